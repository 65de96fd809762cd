import type { Day } from "../calendar/day.ts";
import type { FormDocument } from "../form/document.ts";
import { papers } from "../form/papers.ts";
import { defenceKinds, type DefenceKind, packingKinds, type PackingKind } from "./bid-document.ts";
import { requirementCategories, type RequirementCategory } from "./vocabulary.ts";

/** What every paper of a bid tells of it. */
export interface BidOnPaper {
  readonly estate: string;
  readonly buildings: readonly string[];
  readonly region: string;
  /** As people here read the clock. */
  readonly deadline: string | null;
  readonly place: string | null;
  readonly packing: readonly {
    readonly kind: PackingKind;
    readonly text: string;
    readonly quantity: number | null;
    readonly remark: string | null;
    readonly checkedBy: string | null;
    readonly checkedOn: Day | null;
  }[];
  readonly requirements: readonly {
    readonly clause: string;
    readonly text: string;
    readonly category: RequirementCategory;
    readonly responded: boolean;
    readonly sectionRef: string | null;
    readonly page: number | null;
    readonly checkedBy: string | null;
  }[];
  readonly defence: readonly {
    readonly kind: DefenceKind;
    readonly title: string;
    readonly text: string | null;
    readonly person: string | null;
    readonly dueOn: Day | null;
    readonly minutes: number | null;
    readonly ready: boolean;
  }[];
}

const facts = ({ estate, buildings, region, deadline, place }: BidOnPaper) =>
  ({
    kind: "FACTS",
    facts: [
      { label: "项目", value: [estate, buildings.join("、")].filter(Boolean).join(" ") },
      { label: "投标人", value: region },
      { label: "投标截止时间", value: deadline },
      { label: "投标指定地点", value: place },
    ],
  }) as const;

/** 《装订与封装清单》 with the label of each envelope (BID-R14). */
export function packingForm(of: BidOnPaper): FormDocument {
  const envelopes = of.packing
    .filter(({ kind }) => kind === "COPIES" || kind === "MEDIA")
    .map(({ text, quantity }) => `${text}${quantity === null ? "" : ` ${quantity} 份`}`);
  return {
    title: papers.BID_PACKING.zh,
    paperCode: papers.BID_PACKING.paperCode,
    orientation: "PORTRAIT",
    blocks: [
      facts(of),
      {
        kind: "TABLE",
        title: "核对清单",
        columns: [
          { header: "类别", width: 14 },
          { header: "内容", width: 34 },
          { header: "数量", width: 8, align: "RIGHT" },
          { header: "核对", width: 8, align: "CENTER" },
          { header: "核对人", width: 12 },
          { header: "日期", width: 14 },
          { header: "备注", width: 10 },
        ],
        rows: of.packing.map((item) => [
          packingKinds[item.kind].zh,
          item.text,
          item.quantity,
          { ticked: item.checkedBy !== null },
          item.checkedBy,
          item.checkedOn,
          item.remark,
        ]),
        empty: "还没有清单项",
      },
      {
        kind: "SIGNATURES",
        boxes: [{ label: "装订人" }, { label: "核对人" }, { label: "投标小组负责人" }],
      },
      {
        kind: "TABLE",
        title: "封套标签（沿边裁下，贴于封套正面）",
        columns: [
          { header: "项目名称", width: 30 },
          { header: "封套内容", width: 20 },
          { header: "投标人", width: 24 },
          { header: "注明", width: 26 },
        ],
        rows: (envelopes.length > 0 ? envelopes : ["投标文件"]).map((content) => [
          [of.estate, of.buildings.join("、"), "前期物业管理招标"].filter(Boolean).join(" "),
          content,
          of.region,
          `${of.deadline ?? ""}开标前不得启封`,
        ]),
      },
    ],
  };
}

/** 《招标文件响应表》: clause, section, page, who checked (BID-R13). */
export function matrixForm(of: BidOnPaper): FormDocument {
  const open = of.requirements.filter(({ responded }) => !responded).length;
  return {
    title: papers.BID_MATRIX.zh,
    paperCode: papers.BID_MATRIX.paperCode,
    orientation: "LANDSCAPE",
    blocks: [
      facts(of),
      {
        kind: "TABLE",
        title: `共 ${of.requirements.length} 项，未响应 ${open} 项`,
        columns: [
          { header: "条款号", width: 10 },
          { header: "类别", width: 12 },
          { header: "招标文件要求", width: 40 },
          { header: "响应", width: 6, align: "CENTER" },
          { header: "投标文件章节", width: 20 },
          { header: "页码", width: 6, align: "RIGHT" },
          { header: "核对人", width: 10 },
        ],
        rows: of.requirements.map((one) => [
          one.clause,
          requirementCategories[one.category].zh,
          one.text,
          { ticked: one.responded },
          one.sectionRef,
          one.page,
          one.checkedBy,
        ]),
        empty: "还没有录入要求",
      },
    ],
  };
}

/** 《答辩准备表》: questions with answers and who speaks, materials, rehearsals (BID-R15). */
export function defenceForm(of: BidOnPaper): FormDocument {
  const rows = (kind: DefenceKind) =>
    of.defence
      .filter((item) => item.kind === kind)
      .map(({ title, text, person, dueOn, minutes, ready }) => [
        title,
        text,
        person,
        minutes,
        dueOn,
        { ticked: ready },
      ]);
  const table = (kind: DefenceKind, title: string, text: string) =>
    ({
      kind: "TABLE",
      title: defenceKinds[kind].zh,
      columns: [
        { header: title, width: 26 },
        { header: text, width: 38 },
        { header: kind === "QUESTION" ? "主答人" : "负责人", width: 10 },
        { header: "分钟", width: 7, align: "RIGHT" },
        { header: "日期", width: 12 },
        { header: "完成", width: 7, align: "CENTER" },
      ],
      rows: rows(kind),
      empty: "无",
    }) as const;
  return {
    title: papers.BID_DEFENCE.zh,
    paperCode: papers.BID_DEFENCE.paperCode,
    orientation: "LANDSCAPE",
    blocks: [
      facts(of),
      table("QUESTION", "预计问题", "答复要点"),
      table("MATERIAL", "材料", "说明"),
      table("REHEARSAL", "演练", "发现的问题"),
    ],
  };
}
