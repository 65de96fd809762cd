import { day } from "@threshold/domain/calendar/day";
import type { LotSpec } from "@threshold/domain/unit-acceptance/lots";
import {
  itemsFor,
  type Line,
  linesOf,
  type StandardContent,
} from "@threshold/domain/unit-acceptance/standard";
import { firstStandard } from "@threshold/domain/unit-acceptance/standards";
import { requiredTools, type ToolCode } from "@threshold/domain/unit-acceptance/tool-kit";
import { type GroupKind, organizationNames } from "@threshold/domain/unit-acceptance/vocabulary";
import { v7 as uuid } from "uuid";
import type { Asker, TestCompany } from "./server.ts";

/** A company whose homes are to be accepted. */
export interface TestAcceptance {
  readonly region: Asker;
  readonly head: Asker;
  readonly service: Asker;
  readonly technician: Asker;
  readonly batchId: string;
  readonly buildingId: string;
}

export const notice = {
  internalPassedOn: "2026-12-20",
  noticeAt: "2027-01-04T01:00:00Z",
  noticeFrom: "工程部 李工",
  plannedHandoverOn: "2027-03-01",
  approvedOn: "2024-05-01",
};

/** A building with so many homes of a layout. */
export async function layHomes(
  { admin, estateId }: TestCompany,
  rooms: readonly string[],
  number = "3",
): Promise<string> {
  const { building } = await admin.run("createBuilding", { estateId, number }, "building { id }");
  for (const roomNumber of rooms)
    await admin.run(
      "createUnit",
      { buildingId: building.id, floorNumber: 12, roomNumber, layoutType: "A1" },
      "unit { id }",
    );
  return building.id;
}

const toolInput = (code: ToolCode) => ({
  id: uuid(),
  code,
  quantity: code === "BALLS" ? 40 : 1,
  ballNumbers: code === "BALLS" ? Array.from({ length: 40 }, (_, at) => at + 1) : null,
  netDiameter: code === "NET" ? 250 : null,
  checkedOn: "2027-01-04",
  usable: true,
  serialNumber: "SN-1",
  calibratedUntil: "2027-12-31",
});

/** Measuring needs two more than the seed's kit. */
export const kitInput = (kind: GroupKind) => [
  ...requiredTools(kind).map(toolInput),
  ...(kind === "GENERAL"
    ? [toolInput("STRAIGHTEDGE_2M"), toolInput("SQUARE_GAUGE")]
    : [toolInput("STEEL_TAPE")]),
];

/** Somebody of each organization; the region's and engineering's inspectors have accounts. */
export const membersInput = (people: readonly Asker[]) => [
  ...people.map((who, at) => ({
    id: uuid(),
    personId: who.personId,
    organization: at === 0 ? "REGION_PROPERTY" : "REGION_PROPERTY",
    duty: "实测实量",
    trainedOn: "2027-01-03",
  })),
  ...organizationNames.slice(1).map((organization) => ({
    id: uuid(),
    name: `${organization}代表`,
    organization,
    duty: "见证",
    trainedOn: "2027-01-03",
  })),
];

export const groupInput = (
  of: Pick<TestAcceptance, "batchId" | "head" | "service" | "technician">,
  kind: GroupKind,
) => ({
  id: of.batchId,
  groupId: uuid(),
  kind,
  name: kind === "GENERAL" ? "综合一组" : "专项一组",
  leaderId: of.head.personId,
  members: membersInput([of.service, of.technician]),
  tools: kitInput(kind),
});

/** A new version of the company's standard in which an item is inspected by lots. */
export async function publishLots(region: Asker, itemCode: string, lots: LotSpec): Promise<void> {
  const { standard } = await region.run(
    "draftAcceptanceStandard",
    {},
    "standard { id version content }",
  );
  const items = (standard.content as StandardContent).items.map((item) =>
    item.code === itemCode ? { ...item, lots } : item,
  );
  const at = { id: standard.id, version: standard.version, content: { items } };
  const edited = await region.run("editAcceptanceStandard", at, "standard { version }");
  await region.run(
    "publishAcceptanceStandard",
    { id: standard.id, version: edited.standard.version, note: "按批抽样" },
    "clientMutationId",
  );
}

/** A batch that is notified. */
export async function notified(
  company: TestCompany,
  rooms: readonly string[] = ["1201"],
): Promise<TestAcceptance> {
  const region = await company.hire("REGION_STAFF");
  const head = await company.hire("SERVICE_CENTER_HEAD");
  const service = await company.hire("CUSTOMER_SERVICE_MANAGER");
  const technician = await company.hire("TECHNICIAN");
  const buildingId = await layHomes(company, rooms);
  const input = { estateId: company.estateId, buildingIds: [buildingId], ...notice };
  const { batch } = await service.run("createAcceptanceBatch", input, "batch { id }");
  return { region, head, service, technician, batchId: batch.id, buildingId };
}

/** A batch whose homes are inspected by a general and a special group. */
export async function inspecting(
  company: TestCompany,
  rooms: readonly string[] = ["1201"],
): Promise<TestAcceptance> {
  const of = await notified(company, rooms);
  for (const kind of ["GENERAL", "SPECIAL"] as const)
    await of.service.run("saveAcceptanceGroup", groupInput(of, kind), "clientMutationId");
  await of.service.run("formAcceptanceTeam", { id: of.batchId }, "clientMutationId");
  await of.service.run("startAcceptance", { id: of.batchId }, "clientMutationId");
  return of;
}

export const batchOf = async (who: Asker, id: string) =>
  (
    await who.ask(
      `query($id: ID!) { acceptanceBatch(id: $id) { status version standing { units qualified inspected firstPass }
        board { recordId building room status done failed }
        groups { id kind version members { id name personId } tools { id code } progress { units done failed } }
        days { id onDay sentAt rows group { kind } } standard { content } } }`,
      { id },
    )
  ).acceptanceBatch;

export const recordOf = async (who: Asker, id: string) =>
  (
    await who.ask(
      `query($id: ID!) { unitAcceptance(id: $id) { status round linesDone linesFailed firstPass leases { kind personId name until fromName reason }
        skips results { id round itemCode roomCode outcome mending exception version measured attachments { id capture { at by place { latitude by } } } }
        signOffs { key status contentHash slots { key status } } } }`,
      { id },
    )
  ).unitAcceptance;

/** The lines of a home of which no rooms are told. */
export const homeLines: readonly Line[] = linesOf(
  itemsFor(firstStandard, { province: null, city: null }, day("2024-05-01")),
  [],
);

type Kit = readonly { id: string; code: string }[];
/** A value within the limits, or beyond them. */
const valueOf = ({ item }: Line, passes: boolean): string => {
  const { min, max, of } = item.measure!;
  if (of !== "VALUE") return "2800";
  if (passes) return min ?? max!;
  return min ? String(Number(min) / 2) : String(Number(max) * 3 + 1);
};
export const resultOf = (line: Line, kit: Kit, passes = true) => ({
  id: uuid(),
  itemCode: line.item.code,
  outcome: line.item.measure ? null : passes ? "PASS" : "FAIL",
  points: line.item.measure
    ? Array.from({ length: line.item.measure.points.atLeast }, () => ({
        value: valueOf(line, passes),
      }))
    : [],
  toolId: kit.find(({ code }) => (line.item.tools as readonly string[]).includes(code))?.id ?? null,
});

/** Records every line of a home for both groups; the lines named fail. */
export async function inspect(of: TestAcceptance, recordId: string, fails: readonly string[] = []) {
  const { groups } = await batchOf(of.service, of.batchId);
  const { skips } = await recordOf(of.service, recordId);
  for (const group of groups) {
    const results = homeLines
      .filter(({ item }) => item.kind === group.kind && !skips.includes(item.code))
      .map((line) => resultOf(line, group.tools, !fails.includes(line.item.code)));
    const input = { id: recordId, groupId: group.id, results };
    await of.technician.run("recordUnitResults", input, "clientMutationId");
  }
  await of.technician.run(
    "completeUnitInspection",
    { id: recordId, groupId: groups[0].id },
    "clientMutationId",
  );
}

export const strokes = [[10, 10, 200, 90]];
/** Everybody of both groups signs, but for those left out; who has no account signs beside the technician. */
export async function signAll(of: TestAcceptance, recordIds: readonly string[], without = 0) {
  const { groups } = await batchOf(of.service, of.batchId);
  const signings = [];
  for (const recordId of recordIds) {
    const { signOffs } = await recordOf(of.service, recordId);
    signings.push({ recordId, contentHash: signOffs.at(-1).contentHash });
  }
  const members = groups.flatMap((group: { members: { id: string; personId: string | null }[] }) =>
    group.members.map((member) => ({ ...member })),
  );
  for (const member of members.slice(0, members.length - without)) {
    const who: Asker = member.personId === of.service.personId ? of.service : of.technician;
    const input = { signings, memberId: member.id, strokes };
    await who.run("signUnitAcceptances", input, "clientMutationId");
  }
  return { members, signings };
}
