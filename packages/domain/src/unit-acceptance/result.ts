import type { Day } from "../calendar/day.ts";
import { millionths } from "../decimal.ts";
import { ok, refuse, type Result } from "../result.ts";
import { judgePoints, type Measured, type Point, questioned } from "./measuring.ts";
import { isDecisive, type Line } from "./standard.ts";
import { type Tool, toolFacts } from "./tool-kit.ts";
import type { Outcome, StatedOutcome } from "./vocabulary.ts";

/** What an inspector says of one line. */
export interface Told {
  /** Null for a measured item: its points decide. */
  readonly outcome: StatedOutcome | null;
  readonly points: readonly Point[];
  readonly tool: Tool | null;
  readonly remark: string | null;
}

/** What is kept of it. */
export interface Judged {
  readonly outcome: Outcome;
  readonly measured: Measured | null;
}

const named = ({ item, room }: Line) => ({
  item: room ? `${room.name} ${item.label.zh}` : item.label.zh,
  itemEn: room ? `${room.name} ${item.label.en}` : item.label.en,
});

/**
 * 验收结果 of a line. What was measured decides by itself where its limit was read in a text: nobody says PASS against it,
 * though somebody may say FAIL for what no ruler shows. Refused: UAC_VALUE_MISSING, UAC_VALUE_QUESTIONED,
 * UAC_VERDICT_COMPUTED, REASON_REQUIRED (not applicable: say why).
 */
export function judgeLine(line: Line, told: Told, on: Day): Result<Judged> {
  const { measure } = line.item;
  if (told.outcome === "NA")
    return told.remark?.trim()
      ? ok({ outcome: "NA", measured: null })
      : refuse("REASON_REQUIRED", { action: "recordUnitResults", ...named(line) });
  if (!measure)
    return told.outcome === null
      ? refuse("INVALID_INPUT", { field: "outcome", ...named(line) })
      : ok({ outcome: told.outcome, measured: null });
  if (told.points.length === 0 || told.points.some(({ value }) => millionths(value) === undefined))
    return refuse("UAC_VALUE_MISSING", named(line));
  const beyond = questioned(told.points, told.tool);
  if (beyond.length > 0 && told.tool) {
    const { reads } = toolFacts(told.tool.code);
    return refuse("UAC_VALUE_QUESTIONED", {
      ...named(line),
      value: told.points[beyond[0]! - 1]!.value,
      min: reads?.min ?? "",
      max: reads?.max ?? "",
      points: beyond.map(String),
    });
  }
  const measured = judgePoints(measure, told.points, told.tool, line.room, on);
  return decide(line, told.outcome, measured);
}

function decide(line: Line, stated: StatedOutcome | null, measured: Measured): Result<Judged> {
  if (stated === "FAIL") return ok({ outcome: "FAIL", measured });
  if (measured.verdict === "UNDECIDED") return ok({ outcome: "UNDECIDED", measured });
  if (measured.verdict === "PASS") return ok({ outcome: "PASS", measured });
  // Beyond a limit that nobody read in a text: the inspector says which it is.
  if (!isDecisive(line.item)) return ok({ outcome: stated ?? "UNDECIDED", measured });
  return stated === "PASS"
    ? refuse("UAC_VERDICT_COMPUTED", { ...named(line), rule: line.item.source.rule })
    : ok({ outcome: "FAIL", measured });
}
