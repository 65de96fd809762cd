import { readFileSync } from "node:fs";
import {
  buildSchema,
  getOperationAST,
  getVariableValues,
  type GraphQLSchema,
  parse,
} from "graphql";
import { type AuditResult, serverAudits } from "graphql-http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeSchema } from "../schema.ts";
import { type Asker, makeCompany, startTestServer, type TestServer } from "../testing/server.ts";
import { defaultLimits, weigh } from "./cost.ts";
import { fragmentsOf } from "./limits.ts";
import { relayFindings } from "./relay-lint.ts";

let server: TestServer;
let admin: Asker;
let schema: GraphQLSchema;
beforeAll(async () => {
  schema = await makeSchema();
  // The audit asks by introspection, which only development offers; all else is the server as it runs.
  server = await startTestServer(undefined, { development: true });
  ({ admin } = await makeCompany(server));
});
afterAll(() => server.close());

/** Sends the audit's requests as somebody who is signed in by a token. */
function signedIn(url: string, init: RequestInit = {}): Promise<Response> {
  const headers = new Headers(init.headers);
  headers.set("authorization", `Bearer ${admin.token}`);
  headers.set("threshold-company", admin.companyId);
  return fetch(url, { ...init, headers });
}

describe("GraphQL over HTTP", () => {
  it("passes every audit of graphql-http, without error, warning or notice", async () => {
    const audits = serverAudits({ url: `${server.url}/graphql`, fetchFn: signedIn });
    const results: AuditResult[] = await Promise.all(audits.map((audit) => audit.fn()));
    expect(results.length).toBeGreaterThanOrEqual(61);
    expect(results.filter(({ status }) => status !== "ok")).toEqual([]);
  });

  it("answers no GET that a page of another site can send", async () => {
    const url = `${server.url}/graphql?${new URLSearchParams({ query: "{ __typename }" })}`;
    expect((await fetch(url, { headers: { cookie: "x=y" } })).status).toBe(400);
    expect((await signedIn(url)).status).toBe(200);
  });
});

describe("the schema", () => {
  it("is as Relay has connections, nodes and mutations", () => {
    expect(relayFindings(schema)).toEqual([]);
  });

  it("would be found out where it is not", () => {
    const bad = buildSchema(`
      interface Node { id: ID! }
      type PageInfo { hasNextPage: Boolean! hasPreviousPage: Boolean startCursor: String endCursor: String }
      type Thing { id: ID! }
      type ThingEdge { cursor: String node: [Thing] }
      type ThingConnection { edges: ThingEdge pageInfo: PageInfo! }
      type Query { node(id: ID!): Node! things(first: Int): ThingConnection }
      input DoInput { id: ID } type DoPayload { id: ID }
      type Mutation { do(input: DoInput!): DoPayload undo(id: ID!): Thing }`);
    expect(relayFindings(bad)).toEqual([
      "PageInfo.hasPreviousPage is not Boolean!",
      "Query.node is not a nullable Node",
      "Thing has an id and is no Node",
      "ThingEdge.cursor is not String!",
      "ThingEdge.node is a list",
      "ThingConnection.edges is no list",
      "Query.things does not page",
      "DoPayload.id is not ID!",
      "DoInput has no clientMutationId",
      "DoPayload has no clientMutationId",
      "undo does not take one input: …Input!",
    ]);
  });
});

describe("the arithmetic of what a query costs, as docs/guide/api.md publishes it", () => {
  const page = readFileSync(new URL("../../../../docs/guide/api.md", import.meta.url), "utf8");
  const examples = [...page.matchAll(/```graphql\n# (\d+): [^\n]*\n([\s\S]*?)```/g)];

  it.each(examples.map(([, cost, query]) => [Number(cost), query!] as const))(
    "comes to %i",
    (cost, query) => {
      const document = parse(query);
      const operation = getOperationAST(document)!;
      const { coerced: variables = {} } = getVariableValues(
        schema,
        operation.variableDefinitions ?? [],
        {},
      );
      const weighed = { schema, operation, fragments: fragmentsOf(document), variables };
      expect(weigh(weighed).cost).toBe(cost);
    },
  );

  it("names the limits that hold", () => {
    expect(examples.length).toBeGreaterThanOrEqual(5);
    const limits = new Map(
      [...page.matchAll(/^\| (\w+) +\| (\d+) /gm)].map(([, name, value]) => [name, Number(value)]),
    );
    expect(limits.get("cost")).toBe(defaultLimits.cost);
    expect(limits.get("depth")).toBe(defaultLimits.depth);
  });
});
