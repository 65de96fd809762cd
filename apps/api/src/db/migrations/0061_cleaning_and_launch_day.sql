-- The records of spec 03 part 2.3, second half: initial cleaning with its utilities, and the plans for the day of the launch.

-- LCH-R27, R29, R31: 清洁开荒方案, its areas, and what their supervisor saw.
create table initial_cleaning_plan (
  company_id uuid not null,
  id uuid not null,
  service_center_id uuid not null,
  plan_id uuid not null,
  -- 外委开荒单位
  vendor text check (length(vendor) between 1 and 80),
  time_and_standard text not null default '' check (length(time_and_standard) <= 4000),
  zones text not null default '' check (length(zones) <= 4000),
  people text not null default '' check (length(people) <= 4000),
  protection text not null default '' check (length(protection) <= 4000),
  process text not null default '' check (length(process) <= 4000),
  supplies text not null default '' check (length(supplies) <= 4000),
  emergency text not null default '' check (length(emergency) <= 4000),
  -- 监督专人
  supervisor_id uuid,
  status text not null default 'DRAFT' check (status in ('DRAFT', 'SUBMITTED', 'APPROVED')),
  submitted_on date,
  approved_on date,
  returned_reason text,
  -- 日常保洁单位, 进场日期
  daily_vendor text check (length(daily_vendor) between 1 and 80),
  daily_entry_on date,
  version int not null default 1,
  created_at timestamptz not null default current_instant(),
  created_by uuid default current_person(),
  updated_at timestamptz not null default current_instant(),
  updated_by uuid,
  primary key (company_id, id),
  foreign key (company_id, plan_id) references launch_plan on delete cascade,
  foreign key (company_id, supervisor_id) references person,
  unique (company_id, plan_id),
  check ((status = 'APPROVED') = (approved_on is not null)),
  check (status = 'DRAFT' or vendor is not null and supervisor_id is not null and '' not in (time_and_standard, zones, people, protection, process, supplies, emergency)),
  check (daily_entry_on is null or status = 'APPROVED')
);
create index initial_cleaning_supervisor on initial_cleaning_plan (company_id, supervisor_id) where supervisor_id is not null;
call make_tenant_table('initial_cleaning_plan', 'service_center_id = any ((select launch_centers())::uuid[])', true);

-- 时间节点: when an area is cleaned, and how far it is.
create table cleaning_area (
  company_id uuid not null,
  id uuid not null,
  service_center_id uuid not null,
  plan_id uuid not null,
  cleaning_id uuid not null,
  position int not null,
  area text not null check (length(area) between 1 and 40),
  from_on date not null,
  to_on date not null check (to_on >= from_on),
  started_on date,
  finished_on date check (finished_on >= started_on),
  -- 日常保洁
  daily_since date,
  version int not null default 1,
  created_at timestamptz not null default current_instant(),
  created_by uuid default current_person(),
  updated_at timestamptz not null default current_instant(),
  updated_by uuid,
  primary key (company_id, id),
  foreign key (company_id, cleaning_id) references initial_cleaning_plan on delete cascade,
  unique (company_id, cleaning_id, area),
  check (daily_since is null or finished_on is not null and daily_since >= finished_on)
);
create index cleaning_area_order on cleaning_area (company_id, cleaning_id, position, id);
call make_tenant_table('cleaning_area', 'service_center_id = any ((select launch_centers())::uuid[])', true);

-- 监督记录; its photos hang on it.
create table cleaning_supervision (
  company_id uuid not null,
  id uuid not null,
  service_center_id uuid not null,
  plan_id uuid not null,
  area_id uuid not null,
  on_day date not null,
  text text not null check (length(text) between 1 and 1000),
  finished boolean not null,
  created_at timestamptz not null default current_instant(),
  created_by uuid default current_person(),
  primary key (company_id, id),
  foreign key (company_id, area_id) references cleaning_area on delete cascade
);
create index cleaning_supervision_area on cleaning_supervision (company_id, area_id, on_day desc, id);
call make_tenant_table('cleaning_supervision', 'service_center_id = any ((select launch_centers())::uuid[])', true);

-- LCH-R30: 取水、用电协调 and the equipment.
create table cleaning_utilities (
  company_id uuid not null,
  id uuid not null,
  service_center_id uuid not null,
  plan_id uuid not null,
  water_power text check (length(water_power) between 1 and 1000),
  agreed_on date,
  pumps int check (pumps > 0),
  hoses int check (hoses > 0),
  wires int check (wires > 0),
  sockets int check (sockets > 0),
  finished_on date,
  version int not null default 1,
  created_at timestamptz not null default current_instant(),
  created_by uuid default current_person(),
  updated_at timestamptz not null default current_instant(),
  updated_by uuid,
  primary key (company_id, id),
  foreign key (company_id, plan_id) references launch_plan on delete cascade,
  unique (company_id, plan_id),
  check (finished_on is null or num_nulls(water_power, agreed_on, pumps, hoses, wires, sockets) = 0)
);
call make_tenant_table('cleaning_utilities', 'service_center_id = any ((select launch_centers())::uuid[])', true);

-- LCH-R33, R34: 开盘当天保洁方案, 开盘当天秩序维护及突发事件应急预案.
create table launch_day_plan (
  company_id uuid not null,
  id uuid not null,
  service_center_id uuid not null,
  plan_id uuid not null,
  kind text not null check (kind in ('CLEANING', 'ORDER')),
  task_code text not null,
  -- 提交单位
  submitted_by text check (length(submitted_by) between 1 and 80),
  staffing text check (length(staffing) between 1 and 4000),
  supplies text check (length(supplies) between 1 and 4000),
  emergency text check (length(emergency) between 1 and 4000),
  status text not null default 'DRAFT' check (status in ('DRAFT', 'SUBMITTED', 'APPROVED')),
  submitted_on date,
  approved_on date,
  returned_reason text,
  version int not null default 1,
  created_at timestamptz not null default current_instant(),
  created_by uuid default current_person(),
  updated_at timestamptz not null default current_instant(),
  updated_by uuid,
  primary key (company_id, id),
  foreign key (company_id, plan_id) references launch_plan on delete cascade,
  unique (company_id, plan_id, kind),
  check ((status = 'APPROVED') = (approved_on is not null)),
  check ((status = 'DRAFT') = (submitted_on is null)),
  check (supplies is null or kind = 'CLEANING'),
  check (status = 'DRAFT' or num_nulls(submitted_by, staffing, emergency) = 0 and (kind = 'ORDER' or supplies is not null))
);
call make_tenant_table('launch_day_plan', 'service_center_id = any ((select launch_centers())::uuid[])', true);

-- LCH-R34: 演练记录.
create table launch_drill (
  company_id uuid not null,
  id uuid not null,
  service_center_id uuid not null,
  plan_id uuid not null,
  held_on date,
  record text check (length(record) between 1 and 4000),
  -- 参加人员
  attendees text[] not null default '{}',
  finished_on date,
  version int not null default 1,
  created_at timestamptz not null default current_instant(),
  created_by uuid default current_person(),
  updated_at timestamptz not null default current_instant(),
  updated_by uuid,
  primary key (company_id, id),
  foreign key (company_id, plan_id) references launch_plan on delete cascade,
  unique (company_id, plan_id),
  check (finished_on is null or held_on is not null and record is not null and cardinality(attendees) > 0)
);
call make_tenant_table('launch_drill', 'service_center_id = any ((select launch_centers())::uuid[])', true);

-- The tasks that they work on, beside those of the other records: whatever the view told before, it tells on.
do $$
begin
  execute 'create or replace view launch_task_record with (security_invoker = true) as '
    || rtrim(pg_get_viewdef('launch_task_record'::regclass), ';') || '
  union all
  select c.company_id, c.plan_id, t.code, ''InitialCleaningPlan'', c.id,
    case t.code when ''INITIAL_CLEANING_PLAN'' then c.approved_on is null else c.daily_entry_on is null end
  from initial_cleaning_plan c, (values (''INITIAL_CLEANING_PLAN''), (''DAILY_CLEANING_ON_SITE'')) t(code)
  union all
  select company_id, plan_id, ''INITIAL_CLEANING_UTILITIES'', ''CleaningUtilities'', id, finished_on is null from cleaning_utilities
  union all
  -- The contractor''s plan is done once it is reviewed, order maintenance''s once it is made.
  select company_id, plan_id, task_code, ''LaunchDayPlan'', id,
    case kind when ''CLEANING'' then approved_on is null else submitted_on is null end
  from launch_day_plan
  union all
  select company_id, plan_id, ''EMERGENCY_DRILL'', ''LaunchDrill'', id, finished_on is null from launch_drill';
end $$;

insert into record_kind values
  ('initial_cleaning_plan', 'InitialCleaningPlan', 'LCH'),
  ('cleaning_area', 'CleaningArea', 'LCH'),
  ('cleaning_supervision', 'CleaningSupervision', 'LCH'),
  ('cleaning_utilities', 'CleaningUtilities', 'LCH'),
  ('launch_day_plan', 'LaunchDayPlan', 'LCH'),
  ('launch_drill', 'LaunchDrill', 'LCH');
