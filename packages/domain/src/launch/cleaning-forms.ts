import { compareDays, type Day, daysBetween } from "../calendar/day.ts";
import type { FormDocument, Picture } from "../form/document.ts";
import {
  type AreaMove,
  type CleaningArea,
  cleaningEquipmentNames,
  type CleaningEquipment,
  cleaningInstructions,
  type CleaningUtilities,
  type InitialCleaning,
  type TimeNode,
  writtenSectionNames,
  writtenSections,
} from "./initial-cleaning.ts";
import type { DayPlan, Drill } from "./launch-day.ts";
import { paper, type PaperHead, signatures } from "./record-forms.ts";

const equipmentWords: Readonly<Record<CleaningEquipment, string>> = {
  pumps: "抽水泵",
  hoses: "水管",
  wires: "电线",
  sockets: "插座",
};

const instruction = ({ code, zh }: { code: string; zh: string }) => `${code}《${zh}》`;

/** How far an area is, in a word. */
const areaWord = ({ finishedOn, startedOn, dailySince }: CleaningArea): string =>
  dailySince ? "日常保洁" : finishedOn ? "开荒完毕" : startedOn ? "开荒中" : "未开始";

/** The time that was approved and why it was moved (调整时间节点). */
const movedWord = ({ approvedFrom, approvedTo, movedReason }: AreaMove): string | null =>
  movedReason && `${approvedFrom} 至 ${approvedTo}；${movedReason}`;

/** A cleaning as it is printed. */
export interface CleaningOnPaper {
  readonly plan: Omit<InitialCleaning, "timeNodes" | "supervisorId"> & {
    readonly supervisor: string | null;
    readonly approvedOn: Day | null;
    readonly dailyVendor: string | null;
    readonly dailyEntryOn: Day | null;
    readonly areas: readonly (TimeNode & CleaningArea & AreaMove)[];
  };
  readonly utilities: CleaningUtilities | null;
}

/** 清洁开荒方案 (LCH-R27…R32): its sections, the areas with their times, water, power and equipment. */
export const initialCleaningForm = (
  { plan, utilities }: CleaningOnPaper,
  head: PaperHead,
): FormDocument =>
  paper(
    "INITIAL_CLEANING_PLAN",
    head,
    [
      { label: "外委开荒单位", value: plan.vendor },
      { label: "监督专人", value: plan.supervisor },
      { label: "审批日期", value: plan.approvedOn },
      { label: "执行", value: instruction(cleaningInstructions.INITIAL) },
    ],
    [
      ...writtenSectionNames.map((name) => ({
        kind: "TEXT" as const,
        title: writtenSections[name],
        text: plan[name],
      })),
      {
        kind: "TABLE",
        title: "时间节点",
        columns: [
          { header: "区域", width: 6 },
          { header: "开始", width: 3, align: "CENTER" },
          { header: "结束", width: 3, align: "CENTER" },
          { header: "天数", width: 2, align: "CENTER" },
          { header: "开荒完毕", width: 3, align: "CENTER" },
          { header: "进展", width: 3, align: "CENTER" },
          { header: "原批准时间、调整原因", width: 7 },
        ],
        rows: plan.areas
          .toSorted((a, b) => compareDays(a.from, b.from))
          .map((area) => [
            area.area,
            area.from,
            area.to,
            daysBetween(area.from, area.to) + 1,
            area.finishedOn,
            areaWord(area),
            movedWord(area),
          ]),
      },
      {
        kind: "FACTS",
        title: "取水、用电及物资",
        facts: [
          { label: "协调结果", value: utilities?.waterPower ?? null },
          { label: "协调日期", value: utilities?.agreedOn ?? null },
          ...cleaningEquipmentNames.map((name) => ({
            label: equipmentWords[name],
            value: utilities?.[name] ?? null,
          })),
        ],
      },
      {
        kind: "FACTS",
        title: "日常保洁",
        facts: [
          { label: "日常保洁单位", value: plan.dailyVendor },
          { label: "进场日期", value: plan.dailyEntryOn },
          { label: "执行", value: instruction(cleaningInstructions.DAILY) },
        ],
      },
      signatures(head, ["审核"]),
    ],
  );

/** 开盘当天保洁方案 (LCH-R33). */
export const dayCleaningForm = (
  plan: DayPlan & { readonly approvedOn: Day | null },
  head: PaperHead,
): FormDocument =>
  paper(
    "LAUNCH_DAY_CLEANING_PLAN",
    head,
    [
      { label: "提交单位", value: plan.submittedBy },
      { label: "提交日期", value: plan.submittedOn },
      { label: "审核日期", value: plan.approvedOn },
    ],
    [
      { kind: "TEXT", title: "人员安排", text: plan.staffing ?? "" },
      { kind: "TEXT", title: "清洁物资准备", text: plan.supplies ?? "" },
      { kind: "TEXT", title: "应急措施", text: plan.emergency ?? "" },
      signatures(head, ["客户服务部负责人审核"]),
    ],
  );

/** 开盘当天秩序维护及突发事件应急预案 (LCH-R34). */
export const dayOrderForm = (
  plan: DayPlan & { readonly approvedOn: Day | null },
  head: PaperHead,
): FormDocument =>
  paper(
    "LAUNCH_DAY_ORDER_PLAN",
    head,
    [
      { label: "编制部门", value: plan.submittedBy },
      { label: "编制完成日期", value: plan.submittedOn },
      { label: "审核日期", value: plan.approvedOn },
    ],
    [
      { kind: "TEXT", title: "一、人员安排及秩序维护", text: plan.staffing ?? "" },
      { kind: "TEXT", title: "二、突发事件应急措施", text: plan.emergency ?? "" },
      signatures(head, ["审核"]),
    ],
  );

/** 应急预案演练记录 (LCH-R34): what was drilled, who took part, with a place to sign, the photos. */
export const drillForm = (
  drill: Drill & {
    readonly pictures: readonly (Picture & { readonly name: string })[];
  },
  head: PaperHead,
): FormDocument =>
  paper(
    "DRILL_RECORD",
    head,
    [
      { label: "演练日期", value: drill.heldOn },
      { label: "参加人数", value: drill.attendees.length },
    ],
    [
      { kind: "TEXT", title: "演练记录", text: drill.record ?? "" },
      {
        kind: "TABLE",
        title: "参加人员",
        columns: [
          { header: "序号", width: 2, align: "CENTER" },
          { header: "姓名", width: 5 },
          { header: "签到", width: 5 },
        ],
        rows: drill.attendees.map((name, at) => [at + 1, name, null]),
        empty: "未登记",
      },
      {
        kind: "PHOTOS",
        title: "现场照片",
        photos: drill.pictures.map((picture) => ({ picture, caption: picture.name })),
      },
      {
        kind: "SIGNATURES",
        boxes: [{ label: "记录人", name: head.author }, { label: "秩序维护部负责人" }],
      },
    ],
  );
