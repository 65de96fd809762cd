import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type FragmentDefinitionNode, Kind, type OperationDefinitionNode, parse } from "graphql";
import { expect, it } from "vitest";
import { makeSchema } from "../schema.ts";
import { defaultLimits, weigh } from "./cost.ts";

const web = fileURLToPath(new URL("../../../web/src/", import.meta.url));

/** Every document that the web's sources write. */
const definitions = readdirSync(web, { recursive: true, encoding: "utf8" })
  .filter((path) => /\.tsx?$/.test(path) && !path.startsWith("gql"))
  .flatMap((path) => [
    ...readFileSync(`${web}${path}`, "utf8").matchAll(/\/\* GraphQL \*\/ `([^`]*)`/g),
  ])
  .flatMap(([, text]) => [...parse(text!).definitions]);
const fragments = Object.fromEntries(
  definitions.flatMap((one): [string, FragmentDefinitionNode][] =>
    one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one]] : [],
  ),
);
const queries = definitions.filter(
  (one): one is OperationDefinitionNode => one.kind === Kind.OPERATION_DEFINITION,
);

it("lets every page ask what it asks: a fragment that grows makes no query of another page too costly", async () => {
  const schema = await makeSchema();
  expect(queries.length).toBeGreaterThan(300);
  const costly = queries.flatMap((operation) => {
    // A page asks for so many rows at most as its variables say.
    const { cost, depth } = weigh({ schema, operation, fragments, variables: { first: 50 } });
    return cost > defaultLimits.cost || depth > defaultLimits.depth
      ? [`${operation.name?.value} ${cost}`]
      : [];
  });
  expect(costly).toEqual([]);
});
