import { day } from "@threshold/domain/calendar/day";
import { standardDocuments } from "@threshold/domain/custody/documents";
import { mostLines, numberOrder } from "@threshold/domain/custody/numbers";
import type { CustodyKind, DocumentForm } from "@threshold/domain/custody/vocabulary";
import { dayOfDoing } from "@threshold/domain/launch/record";
import { may } from "@threshold/domain/organization/viewer";
import { v7 as uuid } from "uuid";
import { change, found, optionalText, text, unwrap, uuidOf } from "../change.ts";
import type { Context } from "../context.ts";
import type { Tx } from "../db/tenancy.ts";
import { searchKey } from "../organization/search-key.ts";
import { refusalError } from "../refusal.ts";
import type {
  AskForCustodyItemsInput,
  KeepCustodyItemInput,
  ListCustodyThingsInput,
  ListStandardDocumentsInput,
} from "./inputs.ts";
import {
  type EstatePlace,
  findEstate,
  findPlaces,
  insertItems,
  type ItemRow,
  listDocuments,
  lockItems,
  updateItem,
} from "./queries.ts";

/** Whoever hands keys over at the desk, or takes over from the developer: both keep the same register. */
export function allowCustody(
  context: Context,
  at: { readonly estateId: string; readonly serviceCenterId: string },
): void {
  const place = { level: "ESTATE", id: at.estateId, centerId: at.serviceCenterId } as const;
  const { viewer } = context;
  if (!may(viewer, "custody.handOver", place) && !may(viewer, "custody.takeOver", place))
    throw refusalError({ code: "FORBIDDEN", details: { permission: "custody.handOver" } });
}

/** An estate where the viewer keeps the register. */
export async function estateToKeep(db: Tx, context: Context, estateId: string) {
  const estate = found(await findEstate(db, estateId));
  allowCustody(context, { estateId, serviceCenterId: estate.serviceCenterId });
  return estate;
}

/** Things of one name, each with a number of its own; a document has a form instead. */
export interface ThingDraft {
  readonly kind: CustodyKind;
  readonly name: string;
  readonly numbers: readonly string[];
  readonly form: DocumentForm | null;
  readonly rule?: string | null;
  readonly measure: string | null;
  readonly buildingId: string | null;
  readonly unitId: string | null;
  readonly place: string | null;
  readonly expected: number | null;
  readonly note: string | null;
}

/**
 * New things on an estate's list, nothing of them there yet; their ids in order. Refused: INVALID_INPUT, CUSTODY_NOTHING,
 * CUSTODY_TOO_MANY, NOT_FOUND, CODE_TAKEN, NAME_TAKEN.
 */
export async function addThings(
  db: Tx,
  context: Context,
  estate: EstatePlace,
  drafts: readonly ThingDraft[],
): Promise<readonly (readonly string[])[]> {
  const count = drafts.reduce((sum, { numbers }) => sum + Math.max(1, numbers.length), 0);
  if (count === 0) throw refusalError({ code: "CUSTODY_NOTHING" });
  if (count > mostLines)
    throw refusalError({ code: "CUSTODY_TOO_MANY", details: { max: mostLines } });
  const named = (field: "buildingId" | "unitId") =>
    drafts.flatMap((draft) => (draft[field] ? [draft[field]] : []));
  const places = await findPlaces(db, estate.id, {
    buildingIds: named("buildingId"),
    unitIds: named("unitId"),
  });
  const rows = await Promise.all(
    drafts.map(async (draft) => {
      const home = draft.unitId
        ? found(places.find(({ unitId }) => unitId === draft.unitId))
        : undefined;
      const building = draft.buildingId
        ? found(places.find(({ buildingId }) => buildingId === draft.buildingId))
        : home;
      const where = [building?.building, home?.room].filter(Boolean).join("");
      return await rowsOf(context, estate, draft, {
        buildingId: building?.buildingId ?? null,
        where,
      });
    }),
  );
  await insertItems(db, rows.flat());
  return rows.map((of) => of.map(({ id }) => id));
}

async function rowsOf(
  { today }: Context,
  estate: EstatePlace,
  draft: ThingDraft,
  { buildingId, where }: { readonly buildingId: string | null; readonly where: string },
) {
  const { kind, form, expected } = draft;
  const isDocument = kind === "DOCUMENT";
  if (isDocument !== (form !== null) || isDocument !== (draft.numbers.length === 0))
    throw refusalError({
      code: "INVALID_INPUT",
      details: { field: isDocument ? "form" : "numbers" },
    });
  if (expected !== null && !isCount(expected))
    throw refusalError({ code: "INVALID_INPUT", details: { field: "expected" } });
  const name = text("name", draft.name, 120);
  const place = optionalText("place", draft.place?.trim() || null, 80) ?? null;
  const sought = await searchKey(name, place ?? "", where);
  const numbers = isDocument ? [null] : draft.numbers.map((one) => text("numbers", one, 40));
  return numbers.map((number) => ({
    id: uuid(),
    service_center_id: estate.serviceCenterId,
    estate_id: estate.id,
    kind,
    name,
    number,
    form,
    rule: draft.rule ?? null,
    measure: optionalText("measure", draft.measure?.trim() || null, 8) ?? null,
    building_id: buildingId,
    unit_id: draft.unitId,
    place,
    expected,
    listed_on: today,
    asked_on: null,
    promised_on: null,
    note: optionalText("note", draft.note?.trim() || null, 500) ?? null,
    sort_key: numberOrder(number ?? name),
    search_key: number === null ? sought : `${sought} ${number.toLowerCase()}`,
    updated_by: null,
  }));
}

const isCount = (value: number) => Number.isSafeInteger(value) && value >= 0 && value <= 100_000;

const uuidFor = (type: string, id: string | null | undefined) => (id ? uuidOf(type, id) : null);

/** A thing as the API's input tells it. */
export const draftOf = (thing: ListCustodyThingsInput["things"][number]): ThingDraft => ({
  kind: thing.kind,
  name: thing.name,
  numbers: thing.numbers ?? [],
  form: thing.form ?? null,
  measure: thing.measure ?? null,
  buildingId: uuidFor("Building", thing.buildingId),
  unitId: uuidFor("Unit", thing.unitId),
  place: thing.place ?? null,
  expected: thing.expected ?? null,
  note: thing.note ?? null,
});

/** 列入应交清单: what the developer has to hand over, ahead of it. */
export function listCustodyThings(context: Context, input: ListCustodyThingsInput) {
  const estateId = uuidOf("Estate", input.estateId);
  const drafts = input.things.map(draftOf);
  return change(context, "listCustodyThings", input, async (db) => {
    const estate = await estateToKeep(db, context, estateId);
    return { items: (await addThings(db, context, estate, drafts)).flat() };
  });
}

/** 列入法定应交资料 (INS-031 to INS-035): what the law names and the list lacks. Refused: NOTHING_CHANGES. */
export function listStandardDocuments(context: Context, input: ListStandardDocumentsInput) {
  const estateId = uuidOf("Estate", input.estateId);
  return change(context, "listStandardDocuments", input, async (db) => {
    const estate = await estateToKeep(db, context, estateId);
    const known = new Set((await listDocuments(db, estateId)).map(({ name, form }) => name + form));
    const lacking = standardDocuments.filter(({ name, form }) => !known.has(name + form));
    if (lacking.length === 0) throw refusalError({ code: "NOTHING_CHANGES" });
    const drafts = lacking.map((one) => ({
      ...one,
      kind: "DOCUMENT" as const,
      numbers: [],
      measure: "份",
      buildingId: null,
      unitId: null,
      place: null,
      note: null,
    }));
    return { items: (await addThings(db, context, estate, drafts)).flat() };
  });
}

/** Things that the viewer keeps, locked. */
async function itemsToKeep(db: Tx, context: Context, ids: readonly string[]) {
  const items = await lockItems(db, ids);
  if (items.length === 0 || items.length < new Set(ids).size) found(undefined);
  for (const item of items) allowCustody(context, item);
  return items;
}

export const itemToKeep = async (db: Tx, context: Context, id: string): Promise<ItemRow> =>
  found((await itemsToKeep(db, context, [id]))[0]);

/** 催交: what is missing was asked for, and perhaps promised by a day (INS-036). Refused: INVALID_INPUT. */
export function askForCustodyItems(context: Context, input: AskForCustodyItemsInput) {
  const ids = [...new Set(input.itemIds.map((id) => uuidOf("CustodyItem", id)))];
  return change(context, "askForCustodyItems", input, async (db) => {
    await itemsToKeep(db, context, ids);
    const askedOn = unwrap(dayOfDoing(day(input.askedOn), context.today));
    const promisedOn = input.promisedOn ? day(input.promisedOn) : null;
    if (promisedOn !== null && promisedOn < askedOn)
      throw refusalError({ code: "INVALID_INPUT", details: { field: "promisedOn" } });
    for (const id of ids)
      await updateItem(db, id, {
        asked_on: askedOn,
        ...(promisedOn && { promised_on: promisedOn }),
      });
    return { items: ids };
  });
}

/** 修改物品: what it is called, where it belongs, how many are to come. Refused: STALE_VERSION, CUSTODY_EXPECTED_LESS. */
export function keepCustodyItem(context: Context, input: KeepCustodyItemInput) {
  const id = uuidOf("CustodyItem", input.id);
  return change(context, "keepCustodyItem", input, async (db) => {
    const item = await itemToKeep(db, context, id);
    if (item.version !== input.version)
      throw refusalError({ code: "STALE_VERSION", details: { version: item.version } });
    const expected = input.expected ?? null;
    if (expected !== null && !isCount(expected))
      throw refusalError({ code: "INVALID_INPUT", details: { field: "expected" } });
    const { received } = item.account;
    if (expected !== null && expected < received)
      throw refusalError({ code: "CUSTODY_EXPECTED_LESS", details: { received } });
    const name = text("name", input.name, 120);
    const place = optionalText("place", input.place?.trim() || null, 80) ?? null;
    const sought = await searchKey(name, place ?? "", item.number?.toLowerCase() ?? "");
    await updateItem(db, id, {
      name,
      place,
      expected,
      note: optionalText("note", input.note?.trim() || null, 500) ?? null,
      search_key: sought,
      ...(item.number === null && { sort_key: numberOrder(name) }),
    });
    return { item: id };
  });
}
