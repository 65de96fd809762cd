import type { Day } from "../calendar/day.ts";
import type { FormDocument } from "../form/document.ts";
import { type Role, roles } from "../organization/roles.ts";
import { paper, type PaperHead } from "./record-forms.ts";
import type {
  Attendee,
  TrainingDepartment,
  TrainingItem,
  TrainingKind,
  TrainingResult,
} from "./training.ts";

const kindWords: Readonly<Record<TrainingKind, string>> = {
  ONBOARDING: "新员工入职培训",
  ETIQUETTE: "服务礼仪培训",
  JOB_SKILL: "岗位技能培训",
};
const departmentWords: Readonly<Record<TrainingDepartment, string>> = {
  CUSTOMER_SERVICE: "客户服务部",
  ENGINEERING: "工程维修部",
  ORDER: "秩序维护部",
};
const resultWords: Readonly<Record<TrainingResult, string>> = { PASSED: "合格", FAILED: "不合格" };

interface Session {
  readonly item: TrainingItem;
  readonly plannedOn: Day;
  readonly heldOn: Day | null;
  readonly place: string | null;
  readonly trainer: string;
  readonly remark: string | null;
  readonly schemeNumber: number;
  readonly attendees: readonly (Omit<Attendee, "personId"> & {
    readonly name: string;
    readonly roles: readonly Role[];
  })[];
}

const presence = (present: boolean | null) =>
  present === null ? null : present ? "已签到" : "缺席";

/** 培训签到与记录 (LCH-R11, R12, R13): before the session a sheet to sign on, after it the record. */
export const trainingForm = (session: Session, head: PaperHead): FormDocument =>
  paper(
    "TRAINING_RECORD",
    head,
    [
      { label: "培训类别", value: kindWords[session.item.kind] },
      { label: "部门", value: session.item.department && departmentWords[session.item.department] },
      {
        label: "培训方案条目",
        value: `${session.item.code} ${session.item.title}（方案第 ${session.schemeNumber} 版）`,
      },
      { label: "学时", value: session.item.hours },
      { label: "培训日期", value: session.heldOn ?? `计划 ${session.plannedOn}` },
      { label: "培训地点", value: session.place },
      { label: "培训讲师", value: session.trainer },
      { label: "实到 / 应到", value: attendance(session) },
    ],
    [
      {
        kind: "TABLE",
        title: "参加人员",
        columns: [
          { header: "序号", width: 1, align: "CENTER" },
          { header: "姓名", width: 3 },
          { header: "岗位", width: 4 },
          { header: "签到", width: 3, align: "CENTER" },
          { header: "结果", width: 2, align: "CENTER" },
        ],
        rows: session.attendees.map(({ name, roles: held, present, result }, at) => [
          at + 1,
          name,
          held.map((role) => roles[role].zh).join("、"),
          presence(present),
          result && resultWords[result],
        ]),
      },
      { kind: "TEXT", title: "备注", text: session.remark ?? "" },
      {
        kind: "SIGNATURES",
        boxes: [
          { label: "培训讲师", name: session.heldOn && session.trainer, on: session.heldOn },
          { label: "记录人", name: session.heldOn && head.author },
        ],
      },
    ],
  );

const attendance = ({ heldOn, attendees }: Session) =>
  heldOn === null
    ? `— / ${attendees.length}`
    : `${attendees.filter(({ present }) => present).length} / ${attendees.length}`;
