import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, compareDays, day } from "../calendar/day.ts";
import {
  type CountedSession,
  holdTraining,
  invite,
  isStaff,
  itemOfScheme,
  planTraining,
  type TrainingItem,
  trainingScheme,
  trainingStanding,
  trainingTask,
} from "./training.ts";

const today = day("2027-04-10");
const item = (more: Partial<TrainingItem> = {}): TrainingItem => ({
  code: "RZ-01",
  kind: "ONBOARDING",
  department: null,
  title: "公司与项目概况",
  hours: 2,
  ...more,
});
const refused = (code: string, details?: object) => ({
  ok: false,
  refusal: { code, ...(details && { details: expect.objectContaining(details) }) },
});

describe("the training scheme", () => {
  it("tells each item once, with hours, and whose posts a job skill is of", () => {
    const skill = item({ code: "GC-01", kind: "JOB_SKILL", department: "ENGINEERING" });
    expect(trainingScheme([item({ title: " 概况 ", hours: 1.54 }), skill])).toMatchObject({
      value: [{ title: "概况", hours: 1.5 }, { department: "ENGINEERING" }],
    });
    expect(trainingScheme([])).toMatchObject(refused("RECORD_INCOMPLETE", { fields: ["items"] }));
    expect(trainingScheme([item(), item()])).toMatchObject(
      refused("INVALID_INPUT", { reason: "TWICE" }),
    );
    expect(trainingScheme([item({ kind: "JOB_SKILL" })])).toMatchObject(
      refused("INVALID_INPUT", { field: "department" }),
    );
    for (const hours of [0, -1, 201, Number.NaN])
      expect(trainingScheme([item({ hours })])).toMatchObject(
        refused("INVALID_INPUT", { field: "hours" }),
      );
    expect(trainingScheme([item({ department: "ORDER" })])).toMatchObject({
      value: [{ department: null }],
    });
  });

  it("names the launch task of each item (LCH-R11, R12)", () => {
    expect(trainingTask(item())).toBe("ONBOARDING_TRAINING");
    expect(trainingTask(item({ kind: "ETIQUETTE" }))).toBe("ETIQUETTE_TRAINING");
    expect(trainingTask(item({ kind: "JOB_SKILL", department: "ORDER" }))).toBe("JOB_SKILL_ORDER");
  });

  it("LCH-R13: has the item that a session names, or the session is refused", () => {
    expect(itemOfScheme("a", [{ id: "a" }])).toEqual({ ok: true, value: { id: "a" } });
    expect(itemOfScheme("b", [{ id: "a" }])).toEqual(refused("TRAINING_ITEM_NOT_IN_SCHEME"));
  });
});

describe("a session", () => {
  const attendee = { personId: "p", present: true, result: "PASSED" } as const;
  it("is planned with a trainer", () => {
    const entered = { plannedOn: today, trainer: " 王老师 ", place: "", remark: undefined };
    expect(planTraining(entered)).toEqual({
      ok: true,
      value: { plannedOn: today, trainer: "王老师", place: null, remark: null },
    });
    expect(planTraining({ ...entered, trainer: " " })).toMatchObject(refused("INVALID_INPUT"));
  });

  it("is held with a photo of the sign-in, somebody there, on a day that has come", () => {
    const held = { heldOn: today, attendees: [attendee] };
    expect(holdTraining(held, 1, today)).toEqual({ ok: true, value: held });
    expect(holdTraining(held, 0, today)).toEqual(refused("TRAINING_SIGN_IN_MISSING"));
    expect(holdTraining({ ...held, heldOn: addDays(today, 1) }, 1, today)).toMatchObject(
      refused("DONE_IN_THE_FUTURE"),
    );
    const nobody = { ...held, attendees: [{ ...attendee, present: false }] };
    expect(holdTraining(nobody, 1, today)).toMatchObject(
      refused("RECORD_INCOMPLETE", { fields: ["attendees"] }),
    );
  });

  it("gives no result to whoever was absent", () => {
    const attendees = [attendee, { personId: "q", present: null, result: "PASSED" } as const];
    expect(holdTraining({ heldOn: today, attendees }, 1, today)).toMatchObject({
      value: { attendees: [attendee, { personId: "q", present: false, result: null }] },
    });
  });

  it("invites each of the center's people once", () => {
    expect(invite(["p", "p"])).toMatchObject(refused("INVALID_INPUT", { reason: "TWICE" }));
    expect(isStaff(["SECURITY_GUARD"])).toBe(true);
    expect(isStaff(["DEVELOPER_STAFF", "VENDOR_STAFF"])).toBe(false);
    expect(isStaff([])).toBe(false);
  });
});

describe("LCH-R11, R12: the sessions of a task", () => {
  it("are done with the last of the items that the scheme asks for", () => {
    const sessions = [
      { itemId: "a", heldOn: day("2027-04-02") },
      { itemId: "a", heldOn: day("2027-04-08") },
      { itemId: "b", heldOn: null },
    ];
    expect(trainingStanding(["a", "b"], sessions)).toEqual({ needed: 2, held: 1, doneOn: null });
    const held = [...sessions, { itemId: "b", heldOn: day("2027-04-05") }];
    expect(trainingStanding(["a", "b"], held)).toEqual({
      needed: 2,
      held: 2,
      doneOn: "2027-04-05",
    });
    expect(trainingStanding([], held).doneOn).toBeNull();
  });

  it("are never undone by another session, and done exactly when each item was held", () => {
    const session = fc.record({
      itemId: fc.constantFrom("a", "b", "c"),
      heldOn: fc.option(fc.integer({ min: 0, max: 30 }).map((days) => addDays(today, -days))),
    });
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.constantFrom("a", "b", "c"), { minLength: 1 }),
        fc.array(session),
        session,
        (items, sessions: CountedSession[], more) => {
          const { doneOn, held } = trainingStanding(items, sessions);
          const each = items.every((id) =>
            sessions.some((one) => one.itemId === id && one.heldOn !== null),
          );
          expect(doneOn !== null).toBe(each);
          const after = trainingStanding(items, [...sessions, more]);
          expect(after.held).toBeGreaterThanOrEqual(held);
          if (doneOn !== null && after.doneOn !== null)
            expect(compareDays(after.doneOn, doneOn)).toBeLessThanOrEqual(0);
        },
      ),
    );
  });
});
