import { activePlan, type TestLaunch } from "./launch.ts";
import type { Asker, TestServer } from "./server.ts";

/** A launch under way with everybody who works on its records. */
export interface TestRecords extends TestLaunch {
  readonly center: Asker;
  readonly service: Asker;
  readonly security: Asker;
  readonly hr: Asker;
  readonly procurement: Asker;
  readonly developer: Asker;
  readonly training: Asker;
  readonly engineer: Asker;
}

export const launchWithRecords = async (server: TestServer): Promise<TestRecords> =>
  hireForRecords(await activePlan(server));

/** Everybody who works on the records of a launch. */
export async function hireForRecords(launch: TestLaunch): Promise<TestRecords> {
  const { hire, regionId } = launch;
  return {
    ...launch,
    center: await hire("SERVICE_CENTER_HEAD"),
    service: await hire("CUSTOMER_SERVICE_MANAGER"),
    security: await hire("SECURITY_MANAGER"),
    hr: await hire("HR_ADMIN_OFFICER"),
    procurement: await hire("PROCUREMENT_OFFICER", regionId),
    developer: await hire("DEVELOPER_HEAD", regionId),
    training: await hire("TRAINING_OFFICER", regionId),
    engineer: await hire("ENGINEERING_MANAGER"),
  };
}

/** Decides on whatever waits for this person, which must be one approval. */
export async function decide(
  who: Asker,
  decision: "APPROVE" | "RETURN" = "APPROVE",
  comment?: string,
): Promise<void> {
  const { approvals } = await who.ask(
    "{ approvals(filter: { waitingForMe: true }) { nodes { id contentHash currentStep { key } } } }",
  );
  if (approvals.nodes.length !== 1) throw new Error(JSON.stringify(approvals));
  const [{ id, contentHash, currentStep }] = approvals.nodes;
  const seen = { id, contentHash, step: currentStep.key };
  await who.run("decideApproval", { ...seen, decision, comment }, "clientMutationId");
}

export const scheme = {
  developerNeeds: "销售大厅及样板房每日 9 时至 21 时接待",
  services: "礼宾接待、样板房讲解配合、保洁、秩序维护",
  headcount: [
    { post: "销售大厅礼宾", number: 4, shift: "两班" },
    { post: "样板房保洁", number: 2, shift: "白班" },
  ],
};

export const staffingLines = [
  {
    department: "CUSTOMER_SERVICE",
    post: "前台接待",
    number: 2,
    hireBy: "2027-03-28",
    recruitAs: "CS_STAFF",
  },
  {
    department: "CUSTOMER_SERVICE",
    post: "楼宇管理员",
    number: 3,
    hireBy: "2027-03-30",
    recruitAs: "CS_STAFF",
  },
  {
    department: "ENGINEERING",
    post: "水电工",
    number: 4,
    hireBy: "2027-03-30",
    recruitAs: "ENGINEERING_STAFF",
  },
  { department: "MANAGEMENT", post: "项目经理", number: 1, hireBy: "2027-02-01", recruitAs: null },
];

const sixCategories = [
  "OFFICE_FURNITURE",
  "OFFICE_SUPPLIES",
  "SALES_AREA",
  "REPAIR_TOOLS",
  "SECURITY_FIRE",
  "LOGISTICS",
];

/** Lines in every category but the reception's. */
export const materialLines = sixCategories.map((category, index) => ({
  category,
  item: `物资${index + 1}`,
  quantity: 2,
  unit: "件",
  estimatedPrice: 100,
}));

/** The launch with its staffing plan finally approved. */
export async function withStaffing(server: TestServer): Promise<TestRecords> {
  const launch = await launchWithRecords(server);
  const { service, hr, head, planId } = launch;
  await service.run("keepStaffingPlan", { planId, lines: staffingLines }, "clientMutationId");
  await service.run("submitStaffingPlan", { planId }, "clientMutationId");
  await decide(hr);
  await decide(head);
  return launch;
}

/** An initial-cleaning plan with all of its sections. */
export const cleaningSections = {
  vendor: "洁净保洁服务有限公司",
  timeAndStandard: "4 月 1 日至 18 日；地面无胶渍、玻璃无水痕",
  zones: "样板房、销售大厅、示范区外围三个区域",
  people: "每日 12 人，领班 1 人",
  protection: "木地板、台面铺保护膜，家具罩布",
  process: "先吸尘后除胶，自上而下，最后养护",
  supplies: "洗地机 2 台、吸水机 2 台、梯子 4 架",
  emergency: "漏水、触电、高处坠落分别处置，领班当场报告",
};
export const cleaningAreas = [
  { area: "样板房", from: "2027-04-01", to: "2027-04-08" },
  { area: "销售大厅", from: "2027-04-06", to: "2027-04-14" },
];

export const launchDayPlan = {
  staffing: "样板房 4 人、销售大厅 6 人、外围 3 人，8:00 到岗",
  supplies: "尘推 6 把、垃圾袋 200 只、地垫 10 块",
  emergency: "雨天加铺地垫；客流超限时分批进入",
};
