import { reasonAgainst } from "@threshold/domain/unit-acceptance/batch";
import { change, found, unwrap, uuidOf } from "../change.ts";
import type { Context } from "../context.ts";
import { notify } from "../notification/notify.ts";
import { refusalError } from "../refusal.ts";
import { settleSummary } from "./duties.ts";
import type { SendAcceptanceSummaryInput } from "./inputs.ts";
import { findBatch, listDayRows, lockDay, updateDay } from "./queries.ts";
import { checkSend, summed } from "@threshold/domain/unit-acceptance/daily-summary";
import { rightsAt } from "./rights.ts";

/**
 * 发送当天验收结果汇总 (UAC-R08): to the developer's engineering department, a copy to the leaders. Sent before all of the day had
 * arrived, it is supplemented: the same in full, and what was sent before stays to be seen.
 */
export function sendAcceptanceSummary(context: Context, input: SendAcceptanceSummaryInput) {
  const id = uuidOf("AcceptanceDay", input.id);
  return change(context, "sendAcceptanceSummary", input, async (db) => {
    const day = found(await lockDay(db, id));
    const batch = found(await findBatch(db, day.batchId));
    const rights = rightsAt(context, batch.serviceCenterId);
    const against = reasonAgainst("sendAcceptanceSummary", batch.status, rights);
    if (against) throw refusalError(against);
    const isSupplement = unwrap(checkSend(day)) === "SUPPLEMENT";
    const earlier = isSupplement
      ? [...day.earlier, { sentAt: day.sentAt!, sentBy: day.sentBy, rows: day.rows }]
      : day.earlier;
    const rows = await listDayRows(db, day, batch.timeZone);
    const sums = summed(rows);
    await updateDay(db, id, {
      sent_at: context.now,
      sent_by: rights.personId,
      rows: JSON.stringify(rows),
      late_at: null,
      earlier: JSON.stringify(earlier),
    });
    await settleSummary(db, id);
    const group = found(batch.groups.find((one) => one.id === day.groupId));
    const { serviceCenterId } = batch;
    await notify(
      db,
      (["DEVELOPER_STAFF", "REGION_HEAD", "DEPUTY_GENERAL_MANAGER"] as const).map((role) => ({
        kind: "ACCEPTANCE_SUMMARY" as const,
        data: {
          batch: batch.name,
          group: group.name,
          on: day.onDay,
          ...sums,
          ...(isSupplement && { supplement: earlier.length }),
        },
        to: { role, serviceCenterId },
        record: { type: "AcceptanceDay", id },
        key: `acceptance-summary ${id} ${earlier.length} ${role}`,
      })),
    );
    return { day: id };
  });
}
