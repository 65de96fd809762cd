import { createHash } from "node:crypto";
import type pg from "pg";
import { verify } from "@threshold/domain/audit/verify.mjs";
import type { Acknowledged, Work } from "./clients.ts";

type Many = readonly Acknowledged[];

const uuidOf = (id: string) => id.slice(id.indexOf("_") + 1);
const of = (all: Many, ...kinds: Work[]) => all.filter(({ kind }) => kinds.includes(kind));

/** What of the acknowledged is not there, or there more than once, as sentences; and what came twice without being asked for. */
export async function missing(owner: pg.Client, all: Many): Promise<string[]> {
  const wrong: string[] = [];
  const compare = async (
    what: string,
    marked: Many,
    idOf: string,
    markOf: string,
    table: string,
  ) => {
    const { rows } = await owner.query<{ id: string; mark: string }>(
      `select ${idOf} as id, ${markOf} as mark from ${table}`,
    );
    const found = new Map<string, string[]>();
    for (const { id, mark } of rows) found.set(mark, [...(found.get(mark) ?? []), id]);
    for (const { mark, id } of marked)
      if (!found.get(mark)?.includes(uuidOf(id)))
        wrong.push(`${what} ${id} was acknowledged and is lost`);
    for (const [mark, ids] of found)
      if (ids.length > 1) wrong.push(`${what} ${mark} is there ${ids.length} times`);
  };
  await compare("person", of(all, "person"), "id", "name", "person");
  await compare("file", of(all, "file", "parts"), "id", "left(name, 20)", "attachment");
  const messages = of(all, "message").map((each) => ({ ...each, mark: uuidOf(each.id) }));
  await compare("message", messages, "id", "id::text", "delivery");
  const jobs = `(select id, payload->>'deliveryId' as about from job where name = 'deliver') j`;
  const asked = await owner.query<{ id: string; times: number }>(
    `select d.id, count(j.id)::int as times from delivery d left join ${jobs} on j.about = d.id::text group by d.id having count(j.id) <> 1`,
  );
  for (const { id, times } of asked.rows) wrong.push(`message ${id} has ${times} jobs`);
  const written = await owner.query<{ table_name: string; record_id: string; times: number }>(
    `select t.name as table_name, t.id as record_id, count(a.id)::int as times
     from (select 'person' as name, id from person union all select 'attachment', id from attachment) t
     left join audit_entry a on a.table_name = t.name and a.record_id = t.id and a.operation = 'INSERT'
     group by 1, 2 having count(a.id) <> 1`,
  );
  for (const { table_name, record_id, times } of written.rows)
    wrong.push(`${table_name} ${record_id} has ${times} audit entries`);
  return wrong;
}

/** Files as they come back, byte by byte. */
export async function damagedFiles(
  all: Many,
  url: string,
  headers: Readonly<Record<string, string>>,
): Promise<string[]> {
  const wrong: string[] = [];
  for (const { id, sha256 } of of(all, "file", "parts")) {
    const response = await fetch(`${url}/files/${id}`, { headers });
    const content = Buffer.from(await response.arrayBuffer());
    if (createHash("sha256").update(content).digest("hex") !== sha256)
      wrong.push(`file ${id} came back as ${response.status}, ${content.length} bytes`);
  }
  return wrong;
}

/** What the audit log's own verifier says of the exported log. */
export async function auditFindings(ndjson: string): Promise<string[]> {
  const { findings } = await verify(ndjson.split("\n"), []);
  return findings.map((finding: object) => `audit log: ${JSON.stringify(finding)}`);
}
