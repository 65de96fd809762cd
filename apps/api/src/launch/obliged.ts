import type { Day } from "@threshold/domain/calendar/day";
import { wholeDay } from "@threshold/domain/obligation/due";
import { anchorsOf, type DatedPlan } from "@threshold/domain/launch/schedule";
import { isOpen, type PlanStatus } from "@threshold/domain/launch/vocabulary";
import type { Context } from "../context.ts";
import type { Notices } from "@threshold/domain/obligation/firing";
import type { Role } from "@threshold/domain/organization/roles";
import { settingAmong } from "../policy/queries.ts";
import { noticesFor, type ObligationDraft, rowOfKnown } from "../obligation/actions.ts";
import type { ObligationRow } from "../obligation/queries.ts";
import type { GatheredPlan, TaskRow } from "./queries.ts";

/** The kind of a task's obligation: to do it, and once it is submitted to approve it. */
export const TASK_DUE = "TASK_DUE";

type Clock = Pick<Context, "now" | "calendar">;
type Plan = GatheredPlan & DatedPlan;

const isWorked = (status: PlanStatus) => status === "ACTIVE" || status === "READY";

/** What of a task decides about its obligation. */
const facts = (status: PlanStatus, task: TaskRow) =>
  [
    isWorked(status) && isOpen(task.status),
    task.status === "SUBMITTED",
    task.dueOn,
    task.responsibleRole,
    task.assigneeId,
  ].join();

/**
 * The obligations of a plan whose facts changed, or of all its tasks: every open task of a plan that is worked on is one,
 * of whoever does it or, once submitted, of the region's head who approves it.
 */
export function changedObligations(
  clock: Clock,
  before: GatheredPlan,
  after: { readonly plan: Plan; readonly tasks: readonly TaskRow[] },
  all: boolean,
): ObligationRow[] {
  const { plan, tasks } = after;
  const stored = new Map(before.tasks.map((task) => [task.id, facts(before.status, task)]));
  const changed = tasks.filter((task) => all || stored.get(task.id) !== facts(plan.status, task));
  if (changed.length === 0) return [];
  const anchors = anchorsOf(plan, tasks, clock.calendar);
  return changed.map((task) => {
    const due = task.dueOn && wholeDay(task.dueOn, plan.timeZone);
    const known = { due, provisional: plan.provisional };
    const row = rowOfKnown(draftOf(plan, task, anchors), plan, clock, known);
    if (isWorked(plan.status) && isOpen(task.status)) return row;
    return { ...row, status: task.status === "DONE" ? "MET" : "CANCELLED", next_firing_at: null };
  });
}

function draftOf(
  plan: Plan,
  task: TaskRow,
  anchors: ReturnType<typeof anchorsOf>,
): ObligationDraft {
  const submitted = task.status === "SUBMITTED";
  const { id: planId, serviceCenterId, regionId, estateId } = plan;
  return {
    recordType: "LaunchTask",
    recordId: task.id,
    kind: TASK_DUE,
    act: submitted ? "APPROVE" : "DO",
    serviceCenterId,
    regionId,
    estateId,
    title: task.title,
    data: {
      titleEn: task.titleEn,
      code: task.code,
      planId: `LaunchPlan_${planId}`,
      planName: plan.name,
      anchor: task.dueOverride ? "OVERRIDE" : task.anchor,
    },
    responsible: submitted
      ? { role: "REGION_HEAD" }
      : { role: task.responsibleRole, personId: task.assigneeId },
    due: task.dueOn && { anchor: anchorDay(task, anchors), rule: ruleOf(task) },
    // The superior and the region's head the day after (03 part 5).
    also,
    ...(task.code === "SHOWCASE_PLACE" &&
      task.dueOn && { notices: showcaseNotices(plan, task.dueOn) }),
  };
}

const also: readonly Role[] = ["REGION_HEAD"];

/**
 * The showcase's place is reminded of so many days ahead of the hall's fit-out (SHW-R02), as the center sets it; it is due
 * the day before.
 */
function showcaseNotices({ settings, timeZone }: Plan, dueOn: Day): Notices {
  const ahead = settingAmong(settings, "showcase.agreementReminderDays");
  const usual = noticesFor(wholeDay(dueOn, timeZone), settings, also);
  return { ...usual, reminders: ahead > 2 ? [ahead - 1, 1] : [1] };
}

function anchorDay(task: TaskRow, anchors: ReturnType<typeof anchorsOf>): { on: Day } {
  const anchored = task.anchor === "EVENT" ? null : anchors[task.anchor];
  return { on: (task.dueOverride ?? anchored ?? task.dueOn) as Day };
}

/** How the task's due day is counted from its anchor (READ-05); a day set by hand is that day. */
const ruleOf = (task: TaskRow): NonNullable<ObligationDraft["due"]>["rule"] =>
  task.dueOverride || task.anchor === "EVENT" || task.offsetDays === null
    ? { unit: "DAY" }
    : {
        unit: task.offsetOf === "WORKING" ? "WORKING_DAYS" : "CALENDAR_DAYS",
        count: task.offsetDays,
        before: task.anchor !== "STAFFING_APPROVED",
      };
