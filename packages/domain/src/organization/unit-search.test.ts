import { expect, it } from "vitest";
import { bareNumber, unitSearchKey } from "./unit-search.ts";

it("finds a unit however its building is written: 3栋1201, 3-1201, 1201", () => {
  for (const building of ["3", "3栋", "3号楼"])
    for (const asked of ["3栋1201", "3-1201", "1201", `${building}1201`])
      expect(unitSearchKey(building, "1201"), `${building} ${asked}`).toContain(asked);
  expect(unitSearchKey("A座", "12B")).toContain("a-12b");
  expect(bareNumber("11幢")).toBe("11");
});
