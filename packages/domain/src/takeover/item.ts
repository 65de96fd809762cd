import { compareDays, type Day } from "../calendar/day.ts";
import { type Contest, contestDetails } from "../outbox/contest.ts";
import { ok, refuse, type Result } from "../result.ts";
import type { StandardItem } from "./standard.ts";
import { type ItemKind, roomKinds, type Verdict, verdicts } from "./vocabulary.ts";

/** One line of KF-06, 07, 08, 09 or of the tool and key list, as somebody fills it in. */
export interface ItemFacts {
  readonly kind: ItemKind;
  /** Of the standard's item or the reference list's document; null for what was found on site. */
  readonly code: string | null;
  readonly areaId: string | null;
  readonly name: string;
  readonly place: string | null;
  readonly model: string | null;
  /** As listed by the developer, and as counted. */
  readonly quantity: number | null;
  readonly counted: number | null;
  /** 位置确认 and 设备说明书 (TKO-R11). */
  readonly located: boolean | null;
  readonly manual: boolean | null;
  readonly singleRun: Verdict | null;
  readonly linkage: Verdict | null;
  readonly verdict: Verdict | null;
  /** Documents: original, by whom handed, when; or by when what is missing is to come (INS-036). */
  readonly isOriginal: boolean | null;
  readonly handedBy: string | null;
  readonly receivedOn: Day | null;
  readonly promisedOn: Day | null;
  readonly remark: string | null;
}

const mostPieces = 1_000_000;

/** A line as it is kept. Refused: INVALID_INPUT, TKO_LINKAGE_TOO_EARLY. */
export function checkItem(
  item: ItemFacts,
  { today, formal }: { readonly today: Day; readonly formal: boolean },
): Result<ItemFacts> {
  const name = item.name.trim();
  if (name === "" || name.length > 80) return refuse("INVALID_INPUT", { field: "name" });
  for (const field of ["quantity", "counted"] as const) {
    const number = item[field];
    if (number !== null && (!Number.isInteger(number) || number < 0 || number > mostPieces))
      return refuse("INVALID_INPUT", { field });
  }
  if (item.receivedOn !== null && compareDays(item.receivedOn, today) > 0)
    return refuse("INVALID_INPUT", { field: "receivedOn", reason: "FUTURE" });
  if (item.linkage !== null && !formal) return refuse("TKO_LINKAGE_TOO_EARLY");
  if (roomKinds.includes(item.kind) && !item.place?.trim())
    return refuse("INVALID_INPUT", { field: "place" });
  return ok({ ...item, name });
}

/** What people say of a line, as its forms call it. */
export const lineFields = {
  areaId: { zh: "区域", en: "Area" },
  name: { zh: "名称", en: "Name" },
  place: { zh: "位置", en: "Place" },
  model: { zh: "型号", en: "Model" },
  quantity: { zh: "数量", en: "Quantity" },
  counted: { zh: "清点数量", en: "Counted" },
  located: { zh: "位置确认", en: "Where it should be" },
  manual: { zh: "设备说明书", en: "Manual" },
  singleRun: { zh: "单车试运行", en: "Single run" },
  linkage: { zh: "联动测试", en: "Linkage test" },
  verdict: { zh: "结果", en: "Result" },
  isOriginal: { zh: "原件", en: "Original" },
  handedBy: { zh: "移交人", en: "Handed by" },
  receivedOn: { zh: "接收日期", en: "Received on" },
  promisedOn: { zh: "承诺补交日期", en: "Promised for" },
  remark: { zh: "备注", en: "Remark" },
} as const satisfies Partial<Record<keyof ItemFacts, { zh: string; en: string }>>;
type LineField = keyof typeof lineFields;

/** A line as it stands, who said so last, and when (ISO 8601). */
export interface StandingLine {
  readonly item: ItemFacts;
  readonly by: string;
  readonly at: string;
  /** What an area's id is called. */
  readonly areaName: (id: string) => string;
}

/**
 * A line as somebody leaves it who found it as `before`, without signal say: what he changed counts, what he left stays as others have
 * made it since. Where both changed one thing differently nobody's word is lost. Refused: TKO_LINE_CONTESTED, field by field.
 */
export function mergeLine(
  said: ItemFacts,
  before: ItemFacts,
  { item: now, by, at, areaName }: StandingLine,
): Result<ItemFacts> {
  const fields = Object.keys(lineFields) as LineField[];
  const changed = fields.filter((field) => said[field] !== before[field]);
  const contested = changed.filter(
    (field) => now[field] !== before[field] && now[field] !== said[field],
  );
  const saying = (field: LineField, value: ItemFacts[LineField]) => {
    const outcome = verdicts.find((one) => one === value) ?? null;
    if (outcome !== null || value === null) return { outcome, points: [], remark: null };
    const text = field === "areaId" ? areaName(String(value)) : String(value);
    return { outcome, points: [], remark: typeof value === "boolean" ? (value ? "✓" : "✗") : text };
  };
  if (contested.length === 0)
    return ok({ ...now, ...Object.fromEntries(changed.map((field) => [field, said[field]])) });
  const rows = contested.map((field): Contest => ({
    item: `${now.name} ${lineFields[field].zh}`,
    itemEn: `${now.name}: ${lineFields[field].en}`,
    said: saying(field, said[field]),
    stands: { ...saying(field, now[field]), by, at },
  }));
  return refuse("TKO_LINE_CONTESTED", contestDetails(rows));
}

/** TKO-R11: what the pre-inspection asks of a line, and it has not got. */
export function isOpenLine(item: ItemFacts): boolean {
  switch (item.kind) {
    case "BASIS":
      return false;
    case "DOCUMENT":
      return item.verdict !== "NA" && item.receivedOn === null && item.promisedOn === null;
    case "EQUIPMENT":
      return (
        item.verdict !== "NA" &&
        (item.verdict === null ||
          item.counted === null ||
          item.located === null ||
          item.manual === null ||
          item.singleRun === null)
      );
    case "COMMON_PART":
    case "FACILITY":
      return item.verdict === null;
    default:
      return item.counted === null;
  }
}

/** TKO-R15: equipment of the standard that is tested together, and was not yet. */
export const isUntested = (item: ItemFacts, standard: readonly StandardItem[]): boolean =>
  item.kind === "EQUIPMENT" &&
  item.verdict !== "NA" &&
  item.linkage === null &&
  standard.some(({ code, linkage }) => linkage && code === item.code);

/** TKO-R12: what is reported is inspected. Refused: TKO_LINES_OPEN. */
export function checkInspected(items: readonly ItemFacts[]): Result<null> {
  const open = items.filter((item) => !roomKinds.includes(item.kind) && isOpenLine(item));
  return open.length === 0
    ? ok(null)
    : refuse("TKO_LINES_OPEN", {
        number: open.length,
        items: open.slice(0, 5).map(({ name }) => name),
      });
}

/** INS-036: documents that did not come, each with the day it is promised for. */
export const missingDocuments = (items: readonly ItemFacts[]) =>
  items.filter(
    ({ kind, verdict, receivedOn }) =>
      kind === "DOCUMENT" && verdict !== "NA" && receivedOn === null,
  );
