import * as fc from "fast-check";
import { expect, it } from "vitest";
import { addDays, day, daysBetween, type Day } from "../calendar/day.ts";
import { generateTasks } from "./generate.ts";
import { daysLate, dueOn, isOverdue, type ScheduledTask } from "./schedule.ts";
import { standardTemplate } from "./standard-template.ts";
import { calendar, dates, generated, scheduled, today } from "./testing.ts";

const dueOf = (code: string, plan = dates) =>
  generated(plan).tasks.find((task) => task.code === code)?.dueOn;

it.each([
  ["LCH-R05", "ORDER_HEAD_HIRED", "2027-01-09"],
  ["LCH-R05", "GATE_GUARDS_HIRED", "2027-01-09"],
  ["LCH-R05", "STANDBY_GUARDS_HIRED", "2027-01-09"],
  ["LCH-R06", "CUSTOMER_SERVICE_HEAD_SELECTED", "2027-01-31"],
  ["LCH-R06", "ENGINEERING_SUPERVISOR_SELECTED", "2027-01-31"],
  ["BID-R01", "BIDDING_REQUEST", "2027-01-31"],
  ["LCH-R03", "PRE_STAGE_CONTRACT", "2027-02-15"],
  ["LCH-R07", "STAFFING_PLAN", "2027-02-15"],
  ["LCH-R08", "STAFFING_APPROVAL", "2027-03-02"],
  ["LCH-R20", "MATERIALS_PLAN", "2027-03-17"],
  ["LCH-R09", "CUSTOMER_SERVICE_STAFF_HIRED", "2027-04-01"],
  ["LCH-R09", "ENGINEERING_STAFF_HIRED", "2027-04-01"],
  ["LCH-R10", "SALES_GUARDS_HIRED", "2027-04-01"],
  ["LCH-R14", "PRE_STAGE_AGREEMENT_FINAL", "2027-04-01"],
  ["LCH-R14", "INTERIM_COVENANT_FINAL", "2027-04-01"],
  ["LCH-R19", "UNIFORMS_IN_PLACE", "2027-04-01"],
  ["LCH-R11", "ONBOARDING_TRAINING", "2027-04-11"],
  ["LCH-R11", "ETIQUETTE_TRAINING", "2027-04-11"],
  ["LCH-R17", "SHOWCASE_LAYOUT", "2027-04-11"],
  ["LCH-R15", "PRINTS_HANDED_OVER", "2027-04-21"],
  ["LCH-R31", "DAILY_CLEANING_ON_SITE", "2027-04-21"],
  ["LCH-R34", "EMERGENCY_PLAN", "2027-04-21"],
  ["LCH-R34", "EMERGENCY_DRILL", "2027-04-26"],
  ["LCH-R12", "JOB_SKILL_ORDER", "2027-04-30"],
  ["LCH-R30", "INITIAL_CLEANING_UTILITIES", "2027-04-30"],
  ["LCH-R33", "LAUNCH_DAY_CLEANING_PLAN", "2027-04-30"],
  ["LCH-R22", "DORMITORY_RENTED", "2027-01-09"],
  ["LCH-R23", "FOOD_SUPPLIER_CHOSEN", "2027-01-09"],
  ["LCH-R16", "SHOWCASE_CONTENT", "2027-03-19"],
  ["SHW-R02", "SHOWCASE_PLACE", "2027-02-09"],
  ["LCH-R18", "UNIFORM_ORDER", "2027-03-05"],
])("LCH scenario 1 %s %s is due on %s", (_, code, due) => {
  expect(dueOf(code)).toBe(due);
});

it("LCH-R25 and R26 leave the handover's tasks without a day until it happens", () => {
  const events = generated().tasks.filter((task) => task.anchor === "EVENT");
  expect(events.map((task) => task.dueOn)).toEqual([null, null, null]);
});

it("leaves the showcase without a day while its fit-outs have none", () => {
  const plan = { ...dates, softFitoutDate: null, hallFitoutDate: null };
  expect(dueOf("SHOWCASE_CONTENT", plan)).toBeNull();
  expect(dueOf("SHOWCASE_PLACE", plan)).toBeNull();
  expect(dueOf("SHOWCASE_LAYOUT", plan)).toBe("2027-04-11");
});

it("counts the uniform order from the day the staffing plan was approved", () => {
  expect(dueOf("UNIFORM_ORDER", { ...dates, staffingApprovedOn: day("2027-02-20") })).toBe(
    "2027-02-23",
  );
});

it("counts offsets in working days where a template says so", () => {
  const anchors = {
    LAUNCH: day("2026-10-12"),
    ENTRY: null,
    SOFT_FITOUT: null,
    HALL_FITOUT: null,
    STAFFING_APPROVED: day("2026-09-30"),
  };
  // 2026: the National Day holiday is October 1 to 7, and October 10, a Saturday, is worked for it.
  const rule = { anchor: "LAUNCH", offsetDays: 2, offsetOf: "WORKING" } as const;
  expect(dueOn(rule, anchors, calendar)).toBe("2026-10-09");
  expect(dueOn({ ...rule, anchor: "STAFFING_APPROVED" }, anchors, calendar)).toBe("2026-10-09");
});

it("bears a canteen's and a dormitory's tasks not applicable where none is needed", () => {
  const { tasks } = generateTasks(
    standardTemplate(),
    { ...dates, canteenRequired: false },
    today,
    calendar,
  );
  const waived = tasks.filter((task) => task.status === "NOT_APPLICABLE");
  expect(waived.map((task) => task.code)).toEqual([
    "CANTEEN_RENTED",
    "CANTEEN_GOODS",
    "COOK_HIRED",
    "FOOD_SUPPLIER_CHOSEN",
  ]);
  expect(waived[0]?.notApplicableReason).toBe("项目不需要食堂");
});

it("notes the tasks that are late already when their plan is made", () => {
  const { tasks } = generateTasks(standardTemplate(), dates, day("2027-02-01"), calendar);
  const late = tasks.filter((task) => task.generatedLate).map((task) => task.code);
  expect(late).toContain("ORDER_HEAD_HIRED");
  expect(late).toContain("CUSTOMER_SERVICE_HEAD_SELECTED");
  expect(late).not.toContain("STAFFING_PLAN");
});

const finish = (tasks: ScheduledTask[], code: string, doneOn: Day) =>
  tasks.map((task) => (task.code === code ? { ...task, status: "DONE" as const, doneOn } : task));

it("LCH scenario 2 moves every open task of the launch by 10 days, done tasks keep their days", () => {
  const { tasks, links } = generated();
  const worked = finish(tasks, "STAFFING_PLAN", day("2026-12-01"));
  const later = { ...dates, launchDate: day("2027-05-11") };
  const after = scheduled(later, worked, links, today, dates);
  for (const task of worked) {
    const due = after.tasks.get(task.code)?.dueOn ?? null;
    const moves = task.anchor === "LAUNCH" && task.status !== "DONE";
    expect(due, task.code).toBe(
      task.dueOn !== null && moves ? addDays(task.dueOn, 10) : expectedUnmoved(task),
    );
  }
});

// The uniform order hangs on the approval, whose expected day moves with the launch.
const expectedUnmoved = (task: ScheduledTask) =>
  task.code === "UNIFORM_ORDER" && task.dueOn !== null ? addDays(task.dueOn, 10) : task.dueOn;

it("LCH scenario 6 finds a drill on 2027-04-27 one day late", () => {
  const drill = { status: "DONE", dueOn: day("2027-04-26"), doneOn: day("2027-04-27") } as const;
  expect(daysLate(drill, day("2027-06-01"))).toBe(1);
  expect(isOverdue(drill, day("2027-06-01"))).toBe(false);
});

it("LCH-R35 gives the whole of the due day", () => {
  const task = { status: "IN_PROGRESS", dueOn: day("2027-04-26"), doneOn: null } as const;
  expect(isOverdue(task, day("2027-04-26"))).toBe(false);
  expect(isOverdue(task, day("2027-04-27"))).toBe(true);
  expect(daysLate(task, day("2027-04-29"))).toBe(3);
  expect(daysLate({ ...task, status: "NOT_APPLICABLE" }, day("2027-04-29"))).toBe(0);
});

it("plans the scenario's launch without conflict, five months ahead", () => {
  const { tasks, links } = generated();
  const { plan, tasks: planned } = scheduled(dates, tasks, links);
  expect(plan).toEqual({ plannedOn: today, feasible: true, conflictCodes: [], provisional: false });
  expect(planned.get("EMERGENCY_DRILL")).toMatchObject({
    dueOn: "2027-04-26",
    lateFinishOn: "2027-04-26",
    critical: false,
  });
});

it("keeps sooner than its due day what others wait for", () => {
  const { tasks, links } = generated();
  const { tasks: planned } = scheduled(dates, tasks, links);
  // Uniforms take 20 days to come: ordered by 2027-03-11 at the latest, due by its own rule before.
  expect(planned.get("UNIFORM_ORDER")).toMatchObject({ lateFinishOn: "2027-03-05" });
  expect(planned.get("SALES_SUPPORT_SCHEME")).toMatchObject({ lateFinishOn: "2027-03-02" });
});

it("names the fewest tasks that cannot be in time when too little time is left", () => {
  const { tasks, links } = generated();
  const late = scheduled(dates, tasks, links, day("2027-04-22"));
  expect(late.plan.feasible).toBe(false);
  expect(late.plan.conflictCodes.length).toBeGreaterThan(0);
});

it("leaves a waived task and its links out", () => {
  const { tasks, links } = generated();
  const waived = tasks.map((task) =>
    task.code === "STAFFING_APPROVAL" ? { ...task, status: "NOT_APPLICABLE" as const } : task,
  );
  const { tasks: planned } = scheduled(dates, waived, links);
  expect(planned.get("STAFFING_APPROVAL")).toMatchObject({
    dueOn: "2027-03-02",
    earlyStartOn: null,
    totalSlack: null,
    critical: false,
  });
});

it("lets a due day set by hand follow its anchor at the same distance", () => {
  const { tasks, links } = generated();
  const byHand = tasks.map((task) =>
    task.code === "LAUNCH_DAY_CLEANING_PLAN" ? { ...task, dueOverride: day("2027-04-25") } : task,
  );
  const unmoved = scheduled(dates, byHand, links);
  expect(unmoved.tasks.get("LAUNCH_DAY_CLEANING_PLAN")?.dueOn).toBe("2027-04-25");
  const moved = scheduled({ ...dates, launchDate: day("2027-05-11") }, byHand, links, today, dates);
  expect(moved.tasks.get("LAUNCH_DAY_CLEANING_PLAN")).toMatchObject({
    dueOn: "2027-05-05",
    dueOverride: "2027-05-05",
  });
});

it("says that it counted working days of a year not published yet", () => {
  const { tasks, links } = generated();
  const working = tasks.map((task) =>
    task.code === "EMERGENCY_DRILL" ? { ...task, offsetOf: "WORKING" as const } : task,
  );
  const far = { ...dates, launchDate: day("2031-05-12"), entryDate: day("2031-01-10") };
  expect(scheduled(far, working, links).plan.provisional).toBe(true);
  expect(scheduled(far, tasks, links).plan.provisional).toBe(false);
});

it("moves every open task of the launch by n when the launch moves by n", () => {
  const { tasks, links } = generated();
  const codes = tasks.map((task) => task.code);
  fc.assert(
    fc.property(
      fc.integer({ min: -60, max: 400 }),
      fc.subarray(codes),
      fc.subarray(codes),
      (n, doneCodes, handCodes) => {
        const some = tasks.map((task): ScheduledTask => {
          if (doneCodes.includes(task.code)) return { ...task, status: "DONE", doneOn: today };
          const byHand = handCodes.includes(task.code) && task.dueOn !== null;
          return byHand ? { ...task, dueOverride: addDays(task.dueOn, -3) } : task;
        });
        const was = scheduled(dates, some, links);
        const later = { ...dates, launchDate: addDays(dates.launchDate, n) };
        const is = scheduled(later, some, links, today, dates);
        for (const task of some) {
          const before = was.tasks.get(task.code)?.dueOn ?? null;
          const after = is.tasks.get(task.code)?.dueOn ?? null;
          if (task.status === "DONE") expect(after).toBe(task.dueOn);
          else if (task.anchor === "LAUNCH" && before !== null && after !== null)
            expect(daysBetween(before, after)).toBe(n);
        }
      },
    ),
    { numRuns: 60 },
  );
});

it("comes to the same schedule again from what it stored", () => {
  const { tasks, links } = generated();
  fc.assert(
    fc.property(fc.integer({ min: -100, max: 400 }), (n) => {
      const plan = { ...dates, launchDate: addDays(dates.launchDate, n) };
      const once = scheduled(plan, tasks, links, today, dates);
      const stored = tasks.map((task) => ({ ...task, ...once.tasks.get(task.code) }));
      expect(scheduled(plan, stored, links)).toEqual(once);
    }),
    { numRuns: 40 },
  );
});
