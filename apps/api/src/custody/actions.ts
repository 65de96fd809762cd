import { checkHandover, type DraftLine, type StandIn } from "@threshold/domain/custody/handover";
import { asRanges } from "@threshold/domain/custody/numbers";
import {
  type CustodyDirection,
  custodyDirections,
  custodyKinds,
  type CustodyParty,
  type DocumentForm,
} from "@threshold/domain/custody/vocabulary";
import type { Day } from "@threshold/domain/calendar/day";
import { drawingOf } from "@threshold/domain/signature/drawing";
import type { SignatureSlot } from "@threshold/domain/signature/sheet";
import { v7 as uuid } from "uuid";
import { found, optionalText, text, unwrap } from "../change.ts";
import type { Context } from "../context.ts";
import type { Tx } from "../db/tenancy.ts";
import { nextNumbersWithin } from "../numbering/queries.ts";
import { searchKey } from "../organization/search-key.ts";
import { policyValue } from "../policy/queries.ts";
import { phoneColumns, phoneLookups } from "../phone.ts";
import { refusalError } from "../refusal.ts";
import { requestSignatures } from "../signature/actions.ts";
import { findSignOff } from "../signature/queries.ts";
import { type Beside, signBeside, signHere } from "../signature/sign-actions.ts";
import { obligeHandover } from "./duties.ts";
import { takeEffect } from "./effect-actions.ts";
import {
  type EstatePlace,
  findEstate,
  findHolder,
  findLoans,
  type HandoverRow,
  type HolderRow,
  insertHandover,
  insertLines,
  type ItemRow,
  keepHolder,
  lockHandover,
  lockItems,
  personName,
} from "./queries.ts";

/** Somebody on the other side: known by id, or told. */
export interface HolderDraft {
  readonly id?: string | null;
  readonly party?: CustodyParty | null;
  readonly name?: string | null;
  readonly organization?: string | null;
  readonly phone?: string | null;
  readonly personId?: string | null;
}

export interface HandoverDraft {
  readonly estateId: string;
  readonly direction: CustodyDirection;
  readonly holder: HolderDraft;
  /** Things; of a RETURN loans. */
  readonly lines: readonly (DraftLine & { readonly note?: string | null })[];
  readonly standIn: StandIn | null;
  readonly reason: string | null;
  readonly dueBackOn: Day | null;
  /** The record that it is a part of. */
  readonly source?: { readonly kind: "TAKEOVER" | "MOVE_IN"; readonly id: string } | null;
}

/** How the counterparty answers on the spot, and the ink of who acts for the center; later where neither is told. */
export interface OnTheSpot {
  readonly strokes?: readonly (readonly number[])[] | null;
  readonly refusal?: string | null;
  readonly ownStrokes?: readonly (readonly number[])[] | null;
}

/**
 * 交接: the door of every module that hands things over; who may, it decides ahead. Takes effect with the last signature.
 * Refused beside `checkHandover`: NOT_FOUND, CUSTODY_NOT_IN_STORE, CUSTODY_NOT_HELD, CUSTODY_OTHER_HOLDER, and what
 * signing refuses.
 */
export async function handOver(
  db: Tx,
  context: Context,
  draft: HandoverDraft,
  spot: OnTheSpot,
): Promise<string> {
  const { direction, dueBackOn, standIn } = draft;
  const estate = found(await findEstate(db, draft.estateId));
  const place = { level: "SERVICE_CENTER", id: estate.serviceCenterId } as const;
  const standInPaper = await policyValue(db, "custody.standInPaper", place);
  unwrap(checkHandover({ ...draft, dueBackOn, standIn }, context.today, { standInPaper }));
  const holder = await holderOf(db, context, draft.holder, estate.serviceCenterId);
  const lines = await linesOf(db, draft, estate.id, holder);
  const id = uuid();
  const number = await nextNumbersWithin(db, "CUSTODY", estate.id);
  const reason = optionalText("reason", draft.reason?.trim() || null, 500) ?? null;
  await insertHandover(db, {
    id,
    service_center_id: estate.serviceCenterId,
    estate_id: estate.id,
    number,
    direction,
    holder_id: holder.id,
    person_id: holder.personId,
    stand_in_name: standIn ? text("standIn", standIn.name) : null,
    stand_in_relation: standIn ? text("standIn", standIn.relation, 40) : null,
    stand_in_paper: optionalText("standIn", standIn?.paper?.trim() || null, 120) ?? null,
    reason,
    due_back_on: dueBackOn,
    handler_id: context.viewer.personId,
    handed_on: null,
    settled_at: null,
    cancelled_reason: null,
    source_kind: draft.source?.kind ?? null,
    source_id: draft.source?.id ?? null,
    search_key: await searchKey(
      holder.name,
      holder.organization ?? "",
      standIn?.name ?? "",
      `#${number}`,
      reason ?? "",
    ),
    updated_by: null,
  });
  await insertLines(
    db,
    lines.map(({ item, line, loanId }, at) => ({
      id: uuid(),
      service_center_id: estate.serviceCenterId,
      handover_id: id,
      position: at + 1,
      item_id: item.id,
      loan_id: loanId,
      quantity: line.quantity,
      listed: line.listed ?? null,
      damaged: line.damaged ?? 0,
      note: optionalText("note", line.note?.trim() || null, 200) ?? null,
    })),
  );
  const handover = found(await lockHandover(db, id));
  const asks = direction !== "RETURN" || Boolean(spot.strokes ?? spot.refusal);
  if (asks) await askAndSign(db, context, { handover, estate, holder, lines, draft }, spot);
  else await takeEffect(db, context, handover);
  return id;
}

async function holderOf(
  db: Tx,
  context: Context,
  draft: HolderDraft,
  serviceCenterId: string,
): Promise<HolderRow> {
  if (draft.id) return found(await findHolder(db, draft.id, serviceCenterId));
  if (!draft.party) throw refusalError({ code: "INVALID_INPUT", details: { field: "holder" } });
  const personId = draft.personId ?? null;
  const told = personId ? found(await personName(db, personId)) : (draft.name ?? "");
  const name = text("holderName", told);
  const organization = optionalText("organization", draft.organization?.trim() || null) ?? null;
  const phone = optionalText("phone", draft.phone?.trim() || null, 40) ?? null;
  const id = uuid();
  return await keepHolder(db, {
    id,
    serviceCenterId,
    party: draft.party,
    name,
    organization,
    phone: phoneColumns(context, "custody_holder", id, phone),
    phoneLookups: phone === null ? null : phoneLookups(context, phone),
    personId,
    searchKey: await searchKey(name, organization ?? ""),
  });
}

interface NamedLine {
  readonly item: ItemRow;
  readonly line: HandoverDraft["lines"][number];
  readonly loanId: string | null;
}

/** The things of the lines, all of the estate; of a return the loans, all of one holder. */
async function linesOf(
  db: Tx,
  { direction, lines }: HandoverDraft,
  estateId: string,
  holder: HolderRow,
): Promise<readonly NamedLine[]> {
  const ids = lines.map(({ id }) => id);
  const loans = direction === "RETURN" ? await findLoans(db, ids) : [];
  const loanOf = new Map(loans.map((loan) => [loan.id, loan]));
  if (direction === "RETURN" && loans.length < lines.length) found(undefined);
  const other = loans.find(({ holderId }) => holderId !== holder.id);
  if (other)
    throw refusalError({ code: "CUSTODY_OTHER_HOLDER", details: { number: other.number ?? "" } });
  const itemIds = direction === "RETURN" ? loans.map(({ itemId }) => itemId) : ids;
  const items = new Map(
    (await lockItems(db, [...new Set(itemIds)])).map((item) => [item.id, item]),
  );
  return lines.map((line) => {
    const loan = loanOf.get(line.id);
    const item = found(items.get(loan?.itemId ?? line.id));
    if (item.estateId !== estateId) found(undefined);
    return { item, line, loanId: loan?.id ?? null };
  });
}

interface Told {
  readonly handover: HandoverRow;
  readonly estate: EstatePlace;
  readonly holder: HolderRow;
  readonly lines: readonly NamedLine[];
  readonly draft: HandoverDraft;
}

const COUNTERPARTY = "COUNTERPARTY";
const KEEPER = "KEEPER";

/** What comes from the developer and goes back to it both sides sign; what is handed out whoever gets it. */
const slotsOf = (
  direction: CustodyDirection,
  holder: HolderRow,
  keeperId: string,
): SignatureSlot[] => {
  const gets = direction === "ISSUE" || direction === "SEND_BACK";
  const counterparty: SignatureSlot = {
    key: COUNTERPARTY,
    label: gets ? "领取人" : direction === "RECEIVE" ? "移交人" : "归还人",
    labelEn: gets ? "Received by" : "Handed over by",
    side: COUNTERPARTY,
    roles: [],
    level: "EXTERNAL",
    personId: holder.personId,
  };
  const keeper: SignatureSlot = {
    key: KEEPER,
    label: gets ? "移交人（物业服务中心）" : "接收人（物业服务中心）",
    labelEn: gets ? "Handed over by the service center" : "Received by the service center",
    side: "CENTER",
    roles: [],
    level: "SERVICE_CENTER",
    personId: keeperId,
  };
  return direction === "RECEIVE" || direction === "SEND_BACK"
    ? [counterparty, keeper]
    : [counterparty];
};

/** Asks for the signatures, and takes those that are given on the spot. */
async function askAndSign(db: Tx, context: Context, told: Told, spot: OnTheSpot): Promise<void> {
  const { handover, estate, holder, draft } = told;
  const { personId } = context.viewer;
  const slots = slotsOf(draft.direction, holder, personId);
  const signOffId = await requestSignatures(db, context, {
    recordType: "CustodyHandover",
    recordId: handover.id,
    serviceCenterId: estate.serviceCenterId,
    estateId: estate.id,
    summary: summaryOf(told),
    order: "ANY",
    slots,
    content: contentOf(told, context.today),
    asks: false,
  });
  const { contentHash } = found(await findSignOff(db, signOffId));
  const beside: Beside = {
    slot: COUNTERPARTY,
    contentHash,
    name: draft.standIn?.name.trim() || holder.name,
    organization: holder.organization,
  };
  const keeps = slots.length > 1 && spot.ownStrokes;
  if (keeps) {
    const drawing = unwrap(drawingOf(spot.ownStrokes ?? []));
    await signHere(db, context, signOffId, { slot: KEEPER, contentHash }, drawing);
  }
  if (spot.refusal !== null && spot.refusal !== undefined)
    await signBeside(db, context, signOffId, beside, { refusal: spot.refusal });
  else if (spot.strokes)
    await signBeside(db, context, signOffId, beside, {
      drawing: unwrap(drawingOf(spot.strokes)),
    });
  await obligeHandover(db, context, found(await lockHandover(db, handover.id)));
}

const formWords: Readonly<Record<DocumentForm, string>> = { ORIGINAL: "原件", COPY: "复印件" };

/** 户门钥匙 1-101~1-130, 竣工总平面图（原件） 1: what goes over, in a line. */
export function toldThings(lines: readonly NamedLine[]): string {
  const groups = Map.groupBy(lines, ({ item }) =>
    item.form ? `${item.name}（${formWords[item.form]}）` : item.name,
  );
  return [...groups]
    .map(([name, of]) => {
      const numbers = of.flatMap(({ item }) => (item.number === null ? [] : [item.number]));
      const count = of.reduce((sum, { line }) => sum + line.quantity, 0);
      return [name, asRanges(numbers), `×${count}`].filter(Boolean).join(" ");
    })
    .join("；");
}

function summaryOf({ handover, estate, holder, lines }: Told) {
  const { zh, en } = custodyDirections[handover.direction];
  const count = lines.reduce((sum, { line }) => sum + line.quantity, 0);
  const kinds = [...new Set(lines.map(({ item }) => item.kind))];
  const zhKind = kinds.length === 1 ? custodyKinds[kinds[0]!].zh : "物品";
  const list = toldThings(lines);
  return {
    title: `${zh}${zhKind} ${count} 件 · ${holder.name} · ${estate.name}`.slice(0, 200),
    titleEn: `${en} ${count} · ${holder.name} · ${estate.name}`.slice(0, 200),
    facts: [
      { label: "单号", labelEn: "Number", value: `#${handover.number}` },
      {
        label: "物品",
        labelEn: "Things",
        value: list.length > 4_000 ? `${list.slice(0, 4_000)}…` : list,
      },
    ],
  };
}

const contentOf = ({ handover, estate, holder, lines, draft }: Told, today: Day) => ({
  handover: handover.number,
  estate: estate.name,
  direction: handover.direction,
  on: today,
  dueBackOn: draft.dueBackOn,
  holder: { party: holder.party, name: holder.name, organization: holder.organization },
  standIn: draft.standIn && { ...draft.standIn },
  lines: lines.map(({ item, line }) => ({
    kind: item.kind,
    name: item.name,
    number: item.number,
    form: item.form,
    quantity: line.quantity,
    listed: line.listed ?? null,
    damaged: line.damaged ?? 0,
  })),
});
