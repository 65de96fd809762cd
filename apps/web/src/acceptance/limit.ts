import type { MeasureReason } from "@threshold/domain/unit-acceptance/measuring";
import type { MeasureSpec } from "@threshold/domain/unit-acceptance/standard";
import type { Messages } from "../i18n/zh.ts";

type Words = Messages["acceptance"];

/** What points must be, in one line. */
export function limitOf(spec: MeasureSpec, words: Words): string {
  const { min, max, unit } = spec;
  const limit =
    min !== undefined && max !== undefined
      ? min === `-${max}`
        ? words.limitWithin(max, unit)
        : words.limitBetween(min, max, unit)
      : min !== undefined
        ? words.limitMin(min, unit)
        : max !== undefined && words.limitMax(max, unit);
  return [
    limit && (spec.of === "VALUE" ? limit : words.deviation(limit)),
    spec.range && words.range(spec.range, unit),
    spec.rate && words.rateRule(spec.rate.percent, spec.rate.worst),
  ]
    .filter(Boolean)
    .join("，");
}

/** Why points came out so, in words. */
export function reasonOf(reason: MeasureReason, { reasons }: Words): string {
  switch (reason.kind) {
    case "BELOW_MIN":
    case "ABOVE_MAX":
    case "WORST":
      return reasons[reason.kind](reason.point, reason.found, reason.limit);
    case "RANGE":
      return reasons.RANGE(reason.found, reason.limit);
    case "RATE":
      return reasons.RATE(reason.within, reason.of, reason.percent);
    case "TOO_FEW_POINTS":
      return reasons.TOO_FEW_POINTS(reason.found, reason.needed);
    case "BEYOND_TOOL":
      return reasons.BEYOND_TOOL(reason.point);
    case "NO_TOOL":
    case "TOOL_EXPIRED":
    case "DESIGN_UNKNOWN":
      return reasons[reason.kind];
  }
}
