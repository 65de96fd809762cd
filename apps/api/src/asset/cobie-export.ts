import {
  cobieNothing,
  type CobieSheetName,
  cobieSheetNames,
  cobieSheets,
} from "@threshold/domain/asset/cobie";
import {
  assetSubjects,
  type AssetSubject,
  warrantyUnits,
} from "@threshold/domain/asset/vocabulary";
import type { RowValue, RowValues } from "@threshold/domain/organization/list-import";
import type { Worksheet } from "exceljs";
import { found, uuidOf } from "../change.ts";
import type { Context } from "../context.ts";
import { cellOf, formats, sendWorkbookHead } from "../export/sheet.ts";
import type { ErrorLog } from "../graphql/errors.ts";
import { answering, type Handler, urlOf } from "../storage/answer.ts";
import { findFacilityNames, listNames, listSheetPage } from "./cobie-queries.ts";
import { isGathered, type Names, type Stored, valuesOf } from "./cobie-tables.ts";

const pageLength = 1_000;

/** GET /cobie/AssetPlace_<uuid>.xlsx: a facility as a COBie 2.4 workbook, streamed, with what the viewer may see. */
export function cobieHandler({ log }: { readonly log: ErrorLog }): Handler {
  return answering(log, async (request, response, context) => {
    const [, of = ""] = /^\/cobie\/([\w-]+)\.xlsx$/.exec(urlOf(request).pathname) ?? [];
    const facilityId = uuidOf("AssetPlace", of);
    const { name, estate } = found(await findFacilityNames(context, facilityId));
    const names = await namesOf(context, facilityId);
    const { default: ExcelJs } = await import("exceljs");
    sendWorkbookHead(response, `${estate}-${name}-COBie`);
    const workbook = new ExcelJs.stream.xlsx.WorkbookWriter({
      stream: response,
      useStyles: true,
      useSharedStrings: false,
    });
    addInstruction(workbook.addWorksheet("Instruction"));
    for (const sheet of cobieSheetNames)
      await addSheet(workbook.addWorksheet(sheet), sheet, context, facilityId, names);
    if (!response.destroyed) await workbook.commit();
  });
}

function addInstruction(sheet: Worksheet): void {
  for (const row of [
    ["Title", "COBie"],
    ["Version", "2"],
    ["Release", "4"],
  ])
    sheet.addRow(row).commit();
  sheet.commit();
}

/** What every record of a facility is called that another may name. */
async function namesOf(context: Context, facilityId: string): Promise<Names> {
  const names = new Map<string, string>();
  for (const sheet of cobieSheetNames)
    if (cobieSheets[sheet].subject)
      for (const { id, name } of await listNames(context, sheet, facilityId)) names.set(id, name);
  return { nameOf: (id) => names.get(id) };
}

async function addSheet(
  worksheet: Worksheet,
  sheet: CobieSheetName,
  context: Context,
  facilityId: string,
  names: Names,
): Promise<void> {
  const columns = Object.entries(cobieSheets[sheet].columns);
  const header = worksheet.addRow(columns.map(([, { en }]) => en));
  header.font = { bold: true };
  header.commit();
  for (let after: string | null = null; ;) {
    const page = await listSheetPage(context, sheet, facilityId, after, pageLength);
    for (const { stored } of page)
      for (const values of rowsOf(sheet, stored, names)) {
        const row = worksheet.addRow([]);
        for (const [at, [column]] of columns.entries()) {
          const cell = row.getCell(at + 1);
          cell.value = cellOf(said(column, values[column] ?? null), "text") as string | number;
          if (typeof cell.value === "string") cell.numFmt = formats.text;
        }
        row.commit();
      }
    const last = page.at(-1);
    if (!last || page.length < pageLength) break;
    after = last.stored.id;
  }
  worksheet.commit();
}

/** A record's rows: of a system or a zone one for each member, as the standard writes it. */
function rowsOf(sheet: CobieSheetName, stored: Stored, names: Names): readonly RowValues[] {
  const values = valuesOf(sheet, stored, names);
  if (!isGathered(sheet)) return [values];
  const members = (stored["member_ids"] as string[]).flatMap((id) => names.nameOf(id) ?? []);
  return members.length > 0 ? members.map((memberNames) => ({ ...values, memberNames })) : [values];
}

/** A value in the standard's words. */
function said(column: string, value: RowValue): RowValue {
  if (value === null) return cobieNothing;
  if (column === "subjectKind") return assetSubjects[value as AssetSubject].en;
  if (column === "warrantyUnit") return warrantyUnits[value as keyof typeof warrantyUnits].en;
  return value;
}
