-- Unit-by-unit acceptance (分户验收, spec 05): batches of homes, their groups, one record per home with its results, days.

-- Versions of the standard (KF-02, KF-03); a batch stays on the one it began with.
create table acceptance_standard (
  company_id uuid not null,
  id uuid not null,
  number int not null check (number > 0),
  note text check (length(note) <= 500),
  content jsonb not null check (jsonb_typeof(content -> 'items') = 'array'),
  created_at timestamptz not null default current_instant(),
  created_by uuid default current_person(),
  primary key (company_id, id),
  unique (company_id, number)
);
call make_tenant_table('acceptance_standard');

create table acceptance_batch (
  company_id uuid not null,
  id uuid not null,
  service_center_id uuid not null,
  estate_id uuid not null,
  name text not null check (length(name) between 1 and 80),
  building_ids uuid[] not null check (cardinality(building_ids) > 0),
  status text not null default 'NOTIFIED' check (status in ('NOTIFIED', 'TEAM_FORMED', 'INSPECTING', 'RECTIFYING', 'COMPLETED')),
  -- UAC-R02
  internal_passed_on date not null,
  notice_at timestamptz not null,
  notice_from text not null check (length(notice_from) between 1 and 80),
  planned_handover_on date not null check (planned_handover_on > internal_passed_on),
  -- which version of the law holds: by the day on which the design was approved (UNI-300), and by the city
  approved_on date not null,
  province text check (length(province) between 1 and 20),
  city text check (length(city) between 1 and 20),
  standard_id uuid not null,
  -- {layout type: [{code, name, kind, height, bay, depth}]}: rooms with their design values in mm
  layouts jsonb not null default '{}' check (jsonb_typeof(layouts) = 'object'),
  version int not null default 1,
  created_at timestamptz not null default current_instant(),
  created_by uuid default current_person(),
  updated_at timestamptz not null default current_instant(),
  updated_by uuid,
  primary key (company_id, id),
  foreign key (company_id, service_center_id) references service_center,
  foreign key (company_id, estate_id) references estate,
  foreign key (company_id, standard_id) references acceptance_standard
);
create index acceptance_batch_center on acceptance_batch (company_id, service_center_id, notice_at desc, id);
create index acceptance_batch_estate on acceptance_batch (company_id, estate_id);
call make_tenant_table('acceptance_batch', $$service_center_id = any ((select readable_centers('UAC'))::uuid[])$$, true);

create table acceptance_group (
  company_id uuid not null,
  id uuid not null,
  service_center_id uuid not null,
  batch_id uuid not null,
  kind text not null check (kind in ('GENERAL', 'SPECIAL')),
  name text not null check (length(name) between 1 and 40),
  leader_id uuid not null,
  -- [{id, name, personId, organization, duty, trainedOn}]
  members jsonb not null check (jsonb_typeof(members) = 'array'),
  -- [{id, code, spec, quantity, ballNumbers, netDiameter, checkedOn, usable, serialNumber, calibratedUntil}]
  tools jsonb not null check (jsonb_typeof(tools) = 'array'),
  version int not null default 1,
  created_at timestamptz not null default current_instant(),
  created_by uuid default current_person(),
  updated_at timestamptz not null default current_instant(),
  updated_by uuid,
  primary key (company_id, id),
  foreign key (company_id, batch_id) references acceptance_batch,
  foreign key (company_id, leader_id) references person,
  constraint acceptance_group_name unique (company_id, batch_id, name)
);
call make_tenant_table('acceptance_group', $$service_center_id = any ((select readable_centers('UAC'))::uuid[])$$, true);

-- 分户验收综合记录表 KF-04: one of each home of a batch.
create table unit_acceptance (
  company_id uuid not null,
  id uuid not null,
  service_center_id uuid not null,
  batch_id uuid not null,
  estate_id uuid not null,
  building_id uuid not null,
  unit_id uuid not null,
  status text not null default 'PENDING' check (status in
    ('PENDING', 'INSPECTED', 'SIGNED', 'RECTIFYING', 'RECTIFIED', 'REINSPECTED', 'QUALIFIED')),
  -- 1 for the inspection, one more for each re-inspection
  round int not null default 1 check (round > 0),
  general_group_id uuid,
  special_group_id uuid,
  lines_done int not null default 0,
  lines_failed int not null default 0,
  -- who records there now, and since when: others see it and go elsewhere
  inspecting_by uuid,
  inspecting_at timestamptz,
  inspected_at timestamptz,
  -- qualified at its first inspection; null until it is concluded
  first_pass boolean,
  qualified_at timestamptz,
  version int not null default 1,
  created_at timestamptz not null default current_instant(),
  created_by uuid default current_person(),
  updated_at timestamptz not null default current_instant(),
  updated_by uuid,
  primary key (company_id, id),
  foreign key (company_id, batch_id) references acceptance_batch,
  foreign key (company_id, unit_id) references unit,
  foreign key (company_id, building_id) references building,
  foreign key (company_id, general_group_id) references acceptance_group,
  foreign key (company_id, special_group_id) references acceptance_group,
  -- a home is accepted once
  constraint unit_acceptance_once unique (company_id, unit_id),
  check ((status = 'QUALIFIED') = (qualified_at is not null))
);
create index unit_acceptance_batch on unit_acceptance (company_id, batch_id, building_id, status);
call make_tenant_table('unit_acceptance', $$service_center_id = any ((select readable_centers('UAC'))::uuid[])$$, true);

-- 验收结果 of a line, of each round its own.
create table unit_result (
  company_id uuid not null,
  id uuid not null,
  service_center_id uuid not null,
  record_id uuid not null,
  round int not null check (round > 0),
  item_code text not null check (length(item_code) between 1 and 40),
  -- the room of the layout; empty: the home as a whole
  room_code text not null default '' check (length(room_code) <= 20),
  item_label text not null,
  group_id uuid not null,
  outcome text not null check (outcome in ('PASS', 'FAIL', 'NA', 'UNDECIDED')),
  -- [{value, confirmed}]
  points jsonb not null default '[]' check (jsonb_typeof(points) = 'array'),
  -- the tool as it was: {id, code, serialNumber, calibratedUntil, …}
  tool jsonb,
  -- {verdict, reasons, within, range}: why the points came out so
  measured jsonb,
  remark text check (length(remark) <= 500),
  -- of what failed
  mending text check (mending in ('OPEN', 'RECTIFIED', 'VERIFIED')),
  exception text check (length(exception) between 1 and 1000),
  -- when it was looked at, by the clock of whoever did
  done_at timestamptz not null,
  done_by uuid not null,
  version int not null default 1,
  created_at timestamptz not null default current_instant(),
  created_by uuid default current_person(),
  updated_at timestamptz not null default current_instant(),
  updated_by uuid,
  primary key (company_id, id),
  foreign key (company_id, record_id) references unit_acceptance,
  foreign key (company_id, group_id) references acceptance_group,
  foreign key (company_id, done_by) references person,
  unique (company_id, record_id, round, item_code, room_code),
  check ((outcome = 'FAIL') = (mending is not null))
);
create index unit_result_day on unit_result (company_id, group_id, done_at);
call make_tenant_table('unit_result', $$service_center_id = any ((select readable_centers('UAC'))::uuid[])$$);

-- UAC-R08: what a group inspected on a day, sent to the engineering department by 24:00.
create table acceptance_day (
  company_id uuid not null,
  id uuid not null,
  service_center_id uuid not null,
  batch_id uuid not null,
  group_id uuid not null,
  on_day date not null,
  sent_at timestamptz,
  sent_by uuid,
  -- as it was sent: [{unit, inspected, failed, failedItems, contractors}]
  rows jsonb not null default '[]' check (jsonb_typeof(rows) = 'array'),
  version int not null default 1,
  created_at timestamptz not null default current_instant(),
  created_by uuid default current_person(),
  updated_at timestamptz not null default current_instant(),
  updated_by uuid,
  primary key (company_id, id),
  foreign key (company_id, batch_id) references acceptance_batch,
  foreign key (company_id, group_id) references acceptance_group,
  unique (company_id, group_id, on_day)
);
create index acceptance_day_batch on acceptance_day (company_id, batch_id, on_day desc);
call make_tenant_table('acceptance_day', $$service_center_id = any ((select readable_centers('UAC'))::uuid[])$$, true);

insert into record_kind values
  ('acceptance_batch', 'AcceptanceBatch', 'UAC'),
  ('acceptance_group', 'AcceptanceGroup', 'UAC'),
  ('unit_acceptance', 'UnitAcceptance', 'UAC'),
  ('unit_result', 'UnitResult', 'UAC'),
  ('acceptance_day', 'AcceptanceDay', 'UAC');

-- A sheet of which there are thousands asks nobody by itself: its module obliges people to sign them together.
alter table sign_off add column asks boolean not null default true;
-- Somebody without an account signs on the spot, on the screen of a colleague who stands beside.
alter table signature
  add column witnessed_by uuid,
  add foreign key (company_id, witnessed_by) references person,
  drop constraint signature_check2,
  add constraint signature_check2 check ((outsider_name is null) = (link_id is null and witnessed_by is null));

-- What changed below a batch is told with the batch, as what changed below a plan is with the plan.
create or replace function announce_change() returns trigger language plpgsql as $$
declare
  change record;
begin
  for change in
    select company_id,
           case when count(*) <= 100 then jsonb_agg(id) end as ids,
           coalesce(jsonb_agg(distinct parent) filter (where parent is not null), '[]') as parents
    from (select company_id, id, coalesce(to_jsonb(r) ->> 'plan_id', to_jsonb(r) ->> 'batch_id') as parent from new_rows r) rows
    group by company_id
  loop
    perform pg_notify('change', jsonb_build_object('company', change.company_id, 'table', tg_table_name,
      'operation', tg_op, 'ids', change.ids, 'parents', change.parents)::text);
  end loop;
  return null;
end $$;
