import { compareDays, type Day } from "../calendar/day.ts";
import { ok, refuse, type Result } from "../result.ts";
import { mostLines } from "./numbers.ts";
import {
  type CustodyDirection,
  type CustodyStatus,
  type DifferenceKind,
  differenceSettlements,
  type Settlement,
} from "./vocabulary.ts";

/** One thing, or a loan of it, in a handover. */
export interface DraftLine {
  /** The thing; of a RETURN the loan. */
  readonly id: string;
  /** Counted; 0 where it was on the list and not there. */
  readonly quantity: number;
  /** What the list that came along says (清单数量). */
  readonly listed?: number | null;
  /** How many of those counted are damaged. */
  readonly damaged?: number;
}

export interface StandIn {
  readonly name: string;
  /** What the stand-in is to whom it is handed over for. */
  readonly relation: string;
  /** What was shown: a letter of authority, its number. */
  readonly paper: string | null;
}

export interface Draft {
  readonly direction: CustodyDirection;
  readonly lines: readonly DraftLine[];
  readonly dueBackOn: Day | null;
  readonly standIn: StandIn | null;
}

/** What a place asks of a handover. */
export interface Asked {
  /** Whether a stand-in shows a paper (custody.standInPaper). */
  readonly standInPaper: boolean;
}

const most = 100_000;
const isCount = (value: number) => Number.isSafeInteger(value) && value >= 0 && value <= most;

/**
 * Whether a handover may be written down. Refused: CUSTODY_NOTHING, CUSTODY_TOO_MANY (`max`), CUSTODY_LINE_TWICE,
 * INVALID_INPUT, CUSTODY_DUE_PAST, CUSTODY_STAND_IN_RELATION, CUSTODY_STAND_IN_PAPER.
 */
export function checkHandover(draft: Draft, today: Day, asked: Asked): Result<Draft> {
  const { direction, lines, dueBackOn, standIn } = draft;
  if (lines.length === 0) return refuse("CUSTODY_NOTHING");
  if (lines.length > mostLines) return refuse("CUSTODY_TOO_MANY", { max: mostLines });
  if (new Set(lines.map(({ id }) => id)).size < lines.length) return refuse("CUSTODY_LINE_TWICE");
  const wrong = lines.find((line) => !isLine(direction, line));
  if (wrong) return refuse("INVALID_INPUT", { field: "lines" });
  if (dueBackOn !== null && direction !== "ISSUE")
    return refuse("INVALID_INPUT", { field: "dueBackOn" });
  if (dueBackOn !== null && compareDays(dueBackOn, today) < 0)
    return refuse("CUSTODY_DUE_PAST", { dueBackOn });
  if (standIn) {
    if (!standIn.name.trim()) return refuse("INVALID_INPUT", { field: "standIn" });
    if (!standIn.relation.trim()) return refuse("CUSTODY_STAND_IN_RELATION");
    if (asked.standInPaper && !standIn.paper?.trim()) return refuse("CUSTODY_STAND_IN_PAPER");
  }
  return ok(draft);
}

/** Nothing at all goes over only where a list says that there should be some. */
function isLine(direction: CustodyDirection, { quantity, listed = null, damaged = 0 }: DraftLine) {
  if (!isCount(quantity) || !isCount(damaged) || damaged > quantity) return false;
  if (listed !== null && (direction !== "RECEIVE" || !isCount(listed))) return false;
  return quantity > 0 || (listed ?? 0) > 0;
}

export interface Difference {
  readonly kind: DifferenceKind;
  readonly quantity: number;
}

/** What was counted beside what the list says, and what is damaged: each is settled for itself. */
export function differencesOf({
  quantity,
  listed = null,
  damaged = 0,
}: Omit<DraftLine, "id">): Difference[] {
  const short = listed === null ? 0 : listed - quantity;
  return (
    [
      { kind: "SHORT", quantity: short },
      { kind: "OVER", quantity: -short },
      { kind: "DAMAGED", quantity: damaged },
    ] as const
  ).filter((one) => one.quantity > 0);
}

/** The ways to settle a difference. */
export const settlementsOf = (kind: DifferenceKind) =>
  Object.keys(differenceSettlements[kind]) as Settlement[];

/** The posting that settling is, or null where nothing moves. Refused: CUSTODY_SETTLED, INVALID_INPUT. */
export function settleDifference(
  difference: Difference & { readonly settlement: Settlement | null },
  settlement: Settlement,
) {
  if (difference.settlement !== null) return refuse("CUSTODY_SETTLED");
  const ways: Readonly<
    Partial<Record<Settlement, "RECEIVE" | "SEND_BACK" | "SWAP" | "SCRAP" | null>>
  > = differenceSettlements[difference.kind];
  const act = ways[settlement];
  if (act === undefined) return refuse("INVALID_INPUT", { field: "settlement" });
  return ok(act);
}

/** A handover that waits, or that was refused, can still be signed or called off. Refused: CUSTODY_CLOSED (`status`). */
export const whileWaiting = (status: CustodyStatus): Result<null> =>
  status === "OPEN" || status === "REFUSED" ? ok(null) : refuse("CUSTODY_CLOSED", { status });

/** A loan whose day has passed. */
export const isOverdue = (dueBackOn: Day | null, today: Day): boolean =>
  dueBackOn !== null && compareDays(dueBackOn, today) < 0;
