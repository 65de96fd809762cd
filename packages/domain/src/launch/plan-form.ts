import type { Day } from "../calendar/day.ts";
import type { FormDocument } from "../form/document.ts";
import { papers } from "../form/papers.ts";
import { type Role, roles } from "../organization/roles.ts";
import {
  isOpen,
  type PermitStatus,
  type PlanStatus,
  type TaskStatus,
  type Workstream,
  workstreams,
} from "./vocabulary.ts";

/** A plan as it is printed. */
export interface PlanOnPaper {
  readonly name: string;
  readonly estate: string;
  readonly serviceCenter: string;
  readonly status: PlanStatus;
  readonly coordinationMeetingOn: Day;
  readonly entryDate: Day;
  readonly launchDate: Day;
  readonly softFitoutDate: Day | null;
  readonly fitOutStandard: string | null;
  readonly enclosureScope: string | null;
  readonly officePlace: string | null;
  readonly permits: readonly {
    readonly name: string;
    readonly status: PermitStatus;
    readonly statusOn: Day | null;
  }[];
  readonly showFlats: readonly { readonly location: string; readonly count: number }[];
  readonly tasks: readonly {
    readonly workstream: Workstream;
    readonly title: string;
    readonly responsibleRole: Role;
    readonly assignee: string | null;
    readonly dueOn: Day | null;
    readonly status: TaskStatus;
    readonly doneOn: Day | null;
    readonly remark: string | null;
    readonly notApplicableReason: string | null;
  }[];
}

const planWords: Record<PlanStatus, string> = {
  DRAFT: "草稿",
  ACTIVE: "执行中",
  READY: "具备开盘条件",
  LAUNCHED: "已开盘",
  CLOSED: "已归档",
  SUSPENDED: "暂停",
};
const taskWords: Record<TaskStatus, string> = {
  NOT_STARTED: "未开始",
  IN_PROGRESS: "进行中",
  SUBMITTED: "待审核",
  DONE: "已完成",
  NOT_APPLICABLE: "不适用",
};
const permitWords: Record<PermitStatus, string> = {
  NOT_STARTED: "未办理",
  IN_PROGRESS: "办理中",
  OBTAINED: "已取得",
};

/** 开盘筹备计划表: what is kept of the project (LCH-R02), its permits, and every task with who and when. */
export function planForm(plan: PlanOnPaper, today: Day): FormDocument {
  const flats = plan.showFlats.map(({ location, count }) => `${location} ${count} 套`);
  return {
    title: papers.LAUNCH_PLAN.zh,
    paperCode: papers.LAUNCH_PLAN.paperCode,
    orientation: "LANDSCAPE",
    blocks: [
      {
        kind: "FACTS",
        facts: [
          { label: "项目", value: plan.estate },
          { label: "物业服务中心", value: plan.serviceCenter },
          { label: "计划名称", value: plan.name },
          { label: "状态", value: planWords[plan.status] },
          { label: "新项目进驻协调会日期", value: plan.coordinationMeetingOn },
          { label: "项目进驻日期", value: plan.entryDate },
          { label: "开盘日期", value: plan.launchDate },
          { label: "软装进场日期", value: plan.softFitoutDate },
          { label: "样板房的位置及数量", value: flats.join("；") || null },
          { label: "装修标准", value: plan.fitOutStandard },
          { label: "销售围蔽区域的范围", value: plan.enclosureScope },
          { label: "服务中心办公地点", value: plan.officePlace },
        ],
      },
      {
        kind: "TABLE",
        title: "开发建设各类证照办理情况",
        columns: [
          { header: "证照", width: 5 },
          { header: "办理情况", width: 2, align: "CENTER" },
          { header: "日期", width: 2, align: "CENTER" },
        ],
        rows: plan.permits.map(({ name, status, statusOn }) => [
          name,
          permitWords[status],
          statusOn,
        ]),
      },
      {
        kind: "TABLE",
        title: "筹备任务",
        columns: [
          { header: "序号", width: 4, align: "CENTER" },
          { header: "工作类别", width: 12 },
          { header: "任务名称", width: 24 },
          { header: "责任岗位", width: 13 },
          { header: "责任人", width: 7 },
          { header: "应完成日期", width: 9, align: "CENTER" },
          { header: "状态", width: 8, align: "CENTER" },
          { header: "实际完成日期", width: 9, align: "CENTER" },
          { header: "备注", width: 14 },
        ],
        rows: plan.tasks.map((task, at) => [
          at + 1,
          workstreams[task.workstream].zh,
          task.title,
          roles[task.responsibleRole].zh,
          task.assignee,
          task.dueOn,
          statusOf(task, today),
          task.doneOn,
          task.notApplicableReason ?? task.remark,
        ]),
      },
      {
        kind: "SIGNATURES",
        boxes: [{ label: "编制人" }, { label: "审核人" }, { label: "地区物业公司负责人" }],
      },
    ],
  };
}

/** Overdue is derived and never kept (03 part 3). */
const statusOf = ({ status, dueOn }: PlanOnPaper["tasks"][number], today: Day): string =>
  isOpen(status) && dueOn !== null && dueOn < today ? "已逾期" : taskWords[status];
