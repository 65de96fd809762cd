import { randomUUID } from "node:crypto";
import type { Cell } from "@threshold/domain/organization/cell";
import { found, uuidOf } from "../change.ts";
import type { Context } from "../context.ts";
import type { ErrorLog } from "../graphql/errors.ts";
import { globalIdOf } from "../graphql/id.ts";
import { refusalError } from "../refusal.ts";
import {
  answering,
  type Handler,
  languageOf,
  requirePreflight,
  sendJson,
  urlOf,
} from "../storage/answer.ts";
import { receiveFile } from "../storage/upload.ts";
import { openImport, startImport } from "./actions.ts";
import { listOf } from "./lists.ts";
import { findHeader, listRefused, type RefusedRow } from "./queries.ts";
import { type Language, reasonHeader, reasonsOf } from "./reasons.ts";
import { sendTemplate } from "./template.ts";
import { openWorkbook } from "./workbook.ts";

/** Largest workbook, in bytes: 50,000 rows are some 3 MB. */
const largestWorkbook = 30_000_000;

interface ImportOptions {
  /** Where workbooks wait until they are read. */
  readonly dataDir: string;
  readonly log: ErrorLog;
  /** Streams a sheet; told by the server, for exports know how. */
  readonly sendSheet: SendSheet;
}

/** As much of an export's sheet as the refused rows need. */
export type SendSheet = (
  response: Parameters<Handler>[1],
  sheet: {
    readonly fileName: string;
    readonly name: string;
    readonly columns: readonly {
      readonly header: string;
      readonly width: number;
      readonly kind: "any" | "text";
    }[];
    readonly pages: AsyncIterable<readonly (readonly Cell[])[]>;
  },
) => Promise<void>;

/**
 * `upload`: POST /imports?list=<name>&of=<global id>, multipart with the field `file`; answers 202 `{id}` and
 * reads the workbook in the background. `refused`: GET /imports/ImportBatch_<uuid>/refused.xlsx.
 * `template`: GET /templates/<list>.xlsx?of=<global id>.
 */
export function importHandlers(options: ImportOptions): {
  upload: Handler;
  refused: Handler;
  template: Handler;
} {
  return {
    template: answering(options.log, sendTemplate),
    upload: answering(options.log, async (request, response, context) => {
      requirePreflight(request);
      if (!context.canWrite) throw refusalError({ code: "FORBIDDEN" });
      const { searchParams } = urlOf(request);
      const list = searchParams.get("list") ?? "";
      const place = await openImport(context, list, searchParams.get("of"));
      const key = String(request.headers["idempotency-key"] ?? randomUUID());
      const upload = await receiveFile(request, { ...options, limit: largestWorkbook });
      try {
        await (await openWorkbook(upload.path)).close(); // what is no workbook is told at once
        const id = await startImport(context, place, upload, key);
        sendJson(response, 202, { id: globalIdOf("ImportBatch", id) });
      } catch (error) {
        await upload.discard();
        throw error;
      }
    }),
    refused: answering(options.log, async (request, response, context) => {
      const [, , batch = ""] = urlOf(request).pathname.split("/");
      const id = uuidOf("ImportBatch", batch);
      const { header, fileName, list } = found(await findHeader(context, id));
      const language = languageOf(request);
      const { title, columns, sheets } = listOf(list);
      const name = `${fileName.replace(/\.[^.]*$/, "")}-${{ zh: "拒绝行", en: "refused" }[language]}`;
      if (sheets) {
        const headers = refusedOfSheets[language];
        await options.sendSheet(response, {
          fileName: name,
          name: title[language],
          columns: headers.map((header, at) => ({
            header,
            width: at === 4 ? 60 : 16,
            kind: "any",
          })),
          pages: pagesOfRefused(context, id, (row) => {
            const sheet = sheets.named[row.sheet ?? ""];
            const why = reasonsOf(row, sheet?.columns ?? {}, language);
            const called = row.cells["name"] ?? null;
            return [row.sheet, sheet?.title[language] ?? null, row.sheetRow, called, why];
          }),
        });
        return;
      }
      const layout = layoutOf(header, language);
      await options.sendSheet(response, {
        fileName: name,
        name: title[language],
        columns: layout.headers.map((text) => ({ header: text, width: 16, kind: "any" })),
        pages: pagesOfRefused(context, id, (row) => [
          ...cellsOf(row, layout),
          reasonsOf(row, columns, language),
        ]),
      });
    }),
  };
}

interface Layout {
  readonly headers: readonly string[];
  /** For each column but the last, which of the workbook's it was. */
  readonly places: readonly number[];
  /** The known columns by their place in the workbook. */
  readonly names: ReadonlyMap<number, string>;
}

/** The workbook's own columns, then the reasons; those of an earlier round are left out. */
function layoutOf(
  header: { texts: readonly (string | null)[]; places: Record<string, number> },
  language: Language,
): Layout {
  const isReason = (text: string | null) => Object.values(reasonHeader).includes(text ?? "");
  const places = [...header.texts.keys()].filter((at) => !isReason(header.texts[at] ?? null));
  return {
    headers: [...places.map((at) => header.texts[at] ?? ""), reasonHeader[language]],
    places,
    names: new Map(Object.entries(header.places).map(([name, at]) => [at, name])),
  };
}

const pageLength = 500;

/** Of a workbook of several sheets: where each refused row stands, what it is called, and why. */
const refusedOfSheets: Record<Language, readonly string[]> = {
  zh: ["工作表", "内容", "行号", "名称", reasonHeader.zh],
  en: ["Sheet", "What", "Row", "Name", reasonHeader.en],
};

async function* pagesOfRefused(
  context: Context,
  id: string,
  cells: (row: RefusedRow) => readonly Cell[],
) {
  for (let after = 0; ;) {
    const rows = await listRefused(context, id, after, pageLength);
    if (rows.length > 0) yield rows.map(cells);
    const last = rows.at(-1);
    if (!last) return;
    after = last.rowNumber;
  }
}

const cellsOf = (row: RefusedRow, { places, names }: Layout): Cell[] =>
  places.map((at) => {
    const name = names.get(at);
    return (name === undefined ? row.others[at] : row.cells[name]) ?? null;
  });
