import {
  noteReading,
  type ReadingPurpose,
  readingPurposes,
} from "@threshold/domain/personal-data/reading";
import type { IncomingMessage } from "node:http";
import type { GraphQLSchema } from "graphql";
import { found, unwrap } from "../change.ts";
import type { Context } from "../context.ts";
import type { Replica } from "../db/replica.ts";
import type { ErrorLog } from "../graphql/errors.ts";
import { revealNumbers } from "../personal-data/actions.ts";
import { refusalError } from "../refusal.ts";
import { answering, type Handler, jsonIn, languageOf, urlOf } from "../storage/answer.ts";
import { sendCsv } from "./csv.ts";
import { lists } from "./lists.ts";
import { askedOf } from "./actions.ts";
import { contentOf, pagesOfList } from "./read-list.ts";
import { sendSheet, type Sheet } from "./sheet.ts";
import type { Language, ListColumn, ListExport, ListRow } from "./types.ts";

interface ExportOptions {
  readonly log: ErrorLog;
  readonly schema: GraphQLSchema;
  /** What they are read from: a long list takes its time. */
  readonly replica: Replica;
}

/**
 * `list`: GET /exports/<list>.xlsx or .csv, streamed, with what the viewer may see and nothing else. `?args=` holds the
 * arguments of the list's field as JSON, `?of=` the record whose list it is, `?columns=` the columns wanted and `?rows=`
 * the ids of the rows wanted, parted by ~, `?lang=` the language. By POST with `{purpose, reason}` phone numbers are in full that
 * the viewer may read so, and it is noted: an address that says so by itself could be opened by a link of anybody's, and would
 * stand in logs.
 */
export function exportHandlers({ log, schema, replica }: ExportOptions): { list: Handler } {
  return {
    list: answering(log, async (request, response, context) => {
      const { pathname, searchParams } = urlOf(request);
      const [, name = "", ending] = /^\/exports\/([a-z-]+)\.(xlsx|csv)$/.exec(pathname) ?? [];
      const list = found(Object.hasOwn(lists, name) ? lists[name] : undefined);
      const why = request.method === "POST" ? await reasonIn(request) : undefined;
      if (searchParams.has("purpose"))
        throw refusalError({ code: "INVALID_INPUT", details: { field: "purpose" } });
      const reading = { ...context, readFrom: await replica.upToDate() };
      const asked = { search: searchParams, language: languageOf(request), why };
      const sheet = await sheetOf(schema, reading, list, asked);
      await (ending === "csv" ? sendCsv : sendSheet)(response, sheet);
    }),
  };
}

const SEPARATOR = "~";
/** A purpose and its reason, in bytes. */
const largestReason = 4_096;

interface Asked {
  readonly search: URLSearchParams;
  readonly language: Language;
  /** What numbers are read in full for; masked without it. */
  readonly why: Why | undefined;
}
interface Why {
  readonly purpose: ReadingPurpose;
  readonly reason: string;
}

/** What a body says that numbers are read in full for. Refused: INVALID_INPUT. */
async function reasonIn(request: IncomingMessage): Promise<Why> {
  const { purpose, reason } = await jsonIn(request, largestReason);
  if (typeof purpose !== "string" || !Object.hasOwn(readingPurposes, purpose))
    throw refusalError({ code: "INVALID_INPUT", details: { field: "purpose" } });
  const why = { purpose: purpose as ReadingPurpose, reason: String(reason ?? "") };
  unwrap(noteReading(why.purpose, why.reason)); // ahead of the first byte
  return why;
}

async function sheetOf(
  schema: GraphQLSchema,
  context: Context,
  list: ListExport,
  { search, language, why }: Asked,
): Promise<Sheet> {
  const columns = columnsOf(list, search.get("columns"));
  const only = search.get("rows");
  const wanted = only === null ? undefined : new Set(only.split(SEPARATOR));
  const pages = pagesOfList(schema, context, list, columns, askedOf(search));
  const first = await pages.next();
  const title = list.title[language];
  const of = first.done ? null : first.value.of;
  const numbersOf = numberReader(context, columns, why);
  async function* cells() {
    for (let page = first; !page.done; page = await pages.next()) {
      const rows = page.value.rows.filter(
        (row: ListRow) => wanted === undefined || wanted.has(row.id),
      );
      const numberAt = await numbersOf(rows);
      yield rows.map((row: ListRow) =>
        columns.map((column) => numberAt(column, row) ?? contentOf(column, row, language)),
      );
    }
  }
  return {
    fileName: of === null ? title : `${of}-${title}`,
    name: title,
    columns: columns.map((column) => ({
      header: column[language],
      width: column.kind === "text" ? 22 : 12,
      kind: column.kind,
    })),
    pages: cells(),
  };
}

const idAt = (row: ListRow, path: string): string | undefined =>
  path.split(".").reduce((at, step) => at?.[step], row);

/** Phone numbers in full where it is said what for, of the rows of a page; each is noted. Else none. */
function numberReader(context: Context, columns: readonly ListColumn[], why: Why | undefined) {
  const paths = columns.flatMap(({ numberOf }) => numberOf ?? []);
  return async (rows: readonly ListRow[]) => {
    const ids = rows.flatMap((row) => paths.flatMap((path) => idAt(row, path) ?? []));
    const numbers =
      why === undefined || ids.length === 0
        ? new Map<string, string>()
        : await revealNumbers(context, ids, why);
    return ({ numberOf }: ListColumn, row: ListRow) =>
      numberOf === undefined ? undefined : numbers.get(idAt(row, numberOf) ?? "");
  };
}

/** The columns asked for in the order asked for, else all of them. */
function columnsOf({ columns }: ListExport, asked: string | null): ListColumn[] {
  if (asked === null) return Object.values(columns);
  return asked.split(SEPARATOR).map((name) => {
    const column = Object.hasOwn(columns, name) ? columns[name] : undefined;
    if (!column) throw refusalError({ code: "INVALID_INPUT", details: { field: "columns" } });
    return column;
  });
}
