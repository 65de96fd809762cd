import { getOperationAST, getVariableValues, parse } from "graphql";
import { expect, it } from "vitest";
import { weigh } from "./cost.ts";
import { fragmentsOf } from "./limits.ts";
import { makeSchema } from "./read/fixture.ts";

const schema = makeSchema();

function weightOf(query: string, given = {}) {
  const document = parse(query);
  const operation = getOperationAST(document)!;
  const { coerced = {} } = getVariableValues(schema, operation.variableDefinitions ?? [], given);
  return weigh({ schema, operation, fragments: fragmentsOf(document), variables: coerced });
}

it.each([
  ["scalars cost nothing", "{ plain }", 0, 1],
  ["an object costs one", "{ viewer { today } }", 1, 2],
  [
    "a list costs ten of its items",
    '{ plan(id: "x") { allTasks { plan { name } } } }',
    1 + 1 + 10,
    4,
  ],
  ["a page costs its size", "{ tasks(first: 30) { nodes { code } } }", 1 + 30, 3],
  [
    "edges and node are one page",
    "{ tasks(first: 30) { edges { cursor node { code } } pageInfo { endCursor } } }",
    1 + 30,
    4,
  ],
  ["the last are a page too", "{ tasks(last: 7) { nodes { code } } }", 1 + 7, 3],
  ["a page has twenty where nobody says", "{ tasks { nodes { code } } }", 1 + 20, 3],
  ["the schema's default counts", '{ plan(id: "x") { tasks { nodes { code } } } }', 1 + 1 + 3, 4],
  ["a count costs one", "{ tasks { totalCount openCount __typename } }", 1 + 2, 2],
  [
    "pages multiply",
    "{ plans(first: 10) { nodes { tasks(first: 5) { nodes { plan { name } } } } } }",
    1 + 10 * (1 + 1 + 5 * 2),
    6,
  ],
  [
    "fragments count where they are spread",
    "{ tasks(first: 2) { ...C } } fragment C on TaskConnection { nodes { ...T } totalCount } fragment T on Task { plan { name } }",
    1 + 1 + 2 * 2,
    4,
  ],
  [
    "a mutation costs ten",
    'mutation { touch(input: { clientMutationId: "1", taskId: "x" }) { task { code } } }',
    10 + 1 + 1,
    3,
  ],
])("%s", (_, query, cost, depth) => {
  expect(weightOf(query)).toEqual({ cost, depth });
});

it("takes the page's size from variables and their defaults", () => {
  const query = "query ($n: Int = 4) { tasks(first: $n) { nodes { code } } }";
  expect(weightOf(query).cost).toBe(5);
  expect(weightOf(query, { n: 50 }).cost).toBe(51);
});

it("weighs a document of fragments that double each other in no time", () => {
  const doubling = Array.from(
    { length: 60 },
    (_, i) => `fragment F${i} on Plan { owner { id } ...F${i + 1} ...F${i + 1} }`,
  );
  const { cost } = weightOf(
    `{ plan(id: "x") { ...F0 } } ${doubling.join(" ")} fragment F60 on Plan { name }`,
  );
  expect(cost).toBeGreaterThan(2 ** 59);
});
