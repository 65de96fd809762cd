import { expect, it } from "vitest";
import { areaState, timelineOf } from "./area-state.ts";

const area = { startedOn: null, finishedOn: null, dailySince: null, isLate: false };

it("says how far an area is: late only while it is not finished", () => {
  expect(areaState(area)).toBe("WAITING");
  expect(areaState({ ...area, isLate: true })).toBe("LATE");
  expect(areaState({ ...area, startedOn: "2027-04-01" })).toBe("CLEANING");
  expect(areaState({ ...area, startedOn: "2027-04-01", finishedOn: "2027-04-05" })).toBe("DONE");
  expect(areaState({ ...area, finishedOn: "2027-04-05", dailySince: "2027-04-06" })).toBe("DAILY");
});

it("lays days out from the first to the end of the last", () => {
  const line = timelineOf(["2027-04-01", "2027-04-10"]);
  expect(line.at("2027-04-01")).toBe(0);
  expect(line.at("2027-04-06")).toBe(50);
  expect(line.width("2027-04-01", "2027-04-10")).toBe(100);
  expect(line.inside("2027-04-10")).toBe(true);
  expect(line.inside("2027-04-11")).toBe(false);
});
