import { dayAt } from "../calendar/clock.ts";
import type { Day } from "../calendar/day.ts";
import { type DefectStatus, defectStatuses } from "../defect/vocabulary.ts";
import type { Facts, FormDocument, Table } from "../form/document.ts";
import { strokesOf } from "../signature/drawing.ts";
import { papers } from "../form/papers.ts";
import type { SummaryRow } from "./daily-summary.ts";
import { summed } from "./daily-summary.ts";
import type { LotVerdict } from "./lots.ts";
import type { Point } from "./measuring.ts";
import { type AcceptanceItem, lineKey, type Line, type MeasureSpec } from "./standard.ts";
import { toolName } from "./tool-kit.ts";
import type { GroupKind, Outcome, UnitStatus } from "./vocabulary.ts";

export const outcomeWords: Record<Outcome, string> = {
  PASS: "合格",
  FAIL: "不合格",
  NA: "不适用",
  UNDECIDED: "待定",
};
export const unitStatusWords: Record<UnitStatus, string> = {
  PENDING: "待验收",
  INSPECTED: "已验收(待签字)",
  SIGNED: "已签字",
  RECTIFYING: "整改中",
  RECTIFIED: "待复验",
  REINSPECTED: "已复验(待签字)",
  QUALIFIED: "合格",
};
const mendingWords = { OPEN: "待整改", RECTIFIED: "待复验", VERIFIED: "复验合格" };

/** What must be measured, in one line. */
export function limitWords({ min, max, unit, range, rate, of }: MeasureSpec): string {
  const limit =
    min !== undefined && max !== undefined
      ? min === `-${max}`
        ? `±${max}${unit}`
        : `${min}～${max}${unit}`
      : min !== undefined
        ? `≥${min}${unit}`
        : max !== undefined && `≤${max}${unit}`;
  return [
    limit && (of === "VALUE" ? limit : `偏差${limit}`),
    range && `极差≤${range}${unit}`,
    rate && `合格率≥${rate.percent}%，最大≤${rate.worst}倍`,
  ]
    .filter(Boolean)
    .join("，");
}

/** A home's record as it is printed. */
export interface RecordOnPaper {
  readonly batch: string;
  readonly estate: string;
  readonly unit: string;
  readonly status: UnitStatus;
  readonly inspectedAt: string | null;
  readonly zone: string;
  readonly groups: readonly string[];
  readonly results: readonly {
    readonly round: number;
    readonly itemCode: string;
    readonly roomCode: string;
    readonly outcome: Outcome;
    readonly points: readonly Point[];
    readonly tool: string | null;
    readonly remark: string | null;
    readonly mending: keyof typeof mendingWords | null;
    readonly exception: string | null;
    readonly doneAt: string;
    readonly doneBy: string;
  }[];
  readonly signatures: readonly {
    readonly round: number;
    readonly label: string;
    readonly signedAt: string | null;
    readonly drawing: string | null;
  }[];
  readonly rectifications: readonly {
    readonly item: string | null;
    readonly text: string;
    readonly contractor: string | null;
    readonly dueOn: Day | null;
    readonly status: DefectStatus;
  }[];
  /** What it was not inspected for: outside of the samples of these lots. */
  readonly leftOut: readonly { readonly item: string; readonly verdict: LotVerdict }[];
}

const lotWords: Record<LotVerdict, string> = {
  OPEN: "批未判定",
  ACCEPTED: "批接收",
  REJECTED: "批不接收",
  FULL: "全检",
};

/** 分户验收综合记录表 KF-04: every line with its result, what was rectified and re-inspected, and who signed. */
export function recordForm(record: RecordOnPaper, lines: readonly Line[]): FormDocument {
  const on = (instant: string | null) =>
    instant === null ? null : dayAt(Date.parse(instant), record.zone);
  const results = (line: Line) =>
    record.results.filter(
      ({ itemCode, roomCode }) => lineKey(itemCode, roomCode === "" ? null : roomCode) === line.key,
    );
  const again = record.results.filter(({ round }) => round > 1);
  const names = new Map(
    lines.map((line) => [
      line.key,
      line.room ? `${line.room.name} ${line.item.label.zh}` : line.item.label.zh,
    ]),
  );
  const nameOf = (key: string | null) => (key === null ? "其他" : (names.get(key) ?? key));
  const values = (points: readonly Point[]) => points.map(({ value }) => value).join("、") || null;
  return {
    title: papers.UNIT_ACCEPTANCE.zh,
    paperCode: papers.UNIT_ACCEPTANCE.paperCode,
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
          { label: "验收日期", value: on(record.inspectedAt) },
          { label: "验收结论", value: unitStatusWords[record.status] },
          ...(record.leftOut.length > 0
            ? [
                {
                  label: "按批抽样，本户未抽中",
                  value: record.leftOut
                    .map(({ item, verdict }) => `${item}（${lotWords[verdict]}）`)
                    .join("、"),
                },
              ]
            : []),
        ],
      },
      {
        kind: "TABLE",
        title: "验收结果",
        columns: [
          { header: "部位", width: 10 },
          { header: "检查项", width: 20 },
          { header: "标准", width: 22 },
          { header: "实测值", width: 20 },
          { header: "结果", width: 8, align: "CENTER" },
          { header: "备注", width: 14 },
        ],
        rows: lines.map((line) => {
          const first = results(line).find(({ round }) => round === 1);
          return [
            line.room?.name ?? line.item.part.zh,
            line.item.label.zh,
            line.item.measure ? limitWords(line.item.measure) : (line.item.requirement?.zh ?? null),
            first ? values(first.points) : null,
            first ? outcomeWords[first.outcome] : null,
            first ? [first.tool, first.remark].filter(Boolean).join("；") || null : null,
          ];
        }),
      },
      ...(record.rectifications.length > 0
        ? [
            {
              kind: "TABLE" as const,
              title: "不合格项整改",
              columns: [
                { header: "检查项", width: 24 },
                { header: "问题", width: 36 },
                { header: "施工单位", width: 18 },
                { header: "期限", width: 12 },
                { header: "状态", width: 10 },
              ],
              rows: record.rectifications.map(({ item, text, contractor, dueOn, status }) => [
                nameOf(item),
                text,
                contractor,
                dueOn,
                defectStatuses[status].zh,
              ]),
            },
          ]
        : []),
      ...(again.length > 0
        ? [
            {
              kind: "TABLE" as const,
              title: "复验(房屋综合验收记录表)",
              columns: [
                { header: "日期", width: 14 },
                { header: "检查项", width: 30 },
                { header: "实测值", width: 24 },
                { header: "结果", width: 10 },
                { header: "复验人", width: 14 },
              ],
              rows: again.map((one) => [
                on(one.doneAt),
                nameOf(lineKey(one.itemCode, one.roomCode === "" ? null : one.roomCode)),
                values(one.points),
                outcomeWords[one.outcome],
                one.doneBy,
              ]),
            },
          ]
        : []),
      {
        kind: "SIGNATURES",
        title: "小组成员签字确认",
        boxes: record.signatures.map(({ round, label, signedAt, drawing }) => ({
          label: round > 1 ? `${label}（复验）` : label,
          on: on(signedAt),
          picture: drawing === null ? null : { strokes: strokesOf(drawing) },
        })),
      },
    ],
  };
}

/** Where and for which designs a variant holds. */
function holdsWords({ holds }: AcceptanceItem): string {
  const days =
    holds?.approvedFrom || holds?.approvedTo
      ? `设计报批 ${holds.approvedFrom ?? ""}～${holds.approvedTo ?? ""}`
      : null;
  return [holds?.place?.name ?? "全国", days].filter(Boolean).join("，");
}

const standardTable = (items: readonly AcceptanceItem[], withHolds: boolean): Table => ({
  kind: "TABLE",
  columns: [
    { header: "部位", width: 10 },
    { header: "检查项", width: 18 },
    ...(withHolds ? [{ header: "适用", width: 14 }] : []),
    { header: "方法", width: 18 },
    { header: "工具", width: 16 },
    { header: "允许偏差/要求", width: 24 },
    { header: "测点", width: 16 },
    { header: "抽样", width: 12 },
    { header: "依据", width: 20 },
  ],
  rows: items.map((item) => [
    item.part.zh,
    item.critical ? `${item.label.zh}（强制）` : item.label.zh,
    ...(withHolds ? [holdsWords(item)] : []),
    item.method.zh,
    item.tools.map((code) => toolName(code, "zh")).join("、") || null,
    item.measure ? limitWords(item.measure) : (item.requirement?.zh ?? null),
    item.measure ? `${item.measure.points.atLeast} 点：${item.measure.points.where.zh}` : null,
    item.lots ? `按批抽样：检验水平 ${item.lots.level}，AQL ${item.lots.aql}` : item.sampling.zh,
    `${item.source.document}（${item.source.confidence}）`,
  ]),
});

function standardPaper(
  kind: GroupKind,
  facts: Facts["facts"],
  items: readonly AcceptanceItem[],
  withHolds: boolean,
): FormDocument {
  const { zh, paperCode } =
    kind === "GENERAL" ? papers.ACCEPTANCE_STANDARD_GENERAL : papers.ACCEPTANCE_STANDARD_SPECIAL;
  const ofKind = items.filter((item) => item.kind === kind);
  return {
    title: zh,
    paperCode,
    orientation: "LANDSCAPE",
    blocks: [{ kind: "FACTS", facts }, standardTable(ofKind, withHolds)],
  };
}

/** 分户验收标准 KF-02, KF-03 as they hold for a batch. */
export const standardForm = (
  kind: GroupKind,
  batch: { readonly name: string; readonly number: number; readonly approvedOn: Day },
  items: readonly AcceptanceItem[],
): FormDocument =>
  standardPaper(
    kind,
    [
      { label: "批次", value: batch.name },
      { label: "版本", value: `第 ${batch.number} 版` },
      { label: "设计报批日期", value: batch.approvedOn },
    ],
    items,
    false,
  );

/** A version of KF-02 or KF-03 with all its variants by place and day. */
export const standardVersionForm = (
  kind: GroupKind,
  version: {
    readonly number: number;
    readonly publishedOn: Day | null;
    readonly note: string | null;
  },
  items: readonly AcceptanceItem[],
): FormDocument =>
  standardPaper(
    kind,
    [
      { label: "版本", value: `第 ${version.number} 版` },
      { label: "发布日期", value: version.publishedOn ?? "草稿，未发布" },
      { label: "说明", value: version.note },
    ],
    items,
    true,
  );

/** 验收结果汇总 of a group's day (UAC-R08). */
export function summaryForm(day: {
  readonly batch: string;
  readonly group: string;
  readonly onDay: Day;
  readonly rows: readonly SummaryRow[];
  readonly sentBy: string | null;
  /** Which supplement it is; 0: sent for the first time. */
  readonly supplement: number;
}): FormDocument {
  const sums = summed(day.rows);
  return {
    title: papers.ACCEPTANCE_SUMMARY.zh,
    paperCode: null,
    orientation: "PORTRAIT",
    blocks: [
      {
        kind: "FACTS",
        facts: [
          { label: "批次", value: day.batch },
          { label: "验收小组", value: day.group },
          { label: "验收日期", value: day.onDay },
          { label: "户数", value: sums.units },
          { label: "检查项数", value: sums.inspected },
          { label: "不合格数", value: sums.failed },
          { label: "发送人", value: day.sentBy },
          ...(day.supplement > 0
            ? [{ label: "补充", value: `第 ${day.supplement} 次补充，取代以前的发送` }]
            : []),
        ],
      },
      {
        kind: "TABLE",
        columns: [
          { header: "房号", width: 14 },
          { header: "检查项数", width: 10, align: "RIGHT" },
          { header: "不合格数", width: 10, align: "RIGHT" },
          { header: "不合格项", width: 40 },
          { header: "责任施工单位", width: 20 },
        ],
        rows: day.rows.map((row) => [
          row.unit,
          row.inspected,
          row.failed,
          row.failedItems.join("、") || null,
          row.contractors.join("、") || null,
        ]),
        empty: "当天没有发送汇总",
      },
    ],
  };
}
