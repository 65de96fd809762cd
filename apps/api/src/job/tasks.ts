import type { Day } from "@threshold/domain/calendar/day";
import { checkLog, growTree, keepCheck } from "../audit/tree-actions.ts";
import { giveUpAssembly, runAssembly } from "../bidding/pack-actions.ts";
import { keepStandards } from "../checklist/template-actions.ts";
import { type Lock, type Tx, write } from "../db/tenancy.ts";
import { printBatch, removeFiles } from "../form/print-actions.ts";
import { recoverImports } from "../import/actions.ts";
import { beginDay, watchDays } from "../launch/day-actions.ts";
import { tellDigest, watchDigest } from "../obligation/digest-actions.ts";
import { carryOutRedating, checkRedating, failRedating } from "../obligation/redate-actions.ts";
import { tellObligations } from "../obligation/tick-actions.ts";
import { followNeeds } from "../launch-record/procurement-actions.ts";
import { followLaunches } from "../reception/setup-actions.ts";
import {
  deliver,
  giveUpDelivery,
  noteDelivered,
  routeNotifications,
} from "../notification/delivery-actions.ts";
import { beginSiteDays } from "../sales-site/day-actions.ts";
import { openUrging } from "../takeover/defect-actions.ts";
import { tidyNotifications } from "../notification/tidy-actions.ts";
import { erasePast } from "../personal-data/subject-actions.ts";
import type { SystemContext } from "../system.ts";
import { enqueue, type JobName, type JobPayloads } from "./enqueue.ts";

/**
 * How a kind of job is done. What goes into the database goes into `run`: one transaction with the record that the job
 * is done, so that it is done once although the process dies. What cannot be in it, a letter to the outside or work of
 * several transactions, goes before it into `outside`, which may come again and therefore has to be harmless twice.
 */
export interface Task<Payload, Result = unknown> {
  outside?(context: SystemContext, payload: Payload, signal: AbortSignal): Promise<Result>;
  /** Taken at the beginning of `run`'s transaction. */
  lock?(payload: Payload): Lock;
  run?(db: Tx, context: SystemContext, payload: Payload, result: Result): Promise<unknown>;
  /** What follows when no attempt is left; without it administrators are told. */
  gaveUp?(db: Tx, context: SystemContext, payload: Payload): Promise<unknown>;
}

/** The handler of every kind of job. */
export const tasks: { readonly [Name in JobName]: Task<JobPayloads[Name]> } = {
  beginDay: { outside: (context) => beginDay(context) },
  printBatch: { outside: (context, { batchId }, signal) => printBatch(context, batchId, signal) },
  assembleBid: {
    outside: (context, { packId }, signal) => runAssembly(context, packId, signal),
    gaveUp: (db, _, { packId }) => giveUpAssembly(db, packId),
  },
  removeFiles: { outside: ({ pool }, { keys }) => removeFiles(pool, keys) },
  overdueDigest: { run: (db, context, { on }) => tellDigest(db, context, on as Day) },
  checkAudit: {
    outside: (context, _, signal) => checkLog(context, signal),
    run: (db, context, _, checked) =>
      keepCheck(db, context, checked as Awaited<ReturnType<typeof checkLog>>),
  },
  tidyNotifications: { outside: (context) => tidyNotifications(context) },
  erasePast: { run: (db, context) => erasePast(db, context) },
  checkRedating: {
    outside: (context, { redatingId }) => checkRedating(context, redatingId),
    gaveUp: (db, _, { redatingId }) => failRedating(db, redatingId),
  },
  applyRedating: {
    outside: (context, { redatingId }) => carryOutRedating(context, redatingId),
    gaveUp: (db, _, { redatingId }) => failRedating(db, redatingId),
  },
  routeNotifications: { run: routeNotifications },
  deliver: { outside: deliver, run: noteDelivered, gaveUp: giveUpDelivery },
};

/** Asks for what is to be done once a day. */
const askDaily = (context: SystemContext) =>
  write(context, { name: "askDaily", key: null, input: null }, async (db) => {
    for (const name of ["tidyNotifications", "erasePast"] as const)
      await enqueue(db, name, {}, { key: `${name} ${context.today}` });
    return null;
  });

/** What is looked after in every company once a minute, whichever process does it; each in transactions of its own. */
export const everyMinute: readonly ((context: SystemContext) => Promise<unknown>)[] = [
  watchDays,
  tellObligations,
  watchDigest,
  askDaily,
  recoverImports,
  keepStandards,
  followLaunches,
  followNeeds,
  beginSiteDays,
  openUrging,
  growTree,
];
