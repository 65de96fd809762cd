import {
  addDays,
  type Day,
  daysBetween,
  endOfMonth,
  startOfMonth,
  weekday,
} from "../calendar/day.ts";
import type { FormDocument, Picture } from "../form/document.ts";
import { papers } from "../form/papers.ts";
import {
  countMoments,
  type CountMoment,
  itemConditions,
  type ItemCondition,
  type SalesSite,
  salesSites,
  siteCheckKinds,
  type SiteCheckKind,
} from "./vocabulary.ts";

// The papers of the sales sites (04 part 6). They are the company's Chinese ones.

/** Where a paper's site lies. */
export interface SiteHead {
  readonly serviceCenter: string;
  readonly estate: string;
  readonly site: string;
  readonly kind: SalesSite;
}

const headOf = ({ serviceCenter, estate, site, kind }: SiteHead) => [
  { label: "物业服务中心", value: serviceCenter },
  { label: "小区", value: estate },
  { label: "案场", value: site },
  { label: "类别", value: salesSites[kind].zh },
];

export interface CountOnPaper extends SiteHead {
  readonly on: Day;
  readonly moment: CountMoment;
  readonly time: string;
  readonly countedBy: string | null;
  readonly reportedAt: string | null;
  readonly lines: readonly {
    readonly item: string;
    readonly place: string | null;
    readonly registered: number;
    readonly counted: number;
    readonly condition: ItemCondition;
    readonly remark: string | null;
    readonly result: string | null;
    readonly photos: readonly Picture[];
  }[];
}

/** 物品清点表 */
export function countForm(count: CountOnPaper): FormDocument {
  const photos = count.lines.flatMap(({ item, photos: kept }) =>
    kept.map((picture) => ({ picture, caption: item })),
  );
  return {
    title: papers.ITEM_COUNT.zh,
    paperCode: papers.ITEM_COUNT.paperCode,
    orientation: "PORTRAIT",
    blocks: [
      {
        kind: "FACTS",
        facts: [
          ...headOf(count),
          { label: "清点日期", value: count.on },
          { label: "清点时点", value: countMoments[count.moment].zh },
          { label: "清点时间", value: count.time },
          { label: "异常上报时间", value: count.reportedAt },
        ],
      },
      {
        kind: "TABLE",
        columns: [
          { header: "序号", width: 6, align: "CENTER" },
          { header: "位置", width: 14 },
          { header: "物品", width: 20 },
          { header: "登记数", width: 9, align: "RIGHT" },
          { header: "实点数", width: 9, align: "RIGHT" },
          { header: "状况", width: 9, align: "CENTER" },
          { header: "说明", width: 20 },
          { header: "处理结果", width: 20 },
        ],
        rows: count.lines.map((line, at) => [
          at + 1,
          line.place,
          line.item,
          line.registered,
          line.counted,
          itemConditions[line.condition].zh,
          line.remark,
          line.result,
        ]),
      },
      ...(photos.length > 0 ? [{ kind: "PHOTOS" as const, title: "异常照片", photos }] : []),
      {
        kind: "SIGNATURES",
        boxes: [{ label: "清点人", name: count.countedBy, on: count.on }, { label: "客服主管" }],
      },
    ],
  };
}

export interface DayOnPaper extends SiteHead {
  readonly on: Day;
  readonly visitors: number | null;
  readonly counts: readonly {
    readonly moment: CountMoment;
    readonly time: string;
    readonly amiss: number;
    readonly by: string | null;
  }[];
  readonly checks: readonly {
    readonly kind: SiteCheckKind;
    readonly time: string;
    readonly finding: string | null;
    readonly result: string | null;
    readonly by: string | null;
  }[];
  readonly closedTime: string | null;
  readonly closedBy: string | null;
  readonly inquiries: number;
  readonly unanswered: number;
}

/** 访客统计日报: the visitors of a day, and what else was recorded on it. */
export const visitorDayForm = (day: DayOnPaper): FormDocument => ({
  title: papers.VISITOR_DAY.zh,
  paperCode: papers.VISITOR_DAY.paperCode,
  orientation: "PORTRAIT",
  blocks: [
    {
      kind: "FACTS",
      facts: [
        ...headOf(day),
        { label: "日期", value: `${day.on} 周${"一二三四五六日"[weekday(day.on) - 1]}` },
        { label: "访客人数", value: day.visitors ?? "未统计" },
        { label: "咨询数", value: day.inquiries },
        { label: "其中待解答", value: day.unanswered },
        ...(day.kind === "SALES_CENTER"
          ? [
              { label: "门窗水电关闭", value: day.closedTime ?? "未记录" },
              { label: "关闭人", value: day.closedBy },
            ]
          : []),
      ],
    },
    {
      kind: "TABLE",
      title: "物品清点",
      columns: [
        { header: "时点", width: 20 },
        { header: "时间", width: 15, align: "CENTER" },
        { header: "异常项数", width: 15, align: "RIGHT" },
        { header: "清点人", width: 20 },
      ],
      rows: day.counts.map(({ moment, time, amiss, by }) => [
        countMoments[moment].zh,
        time,
        amiss,
        by,
      ]),
      empty: "当日无清点记录",
    },
    {
      kind: "TABLE",
      title: "现场检查",
      columns: [
        { header: "检查类别", width: 20 },
        { header: "时间", width: 10, align: "CENTER" },
        { header: "发现问题", width: 28 },
        { header: "处理结果", width: 28 },
        { header: "检查人", width: 14 },
      ],
      rows: day.checks.map(({ kind, time, finding, result, by }) => [
        siteCheckKinds[kind].zh,
        time,
        finding ?? "正常",
        finding === null ? null : (result ?? "跟进中"),
        by,
      ]),
      empty: "当日无检查记录",
    },
    { kind: "SIGNATURES", boxes: [{ label: "接待员" }, { label: "客服主管" }] },
  ],
});

export interface MonthOnPaper extends SiteHead {
  /** Any day of it. */
  readonly on: Day;
  readonly days: readonly { readonly on: Day; readonly visitors: number }[];
}

/** 访客统计月报: every day of the month, those that nobody counted empty. */
export function visitorMonthForm(month: MonthOnPaper): FormDocument {
  const first = startOfMonth(month.on);
  const by = new Map(month.days.map(({ on, visitors }) => [on, visitors]));
  const total = month.days.reduce((sum, { visitors }) => sum + visitors, 0);
  const count = daysBetween(first, endOfMonth(month.on)) + 1;
  return {
    title: papers.VISITOR_MONTH.zh,
    paperCode: papers.VISITOR_MONTH.paperCode,
    orientation: "PORTRAIT",
    blocks: [
      {
        kind: "FACTS",
        facts: [
          ...headOf(month),
          { label: "月份", value: `${first.slice(0, 4)}年${Number(first.slice(5, 7))}月` },
          { label: "本月合计", value: total },
          { label: "统计天数", value: month.days.length },
          {
            label: "日均",
            value: month.days.length > 0 ? Math.round((total / month.days.length) * 10) / 10 : null,
          },
        ],
      },
      {
        kind: "TABLE",
        columns: [
          { header: "日期", width: 20 },
          { header: "星期", width: 15, align: "CENTER" },
          { header: "访客人数", width: 20, align: "RIGHT" },
          { header: "累计", width: 20, align: "RIGHT" },
        ],
        rows: Array.from({ length: count }, (_, at) => {
          const on = addDays(first, at);
          const until = month.days.reduce(
            (sum, day) => (day.on <= on ? sum + day.visitors : sum),
            0,
          );
          const visitors = by.get(on) ?? null;
          return [
            on,
            "一二三四五六日"[weekday(on) - 1]!,
            visitors,
            visitors === null ? null : until,
          ];
        }),
      },
      { kind: "SIGNATURES", boxes: [{ label: "统计人" }, { label: "客服主管" }] },
    ],
  };
}

export interface LedgerOnPaper extends SiteHead {
  readonly printedOn: Day;
  readonly consumables: readonly {
    readonly name: string;
    readonly unit: string;
    readonly stock: number;
    readonly entries: readonly {
      readonly on: Day;
      readonly received: number;
      readonly used: number;
      readonly stockAfter: number;
      readonly by: string | null;
      readonly remark: string | null;
    }[];
  }[];
}

/** 低值易耗品台账: what there is, and every movement of each. */
export const ledgerForm = (ledger: LedgerOnPaper): FormDocument => ({
  title: papers.CONSUMABLE_LEDGER.zh,
  paperCode: papers.CONSUMABLE_LEDGER.paperCode,
  orientation: "PORTRAIT",
  blocks: [
    { kind: "FACTS", facts: [...headOf(ledger), { label: "打印日期", value: ledger.printedOn }] },
    {
      kind: "TABLE",
      title: "库存",
      columns: [
        { header: "名称", width: 30 },
        { header: "单位", width: 10, align: "CENTER" },
        { header: "入库合计", width: 15, align: "RIGHT" },
        { header: "领用合计", width: 15, align: "RIGHT" },
        { header: "库存", width: 15, align: "RIGHT" },
      ],
      rows: ledger.consumables.map(({ name, unit, stock, entries }) => [
        name,
        unit,
        entries.reduce((sum, { received }) => sum + received, 0),
        entries.reduce((sum, { used }) => sum + used, 0),
        stock,
      ]),
      empty: "未登记低值易耗品",
    },
    ...ledger.consumables
      .filter(({ entries }) => entries.length > 0)
      .map(({ name, unit, entries }) => ({
        kind: "TABLE" as const,
        title: `${name}（${unit}）`,
        columns: [
          { header: "日期", width: 14 },
          { header: "入库", width: 10, align: "RIGHT" as const },
          { header: "领用", width: 10, align: "RIGHT" as const },
          { header: "结存", width: 10, align: "RIGHT" as const },
          { header: "登记人", width: 14 },
          { header: "备注", width: 22 },
        ],
        rows: entries.map(({ on, received, used, stockAfter, by, remark }) => [
          on,
          received > 0 ? received : null,
          used > 0 ? used : null,
          stockAfter,
          by,
          remark,
        ]),
      })),
    { kind: "SIGNATURES", boxes: [{ label: "保管人" }, { label: "客服主管" }] },
  ],
});
