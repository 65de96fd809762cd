import { dayAt } from "../calendar/clock.ts";
import type { Day } from "../calendar/day.ts";
import { ageSpans } from "../defect/ages.ts";
import {
  defectCategories,
  type DefectCategory,
  defectSeverities,
  type DefectSeverity,
  defectStatuses,
  type DefectStatus,
} from "../defect/vocabulary.ts";
import type { Block, FormDocument, Table } from "../form/document.ts";
import { papers } from "../form/papers.ts";
import { strokesOf } from "../signature/drawing.ts";
import { deliveryRate, firstPassRate, percent, type Share } from "./delivery-rate.ts";
import { type BatchDay, outlook } from "./forecast.ts";
import { limitWords, outcomeWords, type RecordOnPaper, unitStatusWords } from "./forms.ts";
import { lineKey, type Line } from "./standard.ts";
import type { UnitStatus } from "./vocabulary.ts";

const say = ({ part, whole }: Share) => `${percent({ part, whole }) ?? "–"}%（${part}/${whole}）`;

/** Rows of each key, in the order in which they came. */
function grouped<Row, Key>(rows: readonly Row[], keyOf: (row: Row) => Key): Map<Key, Row[]> {
  const groups = new Map<Key, Row[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return groups;
}

/** 房屋综合验收记录表: every round of re-inspection of a home with what was read, and who signed it (UAC-R09, READ-11). */
export function reinspectionForm(record: RecordOnPaper, lines: readonly Line[]): FormDocument {
  const on = (instant: string | null) =>
    instant === null ? null : dayAt(Date.parse(instant), record.zone);
  const byKey = new Map(lines.map((line) => [line.key, line]));
  const again = record.results.filter(({ round }) => round > 1);
  return {
    title: papers.REINSPECTION.zh,
    paperCode: papers.REINSPECTION.paperCode,
    subject: `${record.unit}　${unitStatusWords[record.status]}`,
    orientation: "PORTRAIT",
    blocks: [
      {
        kind: "FACTS",
        facts: [
          { label: "项目", value: record.estate },
          { label: "房号", value: record.unit },
          { label: "批次", value: record.batch },
          { label: "验收小组", value: record.groups.join("、") || null },
          { label: "首次验收日期", value: on(record.inspectedAt) },
          { label: "验收结论", value: unitStatusWords[record.status] },
        ],
      },
      {
        kind: "TABLE",
        title: "复验结果",
        columns: [
          { header: "日期", width: 13 },
          { header: "检查项", width: 22 },
          { header: "标准", width: 22 },
          { header: "实测值", width: 16 },
          { header: "结果", width: 9, align: "CENTER" },
          { header: "说明", width: 14 },
          { header: "复验人", width: 10 },
        ],
        rows: again.map((one) => {
          const line = byKey.get(lineKey(one.itemCode, one.roomCode || null));
          return [
            on(one.doneAt),
            line ? `${line.room ? `${line.room.name} ` : ""}${line.item.label.zh}` : one.itemCode,
            line?.item.measure
              ? limitWords(line.item.measure)
              : (line?.item.requirement?.zh ?? null),
            one.points.map(({ value }) => value).join("、") || null,
            outcomeWords[one.outcome],
            one.remark,
            one.doneBy,
          ];
        }),
        empty: "尚未复验",
      },
      {
        kind: "SIGNATURES",
        boxes: record.signatures
          .filter(({ round }) => round > 1)
          .map(({ label, signedAt, drawing }) => ({
            label,
            on: on(signedAt),
            picture: drawing === null ? null : { strokes: strokesOf(drawing) },
          })),
      },
    ],
  };
}

/** What of a batch is still to be mended. */
export interface ToMend {
  readonly number: number;
  readonly unit: string;
  readonly part: string | null;
  readonly text: string;
  readonly category: DefectCategory;
  readonly severity: DefectSeverity;
  readonly contractor: string | null;
  readonly dueOn: Day | null;
  readonly status: DefectStatus;
  readonly overdue: boolean;
}

/** 不合格项整改清单: what is open, a table for each 施工单位, to be handed to it (UAC-R09). */
export function rectificationForm(batch: {
  readonly name: string;
  readonly today: Day;
  readonly defects: readonly ToMend[];
}): FormDocument {
  const parties = grouped(batch.defects, ({ contractor }) => contractor);
  const tables = [...parties].map(([contractor, defects]): Table => {
    const overdue = defects.filter((one) => one.overdue).length;
    return {
      kind: "TABLE",
      title: `${contractor ?? "未分配责任单位"}：${defects.length} 条${overdue > 0 ? `，逾期 ${overdue} 条` : ""}`,
      columns: [
        { header: "编号", width: 7, align: "RIGHT" },
        { header: "房号", width: 11 },
        { header: "部位", width: 12 },
        { header: "问题", width: 38 },
        { header: "类别", width: 12 },
        { header: "程度", width: 8 },
        { header: "期限", width: 13 },
        { header: "状态", width: 11 },
      ],
      rows: defects.map((one) => [
        one.number,
        one.unit,
        one.part,
        one.text,
        defectCategories[one.category].zh,
        defectSeverities[one.severity].zh,
        one.dueOn && one.overdue ? `${one.dueOn} 逾期` : one.dueOn,
        defectStatuses[one.status].zh,
      ]),
    };
  });
  return {
    title: papers.RECTIFICATION_LIST.zh,
    paperCode: papers.RECTIFICATION_LIST.paperCode,
    subject: batch.name,
    orientation: "LANDSCAPE",
    blocks: [
      {
        kind: "FACTS",
        facts: [
          { label: "批次", value: batch.name },
          { label: "统计日期", value: batch.today },
          { label: "未销缺陷", value: batch.defects.length },
          { label: "其中逾期", value: batch.defects.filter(({ overdue }) => overdue).length },
        ],
      },
      ...(tables.length > 0 ? tables : [{ kind: "TEXT", text: "没有待整改的不合格项。" } as const]),
    ],
  };
}

interface Bar {
  readonly key: string | null;
  readonly name: string | null;
  readonly count: number;
  readonly open: number;
}

/** What the delivery rate report is made of. */
export interface RateOnPaper {
  readonly name: string;
  readonly plannedHandoverOn: Day;
  readonly today: Day;
  readonly units: readonly {
    readonly building: string;
    readonly unit: string;
    readonly status: UnitStatus;
    readonly firstPass: boolean | null;
  }[];
  readonly trend: readonly BatchDay[];
  readonly defects: {
    readonly total: number;
    readonly open: number;
    readonly overdue: number;
    readonly ages: readonly number[];
    readonly categories: readonly Bar[];
    readonly contractors: readonly (Bar & {
      readonly overdue: number;
      readonly ages: readonly number[];
    })[];
  };
}

/** 房屋交付率报告 (UAC-R17): the rates, where they lead, what stands against them, and the homes that they are made of. */
export function deliveryRateForm(batch: RateOnPaper): FormDocument {
  const { units, defects } = batch;
  const buildings = grouped(units, ({ building }) => building);
  return {
    title: papers.DELIVERY_RATE.zh,
    paperCode: papers.DELIVERY_RATE.paperCode,
    subject: batch.name,
    orientation: "PORTRAIT",
    blocks: [
      {
        kind: "FACTS",
        facts: [
          { label: "批次", value: batch.name },
          { label: "计划交楼日期", value: batch.plannedHandoverOn },
          { label: "房屋交付率", value: say(deliveryRate(units)) },
          { label: "一次合格率", value: say(firstPassRate(units)) },
          { label: "统计日期", value: batch.today },
          {
            label: "缺陷",
            value: `${defects.total} 条，未销 ${defects.open} 条，逾期 ${defects.overdue} 条`,
          },
        ],
      },
      forecastText(batch),
      {
        kind: "TABLE",
        title: "各楼栋",
        columns: [
          { header: "楼栋", width: 16 },
          { header: "户数", width: 10, align: "RIGHT" },
          { header: "交付率", width: 22, align: "RIGHT" },
          { header: "一次合格率", width: 22, align: "RIGHT" },
        ],
        rows: [...buildings].map(([building, homes]) => [
          building,
          homes.length,
          say(deliveryRate(homes)),
          say(firstPassRate(homes)),
        ]),
      },
      {
        kind: "TABLE",
        title: "缺陷类别",
        columns: [
          { header: "类别", width: 30 },
          { header: "缺陷", width: 10, align: "RIGHT" },
          { header: "未销", width: 10, align: "RIGHT" },
        ],
        rows: defects.categories.map(({ key, count, open }) => [
          defectCategories[key as DefectCategory].zh,
          count,
          open,
        ]),
        empty: "没有缺陷",
      },
      {
        kind: "TABLE",
        title: "责任单位与未销缺陷库龄",
        columns: [
          { header: "责任单位", width: 26 },
          { header: "缺陷", width: 9, align: "RIGHT" },
          { header: "未销", width: 9, align: "RIGHT" },
          { header: "逾期", width: 9, align: "RIGHT" },
          ...ageSpans.map(({ from, to }) => ({
            header: to === null ? `${from} 天以上` : `${from}–${to} 天`,
            width: 12,
            align: "RIGHT" as const,
          })),
        ],
        rows: defects.contractors.map(({ name, count, open, overdue, ages }) => [
          name ?? "未分配",
          count,
          open,
          overdue,
          ...ages,
        ]),
        empty: "没有缺陷",
      },
      {
        kind: "TABLE",
        title: "房屋",
        columns: [
          { header: "房号", width: 20 },
          { header: "状态", width: 20 },
          { header: "一次合格", width: 12, align: "CENTER" },
        ],
        rows: units.map(({ unit, status, firstPass }) => [
          unit,
          unitStatusWords[status],
          firstPass === null ? null : firstPass ? "是" : "否",
        ]),
      },
    ],
  };
}

/** The forecast in words, with how it was reckoned and what it does not know. */
function forecastText({ trend, units, today, plannedHandoverOn }: RateOnPaper): Block {
  const { part, whole } = deliveryRate(units);
  const seen = outlook(trend, whole - part, today, plannedHandoverOn);
  const text = {
    DONE: () => "已全部合格。",
    TOO_EARLY: () => "验收不满 3 天，暂不预计全部合格的日期。",
    STANDS_STILL: () => "近期没有新合格的房屋，无法预计全部合格的日期。",
    FORECAST: () => {
      if (seen.kind !== "FORECAST") return "";
      const range = seen.latest
        ? `八成可能在 ${seen.earliest} 至 ${seen.latest} 之间`
        : `最快 ${seen.earliest}，按较慢的进度说不准何时完成`;
      const chance = {
        SURE: "较慢时也赶得上计划交楼",
        LIKELY: "按平均进度赶得上计划交楼，较慢时会错过",
        UNLIKELY: "按平均进度赶不上计划交楼",
        LATE: "最快也赶不上计划交楼",
      }[seen.chance];
      const needed =
        seen.neededPerDay === null ? "" : `按期完成每天须合格 ${seen.neededPerDay} 户。`;
      return (
        `预计 ${seen.on} 全部合格，${range}；${chance}。${needed}推算方法：${seen.from} 至 ${seen.to} 共 ${seen.days} 天` +
        `合格 ${seen.qualified} 户（含休息日），假定今后不变；范围只反映每天快慢不一，未验收房屋查出多少问题不在其中。`
      );
    },
  }[seen.kind]();
  return { kind: "TEXT", title: "预计", text };
}
