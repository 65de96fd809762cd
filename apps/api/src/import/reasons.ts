import type { ImportedList } from "./engine-types.ts";
import type { RefusedRow } from "./queries.ts";

export type Language = "zh" | "en";
type Details = Record<string, unknown>;
type Sentence = (details: Details) => string;

const shown = (value: unknown) => (Array.isArray(value) ? value.join("、") : String(value ?? ""));

/** Why a cell or row is refused, for the workbook that goes back; the column's name stands ahead of it. */
const sentences: Record<string, Record<Language, Sentence>> = {
  CELL_REQUIRED: { zh: () => "不能为空", en: () => "is empty" },
  CELL_NOT_A_NUMBER: {
    zh: (d) => `应为数字，现为“${shown(d["value"])}”`,
    en: (d) => `should be a number, not "${shown(d["value"])}"`,
  },
  CELL_NOT_WHOLE: {
    zh: (d) => `应为整数，现为“${shown(d["value"])}”`,
    en: (d) => `should be a whole number, not "${shown(d["value"])}"`,
  },
  CELL_NOT_A_DATE: {
    zh: (d) => `应为日期，现为“${shown(d["value"])}”`,
    en: (d) => `should be a date, not "${shown(d["value"])}"`,
  },
  CELL_IS_A_DATE: {
    zh: (d) => `被表格软件变成了日期“${shown(d["value"])}”，请把单元格设为文本后重填`,
    en: (d) => `was made a date (${shown(d["value"])}) by the spreadsheet; format the cell as text`,
  },
  CELL_NOT_TEXT: {
    zh: (d) => `应为文字，现为“${shown(d["value"])}”`,
    en: (d) => `should be text, not "${shown(d["value"])}"`,
  },
  CELL_TOO_LONG: {
    zh: (d) => `有 ${shown(d["length"])} 个字，最多 ${shown(d["limit"])} 个`,
    en: (d) => `has ${shown(d["length"])} characters, at most ${shown(d["limit"])}`,
  },
  CELL_HAS_CONTROL_CHARACTERS: {
    zh: () => "含有看不见的控制字符，请重新输入",
    en: () => "holds invisible control characters; type it anew",
  },
  CELL_OUT_OF_RANGE: {
    zh: (d) => `应在 ${shown(d["min"])} 到 ${shown(d["max"])} 之间，现为“${shown(d["value"])}”`,
    en: (d) =>
      `should lie between ${shown(d["min"])} and ${shown(d["max"])}, not "${shown(d["value"])}"`,
  },
  CELL_NOT_IN_LIST: {
    zh: (d) => `应为${shown(d["allowed"])}之一，现为“${shown(d["value"])}”`,
    en: (d) => `should be one of ${shown(d["allowed"])}, not "${shown(d["value"])}"`,
  },
  CELL_IS_AN_ERROR: {
    zh: (d) => `是公式错误 ${shown(d["value"])}`,
    en: (d) => `holds the error ${shown(d["value"])}`,
  },
  FLOOR_ZERO: {
    zh: () => "没有 0 层，地下一层是 -1",
    en: () => "cannot be 0; below the first is -1",
  },
  INNER_AREA_ABOVE_GROSS: {
    zh: (d) => `${shown(d["inner"])} 大于建筑面积 ${shown(d["gross"])}`,
    en: (d) => `${shown(d["inner"])} exceeds the gross area ${shown(d["gross"])}`,
  },
  ROW_TWICE: {
    zh: (d) => `同一条记录出现在多行：第 ${shown(d["rows"])} 行`,
    en: (d) => `the same record stands in several rows: ${shown(d["rows"])}`,
  },
  BUILDING_IN_OTHER_CLUSTER: {
    zh: (d) => `该栋属于“${shown(d["is"])}”，不是“${shown(d["cluster"])}”`,
    en: (d) => `the building lies in "${shown(d["is"])}", not in "${shown(d["cluster"])}"`,
  },
  IMPORT_ROW_THERE: {
    zh: () => "已有这条记录，导入不会修改它",
    en: () => "is there already, and a workbook does not change it",
  },
  NAME_TAKEN: {
    zh: (d) => `“${shown(d["name"])}”已有`,
    en: (d) => `"${shown(d["name"])}" is there already`,
  },
  CODE_TAKEN: {
    zh: (d) => `“${shown(d["placeCode"])}”已被使用`,
    en: (d) => `"${shown(d["placeCode"])}" is used already`,
  },
  NOT_FOUND: { zh: () => "所指的记录不存在", en: () => "names a record that is not there" },
  FORBIDDEN: { zh: () => "您没有权限", en: () => "is not yours to do" },
  INVALID_INPUT: { zh: () => "填写的内容不符合要求", en: () => "is not as it should be" },
  ASSET_ORPHAN: {
    zh: (d) => `所指的“${shown(d["name"])}”在${shown(d["sheet"])}表里没有，或该行被拒绝`,
    en: (d) =>
      `names "${shown(d["name"])}", which is not in ${shown(d["sheet"])} or was refused there`,
  },
  STALE_VERSION: {
    zh: () => "检查之后被他人改动，请核对后重新导入",
    en: () => "somebody changed the record after the check; look at it and import again",
  },
};

/** What an action refuses is told in full on the page of the import; here by its code. */
const otherwise: Record<Language, (code: string) => string> = {
  zh: (code) => `按规则不能导入（${code}），原因见导入页面`,
  en: (code) => `a rule refuses it (${code}); the import's page says why`,
};

/** All reasons of a row in one cell, each with its column. */
export const reasonsOf = (
  { problems }: RefusedRow,
  columns: ImportedList["columns"],
  language: Language,
): string =>
  problems
    .map(({ column, code, details }) => {
      const why = sentences[code]?.[language](details) ?? otherwise[language](code);
      return column === "" ? why : `${columns[column]?.[language] ?? column}: ${why}`;
    })
    .join(language === "zh" ? "；" : "; ");

/** The column's header, in either language: a workbook that comes back a second time has it already. */
export const reasonHeader: Record<Language, string> = { zh: "原因", en: "Reason" };
