import { describe, expect, it } from "vitest";
import { readParams } from "../list/list-params.ts";
import { buildingShape } from "./building-shape.ts";
import { estateFilter, estateOrder, isNarrowed } from "./estate-list-state.ts";
import { unitFilter, unitOrder } from "./unit-list-state.ts";

const params = (text: string) => readParams(new URLSearchParams(text));

describe("the list of estates", () => {
  it("reads filter and order from its address", () => {
    const read = params(
      "q=binjiang&category=OFFICE&status=ACTIVE&launch=yes&sort=LAUNCH_DATE_DESC",
    );
    expect(estateFilter(read, {})).toEqual({
      search: "binjiang",
      categories: ["OFFICE"],
      statuses: ["ACTIVE"],
      hasLaunch: true,
    });
    expect(estateOrder(read)).toBe("LAUNCH_DATE_DESC");
    expect(isNarrowed(read)).toBe(true);
  });

  it("passes over words that the API does not know", () => {
    const read = params("category=CASTLE&status=GONE&sort=SIZE");
    expect(estateFilter(read, {})).toEqual({});
    expect(estateOrder(read)).toBe("NAME");
  });

  it("stays within the chosen place until the address names another", () => {
    const place = { regionIds: ["Region_1"] };
    expect(estateFilter(params(""), place)).toEqual(place);
    expect(estateFilter(params("region=Region_2"), place)).toEqual({ regionIds: ["Region_2"] });
  });
});

describe("the list of units", () => {
  it("reads filter and order from its address", () => {
    const read = params("q=1201&building=B&layout=三室两厅&use=SHOP&sort=AREA_DESC");
    expect(unitFilter(read)).toEqual({
      search: "1201",
      buildingIds: ["B"],
      layoutTypes: ["三室两厅"],
      uses: ["SHOP"],
    });
    expect(unitOrder(read)).toBe("AREA_DESC");
  });
});

describe("a drawn building", () => {
  it("has as many storeys as floors, in one scale over the estate", () => {
    const low = buildingShape(6, 24, 60);
    const high = buildingShape(60, 240, 60);
    expect(low.storeys).toHaveLength(6);
    expect(high.height).toBeGreaterThan(low.height * 5);
  });

  it("is drawn by its units when nobody has said how many floors it has", () => {
    expect(buildingShape(null, 36, 10).storeys).toHaveLength(6);
    expect(buildingShape(null, 0, 1).storeys).toHaveLength(1);
  });
});
