import { type Day, parseDay } from "@threshold/domain/calendar/day";
import {
  awaitsContractor,
  type TimeNode,
  writtenSectionNames,
  type WrittenSection,
} from "@threshold/domain/launch/initial-cleaning";
import { type HandedPlan, type PlanSubject, wordsIn } from "../access-link/plan-types.ts";
import { found, unwrap } from "../change.ts";
import { read } from "../db/tenancy.ts";
import { allowWork, mayClean } from "../launch-record/record-actions.ts";
import { refusalError } from "../refusal.ts";
import { gatherOf, handIn, keepDraft, TASK } from "./actions.ts";
import { openCleaningStatement } from "./queries.ts";

/** Of a title that stands with a link, in characters. */
const longest = 200;

/** The contractor writes the initial-cleaning plan himself and hands it in by a one-time link (LCH-R27). */
export const cleaningByLink: PlanSubject = {
  async find(db, context, id) {
    const { plan, cleaning } = await gatherOf(db, id);
    allowWork(plan, mayClean(context, plan, TASK));
    unwrap(awaitsContractor(cleaning));
    return {
      id,
      serviceCenterId: plan.serviceCenterId,
      recordType: "InitialCleaningPlan",
      recordId: id,
      capability: "LCH",
      summary: {
        title: `清洁开荒方案 · ${plan.name}`.slice(0, longest),
        titleEn: `Initial-cleaning plan · ${plan.name}`.slice(0, longest),
        facts: [
          { label: "开盘日期", labelEn: "Launch", value: plan.launchDate },
          { label: "监督专人", labelEn: "Supervisor", value: cleaning.supervisor ?? "" },
        ],
      },
    };
  },
  async read(context, id) {
    const [row] = await read(context, openCleaningStatement(id));
    const { version, returnedReason, values, ...standing } = found(row);
    const plan = { form: "INITIAL_CLEANING", version, values, returnedReason } as const;
    return { plan, awaited: awaitsContractor(standing) };
  },
  async take(db, context, id, what) {
    const { plan, cleaning } = await gatherOf(db, id);
    allowWork(plan, true);
    unwrap(awaitsContractor(cleaning));
    await keepDraft(db, context, plan, cleaning, draftIn(what), what.version);
    await handIn(db, context, plan, what, cleaning);
  },
};

function draftIn({ values }: HandedPlan) {
  const sections = Object.fromEntries(
    writtenSectionNames.map((name) => [name, wordsIn(values, name)]),
  ) as Record<WrittenSection, string>;
  return { ...sections, vendor: wordsIn(values, "vendor") || null, timeNodes: nodesIn(values) };
}

/** Refused: INVALID_INPUT. */
function nodesIn(values: HandedPlan["values"]): TimeNode[] {
  const rows = values["timeNodes"] ?? [];
  if (!Array.isArray(rows))
    throw refusalError({ code: "INVALID_INPUT", details: { field: "timeNodes" } });
  return rows.map((row: unknown) => {
    const node = (row ?? {}) as HandedPlan["values"];
    return { area: wordsIn(node, "area"), from: dayIn(node, "from"), to: dayIn(node, "to") };
  });
}

function dayIn(node: HandedPlan["values"], field: string): Day {
  const on = parseDay(wordsIn(node, field));
  if (on === undefined)
    throw refusalError({ code: "INVALID_INPUT", details: { field: `timeNodes.${field}` } });
  return on;
}
