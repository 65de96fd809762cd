import { compareDays, type Day } from "../calendar/day.ts";
import { ok, refuse, type Result } from "../result.ts";
import type { StandardItem } from "./standard.ts";
import { type ItemKind, roomKinds, type Verdict } from "./vocabulary.ts";

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
