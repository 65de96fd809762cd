import { expect, test } from "vitest";
import { launchPagesZh } from "../i18n/launch-pages.zh.ts";
import { dateProblems } from "./date-problems.ts";

const dates = { entryDate: "2027-01-10", launchDate: "2027-05-01" };

test("an entry after the launch is told at the entry", () => {
  expect(dateProblems({ ...dates, entryDate: "2027-05-02" }, launchPagesZh.wizard)).toEqual({
    entryDate: "进驻日期不得晚于开盘日期",
  });
});

test("an entry on the launch day and fit-outs not set are in order", () => {
  expect(dateProblems({ ...dates, entryDate: "2027-05-01" }, launchPagesZh.wizard)).toEqual({});
});

test("missing dates are asked for, the meeting only where it is a field", () => {
  expect(dateProblems({ coordinationMeetingOn: undefined }, launchPagesZh.wizard)).toEqual({
    coordinationMeetingOn: "请填写",
    launchDate: "请填写",
    entryDate: "请填写",
  });
});
