import type { Day } from "@threshold/domain/calendar/day";
import { areaStanding, sendAreaLetter, tellInWriting } from "@threshold/domain/launch/sales-area";
import { v7 as uuid } from "uuid";
import { change, found, unwrap, uuidOf } from "../change.ts";
import type { Context } from "../context.ts";
import { carryOut, contractorAt, raiseDefect } from "../defect/actions.ts";
import { lockDefects } from "../defect/queries.ts";
import { findPlan, type GatheredPlan } from "../launch/queries.ts";
import { insertRecord, lockPlanOf, updateRecord } from "../launch-record/queries.ts";
import { allowWork, mayWork, onPlan } from "../launch-record/record-actions.ts";
import { refusalError } from "../refusal.ts";
import { areaName, areaOf } from "./area-actions.ts";
import { follow } from "./follow.ts";
import type {
  RaiseSalesAreaDefectInput,
  SendSalesAreaLetterInput,
  WriteSalesAreaLetterInput,
} from "./inputs.ts";
import { findAreas, listOfLetter, nextLetterNumber, putIntoLetter } from "./queries.ts";

/** Engineering inspects, sends and follows (LCH-R25). */
const inspects = (context: Context, plan: GatheredPlan) =>
  mayWork(context, plan, "SALES_AREA_INSPECTED") ||
  mayWork(context, plan, "SALES_AREA_ISSUES_SENT");

/** 登记工程问题 found on the inspection: a defect of the one engine (TKO-R22), with the person who follows it (LCH-R25). */
export const raiseSalesAreaDefect = (context: Context, input: RaiseSalesAreaDefectInput) =>
  onPlan(context, "raiseSalesAreaDefect", input, async (db, plan) => {
    allowWork(plan, inspects(context, plan));
    const { area } = await areaOf(db, plan, input.handoverId);
    const part = [areaName(area.area)[0], input.part?.trim()].filter(Boolean).join(" ");
    const id = await raiseDefect(db, context, {
      id: input.newId ?? null,
      source: { kind: "SALES_AREA", id: area.id },
      place: { estateId: plan.estateId, part: part.slice(0, 200) },
      category: input.category,
      severity: input.severity,
      trade: input.trade,
      text: input.text,
      followerId: uuidOf("Person", input.followerId),
      dueOn: (input.dueOn ?? null) as Day | null,
    });
    return { defect: id };
  });

/** 生成反馈单: the letter of all defects of the area that are not told yet, to be printed and sent. */
export const writeSalesAreaLetter = (context: Context, input: WriteSalesAreaLetterInput) =>
  onPlan(context, "writeSalesAreaLetter", input, async (db, plan) => {
    allowWork(plan, inspects(context, plan));
    const { area } = await areaOf(db, plan, input.handoverId);
    if (area.toTell === 0)
      throw refusalError({ code: "RECORD_INCOMPLETE", details: { fields: ["defects"] } });
    const unsent = area.letters.find(({ sentOn }) => sentOn === null);
    const id =
      unsent?.id ??
      (await insertRecord(db, "sales_area_letter", plan, {
        handoverId: area.id,
        number: await nextLetterNumber(db, plan.id),
      }));
    await putIntoLetter(db, area.id, id);
    return { letter: id };
  });

/**
 * 登记书面反馈: the letter went out with its file; from now on its defects are to be mended (LCH-R25). Defects are locked ahead of the
 * plan, as the engine's own steps do.
 */
export function sendSalesAreaLetter(context: Context, input: SendSalesAreaLetterInput) {
  const planId = uuidOf("LaunchPlan", input.planId);
  const id = uuidOf("SalesAreaLetter", input.id);
  const contractorId = uuidOf("Contractor", input.contractorId);
  return change(context, "sendSalesAreaLetter", input, async (db) => {
    await lockDefects(db, await listOfLetter(db, id));
    if ((await lockPlanOf(db, "sales_area_letter", id)) !== planId) found(undefined);
    const plan = found(await findPlan(db, planId));
    allowWork(plan, inspects(context, plan));
    await contractorAt(db, contractorId, plan.serviceCenterId);
    const areas = await findAreas(db, plan.id);
    const letter = found(areas.flatMap(({ letters }) => letters).find((one) => one.id === id));
    const entered = { sentOn: input.sentOn as Day, recipient: input.recipient };
    const columns = unwrap(sendAreaLetter(letter, entered, context.today));
    await updateRecord(db, "sales_area_letter", id, { ...columns, contractorId });
    const reason = `书面反馈 第 ${letter.number} 号 · ${columns.recipient}`;
    for (const defect of await lockDefects(db, await listOfLetter(db, id))) {
      const told = tellInWriting(defect, contractorId, reason);
      if (told) await carryOut(db, context, defect, told, { id: uuid(), doneAt: context.now });
    }
    await follow(db, context, plan, areaStanding(areas));
    return { letter: id, plan: planId };
  });
}
