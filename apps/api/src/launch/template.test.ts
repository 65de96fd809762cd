import { afterAll, beforeAll, expect, it } from "vitest";
import { activePlan, launchDates, launchFacts, tasksOf } from "../testing/launch.ts";
import { type Asker, makeCompany, startTestServer, type TestServer } from "../testing/server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const templatesOf = async (who: Asker) =>
  (await who.ask("{ launchTemplates { id versionNumber status version content } }"))
    .launchTemplates;

/** A draft of the next version, adapted by these changes. */
async function draft(who: Asker, changes: unknown[]): Promise<{ id: string; version: number }> {
  const [current] = await templatesOf(who);
  const { template } = await who.run(
    "draftLaunchTemplate",
    { fromId: current.id },
    "template { id version }",
  );
  const input = { id: template.id, version: template.version, changes };
  return (await who.run("adaptLaunchTemplate", input, "template { id version }")).template;
}

const media = {
  code: "MEDIA_INVITED",
  title: "邀请媒体",
  workstream: "DEVELOPER_LIAISON",
  anchor: "LAUNCH",
  offsetDays: 7,
  responsibleRole: "REGION_STAFF",
};
const changes = [
  { kind: "ADD", task: media },
  { kind: "REMOVE", code: "COOK_HIRED", reason: "食堂外包" },
  { kind: "CHANGE", code: "EMERGENCY_DRILL", reason: "留出整改时间", offsetDays: 8 },
];

it("a company's adapted template makes the next plans; those under way stay on theirs", async () => {
  const { head, staff, planId, centerId, admin } = await activePlan(server);
  const { id } = await draft(head, changes);
  await head.run("publishLaunchTemplate", { id }, "clientMutationId");
  expect(
    (await templatesOf(head)).map((one: Record<string, unknown>) => [
      one.versionNumber,
      one.status,
    ]),
  ).toEqual([
    [2, "PUBLISHED"],
    [1, "RETIRED"],
  ]);

  const { estate } = await admin.run(
    "createEstate",
    { serviceCenterId: centerId, code: "E2", name: "锦绣二期", category: "RESIDENTIAL" },
    "estate { id }",
  );
  const { plan } = await staff.run(
    "createLaunchPlan",
    { estateId: estate.id, ...launchDates, ...launchFacts },
    "plan { id template { versionNumber } }",
  );
  expect(plan.template.versionNumber).toBe(2);
  await staff.run("activateLaunchPlan", { id: plan.id }, "clientMutationId");
  const made = await tasksOf(staff, plan.id);
  expect(made.get("MEDIA_INVITED")!.dueOn).toBe("2027-04-24");
  expect(made.get("EMERGENCY_DRILL")!.dueOn).toBe("2027-04-23");
  expect(made.has("COOK_HIRED")).toBe(false);
  const old = await tasksOf(staff, planId);
  expect(old.get("EMERGENCY_DRILL")!.dueOn).toBe("2027-04-26");
  expect(old.has("COOK_HIRED")).toBe(true);
});

it("what was changed, added and taken out stays visible with its reason and origin", async () => {
  const { hire } = await makeCompany(server);
  const head = await hire("REGION_HEAD");
  const { id } = await draft(head, changes);
  const { content } = (await templatesOf(head)).find((one: { id: string }) => one.id === id);
  const task = (code: string) => content.tasks.find((one: { code: string }) => one.code === code);
  expect(task("MEDIA_INVITED").origin).toBe("COMPANY");
  expect(task("EMERGENCY_DRILL")).toMatchObject({ origin: "SEED", source: "001-D 4.10" });
  expect(JSON.stringify(task("EMERGENCY_DRILL").adaptations)).toContain("留出整改时间");
  expect(JSON.stringify(content.removed)).toContain("食堂外包");
});

it("LCH-R01: a template keeps every kind of work, and every removal has a reason", async () => {
  const { hire } = await makeCompany(server);
  const head = await hire("REGION_HEAD");
  const { id, version } = await draft(head, changes.slice(0, 1));
  const remove = (codes: string[], reason: string) => ({
    id,
    version,
    changes: codes.map((code) => ({ kind: "REMOVE", code, reason })),
  });
  expect(
    await head.refusal(
      "adaptLaunchTemplate",
      remove(["EMERGENCY_PLAN", "EMERGENCY_DRILL"], "外包"),
    ),
  ).toEqual({ code: "WORKSTREAM_WITHOUT_TASK", details: { workstreams: ["ORDER"] } });
  expect((await head.refusal("adaptLaunchTemplate", remove(["COOK_HIRED"], " "))).code).toBe(
    "REASON_REQUIRED",
  );
  for (const nonsense of [{}, "x", [{ kind: "ADD" }], [{ kind: "REMOVE", code: 7, reason: "x" }]])
    expect(
      (await head.refusal("adaptLaunchTemplate", { id, version, changes: nonsense })).code,
    ).toBe("INVALID_INPUT");
});

it("is adapted by the head of a region, as long as it is a draft", async () => {
  const { hire, admin } = await makeCompany(server);
  const head = await hire("REGION_HEAD");
  const [current] = await templatesOf(head);
  for (const who of [admin, await hire("REGION_STAFF"), await hire("SERVICE_CENTER_HEAD")])
    expect((await who.refusal("draftLaunchTemplate", { fromId: current.id })).code).toBe(
      "FORBIDDEN",
    );
  const published = { id: current.id, version: current.version, changes };
  expect((await head.refusal("adaptLaunchTemplate", published)).code).toBe("STALE_VERSION");
  expect((await head.refusal("publishLaunchTemplate", { id: current.id })).code).toBe(
    "STALE_VERSION",
  );
});
