import type { Day } from "@threshold/domain/calendar/day";
import {
  type Firing,
  firings,
  rungOf,
  type Rung,
  superiorsOf,
  LAST_RESORT,
} from "@threshold/domain/obligation/firing";
import type { Role } from "@threshold/domain/organization/roles";
import { type Tx, write } from "../db/tenancy.ts";
import type { SystemContext } from "../system.ts";
import { notify, type NotificationDraft } from "../notification/notify.ts";
import { nextFiringAt, nextRow, timedOf, type ToldRow, turnOf } from "./actions.ts";
import {
  type DueRow,
  type FiredRow,
  type Holder,
  keepFirings,
  listHolders,
  lockDue,
  upsertObligations,
} from "./queries.ts";

/** How many obligations are told of in one transaction. */
const batch = 200;

/**
 * Tells of every obligation whose time has come, batch by batch: what is told, to whom, and what is told next commits in
 * one transaction, so that a process that dies has told all of a batch or nothing. Several processes share the work.
 */
export async function tellObligations(context: SystemContext): Promise<number> {
  for (let told = 0; ;) {
    const use = { name: "tellObligations", key: null, input: null };
    const { count, more } = await write(context, use, (db) => tellBatch(db, context));
    told += count;
    if (!more) return told;
  }
}

async function tellBatch(
  db: Tx,
  context: SystemContext,
): Promise<{ count: number; more: boolean }> {
  const due = await lockDue(db, context.now, batch);
  if (due.length === 0) return { count: 0, more: false };
  const roles = new Set(due.flatMap(officesOf));
  const places = new Set(
    due.flatMap((row) => [row.service_center_id, row.region_id, row.estate_id]),
  );
  const holders = await listHolders(db, [...roles], [...places]);
  const now = Date.parse(context.now);
  const told = due
    .flatMap((row) => tellOne(row, holders, now).map((fired) => ({ row, fired })))
    // In the order in which it was to be told, of all obligations together.
    .toSorted((a, b) => Date.parse(a.fired.fires_at) - Date.parse(b.fired.fires_at));
  const after = due.map((row) => afterwards(row, now));
  const kept = await keepFirings(
    db,
    told.map(({ fired }) => fired),
    after,
  );
  await notify(
    db,
    kept.map((at) => notificationOf(told[at]!.row, told[at]!.fired)),
  );
  const turned = due.filter((row) => turnOf(toldRow(row)) <= now);
  if (turned.length > 0)
    await upsertObligations(
      db,
      turned.map((row) => nextRow(row.ended, row.missed + 1)),
    );
  // A time that was opened may have passed as well by now.
  return { count: due.length, more: due.length === batch || turned.length > 0 };
}

/** Every office that may hear of an obligation. */
const officesOf = (row: Pick<DueRow, "responsible_role" | "notices">): Role[] => [
  row.responsible_role,
  ...superiorsOf(row.responsible_role),
  ...(row.notices.also ?? []),
  LAST_RESORT,
];

const toldRow = (row: DueRow): ToldRow => ({
  due: { on: row.due_on as Day, at: Date.parse(row.due_at), wholeDay: row.whole_day },
  notices: row.notices,
  role: row.responsible_role,
  zone: row.time_zone,
  since: Date.parse(row.since),
  missed: row.missed,
  recurrence: row.recurrence,
});

/** What of an obligation is told by now, each with whom it is told to. */
function tellOne(row: DueRow, holders: readonly Holder[], now: number): FiredRow[] {
  const told = toldRow(row);
  const until = Math.min(now, turnOf(told));
  return firings(timedOf(told), Date.parse(row.fired_until), until).map((firing) => ({
    obligation_id: row.id,
    kind: firing.kind,
    step: firing.step,
    since: row.since,
    fires_at: new Date(firing.at).toISOString(),
    ...(isStale(firing, told, now) ? nobody : receivers(row, holders, firing)),
  }));
}

/** What the people that hear of it are told. What is due within minutes does not wait for the morning. */
function notificationOf(
  row: DueRow,
  { kind, step, since, told_ids: to }: FiredRow,
): NotificationDraft {
  const due = row.whole_day ? row.due_on : row.due_at;
  const matter = { title: row.title, due, ...(row.place !== null && { place: row.place }) };
  const more = {
    to,
    record: { type: row.record_type, id: row.record_id },
    urgent: !row.whole_day,
    key: ["obligation", row.id, kind, step, since].join(" "),
  };
  if (kind === "OVERDUE") return { kind: "OBLIGATION_OVERDUE", data: matter, ...more };
  if (kind === "DUE_DAY")
    return { kind: "OBLIGATION_REMINDER", data: { ...matter, today: true }, ...more };
  if (kind === "REMINDER") return { kind: "OBLIGATION_REMINDER", data: matter, ...more };
  const who = row.assignee_name === null ? {} : { responsible: row.assignee_name };
  return {
    kind: "OBLIGATION_ESCALATED",
    data: { ...matter, role: row.responsible_role, ...who },
    ...more,
  };
}

/** A reminder caught up with after what it reminds of is overdue: who hears that has no use for it. */
const isStale = ({ kind }: Firing, { due }: ToldRow, now: number) =>
  due.at <= now && (kind === "REMINDER" || kind === "DUE_DAY");
const nobody: Receivers = { role: null, skipped_roles: [], told_ids: [] };

/** Up to when it was told of, and what comes next; what recurs and was not done in its time is missed. */
function afterwards(row: DueRow, now: number) {
  const told = toldRow(row);
  const missed = turnOf(told) <= now;
  return {
    id: row.id,
    fired_until: new Date(Math.max(now, Date.parse(row.fired_until))).toISOString(),
    missed,
    next_firing_at: missed ? null : nextFiringAt(told, now),
  };
}

interface Receivers {
  readonly role: Role | null;
  readonly skipped_roles: readonly Role[];
  readonly told_ids: readonly string[];
}

/** Whom a firing is told to: who is named or holds the office, and for what is escalated the superior in office. */
function receivers(row: DueRow, holders: readonly Holder[], { kind, step }: Firing): Receivers {
  const heldBy = (role: Role) => holders.filter((one) => one.role === role && isAt(one, row));
  const inOffice = (role: Role) => heldBy(role).length > 0;
  const idsOf = (role: Role) => heldBy(role).map((one) => one.personId);
  const reached = ({ role, skipped }: Rung, before: readonly Role[] = []): Receivers => ({
    role,
    skipped_roles: [...new Set([...before, ...skipped])],
    told_ids: idsOf(role),
  });
  const own = row.responsible_role;
  if (kind === "ESCALATION") {
    const superior = reached(rungOf(own, step, inOffice));
    const also = step === 1 ? (row.notices.also ?? []).flatMap(idsOf) : [];
    return { ...superior, told_ids: [...new Set([...superior.told_ids, ...also])] };
  }
  if (row.assignee_id !== null && row.assignee_active)
    return { role: null, skipped_roles: [], told_ids: [row.assignee_id] };
  return inOffice(own)
    ? reached({ role: own, skipped: [] })
    : reached(rungOf(own, 1, inOffice), [own]);
}

const isAt = ({ placeLevel, placeId }: Holder, row: DueRow) =>
  placeLevel === "COMPANY" ||
  [row.service_center_id, row.region_id, row.estate_id].includes(placeId);
