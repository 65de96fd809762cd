import {
  awaitsContractor,
  type DayPlanDraft,
  dayPlanKinds,
} from "@threshold/domain/launch/launch-day";
import { type PlanSubject, wordsIn } from "../access-link/plan-types.ts";
import { found, unwrap } from "../change.ts";
import { read } from "../db/tenancy.ts";
import { allowWork } from "../launch-record/record-actions.ts";
import { gatherOf, handIn, keepDraft, mayKeep, titlesEn } from "./actions.ts";
import { openDayPlanStatement } from "./queries.ts";

/** Of a title that stands with a link, in characters. */
const longest = 200;

/** The contractor writes the cleaning plan for the day himself and hands it in by a one-time link (LCH-R33). */
export const dayPlanByLink: PlanSubject = {
  async find(db, context, id) {
    const { plan, stored } = await gatherOf(db, id);
    allowWork(plan, mayKeep(context, plan, stored.kind));
    unwrap(awaitsContractor(stored));
    return {
      id,
      serviceCenterId: plan.serviceCenterId,
      recordType: "LaunchDayPlan",
      recordId: id,
      capability: "LCH",
      summary: {
        title: `${dayPlanKinds.CLEANING.zh} · ${plan.name}`.slice(0, longest),
        titleEn: `${titlesEn.CLEANING} · ${plan.name}`.slice(0, longest),
        facts: [{ label: "开盘日期", labelEn: "Launch", value: plan.launchDate }],
      },
    };
  },
  async read(context, id) {
    const [row] = await read(context, openDayPlanStatement(id));
    const { version, returnedReason, values, ...standing } = found(row);
    const plan = { form: "LAUNCH_DAY_CLEANING", version, values, returnedReason } as const;
    return { plan, awaited: awaitsContractor(standing) };
  },
  async take(db, context, id, what) {
    const { plan, stored } = await gatherOf(db, id);
    allowWork(plan, true);
    unwrap(awaitsContractor(stored));
    const { kind } = stored;
    const said = (field: keyof DayPlanDraft) => wordsIn(what.values, field) || null;
    const entered = {
      submittedBy: said("submittedBy"),
      staffing: said("staffing"),
      supplies: said("supplies"),
      emergency: said("emergency"),
    };
    await keepDraft(db, context, plan, kind, stored, entered, what.version);
    await handIn(db, context, plan, kind, what, stored);
  },
};
