import type { Day } from "@threshold/domain/calendar/day";
import { parseWorkingHours, type WorkingHours } from "@threshold/domain/calendar/working-hours";
import { superiorsOf } from "@threshold/domain/obligation/firing";
import type { Role } from "@threshold/domain/organization/roles";
import { dutiesOf, dutyDue, shiftOn, type SiteDuty } from "@threshold/domain/showcase/site-day";
import { v7 as uuid } from "uuid";
import { instantAt } from "@threshold/domain/calendar/clock";
import type { Tx } from "../db/tenancy.ts";
import { type Clock, oblige, settleObligation } from "../obligation/actions.ts";
import { listHolders } from "../obligation/queries.ts";
import { policyValue } from "../policy/queries.ts";
import { findDay, insertDay, type SiteRow } from "./queries.ts";

/** What the days of the sales sites oblige people to, with the words of their lists. */
const words: Readonly<Record<SiteDuty, readonly [zh: string, en: string]>> = {
  OPENING_COUNT: ["上班前物品清点", "Count the items before work"],
  CLOSING_COUNT: ["下班前物品清点", "Count the items before leaving"],
  VISITORS: ["访客人数统计", "Count the visitors"],
  CLOSING: ["下班后关闭门窗水电", "Close doors, windows, water and power"],
};

const receptionists = {
  SHOW_FLAT: "SHOW_FLAT_RECEPTIONIST",
  SALES_CENTER: "SALES_CENTER_RECEPTIONIST",
} as const satisfies Record<SiteRow["kind"], Role>;

/** Who is told of what goes wrong at a site. */
export const SUPERVISOR: Role = "CUSTOMER_SERVICE_SUPERVISOR";

export type DayClock = Clock & { readonly today: Day };

const usualHours = parseWorkingHours("09:00-12:00,13:30-18:00") as WorkingHours;
const parsed = (text: string | null, end: string | null = null) =>
  (text && parseWorkingHours(text, end ?? undefined)) || undefined;

/** A site's own hours, else its center's. */
function hoursOf({ hours, regularShift, workdayEnd }: SiteRow) {
  const own = parsed(hours);
  return { hours: own ?? parsed(regularShift, workdayEnd) ?? usualHours, own: own !== undefined };
}

const placeOf = ({ estateId, serviceCenterId, regionId }: SiteRow) => ({
  estateId,
  serviceCenterId,
  regionId,
});
const lies = ({ estateId, serviceCenterId }: SiteRow) => ({
  estate_id: estateId,
  service_center_id: serviceCenterId,
});

/** A site's day, begun with what is asked on it where nobody began it before; answers its id. */
export async function beginDay(
  db: Tx,
  clock: DayClock,
  site: SiteRow,
  on: Day = clock.today,
): Promise<string> {
  const shift = shiftOn(on, hoursOf(site), clock.calendar);
  const at = (minute: number) => new Date(instantAt(on, minute, site.timeZone)).toISOString();
  const id = await insertDay(db, {
    id: uuid(),
    ...lies(site),
    site_id: site.id,
    on_day: on,
    shift_from: shift && at(shift.from),
    shift_to: shift && at(shift.to),
  });
  if (id === undefined) return (await findDay(db, site.id, on))!;
  // What was not written down on its day is asked of nobody afterwards.
  if (shift && on === clock.today) {
    const place = { level: "SERVICE_CENTER", id: site.serviceCenterId } as const;
    const graceMinutes = await policyValue(db, "showcase.countGraceMinutes", place);
    for (const duty of dutiesOf(site.kind)) {
      const due = dutyDue(duty, on, shift, { graceMinutes, zone: site.timeZone });
      const [zh, en] = words[duty];
      await oblige(db, clock, {
        recordType: "SiteDay",
        recordId: id,
        kind: `SITE_${duty}`,
        act: "DO",
        ...placeOf(site),
        title: `${site.name}：${zh}`,
        data: { titleEn: `${site.name}: ${en}` },
        responsible: { role: receptionists[site.kind] },
        due: {
          anchor: { at: new Date(due.at).toISOString() },
          rule: { unit: "MINUTES", count: 0 },
        },
        notices: due.notices,
      });
    }
  }
  return id;
}

export const settleDuty = (db: Tx, dayId: string, duty: SiteDuty) =>
  settleObligation(db, { type: "SiteDay", id: dayId }, `SITE_${duty}`, "MET");

/** Something found or asked at a site, to be followed until it is filled in (SHW-R18, SHW-R07). */
export async function obligeFollowing(
  db: Tx,
  clock: DayClock,
  site: SiteRow,
  of: {
    readonly type: "ItemCount" | "SiteCheck" | "SiteInquiry";
    readonly id: string;
    readonly title: readonly [zh: string, en: string];
  },
): Promise<void> {
  const place = { level: "SERVICE_CENTER", id: site.serviceCenterId } as const;
  const count = await policyValue(db, "showcase.siteFollowUpDays", place);
  const [zh, en] = of.title;
  await oblige(db, clock, {
    recordType: of.type,
    recordId: of.id,
    kind: "SITE_FOLLOW_UP",
    act: "FOLLOW",
    ...placeOf(site),
    title: `${site.name}：${zh}`,
    data: { titleEn: `${site.name}: ${en}` },
    responsible: { role: of.type === "ItemCount" ? SUPERVISOR : receptionists[site.kind] },
    due: { anchor: { on: clock.today }, rule: { unit: "CALENDAR_DAYS", count } },
  });
}

export const settleFollowing = (
  db: Tx,
  type: "ItemCount" | "SiteCheck" | "SiteInquiry",
  id: string,
) => settleObligation(db, { type, id }, "SITE_FOLLOW_UP", "MET");

/** The supervisor in office at a site; where nobody is, the next superior who is. */
export async function supervisorsOf(db: Tx, site: SiteRow): Promise<string[]> {
  const line = [SUPERVISOR, ...superiorsOf(SUPERVISOR)];
  const { estateId, serviceCenterId, regionId } = site;
  const holders = await listHolders(db, line, [estateId, serviceCenterId, regionId]);
  const first = line.find((role) => holders.some((one) => one.role === role));
  return [...new Set(holders.filter(({ role }) => role === first).map((one) => one.personId))];
}
