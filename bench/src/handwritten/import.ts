import { randomUUID } from "node:crypto";
import { unlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildingClusters } from "@threshold/domain/organization/building-cluster";
import { isEmptyRow } from "@threshold/domain/organization/list-import";
import { unitKey } from "@threshold/domain/organization/unit-import";
import type { Pool, PoolClient } from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { v7 as uuid } from "uuid";
import { checkRow, sortCells } from "../../../apps/api/src/import/check-row.ts";
import { findHeader, type Header } from "../../../apps/api/src/import/header.ts";
import { unitList } from "../../../apps/api/src/import/unit-list.ts";
import { openWorkbook, type SheetRow } from "../../../apps/api/src/import/workbook.ts";
import type { Completing } from "./complete.ts";

/**
 * The import by hand: the product's own reader and rules, one transaction a step, one COPY of all checked rows straight
 * into the table (the role passes row-level security by), units made and taken back by one statement each. The benchmark
 * has neither refused rows nor units that are there already.
 */

const columns =
  "company_id, batch_id, row_number, cells, others, parsed, verdict, problems, building_number, room_number, record_id, search_key";

const escapes: Record<string, string> = { "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t" };
const field = (value: string | number) =>
  String(value).replaceAll(/[\\\n\r\t]/g, (sign) => escapes[sign]!);

async function within<A>(
  pool: Pool,
  by: Completing,
  action: string,
  body: (client: PoolClient) => Promise<A>,
) {
  const client = await pool.connect();
  try {
    await client.query("begin");
    await client.query(
      `select set_config('app.company_id', $1, true), set_config('app.account_id', $2, true), set_config('app.person_id', $3, true),
        set_config('app.request_id', $4, true), set_config('app.origin', $5, true), set_config('app.now', $6, true),
        set_config('app.today', $7, true), set_config('app.action', $8, true)`,
      [
        by.viewer.companyId,
        by.viewer.accountId,
        by.viewer.personId,
        by.requestId,
        by.origin,
        new Date().toISOString(),
        by.today,
        action,
      ],
    );
    const answer = await body(client);
    await client.query("commit");
    return answer;
  } catch (error) {
    await client.query("rollback");
    throw error;
  } finally {
    client.release();
  }
}

/** Reads a workbook, checks every row and keeps what it would do. Answers the batch's uuid. */
export async function checkImport(
  pool: Pool,
  file: Buffer,
  estateId: string,
  by: Completing,
): Promise<string> {
  const path = join(tmpdir(), `${randomUUID()}.xlsx`);
  await writeFile(path, file);
  const workbook = await openWorkbook(path);
  try {
    return await within(pool, by, "startImport", async (client) => {
      const id = uuid();
      const { companyId } = by.viewer;
      await client.query(
        `insert into import_batch (company_id, id, estate_id, service_center_id, file_name)
         select e.company_id, $2, e.id, e.service_center_id, 'units.xlsx' from estate e where e.company_id = $1 and e.id = $3`,
        [companyId, id, estateId],
      );
      const copy = client.query(copyFrom(`copy import_row (${columns}) from stdin`));
      const ended = new Promise<void>((resolve, reject) =>
        copy.on("finish", resolve).on("error", reject),
      );
      const clusters = buildingClusters(new Map());
      const seen = new Set<string>();
      let header: Header | undefined;
      for await (const batch of workbook.rows(workbook.sheets[0]!)) {
        header ??= headerOf(batch);
        const { lastRow } = header;
        let text = "";
        for (const row of batch) {
          if (row.number <= lastRow) continue;
          const sorted = sortCells(row, header);
          if (isEmptyRow(sorted.cells)) continue;
          const checked = checkRow(sorted, new Map(), clusters);
          if (checked.verdict !== "CREATE") throw new Error(JSON.stringify(checked));
          const key = unitKey({
            buildingNumber: checked.buildingNumber!,
            roomNumber: checked.roomNumber!,
          });
          if (seen.has(key)) throw new Error(`twice: ${key}`);
          seen.add(key);
          const {
            rowNumber,
            cells,
            others,
            parsed,
            verdict,
            problems,
            buildingNumber,
            roomNumber,
            recordId,
            searchKey,
          } = checked;
          const json = [cells, others, parsed].map((value) => JSON.stringify(value));
          const values = [
            companyId,
            id,
            rowNumber,
            ...json,
            verdict,
            JSON.stringify(problems),
            buildingNumber!,
            roomNumber!,
            recordId!,
            searchKey!,
          ];
          text += `${values.map(field).join("\t")}\n`;
        }
        if (!copy.write(text)) await new Promise((resolve) => copy.once("drain", resolve));
      }
      copy.end();
      await ended;
      const kept = { texts: header!.texts, places: Object.fromEntries(header!.places) };
      await client.query(
        `update import_batch set status = 'CHECKED', header = $3, rows_total = $4, rows_read = $4, to_create = $4
         where company_id = $1 and id = $2`,
        [companyId, id, JSON.stringify(kept), seen.size],
      );
      return id;
    });
  } finally {
    await workbook.close();
    await unlink(path);
  }
}

function headerOf(rows: readonly SheetRow[]): Header {
  const header = findHeader(unitList, rows.slice(0, 21));
  if (!("places" in header)) throw new Error(header.code);
  return header;
}

const places = `
  with made as (
    insert into cluster (company_id, id, service_center_id, estate_id, name)
    select b.company_id, gen_random_uuid(), b.service_center_id, b.estate_id, n.name
    from import_batch b, (select distinct parsed ->> 'cluster' as name from import_row where company_id = $1 and batch_id = $2) n
    where b.company_id = $1 and b.id = $2 and n.name is not null
    returning company_id, id, service_center_id, estate_id, name, version),
  built as (
    insert into building (company_id, id, service_center_id, estate_id, number, cluster_id)
    select b.company_id, gen_random_uuid(), b.service_center_id, b.estate_id, n.number, m.id
    from import_batch b, (select building_number as number, min(parsed ->> 'cluster') as cluster from import_row
      where company_id = $1 and batch_id = $2 group by 1) n
    left join made m on m.name = n.cluster
    where b.company_id = $1 and b.id = $2
    returning company_id, id, version)
  insert into import_place (company_id, batch_id, place_id, kind, applied_version)
  select company_id, $2, id, 'CLUSTER_MADE', version from made
  union all select company_id, $2, id, 'BUILDING_MADE', version from built`;

const units = `
  insert into unit (company_id, id, service_center_id, estate_id, building_id, floor_number, room_number, sort_key, search_key,
    layout_type, use, building_area, inner_area, delivery_on)
  select r.company_id, r.record_id, b.service_center_id, b.estate_id, b.id, p."floorNumber", r.room_number,
    natural_key(b.number) || ' ' || lpad((p."floorNumber" + 1000)::text, 5, '0') || ' ' || natural_key(r.room_number), r.search_key,
    p."layoutType", p.use, p."buildingArea", p."innerArea", p."deliveryOn"
  from import_batch i
  join import_row r on r.company_id = i.company_id and r.batch_id = i.id
  join building b on b.company_id = i.company_id and b.estate_id = i.estate_id and b.number = r.building_number
  cross join jsonb_to_record(r.parsed) as p("floorNumber" int, "layoutType" text, use text, "buildingArea" numeric,
    "innerArea" numeric, "deliveryOn" date)
  where i.company_id = $1 and i.id = $2 order by r.row_number`;

/** Takes the checked rows in. */
export const applyImport = (pool: Pool, id: string, by: Completing): Promise<void> =>
  within(pool, by, "applyImport", async (client) => {
    const values = [by.viewer.companyId, id];
    const lock = `select from import_batch b join estate e on e.company_id = b.company_id and e.id = b.estate_id
      where b.company_id = $1 and b.id = $2 and b.status = 'CHECKED' for no key update of b, e`;
    if ((await client.query(lock, values)).rowCount !== 1) throw new Error("IMPORT_STATUS");
    await client.query(places, values);
    await client.query(units, values);
    await client.query(
      "update import_row set applied_version = 1 where company_id = $1 and batch_id = $2",
      values,
    );
    await client.query(
      `update import_batch set status = 'APPLIED', applied_at = current_instant(), rows_done = to_create
       where company_id = $1 and id = $2`,
      values,
    );
  });

/** Takes them back, where nobody has changed them since. */
export const undoImport = (pool: Pool, id: string, by: Completing): Promise<void> =>
  within(pool, by, "undoImport", async (client) => {
    const values = [by.viewer.companyId, id];
    const of = "r.company_id = $1 and r.batch_id = $2";
    const lock = `select to_create as count from import_batch b where b.company_id = $1 and b.id = $2 and b.status = 'APPLIED' for update`;
    const [batch] = (await client.query<{ count: number }>(lock, values)).rows;
    const gone = await client.query(
      `delete from unit u using import_row r where ${of} and u.company_id = r.company_id and u.id = r.record_id
       and u.version = r.applied_version`,
      values,
    );
    if (gone.rowCount !== batch?.count) throw new Error("IMPORT_IN_USE");
    for (const [table, kind] of [
      ["building", "BUILDING_MADE"],
      ["cluster", "CLUSTER_MADE"],
    ])
      await client.query(
        `delete from ${table} p using import_place r where ${of} and r.kind = '${kind}' and p.company_id = r.company_id
         and p.id = r.place_id and p.version = r.applied_version`,
        values,
      );
    await client.query("delete from import_place where company_id = $1 and batch_id = $2", values);
    await client.query(
      "update import_row set applied_version = null where company_id = $1 and batch_id = $2",
      values,
    );
    await client.query(
      `update import_batch set status = 'UNDONE', undone_at = current_instant(), rows_done = to_create
       where company_id = $1 and id = $2`,
      values,
    );
  });
