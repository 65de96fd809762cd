import { dayAt } from "@threshold/domain/calendar/clock";
import { day, type Day } from "@threshold/domain/calendar/day";
import { checkItem, type ItemFacts, mergeLine } from "@threshold/domain/takeover/item";
import { isAtLeast, type ItemKind, type Verdict } from "@threshold/domain/takeover/vocabulary";
import { found, optionalText, unwrap, uuidOf } from "../change.ts";
import type { Context } from "../context.ts";
import type { Tx } from "../db/tenancy.ts";
import { doneAtOf, newId } from "../defect/actions.ts";
import { refusalError } from "../refusal.ts";
import type { SaveTakeoverItemsInput, TakeoverItemInput } from "./inputs.ts";
import { allowInspector, allowOn, blankItem, onTakeover } from "./project-actions.ts";
import {
  findItem,
  findTakeover,
  insertItems,
  type ItemRow,
  type TakeoverRow,
  updateItem,
} from "./queries.ts";

/** Lines that one command fills in at most. */
const most = 200;

const short = (field: string, value: string | null | undefined, longest = 80) =>
  optionalText(field, value?.trim() || null, longest) ?? null;

/** A line as the client has it, which is the whole of it. */
const factsOf = (input: TakeoverItemInput): ItemFacts => ({
  kind: input.kind as ItemKind,
  code: input.itemCode ?? null,
  areaId: input.takeoverAreaId ? uuidOf("TakeoverArea", input.takeoverAreaId) : null,
  name: input.name,
  place: short("place", input.place),
  model: short("model", input.model),
  quantity: input.quantity ?? null,
  counted: input.counted ?? null,
  located: input.located ?? null,
  manual: input.manual ?? null,
  singleRun: (input.singleRun ?? null) as Verdict | null,
  linkage: (input.linkage ?? null) as Verdict | null,
  verdict: (input.verdict ?? null) as Verdict | null,
  isOriginal: input.isOriginal ?? null,
  handedBy: short("handedBy", input.handedBy),
  receivedOn: input.receivedOn ? day(input.receivedOn) : null,
  promisedOn: input.promisedOn ? day(input.promisedOn) : null,
  remark: short("remark", input.remark, 500),
});

/** 记录查验结果 of many lines (TKO-R09 to R11, R15, R16). Documents come ahead of the inspection: their lines are open before. */
export const saveTakeoverItems = (context: Context, input: SaveTakeoverItemsInput) =>
  onTakeover(
    context,
    isDocumentsOnly(input) ? "saveTakeoverDocuments" : "saveTakeoverItems",
    input,
    async (db, row) => {
      const isOnSite = !isDocumentsOnly(input);
      if (isOnSite) allowInspector(context, row);
      if (input.items.length === 0 || input.items.length > most)
        throw refusalError({ code: "INVALID_INPUT", details: { field: "items", max: most } });
      const inspectedOn = dayAt(Date.parse(doneAtOf(context, input.doneAt)), row.timeZone);
      const ids: string[] = [];
      for (const [at, item] of input.items.entries())
        ids.push(await saveItem(db, context, row, item, { at, inspectedOn }));
      return { items: ids };
    },
    "saveTakeoverItems",
  );

const isDocumentsOnly = ({ items }: SaveTakeoverItemsInput) =>
  items.every(({ kind }) => kind === "DOCUMENT");

interface Doing {
  readonly at: number;
  readonly inspectedOn: Day;
}

async function saveItem(
  db: Tx,
  context: Context,
  row: TakeoverRow,
  input: TakeoverItemInput,
  { at, inspectedOn }: Doing,
): Promise<string> {
  const known = knownOf(row, input);
  const told = known ? toldOn(row, known, input) : factsOf(input);
  const formal = isAtLeast(row.status, "FORMAL_INSPECTION");
  const item = unwrap(checkItem(told, { today: context.today, formal }));
  if (item.kind === "BASIS" || (item.areaId && !row.areas.some(({ id }) => id === item.areaId)))
    found(undefined);
  const columns = {
    area_id: item.areaId,
    name: item.name,
    place: item.place,
    model: item.model,
    quantity: item.quantity,
    counted: item.counted,
    located: item.located,
    manual: item.manual,
    single_run: item.singleRun,
    linkage: item.linkage,
    verdict: item.verdict,
    is_original: item.isOriginal,
    handed_by: item.handedBy,
    received_on: item.receivedOn,
    // Who received a document stays, whoever goes on with its line.
    ...(item.receivedOn !== (known?.receivedOn ?? null) && {
      received_by: item.receivedOn === null ? null : context.viewer.personId,
    }),
    promised_on: item.promisedOn,
    remark: item.remark,
    inspected_by: context.viewer.personId,
    inspected_on: inspectedOn,
  };
  if (known) {
    await updateItem(db, known.id, columns);
    return known.id;
  }
  const position = row.items.filter(({ kind }) => kind === item.kind).length + at + 1;
  const made = blankItem(
    { serviceCenterId: row.serviceCenterId, projectId: row.id },
    { kind: item.kind, code: item.code, name: item.name, position },
  );
  const id = newId("newId", input.newId);
  await insertItems(db, [{ ...made, ...columns, id }]);
  return id;
}

function knownOf(row: TakeoverRow, { takeoverItemId, kind }: TakeoverItemInput) {
  if (!takeoverItemId) return null;
  const id = uuidOf("TakeoverItem", takeoverItemId);
  return found(row.items.find((one) => one.id === id && one.kind === kind));
}

/** What a line is to be: as it was told, or merged with what others said since it was found. Refused: STALE_VERSION, TKO_LINE_CONTESTED. */
function toldOn(row: TakeoverRow, known: ItemRow, input: TakeoverItemInput): ItemFacts {
  const told = factsOf(input);
  if (input.before) {
    const areaName = (id: string) => row.areas.find((area) => area.id === id)?.name ?? "";
    const { savedBy: by, savedAt: at } = known;
    return unwrap(mergeLine(told, factsOf(input.before), { item: known, by, at, areaName }));
  }
  if (known.version !== input.version)
    throw refusalError({ code: "STALE_VERSION", details: { version: known.version } });
  return told;
}

/** 扫描件、照片 of a line, and the files of the three bases. */
export async function allowItemFiles(db: Tx, context: Context, _action: string, id: string) {
  const { projectId, kind } = found(await findItem(db, id));
  const row = found(await findTakeover(db, projectId));
  allowOn(context, kind === "BASIS" ? "updateTakeover" : "saveTakeoverDocuments", row);
  return { serviceCenterId: row.serviceCenterId, parents: [row.id] };
}
