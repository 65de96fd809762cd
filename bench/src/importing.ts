import { randomUUID } from "node:crypto";
import type { Client } from "pg";
import { workbookParts, zipOf } from "../../apps/api/src/storage/testing.ts";
import type { Bench } from "./data.ts";
import { type Sample, sampling } from "./measure.ts";
import type { Api } from "./processes.ts";
import { assertSame } from "./same.ts";

/** The way of an import, each step to its end; `id` is the batch's uuid. */
export interface Importer {
  readonly api: Api;
  check(workbook: Buffer): Promise<string>;
  apply(id: string): Promise<void>;
  undo(id: string): Promise<void>;
}

export const UNITS = 50_000;
export const STEPS = ["check", "apply", "undo"] as const;
export type Step = (typeof STEPS)[number];

const headers = [
  "组团",
  "栋号",
  "楼层号",
  "房号",
  "户型",
  "用途",
  "建筑面积(㎡)",
  "套内面积(㎡)",
  "约定交付日期",
];

/** Units of many buildings, each with a text of its own, as a spreadsheet would write them. */
export function workbook(count: number): Buffer {
  const text = (word: string) => `<c t="inlineStr"><is><t>${word}</t></is></c>`;
  const rows = Array.from({ length: count }, (_, n) => {
    const [building, room] = [Math.floor(n / 500), n % 500];
    const texts = [`组团${building % 4}`, String(1 + building)].map(text).join("");
    const numbers = `<c><v>89.5</v></c><c><v>71.2</v></c><c s="1"><v>46568</v></c>`;
    return `<row>${texts}<c><v>${1 + Math.floor(room / 16)}</v></c>${text(String(1 + room))}${text(`户型${n}`)}${text("住宅")}${numbers}</row>`;
  });
  return zipOf(workbookParts(`<row>${headers.map(text).join("")}</row>${rows.join("")}`));
}

interface Told {
  readonly importBatch?: {
    readonly status: string;
    readonly failure: unknown;
    readonly refused: number;
    readonly rowsTotal: number;
  };
}

/** The product's own import, as the page does it. */
export function importer(api: Api, { token }: Bench, estateId: string): Importer {
  const headers = { authorization: `Bearer ${token}` };
  const ask = async (query: string, variables: object) => {
    const body = JSON.stringify({ query, variables });
    const more = { ...headers, "content-type": "application/json" };
    const response = await fetch(`${api.url}/graphql`, { method: "POST", headers: more, body });
    const { data, errors } = (await response.json()) as { data: Told; errors?: unknown };
    if (errors) throw new Error(JSON.stringify(errors));
    return data;
  };
  const becomes = async (id: string, wanted: string) => {
    for (;;) {
      const query = "query($id: ID!) { importBatch(id: $id) { status failure refused rowsTotal } }";
      const { importBatch } = await ask(query, { id: `ImportBatch_${id}` });
      const { status, refused, rowsTotal } = importBatch!;
      if (status === wanted && refused === 0 && rowsTotal === UNITS) return;
      if (!["READING", "APPLYING", "UNDOING"].includes(status))
        throw new Error(JSON.stringify(importBatch));
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };
  const run = (name: string, type: string, id: string) =>
    ask(`mutation($input: ${type}!) { ${name}(input: $input) { clientMutationId } }`, {
      input: { id: `ImportBatch_${id}`, clientMutationId: randomUUID() },
    });
  return {
    api,
    async check(file) {
      const body = new FormData();
      body.append("file", new Blob([new Uint8Array(file)]), "units.xlsx");
      const more = { ...headers, "x-threshold": "1" };
      const path = `/imports?list=units&of=Estate_${estateId}`;
      const response = await fetch(api.url + path, { method: "POST", headers: more, body });
      const answer = (await response.json()) as { id?: string };
      if (!answer.id) throw new Error(`${response.status} ${JSON.stringify(answer)}`);
      const id = answer.id.slice("ImportBatch_".length);
      await becomes(id, "CHECKED");
      return id;
    },
    async apply(id) {
      await run("applyImport", "ApplyImportInput", id);
      await becomes(id, "APPLIED");
    },
    async undo(id) {
      await run("undoImport", "UndoImportInput", id);
      await becomes(id, "UNDONE");
    },
  };
}

/** The hand-written one answers each step when it is done. */
export function handImporter(api: Api, { token }: Bench, estateId: string): Importer {
  const send = async (path: string, body: string | Uint8Array<ArrayBuffer>) => {
    const request = { method: "POST", headers: { authorization: `Bearer ${token}` }, body };
    const response = await fetch(api.url + path, request);
    const answer = (await response.json()) as { id?: string; errors?: unknown };
    if (!answer.id) throw new Error(`${response.status} ${JSON.stringify(answer)}`);
    return answer.id;
  };
  const step = async (path: string, id: string) => void (await send(path, JSON.stringify({ id })));
  return {
    api,
    check: (file) => send(`/import/check?estate=${estateId}`, new Uint8Array(file)),
    apply: (id) => step("/import/apply", id),
    undo: (id) => step("/import/undo", id),
  };
}

/** The steps of each importer in turn, round by round. What the first round leaves behind is compared. */
export async function measureImports<System extends string>(
  importers: Readonly<Record<System, Importer>>,
  owner: Client,
  databasePid: number,
  rounds: number,
): Promise<Record<System, Record<Step, Sample[]>>> {
  const systems = Object.keys(importers) as System[];
  const file = workbook(UNITS);
  const samples = Object.fromEntries(
    systems.map((system) => [system, { check: [], apply: [], undo: [] }]),
  ) as unknown as Record<System, Record<Step, Sample[]>>;
  for (let round = 0; round < rounds; round += 1) {
    const left: unknown[] = [];
    for (let turn = 0; turn < systems.length; turn += 1) {
      const system = systems[(round + turn) % systems.length]!;
      const { api, ...steps } = importers[system];
      let id = "";
      const traces: unknown[] = [];
      for (const step of STEPS) {
        const sample = await sampling(api.pid, databasePid, async () => {
          if (step === "check") id = await steps.check(file);
          else await steps[step](id);
        });
        samples[system][step].push(sample);
        if (round === 0) traces.push(await tracesOf(owner, id));
      }
      left.push(traces);
      await forget(owner, id);
    }
    if (round === 0) assertSame("what the imports leave behind", left[0], left.at(-1));
  }
  return samples;
}

/** What there is of a batch: its row, its rows, its units and what was noted of them, but for ids and times. */
async function tracesOf(owner: Client, id: string): Promise<unknown> {
  const unlike =
    "'{id,company_id,batch_id,unit_id,building_id,created_at,updated_at,applied_at,undone_at,worker}'::text[]";
  const { rows } = await owner.query<{ traces: unknown }>(
    `select jsonb_build_object(
       'batch', to_jsonb(b) - ${unlike} - 'version', -- telling progress counts
       'rows', (select md5(string_agg((to_jsonb(r) - ${unlike})::text, ',' order by r.row_number))
         from import_row r where r.company_id = b.company_id and r.batch_id = b.id),
       'units', (select jsonb_build_array(count(*), md5(string_agg((to_jsonb(u) - ${unlike} || jsonb_build_object('building', g.number,
           'cluster', c.name))::text, ',' order by u.sort_key)))
         from unit u join building g on g.company_id = u.company_id and g.id = u.building_id
         left join cluster c on c.company_id = g.company_id and c.id = g.cluster_id
         where u.company_id = b.company_id and u.estate_id = b.estate_id),
       'audit', (select jsonb_object_agg(x.what, x.count) from (
         select a.table_name || ' ' || a.operation as what, count(*) from audit_entry a
         where a.company_id = b.company_id and a.table_name in ('unit', 'building', 'cluster')
           and not exists (select from bench.audit_entry k where k.id = a.id) group by 1) x)) as traces
     from import_batch b where b.id = $1`,
    [id],
  );
  return rows[0]!.traces;
}

/** Leaves the tables as they were, for the next one. */
async function forget(owner: Client, id: string): Promise<void> {
  await owner.query("set session_replication_role = replica");
  for (const table of ["import_row", "import_place"])
    await owner.query(`delete from ${table} where batch_id = $1`, [id]);
  await owner.query("delete from import_batch where id = $1", [id]);
  await owner.query("truncate idempotency");
  await owner.query(
    "delete from audit_entry a where not exists (select from bench.audit_entry k where k.id = a.id)",
  );
  await owner.query("vacuum analyze import_row, audit_entry, unit, building");
}
