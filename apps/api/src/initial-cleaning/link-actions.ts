import { type Day, parseDay } from "@threshold/domain/calendar/day";
import {
  awaitsContractor,
  draftCleaning,
  type TimeNode,
  writtenSectionNames,
  type WrittenSection,
} from "@threshold/domain/launch/initial-cleaning";
import {
  type HandedPlan,
  type PlanSubject,
  sameVersion,
  wordsIn,
} from "../access-link/plan-types.ts";
import { found, unwrap } from "../change.ts";
import { read } from "../db/tenancy.ts";
import { tasksFollow } from "../launch/task-actions.ts";
import { updateRecord } from "../launch-record/queries.ts";
import { allowWork, mayClean } from "../launch-record/record-actions.ts";
import { refusalError } from "../refusal.ts";
import { gatherOf, handIn, TASK } from "./actions.ts";
import { openCleaningStatement, replaceAreas } from "./queries.ts";

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
    sameVersion(cleaning, what.version);
    const { timeNodes, ...columns } = unwrap(draftCleaning(draftIn(what), cleaning.status));
    await updateRecord(db, "initial_cleaning_plan", id, { ...columns });
    await replaceAreas(db, plan, id, timeNodes);
    await tasksFollow(db, context, plan, [{ code: TASK, step: "START" }]);
    await handIn(db, context, plan, what);
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
