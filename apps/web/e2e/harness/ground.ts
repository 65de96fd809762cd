import { askerOf } from "./api.ts";
import type { Asker } from "./api.ts";
import { dayFromToday } from "./days.ts";
import type { WorkbookFile } from "./workbook.ts";

let admin: Promise<Asker> | undefined;
let region: Promise<Asker> | undefined;

/** The demo's system administrator. */
export const theAdmin = (): Promise<Asker> => (admin ??= askerOf("admin"));
/** The head of the region in which journeys have their estates. */
export const theRegionHead = (): Promise<Asker> => (region ??= askerOf("region"));

/** A new empty estate of the demo's service center C-TH, so that journeys do not meet. */
export async function layEstate(name: string): Promise<string> {
  const asker = await theAdmin();
  const { company } = await asker.ask("{ company { regions { serviceCenters { id code } } } }");
  const centers = company.regions.flatMap(
    ({ serviceCenters }: { serviceCenters: { id: string; code: string }[] }) => serviceCenters,
  );
  const center = centers.find(({ code }: { code: string }) => code === "C-TH");
  const code = `E${process.pid}${Math.floor(performance.now())}`;
  const input = { serviceCenterId: center.id, code, name, category: "RESIDENTIAL" };
  return (await asker.run("createEstate", input, "estate { id }")).estate.id;
}

export interface LaidPlan {
  readonly estateId: string;
  readonly planId: string;
}

/** An estate with a launch plan under way: launch in 120 days, entry in 20. */
export async function layPlan(name: string): Promise<LaidPlan> {
  const estateId = await layEstate(name);
  const asker = await theRegionHead();
  const { plan } = await asker.run(
    "createLaunchPlan",
    {
      estateId,
      coordinationMeetingOn: dayFromToday(-1),
      entryDate: dayFromToday(20),
      launchDate: dayFromToday(120),
      fitOutStandard: "精装修交付",
      enclosureScope: "示范区围挡以内",
      officePlace: "示范区配套楼首层",
      permits: [{ name: "商品房预售许可证", status: "IN_PROGRESS", statusOn: dayFromToday(-1) }],
      showFlats: [{ location: "1栋 2 层", count: 2 }],
    },
    "plan { id }",
  );
  await asker.run("activateLaunchPlan", { id: plan.id }, "plan { id }");
  return { estateId, planId: plan.id };
}

export interface LaidTask {
  readonly id: string;
  readonly code: string;
  readonly title: string;
  readonly titleEn: string | null;
  readonly status: string;
  readonly dueOn: string | null;
  readonly evidenceRequired: boolean;
  readonly actions: readonly { action: string; allowed: boolean; code: string | null }[];
}

/** The tasks of a plan as the head of the region sees them. */
export async function tasksOf(planId: string): Promise<readonly LaidTask[]> {
  const { launchPlan } = await (
    await theRegionHead()
  ).ask(
    `query($id: ID!) { launchPlan(id: $id) { tasks {
      id code title titleEn status dueOn evidenceRequired actions { action allowed code }
    } } }`,
    { id: planId },
  );
  return launchPlan.tasks;
}

/** A task that can be completed as soon as a photo is handed in. */
export async function taskForPhoto(planId: string): Promise<LaidTask> {
  return taskWhere(
    planId,
    ({ action, code }) => action === "completeLaunchTask" && code === "TASK_EVIDENCE_MISSING",
  );
}

/** A task that can be completed at once. */
export async function taskToComplete(planId: string): Promise<LaidTask> {
  return taskWhere(planId, ({ action, allowed }) => action === "completeLaunchTask" && allowed);
}

async function taskWhere(
  planId: string,
  holds: (action: LaidTask["actions"][number]) => boolean,
): Promise<LaidTask> {
  const task = (await tasksOf(planId)).find(({ actions }) => actions.some(holds));
  if (!task) throw new Error("no task of the plan is as the journey needs it");
  return task;
}

/** Uploads a workbook for an estate and waits until it is checked; answers the batch's id. */
export async function checkWorkbook(
  asker: Asker,
  estateId: string,
  workbook: WorkbookFile,
): Promise<string> {
  const body = new FormData();
  body.append("file", new Blob([new Uint8Array(workbook.content)]), workbook.name);
  const path = `/imports?list=units&of=${encodeURIComponent(estateId)}`;
  const response = await asker.fetch(path, { method: "POST", body });
  if (!response.ok) throw new Error(`the workbook is turned away: ${await response.text()}`);
  const { id } = (await response.json()) as { id: string };
  await importIs(asker, id, "CHECKED");
  return id;
}

/** Brings a workbook's good rows in and waits until they are there. */
export async function importWorkbook(
  asker: Asker,
  estateId: string,
  workbook: WorkbookFile,
): Promise<void> {
  const id = await checkWorkbook(asker, estateId, workbook);
  await asker.run("applyImport", { id }, "batch { status }");
  await importIs(asker, id, "APPLIED");
}

/** The server works on a batch in the background; asks until it is as far. */
async function importIs(asker: Asker, id: string, wanted: string): Promise<void> {
  const deadline = Date.now() + 30_000;
  while (Date.now() < deadline) {
    const { importBatch } = await asker.ask("query($id: ID!) { importBatch(id: $id) { status } }", {
      id,
    });
    if (importBatch.status === wanted) return;
    if (importBatch.status === "FAILED") break;
  }
  throw new Error(`the import did not become ${wanted}`);
}
