import { canonicalJson, type Json } from "@threshold/domain/canonical-json";
import { priceOf, take, type Tender, type TenderEvent } from "@threshold/domain/tender/lifecycle";
import { logged } from "@threshold/domain/tender/log";
import { reasonAgainstTender, type TenderAction } from "@threshold/domain/tender/rights";
import { secrecyOf } from "@threshold/domain/tender/secrecy";
import { sql } from "kysely";
import { v7 as uuid } from "uuid";
import { change, found, optionalText, unwrap, uuidOf } from "../change.ts";
import type { Context } from "../context.ts";
import type { Tx } from "../db/tenancy.ts";
import { refusalError } from "../refusal.ts";
import { obligeTender } from "./duties.ts";
import { type Entry, lawOf, parsed, replayed, rightsOf } from "./facts.ts";
import {
  findLoggedTender,
  findTenderOf,
  type GatheredTender,
  insertEntry,
  type PartType,
  reachTender,
  tenderLock,
  tenderOfLock,
  updatePart,
  updateTender,
} from "./queries.ts";

type Acting = Pick<Context, "now" | "today" | "calendar">;

/** A tender that is being changed: its row as it was read, its log and what that comes to, both growing. */
export interface Work {
  readonly row: GatheredTender;
  readonly log: Entry[];
  state: Tender;
}

/** Who did it, as the log names him, and whose the entry is where it is one bidder's. */
export interface Actor {
  readonly by: string;
  readonly bidderId?: string;
}

/** The tender with its whole log, reached for the rest of the transaction; what is not seen is not there. */
export async function openWork(db: Tx, id: string): Promise<Work> {
  found((await reachTender(db, id)) || undefined);
  const { tender: row, entries } = found(await findLoggedTender(db, id));
  const log = parsed(entries);
  return { row, log, state: replayed(log) };
}

/** Time never runs back in a log, though of two who wait for each other the later may come first. */
const after = (now: string, last: Entry | undefined): string =>
  last && Date.parse(last.at) > Date.parse(now) ? last.at : now;

/** Takes an event: refused by state, deadline, what it says itself, or the law; appended with what the law said to it. */
export async function happen(
  db: Tx,
  context: Acting,
  work: Work,
  event: TenderEvent,
  { by, bidderId }: Actor,
): Promise<Entry> {
  const { row, log } = work;
  const last = log.at(-1);
  const at = after(context.now, last);
  const before = work.state;
  const { tender, checks } = unwrap(take(before, event, at, lawOf(row, context)));
  const entry = await logged(last, at, by, event, checks);
  await insertEntry(db, {
    id: uuid(),
    service_center_id: row.serviceCenterId,
    tender_id: row.id,
    position: entry.position,
    at,
    kind: event.kind,
    secrecy: secrecyOf[event.kind],
    bidder_id: bidderId ?? null,
    hash: entry.hash,
    entry: canonicalJson(entry as unknown as Json),
  });
  work.state = tender;
  log.push(entry);
  const columns = {
    ...columnsOf(event, at),
    ...(tender.status !== before.status && { status: tender.status }),
  };
  if (Object.keys(columns).length > 0) await updateTender(db, row.id, columns);
  await showParts(db, work, event, at);
  return entry;
}

/** What the tender's row shows of an event. */
function columnsOf(event: TenderEvent, at: string): Parameters<typeof updateTender>[2] {
  switch (event.kind) {
    case "NOTICE_ISSUED":
      return { notice_at: at };
    case "DEADLINE_EXTENDED":
      return { deadline: event.deadline, opening_at: event.deadline };
    case "OPENED":
      return { opened_at: at, minutes: event.minutes };
    case "EXPERTS_LISTED":
      return { experts_wanted: event.experts };
    case "RANKED":
      return { ranked_at: at };
    case "AWARDED":
      return { awarded_at: at, awarded_to: event.bidder, told_at: null, complaints_until: null };
    case "RESULT_TOLD":
      return { told_at: at, complaints_until: event.complaintsUntil };
    case "CONTRACTED":
      return { contract_on: event.on, contract_price: event.price };
    case "RESULT_FILED":
      return { filing_on: event.on, filing_number: event.number };
    case "CLOSED":
      return { ended_at: at };
    case "FAILED":
      return { ended_at: at, failed_reason: event.reason };
    default:
      return {};
  }
}

/** What the rows of bidders and experts show of an event. */
async function showParts(db: Tx, { row }: Work, event: TenderEvent, at: string): Promise<void> {
  const bidder = (id: string | string[], columns: Record<string, unknown>) =>
    updatePart(db, "TenderBidder", id, columns);
  const expert = (id: string | readonly string[], columns: Record<string, unknown>) =>
    updatePart(db, "TenderExpert", id, columns);
  const idsOf = (all: readonly { readonly id: string }[]) => all.map(({ id }) => id);
  /** What each of them is given. */
  const each = (values: Readonly<Record<string, unknown>>) =>
    sql`${JSON.stringify(values)}::jsonb ->> id::text`;
  const placeIn = (ids: readonly string[]) => sql`array_position(${ids}::uuid[], id)`;
  switch (event.kind) {
    case "QUALIFICATION_JUDGED": {
      const { passed: qualified, reason } = event;
      return void (await bidder(event.bidder, { qualified, qualified_reason: reason || null }));
    }
    case "QUALIFICATION_TOLD":
      return void (await bidder(idsOf(row.bidders), {
        chosen: sql`id = any (${event.chosen}::uuid[])`,
      }));
    case "BID_RECEIVED":
      return void (await bidder(event.bidder, { bid_at: at, withdrawn_at: null }));
    case "BID_WITHDRAWN":
      return void (await bidder(event.bidder, { withdrawn_at: at }));
    case "LATE_BID_REFUSED": {
      const known = row.bidders.find(({ id }) => id === event.bidder);
      return void (await bidder(event.bidder, { late_count: (known?.lateCount ?? 0) + 1 }));
    }
    case "OPENED": {
      const prices = Object.fromEntries(event.bids.map((one) => [one.bidder, priceOf(one.bid)]));
      const reasons = Object.fromEntries(event.unreadable.map((one) => [one.bidder, one.reason]));
      await bidder(Object.keys(prices), { price: each(prices) });
      return void (await bidder(Object.keys(reasons), { unreadable: each(reasons) }));
    }
    case "EXPERTS_LISTED":
      return void (await expert(idsOf(row.experts), { listed: true }));
    case "EXPERTS_DRAWN": {
      const { drawn, reserve } = event.draw;
      await expert(drawn, { draw_order: placeIn(drawn), member: true });
      await expert(reserve, { reserve_order: placeIn(reserve) });
      const own = row.experts.filter(({ kind }) => kind === "REPRESENTATIVE");
      return void (await expert(idsOf(own), { member: true }));
    }
    case "EXPERT_REPLACED":
      await expert(event.expert, { member: false, replaced_reason: event.reason });
      return void (await expert(event.by, { member: true }));
    case "SHEET_SEALED":
      return void (await expert(event.expert, { scored_at: at }));
    default:
  }
}

/** What was typed into a field that may be left empty; refused where it is too long, for it would be cut in silence. */
export const said = (field: string, value: string | null | undefined, longest: number) =>
  optionalText(field, value?.trim() || null, longest) ?? null;

export const officerOf = ({ viewer }: Pick<Context, "viewer">): Actor => ({
  by: `officer:${viewer.personId}`,
});

/** Refuses whoever may not do this with the tender now; with it the whole tender is reached. */
export async function allowWork(
  db: Tx,
  context: Context,
  id: string,
  action: TenderAction,
): Promise<Work> {
  const work = await openWork(db, id);
  const { row, state } = work;
  const rights = rightsOf(context, row);
  const against = reasonAgainstTender(action, state, rights, context.now, lawOf(row, context));
  if (against) throw refusalError(against);
  return work;
}

interface Named {
  readonly clientMutationId: string;
  readonly id: string;
}

/** Allow, lock, replay, take, append, project: the one way in which an officer changes a tender. */
export function changeTender(
  context: Context,
  action: TenderAction,
  input: Named,
  step: (db: Tx, work: Work) => Promise<void>,
  name: string = action,
) {
  const id = uuidOf("Tender", input.id);
  return change(
    context,
    name,
    input,
    async (db) => {
      await runWork(db, context, id, action, (work) => step(db, work));
      return { tender: id };
    },
    tenderLock(id),
  );
}

/** The same for what names a part of a tender. */
export function changeTenderPart(
  context: Context,
  type: PartType,
  action: TenderAction,
  input: Named,
  step: (db: Tx, work: Work, partId: string) => Promise<void>,
  name: string = action,
) {
  const partId = uuidOf(type, input.id);
  return change(
    context,
    name,
    input,
    async (db) => {
      const id = found(await findTenderOf(db, type, partId));
      await runWork(db, context, id, action, (work) => step(db, work, partId));
      return { tender: id };
    },
    tenderOfLock(type, partId),
  );
}

async function runWork(
  db: Tx,
  context: Context,
  id: string,
  action: TenderAction,
  step: (work: Work) => Promise<void>,
) {
  const work = await allowWork(db, context, id, action);
  const before = { row: work.row, state: work.state };
  await step(work);
  await obligeTender(db, context, work, before);
}
