import { attachEvidence, picture } from "./launch.ts";
import type { TestRecords } from "./launch-record.ts";
import type { Asker, TestServer } from "./server.ts";

const ok = "clientMutationId";

/** Records that the developer handed an area over; answers its id. */
export async function handOver(
  { engineer, planId }: Pick<TestRecords, "engineer" | "planId">,
  area = "SHOW_FLAT",
  handedOverOn = "2027-01-04",
): Promise<string> {
  const input = { planId, area, handedOverOn };
  const { handover } = await engineer.run("recordSalesAreaHandover", input, "handover { id }");
  return handover.id;
}

/** Tells of a defect of an area, followed by somebody. */
export async function raiseInArea(
  { engineer, planId }: Pick<TestRecords, "engineer" | "planId">,
  handoverId: string,
  follower: Asker,
  more: object = {},
): Promise<{ id: string; version: number }> {
  const defect = {
    planId,
    handoverId,
    part: "主卧窗台",
    category: "CRACK",
    severity: "GENERAL",
    trade: "TILE",
    text: "石材开裂",
    followerId: follower.personId,
    ...more,
  };
  const made = await engineer.run(
    "raiseSalesAreaDefect",
    defect,
    "defect { defect { id version } }",
  );
  return made.defect.defect;
}

/** The developer's engineering department as who mends at the center of a launch. */
export async function engineeringOf({
  engineer,
  centerId: serviceCenterId,
}: Pick<TestRecords, "engineer" | "centerId">): Promise<string> {
  const name = "地区公司工程部";
  const { contractors } = await engineer.ask("{ contractors(first: 100) { nodes { id name } } }");
  const known = contractors.nodes.find((one: { name: string }) => one.name === name);
  if (known) return known.id;
  const kept = await engineer.run("keepContractor", { serviceCenterId, name }, "contractor { id }");
  return kept.contractor.id;
}

/** Tells all defects of an area in writing, with the file of the letter. */
export async function tellInWriting(
  launch: Pick<TestRecords, "engineer" | "planId" | "centerId">,
  handoverId: string,
): Promise<string> {
  const { engineer, planId } = launch;
  const { letter } = await engineer.run(
    "writeSalesAreaLetter",
    { planId, handoverId },
    "letter { id number }",
  );
  await attachEvidence(engineer, letter.id);
  const contractorId = await engineeringOf(launch);
  const recipient = "华南地产工程部 陈工";
  const sent = { planId, id: letter.id, sentOn: "2027-01-04", recipient, contractorId };
  await engineer.run("sendSalesAreaLetter", sent, ok);
  return letter.id;
}

export const areaItems = [
  { name: "沙盘", quantity: 1, unit: "座", condition: "完好" },
  { name: "洽谈沙发", quantity: 6, unit: "组", condition: "一组有划痕" },
];

/** Keeps the list of an area's things and asks both sides to sign; answers the sheet. */
export async function askItems(
  { service, planId }: Pick<TestRecords, "service" | "planId">,
  handoverId: string,
  items: readonly object[] = areaItems,
): Promise<{ id: string; contentHash: string }> {
  const version = await versionOf(service, handoverId);
  await service.run("keepSalesAreaItems", { planId, handoverId, version, items }, ok);
  const { handover } = await service.run(
    "askItemSignatures",
    { planId, handoverId },
    "handover { signOffs { id contentHash } }",
  );
  return handover.signOffs[0];
}

export const versionOf = async (who: Asker, id: string): Promise<number> =>
  (await who.ask(`{ node(id: "${id}") { ... on SalesAreaHandover { version } } }`)).node.version;

/** A photo by a one-time link, as the link's page sends it. */
export function sendPhotoByLink(
  server: TestServer,
  token: string,
  file: Blob = new Blob([picture], { type: "image/png" }),
  headers: Record<string, string> = {},
  /** Of which defect and step, where the link is of several. */
  of: Record<string, string> = {},
): Promise<Response> {
  const form = new FormData();
  form.append("file", file, "整改后.png");
  return fetch(`${server.url}/api/links/photo?${new URLSearchParams(of).toString()}`, {
    method: "POST",
    headers: { "x-link-token": token, "idempotency-key": crypto.randomUUID(), ...headers },
    body: form,
  });
}
