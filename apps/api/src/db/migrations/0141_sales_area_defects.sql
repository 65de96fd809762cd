-- What engineering finds wrong with a sales area is a defect of the one engine (TKO-R22, LCH-R25), as what a takeover finds; the letter to
-- the developer's engineering department keeps what it said. The area's own list of problems is carried over, under the same ids.

-- 跟进专人: who follows a defect until it is written off.
alter table defect
  add column follower_id uuid,
  add foreign key (company_id, follower_id) references person,
  drop constraint defect_source_kind_check,
  add constraint defect_source_kind_check check (source_kind in ('UNIT_ACCEPTANCE', 'TAKEOVER', 'SALES_AREA', 'REPAIR')),
  -- of a sales area always told by its handover, and followed by somebody (LCH-R25)
  add check (source_kind <> 'SALES_AREA' or source_id is not null and follower_id is not null);
create index defect_follower on defect (company_id, follower_id) where follower_id is not null;

-- The texts name no number of days for a sales area: what was told in writing there may be without one (001-D 4.8.2).
do $$
declare
  name text;
begin
  select c.conname into strict name from pg_constraint c where c.conrelid = 'defect'::regclass and c.contype = 'c'
    and pg_get_constraintdef(c.oid) like '%due_on IS NOT NULL%';
  execute format('alter table defect drop constraint %I', name);
end $$;
alter table defect add check (status not in ('ASSIGNED', 'RETURNED', 'FIXED')
  or contractor_id is not null and (due_on is not null or source_kind = 'SALES_AREA'));

-- Those of a sales area are seen by whoever reads launches or defects at its center.
alter policy tenant on defect
  using (company_id = (select current_company()) and (case source_kind
      when 'TAKEOVER' then service_center_id = any ((select readable_centers('TKO'))::uuid[]) or estate_id = any ((select readable_centers('TKO'))::uuid[])
      else service_center_id = any ((select readable_centers('UAC'))::uuid[]) or estate_id = any ((select readable_centers('UAC'))::uuid[])
        or source_kind = 'SALES_AREA' and service_center_id = any ((select launch_centers())::uuid[]) end
    or contractor_id = any ((select my_contractors())::uuid[])))
  with check (company_id = (select current_company()) and (case source_kind
      when 'TAKEOVER' then service_center_id = any ((select readable_centers('TKO'))::uuid[]) or estate_id = any ((select readable_centers('TKO'))::uuid[])
      else service_center_id = any ((select readable_centers('UAC'))::uuid[]) or estate_id = any ((select readable_centers('UAC'))::uuid[])
        or source_kind = 'SALES_AREA' and service_center_id = any ((select launch_centers())::uuid[]) end
    or contractor_id = any ((select my_contractors())::uuid[])));
alter policy tenant on contractor
  using (company_id = (select current_company()) and (service_center_id = any ((select readable_centers('UAC'))::uuid[])
    or service_center_id = any ((select readable_centers('TKO'))::uuid[]) or service_center_id = any ((select launch_centers())::uuid[])
    or person_id = (select current_person())))
  with check (company_id = (select current_company()) and (service_center_id = any ((select readable_centers('UAC'))::uuid[])
    or service_center_id = any ((select readable_centers('TKO'))::uuid[]) or service_center_id = any ((select launch_centers())::uuid[])
    or person_id = (select current_person())));

-- What the area alone knows of a defect: by which letter it was told.
create table sales_area_defect (
  company_id uuid not null,
  -- the defect's own
  id uuid not null,
  service_center_id uuid not null,
  plan_id uuid not null,
  handover_id uuid not null,
  letter_id uuid,
  version int not null default 1,
  created_at timestamptz not null default current_instant(),
  created_by uuid default current_person(),
  updated_at timestamptz not null default current_instant(),
  updated_by uuid,
  primary key (company_id, id),
  foreign key (company_id, id) references defect,
  foreign key (company_id, handover_id) references sales_area_handover,
  foreign key (company_id, letter_id) references sales_area_letter
);
create index sales_area_defect_handover on sales_area_defect (company_id, handover_id);
create index sales_area_defect_letter on sales_area_defect (company_id, letter_id) where letter_id is not null;
call make_tenant_table('sales_area_defect',
  'exists (select from defect d where d.company_id = sales_area_defect.company_id and d.id = sales_area_defect.id)', true);

alter table sales_area_letter
  -- who has to mend what it tells of (责任单位)
  add column contractor_id uuid,
  -- what it says: [{defectId, number, part, text, dueOn, follower}], as it was written
  add column lines jsonb not null default '[]' check (jsonb_typeof(lines) = 'array'),
  add foreign key (company_id, contractor_id) references contractor;

-- How the defects of an area stand towards the letters: OPEN while one is to be told.
create view sales_area_standing with (security_invoker = true) as
  select s.company_id, s.plan_id, s.handover_id, s.id, s.letter_id,
    case when l.sent_on is not null then 'TOLD' when d.status in ('VOID', 'MERGED', 'EXCEPTED') then 'GONE' else 'OPEN' end as status
  from sales_area_defect s
  join defect d on d.company_id = s.company_id and d.id = s.id
  left join sales_area_letter l on l.company_id = s.company_id and l.id = s.letter_id;

insert into record_kind values ('sales_area_defect', 'SalesAreaDefect', 'LCH');

-- Which launch a defect of a sales area is of, and whether it was told in writing, whoever asks: also a responsible party's link, which sees
-- no launch. What was split off of a defect is of the same area, and told by the letter that told the whole.
create function follow_sales_area(defect_id uuid, out plan_id uuid, out told boolean)
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  insert into sales_area_defect (company_id, id, service_center_id, plan_id, handover_id, letter_id)
    select d.company_id, d.id, d.service_center_id, h.plan_id, h.id, l.id
    from defect d
    join sales_area_handover h on h.company_id = d.company_id and h.id = d.source_id
    left join sales_area_defect o on o.company_id = d.company_id and o.id = d.split_from_id
    left join sales_area_letter l on l.company_id = d.company_id and l.id = o.letter_id and l.sent_on is not null
    where d.company_id = current_company() and d.id = defect_id
      and not exists (select from sales_area_defect s where s.company_id = d.company_id and s.id = d.id);
  select s.plan_id, l.sent_on is not null into strict plan_id, told
    from sales_area_defect s left join sales_area_letter l on l.company_id = s.company_id and l.id = s.letter_id
    where s.company_id = current_company() and s.id = defect_id;
end $$;

-- The old list, company by company, so that an owner who is no superuser sees the rows as well.
create function pg_temp.carry_over(company uuid, zone text) returns void language plpgsql as $$
begin
  perform set_config('app.company_id', company::text, true), set_config('app.action', 'carryOverSalesAreas', true);

  -- Whom the letters went to.
  insert into contractor (company_id, id, service_center_id, name)
    select distinct on (i.service_center_id) company, gen_random_uuid(), i.service_center_id, '地区公司工程部'
    from sales_area_issue i where i.company_id = company and i.status <> 'OPEN'
    on conflict on constraint contractor_name do nothing;
  update sales_area_letter l set contractor_id = c.id from contractor c
    where l.company_id = company and c.company_id = company and c.service_center_id = l.service_center_id
      and c.name = '地区公司工程部' and l.sent_on is not null;
  update sales_area_letter l set lines = x.lines
    from (select i.letter_id, jsonb_agg(jsonb_build_object('defectId', i.id, 'number', i.number, 'part', null, 'text', i.text,
        'dueOn', i.due_on, 'follower', p.name) order by i.number) as lines
      from sales_area_issue i join person p on p.company_id = i.company_id and p.id = i.follower_id
      where i.company_id = company and i.letter_id is not null group by i.letter_id) x
    where l.company_id = company and l.id = x.letter_id;

  -- Every step that was taken, as the audit tells it: {defect, act, at, by, link}; its round is how often it was mended by then.
  create temp table step on commit drop as
    select e.record_id as defect_id, e.position, e.at, e.person_id, (r.id is not null) as by_link,
      coalesce(r.id, gen_random_uuid()) as id,
      case when e.after ->> 'status' = 'SENT' and e.before ->> 'status' = 'OPEN' then 'ASSIGN' when e.after ->> 'status' = 'SENT' then 'FAIL'
        when e.after ->> 'status' = 'FIXED' then 'FIX' else 'PASS' end as act,
      count(*) filter (where e.after ->> 'status' = 'FIXED') over (partition by e.record_id order by e.position) as round,
      coalesce(r.text, case e.after ->> 'status'
        when 'FIXED' then (select n.after ->> 'fix_note' from audit_entry n where n.company_id = company and n.record_id = e.record_id
          and n.table_name = 'sales_area_issue' and n.position <= e.position and n.after ? 'fix_note' order by n.position desc limit 1)
        when 'SENT' then (select n.after ->> 'rejected_reason' from audit_entry n where n.company_id = company and n.record_id = e.record_id
          and n.table_name = 'sales_area_issue' and n.position <= e.position and n.after ? 'rejected_reason' order by n.position desc limit 1)
        end) as reason,
      r.said_name, r.said_organization,
      case when e.after ->> 'status' = 'FIXED' and (e.after ->> 'fixed_on')::date < (e.at at time zone zone)::date
        then ((e.after ->> 'fixed_on')::date + time '12:00') at time zone zone else e.at end as done_at
    from audit_entry e
    join sales_area_issue i on i.company_id = e.company_id and i.id = e.record_id
    left join sales_area_reply r on r.company_id = e.company_id and r.issue_id = e.record_id and e.origin = 'link:' || r.id
    where e.company_id = company and e.table_name = 'sales_area_issue' and e.operation = 'UPDATE' and e.after ? 'status';

  insert into defect (company_id, id, service_center_id, estate_id, number, source_kind, source_id, part, category, severity, trade, text,
      status, contractor_id, due_on, round, raised_on, fixed_by, verified_by, status_at, settled_on, follower_id, search_key, created_at, created_by)
    select company, i.id, i.service_center_id, p.estate_id,
      numbered.number, 'SALES_AREA', i.handover_id, a.part, 'OTHER', 'GENERAL', 'OTHER', i.text,
      case i.status when 'OPEN' then 'UNASSIGNED' when 'FIXED' then 'FIXED' when 'VERIFIED' then 'CLOSED'
        else case when last.act = 'FAIL' then 'RETURNED' else 'ASSIGNED' end end,
      case when i.status <> 'OPEN' then c.id end, i.due_on, coalesce(last.round, 0), (i.created_at at time zone zone)::date,
      -- Nobody verifies what he mended: where one person told both, it was the party that mended.
      case when fix.doer = seen.person_id then c.id else fix.doer end,
      case when i.status = 'VERIFIED' then coalesce(seen.person_id, i.follower_id) end,
      coalesce(last.at, i.created_at), i.verified_on, i.follower_id,
      lower(concat_ws(' ', i.text, a.part, '#' || numbered.number)), i.created_at, i.created_by
    from sales_area_issue i
    join launch_plan p on p.company_id = company and p.id = i.plan_id
    join (select x.id, coalesce((select n.last from number_count n
          where n.company_id = company and n.form = 'DEFECT' and n.count = q.estate_id::text), 0)
        + row_number() over (partition by q.estate_id order by x.created_at, x.number) as number
      from sales_area_issue x join launch_plan q on q.company_id = company and q.id = x.plan_id
      where x.company_id = company) numbered on numbered.id = i.id
    join sales_area_handover h on h.company_id = company and h.id = i.handover_id
    join (values ('SHOW_FLAT', '样板房'), ('SALES_HALL', '销售大厅'), ('ENCLOSURE', '围蔽区域')) a(area, part) on a.area = h.area
    left join contractor c on c.company_id = company and c.service_center_id = i.service_center_id and c.name = '地区公司工程部'
    left join lateral (select s.act, s.at, s.round from step s where s.defect_id = i.id order by s.position desc limit 1) last on true
    left join lateral (select case when s.by_link then s.id else s.person_id end as doer from step s
      where s.defect_id = i.id and s.act = 'FIX' order by s.position desc limit 1) fix on true
    left join lateral (select s.person_id from step s
      where s.defect_id = i.id and s.act = 'PASS' order by s.position desc limit 1) seen on true
    where i.company_id = company;
  insert into number_count as n (company_id, form, count, last)
    select company, 'DEFECT', estate_id::text, max(number) from defect where company_id = company and source_kind = 'SALES_AREA' group by estate_id
    on conflict (company_id, form, count) do update set last = greatest(n.last, excluded.last);
  insert into sales_area_defect (company_id, id, service_center_id, plan_id, handover_id, letter_id, created_at, created_by)
    select company, id, service_center_id, plan_id, handover_id, letter_id, created_at, created_by from sales_area_issue where company_id = company;

  insert into defect_event (company_id, id, service_center_id, defect_id, act, round, done_at, created_at, created_by)
    select company, gen_random_uuid(), service_center_id, id, 'RAISE', 0, created_at, created_at, created_by
    from sales_area_issue where company_id = company;
  insert into defect_event (company_id, id, service_center_id, defect_id, act, round, reason, said_name, said_organization, contractor_id, due_on,
      done_at, created_at, created_by)
    select company, s.id, d.service_center_id, d.id, s.act, s.round,
      case s.act when 'ASSIGN' then '书面反馈 第 ' || l.number || ' 号 · ' || l.recipient else nullif(trim(s.reason), '') end, s.said_name,
      nullif(trim(s.said_organization), ''), case s.act when 'ASSIGN' then d.contractor_id end, case s.act when 'ASSIGN' then d.due_on end,
      s.done_at, s.at, case when not s.by_link then s.person_id end
    from step s join defect d on d.company_id = company and d.id = s.defect_id
    join sales_area_issue i on i.company_id = company and i.id = s.defect_id
    left join sales_area_letter l on l.company_id = company and l.id = i.letter_id;
  -- 已关闭 was the end of it: nobody is asked to write it off once more.
  insert into defect_event (company_id, id, service_center_id, defect_id, act, round, reason, done_at)
    select company, gen_random_uuid(), service_center_id, id, 'CLOSE', round, '原销售区域问题台账：复验合格即关闭', status_at
    from defect where company_id = company and source_kind = 'SALES_AREA' and status = 'CLOSED';

  update attachment set record_type = case record_type when 'SalesAreaIssue' then 'Defect' else 'DefectEvent' end
    where company_id = company and record_type in ('SalesAreaIssue', 'SalesAreaReply');
  update access_link set record_type = 'Defect' where company_id = company and record_type = 'SalesAreaIssue';
  update notification set record_type = 'Defect' where company_id = company and record_type = 'SalesAreaIssue';
  -- What is still asked of people is asked as the engine asks it, of the same person.
  update obligation o set record_type = 'Defect', kind = case when o.status not in ('OPEN', 'PAUSED') then o.kind
      else case d.status when 'UNASSIGNED' then 'DEFECT_ASSIGN' when 'FIXED' then 'DEFECT_VERIFY' else 'DEFECT_RECTIFY' end end
    from defect d where o.company_id = company and o.record_type = 'SalesAreaIssue' and d.company_id = company and d.id = o.record_id;
  update obligation set record_type = 'Defect' where company_id = company and record_type = 'SalesAreaIssue';
  drop table step;
end $$;

alter table company no force row level security;
alter table audit_entry no force row level security;
select pg_temp.carry_over(company_id, time_zone) from company;
alter table company force row level security;
alter table audit_entry force row level security;
select set_config('app.company_id', '', true), set_config('app.action', '', true);

-- The launch's task asks the new standing, and what rests with a suspended launch are its defects.
do $$
begin
  execute 'create or replace view launch_task_record with (security_invoker = true) as '
    || replace(rtrim(pg_get_viewdef('launch_task_record'::regclass), ';'), 'sales_area_issue', 'sales_area_standing');
end $$;
create or replace view launch_duty_record with (security_invoker = true) as
  select company_id, plan_id, 'SalesSupportScheme' as record_type, id from sales_support_scheme
  union all select company_id, plan_id, 'StaffingPlan', id from staffing_plan
  union all select company_id, plan_id, 'StaffingRevision', id from staffing_revision
  union all select company_id, plan_id, 'MaterialRequest', id from material_request
  union all select company_id, plan_id, 'SalesAreaHandover', id from sales_area_handover
  union all select company_id, plan_id, 'Defect', id from sales_area_defect
  union all select company_id, plan_id, 'InitialCleaningPlan', id from initial_cleaning_plan
  union all select company_id, plan_id, 'LaunchDayPlan', id from launch_day_plan;

delete from record_kind where table_name in ('sales_area_issue', 'sales_area_reply');
drop table sales_area_reply;
drop table sales_area_issue;
