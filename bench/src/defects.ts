import { randomUUID } from "node:crypto";
import type { Client } from "pg";
import type { Bench } from "./data.ts";
import { forget } from "./tasks.ts";

/** Defects in all, as they grow. */
export const ROWS = [10_000, 100_000, 1_000_000] as const;
/** Of so many companies, each with one estate of 200 homes; the asker's is one of them. */
const COMPANIES = 200;
/** Lines of an inspected home. */
const RESULTS = 60;

/** Companies besides the asker's that hold nothing but places and defects. */
const holders = `create table bench.holder as
  select $1::uuid as company_id, 0 as place, c.region_id, c.id as center_id, gen_random_uuid() as estate_id
  from (select id, region_id from service_center where company_id = $1 order by id limit 1) c
  union all select gen_random_uuid(), n, gen_random_uuid(), gen_random_uuid(), gen_random_uuid()
  from generate_series(1, ${COMPANIES - 1}) n`;

const places: readonly string[] = [
  `insert into company (company_id, code, name) select company_id, 'D' || place, '缺陷' || place from bench.holder where place > 0`,
  `insert into region (company_id, id, code, name, search_key) select company_id, region_id, 'R', '区', 'r' from bench.holder where place > 0`,
  `insert into service_center (company_id, id, region_id, code, name, search_key, duty_phone, office_address, repair_hotline)
   select company_id, center_id, region_id, 'C', '中心', 'c', '1', '1', '1' from bench.holder where place > 0`,
  `insert into estate (company_id, id, service_center_id, code, name, search_key)
   select company_id, estate_id, center_id, 'DEFECTS', '苑', 'e' from bench.holder`,
  `insert into building (company_id, id, service_center_id, estate_id, number)
   select company_id, gen_random_uuid(), center_id, estate_id, b || '栋' from bench.holder cross join generate_series(1, 10) b`,
  `insert into unit (company_id, id, service_center_id, estate_id, building_id, floor_number, room_number, sort_key, search_key)
   select b.company_id, gen_random_uuid(), b.service_center_id, b.estate_id, b.id, 1 + u / 4, (100 * (1 + u / 4) + u % 4)::text, b.sort_key || u, b.number || u
   from building b join bench.holder h on h.company_id = b.company_id and h.estate_id = b.estate_id cross join generate_series(0, 19) u`,
  `insert into contractor (company_id, id, service_center_id, name)
   select company_id, gen_random_uuid(), center_id, '单位' || c from bench.holder cross join generate_series(0, 9) c`,
  "create table bench.home as select u.*, row_number() over (partition by u.company_id order by u.id) - 1 as place from unit u join bench.holder h on h.estate_id = u.estate_id",
  "create table bench.party as select c.*, row_number() over (partition by c.company_id order by c.id) - 1 as place from contractor c join bench.holder h on h.center_id = c.service_center_id",
  "analyze bench.holder, bench.home, bench.party",
];

/** The defects of these numbers in every company, as they would have come in: all companies day by day. */
const defects = (from: number, to: number) => `
  insert into defect (company_id, id, service_center_id, estate_id, number, source_kind, building_id, unit_id, category, severity,
    trade, text, status, contractor_id, due_on, raised_on, round, fixed_by, verified_by, closed_by, search_key)
  select h.company_id, gen_random_uuid(), h.center_id, h.estate_id, n, 'UNIT_ACCEPTANCE', u.building_id, u.id,
    (array['HOLLOW', 'LEAK', 'CRACK', 'FINISH', 'FLATNESS'])[1 + n % 5], 'GENERAL', (array['TILE', 'WATERPROOF', 'PLASTER'])[1 + n % 3],
    '缺陷 ' || n, s.status, case when s.status <> 'UNASSIGNED' then c.id end,
    case when s.status <> 'UNASSIGNED' then current_date - 30 + n % 60 end, current_date - n % 180, s.round,
    case when s.round > 0 then md5('fixed')::uuid end, case when s.status = 'CLOSED' then md5('verified')::uuid end,
    case when s.status = 'CLOSED' then md5('closed')::uuid end, 'quexian ' || n || ' 缺陷 ' || n
  from generate_series(${from}, ${to}) n cross join bench.holder h
  join bench.home u on u.company_id = h.company_id and u.place = n % 200
  join bench.party c on c.company_id = h.company_id and c.place = n % 10
  cross join lateral (select (array['UNASSIGNED', 'ASSIGNED', 'FIXED', 'CLOSED', 'CLOSED', 'CLOSED'])[1 + n % 6] as status,
    case when n % 6 > 1 then 1 else 0 end as round) s`;

/** A home of the asker's company, where a defect may lie. */
export interface Home {
  readonly unitId: string;
  readonly buildingId: string;
  readonly estateId: string;
  readonly serviceCenterId: string;
}

export const homesOf = async (owner: Client, { companyId }: Bench): Promise<Home[]> =>
  (
    await owner.query<Home>(
      `select id as "unitId", building_id as "buildingId", estate_id as "estateId", service_center_id as "serviceCenterId"
       from bench.home where company_id = $1 order by place`,
      [companyId],
    )
  ).rows;

/** Makes the companies and their places; the asker's company is given a further estate, at whose center the asker tells of defects. */
export async function fillPlaces(
  owner: Client,
  { companyId, personId }: Pick<Bench, "companyId" | "personId">,
): Promise<void> {
  await untold(owner, async () => {
    await owner.query("create schema if not exists bench");
    await owner.query(holders, [companyId]);
    for (const text of places) await owner.query(text);
    await owner.query(
      `insert into role_assignment (company_id, id, person_id, role, place_level, place_id, from_on)
       select $1, gen_random_uuid(), $2, 'CUSTOMER_SERVICE_MANAGER', 'SERVICE_CENTER', center_id, '2020-01-01'
       from bench.holder where company_id = $1`,
      [companyId, personId],
    );
  });
}

/** At once, in each company: what is more is laid in parts. */
const PART = 5_000;

/** Adds defects until there are as many in all; where that is millions, indexes that hold nothing together are built afterwards. */
export async function growTo(owner: Client, count: number): Promise<void> {
  const { rows } = await owner.query<{ most: number }>(
    "select coalesce(max(number), 0) as most from defect d join bench.holder h on h.estate_id = d.estate_id",
  );
  const [from, to] = [rows[0]!.most + 1, count / COMPANIES];
  await untold(owner, async () => {
    const indexes = to - from > PART ? await dropIndexes(owner) : [];
    for (let part = from; part <= to; part += PART)
      await owner.query(defects(part, Math.min(part + PART - 1, to)));
    if (indexes.length > 0) await owner.query("set maintenance_work_mem = '2GB'");
    for (const index of indexes) await owner.query(index);
    await owner.query(
      `insert into number_count (company_id, form, count, last)
       select company_id, 'DEFECT', estate_id::text, $1 from bench.holder
       on conflict (company_id, form, count) do update set last = excluded.last`,
      [count / COMPANIES],
    );
  });
  await owner.query("vacuum analyze");
}

/** Takes the defects' indexes away that are no keys; answers the statements that make them again. */
async function dropIndexes(owner: Client): Promise<string[]> {
  const { rows } = await owner.query<{ name: string; made: string }>(
    `select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as made
     from pg_index where indrelid = 'defect'::regclass and not indisunique`,
  );
  for (const { name } of rows) await owner.query(`drop index ${name}`);
  return rows.map(({ made }) => made);
}

/** A home of the asker's company with all its lines inspected; answers its record's uuid. */
export async function inspectHome(owner: Client, { companyId, personId }: Bench): Promise<string> {
  const [record, batch, standard, group] = Array.from({ length: 4 }, randomUUID);
  const home = `from bench.home u where u.company_id = $1 and u.place = 0`;
  await untold(owner, async () => {
    for (const [text, values] of [
      [
        "insert into acceptance_standard (company_id, id, number, content) values ($1, $2, 1, '{}')",
        [standard],
      ],
      [
        `insert into acceptance_batch (company_id, id, service_center_id, estate_id, name, building_ids, status, internal_passed_on,
           notice_at, notice_from, planned_handover_on, approved_on, standard_id, layouts)
         select $1, $2, u.service_center_id, u.estate_id, '首批', array[u.building_id], 'INSPECTING', current_date - 60, now(), '李',
           current_date + 60, '2024-01-01', $3, '{}' ${home}`,
        [batch, standard],
      ],
      [
        `insert into acceptance_group (company_id, id, service_center_id, batch_id, kind, name, leader_id, members, tools)
         select $1, $2, u.service_center_id, $3, 'GENERAL', '一组', $4, '[]', '[]' ${home}`,
        [group, batch, personId],
      ],
      [
        `insert into unit_acceptance (company_id, id, service_center_id, batch_id, estate_id, building_id, unit_id, status,
           general_group_id, lines_done, lines_failed, inspected_at)
         select $1, $2, u.service_center_id, $3, u.estate_id, u.building_id, u.id, 'INSPECTED', $4, ${RESULTS}, 3, now() ${home}`,
        [record, batch, group],
      ],
      [
        `insert into unit_result (company_id, id, service_center_id, record_id, round, item_code, room_code, item_label, group_id,
           outcome, mending, done_at, done_by)
         select $1, gen_random_uuid(), u.service_center_id, $2, 1, 'ITEM_' || n, 'L', '检查项', $3,
           case when n % 20 = 0 then 'FAIL' else 'PASS' end, case when n % 20 = 0 then 'OPEN' end, now(), $4
         from generate_series(1, ${RESULTS}) n cross join bench.home u where u.company_id = $1 and u.place = 0`,
        [record, group, personId],
      ],
    ] as const)
      await owner.query(text, [companyId, ...values]);
  });
  return record!;
}

/** Takes away what the asker told of, with all that came of it; numbers go on where the laid defects end. */
export async function restoreDefects(owner: Client, { companyId, personId }: Bench): Promise<void> {
  await untold(owner, async () => {
    for (const text of [
      "delete from defect_event where company_id = $1 and created_by = $2",
      "delete from defect where company_id = $1 and created_by = $2",
      `delete from obligation where company_id = $1 and record_type = 'Defect' and $2::uuid is not null`,
    ])
      await owner.query(text, [companyId, personId]);
    await owner.query(
      `update number_count n set last = (select max(number) from defect d where d.company_id = $1 and d.estate_id::text = n.count)
       where n.company_id = $1 and n.form = 'DEFECT'`,
      [companyId],
    );
    await forget(owner);
  });
  await owner.query("vacuum defect, defect_event, obligation, number_count, audit_entry");
}

/** What the telling of a defect leaves behind, for comparing: rows, and audit by table. */
export async function defectTraces(owner: Client, { companyId, personId }: Bench) {
  const times = `'{created_at, updated_at, status_at, done_at, since, fired_until}'::text[]`;
  const { rows } = await owner.query<{ traces: unknown }>(
    `select jsonb_build_object(
       'defects', (select jsonb_agg(to_jsonb(d) - ${times}) from defect d where d.company_id = $1 and d.created_by = $2),
       'events', (select jsonb_agg(to_jsonb(e) - 'id' - ${times}) from defect_event e where e.company_id = $1 and e.created_by = $2),
       'obligations', (select jsonb_agg(to_jsonb(o) - 'id' - ${times}) from obligation o
         where o.company_id = $1 and o.record_type = 'Defect'),
       'numbers', (select jsonb_agg(to_jsonb(n)) from number_count n where n.company_id = $1),
       'audit', (select jsonb_agg(jsonb_build_array(a.table_name, a.action, a.person_id, a.before, a.after - 'id' - ${times})
         order by a.table_name) from audit_entry a where a.action = 'raiseDefect'
           and not exists (select from bench.audit_entry k where k.id = a.id)),
       'answers', (select jsonb_agg(jsonb_build_array(i.person_id, i.key, i.action, i.answer)) from idempotency i)) as traces`,
    [companyId, personId],
  );
  return rows[0]!.traces;
}

/** Without triggers: nothing is audited, nobody is told. */
async function untold<A>(owner: Client, work: () => Promise<A>): Promise<void> {
  await owner.query("set session_replication_role = replica");
  await work();
  await owner.query("set session_replication_role = default");
}
