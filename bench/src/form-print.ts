import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { codeOf } from "@threshold/domain/form/verification";
import pg from "pg";
import { v7 as uuid } from "uuid";
import { openPool } from "../../apps/api/src/db/database.ts";
import { startEmbedded } from "../../apps/api/src/db/embedded.ts";
import { migrate } from "../../apps/api/src/db/migrate.ts";
import { write } from "../../apps/api/src/db/tenancy.ts";
import { printBatch, setUpPress } from "../../apps/api/src/form/print-actions.ts";
import { insertBatch, findBatch } from "../../apps/api/src/form/queries.ts";
import { diskStorage } from "../../apps/api/src/storage/disk.ts";
import { systemContext } from "../../apps/api/src/system.ts";
import type { Timed } from "./measure.ts";

/** What an order of 500 unit lists of 40 homes each costs: time, size, memory, and how long others wait for the server. */
const COPIES = 500;
const HOMES = 40;

const company = "01900000-0000-7000-8000-000000000001";
const region = "01900000-0000-7000-8000-000000000002";
const center = "01900000-0000-7000-8000-000000000003";

async function lay(owner: pg.Client): Promise<string[]> {
  await owner.query("select set_config('app.company_id', $1, false)", [company]);
  await owner.query(`
    insert into company (company_id, code, name) values ('${company}', 'B', '打印测量');
    insert into region (company_id, id, code, name, search_key) values ('${company}', '${region}', 'R', '区', 'r');
    insert into service_center (company_id, id, region_id, code, name, search_key, duty_phone, office_address, repair_hotline)
    values ('${company}', '${center}', '${region}', 'C', '天河物业服务中心', 'c', '1', '1', '1');
    insert into estate (company_id, id, service_center_id, code, name, search_key, total_households)
    select '${company}', gen_random_uuid(), '${center}', 'E' || n, '小区' || n, 'e' || n, ${HOMES} from generate_series(1, ${COPIES}) n;
    insert into building (company_id, id, service_center_id, estate_id, number)
    select '${company}', gen_random_uuid(), '${center}', id, '1栋' from estate;
    insert into unit (company_id, id, service_center_id, estate_id, building_id, floor_number, room_number, sort_key, search_key,
      layout_type, building_area, inner_area, delivery_on)
    select '${company}', gen_random_uuid(), '${center}', b.estate_id, b.id, 1 + n / 4, (100 + n)::text, lpad(n::text, 4, '0'), '',
      '三室两厅', 89.5, 71.2, '2027-06-30' from building b cross join generate_series(1, ${HOMES}) n`);
  const { rows } = await owner.query<{ id: string }>("select id from estate order by code");
  return rows.map(({ id }) => id);
}

export async function measurePrinting(say: (words: string) => void): Promise<Timed[]> {
  const dataDir = mkdtempSync(join(tmpdir(), "threshold-print-"));
  const database = await startEmbedded({ dataDir, say: () => {} });
  try {
    const { appUrl } = await migrate({ ownerUrl: database.url });
    const owner = new pg.Client({ connectionString: database.url });
    await owner.connect();
    const estates = await lay(owner);
    await owner.end();
    const pool = openPool(appUrl);
    setUpPress(pool, { storage: diskStorage(dataDir), dataDir, baseUrl: "https://wuye.example" });
    const context = (await systemContext(pool, company, new Date(), "bench"))!;
    const rows: Timed[] = [];
    for (const format of ["PDF", "EXCEL"] as const) {
      const id = uuid();
      await write(context, { name: "bench", key: null, input: null }, async (db) => {
        const prints = estates.map((recordId, at) => ({
          id: uuid(),
          recordId,
          serviceCenterId: center,
          number: `FW-C-2027-${at + 1}`,
          copy: format === "PDF" ? 1 : 2,
          code: codeOf(randomBytes(8)),
        }));
        await insertBatch(db, { id, form: "UNIT_LIST", format, recordType: "Estate", prints });
        return null;
      });
      const delay = monitorEventLoopDelay({ resolution: 5 });
      delay.enable();
      const before = process.memoryUsage().rss;
      let peak = before;
      const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 50);
      const begun = performance.now();
      await printBatch(context, id);
      const seconds = (performance.now() - begun) / 1000;
      clearInterval(watch);
      delay.disable();
      const batch = await findBatch(context, id);
      if (batch?.status !== "DONE") throw new Error(`not printed: ${batch?.status}`);
      const more = {
        "MB file": Number(((batch.fileBytes ?? 0) / 1e6).toFixed(1)),
        "MB more memory": Math.round((peak - before) / 1e6),
        "ms others wait (p99)": Number((delay.percentile(99) / 1e6).toFixed(1)),
        "ms others wait (longest)": Number((delay.max / 1e6).toFixed(1)),
      };
      say(`${COPIES} forms as ${format}, ${seconds.toFixed(1)} s: ${JSON.stringify(more)}`);
      const each = (seconds * 1000) / COPIES;
      rows.push({
        case: `form-print of ${COPIES}, one as ${format}`,
        system: "threshold",
        medianMs: each,
        p99Ms: each,
      });
    }
    await pool.end();
    return rows;
  } finally {
    await database.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}
