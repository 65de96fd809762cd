import fc from "fast-check";
import { expect, it } from "vitest";
import { day } from "../calendar/day.ts";
import { demandOf, recruitmentPostNames } from "./recruitment.ts";
import {
  approveStaffing,
  draftStaffing,
  returnStaffing,
  type StaffingLine,
  submitStaffing,
} from "./staffing.ts";

const today = day("2027-02-10");
const line = (facts: Partial<StaffingLine> = {}): StaffingLine => ({
  department: "CUSTOMER_SERVICE",
  post: "前台接待",
  number: 2,
  hireBy: day("2027-04-01"),
  recruitAs: "CS_STAFF",
  ...facts,
});
const refused = (code: string) => ({ ok: false, refusal: { code } });

it("LCH-R07 is submitted by customer service with at least one post", () => {
  expect(submitStaffing({ status: "DRAFT", lines: [line()] }, today)).toEqual({
    ok: true,
    value: { status: "SUBMITTED", submittedOn: today, returnedReason: null },
  });
  expect(submitStaffing({ status: "DRAFT", lines: [] }, today)).toEqual({
    ok: false,
    refusal: { code: "RECORD_INCOMPLETE", details: { fields: ["lines"] } },
  });
});

it("LCH-R08 is approved from its submission only, or returned with a reason", () => {
  const lines = [line()];
  expect(approveStaffing({ status: "DRAFT", lines }, today)).toMatchObject(
    refused("RECORD_STATUS"),
  );
  expect(approveStaffing({ status: "SUBMITTED", lines }, today)).toEqual({
    ok: true,
    value: { status: "APPROVED", approvedOn: today },
  });
  expect(returnStaffing({ status: "SUBMITTED", lines }, "超编")).toEqual({
    ok: true,
    value: { status: "DRAFT", submittedOn: null, returnedReason: "超编" },
  });
  expect(returnStaffing({ status: "SUBMITTED", lines }, "")).toMatchObject(
    refused("REASON_REQUIRED"),
  );
});

it("takes posts with a number of 1 or more, one of each head, and none once submitted", () => {
  for (const bad of [{ number: 0 }, { number: -1 }, { number: 2.5 }, { post: "" }])
    expect(draftStaffing([line(bad)])).toMatchObject(refused("INVALID_INPUT"));
  const head = line({ post: "客服经理", number: 1, recruitAs: "CS_HEAD" });
  expect(draftStaffing([head]).ok).toBe(true);
  expect(draftStaffing([head, head])).toMatchObject(refused("INVALID_INPUT"));
  expect(draftStaffing([{ ...head, number: 2 }])).toMatchObject(refused("INVALID_INPUT"));
  expect(draftStaffing([line()], "APPROVED")).toMatchObject(refused("RECORD_STATUS"));
});

it("LCH-R09 tells the recruitment plan how many to hire under each post, and by when", () => {
  const lines = [
    line(),
    line({ post: "楼宇管理员", number: 3, hireBy: day("2027-03-20") }),
    line({ department: "ENGINEERING", post: "水电工", number: 4, recruitAs: "ENGINEERING_STAFF" }),
    line({ department: "MANAGEMENT", post: "项目经理", number: 1, recruitAs: null }),
  ];
  expect(demandOf(lines)).toEqual([
    { post: "CS_STAFF", needed: 5, hireBy: "2027-03-20" },
    { post: "ENGINEERING_STAFF", needed: 4, hireBy: "2027-04-01" },
  ]);
});

it("law: nobody who is to be hired is lost on the way from the staffing plan to the recruitment plan", () => {
  const lines = fc.array(
    fc.record({
      recruitAs: fc.option(fc.constantFrom(...recruitmentPostNames)),
      number: fc.integer({ min: 1, max: 50 }),
      hireBy: fc.constantFrom(day("2027-03-01"), day("2027-04-01")),
    }),
  );
  const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);
  fc.assert(
    fc.property(lines, (drawn) => {
      const wanted = drawn.filter(({ recruitAs }) => recruitAs !== null);
      expect(sum(demandOf(drawn).map(({ needed }) => needed))).toBe(
        sum(wanted.map(({ number }) => number)),
      );
    }),
  );
});
