import fc from "fast-check";
import { expect, it } from "vitest";
import { day } from "../calendar/day.ts";
import { demandOf, recruitmentPostNames } from "./recruitment.ts";
import {
  approveStaffing,
  changedPosts,
  draftRevision,
  draftStaffing,
  returnStaffing,
  type StaffingLine,
  submitRevision,
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

it("LCH-R08 an approved plan is revised with a reason, while nobody decides on a revision already", () => {
  const draft = { reason: " 增开门岗 ", lines: [line({ number: 3 })] };
  expect(draftRevision({ status: "APPROVED" }, null, draft)).toEqual({
    ok: true,
    value: { reason: "增开门岗", lines: draft.lines },
  });
  expect(draftRevision({ status: "SUBMITTED" }, null, draft)).toMatchObject(
    refused("RECORD_STATUS"),
  );
  expect(draftRevision({ status: "APPROVED" }, { status: "SUBMITTED" }, draft)).toMatchObject(
    refused("RECORD_STATUS"),
  );
  expect(draftRevision({ status: "APPROVED" }, null, { ...draft, reason: " " })).toMatchObject(
    refused("REASON_REQUIRED"),
  );
  const none = { ...draft, lines: [line({ number: 0 })] };
  expect(draftRevision({ status: "APPROVED" }, null, none)).toMatchObject(refused("INVALID_INPUT"));
});

it("LCH-R08 a revision that changes nothing is not submitted, nor one without posts", () => {
  const plan = { status: "APPROVED", lines: [line()] } as const;
  const revision = { status: "DRAFT", number: 2, reason: "增开门岗" } as const;
  const submit = (lines: StaffingLine[]) => submitRevision(plan, { ...revision, lines }, today);
  expect(submit([line()])).toMatchObject(refused("NOTHING_CHANGES"));
  expect(submit([])).toMatchObject(refused("RECORD_INCOMPLETE"));
  expect(submit([line({ number: 3 })])).toMatchObject({ value: { status: "SUBMITTED" } });
});

it("tells what a revision changes post by post: more, fewer, another day, one that goes, one that comes", () => {
  const before = [line(), line({ post: "管家", number: 4 }), line({ post: "文员", number: 1 })];
  const after = [
    line({ number: 3 }),
    line({ post: "管家", number: 4, hireBy: day("2027-04-02") }),
    line({ post: "收费员", number: 1 }),
  ];
  const said = changedPosts(before, after).map((one) => [one.post, one.before, one.after]);
  expect(said).toEqual([
    ["前台接待", 2, 3],
    ["管家", 4, 4],
    ["文员", 1, null],
    ["收费员", null, 1],
  ]);
});

it("law: a revision changes nothing exactly where it has the same posts in whatever order", () => {
  const posts = fc.uniqueArray(
    fc.record({ post: fc.constantFrom("甲", "乙", "丙"), number: fc.integer({ min: 1, max: 3 }) }),
    { selector: ({ post }) => post },
  );
  fc.assert(
    fc.property(posts, (list) => {
      const lines = list.map((facts) => line(facts));
      expect(changedPosts(lines, lines.toReversed())).toEqual([]);
      const [first, ...others] = lines;
      if (first)
        expect(
          changedPosts(lines, [{ ...first, number: first.number + 1 }, ...others]),
        ).toHaveLength(1);
    }),
  );
});
