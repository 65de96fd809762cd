import type { Day } from "@threshold/domain/calendar/day";
import type { Role } from "@threshold/domain/organization/roles";
import type { Tx } from "../db/tenancy.ts";
import { type Clock, oblige, settleObligation } from "../obligation/actions.ts";
import { policyValue } from "../policy/queries.ts";

/** What the reception area obliges people to (07 part 5), with the words of their lists. */
const kinds = {
  RECEPTION_SELF_CHECK: [
    "DO",
    "CUSTOMER_SERVICE_MANAGER",
    "接待区域布置自查",
    "Check the reception area",
  ],
  RECEPTION_ACCEPT: ["APPROVE", "REGION_STAFF", "接待区域布置验收", "Accept the reception area"],
  RECEPTION_REWORK: ["FOLLOW", "SERVICE_CENTER_HEAD", "接待区域退回整改", "Mend what was returned"],
  RECEPTION_RECHECK: [
    "DO",
    "CUSTOMER_SERVICE_MANAGER",
    "接待区域复查",
    "Check again on the new standard",
  ],
  RECEPTION_SYSTEM_CHECK: [
    "DO",
    "CUSTOMER_SERVICE_SUPERVISOR",
    "录音、监控、NC系统检查",
    "Check recording, monitoring and NC",
  ],
} as const satisfies Record<string, readonly ["DO" | "APPROVE" | "FOLLOW", Role, string, string]>;

export type ReceptionDuty = keyof typeof kinds;

/** Of which set-up, at which center. */
export interface DutyOf {
  readonly id: string;
  readonly serviceCenterId: string;
  readonly centerName: string;
}

/** Obliges whoever has to, by the end of the day so many days before or after; null: without a time limit. */
async function duty(
  db: Tx,
  clock: Clock,
  { id, serviceCenterId, centerName }: DutyOf,
  kind: ReceptionDuty,
  due: { on: Day; days: number; before?: boolean } | null,
): Promise<void> {
  const [act, role, title, titleEn] = kinds[kind];
  await oblige(db, clock, {
    recordType: "ReceptionSetup",
    recordId: id,
    kind,
    act,
    serviceCenterId,
    title: `${centerName}：${title}`,
    data: { titleEn: `${centerName}: ${titleEn}` },
    responsible: { role },
    due: due && {
      anchor: { on: due.on },
      rule: { unit: "CALENDAR_DAYS", count: due.days, ...(due.before && { before: true }) },
    },
  });
}

const placeOf = (of: DutyOf) => ({ level: "SERVICE_CENTER", id: of.serviceCenterId }) as const;

/** The center checks its area so many days ahead of its opening (default 7). */
export async function obligeSelfCheck(db: Tx, clock: Clock, of: DutyOf, openingOn: Day | null) {
  const days = await policyValue(db, "reception.selfCheckLeadDays", placeOf(of));
  const due = openingOn && { on: openingOn, days, before: true };
  await duty(db, clock, of, "RECEPTION_SELF_CHECK", due);
}

export const obligeAcceptance = (db: Tx, clock: Clock, of: DutyOf) =>
  duty(db, clock, of, "RECEPTION_ACCEPT", null);

/** What was returned is mended within so many days (default 7), or the head of the center hears of it. */
export async function obligeRework(db: Tx, clock: Clock, of: DutyOf, today: Day) {
  const days = await policyValue(db, "reception.returnedReminderDays", placeOf(of));
  await duty(db, clock, of, "RECEPTION_SELF_CHECK", { on: today, days });
  await duty(db, clock, of, "RECEPTION_REWORK", { on: today, days });
}

export const obligeRecheck = (db: Tx, clock: Clock, of: DutyOf) =>
  duty(db, clock, of, "RECEPTION_RECHECK", null);

/** RCP-R19: so many days after the last look at the systems (default 30). */
export async function obligeSystemCheck(db: Tx, clock: Clock, of: DutyOf, since: Day) {
  const days = await policyValue(db, "reception.deviceCheckIntervalDays", placeOf(of));
  await duty(db, clock, of, "RECEPTION_SYSTEM_CHECK", { on: since, days });
}

export const settleDuty = (
  db: Tx,
  of: Pick<DutyOf, "id">,
  kind: ReceptionDuty,
  outcome: "MET" | "CANCELLED" = "MET",
) => settleObligation(db, { type: "ReceptionSetup", id: of.id }, kind, outcome);
