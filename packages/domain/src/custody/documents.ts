import { addDays, compareDays, type Day } from "../calendar/day.ts";
import type { DocumentForm } from "./vocabulary.ts";

/** A document that the developer hands over, by which rule of the pack, in how many copies (Proposal: the law names none). */
export interface StandardDocument {
  readonly name: string;
  readonly rule: "INS-031" | "INS-032" | "INS-033" | "INS-034" | "INS-035";
  readonly form: DocumentForm;
  readonly expected: number;
}

const of = (rule: StandardDocument["rule"], ...names: string[]): StandardDocument[] =>
  names.map((name) => ({ name, rule, form: "ORIGINAL", expected: 1 }));

/** 《物业承接查验办法》 article 14, 物业管理条例 article 29: what is handed over 20 days before site inspection at the latest. */
export const standardDocuments: readonly StandardDocument[] = [
  ...of(
    "INS-031",
    "竣工总平面图",
    "单体建筑竣工图",
    "结构竣工图",
    "设备竣工图",
    "配套设施竣工图",
    "地下管网工程竣工图",
  ),
  ...of("INS-032", "共用设施设备清单", "设备安装、使用和维护保养等技术资料"),
  ...of(
    "INS-033",
    "供水准许使用文件",
    "供电准许使用文件",
    "供气准许使用文件",
    "供热准许使用文件",
    "通信准许使用文件",
    "有线电视准许使用文件",
  ),
  ...of("INS-034", "物业质量保修文件", "物业使用说明文件"),
  ...of("INS-035", "承接查验所必需的其他资料"),
];

/** INS-028: days before site inspection by which documents are handed over. */
const leadDays = 20;
export const documentsDueOn = (siteInspectionOn: Day): Day => addDays(siteInspectionOn, -leadDays);

export interface DocumentStanding {
  readonly expected: number;
  readonly received: number;
  readonly askedOn: Day | null;
  readonly promisedOn: Day | null;
}

/** Where a document that is to come stands: there, or missing without a word, asked for, promised, or promised in vain. */
export type DocumentState = "THERE" | "MISSING" | "ASKED" | "PROMISED" | "PROMISE_BROKEN";

export function documentState(
  { expected, received, askedOn, promisedOn }: DocumentStanding,
  today: Day,
): DocumentState {
  if (received >= expected) return "THERE";
  if (promisedOn !== null)
    return compareDays(promisedOn, today) < 0 ? "PROMISE_BROKEN" : "PROMISED";
  return askedOn !== null ? "ASKED" : "MISSING";
}
