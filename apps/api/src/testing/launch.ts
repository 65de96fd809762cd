import { type Asker, makeCompany, type TestCompany, type TestServer } from "./server.ts";

/** The days of the acceptance scenarios (spec 03 part 8), with the fit-outs that they leave open. */
export const launchDates = {
  coordinationMeetingOn: "2026-12-20",
  entryDate: "2027-01-10",
  launchDate: "2027-05-01",
};

export const launchFacts = {
  fitOutStandard: "精装修",
  enclosureScope: "示范区围挡以内",
  officePlace: "一号楼首层",
  permits: [{ name: "商品房预售许可证", status: "IN_PROGRESS", statusOn: "2026-12-01" }],
  showFlats: [{ location: "三号楼 2 层", count: 3 }],
};

/** A plan in a company of its own, with the region's head and staff. */
export interface TestLaunch extends TestCompany {
  readonly head: Asker;
  readonly staff: Asker;
  readonly planId: string;
}

export async function draftPlan(
  server: TestServer,
  more: Record<string, unknown> = {},
): Promise<TestLaunch> {
  const company = await makeCompany(server);
  const head = await company.hire("REGION_HEAD");
  const staff = await company.hire("REGION_STAFF");
  const input = { estateId: company.estateId, ...launchDates, ...launchFacts, ...more };
  const { plan } = await staff.run("createLaunchPlan", input, "plan { id }");
  return { ...company, head, staff, planId: plan.id };
}

export async function activePlan(
  server: TestServer,
  more: Record<string, unknown> = {},
): Promise<TestLaunch> {
  const launch = await draftPlan(server, more);
  await launch.staff.run("activateLaunchPlan", { id: launch.planId }, "clientMutationId");
  return launch;
}

export interface TestTask {
  readonly id: string;
  readonly code: string;
  readonly workstream: string;
  readonly ruleId: string | null;
  readonly responsibleRole: string;
  readonly status: string;
  readonly dueOn: string | null;
  readonly doneOn: string | null;
  readonly version: number;
  readonly generatedLate: boolean;
  readonly isOverdue: boolean;
  readonly daysLate: number;
  readonly evidenceRequired: boolean;
  readonly approvalRequired: boolean;
  readonly linkedDocument: string | null;
  readonly notApplicableReason: string | null;
  readonly totalSlack: number | null;
  readonly critical: boolean;
  readonly earlyFinishOn: string | null;
  readonly lateFinishOn: string | null;
  readonly checks: readonly { id: string; code: string; kind: string; state: string }[];
}

const taskFields = `id code workstream ruleId responsibleRole status dueOn doneOn version generatedLate isOverdue daysLate
  evidenceRequired approvalRequired linkedDocument notApplicableReason totalSlack critical earlyFinishOn lateFinishOn
  checks { id code kind state }`;

/** The plan's tasks by code, in the plan's order. */
export async function tasksOf(who: Asker, planId: string): Promise<Map<string, TestTask>> {
  const query = `query($id: ID!) { launchPlan(id: $id) { tasks { ${taskFields} } } }`;
  const { launchPlan } = await who.ask(query, { id: planId });
  const tasks: TestTask[] = launchPlan.tasks;
  return new Map(tasks.map((task) => [task.code, task]));
}

export async function taskOf(who: Asker, planId: string, code: string): Promise<TestTask> {
  const task = (await tasksOf(who, planId)).get(code);
  if (!task) throw new Error(`the plan has no task ${code}`);
  return task;
}

/** A plan's own fields. */
export const planOf = async (who: Asker, planId: string, fields: string) =>
  (await who.ask(`query($id: ID!) { launchPlan(id: $id) { ${fields} } }`, { id: planId }))
    .launchPlan;

/** Whatever a person was told and has not read, newest first. */
export const noticesOf = async (
  who: Asker,
): Promise<{ id: string; kind: string; data: Record<string, unknown> }[]> =>
  (await who.ask("{ viewer { unreadNotifications { id kind data recordId } } }")).viewer
    .unreadNotifications;

/** A picture of one point, as small as a picture can be. */
export const picture = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

/** Sends a photo for a record, the way a browser does. */
export function sendPhoto(who: Asker, recordId: string): Promise<Response> {
  const form = new FormData();
  form.append("file", new File([picture], "现场.png", { type: "image/png" }));
  const headers = { "x-threshold": "1" }; // what a form of another site cannot send
  return who.fetch(`/files?record=${recordId}`, { method: "POST", body: form, headers });
}

/** Hands a photo in for a task, the way a browser does. */
export async function attachEvidence(who: Asker, taskId: string): Promise<void> {
  const response = await sendPhoto(who, taskId);
  if (response.status !== 201) throw new Error(`${response.status} ${await response.text()}`);
}

/** Completes a task with all that it asks for: ticks, amounts and evidence; an approval by the region's head. */
export async function finish(
  { head }: Pick<TestLaunch, "head">,
  who: Asker,
  task: TestTask,
  doneOn?: string,
): Promise<void> {
  for (const check of task.checks)
    await who.run(
      "setTaskCheck",
      { id: check.id, state: "DONE", ...(check.kind === "NUMBER" && { value: 2 }) },
      "clientMutationId",
    );
  if (task.evidenceRequired) await attachEvidence(who, task.id);
  if (task.approvalRequired) await who.run("submitLaunchTask", { id: task.id }, "clientMutationId");
  const approver = task.approvalRequired ? head : who;
  await approver.run("completeLaunchTask", { id: task.id, doneOn }, "clientMutationId");
}
