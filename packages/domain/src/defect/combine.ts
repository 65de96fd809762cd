import type { Day } from "../calendar/day.ts";
import { ok, refuse, type Result } from "../result.ts";
import {
  type DefectSeverity,
  type DefectSourceKind,
  gravest,
  isSourceByHand,
} from "./vocabulary.ts";

/** What of a defect says whether it may be one with another. */
export interface Combined {
  readonly id: string;
  readonly estateId: string;
  readonly unitId: string | null;
  readonly sourceKind: DefectSourceKind;
  readonly severity: DefectSeverity;
  readonly dueOn: Day | null;
}

/**
 * 合并重复: the duplicates stay as they are, with their photos and history, and point at the one that goes on, which is as
 * grave as the gravest and due as the first of them. Refused: DEFECT_MERGE_SELF, DEFECT_MERGE_APART.
 */
export function mergeDefects(
  keeper: Combined,
  duplicates: readonly Combined[],
): Result<{ readonly severity: DefectSeverity; readonly dueOn: Day | null }> {
  if (duplicates.length === 0 || duplicates.some(({ id }) => id === keeper.id))
    return refuse("DEFECT_MERGE_SELF");
  const apart = duplicates.some(
    ({ estateId, unitId, sourceKind }) =>
      estateId !== keeper.estateId || unitId !== keeper.unitId || sourceKind !== keeper.sourceKind,
  );
  if (apart) return refuse("DEFECT_MERGE_APART");
  const all = [keeper, ...duplicates];
  const [dueOn = null] = all.flatMap((one) => one.dueOn ?? []).toSorted();
  return ok({ severity: gravest(all.map(({ severity }) => severity)), dueOn });
}

/** Parts that a defect is split into at most at once. */
const mostParts = 20;

/** 拆分: what each new defect says. The first stays, with all its evidence, which the others are seen with. */
export function splitDefect(texts: readonly string[]): Result<readonly string[]> {
  const parts = texts.map((text) => text.trim());
  if (parts.length === 0 || parts.length > mostParts)
    return refuse("INVALID_INPUT", { field: "parts", min: 1, max: mostParts });
  return parts.some((text) => text === "" || text.length > 1_000)
    ? refuse("INVALID_INPUT", { field: "text", max: 1_000 })
    : ok(parts);
}

/** A home that a defect is to be copied to, and whether the same stands there already. */
export interface CopyTarget {
  readonly unitId: string;
  readonly estateId: string;
  readonly layoutType: string | null;
  readonly there: boolean;
}

/**
 * 复制到其他房屋, decided home by home: of the same estate, and where there is a pin of the same layout, whose plan the
 * same spot lies on; what lies in a sales area is in no home. Refused: DEFECT_COPY_SELF, DEFECT_LAYOUT_DIFFERS,
 * DEFECT_THERE_ALREADY.
 */
export function copyDefect(
  defect: Pick<Combined, "estateId" | "unitId" | "sourceKind"> & {
    readonly layoutType: string | null;
    readonly isPinned: boolean;
  },
  target: CopyTarget,
): Result<null> {
  if (target.unitId === defect.unitId) return refuse("DEFECT_COPY_SELF");
  const fits = !defect.isPinned || target.layoutType === defect.layoutType;
  const isInHomes = isSourceByHand(defect.sourceKind);
  if (target.estateId !== defect.estateId || !fits || !isInHomes)
    return refuse("DEFECT_LAYOUT_DIFFERS");
  return target.there ? refuse("DEFECT_THERE_ALREADY") : ok(null);
}

/** The same defect in many homes of one layout. */
export interface Batch {
  /** Homes it was found in. */
  readonly found: number;
  /** Homes of the layout in the estate. */
  readonly homes: number;
}

/** 批量缺陷预警: how many further homes are to be checked, once as many have it as the policy says; null below. */
export const furtherHomes = ({ found, homes }: Batch, threshold: number): number | null =>
  found >= threshold ? Math.max(0, homes - found) : null;
