import { minuteAt } from "@threshold/domain/calendar/clock";
import { addDays, type Day } from "@threshold/domain/calendar/day";
import { MORNING } from "@threshold/domain/obligation/firing";
import { type Tx, write } from "../db/tenancy.ts";
import { enqueue } from "../job/enqueue.ts";
import { notify } from "../notification/notify.ts";
import type { SystemContext } from "../system.ts";
import { findTimeZone, listDigestDays, listOverdueByRegion } from "./queries.ts";

/** Once a week, from 09:00 of the region's weekday on, has its head told what is overdue; after a long sleep when it ends. */
export const watchDigest = (context: SystemContext) =>
  write(context, { name: "watchDigest", key: null, input: null }, async (db) => {
    const zone = await findTimeZone(db);
    const isEarly = minuteAt(Date.parse(context.now), zone) < MORNING;
    const last = isEarly ? addDays(context.today, -1) : context.today;
    const week = Array.from({ length: 7 }, (_, ago) => addDays(last, -ago));
    const regions = await listDigestDays(db, week);
    for (const on of new Set(regions.flatMap((region) => region.on.slice(0, 1))))
      await enqueue(db, "overdueDigest", { on }, { key: `overdueDigest ${on}` });
    return null;
  });

/** Tells each region's head whose day it is what is overdue there, the longest first; where nothing is, nothing is told. */
export async function tellDigest(db: Tx, { today }: SystemContext, on: Day): Promise<void> {
  const due = (await listDigestDays(db, [on])).filter((region) => region.on.length > 0);
  const ids = due.map(({ id }) => id);
  await notify(
    db,
    (await listOverdueByRegion(db, today, ids)).map(({ id, name, count, worst }) => ({
      kind: "OBLIGATION_DIGEST" as const,
      data: { place: name, count, worst },
      to: { role: "REGION_HEAD" as const, regionId: id },
      record: { type: "Region", id },
      key: `digest ${id} ${on}`,
    })),
  );
}
