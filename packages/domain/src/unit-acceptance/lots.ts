import { shuffled } from "../tender/draw.ts";
import {
  acceptedOneStepTighter,
  afterDecision,
  afterLot,
  type Aql,
  atFirst,
  type InspectionLevel,
  type SamplingDecision,
  type SamplingPlan,
  samplingPlan,
  type Severity,
  type Switching,
} from "./sampling.ts";

/** 按批抽样 of an item, where not every home is inspected for it: inspection level and AQL (GB/T 2828.1-2012). */
export interface LotSpec {
  readonly level: InspectionLevel;
  readonly aql: Aql;
}

/** 批: an item in the homes of one building. */
export interface Lot {
  readonly severity: Severity;
  /** Undefined: the tables have no plan for so few homes, or sampling has stopped (9.4). Every home is inspected. */
  readonly plan: SamplingPlan | undefined;
  /** The homes that are inspected for it, in the order drawn. */
  readonly sample: readonly string[];
}

/**
 * The order of a building's homes that decides who is looked at, one for all items: the first of it are each item's sample, so
 * that a home outside of the largest is not visited for any of them. The shuffle is the tender's (`tender/draw.ts`), from a
 * secret that the server makes when the acceptance starts, the batch's id and the building's number; whoever has these and
 * the homes' names finds the same order.
 */
export const drawOrder = (
  homes: readonly string[],
  {
    batch,
    building,
    secret,
  }: { readonly batch: string; readonly building: string; readonly secret: string },
): Promise<string[]> => shuffled(homes, { tender: batch, publicValue: building, secret });

/** A lot with its plan and its sample. `order`: see `drawOrder`. */
export function lotOf(
  { level, aql }: LotSpec,
  order: readonly string[],
  { severity, discontinued }: Pick<Switching, "severity" | "discontinued">,
): Lot {
  const found = discontinued ? undefined : samplingPlan(order.length, level, aql, severity);
  const plan = found?.all ? undefined : found;
  return { severity, plan, sample: plan ? order.slice(0, plan.size) : order };
}

/** What of an estate's past says how its next lots of an item and plan are inspected: a lot that was decided, or a decision between lots. */
export type SamplingEvent =
  | {
      readonly kind: "LOT";
      readonly homes: number;
      readonly severity: Severity;
      readonly accept: number;
      readonly accepted: boolean;
      readonly nonconforming: number;
    }
  | { readonly kind: "DECISION"; readonly decision: SamplingDecision };

/** What an estate has had of an item and plan, oldest first. */
export interface SamplingHistory extends LotSpec {
  readonly itemCode: string;
  readonly events: readonly SamplingEvent[];
}

/** An item with its plan: lots of another plan are another series (9.3). */
export const planKey = (itemCode: string, { level, aql }: LotSpec): string =>
  [itemCode, level, aql].join(" ");

/**
 * How the next lots of an item and plan are inspected, after what the estate has had of them, oldest first (9.3). All lots of a batch are
 * drawn at once: one that was drawn ahead of a switch is no lot of what it switched to, but to be rejected ends reduced inspection.
 */
export const severityAfter = (
  events: readonly SamplingEvent[],
  { level, aql }: LotSpec,
): Switching =>
  events.reduce((now, event) => {
    if (event.kind === "DECISION") {
      const decided = afterDecision(now, event.decision);
      return decided.ok ? decided.value : now;
    }
    const { homes, severity, accept, accepted, nonconforming } = event;
    const isAhead = severity !== now.severity;
    if (isAhead && (accepted || now.severity !== "REDUCED")) return now;
    return afterLot(now, {
      accepted,
      acceptNumber: accept,
      acceptedOneStepTighter: acceptedOneStepTighter(homes, level, aql, nonconforming),
    });
  }, atFirst);

/** OPEN: its sample is not concluded; FULL: every home is inspected from the beginning. */
export const lotVerdicts = ["OPEN", "ACCEPTED", "REJECTED", "FULL"] as const;
export type LotVerdict = (typeof lotVerdicts)[number];

/**
 * 批的判定: rejected with the first beyond Ac, accepted once the whole sample is concluded with no more than Ac. Only homes
 * that all have signed count: what they say does not change any more.
 */
export function judgeLot(
  { size, accept }: Pick<SamplingPlan, "size" | "accept">,
  { concluded, nonconforming }: { readonly concluded: number; readonly nonconforming: number },
): Exclude<LotVerdict, "FULL"> {
  if (nonconforming > accept) return "REJECTED";
  return concluded >= size ? "ACCEPTED" : "OPEN";
}
