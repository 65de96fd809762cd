import type { Refusal } from "../refusal.ts";

/**
 * Which cluster (组团) a workbook puts each building into. A building lies in one cluster: the estate's
 * own word stands, then that of the first row that names one; a later row that names another is refused.
 */
export interface BuildingClusters {
  /** Why a row cannot name this cluster for the building; undefined when it can. */
  place(building: string, cluster: string | null): Refusal | undefined;
}

/** `known`: the estate's buildings that lie in a cluster, by number. */
export function buildingClusters(known: ReadonlyMap<string, string>): BuildingClusters {
  const named = new Map(known);
  return {
    place(building, cluster) {
      if (cluster === null) return undefined;
      const is = named.get(building);
      if (is !== undefined && is !== cluster)
        return { code: "BUILDING_IN_OTHER_CLUSTER", details: { is, cluster } };
      named.set(building, cluster);
      return undefined;
    },
  };
}
