import { ok, refuse, type Result } from "../result.ts";
import type { Line } from "./standard.ts";
import type { Outcome, UnitStatus } from "./vocabulary.ts";

/** How far what failed is mended: not yet, to be looked at again, looked at and good. */
export const mendings = ["OPEN", "RECTIFIED", "VERIFIED"] as const;
export type Mending = (typeof mendings)[number];

/** A line as it stands. */
export interface LineState {
  readonly line: Line;
  /** Null: not inspected yet. */
  readonly outcome: Outcome | null;
  /** Of what failed. */
  readonly mending: Mending | null;
  /** 例外: its defect is accepted as it is by whoever may, with the reason. */
  readonly exception: string | null;
}

/** Why a home is not qualified: which line, by which rule. */
export interface Blocker {
  readonly key: string;
  readonly kind: "NOT_INSPECTED" | "UNDECIDED" | "FAIL";
  readonly item: string;
  readonly itemEn: string;
  readonly rule: string;
  readonly source: string;
  readonly critical: boolean;
}

/** A line in words, with its room. */
export const placed = ({ item, room }: Line, language: "zh" | "en") =>
  room ? `${room.name} ${item.label[language]}` : item.label[language];

/** Everything that stands between a home and 合格. An exception helps against no critical failure. */
export function blockersOf(lines: readonly LineState[]): Blocker[] {
  return lines.flatMap(({ line, outcome, mending, exception }) => {
    const kind =
      outcome === null
        ? "NOT_INSPECTED"
        : outcome === "UNDECIDED"
          ? "UNDECIDED"
          : outcome === "FAIL" &&
              mending !== "VERIFIED" &&
              (exception === null || line.item.critical)
            ? "FAIL"
            : null;
    if (kind === null) return [];
    const { critical, source } = line.item;
    return [
      {
        key: line.key,
        kind,
        item: placed(line, "zh"),
        itemEn: placed(line, "en"),
        rule: source.rule,
        source: source.document,
        critical,
      },
    ];
  });
}

const names = (blockers: readonly Blocker[]) => ({
  items: blockers.slice(0, 20).map(({ item }) => item),
  itemsEn: blockers.slice(0, 20).map(({ itemEn }) => itemEn),
  number: blockers.length,
});

/** A lot by its item's name, with how far its sample is. */
export interface OpenLot {
  readonly item: string;
  readonly itemEn: string;
  readonly concluded: number;
  readonly size: number;
}

/**
 * A home that is left out of a sample waits for the lot: accepted it goes without the item, rejected it is inspected for it as
 * well. So nobody is ever called back to a home that was handed to be signed. Refused: UAC_LOT_OPEN.
 */
export const checkLots = (open: readonly OpenLot[]): Result<null> =>
  open.length === 0
    ? ok(null)
    : refuse("UAC_LOT_OPEN", {
        items: open.slice(0, 20).map(({ item, concluded, size }) => `${item} ${concluded}/${size}`),
        itemsEn: open
          .slice(0, 20)
          .map(({ itemEn, concluded, size }) => `${itemEn} ${concluded}/${size}`),
        number: open.length,
      });

/** What of a record its steps decide on. */
export interface RecordState {
  readonly status: UnitStatus;
  readonly lines: readonly LineState[];
}

/** What its conclusion decides on besides. */
export interface SignedState extends RecordState {
  /** Members whose signature is still missing on what stands now. */
  readonly unsigned: readonly string[];
  /** Open defects of the home that are of no line: found on the way. */
  readonly openDefects: number;
}

const inStatus = (action: string, status: UnitStatus, allowed: readonly UnitStatus[]) =>
  allowed.includes(status)
    ? undefined
    : refuse("UAC_STATUS", { action, status, allowed: [...allowed] });

/** Whether results are still recorded: until the record is handed to be signed. Refused: UAC_STATUS. */
export const mayRecord = (status: UnitStatus): Result<null> =>
  inStatus("recordUnitResults", status, ["PENDING"]) ?? ok(null);

/**
 * 验收完成: every line has its result, and every lot whose sample leaves the home out is decided; it goes to be signed. Refused:
 * UAC_STATUS, UAC_LINES_OPEN, UAC_LOT_OPEN.
 */
export function completeInspection(
  { status, lines }: RecordState,
  openLots: readonly OpenLot[],
): Result<"INSPECTED"> {
  const wrong = inStatus("completeUnitInspection", status, ["PENDING"]);
  if (wrong) return wrong;
  const open = blockersOf(lines).filter(({ kind }) => kind !== "FAIL");
  if (open.length > 0) return refuse("UAC_LINES_OPEN", names(open));
  const lots = checkLots(openLots);
  return lots.ok ? ok("INSPECTED") : lots;
}

/** 退回: what is not signed by all yet is inspected on. Refused: UAC_STATUS. */
export const reopenInspection = (status: UnitStatus): Result<"PENDING"> =>
  inStatus("reopenUnitInspection", status, ["INSPECTED"]) ?? ok("PENDING");

/** 签字: of what was handed to be signed and is not concluded. Refused: UAC_STATUS. */
export const maySign = (status: UnitStatus): Result<null> =>
  inStatus("signUnitAcceptances", status, ["INSPECTED", "REINSPECTED"]) ?? ok(null);

/** UAC-R07: signed once every member of the group has signed. Refused: UAC_STATUS, UAC_NOT_SIGNED. */
export function checkSigned({
  status,
  unsigned,
}: Pick<SignedState, "status" | "unsigned">): Result<null> {
  const wrong = inStatus("concludeUnitAcceptance", status, ["INSPECTED", "REINSPECTED", "SIGNED"]);
  if (wrong) return wrong;
  return unsigned.length > 0 ? refuse("UAC_NOT_SIGNED", { names: [...unsigned] }) : ok(null);
}

/** 验收结论: computed. 合格 with no blocker, else to be rectified. Refused: see `checkSigned`. */
export function conclude(record: SignedState): Result<"QUALIFIED" | "RECTIFYING"> {
  const signed = checkSigned(record);
  if (!signed.ok) return signed;
  const isClean = blockersOf(record.lines).length === 0 && record.openDefects === 0;
  return ok(isClean ? "QUALIFIED" : "RECTIFYING");
}

/** Where a record to be mended stands: 待复验 once all that failed is mended. */
export function mendedStatus(lines: readonly LineState[]): "RECTIFYING" | "RECTIFIED" {
  const blocked = new Set(blockersOf(lines).map(({ key }) => key));
  return lines.every(({ line, mending }) => !blocked.has(line.key) || mending === "RECTIFIED")
    ? "RECTIFIED"
    : "RECTIFYING";
}

/** UAC-R09 复验 of a line: only of what is marked rectified. Refused: UAC_STATUS, UAC_NOT_RECTIFIED. */
export function checkReinspection(status: UnitStatus, state: LineState): Result<null> {
  const wrong = inStatus("reinspectUnit", status, ["RECTIFYING", "RECTIFIED"]);
  if (wrong) return wrong;
  return state.outcome === "FAIL" && state.mending === "RECTIFIED"
    ? ok(null)
    : refuse("UAC_NOT_RECTIFIED", {
        item: placed(state.line, "zh"),
        itemEn: placed(state.line, "en"),
      });
}

/** Where a record stands after a re-inspection: 已复验, to be signed, once nothing blocks. */
export function reinspectedStatus(
  lines: readonly LineState[],
  openDefects = 0,
): "REINSPECTED" | "RECTIFYING" | "RECTIFIED" {
  if (blockersOf(lines).length > 0) return mendedStatus(lines);
  return openDefects > 0 ? "RECTIFYING" : "REINSPECTED";
}
