import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, day } from "../calendar/day.ts";
import { dayOrderForm, drillForm } from "./cleaning-forms.ts";
import {
  approveDayPlan,
  awaitsContractor,
  type DayPlan,
  dayPlanStatuses,
  draftDayPlan,
  finishDrill,
  keepDrill,
  mayDrill,
  returnDayPlan,
  submitDayPlan,
} from "./launch-day.ts";

const today = day("2027-04-27");
const refused = (code: string) => ({ ok: false, refusal: { code } });
const cleaning: DayPlan = {
  kind: "CLEANING",
  status: "DRAFT",
  submittedOn: null,
  submittedBy: "洁净保洁公司",
  staffing: "样板房 4 人、大厅 6 人",
  supplies: "尘推 6 把、垃圾袋 200 只",
  emergency: "雨天加铺地垫",
};
const order: DayPlan = {
  ...cleaning,
  kind: "ORDER",
  status: "SUBMITTED",
  submittedOn: day("2027-04-20"),
  submittedBy: "秩序维护部",
  supplies: null,
};
const head = {
  estate: "锦绣华庭",
  serviceCenter: "天河",
  planName: "一期",
  launchDate: day("2027-05-01"),
  author: "吴强",
  approvals: [],
};

describe("the plans for the day", () => {
  it("LCH-R33: the contractor's tells people, goods and emergency measures, and whose it is", () => {
    expect(submitDayPlan(cleaning, today).ok).toBe(true);
    for (const field of ["submittedBy", "staffing", "supplies", "emergency"] as const)
      expect(submitDayPlan({ ...cleaning, [field]: null }, today)).toEqual({
        ok: false,
        refusal: { code: "RECORD_INCOMPLETE", details: { fields: [field] } },
      });
  });

  it("LCH-R33: the contractor hands in his own by a link while it is a draft; never order maintenance's", () => {
    expect(awaitsContractor(cleaning).ok).toBe(true);
    expect(awaitsContractor({ ...cleaning, status: "APPROVED" })).toMatchObject(
      refused("RECORD_STATUS"),
    );
    expect(awaitsContractor({ ...order, status: "DRAFT" })).toMatchObject(refused("INVALID_INPUT"));
  });

  it("LCH-R34: order maintenance's tells people and emergency measures; goods are none of it", () => {
    expect(draftDayPlan("ORDER", { ...cleaning, submittedBy: "别人" })).toEqual({
      ok: true,
      value: {
        submittedBy: "秩序维护部",
        staffing: cleaning.staffing,
        supplies: null,
        emergency: cleaning.emergency,
      },
    });
    const draft = { ...order, status: "DRAFT", submittedOn: null } as const;
    expect(submitDayPlan(draft, today).ok).toBe(true);
    expect(submitDayPlan({ ...draft, staffing: null, emergency: null }, today)).toMatchObject({
      refusal: { details: { fields: ["staffing", "emergency"] } },
    });
    expect(JSON.stringify(dayOrderForm({ ...order, approvedOn: null }, head))).toContain(
      "雨天加铺地垫",
    );
  });

  it("are drafts until submitted, then reviewed or sent back with a reason", () => {
    expect(draftDayPlan("CLEANING", cleaning, "SUBMITTED")).toMatchObject(refused("RECORD_STATUS"));
    expect(submitDayPlan(order, today)).toMatchObject(refused("RECORD_STATUS"));
    expect(approveDayPlan("DRAFT", today)).toMatchObject(refused("RECORD_STATUS"));
    expect(approveDayPlan("SUBMITTED", today).ok).toBe(true);
    expect(returnDayPlan("SUBMITTED", "")).toMatchObject(refused("REASON_REQUIRED"));
    expect(returnDayPlan("SUBMITTED", "人手不足")).toMatchObject({
      value: { status: "DRAFT", submittedOn: null, returnedReason: "人手不足" },
    });
    const long = { ...cleaning, staffing: "长".repeat(4_001) };
    expect(draftDayPlan("CLEANING", long)).toMatchObject(refused("INVALID_INPUT"));
  });
});

describe("LCH-R34 the drill", () => {
  const held = { heldOn: today, record: "疏散演练 12 分钟完成", attendees: ["吴强", "刘洋"] };
  const open = { ...held, finishedOn: null, photos: 1 };

  it("is refused before the plan exists: none, a draft, or of a day before it was made", () => {
    const none = refused("DRILL_BEFORE_PLAN");
    expect(keepDrill(null, null, held, today)).toMatchObject(none);
    const draft = { ...order, status: "DRAFT", submittedOn: null } as const;
    expect(keepDrill(draft, null, held, today)).toMatchObject(none);
    const early = { ...held, heldOn: day("2027-04-19") };
    expect(keepDrill(order, null, early, today)).toMatchObject(none);
    expect(keepDrill(order, null, held, today).ok).toBe(true);
    expect(finishDrill(null, open, today)).toMatchObject(none);
  });

  it("LCH-R34 law: a drill is allowed exactly of a plan handed in by its day", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...dayPlanStatuses),
        fc.integer({ min: -9, max: 9 }),
        (status, days) => {
          const submittedOn = status === "DRAFT" ? null : addDays(today, days);
          const allowed = submittedOn !== null && days <= 0;
          expect(mayDrill({ status, submittedOn }, today).ok).toBe(allowed);
        },
      ),
    );
  });

  it("is finished with its day, record, people and a photo, and then stays", () => {
    expect(finishDrill(order, open, today)).toEqual({
      ok: true,
      value: { finishedOn: today, heldOn: today },
    });
    const bare = { heldOn: null, record: null, attendees: [], finishedOn: null, photos: 0 };
    expect(finishDrill(order, bare, today)).toEqual({
      ok: false,
      refusal: {
        code: "RECORD_INCOMPLETE",
        details: { fields: ["heldOn", "drillRecord", "attendees", "drillPhotos"] },
      },
    });
    const done = { ...open, finishedOn: today };
    expect(finishDrill(order, done, today)).toMatchObject(refused("RECORD_STATUS"));
    expect(keepDrill(order, done, held, today)).toMatchObject(refused("RECORD_STATUS"));
  });

  it("counts each person once, blank lines not at all, and lies on no day to come", () => {
    const names = { ...held, attendees: [" 吴强 ", "", "刘洋"] };
    expect(keepDrill(order, null, names, today)).toMatchObject({
      value: { attendees: ["吴强", "刘洋"] },
    });
    const twice = { ...held, attendees: ["吴强", "吴强 "] };
    expect(keepDrill(order, null, twice, today)).toMatchObject(refused("INVALID_INPUT"));
    const tomorrow = { ...held, heldOn: day("2027-04-28") };
    expect(keepDrill(order, null, tomorrow, today)).toMatchObject(refused("DONE_IN_THE_FUTURE"));
  });

  it("prints a line to sign on for everybody who took part, and its photos", () => {
    const picture = { sha256: "a", url: "/files/a", name: "疏散.jpg" };
    const { blocks } = drillForm({ ...held, finishedOn: today, pictures: [picture] }, head);
    expect(blocks.find((block) => block.kind === "TABLE")?.rows).toEqual([
      [1, "吴强", null],
      [2, "刘洋", null],
    ]);
    expect(blocks.find((block) => block.kind === "PHOTOS")?.photos).toHaveLength(1);
  });
});
