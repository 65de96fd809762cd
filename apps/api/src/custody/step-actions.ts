import { day } from "@threshold/domain/calendar/day";
import { settleDifference, whileWaiting } from "@threshold/domain/custody/handover";
import { allow, change, found, text, unwrap, uuidOf } from "../change.ts";
import type { Context } from "../context.ts";
import type { Tx } from "../db/tenancy.ts";
import { refusalError } from "../refusal.ts";
import { cancelSignatures } from "../signature/actions.ts";
import { handOver } from "./actions.ts";
import { obligeHandover, obligeToSettle } from "./duties.ts";
import { postAll } from "./effect-actions.ts";
import type {
  CancelCustodyHandoverInput,
  HandOverCustodyInput,
  ReportCustodyLossInput,
  SettleCustodyDifferenceInput,
  SettleCustodyLossInput,
} from "./inputs.ts";
import { addThings, allowCustody, draftOf, estateToKeep, itemToKeep } from "./item-actions.ts";
import {
  countOpenDifferences,
  findLoans,
  handoverLock,
  lockDifference,
  lockHandover,
  updateDifference,
  updateHandover,
} from "./queries.ts";

/** 交接: many things between the center and one counterparty, signed once on the spot, refused, or signed later. */
export function handOverCustody(context: Context, input: HandOverCustodyInput) {
  const estateId = uuidOf("Estate", input.estateId);
  const { direction, holder } = input;
  const lines = input.lines.map((line) => ({
    id:
      direction === "RETURN"
        ? uuidOf("CustodyLoan", line.loanId ?? "")
        : uuidOf("CustodyItem", line.itemId ?? ""),
    quantity: line.quantity,
    listed: line.listed ?? null,
    damaged: line.damaged ?? 0,
    note: line.note ?? null,
  }));
  const things = input.things ?? [];
  const holderDraft = {
    ...holder,
    id: holder.holderId ? uuidOf("CustodyHolder", holder.holderId) : null,
    personId: holder.personId ? uuidOf("Person", holder.personId) : null,
  };
  return change(context, "handOverCustody", input, async (db) => {
    const estate = await estateToKeep(db, context, estateId);
    if (things.length > 0 && direction !== "RECEIVE")
      throw refusalError({ code: "INVALID_INPUT", details: { field: "things" } });
    const added =
      things.length > 0 ? await addThings(db, context, estate, things.map(draftOf)) : [];
    const coming = added.flatMap((ids, at) => {
      const { quantity, listed, damaged, note } = things[at]!;
      const line = { quantity: quantity ?? 0, listed: listed ?? null, damaged: damaged ?? 0 };
      return ids.map((id) => ({ id, ...line, note: note ?? null }));
    });
    const { strokes, refusal, ownStrokes } = input;
    const id = await handOver(
      db,
      context,
      {
        estateId,
        direction,
        holder: holderDraft,
        lines: [...lines, ...coming],
        standIn: input.standIn ? { ...input.standIn, paper: input.standIn.paper ?? null } : null,
        reason: input.reason ?? null,
        dueBackOn: input.dueBackOn ? day(input.dueBackOn) : null,
      },
      { strokes: strokes ?? null, refusal: refusal ?? null, ownStrokes: ownStrokes ?? null },
    );
    return { handover: id };
  });
}

/** 作废 of what was not signed. Refused: CUSTODY_CLOSED. */
export function cancelCustodyHandover(context: Context, input: CancelCustodyHandoverInput) {
  const id = uuidOf("CustodyHandover", input.id);
  return change(
    context,
    "cancelCustodyHandover",
    input,
    async (db) => {
      const handover = found(await lockHandover(db, id));
      allowCustody(context, handover);
      unwrap(whileWaiting(handover.status));
      const reason = text("reason", input.reason, 500);
      await updateHandover(db, id, { status: "CANCELLED", cancelled_reason: reason });
      await cancelSignatures(db, context, { recordType: "CustodyHandover", recordId: id });
      await obligeHandover(db, context, { ...handover, status: "CANCELLED" });
      return { handover: id };
    },
    handoverLock(id),
  );
}

/** 报失: out of the store, or by whoever holds it. Refused: CUSTODY_NOT_IN_STORE, CUSTODY_NOT_HELD. */
export function reportCustodyLoss(context: Context, input: ReportCustodyLossInput) {
  const id = uuidOf("CustodyItem", input.itemId);
  const loanId = input.loanId ? uuidOf("CustodyLoan", input.loanId) : null;
  return change(context, "reportCustodyLoss", input, async (db) => {
    const loans = loanId ? await findLoans(db, [loanId]) : [];
    if (loanId && loans[0]?.itemId !== id) found(undefined);
    await itemToKeep(db, context, id);
    const { quantity } = input;
    const note = text("note", input.note, 500);
    await postAll(db, [
      { itemId: id, act: "LOSE", quantity, loan: loanId, handoverId: null, note },
    ]);
    return { item: id };
  });
}

/** 遗失处理: found again, replaced, or written off by whoever may. Refused: CUSTODY_NOT_LOST. */
export function settleCustodyLoss(context: Context, input: SettleCustodyLossInput) {
  const id = uuidOf("CustodyItem", input.itemId);
  return change(context, "settleCustodyLoss", input, async (db) => {
    const item = await itemToKeep(db, context, id);
    allowSettling(context, item);
    const { settlement: act, quantity } = input;
    const note = text("note", input.note, 500);
    await postAll(db, [{ itemId: id, act, quantity, handoverId: null, note }]);
    return { item: id };
  });
}

const allowSettling = (
  context: Context,
  at: { readonly estateId: string; readonly serviceCenterId: string },
) =>
  allow(context, "custody.settle", {
    level: "ESTATE",
    id: at.estateId,
    centerId: at.serviceCenterId,
  });

/** 处理差异 in a way that fits it. Refused: CUSTODY_SETTLED, INVALID_INPUT, CUSTODY_NOT_IN_STORE. */
export function settleCustodyDifference(context: Context, input: SettleCustodyDifferenceInput) {
  const id = uuidOf("CustodyDifference", input.id);
  return change(context, "settleCustodyDifference", input, async (db) => {
    const difference = found(await lockDifference(db, id));
    allowSettling(context, difference);
    const act = unwrap(settleDifference(difference, input.settlement));
    const { itemId, quantity, handoverId } = difference;
    const note = text("note", input.note, 500);
    if (act) await postAll(db, [{ itemId, act, quantity, handoverId, note }]);
    await updateDifference(db, id, {
      settlement: input.settlement,
      settled_on: context.today,
      settled_by: context.viewer.personId,
      note,
    });
    await tellOpen(db, context, handoverId);
    return { difference: id };
  });
}

/** How many differences of a handover are still to be settled. */
async function tellOpen(db: Tx, context: Context, handoverId: string): Promise<void> {
  const handover = found(await lockHandover(db, handoverId));
  await obligeToSettle(db, context, handover, await countOpenDifferences(db, handoverId));
}
