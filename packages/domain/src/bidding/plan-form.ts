import type { Day } from "../calendar/day.ts";
import type { FormDocument } from "../form/document.ts";
import { papers } from "../form/papers.ts";
import type { Binding, PlannedStep } from "./tender-plan.ts";
import {
  type Appointer,
  appointers,
  biddingSteps,
  type MemberKind,
  memberKinds,
  type ObjectType,
  objectTypes,
  type OrganizerMode,
  organizerModes,
  type SelectionMethod,
  selectionMethods,
} from "./vocabulary.ts";

/** A bidding plan as it is printed. */
export interface BiddingPlanOnPaper {
  readonly estate: string;
  readonly region: string;
  readonly objectType: ObjectType;
  readonly launchDate: Day;
  readonly selectionMethod: SelectionMethod | null;
  readonly organizerMode: OrganizerMode;
  readonly steps: readonly PlannedStep[];
  readonly workItems: readonly {
    readonly work: string;
    readonly startOn: Day | null;
    readonly dueOn: Day | null;
    readonly owner: string | null;
    readonly doneOn: Day | null;
    readonly remark: string | null;
  }[];
  readonly members: readonly {
    readonly name: string;
    readonly kind: MemberKind;
    readonly appointedBy: Appointer;
    readonly responsibility: string;
  }[];
  readonly approvedOn: Day | null;
  readonly approvedBy: string | null;
}

const bindingWords: Record<Binding, string> = {
  COMPANY: "公司时限",
  STATUTE: "法定时限",
  BOTH: "公司与法定时限",
  FIXED: "招标文件所定",
};

/**
 * JBPM-QR-KF-01《前期物业招投标计划》: every milestone counted back from the launch, then the work of the team (BID-R20). The
 * columns are a proposal: the template itself is not in the seeds.
 */
export function planForm(plan: BiddingPlanOnPaper): FormDocument {
  const milestones = plan.steps.map((step) => ({
    work: biddingSteps[step.step].zh,
    startOn: null,
    dueOn: step.latestOn ?? step.dueOn,
    owner: null,
    doneOn: step.doneOn,
    remark: step.binding === null ? null : bindingWords[step.binding],
  }));
  return {
    title: papers.BIDDING_PLAN.zh,
    paperCode: papers.BIDDING_PLAN.paperCode,
    orientation: "LANDSCAPE",
    blocks: [
      {
        kind: "FACTS",
        facts: [
          { label: "项目", value: plan.estate },
          { label: "地区物业公司", value: plan.region },
          { label: "招投标对象", value: objectTypes[plan.objectType].zh },
          { label: "开盘日期", value: plan.launchDate },
          {
            label: "选聘方式",
            value: plan.selectionMethod && selectionMethods[plan.selectionMethod].zh,
          },
          { label: "招标组织形式", value: organizerModes[plan.organizerMode].zh },
        ],
      },
      {
        kind: "TABLE",
        title: "工作计划",
        columns: [
          { header: "序号", width: 4, align: "CENTER" },
          { header: "工作内容", width: 28 },
          { header: "计划开始", width: 10, align: "CENTER" },
          { header: "计划完成", width: 10, align: "CENTER" },
          { header: "责任人", width: 10 },
          { header: "实际完成", width: 10, align: "CENTER" },
          { header: "备注", width: 18 },
        ],
        rows: [...milestones, ...plan.workItems].map((row, at) => [
          at + 1,
          row.work,
          row.startOn,
          row.dueOn,
          row.owner,
          row.doneOn,
          row.remark,
        ]),
      },
      {
        kind: "TABLE",
        title: "投标小组",
        empty: "尚未成立",
        columns: [
          { header: "成员", width: 10 },
          { header: "角色", width: 12 },
          { header: "指定单位", width: 12 },
          { header: "责任分工", width: 30 },
        ],
        rows: plan.members.map((one) => [
          one.name,
          memberKinds[one.kind].zh,
          appointers[one.appointedBy].zh,
          one.responsibility,
        ]),
      },
      {
        kind: "SIGNATURES",
        boxes: [
          { label: "编制" },
          { label: "地区物业公司负责人", name: plan.approvedBy, on: plan.approvedOn },
        ],
      },
    ],
  };
}
