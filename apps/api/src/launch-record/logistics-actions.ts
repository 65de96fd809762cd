import type { Day } from "@threshold/domain/calendar/day";
import { keepLogistics, logisticsKinds } from "@threshold/domain/launch/logistics";
import { unwrap } from "../change.ts";
import type { Context } from "../context.ts";
import { tasksFollow } from "../launch/task-actions.ts";
import type { KeepLogisticsItemInput } from "./inputs.ts";
import { allowWork, keepRecord, mayWork, onRecords } from "./record-actions.ts";

/** 登记食堂宿舍: with a day of completion its task is done, and the distance told (LCH-R22, R23). */
export const keepLogisticsItem = (context: Context, input: KeepLogisticsItemInput) =>
  onRecords(context, "keepLogisticsItem", input, async (db, { plan, records }) => {
    const { kind, version } = input;
    const { task } = logisticsKinds[kind];
    allowWork(plan, mayWork(context, plan, task));
    const stored = records.logistics.find((one) => one.kind === kind);
    const finishedOn = (input.finishedOn ?? null) as Day | null;
    const columns = unwrap(keepLogistics(kind, { ...input, finishedOn }, context.today));
    const birth = { kind, taskCode: task };
    const id = await keepRecord(db, "logistics_item", plan, stored, version, columns, birth);
    const { distanceKm } = columns;
    await tasksFollow(
      db,
      context,
      plan,
      finishedOn === null
        ? [
            { code: task, step: "REOPEN" },
            { code: task, step: "START" },
          ]
        : [
            {
              code: task,
              step: "FINISH",
              on: finishedOn,
              ...(distanceKm !== null && {
                checks: { DISTANCE: { state: "DONE", value: distanceKm } },
              }),
            },
          ],
    );
    return { item: id };
  });
