import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { activePlan, launchDates, launchFacts } from "./testing/launch.ts";
import { listen } from "./testing/live.ts";
import {
  makeCompany,
  startTestServer,
  type TestCompany,
  type TestServer,
} from "./testing/server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

describe("text that no text can hold", () => {
  it("finds nothing and breaks nothing", async () => {
    const { admin } = await makeCompany(server);
    for (const text of ["a\u0000b", "\ud800", "𝕏".repeat(2_000)]) {
      const query =
        "query($text: String!) { search(text: $text) { id } estates(filter: { search: $text }) { nodes { id } } }";
      const { data, errors } = await admin.send(query, { text });
      expect(errors?.[0]?.extensions.code ?? "none", JSON.stringify(text.slice(0, 9))).toMatch(
        /^(none|INVALID_INPUT)$/,
      );
      if (!errors) expect(data).toEqual({ search: [], estates: { nodes: [] } });
    }
  });
});

describe("ids that are none", () => {
  it("are not found, wherever they stand", async () => {
    const { admin } = await makeCompany(server);
    for (const id of [
      "",
      "x",
      "Estate_",
      "Estate_x",
      "Estate_1' or '1'='1",
      `Estate_${"0".repeat(500)}`,
    ]) {
      const query = "query($id: ID!) { estate(id: $id) { id } node(id: $id) { id } }";
      expect(await admin.ask(query, { id }), id).toEqual({ estate: null, node: null });
      expect((await admin.refusal("deletePlace", { id })).code, id).toBe("NOT_FOUND");
    }
  });
});

describe("days at the ends of time", () => {
  it("are planned with or refused, in about the time of an ordinary launch", async () => {
    const { estateId, hire } = await makeCompany(server);
    const staff = await hire("REGION_STAFF");
    const facts = { estateId, ...launchDates, ...launchFacts };
    const planned = async (launchDate: string) => {
      const begun = performance.now();
      const query =
        "mutation($input: CreateLaunchPlanInput!) { createLaunchPlan(input: $input) { plan { id } } }";
      const input = { ...facts, clientMutationId: launchDate, name: launchDate, launchDate };
      const { data, errors } = await staff.send(query, { input });
      if (errors) expect(errors[0]!.extensions.code).toBe("INVALID_INPUT");
      else {
        const { id } = data.createLaunchPlan.plan;
        const activated = await staff.send(
          "mutation($input: ActivateLaunchPlanInput!) { activateLaunchPlan(input: $input) { plan { provisional } } }",
          { input: { clientMutationId: `a-${launchDate}`, id } },
        );
        expect(activated.errors?.[0]?.extensions.code ?? "none").toMatch(/^(none|INVALID_INPUT)$/);
      }
      return performance.now() - begun;
    };
    const ordinary = await planned(launchDates.launchDate);
    // Day by day to the end of time would be thousands of times as long.
    for (const launchDate of ["9999-12-31", "2800-01-01"])
      expect((await planned(launchDate)) / ordinary).toBeLessThan(30);
  });

  it("move no launch out of the calendar", async () => {
    const { staff, planId } = await activePlan(server);
    const move = { id: planId, launchDate: "9999-12-31", reason: "无期", clientMutationId: "far" };
    const query =
      "mutation($input: MoveLaunchInput!) { moveLaunch(input: $input) { plan { launchDate } } }";
    const { errors } = await staff.send(query, { input: move });
    expect(errors?.[0]?.extensions.code ?? "none").toMatch(/^(none|INVALID_INPUT)$/);
  });
});

describe("a hostile document", () => {
  /** Sends a text as a document, and answers status, first error and how long it took, in ms. */
  async function sent(query: unknown) {
    const { admin } = company;
    const begun = performance.now();
    const response = await admin.fetch("/graphql", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(Array.isArray(query) ? query : { query }),
    });
    const { errors = [] } = (await response.json()) as {
      errors?: { message: string; extensions: { code: string } }[];
    };
    return { status: response.status, errors, ms: performance.now() - begun };
  }
  let company: TestCompany;
  beforeAll(async () => {
    company = await makeCompany(server);
  });

  const page = "estates(first: 100) { nodes { serviceCenter { region { name } } } }";
  const times = (count: number, text: (at: number) => string) =>
    Array.from({ length: count }, (_, at) => text(at)).join(" ");

  it.each<[string, unknown, string]>([
    [
      "with a hundred aliases of one page costs them all",
      `{ ${times(100, (at) => `a${at}: ${page}`)} }`,
      "QUERY_TOO_COSTLY",
    ],
    [
      "with thousands of aliases is not even parsed",
      `{ ${times(3_000, (at) => `a${at}: __typename`)} }`,
      "GRAPHQL_PARSE_FAILED",
    ],
    [
      "of hundreds of operations carries none out",
      times(400, (at) => `query Q${at} { company { name } }`),
      "OPERATION_RESOLUTION_FAILURE",
    ],
    [
      "in a batch is refused",
      [{ query: "{ __typename }" }, { query: "{ __typename }" }],
      "BAD_REQUEST",
    ],
    [
      "whose fragments spread each other in a circle is refused",
      "{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }",
      "GRAPHQL_VALIDATION_FAILED",
    ],
    [
      "of fragments that double each other is weighed without unfolding them",
      `{ ...F0 } ${times(60, (at) => `fragment F${at} on Query { ${at < 59 ? `...F${at + 1} ...F${at + 1}` : "company { name }"} }`)}`,
      "QUERY_TOO_COSTLY",
    ],
    [
      "with hundreds of directives on one field is refused",
      `{ __typename ${times(800, () => "@skip(if: false)")} }`,
      "GRAPHQL_VALIDATION_FAILED",
    ],
    [
      "with a thousand directives that there are not is refused",
      `{ __typename ${times(1_000, (at) => `@d${at}`)} }`,
      "GRAPHQL_VALIDATION_FAILED",
    ],
    [
      "with lists within lists is refused",
      `{ search(text: ${"[".repeat(20_000)}${"]".repeat(20_000)}) { title } }`,
      "GRAPHQL_PARSE_FAILED",
    ],
    [
      // Not as deep as the parser gives up: how deep that is hangs on the stack that is left.
      "nested hundreds deep is refused",
      `{ ${"company { ".repeat(700)} name ${"}".repeat(700)} }`,
      "GRAPHQL_VALIDATION_FAILED",
    ],
    [
      "of one field thousands of times is refused",
      `{ company { ${"name ".repeat(5_000)} } }`,
      "GRAPHQL_VALIDATION_FAILED",
    ],
  ])("%s, in no time", async (_, query, code) => {
    // The quickest of some: a machine that is busy for a while is not what this is about.
    let quickest = Infinity;
    for (let time = 0; time < 10 && quickest >= 2_000; time += 1) {
      const { status, errors, ms } = await sent(query);
      expect(errors[0]?.extensions.code ?? "").toBe(code);
      expect(status).toBe(code === "" ? 200 : 400);
      quickest = Math.min(quickest, ms);
    }
    expect(quickest).toBeLessThan(2_000);
  });

  it.each([
    "{ __schema { types { name } } }",
    '{ __type(name: "Query") { name } }',
    "query { company { name } ...on Query { __schema { description } } }",
  ])("learns no schema by introspection: %s", async (query) => {
    const { status, errors } = await sent(query);
    expect(status).toBe(400);
    expect(errors[0]!.extensions.code).toBe("GRAPHQL_VALIDATION_FAILED");
  });

  it.each([
    "{ estats { nodes { name } } }",
    "{ company { nam } }",
    "{ estates(frst: 1) { nodes { name } } }",
    "{ estates(orderBy: NAM) { nodes { name } } }",
    '{ estates(filter: { serch: "x" }) { nodes { name } } }',
    "{ ...on Compny { name } }",
    "query($x: Compny) { company { name } }",
  ])("is told no name that it almost guessed: %s", async (query) => {
    const { errors } = await sent(query);
    expect(errors.length).toBeGreaterThan(0);
    expect(JSON.stringify(errors)).not.toMatch(/did you mean/i);
  });

  it("is told none over WebSocket either, nor in a variable", async () => {
    const listener = listen(server, company.admin);
    const told = listener.follow("subscription { jobChangd { id } }");
    await expect.poll(() => told.length).toBe(1);
    expect(JSON.stringify(told)).toContain("jobChangd");
    expect(JSON.stringify(told)).not.toMatch(/did you mean/i);
    await listener.close();
    const query = "query($by: EstateOrder) { estates(orderBy: $by) { totalCount } }";
    const { errors } = await company.admin.send(query, { by: "NAM" });
    expect(errors).toHaveLength(1);
    expect(JSON.stringify(errors)).not.toMatch(/did you mean/i);
  });
});
