import type { Point } from "@threshold/domain/defect/geometry";
import type { UnitResultInput } from "../gql/graphql.ts";
import type { Result } from "./home-document.ts";

type Pin = UnitResultInput["pin"];

/** Where a result is pinned. */
export const pinOf = ({ planId, pinX, pinY }: Partial<Result> = {}): Pin =>
  planId && pinX != null && pinY != null ? { planId, x: pinX, y: pinY } : null;

/** What somebody did with the pin: placed it, or took it away. Undefined: neither. */
export type Placed = { readonly pin: Point | undefined } | undefined;

/** The pin after it: where nobody touched it, it stays, also on an edition of the plan that is no longer in use. */
export function pinAfter(known: Pin, planId: string, placed: Placed): Pin {
  if (!placed) return known;
  return placed.pin ? { planId, ...placed.pin } : null;
}
