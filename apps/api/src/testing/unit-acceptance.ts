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
      `query($id: ID!) { unitAcceptance(id: $id) { status round linesDone linesFailed firstPass inspectingBy { id }
        results { id round itemCode roomCode outcome mending exception version measured }
        signOffs { key status contentHash slots { key status } } } }`,
      { id },
    )
  ).unitAcceptance;
