import { isOpenDefect } from "@threshold/domain/defect/vocabulary";
import { logisticsKindNames } from "@threshold/domain/launch/logistics";
import { type LaunchRecordType, recordTasks } from "@threshold/domain/launch/record";
import { isOpenStatus } from "../task-state.ts";
import type { RecordMessages } from "./use-record-words.ts";
import type { Records } from "./record-documents.ts";

/** The records' pages, by the last part of their address, in the order of the work. */
export const RECORD_KINDS = {
  scheme: ["SalesSupportScheme"],
  staffing: ["StaffingPlan"],
  recruitment: ["RecruitmentItem"],
  uniforms: ["UniformOrder"],
  materials: ["MaterialRequest"],
  logistics: ["LogisticsItem"],
  prints: ["PrintHandover"],
  training: ["LaunchTraining"],
  areas: ["SalesAreaHandover"],
  cleaning: ["InitialCleaningPlan", "CleaningUtilities"],
  launchDay: ["LaunchDayPlan", "LaunchDrill"],
} as const satisfies Record<string, readonly LaunchRecordType[]>;

export type RecordKind = keyof typeof RECORD_KINDS;
export const recordKinds = Object.keys(RECORD_KINDS) as RecordKind[];

export const recordHref = (planId: string, kind: RecordKind): string =>
  `/launches/${planId}/records/${kind}`;

type RecordTask = Records["tasks"][number];

/** The codes of the tasks that a page's records work on. */
export const codesOfKind = (kind: RecordKind): readonly string[] =>
  RECORD_KINDS[kind].flatMap((type): readonly string[] => recordTasks[type]);

/** The plan's tasks that a record works on. */
export const tasksOfKind = (plan: Records, kind: RecordKind): RecordTask[] => {
  const codes = codesOfKind(kind);
  return plan.tasks.filter((task) => codes.includes(task.code));
};

/** Where a record stands as a word of `t.records.states`, and in a line what is in it. */
export interface Standing {
  state: string;
  line: string;
}

export function standingOf(
  plan: Records,
  kind: RecordKind,
  t: RecordMessages,
  money: (value: number) => string,
): Standing {
  const words = t.records;
  const blank = { state: "NONE", line: words.none };
  switch (kind) {
    case "scheme": {
      const scheme = plan.salesSupportScheme;
      if (!scheme) return blank;
      const people = scheme.headcount.reduce((sum, line) => sum + line.number, 0);
      const state = scheme.agreement?.signedOn ? "SIGNED" : scheme.status;
      return { state, line: words.people(people) };
    }
    case "staffing":
      return plan.staffingPlan
        ? { state: plan.staffingPlan.status, line: words.people(plan.staffingPlan.total) }
        : blank;
    case "recruitment": {
      const { recruitment } = plan;
      if (recruitment.length === 0) return blank;
      const filled = recruitment.filter((item) => item.hired >= item.needed).length;
      const state = filled === recruitment.length ? "DONE" : "OPEN";
      return { state, line: words.postsFilled(filled, recruitment.length) };
    }
    case "uniforms":
      return plan.uniformOrder
        ? { state: plan.uniformOrder.status, line: words.uniformTotal(plan.uniformOrder.total) }
        : blank;
    case "materials": {
      const request = plan.materialRequest;
      if (!request) return blank;
      const count = words.lineCount(request.lines.length, request.arrivedCount);
      return {
        state: request.status,
        line: `${count} · ${words.cost(money(request.estimatedCost))}`,
      };
    }
    case "logistics":
      return several(
        plan.logistics.filter((item) => item.finishedOn).length,
        plan.logistics.length,
        logisticsKindNames.length,
        words.finishedOf,
        blank,
      );
    case "cleaning": {
      const cleaning = plan.initialCleaning;
      if (!cleaning)
        return plan.cleaningUtilities ? { state: "OPEN", line: words.cleaning.utilities } : blank;
      const done = cleaning.areas.filter(({ finishedOn }) => finishedOn).length;
      const line = words.cleaning.progress(done, cleaning.areas.length);
      return { state: cleaning.dailyEntryOn ? "DONE" : cleaning.status, line };
    }
    case "launchDay": {
      if (plan.dayPlans.length === 0 && !plan.drill) return blank;
      const made = plan.dayPlans.filter(({ status }) => status !== "DRAFT");
      const state = made.length === 2 && plan.drill?.finishedOn ? "DONE" : "OPEN";
      const said = [
        ...made.map(({ kind: of }) => words.day.plans[of]),
        ...(plan.drill?.finishedOn ? [words.day.finished] : []),
      ];
      return { state, line: said.join(" · ") || words.states["DRAFT"]! };
    }
    case "training": {
      const held = plan.trainings.filter(({ heldOn }) => heldOn).length;
      if (plan.trainings.length === 0) return blank;
      const isDone = tasksOfKind(plan, kind).every(({ status }) => !isOpenStatus(status));
      const line = words.training.sessions(held, plan.trainings.length);
      return { state: isDone ? "DONE" : "OPEN", line };
    }
    case "areas": {
      if (plan.salesAreas.length === 0) return blank;
      const open = plan.salesAreas
        .flatMap(({ defects }) => defects)
        .filter(({ defect }) => isOpenDefect(defect.status)).length;
      const signed = plan.salesAreas.filter(({ itemsSignedOn }) => itemsSignedOn).length;
      const said = [
        words.area.handedOf(plan.salesAreas.length),
        open > 0 ? words.area.openDefects(open) : words.area.noDefectsLeft,
      ];
      return { state: signed === 3 && open === 0 ? "DONE" : "OPEN", line: said.join(" · ") };
    }
    case "prints":
      return several(
        plan.prints.filter((print) => print.handedOn).length,
        plan.prints.length,
        2,
        words.handedOf,
        blank,
      );
  }
}

function several(
  done: number,
  begun: number,
  of: number,
  say: (done: number, of: number) => string,
  blank: Standing,
): Standing {
  if (begun === 0) return blank;
  return { state: done === of ? "DONE" : "OPEN", line: say(done, of) };
}

/** The answer to one action of the plan's records. */
export const recordAction = (plan: Records, action: string, subject: string | null = null) =>
  plan.recordActions.find((one) => one.action === action && (one.subject ?? null) === subject);

export const mayRecord = (plan: Records, action: string, subject: string | null = null): boolean =>
  recordAction(plan, action, subject)?.allowed ?? false;
