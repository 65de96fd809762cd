import type { Role } from "../organization/roles.ts";
import type { LaunchTemplate, TemplateCheck, TemplateLink, TemplateTask } from "./template.ts";
import type { Anchor, Workstream } from "./vocabulary.ts";

/**
 * The task template (筹备任务模板) of 03 part 4.1, from the launch chapter 开盘筹备 (001-D) of the
 * texts. Where the texts name several posts, places or papers, each is a task of its own, because
 * each is finished on its own day by whoever is named for it.
 *
 * Tasks that the table of 4.1 lacks although the chapter asks for them: PROJECT_INFORMATION (4.2),
 * the sales-support scheme up to its agreement (4.4), WORKS_PROGRESS (4.8.1) and
 * INITIAL_CLEANING_PLAN (4.9.1). Without the first two a plan would lack kinds of work that LCH-R01
 * demands. Their days before the launch are proposals, marked by `offsetFrom`.
 */
export const standardTemplate = (): LaunchTemplate => ({ tasks: standardTasks, removed: [] });

type Optional = Partial<
  Pick<
    TemplateTask,
    | "offsetFrom"
    | "evidenceRequired"
    | "approvalRequired"
    | "linkedDocument"
    | "onlyIf"
    | "after"
    | "checks"
  >
>;

type When = readonly [anchor: Anchor, offsetDays: number | null];

const before = (days: number): When => ["LAUNCH", days];
const beforeEntry: When = ["ENTRY", 1];
const atHandover: When = ["EVENT", null];

/** One row of the table: what, when at the latest, how long it takes, who, by which clause. */
function task(
  workstream: Workstream,
  code: string,
  [title, titleEn]: readonly [zh: string, en: string],
  [anchor, offsetDays]: When,
  durationDays: number,
  responsibleRole: Role,
  [ruleId, source]: readonly [ruleId: string, source: string],
  optional: Optional = {},
): TemplateTask {
  return {
    code,
    title,
    titleEn,
    workstream,
    anchor,
    offsetDays,
    offsetOf: "CALENDAR",
    offsetFrom: "SEED",
    durationDays,
    durationOf: "CALENDAR",
    responsibleRole,
    evidenceRequired: false,
    approvalRequired: false,
    ruleId,
    source,
    origin: "SEED",
    linkedDocument: null,
    onlyIf: null,
    after: [],
    checks: [],
    adaptations: [],
    ...optional,
  };
}

const link = (code: string, kind: TemplateLink["kind"], lagDays = 0): TemplateLink => ({
  code,
  kind,
  lagDays,
  lagOf: "CALENDAR",
  hard: false,
});
/** Begins when the other is finished. */
const after = (code: string, lagDays = 0) => link(code, "FS", lagDays);
/** Begins when the other is finished, and is refused as done before. */
const onlyAfter = (code: string): TemplateLink => ({ ...after(code), hard: true });
/** Is not finished before the other, but may run beside it. */
const finishesAfter = (code: string) => link(code, "FF");

const tick = (code: string, label: string, labelEn: string): TemplateCheck => ({
  code,
  label,
  labelEn,
  kind: "TICK",
  unit: null,
});
const category = (code: string, label: string, labelEn: string): TemplateCheck => ({
  ...tick(code, label, labelEn),
  kind: "TICK_OR_NO_NEED",
});
const amount = (code: string, label: string, labelEn: string, unit: string): TemplateCheck => ({
  ...tick(code, label, labelEn),
  kind: "NUMBER",
  unit,
});

const evidence = { evidenceRequired: true } as const;
const proposed = { offsetFrom: "PROPOSAL" } as const;
/** The place must be near the estate; the texts give no limit, so the distance is entered. */
const distance = amount("DISTANCE", "与楼盘距离", "Distance to the estate", "km");
/** Finalized, submitted for approval, printing applied for: three steps in one clause. */
const untilPrintApplied = [
  tick("FINALIZED", "定稿", "Finalized"),
  tick("SUBMITTED", "报审", "Submitted for approval"),
  tick("PRINT_APPLIED", "申请印刷", "Printing applied for"),
];

const liaison: TemplateTask[] = [
  task(
    "DEVELOPER_LIAISON",
    "PROJECT_INFORMATION",
    [
      "掌握证照、开盘时间、样板房、装修标准、围蔽区域及办公地点",
      "Keep the project's facts current until the launch",
    ],
    before(1),
    1,
    "REGION_STAFF",
    ["LCH-R02", "001-D 4.2"],
    proposed,
  ),
];

const bidding: TemplateTask[] = [
  task(
    "BIDDING",
    "BIDDING_REQUEST",
    ["提请地区公司组织前期物业招投标", "Request the pre-stage bidding from the developer"],
    before(90),
    5,
    "REGION_STAFF",
    ["BID-R01", "001-C 4.1.1"],
    { linkedDocument: "JBPM-WI-KF-01" },
  ),
  task(
    "BIDDING",
    "PRE_STAGE_CONTRACT",
    [
      "完成前期物业招投标并签订《前期物业服务合同》",
      "Complete the bidding and sign the pre-stage contract",
    ],
    before(75),
    10,
    "REGION_STAFF",
    ["LCH-R03", "001-C 4.1.2; 001-D 4.3"],
    { ...evidence, linkedDocument: "JBPM-WI-KF-01", after: [after("BIDDING_REQUEST")] },
  ),
];

const salesSupport: TemplateTask[] = [
  task(
    "SALES_SUPPORT",
    "SALES_SUPPORT_SCHEME",
    [
      "制定配合销售服务及人员配置方案并经地区物业公司负责人审核",
      "Draft the sales-support scheme, reviewed by the region's head",
    ],
    before(60),
    10,
    "SERVICE_CENTER_HEAD",
    ["LCH-R04", "001-D 4.4"],
    { ...proposed, ...evidence, approvalRequired: true },
  ),
  task(
    "SALES_SUPPORT",
    "SALES_SUPPORT_APPROVAL",
    [
      "配合销售服务及人员配置方案报地区公司负责人审批",
      "The developer's head approves the sales-support scheme",
    ],
    before(50),
    7,
    "SERVICE_CENTER_HEAD",
    ["LCH-R04", "001-D 4.4"],
    { ...proposed, ...evidence, after: [onlyAfter("SALES_SUPPORT_SCHEME")] },
  ),
  task(
    "SALES_SUPPORT",
    "PRE_INTERVENTION_AGREEMENT",
    ["签订《前期介入服务协议》", "Sign the pre-intervention service agreement"],
    before(45),
    3,
    "SERVICE_CENTER_HEAD",
    ["LCH-R04", "001-D 4.4"],
    { ...proposed, ...evidence, after: [onlyAfter("SALES_SUPPORT_APPROVAL")] },
  ),
  task(
    "SALES_SUPPORT",
    "SHOWCASE_PLACE",
    [
      "与地区公司确定服务展示区域地点与布置方案",
      "Agree place and layout of the showcase with the developer",
    ],
    ["HALL_FITOUT", 1],
    5,
    "CUSTOMER_SERVICE_MANAGER",
    ["SHW-R02", "001-E 4.1"],
  ),
  task(
    "SALES_SUPPORT",
    "SHOWCASE_CONTENT",
    ["与营销部确定物业服务展示区域及展示内容", "Agree showcase area and content with marketing"],
    ["SOFT_FITOUT", 1],
    5,
    "CUSTOMER_SERVICE_MANAGER",
    ["LCH-R16", "001-D 4.7.1.2"],
  ),
  task(
    "SALES_SUPPORT",
    "SHOWCASE_LAYOUT",
    ["完成物业服务展示区域布置", "Lay out the showcase"],
    before(20),
    5,
    "CUSTOMER_SERVICE_MANAGER",
    ["LCH-R17", "001-D 4.7.1.2"],
    { ...evidence, after: [after("SHOWCASE_CONTENT")] },
  ),
];

const team: TemplateTask[] = [
  task(
    "TEAM",
    "ORDER_HEAD_HIRED",
    ["秩序维护部负责人招聘或竞聘到岗", "Hire the head of order maintenance"],
    beforeEntry,
    14,
    "HR_ADMIN_OFFICER",
    ["LCH-R05", "001-D 4.5.1"],
  ),
  task(
    "TEAM",
    "GATE_GUARDS_HIRED",
    ["工地大门岗招聘到岗", "Hire the site-gate guards"],
    beforeEntry,
    14,
    "HR_ADMIN_OFFICER",
    ["LCH-R05", "001-D 4.5.1"],
  ),
  task(
    "TEAM",
    "STANDBY_GUARDS_HIRED",
    ["旁站保安员招聘到岗", "Hire the standby-post guards"],
    beforeEntry,
    14,
    "HR_ADMIN_OFFICER",
    ["LCH-R05", "001-D 4.5.1"],
  ),
  task(
    "TEAM",
    "CUSTOMER_SERVICE_HEAD_SELECTED",
    ["客户服务部负责人选聘", "Select the head of customer service"],
    before(90),
    14,
    "HR_ADMIN_OFFICER",
    ["LCH-R06", "001-D 4.5.1"],
  ),
  task(
    "TEAM",
    "ENGINEERING_SUPERVISOR_SELECTED",
    ["工程维修部主管选聘", "Select the engineering supervisor"],
    before(90),
    14,
    "HR_ADMIN_OFFICER",
    ["LCH-R06", "001-D 4.5.1"],
  ),
  task(
    "TEAM",
    "STAFFING_PLAN",
    ["提交物业服务中心人员定编方案", "Submit the staffing plan"],
    before(75),
    7,
    "CUSTOMER_SERVICE_MANAGER",
    ["LCH-R07", "001-D 4.5.2"],
    { ...evidence, after: [after("CUSTOMER_SERVICE_HEAD_SELECTED")] },
  ),
  task(
    "TEAM",
    "STAFFING_APPROVAL",
    ["定岗定编方案最终审批", "Final approval of posts and headcount"],
    before(60),
    7,
    "HR_ADMIN_OFFICER",
    ["LCH-R08", "001-D 4.5.2"],
    { ...evidence, approvalRequired: true, after: [onlyAfter("STAFFING_PLAN")] },
  ),
  task(
    "TEAM",
    "CUSTOMER_SERVICE_STAFF_HIRED",
    ["客户服务部一线员工招聘", "Hire the front line of customer service"],
    before(30),
    20,
    "HR_ADMIN_OFFICER",
    ["LCH-R09", "001-D 4.5.3"],
    { after: [after("STAFFING_APPROVAL")] },
  ),
  task(
    "TEAM",
    "ENGINEERING_STAFF_HIRED",
    ["工程维修部一线员工招聘", "Hire the front line of engineering"],
    before(30),
    20,
    "HR_ADMIN_OFFICER",
    ["LCH-R09", "001-D 4.5.3"],
    { after: [after("STAFFING_APPROVAL")] },
  ),
  task(
    "TEAM",
    "SALES_GUARDS_HIRED",
    ["配合销售保安员招聘", "Hire the sales-support guards"],
    before(30),
    20,
    "SECURITY_MANAGER",
    ["LCH-R10", "001-D 4.5.3"],
    { after: [after("ORDER_HEAD_HIRED"), after("SALES_SUPPORT_SCHEME")] },
  ),
];

const hired = [
  after("CUSTOMER_SERVICE_STAFF_HIRED"),
  after("ENGINEERING_STAFF_HIRED"),
  after("SALES_GUARDS_HIRED"),
];

const training: TemplateTask[] = [
  task(
    "TRAINING",
    "ONBOARDING_TRAINING",
    ["新员工入职培训", "Onboarding training"],
    before(20),
    3,
    "TRAINING_OFFICER",
    ["LCH-R11", "001-D 4.6.1"],
    { ...evidence, after: hired },
  ),
  task(
    "TRAINING",
    "ETIQUETTE_TRAINING",
    ["服务礼仪培训", "Etiquette training"],
    before(20),
    2,
    "TRAINING_OFFICER",
    ["LCH-R11", "001-D 4.6.1"],
    { ...evidence, after: hired },
  ),
  task(
    "TRAINING",
    "JOB_SKILL_CUSTOMER_SERVICE",
    ["客户服务部岗位技能培训", "Job-skill training of customer service"],
    before(1),
    5,
    "CUSTOMER_SERVICE_MANAGER",
    ["LCH-R12", "001-D 4.6.2"],
    { ...evidence, after: [after("ONBOARDING_TRAINING")] },
  ),
  task(
    "TRAINING",
    "JOB_SKILL_ENGINEERING",
    ["工程维修部岗位技能培训", "Job-skill training of engineering"],
    before(1),
    5,
    "ENGINEERING_MANAGER",
    ["LCH-R12", "001-D 4.6.2"],
    { ...evidence, after: [after("ONBOARDING_TRAINING")] },
  ),
  task(
    "TRAINING",
    "JOB_SKILL_ORDER",
    ["秩序维护部岗位技能培训", "Job-skill training of order maintenance"],
    before(1),
    5,
    "SECURITY_MANAGER",
    ["LCH-R12", "001-D 4.6.2"],
    { ...evidence, after: [after("ONBOARDING_TRAINING")] },
  ),
];

const printing: TemplateTask[] = [
  task(
    "PRINTING",
    "PRE_STAGE_AGREEMENT_FINAL",
    [
      "前期物业服务协议定稿、报审并申请印刷",
      "Finalize the pre-stage agreement, apply for printing",
    ],
    before(30),
    10,
    "CUSTOMER_SERVICE_MANAGER",
    ["LCH-R14", "001-D 4.7.1.1"],
    { ...evidence, checks: untilPrintApplied },
  ),
  task(
    "PRINTING",
    "INTERIM_COVENANT_FINAL",
    ["临时管理规约定稿、报审并申请印刷", "Finalize the interim covenant, apply for printing"],
    before(30),
    10,
    "CUSTOMER_SERVICE_MANAGER",
    ["LCH-R14", "001-D 4.7.1.1"],
    { ...evidence, checks: untilPrintApplied },
  ),
  task(
    "PRINTING",
    "PRINTS_HANDED_OVER",
    ["完成印刷并移交营销部", "Print and hand over to marketing"],
    before(10),
    10,
    "HR_ADMIN_OFFICER",
    ["LCH-R15", "001-D 4.7.1.1"],
    {
      ...evidence,
      after: [after("PRE_STAGE_AGREEMENT_FINAL"), after("INTERIM_COVENANT_FINAL")],
      checks: [
        amount("AGREEMENT_COPIES", "前期物业服务协议份数", "Copies of the agreement", "份"),
        amount("COVENANT_COPIES", "临时管理规约份数", "Copies of the covenant", "份"),
      ],
    },
  ),
];

const materials: TemplateTask[] = [
  task(
    "MATERIALS",
    "MATERIALS_PLAN",
    ["物资申购计划报审", "Submit the materials plan"],
    before(45),
    7,
    "CUSTOMER_SERVICE_MANAGER",
    ["LCH-R20", "001-D 4.7.2.2"],
    {
      ...evidence,
      checks: [
        category("OFFICE_FURNITURE", "办公家具", "Office furniture"),
        category("OFFICE_SUPPLIES", "办公用品", "Office supplies"),
        category("SALES_AREA", "销售区域物品物料", "Sales-area goods"),
        category("RECEPTION", "接待用品", "Reception supplies"),
        category("REPAIR_TOOLS", "工程维修工具", "Repair tools"),
        category("SECURITY_FIRE", "秩序维护及消防用品", "Order and fire equipment"),
        category("LOGISTICS", "后勤物资", "Logistics goods"),
      ],
    },
  ),
  task(
    "MATERIALS",
    "UNIFORM_ORDER",
    ["工装申购", "Order the uniforms"],
    ["STAFFING_APPROVED", 3],
    2,
    "HR_ADMIN_OFFICER",
    ["LCH-R18", "001-D 4.7.2.1"],
    { ...proposed, after: [onlyAfter("STAFFING_APPROVAL")] },
  ),
  task(
    "MATERIALS",
    "UNIFORMS_IN_PLACE",
    ["工装到位", "Uniforms in place"],
    before(30),
    1,
    "HR_ADMIN_OFFICER",
    ["LCH-R19", "001-D 4.7.2.1"],
    // The lag is what making and sending uniforms takes, a proposal.
    { after: [after("UNIFORM_ORDER", 20)] },
  ),
];

const logistics: TemplateTask[] = [
  task(
    "LOGISTICS",
    "DORMITORY_RENTED",
    ["员工宿舍租赁", "Rent the staff dormitory"],
    beforeEntry,
    10,
    "HR_ADMIN_OFFICER",
    ["LCH-R22", "001-D 4.7.3.1"],
    { onlyIf: "dormRequired", checks: [distance] },
  ),
  task(
    "LOGISTICS",
    "CANTEEN_RENTED",
    ["食堂租赁", "Rent the canteen"],
    beforeEntry,
    10,
    "HR_ADMIN_OFFICER",
    ["LCH-R22", "001-D 4.7.3.1"],
    { onlyIf: "canteenRequired", checks: [distance] },
  ),
  task(
    "LOGISTICS",
    "CANTEEN_GOODS",
    ["食堂物资采购", "Buy the canteen's goods"],
    beforeEntry,
    7,
    "HR_ADMIN_OFFICER",
    ["LCH-R23", "001-D 4.7.3.2"],
    { onlyIf: "canteenRequired", after: [finishesAfter("CANTEEN_RENTED")] },
  ),
  task(
    "LOGISTICS",
    "COOK_HIRED",
    ["厨师招聘", "Hire the cook"],
    beforeEntry,
    14,
    "HR_ADMIN_OFFICER",
    ["LCH-R23", "001-D 4.7.3.2"],
    { onlyIf: "canteenRequired" },
  ),
  task(
    "LOGISTICS",
    "FOOD_SUPPLIER_CHOSEN",
    ["食材集中配送单位确定", "Choose the food supplier"],
    beforeEntry,
    7,
    "HR_ADMIN_OFFICER",
    ["LCH-R23", "001-D 4.7.3.2"],
    { onlyIf: "canteenRequired" },
  ),
];

const takeover: TemplateTask[] = [
  task(
    "TAKEOVER",
    "WORKS_PROGRESS",
    [
      "跟进样板房、销售大厅及围蔽区域工程进度",
      "Follow the works of show flats, sales hall and enclosure",
    ],
    before(20),
    1,
    "ENGINEERING_MANAGER",
    ["LCH-R24", "001-D 4.8.1"],
    proposed,
  ),
  task(
    "TAKEOVER",
    "SALES_AREA_INSPECTED",
    ["销售区域移交承接查验", "Inspect the sales area at its handover"],
    atHandover,
    1,
    "ENGINEERING_MANAGER",
    ["LCH-R25", "001-D 4.8.2"],
    evidence,
  ),
  task(
    "TAKEOVER",
    "SALES_AREA_ISSUES_SENT",
    ["工程问题书面反馈地区公司工程部并专人跟进", "Send the issues in writing and follow each"],
    atHandover,
    1,
    "ENGINEERING_MANAGER",
    ["LCH-R25", "001-D 4.8.2"],
    { ...evidence, after: [onlyAfter("SALES_AREA_INSPECTED")] },
  ),
  task(
    "TAKEOVER",
    "SALES_AREA_ITEMS",
    ["销售区域移交物品登记交接", "Register and hand over the items of the sales area"],
    atHandover,
    1,
    "CUSTOMER_SERVICE_MANAGER",
    ["LCH-R26", "001-D 4.8.3"],
    evidence,
  ),
];

const cleaning: TemplateTask[] = [
  task(
    "CLEANING",
    "INITIAL_CLEANING_PLAN",
    ["协助外委单位制定清洁开荒方案", "Make the initial-cleaning plan with the contractor"],
    before(30),
    7,
    "CUSTOMER_SERVICE_MANAGER",
    ["LCH-R28", "001-D 4.9.1"],
    { ...proposed, ...evidence, linkedDocument: "JBPM-WI-HJ-12" },
  ),
  task(
    "CLEANING",
    "INITIAL_CLEANING_UTILITIES",
    ["协调清洁开荒取水、用电并备足物资", "Water, power and equipment for the initial cleaning"],
    before(1),
    3,
    "ENGINEERING_MANAGER",
    ["LCH-R30", "001-D 4.9.3"],
    {
      checks: [
        tick("PUMP", "抽水泵", "Pumps"),
        tick("HOSE", "水管", "Hoses"),
        tick("WIRE", "电线", "Wires"),
        tick("SOCKET", "插座", "Sockets"),
      ],
    },
  ),
  task(
    "CLEANING",
    "DAILY_CLEANING_ON_SITE",
    ["日常保洁单位进场", "Daily cleaning contractor on site"],
    before(10),
    1,
    "CUSTOMER_SERVICE_MANAGER",
    ["LCH-R31", "001-D 4.9.4"],
    { linkedDocument: "JBPM-WI-HJ-11", after: [after("INITIAL_CLEANING_PLAN")] },
  ),
  task(
    "CLEANING",
    "LAUNCH_DAY_CLEANING_PLAN",
    ["审核开盘当天保洁方案", "Review the launch-day cleaning plan"],
    before(1),
    3,
    "CUSTOMER_SERVICE_MANAGER",
    ["LCH-R33", "001-D 4.9.5"],
    { ...proposed, ...evidence, after: [after("DAILY_CLEANING_ON_SITE")] },
  ),
];

const order: TemplateTask[] = [
  task(
    "ORDER",
    "EMERGENCY_PLAN",
    ["制定开盘当天秩序维护及突发事件应急预案", "Make the launch-day order and emergency plan"],
    before(10),
    5,
    "SECURITY_MANAGER",
    ["LCH-R34", "001-D 4.10"],
    evidence,
  ),
  task(
    "ORDER",
    "EMERGENCY_DRILL",
    ["完成应急预案演练", "Complete the emergency drill"],
    before(5),
    1,
    "SECURITY_MANAGER",
    ["LCH-R34", "001-D 4.10"],
    { ...evidence, after: [onlyAfter("EMERGENCY_PLAN")] },
  ),
];

const standardTasks: readonly TemplateTask[] = [
  ...liaison,
  ...bidding,
  ...salesSupport,
  ...team,
  ...training,
  ...printing,
  ...materials,
  ...logistics,
  ...takeover,
  ...cleaning,
  ...order,
];
