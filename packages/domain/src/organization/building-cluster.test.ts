import { expect, it } from "vitest";
import { buildingClusters } from "./building-cluster.ts";

it("keeps a building in the cluster it lies in, or that its first row names", () => {
  const clusters = buildingClusters(new Map([["1", "一期"]]));
  expect(clusters.place("1", "一期")).toBeUndefined();
  expect(clusters.place("1", null)).toBeUndefined();
  expect(clusters.place("1", "二期")).toEqual({
    code: "BUILDING_IN_OTHER_CLUSTER",
    details: { is: "一期", cluster: "二期" },
  });
  expect(clusters.place("2", null)).toBeUndefined();
  expect(clusters.place("2", "二期")).toBeUndefined();
  expect(clusters.place("2", "一期")?.details).toEqual({ is: "二期", cluster: "一期" });
});
