import { minuteAt } from "@threshold/domain/calendar/clock";
import { addDays, startOfWeek, weekday } from "@threshold/domain/calendar/day";
import { type Tx, write } from "../db/tenancy.ts";
import { enqueue } from "../job/enqueue.ts";
import { notify } from "../notification/notify.ts";
import type { SystemContext } from "../system.ts";
import { findTimeZone, listOverdueByRegion } from "./queries.ts";

/** 09:00 on Mondays. */
const MORNING = 540;

/** Once a week, from Monday 09:00 on, has the regions' heads told what is overdue; after a long sleep when it ends. */
export const watchDigest = (context: SystemContext) =>
  write(context, { name: "watchDigest", key: null, input: null }, async (db) => {
    const zone = await findTimeZone(db);
    const isEarly =
      weekday(context.today) === 1 && minuteAt(Date.parse(context.now), zone) < MORNING;
    const monday = startOfWeek(isEarly ? addDays(context.today, -7) : context.today);
    await enqueue(db, "overdueDigest", { monday }, { key: `overdueDigest ${monday}` });
    return null;
  });

/** Tells each region's head what is overdue there, the longest first; where nothing is, nothing is told. */
export async function tellDigest(db: Tx, { today }: SystemContext, monday: string): Promise<void> {
  const regions = await listOverdueByRegion(db, today);
  await notify(
    db,
    regions.map(({ id, name, count, worst }) => ({
      kind: "OBLIGATION_DIGEST" as const,
      data: { place: name, count, worst },
      to: { role: "REGION_HEAD" as const, regionId: id },
      record: { type: "Region", id },
      key: `digest ${id} ${monday}`,
    })),
  );
}
