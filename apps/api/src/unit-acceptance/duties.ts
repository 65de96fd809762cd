import type { Day } from "@threshold/domain/calendar/day";
import { addDays } from "@threshold/domain/calendar/day";
import type { Role } from "@threshold/domain/organization/roles";
import type { Tx } from "../db/tenancy.ts";
import { type Clock, oblige, settleObligation } from "../obligation/actions.ts";
import { type BatchRow, countUnsigned, type GroupRow } from "./queries.ts";

type Of = Pick<BatchRow, "id" | "name" | "serviceCenterId" | "estateId">;

const ofBatch = ({ id, serviceCenterId, estateId }: Of) => ({
  recordType: "AcceptanceBatch",
  recordId: id,
  serviceCenterId,
  estateId,
});

/** The notice came: a general and a special group are to be set up (UAC-R04); and what is left a week before the handover (05 part 5). */
export async function obligeTeam(db: Tx, clock: Clock, batch: Of, handoverOn: Day) {
  for (const role of ["REGION_STAFF", "SERVICE_CENTER_HEAD"] as const satisfies readonly Role[])
    await oblige(db, clock, {
      ...ofBatch(batch),
      kind: `FORM_TEAM_${role}`,
      act: "DO",
      title: `${batch.name}：成立综合、专项验收小组`,
      data: { titleEn: `${batch.name}: set up the general and the special group` },
      responsible: { role },
      due: null,
    });
  await oblige(db, clock, {
    ...ofBatch(batch),
    kind: "UNQUALIFIED_LEFT",
    act: "FOLLOW",
    title: `${batch.name}：交楼前 7 天仍未合格的房屋`,
    data: { titleEn: `${batch.name}: homes not qualified 7 days before the handover` },
    responsible: { role: "CUSTOMER_SERVICE_MANAGER" },
    due: { anchor: { on: addDays(handoverOn, -7) }, rule: { unit: "DAY" } },
    // Told on the seventh day before, not before that.
    notices: { reminders: [], escalateEvery: 1, repeatEvery: 7 },
  });
}

/** What a batch asked for is done: a kind of it. */
export const settleBatch = (
  db: Tx,
  batch: Pick<Of, "id">,
  kind: "FORM_TEAM_REGION_STAFF" | "FORM_TEAM_SERVICE_CENTER_HEAD" | "UNQUALIFIED_LEFT",
) => settleObligation(db, { type: "AcceptanceBatch", id: batch.id }, kind, "MET");

/**
 * UAC-R08: the day's summary by 24:00; a reminder at 18:00; the region's head hears of it with the center's (05 part 5). What of a day
 * arrived after its summary was sent (`late`) is told by a supplement, on the day on which the first of it arrived.
 */
export const obligeSummary = (
  db: Tx,
  clock: Clock & { readonly today: Day },
  batch: Of,
  group: Pick<GroupRow, "name" | "leaderId">,
  day: { readonly id: string; readonly on: Day; readonly late: boolean },
) =>
  oblige(db, clock, {
    recordType: "AcceptanceDay",
    recordId: day.id,
    kind: "SEND_SUMMARY",
    act: "DO",
    serviceCenterId: batch.serviceCenterId,
    estateId: batch.estateId,
    title: (day.late
      ? `${batch.name} ${group.name}：补充 ${day.on} 的验收结果发工程部`
      : `${batch.name} ${group.name}：汇总当天验收结果发工程部`
    ).slice(0, 200),
    data: {
      titleEn: day.late
        ? `${batch.name} ${group.name}: supplement the results of ${day.on}`
        : `${batch.name} ${group.name}: send the day's summary to engineering`,
    },
    responsible: { role: "SERVICE_CENTER_HEAD", personId: group.leaderId },
    due: { anchor: { on: day.late ? clock.today : day.on }, rule: { unit: "DAY" } },
    also: ["REGION_HEAD"],
    notices: {
      reminders: [],
      escalateEvery: 1,
      repeatEvery: 7,
      morning: 18 * 60,
      also: ["REGION_HEAD"],
    },
  });

export const settleSummary = (db: Tx, dayId: string) =>
  settleObligation(db, { type: "AcceptanceDay", id: dayId }, "SEND_SUMMARY", "MET");

/** Whoever of a group has an account and homes to sign has it among the work, all of them as one. */
export async function obligeToSign(db: Tx, clock: Clock, batch: Of, group: GroupRow) {
  for (const { personId, id } of group.members) {
    if (personId === null) continue;
    const kind = `SIGN_${personId}`;
    if ((await countUnsigned(db, group.id, slotKey(id))) === 0) {
      await settleObligation(db, { type: "AcceptanceGroup", id: group.id }, kind, "MET");
      continue;
    }
    await oblige(db, clock, {
      recordType: "AcceptanceGroup",
      recordId: group.id,
      kind,
      act: "SIGN",
      serviceCenterId: batch.serviceCenterId,
      estateId: batch.estateId,
      title: `${batch.name} ${group.name}：签字确认分户验收记录`.slice(0, 200),
      data: {
        titleEn: `${batch.name} ${group.name}: sign the records of homes`,
        batchId: `AcceptanceBatch_${batch.id}`,
      },
      responsible: { role: "SERVICE_CENTER_HEAD", personId },
      due: null,
    });
  }
}

/** A member's slot on the sheets. */
export const slotKey = (memberId: string): string =>
  `M${memberId.replaceAll("-", "").toUpperCase()}`;
