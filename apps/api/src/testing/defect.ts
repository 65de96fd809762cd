import { attachEvidence } from "./launch.ts";
import { type Asker, makeCompany, type TestCompany, type TestServer } from "./server.ts";

/** A layout with two rooms: the kitchen on the left, the bathroom on the right. */
export const rooms = [
  { name: "厨房", corners: box(0, 0, 0.5, 1) },
  { name: "卫生间", corners: box(0.5, 0, 0.5, 1) },
];
function box(x: number, y: number, width: number, height: number) {
  return [
    { x, y },
    { x: x + width, y },
    { x: x + width, y: y + height },
    { x, y: y + height },
  ];
}

/** What is wrong with a home, pinned in the kitchen. */
export const hollowTile = {
  sourceKind: "UNIT_ACCEPTANCE",
  category: "HOLLOW",
  severity: "GENERAL",
  trade: "TILE",
  text: "厨房墙砖空鼓",
  pin: { x: 0.2, y: 0.4 },
};

/** A building of homes of one layout with its plan, a builder, and the people of the defects. */
export interface TestDefects extends TestCompany {
  readonly inspector: Asker;
  readonly manager: Asker;
  readonly engineer: Asker;
  readonly headOfCenter: Asker;
  readonly developer: Asker;
  readonly buildingId: string;
  readonly unitIds: readonly string[];
  readonly planId: string;
  readonly contractorId: string;
}

const key = "clientMutationId";

/** Lays buildings and homes, the plan of their layout and a builder, in any company. */
export async function layDefects(company: TestCompany, homes = 5): Promise<TestDefects> {
  const { admin, estateId, centerId, hire } = company;
  const number = "9栋";
  const { building } = await admin.run("createBuilding", { estateId, number }, "building { id }");
  const unitIds: string[] = [];
  for (let at = 0; at < homes; at++) {
    const home = {
      buildingId: building.id,
      floorNumber: at + 1,
      roomNumber: `${at + 1}01`,
      layoutType: "B2",
    };
    unitIds.push((await admin.run("createUnit", home, "unit { id }")).unit.id);
  }
  const inspector = await hire("TECHNICIAN");
  const manager = await hire("CUSTOMER_SERVICE_MANAGER");
  const engineer = await hire("ENGINEERING_MANAGER");
  const headOfCenter = await hire("SERVICE_CENTER_HEAD");
  const developer = await hire("DEVELOPER_STAFF", centerId);
  const drawing = { estateId, layoutType: "B2", width: 1200, height: 900 };
  const { plan } = await manager.run("keepLayoutPlan", drawing, "plan { id }");
  await attachEvidence(manager, plan.id);
  await manager.run("keepPlanRegions", { id: plan.id, regions: rooms }, key);
  const builder = {
    serviceCenterId: centerId,
    name: "中建八局",
    trades: ["TILE"],
    phone: "13800001111",
  };
  const { contractor } = await manager.run("keepContractor", builder, "contractor { id }");
  const people = { inspector, manager, engineer, headOfCenter, developer };
  const places = { buildingId: building.id, unitIds, planId: plan.id };
  return { ...company, ...people, ...places, contractorId: contractor.id };
}

export const companyWithDefects = async (server: TestServer): Promise<TestDefects> =>
  layDefects(await makeCompany(server));

/** Tells of a defect of the first home; answers its id. */
export async function raise(
  { inspector, unitIds }: Pick<TestDefects, "inspector" | "unitIds">,
  more: object = {},
): Promise<string> {
  const input = { ...hollowTile, unitId: unitIds[0], ...more };
  return (await inspector.run("raiseDefect", input, "defect { id }")).defect.id;
}

/** Assigns it to the builder. */
export const assign = (
  { manager, contractorId }: Pick<TestDefects, "manager" | "contractorId">,
  ids: readonly string[],
  dueOn = "2027-01-10",
) =>
  manager.run(
    "assignDefects",
    { defectIds: ids, contractorId, dueOn },
    "defects { id status } decisions { id done code }",
  );

/** Brings a defect to 待复验: the developer's engineering department told that it is mended. */
export async function bringToFixed(defects: TestDefects, id: string): Promise<void> {
  await assign(defects, [id]);
  await defects.developer.run("fixDefect", { id, note: "已更换" }, key);
}
