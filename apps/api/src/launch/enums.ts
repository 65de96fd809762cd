import { enumOf } from "../graphql/enum.ts";

export const LaunchPlanStatus = enumOf("LaunchPlanStatus", "Status of a launch plan (计划状态)", {
  DRAFT: "Draft (草稿)",
  ACTIVE: "Being worked (执行中)",
  READY: "Ready to launch (具备开盘条件)",
  LAUNCHED: "Launched (已开盘)",
  CLOSED: "Filed (已归档)",
  SUSPENDED: "Suspended (暂停)",
});

export const LaunchTaskStatus = enumOf(
  "LaunchTaskStatus",
  "Status of a task; overdue is derived (任务状态)",
  {
    NOT_STARTED: "Not started (未开始)",
    IN_PROGRESS: "Being worked (进行中)",
    SUBMITTED: "Waits for approval (待审核)",
    DONE: "Done (已完成)",
    NOT_APPLICABLE: "Does not apply (不适用)",
  },
);

export const Workstream = enumOf("Workstream", "Workstream of launch preparation (工作类别)", {
  DEVELOPER_LIAISON: "Communication with the developer (与地区公司的沟通)",
  BIDDING: "Pre-stage bidding (前期物业招投标)",
  SALES_SUPPORT: "Sales-support standards (配合销售服务标准确定)",
  TEAM: "Team building (物业服务中心队伍组建)",
  TRAINING: "Staff training (员工培训)",
  PRINTING: "Documents and printing (资料定稿印刷)",
  MATERIALS: "Materials (物资)",
  LOGISTICS: "Canteen and dormitory (食堂宿舍等后勤保障)",
  TAKEOVER: "Takeover inspection (承接查验及接管)",
  CLEANING: "Cleaning (清洁开荒及日常保洁)",
  ORDER: "Order maintenance (秩序维护)",
});

export const Anchor = enumOf("Anchor", "Day a task counts back from (基准日)", {
  LAUNCH: "Launch, T (开盘)",
  ENTRY: "Project entry, E (项目进驻)",
  SOFT_FITOUT: "Soft fit-out of the sales center, S (软装进场)",
  HALL_FITOUT: "Fit-out of the sales hall, H (销售大厅装修)",
  STAFFING_APPROVED: "Staffing plan approved, A (定编审批完成)",
  EVENT: "When it happens (移交时)",
});

export const DayKind = enumOf("DayKind", "How days are counted (天数口径)", {
  CALENDAR: "Calendar days (自然日)",
  WORKING: "Working days on the State Council's calendar (工作日)",
});

export const LinkKind = enumOf("LinkKind", "Kind of dependency (依赖类型)", {
  FS: "Finish to start (完成-开始)",
  SS: "Start to start (开始-开始)",
  FF: "Finish to finish (完成-完成)",
  SF: "Start to finish (开始-完成)",
});

export const Light = enumOf("Light", "How a launch stands (风险灯)", {
  GREEN: "On course (正常)",
  AMBER: "Watch (预警)",
  RED: "In danger (危险)",
});

export const PermitStatus = enumOf("PermitStatus", "Status of a permit (证照状态)", {
  NOT_STARTED: "Not started (未办理)",
  IN_PROGRESS: "In progress (办理中)",
  OBTAINED: "Obtained (已取得)",
});

export const CheckKind = enumOf("CheckKind", "How a tick row is answered (检查项类型)", {
  TICK: "Tick (勾选)",
  TICK_OR_NO_NEED: "Tick, or no need (勾选或无需求)",
  NUMBER: "Number (数值)",
});

export const CheckState = enumOf("CheckState", "State of a tick row (检查项状态)", {
  OPEN: "Open (未完成)",
  DONE: "Done (已完成)",
  NO_NEED: "No need (无需求)",
});

export const TaskOrigin = enumOf("TaskOrigin", "Where a task comes from (任务来源)", {
  SEED: "The company's procedure (程序文件)",
  STATUTE: "Law (法规)",
  PROPOSAL: "Proposal of the product (建议)",
  COMPANY: "Added by the company (公司自定)",
});

export const SalesArea = enumOf("SalesArea", "Area handed over for sales (销售区域)", {
  SHOW_FLAT: "Show flat (样板房)",
  SALES_HALL: "Sales hall (销售大厅)",
  ENCLOSURE: "Enclosed area (围蔽区域)",
});

export const LaunchPlanOrder = enumOf("LaunchPlanOrder", "Order of launch plans (计划排序)", {
  LAUNCH_DATE: "Earliest launch first (开盘日期)",
  LAUNCH_DATE_DESC: "Latest launch first (开盘日期倒序)",
  NAME: "By name (名称)",
  NAME_DESC: "By name, reversed (名称倒序)",
  DANGER: "Most endangered first (风险)",
});

export const LaunchTaskOrder = enumOf("LaunchTaskOrder", "Order of tasks (任务排序)", {
  DUE: "Due first (应完成日期)",
  DUE_DESC: "Due last (应完成日期倒序)",
  POSITION: "Template order (模板顺序)",
});
