import { bareNumber } from "@threshold/domain/organization/unit-search";
import {
  cobieAids,
  type CobieSheetName,
  cobieSheetNames,
  cobieSheetOf,
  cobieSheets,
  namesIn,
} from "@threshold/domain/asset/cobie";
import type { AssetSubject } from "@threshold/domain/asset/vocabulary";
import {
  compareRow,
  headerReader,
  problemsBeside,
  readRow,
  type RowProblem,
  type RowValues,
} from "@threshold/domain/organization/list-import";
import { v7 as uuid } from "uuid";
import { found } from "../change.ts";
import type { Context } from "../context.ts";
import type { CheckedRow, NewBatch } from "../import/queries.ts";
import type { ListSheets, OpenSheet, SheetTold, SortedRow } from "../import/engine-types.ts";
import { refusalError } from "../refusal.ts";
import { findEstateOfAssets, findFacility, listNames, listStored } from "./cobie-queries.ts";
import {
  cobieTables,
  gathered,
  isGathered,
  type Names,
  type Referred,
  sheetOfSubject,
  type Stored,
  valuesOf,
  writesOf,
} from "./cobie-tables.ts";

/** Names of a facility's records by sheet, those of the workbook with those that are there. */
interface Directory extends Names {
  readonly add: (sheet: CobieSheetName, name: string, id: string) => void;
  readonly idOf: (sheet: CobieSheetName, name: string) => string | undefined;
}

function newDirectory(): Directory {
  const ids = new Map<string, string | null>();
  const names = new Map<string, string>();
  const at = (sheet: CobieSheetName, name: string) => `${sheet} ${name}`;
  return {
    add(sheet, name, id) {
      const there = ids.get(at(sheet, name));
      // Of two records of one name neither is meant.
      ids.set(at(sheet, name), there === undefined || there === id ? id : null);
      names.set(id, name);
    },
    idOf: (sheet, name) => ids.get(at(sheet, name)) ?? undefined,
    nameOf: (id) => names.get(id),
  };
}

/** Everything that the rows of a workbook are judged by. */
interface Judging {
  readonly context: Context;
  readonly facilityId: string;
  readonly buildingId: string | null;
  readonly directory: Directory;
  /** Numbers rows through the whole workbook. */
  readonly next: () => number;
}

type Opened = Extract<OpenSheet, { rows: unknown }>;

/** A row's cells as its columns read them, with the records that they name. */
interface Read {
  readonly row: SortedRow;
  readonly values: RowValues;
  readonly problems: readonly RowProblem[];
  readonly referred: Referred;
  /** What makes rows speak of one record; null where that could not be read. */
  readonly key: Readonly<Record<string, unknown>> | null;
}

/** The columns that say which record a row speaks of. */
const keyColumns = (sheet: CobieSheetName) =>
  Object.fromEntries(
    Object.entries(cobieSheets[sheet].columns).filter(([column]) =>
      ["name", "typeName", "subjectKind", "subjectName"].includes(column),
    ),
  );

function readSheetRow(
  sheet: CobieSheetName,
  directory: Directory,
  row: SortedRow,
  columns = cobieSheets[sheet].columns,
): Read {
  const { values, problems } = readRow(columns, row.cells);
  const wrong: RowProblem[] = [...problems];
  const referred: Record<string, readonly string[]> = {};
  const refer = (column: string, sheets: readonly CobieSheetName[], names: readonly string[]) => {
    referred[column] = names.flatMap((name) => {
      const id = sheets.map((one) => directory.idOf(one, name)).find(Boolean);
      if (id) return [id];
      const details = { sheet: sheets[0]!, name: name.slice(0, 80) };
      wrong.push({ column, code: "ASSET_ORPHAN", details });
      return [];
    });
  };
  for (const [column, { names: sheets, several }] of Object.entries(columns)) {
    const said = values[column];
    if (typeof said !== "string" || !sheets) continue;
    const isName = (name: string) => sheets.some((one) => directory.idOf(one, name) !== undefined);
    refer(column, sheets, several ? namesIn(said, isName) : [said]);
  }
  const { subjectKind, subjectName } = values;
  if (typeof subjectKind === "string" && typeof subjectName === "string")
    refer("subjectName", [sheetOfSubject(subjectKind as AssetSubject)], [subjectName]);
  const named = (column: string) => referred[column]?.[0];
  const key: Record<string, unknown> = {
    name: values["name"] ?? undefined,
    type_id: named("typeName"),
    subject_id: named("subjectName"),
  };
  const isWhole = cobieTables[sheet].key.every((column) => key[column] !== undefined);
  return { row, values, problems: wrong, referred, key: isWhole ? key : null };
}

const keyText = (sheet: CobieSheetName, key: Readonly<Record<string, unknown>>) =>
  JSON.stringify(cobieTables[sheet].key.map((column) => key[column]));

/** What a first reading of a sheet finds: rows of one key, and the members that gathered rows name together. */
interface Overview {
  readonly rows: ReadonlyMap<string, readonly number[]>;
  readonly members: ReadonlyMap<string, readonly string[]>;
}

async function overviewOf(
  sheet: CobieSheetName,
  { rows: open }: Opened,
  directory: Directory,
): Promise<Overview> {
  const rows = new Map<string, number[]>();
  const members = new Map<string, string[]>();
  const columns = isGathered(sheet) ? cobieSheets[sheet].columns : keyColumns(sheet);
  for await (const chunk of open())
    for (const row of chunk) {
      const read = readSheetRow(sheet, directory, row, columns);
      if (read.key === null) continue;
      const key = keyText(sheet, read.key);
      rows.set(key, [...(rows.get(key) ?? []), row.number]);
      if (!isGathered(sheet) || read.problems.length > 0) continue;
      const all = members.get(key) ?? [];
      all.push(...(read.referred["memberNames"] ?? []));
      members.set(key, all);
    }
  return { rows, members };
}

/** The records that a chunk speaks of: by key, and by the identifier of the tool that they come from. */
async function storedOf(
  sheet: CobieSheetName,
  { context, facilityId }: Judging,
  reads: readonly Read[],
) {
  const keys = reads.flatMap(({ key }) => (key === null ? [] : [key]));
  const outside = reads.flatMap(({ values: { externalId } }) =>
    typeof externalId === "string" ? [externalId] : [],
  );
  const stored = await listStored(context, sheet, facilityId, keys, outside);
  const byKey = new Map(stored.map((one) => [keyText(sheet, one), one]));
  const byOutside = new Map<string, Stored | null>();
  for (const one of stored) {
    const id = one["external_id"] as string | null;
    if (id !== null) byOutside.set(id, byOutside.has(id) ? null : one);
  }
  return { byKey, byOutside };
}

/** The record that a row speaks of: of its key, else of its identifier where no other row has that record's name. */
function storedFor(
  sheet: CobieSheetName,
  { key, values: { externalId } }: Read,
  { byKey, byOutside }: Awaited<ReturnType<typeof storedOf>>,
  overview: Overview,
): Stored | undefined {
  if (key === null) return undefined;
  const same = byKey.get(keyText(sheet, key));
  if (same || typeof externalId !== "string" || cobieTables[sheet].key.length > 1) return same;
  const renamed = byOutside.get(externalId) ?? undefined;
  return renamed && !overview.rows.has(keyText(sheet, renamed)) ? renamed : undefined;
}

/** Judges the rows of one sheet and names what is taken for the sheets after it. */
async function* judgeSheet(
  sheet: CobieSheetName,
  opened: Opened,
  judging: Judging,
): AsyncGenerator<CheckedRow[]> {
  const { directory } = judging;
  const overview = await overviewOf(sheet, opened, directory);
  /** What the first row of a gathered record says of it; and which records the rows of identifiers took. */
  const firsts = new Map<string, CheckedRow>();
  const taken = new Set<string>();
  for await (const chunk of opened.rows()) {
    const reads = chunk.map((row) => readSheetRow(sheet, directory, row));
    const stored = await storedOf(sheet, judging, reads);
    const checked: CheckedRow[] = [];
    for (const read of reads) {
      const key = read.key === null ? null : keyText(sheet, read.key);
      const first = key === null ? undefined : firsts.get(key);
      const record = storedFor(sheet, read, stored, overview);
      const row =
        first && read.problems.length === 0
          ? followerOf(judging, sheet, read, first)
          : await judgeRow(
              sheet,
              read,
              taken.has(record?.id ?? "") ? undefined : record,
              overview,
              judging,
            );
      checked.push(row);
      if (row.verdict === "REFUSED") continue;
      if (row.recordId !== null && row !== first) {
        taken.add(row.recordId);
        directory.add(sheet, String(read.values["name"]), row.recordId);
      }
      if (key !== null && isGathered(sheet) && !first) firsts.set(key, row);
    }
    yield checked;
  }
}

const baseOf = ({ next }: Judging, sheet: CobieSheetName, { row }: Read) => ({
  rowNumber: next(),
  sheet,
  sheetRow: row.number,
  cells: row.cells,
  others: row.others,
  key: null,
  buildingNumber: null,
  roomNumber: null,
  searchKey: null,
});

/** A row that only adds members to what another row says. */
const followerOf = (
  judging: Judging,
  sheet: CobieSheetName,
  read: Read,
  { verdict, recordId, recordVersion }: CheckedRow,
): CheckedRow => ({
  ...baseOf(judging, sheet, read),
  parsed: { name: read.values["name"] },
  verdict,
  problems: [],
  recordId,
  recordVersion,
  before: null,
});

async function judgeRow(
  sheet: CobieSheetName,
  read: Read,
  record: Stored | undefined,
  overview: Overview,
  judging: Judging,
): Promise<CheckedRow> {
  const { columns } = cobieSheets[sheet];
  const key = read.key === null ? null : keyText(sheet, read.key);
  const rows = (key !== null && overview.rows.get(key)) || [];
  const present = record && valuesOf(sheet, record, judging.directory);
  const problems = [...problemsBeside(read.problems, present)];
  if (rows.length > 1 && !isGathered(sheet))
    problems.push({
      column: "name",
      code: "ROW_TWICE",
      details: { rows: rows.slice(0, 20).map(String) },
    });
  const base = baseOf(judging, sheet, read);
  if (problems.length > 0)
    return {
      ...base,
      parsed: null,
      verdict: "REFUSED",
      problems,
      recordId: null,
      recordVersion: null,
      before: null,
    };
  const members = key === null ? undefined : overview.members.get(key);
  const referred = members
    ? { ...read.referred, memberNames: [...new Set(members)] }
    : read.referred;
  const told = asRegistered(read.values, referred, judging.directory);
  const { verdict, changed } = compareRow(columns, present, told);
  const values = { ...present, ...told };
  const { facilityId, buildingId } = judging;
  const kept = record ? referencesOf(record) : {};
  const writes = await writesOf(
    sheet,
    values,
    { ...kept, ...referred },
    {
      facilityId,
      buildingId,
      ...(record && { stored: record }),
    },
  );
  const before = Object.fromEntries(changed.map((column) => [column, present?.[column] ?? null]));
  return {
    ...base,
    parsed: values,
    verdict,
    problems: [],
    recordId: record?.id ?? (sheet === "Facility" ? facilityId : uuid()),
    recordVersion: record?.version ?? null,
    before: verdict === "CHANGE" ? before : null,
    writes,
    restores: verdict === "CHANGE" ? record! : null,
  };
}

/** A row's values with its lists as the register says them, however the cell parts them. */
function asRegistered(values: RowValues, referred: Referred, { nameOf }: Directory): RowValues {
  const named = (column: string) => (referred[column] ?? []).flatMap((id) => nameOf(id) ?? []);
  return {
    ...values,
    ...(values["placeNames"] && { placeNames: named("placeNames").join(", ") || null }),
    ...(referred["memberNames"] && { memberNames: gathered(named("memberNames")) }),
  };
}

/** What a record refers to already, for columns that the workbook lacks. */
const referencesOf = (record: Stored): Referred => {
  const ids = (...columns: readonly string[]) =>
    columns.flatMap((column) => (record[column] ?? []) as string | string[]);
  return {
    floorName: ids("parent_id"),
    typeName: ids("type_id"),
    placeNames: ids("place_id", "other_place_ids"),
    memberNames: ids("member_ids"),
    subjectName: ids("subject_id"),
  };
};

/** The facility that a workbook is about, to be made or there already. Refused: COBIE_FACILITY. */
async function facilityOf(context: Context, estateId: string, opened: Opened | undefined) {
  const rows: Read[] = [];
  if (opened)
    for await (const chunk of opened.rows())
      rows.push(...chunk.map((row) => readSheetRow("Facility", newDirectory(), row)));
  const [only] = rows;
  const name = only?.values["name"];
  if (rows.length !== 1 || typeof name !== "string")
    throw refusalError({ code: "COBIE_FACILITY", details: { rows: rows.length } });
  const outside = (only?.values["externalId"] ?? null) as string | null;
  const { buildings } = found(await findEstateOfAssets(context, estateId));
  const building = buildings.find(({ number }) => bareNumber(number) === bareNumber(name));
  const stored = await findFacility(context, estateId, name, outside);
  return { stored, id: stored?.id ?? uuid(), buildingId: building?.id ?? null };
}

/**
 * The dry run of a COBie workbook: facility first, then sheet after sheet in the order in which rows name each other. A row
 * that names what is not there is an orphan and refused; so are all rows of one key.
 */
export async function checkCobie(
  context: Context,
  { ofId }: NewBatch,
  workbook: Parameters<ListSheets["check"]>[2],
  keep: (rows: readonly CheckedRow[]) => Promise<void>,
): Promise<readonly SheetTold[]> {
  const told: SheetTold[] = [];
  const opened = new Map<CobieSheetName, Opened>();
  for (const name of workbook.sheets) {
    if (cobieAids.includes(name)) continue;
    const sheet = cobieSheetOf(name);
    if (!sheet || opened.has(sheet)) {
      const rows = await workbook.count(name);
      if (rows > 0) told.push({ name, taken: false, rows, problem: null });
      continue;
    }
    const { columns } = cobieSheets[sheet];
    const open = await workbook.open(name, { columns, readHeader: headerReader(columns) });
    if ("rows" in open) opened.set(sheet, open);
    else if (open.count > 0)
      told.push({ name, taken: false, rows: open.count, problem: open.problem });
  }
  const facility = await facilityOf(context, ofId!, opened.get("Facility"));
  const directory = newDirectory();
  if (facility.stored)
    for (const sheet of cobieSheetNames)
      if (cobieSheets[sheet].subject)
        for (const { id, name } of await listNames(context, sheet, facility.id))
          directory.add(sheet, name, id);
  let rows = 0;
  const judging: Judging = {
    context,
    facilityId: facility.id,
    buildingId: facility.buildingId,
    directory,
    next: () => ++rows,
  };
  const taken: SheetTold[] = [];
  for (const sheet of cobieSheetNames) {
    const sheetOpen = opened.get(sheet);
    if (!sheetOpen) continue;
    let count = 0;
    for await (const checked of sheet === "Facility"
      ? judgeFacility(sheetOpen, judging, facility.stored)
      : judgeSheet(sheet, sheetOpen, judging)) {
      count += checked.length;
      await keep(checked);
    }
    taken.push({ name: sheet, taken: true, rows: count, problem: null });
  }
  return [...taken, ...told];
}

/** The facility's own row, which may have another name than the facility that is there. */
async function* judgeFacility(
  opened: Opened,
  judging: Judging,
  stored: Stored | undefined,
): AsyncGenerator<CheckedRow[]> {
  for await (const chunk of opened.rows())
    for (const row of chunk) {
      const read = readSheetRow("Facility", judging.directory, row);
      const checked = await judgeRow("Facility", read, stored, nothingTwice, judging);
      if (checked.verdict !== "REFUSED")
        judging.directory.add("Facility", String(read.values["name"]), judging.facilityId);
      yield [checked];
    }
}

const nothingTwice: Overview = { rows: new Map(), members: new Map() };
