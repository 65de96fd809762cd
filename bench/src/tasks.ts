import { setTimeout as sleep } from "node:timers/promises";
import type { Client } from "pg";
import type { Bench } from "./data.ts";

/**
 * Tasks that can be completed as they stand (no file, tick, approval or predecessor missing), neighbours in the list
 * being of different plans. `keepState` remembers how everything is, `restore` brings it back between measurements.
 */
export async function completableTasks(owner: Client, { companyId }: Bench): Promise<string[]> {
  const { rows } = await owner.query<{ id: string }>(
    `select id from (
       select t.id, t.plan_id, row_number() over (partition by t.plan_id order by t.position) as nth
       from launch_task t
       where t.company_id = $1 and t.status = 'NOT_STARTED' and not t.evidence_required and not t.approval_required
         and not exists (select from launch_task_check k where k.company_id = $1 and k.task_id = t.id)
         and not exists (select from launch_task_link l where l.company_id = $1 and l.to_task_id = t.id and l.hard)) t
     order by nth, md5(plan_id::text)`,
    [companyId],
  );
  return rows.map(({ id }) => id);
}

/** What a completion changes, and the column by which that shows. */
const tables = { launch_plan: "version", launch_task: "version", obligation: "status" };

export async function keepState(
  owner: Client,
  { companyId }: Pick<Bench, "companyId">,
): Promise<void> {
  await owner.query("truncate idempotency");
  await owner.query("create schema bench");
  for (const table of Object.keys(tables))
    await owner.query(
      `create table bench.${table} as select * from ${table} where company_id = '${companyId}'`,
    );
  await owner.query("create table bench.audit_entry as select id from audit_entry");
  await owner.query("alter table bench.audit_entry add primary key (id)");
}

export async function restore(owner: Client): Promise<void> {
  await owner.query("set session_replication_role = replica");
  for (const [table, told] of Object.entries(tables)) {
    const { rows } = await owner.query<{ names: string }>(
      `select string_agg(quote_ident(attname), ', ') as names from pg_attribute
       where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''`,
      [table],
    );
    await owner.query(
      `update ${table} t set (${rows[0]!.names}) = (select ${rows[0]!.names} from bench.${table} b where b.id = k.id)
       from bench.${table} k where t.company_id = k.company_id and t.id = k.id and t.${told} <> k.${told}`,
    );
  }
  await forget(owner);
  await owner.query("vacuum launch_plan, launch_task, obligation, audit_entry");
}

/** Takes kept answers away, and what was audited since `keepState`; the connection's triggers are to be off. */
export async function forget(owner: Client): Promise<void> {
  await owner.query("truncate idempotency");
  await owner.query(
    "delete from audit_entry a where not exists (select from bench.audit_entry k where k.id = a.id)",
  );
}

/**
 * Waits until a server has done what the data's laying left behind: due jobs, and the audit tree of a log that had none. Neither
 * belongs to what is measured, which pays for sealing its own entries.
 */
export async function settled(
  owner: Client,
  { companyId }: Pick<Bench, "companyId">,
): Promise<void> {
  for (const end = performance.now() + 600_000; performance.now() < end; await sleep(1_000)) {
    const { rows } = await owner.query<{ left: boolean }>(
      `select exists (select from job where company_id = $1 and (status = 'RUNNING' or status = 'WAITING' and run_at <= now()))
         or exists (select from audit_entry where company_id = $1
           and position > coalesce((select position from audit_tree where company_id = $1), 0)) as left`,
      [companyId],
    );
    if (!rows[0]!.left) return;
  }
  throw new Error("what laying the data left behind was not done within ten minutes");
}

/** What a completion leaves behind of a task's plan, for comparing: rows, and audit by record. */
export async function traces(owner: Client, taskId: string): Promise<unknown> {
  const { rows } = await owner.query<{ traces: unknown }>(
    `select jsonb_build_object(
       'plan', (select to_jsonb(p) - 'updated_at' from launch_plan p where p.id = t.plan_id),
       'tasks', (select jsonb_agg(to_jsonb(x) - 'updated_at' order by x.position) from launch_task x where x.plan_id = t.plan_id),
       'obligations', (select jsonb_agg(to_jsonb(o) - 'settled_at' order by o.id) from obligation o
         where o.record_id in (select x.id from launch_task x where x.plan_id = t.plan_id)),
       'audit', (select jsonb_agg(jsonb_build_array(a.table_name, a.record_id, a.action, a.person_id, a.before, a.after)
         order by a.record_id) from audit_entry a where a.action = 'completeLaunchTask'
           and not exists (select from bench.audit_entry k where k.id = a.id)),
       'answers', (select jsonb_agg(jsonb_build_array(i.person_id, i.action, i.answer)) from idempotency i)) as traces
     from launch_task t where t.id = $1`,
    [taskId],
  );
  return rows[0]!.traces;
}
