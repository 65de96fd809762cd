import { ApolloServer, HeaderMap } from "@apollo/server";
import { parse, subscribe } from "graphql";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import type { TenantContext } from "../../db/tenancy.ts";
import { assertMapped, mappedColumns } from "./assert.ts";
import { everyQuery } from "./everything.ts";
import { makeSchema, PlanRead, reads, startFixture, stranger, uuid } from "./fixture.ts";
import type { Fixture } from "./fixture.ts";
import { mapType, column, storedJson } from "./map.ts";
import type { ConnectionField } from "./map.ts";
import { passThrough, stringifyResult } from "./passthrough.ts";

let fixture: Fixture;
const schema = makeSchema();
const settings = {
  schema,
  stringifyResult,
  csrfPrevention: false,
  includeStacktraceInErrorResponses: false,
};
const passing = new ApolloServer<TenantContext>({ ...settings, plugins: [passThrough] });
const ordinary = new ApolloServer<TenantContext>(settings);

beforeAll(async () => {
  fixture = await startFixture();
  await passing.start();
  await ordinary.start();
});
afterAll(async () => {
  await passing.stop();
  await ordinary.stop();
  await fixture.stop();
});

type Server = typeof passing;

async function textOf(server: Server, query: string, variables = {}, context = fixture.context) {
  const { body } = await server.executeHTTPGraphQLRequest({
    httpGraphQLRequest: {
      method: "POST",
      headers: new HeaderMap([["content-type", "application/json"]]),
      search: "",
      body: { query, variables },
    },
    context: async () => context,
  });
  if (body.kind !== "complete") throw new Error("expected a complete body");
  return String(body.string); // bytes, where PostgreSQL wrote it
}

/** Both executors' answer, which must be the same to the order of keys. */
async function ask(query: string, variables = {}, context = fixture.context): Promise<any> {
  const [through, usual] = await Promise.all([
    textOf(passing, query, variables, context),
    textOf(ordinary, query, variables, context),
  ]);
  const answer = JSON.parse(through);
  expect(JSON.stringify(answer)).toBe(JSON.stringify(JSON.parse(usual)));
  return answer;
}

/** Like `ask`, and the answer has no errors. */
async function dataOf(query: string, variables = {}, context = fixture.context): Promise<any> {
  const { data, errors } = await ask(query, variables, context);
  expect(errors).toBeUndefined();
  return data;
}

const plan = (at: number) => `Plan_${uuid(2, at)}`;

it("has a mapping for every field", () => {
  expect(() => assertMapped(schema, reads)).not.toThrow();
  expect(mappedColumns(schema, reads)).toContainEqual({
    table: "task",
    column: "status",
    nonNull: true,
  });
});

it("names the fields that have no mapping or one that does not fit", () => {
  const types = [mapType({ type: "Person", table: "person", fields: { nick: column("nick") } })];
  expect(() => assertMapped(schema, { types, query: { plan: column("x") } })).toThrow(
    /Person.name has no mapping[^]*Person.nick is mapped but not in the schema[^]*Query.plan is Plan/,
  );
});

it("names orders and filters that are not mapped", () => {
  const { tasks } = reads.query;
  const orders = { CODE: [], OTHER: [] };
  const query = {
    ...reads.query,
    tasks: {
      ...(tasks as ConnectionField),
      orders,
      filters: { filter: { open: () => undefined } },
    },
  };
  expect(() => assertMapped(schema, { ...reads, query })).toThrow(
    /Query.tasks has no order DUE[^]*Query.tasks has no filter filter.search[^]*Query.tasks filters by filter.open, which is no argument/,
  );
});

it("reads a record with all that hangs on it", async () => {
  const data = await dataOf(
    `query ($id: ID!) { plan(id: $id) {
      __typename id name launchDate tags reasons { __typename code details parts { n } } extra { label inner { n } }
      period { start end } pause { end } taskCount owner { name } ownerId updatedAt greeting maybe
      hello: greeting(word: "hello") done: allTasks(done: true) { code weight isOverdue helpers { name } plan { name } } } }`,
    { id: plan(6) },
  );
  expect(data.plan).toMatchObject({
    __typename: "Plan",
    id: plan(6),
    launchDate: null,
    tags: ["a", "b c"],
    reasons: [
      { __typename: "Reason", code: "LATE", details: { n: 1 }, parts: [{ n: 1 }, { n: null }] },
      { code: "X", details: null, parts: null },
    ],
    extra: { label: "x", inner: { n: 2 } },
    period: { start: "2026-01-01", end: "2026-02-01" },
    owner: { name: 'person 2 "quoted" \\ 张' },
    updatedAt: "2026-01-02T03:04:05.678901+00:00",
    greeting: "hi plan 6",
    hello: "hello plan 6",
    done: [],
  });
});

it("runs every query that the schema allows on the tables", async () => {
  const queries = everyQuery(schema, reads);
  for (const query of queries) {
    const { errors = [] } = await ask(query); // what is hidden or not there may be promised, but SQL has to run
    for (const { message } of errors) expect(message, query).toMatch(/^Cannot return null/);
  }
  const text = queries.join(" ");
  for (const { fields } of reads.types)
    for (const name of Object.keys(fields)) expect(text).toContain(name);
  expect(text).toContain("orderBy: DUE");
  expect(text).toContain("overdue: false");
});

it("answers several root fields in one statement", async () => {
  const statements = vi.spyOn(fixture.pool, "connect");
  const text = await textOf(
    passing,
    `{ __typename a: plan(id: "${plan(1)}") { name } b: plan(id: "${plan(2)}") { name } viewer { person { name } today plans { name } } }`,
  );
  expect(statements).toHaveBeenCalledTimes(1);
  statements.mockRestore();
  const { data } = JSON.parse(text);
  expect(Object.keys(data)).toEqual(["__typename", "a", "b", "viewer"]);
  expect(data.viewer.today).toBe("2026-02-22");
});

it("does not find what another company has, nor malformed ids, nor ids of another type", async () => {
  const query = "query ($id: ID!) { plan(id: $id) { name } node(id: $id) { id } }";
  for (const id of [
    plan(900),
    plan(12),
    `Task_${uuid(2, 1)}`,
    "Plan_x",
    "",
    "Nothing_" + uuid(2, 1),
  ]) {
    expect((await dataOf(query, { id })).plan, id).toBeNull();
  }
  expect(await dataOf(query, { id: plan(1) }, fixture.contextOf(stranger))).toEqual({
    plan: null,
    node: null,
  });
  expect((await dataOf(query, { id: plan(900) }, fixture.contextOf(stranger))).plan.name).toBe(
    "theirs",
  );
});

it("finds any record by its id", async () => {
  const query = `query ($id: ID!) { node(id: $id) { __typename id ... on Plan { name } ... on Task { code plan { name } } ...P } }
    fragment P on Person { name }`;
  expect((await dataOf(query, { id: plan(1) })).node).toEqual({
    __typename: "Plan",
    id: plan(1),
    name: "plan 1",
  });
  expect((await dataOf(query, { id: `Task_${uuid(3, 203)}` })).node).toMatchObject({
    code: "T2-3",
    plan: { name: "plan 2" },
  });
  expect((await dataOf(query, { id: `Person_${uuid(1, 1)}` })).node.__typename).toBe("Person");
});

it("reads a union by the row's word", async () => {
  const query = (id: number) =>
    `{ note(id: "Note_${uuid(4, id)}") { body subject { __typename ... on Task { code } ... on Plan { tags } } } }`;
  expect((await dataOf(query(1))).note.subject).toEqual({ __typename: "Task", code: "T1-1" });
  expect((await dataOf(query(2))).note.subject).toEqual({ __typename: "Plan", tags: ["a", "b c"] });
  expect((await dataOf(query(3))).note.subject).toBeNull();
  expect((await dataOf(query(4))).note.subject).toBeNull();
});

it("raises and propagates null where a promised row is not to be seen", async () => {
  const hidden = await ask(`{ note(id: "Note_${uuid(4, 4)}") { author { name } } }`);
  expect(hidden.data).toEqual({ note: null });
  expect(hidden.errors[0]).toMatchObject({ path: ["note", "author"] });
  expect((await ask("{ notes { author { name } } viewer { today } }")).data).toBeNull();
  expect(
    (await ask(`{ plan(id: "${plan(1)}") { name greeting(word: null) } viewer { today } }`)).data,
  ).toEqual({
    plan: null,
    viewer: { today: "2026-02-22" },
  });
  expect((await ask(`{ mustPlan(id: "Plan_x") { name } }`)).data).toBeNull();
});

it.each(["CODE", "CODE_DESC", "DUE", "RANK"])(
  "pages forwards and backwards through every row once by %s",
  async (orderBy) => {
    const query = `query ($first: Int, $after: String, $last: Int, $before: String, $orderBy: TaskOrder) {
    tasks(first: $first, after: $after, last: $last, before: $before, orderBy: $orderBy) {
      edges { cursor node { id } } nodes { id } totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`;
    const page = async (variables: object) =>
      (await dataOf(query, { orderBy, ...variables })).tasks;
    const everything = (await page({ first: 100 })).nodes.map(({ id }: { id: string }) => id);
    expect(new Set(everything).size).toBe(45);

    const forwards: string[] = [];
    for (let after: string | null = null, more = true; more;) {
      const { edges, nodes, pageInfo, totalCount } = await page({ first: 7, after });
      expect(totalCount).toBe(45);
      expect(edges.map((edge: any) => edge.node.id)).toEqual(nodes.map((node: any) => node.id));
      expect([pageInfo.startCursor, pageInfo.endCursor]).toEqual([
        edges[0].cursor,
        edges.at(-1).cursor,
      ]);
      expect(pageInfo.hasPreviousPage).toBe(after !== null);
      forwards.push(...nodes.map((node: any) => node.id));
      after = pageInfo.endCursor;
      more = pageInfo.hasNextPage;
    }
    expect(forwards).toEqual(everything);

    const backwards: string[] = [];
    for (let before: string | null = null, more = true; more;) {
      const { nodes, pageInfo } = await page({ last: 8, before });
      backwards.unshift(...nodes.map((node: any) => node.id));
      before = pageInfo.startCursor;
      more = pageInfo.hasPreviousPage;
    }
    expect(backwards).toEqual(everything);
  },
);

it("takes an empty page and an empty list", async () => {
  const data =
    await dataOf(`{ none: tasks(first: 0) { nodes { id } pageInfo { hasNextPage endCursor } }
    empty: tasks(filter: { search: "zzz" }) { edges { cursor } totalCount pageInfo { hasNextPage startCursor } } }`);
  expect(data.none).toEqual({ nodes: [], pageInfo: { hasNextPage: true, endCursor: null } });
  expect(data.empty).toEqual({
    edges: [],
    totalCount: 0,
    pageInfo: { hasNextPage: false, startCursor: null },
  });
});

it("filters by what is given, as literals, variables and defaults", async () => {
  const query = `query ($filter: TaskFilter, $search: String = "T3") {
    a: tasks(filter: $filter) { totalCount openCount }
    b: tasks(filter: { search: $search, statuses: [OPEN] }) { totalCount } }`;
  const count = async (filter: object | null, more = {}) =>
    (await dataOf(query, { filter, ...more })).a.totalCount;
  expect(await count(null)).toBe(45);
  expect(await count({})).toBe(45);
  expect(await count({ statuses: null })).toBe(45);
  expect(await count({ statuses: ["DONE"] })).toBe(15);
  expect(await count({ statuses: ["DONE", "OPEN"] })).toBe(45);
  expect(await count({ statuses: ["DONE"], search: "t1" })).toBe(3);
  expect(await count({ planIds: [plan(1), "nonsense", `Task_${uuid(2, 2)}`] })).toBe(9);
  expect(await count({ overdue: false })).toBe(45);
  expect(await count({ overdue: true })).toBe(15);
  expect((await dataOf(query)).b.totalCount).toBe(6);
  expect((await dataOf(query, { search: null })).b.totalCount).toBe(30);
});

it("refuses a page that is too large and a cursor that is none of this list", async () => {
  const codeOf = async (query: string) => (await ask(query)).errors[0].extensions;
  expect(await codeOf("{ tasks(first: 101) { totalCount } }")).toMatchObject({
    code: "INVALID_INPUT",
    details: { field: "first" },
  });
  expect(await codeOf("{ tasks(last: -1) { totalCount } }")).toMatchObject({
    details: { field: "last" },
  });
  expect(await codeOf(`{ tasks(after: "x") { nodes { id } } }`)).toMatchObject({
    details: { field: "after" },
  });
  const { tasks } = await dataOf("{ tasks(first: 1, orderBy: DUE) { pageInfo { endCursor } } }");
  expect(
    await codeOf(`{ tasks(after: "${tasks.pageInfo.endCursor}") { nodes { id } } }`),
  ).toMatchObject({ details: { reason: "is a cursor of another order" } });
  expect((await dataOf("{ plans(first: 200) { totalCount } }")).plans.totalCount).toBe(7);
});

it("leaves out and takes in by directives, aliases and fragments", async () => {
  const query =
    `query ($yes: Boolean!, $id: ID!) { plan(id: $id) { ...A r: name @skip(if: $yes) ... @include(if: $yes) { owner { id } } ...B } }
    fragment A on Plan { owner { name } } fragment B on Plan { "~": name }`.replace('"~"', "r2");
  expect((await dataOf(query, { yes: true, id: plan(1) })).plan).toEqual({
    owner: { name: 'person 1 "quoted" \\ 张', id: `Person_${uuid(1, 1)}` },
    r2: "plan 1",
  });
  expect(Object.keys((await dataOf(query, { yes: false, id: plan(1) })).plan)).toEqual([
    "owner",
    "r",
    "r2",
  ]);
  expect((await dataOf(`query { plan(id: "${plan(1)}") { name @skip(if: true) } }`)).plan).toEqual(
    {},
  );
});

it("leaves what is not mapped to the ordinary executor", async () => {
  expect(await dataOf(`{ plain plan(id: "${plan(1)}") { name } }`)).toEqual({
    plain: "plain",
    plan: { name: "plan 1" },
  });
  expect((await ask("{ plan { name } }")).errors).toHaveLength(1);
});

it("lets a resolver work out what it says, given the row's columns", async () => {
  const data = await dataOf(
    `{ plan(id: "${plan(1)}") { name acts: actions { what: name on } } tasks(first: 1) { nodes { plan { actions { name } } } } }`,
  );
  expect(data.plan).toEqual({ name: "plan 1", acts: [{ what: "plan 1", on: uuid(2, 1) }] });
  expect(data.tasks.nodes[0].plan.actions).toEqual([{ name: "plan 1" }]);
});

it("lets a resolver answer with objects of a type that is also read from jsonb", async () => {
  const { loose } = await dataOf(
    "{ loose { details: code code: details __typename parts { n } } }",
  );
  expect(loose).toEqual([
    { details: "MADE", code: { by: "a resolver" }, __typename: "Reason", parts: null },
  ]);
});

it("passes a stored list on as it is where just its keys are asked for, and picks out of it where not", async () => {
  const steps = (selection: string) => `{ plan(id: "${plan(2)}") { steps ${selection} } }`;
  const stored = `[{"name":"张 \\"q\\"","n":1,"more":{"b":1.50,"a":[null]}}, {"name":"" , "n" : -2,"more":"m"}]`;
  const all = ["{ name n more }", "{ ...on Step { name } n ... @include(if: true) { more n } }"];
  for (const selection of all) {
    await dataOf(steps(selection)); // the same as the ordinary executor's
    expect(await textOf(passing, steps(selection))).toContain(`"steps":${stored}`);
  }
  const others = ["{ n name more }", "{ name n }", "{ name m: n more }", "{ name n more hint }"];
  for (const selection of [...others, "{ __typename name n more }", "{ name n more: name }"]) {
    expect((await dataOf(steps(selection))).plan.steps).toHaveLength(2);
    expect(await textOf(passing, steps(selection))).not.toContain(stored);
  }
  expect((await dataOf(steps("{ more m: n hint }"))).plan.steps).toEqual([
    { more: { b: 1.5, a: [null] }, m: 1, hint: null },
    { more: "m", m: -2, hint: null },
  ]);
});

it("names a stored list whose keys are not fields of its objects", () => {
  const steps = (keys: string[]) =>
    mapType({ ...PlanRead, fields: { ...PlanRead.fields, steps: storedJson("steps", keys) } });
  const judged = (keys: string[]) => () =>
    assertMapped(schema, {
      ...reads,
      types: reads.types.map((map) => (map === PlanRead ? steps(keys) : map)),
    });
  expect(judged(["n", "name"])).not.toThrow();
  expect(judged(["n", "number"])).toThrow(/Plan.steps is \[Step!\]!, its mapping a stored list of/);
});

it("raises where jsonb lacks what the schema promises", async () => {
  const lax = async (at: number) =>
    await ask(`{ plan(id: "${plan(at)}") { lax { s: sure kind items { n } } } }`);
  expect((await lax(1)).data.plan.lax).toEqual({ s: 1, kind: null, items: [{ n: 1 }] });
  for (const at of [2, 3]) {
    const { data, errors } = await lax(at);
    expect(data.plan.lax).toBeNull();
    expect(errors[0].path).toEqual(["plan", "lax", "s"]);
  }
  expect((await lax(4)).data.plan.lax).toEqual({ s: 4, kind: null, items: null });
  expect((await lax(5)).data.plan.lax).toBeNull();
});

it("raises as graphql-js does for null in place of an argument that may not be null", async () => {
  const { data, errors } = await ask(`query ($id: ID = "x") { plan(id: $id) { name } }`, {
    id: null,
  });
  expect(data).toEqual({ plan: null });
  expect(errors[0].message).toContain('Argument "id" of non-null type "ID!" must not be null');
});

it("answers a mutation with its records, in the order given", async () => {
  const mutation = (selection: string) =>
    `mutation ($input: TouchInput!) { touch(input: $input) { ${selection} } }`;
  const input = { clientMutationId: "1", taskId: `Task_${uuid(3, 101)}` };
  const { touch } = await dataOf(
    mutation("message task { code } other: task { plan { name } } plans { name }"),
    { input },
  );
  expect(touch).toEqual({
    message: "touched",
    task: { code: "T1-1" },
    other: { plan: { name: "plan 1" } },
    plans: [{ name: "plan 3" }, { name: "plan 1" }],
  });
  expect((await dataOf(mutation("m: message"), { input })).touch).toEqual({ m: "touched" });
});

it("answers a subscription with the record as its viewer may see it", async () => {
  const document = parse(`subscription { t: taskChanged(id: "x") { code plan { name } } }`);
  async function* events() {
    yield { ids: [uuid(3, 102)] };
    yield { ids: [uuid(3, 999)] };
  }
  schema.getSubscriptionType()!.getFields().taskChanged!.subscribe = () => events();
  const stream = (await subscribe({
    schema,
    document,
    contextValue: fixture.context,
  })) as AsyncIterable<any>;
  const answers: unknown[] = [];
  for await (const answer of stream) answers.push(answer);
  expect(answers).toEqual([
    { data: { t: { code: "T1-2", plan: { name: "plan 1" } } } },
    { data: { t: null } },
  ]);
});
