import { outOf, post, type Posting } from "@threshold/domain/custody/account";
import { differencesOf, whileWaiting } from "@threshold/domain/custody/handover";
import { v7 as uuid } from "uuid";
import type { DecidingContext } from "../approval/actions.ts";
import { found, unwrap } from "../change.ts";
import type { Tx } from "../db/tenancy.ts";
import { refusalError } from "../refusal.ts";
import { obligeHandover, obligeToSettle, settleBack } from "./duties.ts";
import {
  type HandoverRow,
  insertDifferences,
  insertPostings,
  lockHandover,
  lockHandoversOfLoans,
  lockItems,
  saveAccounts,
  saveHeld,
  settleHandoversOfLoans,
  updateHandover,
} from "./queries.ts";

/** All have signed: what was written down happens, all of it or nothing. */
export async function handoverSigned(db: Tx, context: DecidingContext, id: string): Promise<void> {
  const handover = found(await lockHandover(db, id));
  unwrap(whileWaiting(handover.status));
  await takeEffect(db, context, handover);
}

/** Somebody refused: kept, and nothing moves. It can be signed after all, or called off. */
export async function handoverRefused(db: Tx, _: DecidingContext, id: string): Promise<void> {
  const handover = found(await lockHandover(db, id));
  if (handover.status === "OPEN") await updateHandover(db, id, { status: "REFUSED" });
}

/** What a handover's lines do to the accounts, with what they ask of people. */
export async function takeEffect(
  db: Tx,
  context: DecidingContext,
  handover: HandoverRow,
): Promise<void> {
  const { id, direction, lines } = handover;
  const entries = lines
    .filter(({ quantity }) => quantity > 0)
    .map((line): Entry => ({
      itemId: line.itemId,
      act: direction,
      quantity: line.quantity,
      loan: direction === "ISSUE" ? line.id : line.loanId,
      handoverId: id,
      note: null,
    }));
  await postAll(db, entries);
  await updateHandover(db, id, { status: "DONE", handed_on: context.today });
  const differences = lines.flatMap((line) =>
    differencesOf(line).map((one) => ({
      id: uuid(),
      service_center_id: handover.serviceCenterId,
      handover_id: id,
      item_id: line.itemId,
      kind: one.kind,
      quantity: one.quantity,
      settlement: null,
      settled_on: null,
      settled_by: null,
      note: line.note,
      updated_by: null,
    })),
  );
  if (differences.length > 0) await insertDifferences(db, differences);
  const now = { ...handover, status: "DONE" as const };
  await obligeHandover(db, context, now);
  await obligeToSettle(db, context, now, differences.length);
}

/** A posting with the thing that it is of. */
export interface Entry extends Posting {
  readonly itemId: string;
  readonly handoverId: string | null;
  readonly note: string | null;
}

/**
 * Posts to the accounts, all or none. Refused: CUSTODY_NOT_IN_STORE, CUSTODY_NOT_HELD, CUSTODY_NOT_LOST, with the number
 * of the thing.
 */
export async function postAll(db: Tx, entries: readonly Entry[]): Promise<void> {
  const loanIds = entries.flatMap(({ act, loan }) => (loan && act !== "ISSUE" ? [loan] : []));
  if (loanIds.length > 0) await lockHandoversOfLoans(db, loanIds);
  const rows = await lockItems(db, [...new Set(entries.map(({ itemId }) => itemId))]);
  const items = new Map(rows.map((item) => [item.id, item]));
  const accounts = new Map(rows.map(({ id, account }) => [id, account]));
  const positions = new Map(rows.map(({ id, postings }) => [id, postings]));
  const postings = entries.map((entry) => {
    const item = found(items.get(entry.itemId));
    const result = post(accounts.get(item.id)!, entry);
    if (!result.ok)
      throw refusalError({
        ...result.refusal,
        details: { ...result.refusal.details, number: item.number ?? item.name },
      });
    const position = positions.get(item.id)! + 1;
    accounts.set(item.id, result.value);
    positions.set(item.id, position);
    return {
      id: uuid(),
      service_center_id: item.serviceCenterId,
      item_id: item.id,
      position,
      act: entry.act,
      quantity: entry.quantity,
      handover_id: entry.handoverId,
      loan_id: entry.loan ?? null,
      note: entry.note,
    };
  });
  if (postings.length === 0) return;
  const held = entries.flatMap(({ itemId, loan }) =>
    loan ? [[loan, accounts.get(itemId)!.loans[loan] ?? 0] as const] : [],
  );
  if (held.length > 0) await saveHeld(db, Object.fromEntries(held));
  await saveAccounts(
    db,
    [...accounts].map(([id, account]) => ({
      id,
      account,
      out: outOf(account),
      postings: positions.get(id)!,
    })),
  );
  await insertPostings(db, postings);
  if (loanIds.length === 0) return;
  for (const id of await settleHandoversOfLoans(db, loanIds)) await settleBack(db, id);
}
