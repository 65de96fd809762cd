import { expect, it } from "vitest";
import { lineOf, sectionsOf } from "./section.ts";

const home = (floor: number, room: string, building = "3栋") => ({ building, floor, room });

it("takes the floor out of a room's number", () => {
  expect(lineOf(home(12, "1201"))).toBe("01");
  expect(lineOf(home(1, "101"))).toBe("01");
  expect(lineOf(home(12, "B1202"))).toBe("B02");
  expect(lineOf(home(12, "12A"))).toBe("A");
  expect(lineOf(home(12, "12"))).toBe("12");
  expect(lineOf(home(3, "商铺5"))).toBe("商铺5");
  expect(lineOf(home(2, "1201"))).toBe("1201");
});

it("stands homes of a line above each other, the highest floor first, and leaves gaps where there are none", () => {
  const [first, second] = sectionsOf([
    home(1, "101"),
    home(1, "102"),
    home(2, "202"),
    home(2, "203"),
    home(1, "101", "4栋"),
  ]);
  expect(first).toMatchObject({ building: "3栋", lines: ["01", "02", "03"] });
  expect(
    first!.floors.map(({ floor, homes }) => [floor, homes.map((one) => one?.room ?? null)]),
  ).toEqual([
    [2, [null, "202", "203"]],
    [1, ["101", "102", null]],
  ]);
  expect(second).toMatchObject({ building: "4栋", lines: ["01"] });
});

it("loses no home where two come to one line", () => {
  const [section] = sectionsOf([home(1, "101"), home(1, "01")]);
  expect(section!.floors[0]!.homes.filter(Boolean)).toHaveLength(2);
});
