/** The kinds of work (工作类别) of a launch preparation; every plan has each of them (LCH-R01). */
export const workstreams = {
  DEVELOPER_LIAISON: { zh: "与地区公司的沟通", en: "Liaison with the developer" },
  BIDDING: { zh: "前期物业招投标", en: "Pre-stage bidding" },
  SALES_SUPPORT: { zh: "配合销售服务标准确定", en: "Sales-support standards" },
  TEAM: { zh: "物业服务中心队伍组建", en: "Team building" },
  TRAINING: { zh: "员工培训", en: "Staff training" },
  PRINTING: { zh: "资料定稿印刷", en: "Documents and printing" },
  MATERIALS: { zh: "物资", en: "Materials" },
  LOGISTICS: { zh: "食堂宿舍等后勤保障", en: "Canteen, dormitory, logistics" },
  TAKEOVER: { zh: "承接查验及接管", en: "Takeover inspection and takeover" },
  CLEANING: { zh: "清洁开荒及日常保洁", en: "Initial and daily cleaning" },
  ORDER: { zh: "秩序维护", en: "Order maintenance" },
} as const satisfies Record<string, { zh: string; en: string }>;

export type Workstream = keyof typeof workstreams;
export const workstreamNames = Object.keys(workstreams) as Workstream[];

/**
 * The day a task's due day is counted from: launch (T), entry (E), soft fit-out (S), hall fit-out
 * (H), final approval of the staffing plan (A); EVENT has no day until the event is recorded.
 */
export const anchors = [
  "LAUNCH",
  "ENTRY",
  "SOFT_FITOUT",
  "HALL_FITOUT",
  "STAFFING_APPROVED",
  "EVENT",
] as const;
export type Anchor = (typeof anchors)[number];

/** Where a task of the template comes from; stays visible however a company adapts it. */
export const taskOrigins = ["SEED", "STATUTE", "PROPOSAL", "COMPANY"] as const;
export type TaskOrigin = (typeof taskOrigins)[number];

export const planStatuses = [
  "DRAFT",
  "ACTIVE",
  "READY",
  "LAUNCHED",
  "CLOSED",
  "SUSPENDED",
] as const;
export type PlanStatus = (typeof planStatuses)[number];

export const taskStatuses = [
  "NOT_STARTED",
  "IN_PROGRESS",
  "SUBMITTED",
  "DONE",
  "NOT_APPLICABLE",
] as const;
export type TaskStatus = (typeof taskStatuses)[number];

/** Whether work remains on a task of this status. */
export const isOpen = (status: TaskStatus): boolean =>
  status !== "DONE" && status !== "NOT_APPLICABLE";

/** TICK: done or not. TICK_OR_NO_NEED: also "无需求". NUMBER: an amount above zero. */
export const checkKinds = ["TICK", "TICK_OR_NO_NEED", "NUMBER"] as const;
export type CheckKind = (typeof checkKinds)[number];

export const checkStates = ["OPEN", "DONE", "NO_NEED"] as const;
export type CheckState = (typeof checkStates)[number];

export const permitStatuses = ["NOT_STARTED", "IN_PROGRESS", "OBTAINED"] as const;
export type PermitStatus = (typeof permitStatuses)[number];

export const salesAreas = ["SHOW_FLAT", "SALES_HALL", "ENCLOSURE"] as const;
export type SalesArea = (typeof salesAreas)[number];
