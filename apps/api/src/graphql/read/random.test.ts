import { ApolloServer, HeaderMap } from "@apollo/server";
import fc from "fast-check";
import { getNamedType, isAbstractType, isCompositeType, isObjectType } from "graphql";
import type { GraphQLNamedType } from "graphql";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import type { TenantContext } from "../../db/tenancy.ts";
import { makeSchema, startFixture, uuid } from "./fixture.ts";
import type { Fixture } from "./fixture.ts";
import { passThrough, stringifyResult } from "./passthrough.ts";

const schema = makeSchema();
const settings = {
  schema,
  stringifyResult,
  csrfPrevention: false,
  includeStacktraceInErrorResponses: false,
};
const passing = new ApolloServer<TenantContext>({ ...settings, plugins: [passThrough] });
const ordinary = new ApolloServer<TenantContext>(settings);
let fixture: Fixture;

beforeAll(async () => {
  fixture = await startFixture();
  await Promise.all([passing.start(), ordinary.start()]);
});
afterAll(async () => {
  await Promise.all([passing.stop(), ordinary.stop()]);
  await fixture.stop();
});

/** One choice out of a list; fast-check shrinks towards the first. */
type Choose = <T>(options: readonly T[]) => T;

const ids = [
  `Plan_${uuid(2, 1)}`,
  `Plan_${uuid(2, 6)}`,
  `Task_${uuid(3, 102)}`,
  `Note_${uuid(4, 4)}`,
  `Person_${uuid(1, 3)}`,
  "Plan_x",
  "",
];
const quoted = ids.map((id) => JSON.stringify(id));
const choices: Record<string, readonly string[]> = {
  id: ["$id", ...quoted],
  first: ["$first", "2", "0", "null"],
  last: ["$last", "1"],
  filter: [
    "$filter",
    "{}",
    "{ statuses: [DONE] }",
    "{ search: $word, overdue: $yes }",
    '{ planIds: [$id, "Plan_x"] }',
  ],
  orderBy: ["$order", "CODE_DESC", "DUE", "RANK"],
  word: ["$word", '"a\\"b"', "null"],
  done: ["$yes", "false"],
};
/** Forward and backward pages do not go together. */
const apart = ["last", "before", "after"];

interface Draft {
  readonly choose: Choose;
  readonly fragments: string[];
  fields: number;
}

function argumentsFor(draft: Draft, args: readonly { name: string; type: unknown }[]): string {
  const given = args.flatMap(({ name, type }) => {
    const options = choices[name];
    if (!options || apart.includes(name)) return [];
    const required = String(type).endsWith("!");
    return required || draft.choose([false, true]) ? [`${name}: ${draft.choose(options)}`] : [];
  });
  return given.length > 0 ? `(${given.join(", ")})` : "";
}

const directives = ["", "", "", "@skip(if: $yes)", "@include(if: $yes)", "@include(if: true)"];

function selection(draft: Draft, type: GraphQLNamedType, depth: number): string {
  const parts = Array.from({ length: draft.choose([1, 2, 3, 4]) }, () => part(draft, type, depth));
  return `{ ${parts.join(" ")} }`;
}

function part(draft: Draft, type: GraphQLNamedType, depth: number): string {
  const { choose, fragments } = draft;
  if (isAbstractType(type)) {
    const [possible, skip] = [choose(schema.getPossibleTypes(type)), choose(directives)];
    return choose([true, false])
      ? `... on ${possible.name} ${skip} ${selection(draft, possible, depth - 1)}`
      : "__typename";
  }
  if (!isObjectType(type) || choose([0, 1, 2, 3, 4, 5, 6, 7]) === 7) return "__typename";
  if (depth > 0 && type.name !== "Query" && choose([0, 1, 2, 3, 4, 5]) === 5) {
    const name = `F${fragments.length}`;
    fragments.push("");
    fragments[Number(name.slice(1))] =
      `fragment ${name} on ${type.name} ${selection(draft, type, depth - 1)}`;
    return `...${name} ${choose(directives)}`;
  }
  const fields = Object.values(type.getFields()).filter(
    ({ type: inner, name }) =>
      name !== "plain" && name !== "loose" && (depth > 0 || !isCompositeType(getNamedType(inner))),
  );
  if (fields.length === 0) return "__typename";
  const field = choose(fields);
  const named = getNamedType(field.type);
  const alias = field.args.length > 0 || choose([true, false]) ? `a${(draft.fields += 1)}: ` : "";
  const inner = isCompositeType(named) ? selection(draft, named, depth - 1) : "";
  return `${alias}${field.name}${argumentsFor(draft, field.args)} ${choose(directives)} ${inner}`;
}

const variableTypes = {
  yes: "Boolean!",
  id: "ID!",
  first: "Int",
  last: "Int",
  word: "String",
  order: "TaskOrder",
  filter: "TaskFilter",
};

/** The query declares the variables that it uses, and no others. */
function withVariables(text: string): string {
  const used = Object.entries(variableTypes).filter(([name]) => text.includes(`$${name}`));
  const declared = used.map(([name, type]) => `$${name}: ${type}`).join(", ");
  return `query ${declared && `(${declared})`} ${text}`;
}

async function textOf(server: typeof passing, query: string, variables: object): Promise<string> {
  const { body } = await server.executeHTTPGraphQLRequest({
    httpGraphQLRequest: {
      method: "POST",
      headers: new HeaderMap([["content-type", "application/json"]]),
      search: "",
      body: { query, variables },
    },
    context: async () => fixture.context,
  });
  if (body.kind !== "complete") throw new Error("expected a complete body");
  return String(body.string); // bytes, where PostgreSQL wrote it
}

const variables = fc.record(
  {
    yes: fc.boolean(),
    id: fc.constantFrom(...ids),
    first: fc.constantFrom(null, 1, 5),
    last: fc.constantFrom(null, 2),
    word: fc.constantFrom(null, "T1", "%", "\\"),
    order: fc.constantFrom("CODE", "RANK"),
    filter: fc.constantFrom(
      null,
      {},
      { statuses: ["OPEN"] },
      { search: "2", overdue: true },
      { planIds: ids },
    ),
  },
  { requiredKeys: ["yes", "id"] },
);

it("reads the same through PostgreSQL's text and through graphql-js, whatever is asked", async () => {
  const connect = vi.spyOn(fixture.pool, "connect");
  let through = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.gen(),
      fc.array(variables, { minLength: 1, maxLength: 3 }),
      async (gen, runs) => {
        const choose: Choose = (options) => options[gen(fc.nat, { max: options.length - 1 })]!;
        const draft: Draft = { choose, fragments: [], fields: 0 };
        const body = selection(draft, schema.getQueryType()!, 4);
        const query = withVariables([body, ...draft.fragments].join("\n"));
        for (const values of runs) {
          connect.mockClear();
          const text = JSON.parse(await textOf(passing, query, values));
          if (!text.errors && connect.mock.calls.length === 1) through += 1;
          const usual = JSON.parse(await textOf(ordinary, query, values));
          // Of several errors that null the same field graphql-js tells the one that came first.
          if (text.errors)
            expect(usual.errors?.[0]?.extensions.code).toBe(text.errors[0].extensions.code);
          expect(JSON.stringify(text.data)).toBe(JSON.stringify(usual.data));
        }
      },
    ),
    { numRuns: Number(process.env.RANDOM_RUNS ?? 150) },
  );
  expect(through).toBeGreaterThan(20); // it is the path that was meant
});
