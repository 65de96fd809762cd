import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { activePlan, launchDates, launchFacts } from "./testing/launch.ts";
import { makeCompany, startTestServer, type TestServer } from "./testing/server.ts";

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
  it("are planned with or refused, in no time", async () => {
    const { estateId, hire } = await makeCompany(server);
    const staff = await hire("REGION_STAFF");
    const facts = { estateId, ...launchDates, ...launchFacts };
    const begun = performance.now();
    for (const launchDate of ["9999-12-31", "2800-01-01"]) {
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
    }
    expect(performance.now() - begun).toBeLessThan(5_000);
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
