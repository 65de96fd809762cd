import { en, zh } from "../i18n/whole.ts";
import { describe, expect, it } from "vitest";
import { unitColumns, unitUses } from "@threshold/domain/organization/unit-import";
import { cellTexts, problemSentences, rowChanges, valueText } from "./import-row.ts";

const columns = Object.entries(unitColumns).map(([name, { zh, en }]) => ({
  name,
  zh,
  en,
  words: name === "use" ? unitUses : null,
}));

describe("a row of an import", () => {
  it("shows only the columns that change", () => {
    const before = { buildingNumber: "1", use: "SHOP", buildingArea: "89.50", layoutType: null };
    const parsed = { buildingNumber: "1", use: "OFFICE", buildingArea: 89.5, layoutType: "两室" };
    expect(rowChanges(before, parsed)).toEqual([
      { column: "use", before: "SHOP", after: "OFFICE" },
      { column: "layoutType", before: null, after: "两室" },
    ]);
  });

  it("says why it is refused, with the column's name in the reader's language", () => {
    const problems = [
      { column: "floorNumber", code: "CELL_NOT_A_NUMBER", details: { value: "三" } },
      { column: "innerArea", code: "INNER_AREA_ABOVE_GROSS", details: { inner: 90, gross: 80 } },
    ];
    expect(problemSentences(zh, columns, "zh", problems)[0]).toContain("楼层号");
    expect(problemSentences(en, columns, "en", problems)[0]).toContain("Floor");
    expect(problemSentences(zh, columns, "zh", problems)[1]).toContain("90");
  });

  it("lists the cells that hold something, in the order of the template", () => {
    expect(
      cellTexts(columns, { roomNumber: 101, buildingNumber: "1", cluster: null, use: "" }),
    ).toEqual([
      { column: "buildingNumber", text: "1" },
      { column: "roomNumber", text: "101" },
    ]);
  });

  it("says the word of a choice in the reader's language, and anything else as it is", () => {
    expect(valueText(columns, "zh", "use", "SHOP")).toBe("商铺");
    expect(valueText(columns, "en", "use", "SHOP")).toBe("Shop");
    expect(valueText(columns, "zh", "layoutType", "两室")).toBe("两室");
  });
});
