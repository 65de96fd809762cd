-- Launch preparation (开盘筹备, spec 03): templates, plans, tasks with their links, ticks and evidence.

create table launch_template (
  company_id uuid not null references company,
  id uuid not null,
  version_number int not null,
  name text not null,
  status text not null default 'DRAFT' check (status in ('DRAFT', 'PUBLISHED', 'RETIRED')),
  -- the template as the domain knows it: tasks, links, ticks, what was adapted and why
  content jsonb not null,
  published_at timestamptz,
  version int not null default 1,
  created_at timestamptz not null default current_instant(),
  created_by uuid default current_person(),
  updated_at timestamptz not null default current_instant(),
  updated_by uuid,
  primary key (company_id, id),
  unique (company_id, version_number)
);
call make_tenant_table('launch_template');

create table launch_plan (
  company_id uuid not null,
  id uuid not null,
  service_center_id uuid not null,
  estate_id uuid not null,
  template_id uuid not null,
  name text not null check (length(name) between 1 and 80),
  status text not null default 'DRAFT' check (status in ('DRAFT', 'ACTIVE', 'READY', 'LAUNCHED', 'CLOSED', 'SUSPENDED')),
  suspended_from text check (suspended_from in ('ACTIVE', 'READY')),
  suspended_reason text,
  coordination_meeting_on date not null,
  entry_date date not null,
  launch_date date not null,
  soft_fitout_date date,
  hall_fitout_date date,
  staffing_approved_on date,
  fit_out_standard text,
  enclosure_scope text,
  office_place text,
  canteen_required boolean not null default true,
  dorm_required boolean not null default true,
  -- LCH-R02: the day each kept field was last brought up to date, {field: day}
  fields_updated_on jsonb not null default '{}',
  launched_on date,
  closed_at timestamptz,
  -- the schedule as last computed (domain launch/schedule): kept so that a page is one read
  planned_on date,
  feasible boolean not null default true,
  conflict_codes text[] not null default '{}',
  provisional boolean not null default false,
  light text not null default 'GREEN' check (light in ('GREEN', 'AMBER', 'RED')),
  light_reasons jsonb not null default '[]',
  version int not null default 1,
  created_at timestamptz not null default current_instant(),
  created_by uuid default current_person(),
  updated_at timestamptz not null default current_instant(),
  updated_by uuid,
  primary key (company_id, id),
  foreign key (company_id, estate_id) references estate,
  foreign key (company_id, template_id) references launch_template,
  check (entry_date <= launch_date)
);
create index launch_plan_order on launch_plan (company_id, launch_date, id);
create index launch_plan_estate on launch_plan (company_id, estate_id);
-- one plan per launch object at a time
create unique index launch_plan_open on launch_plan (company_id, estate_id, name) where status <> 'CLOSED';
call make_tenant_table('launch_plan', 'service_center_id = any ((select launch_centers())::uuid[])', true);

create table launch_permit (
  company_id uuid not null,
  id uuid not null,
  service_center_id uuid not null,
  plan_id uuid not null,
  name text not null,
  status text not null default 'NOT_STARTED' check (status in ('NOT_STARTED', 'IN_PROGRESS', 'OBTAINED')),
  status_on date,
  primary key (company_id, id),
  foreign key (company_id, plan_id) references launch_plan on delete cascade,
  unique (company_id, plan_id, name)
);
call make_tenant_table('launch_permit', 'service_center_id = any ((select launch_centers())::uuid[])', true);

create table launch_show_flat (
  company_id uuid not null,
  id uuid not null,
  service_center_id uuid not null,
  plan_id uuid not null,
  location text not null,
  count int not null check (count > 0),
  primary key (company_id, id),
  foreign key (company_id, plan_id) references launch_plan on delete cascade
);
call make_tenant_table('launch_show_flat', 'service_center_id = any ((select launch_centers())::uuid[])', true);

create table launch_task (
  company_id uuid not null,
  id uuid not null,
  service_center_id uuid not null,
  plan_id uuid not null,
  code text not null,
  position int not null,
  workstream text not null check (workstream in ('DEVELOPER_LIAISON', 'BIDDING', 'SALES_SUPPORT', 'TEAM', 'TRAINING', 'PRINTING', 'MATERIALS', 'LOGISTICS', 'TAKEOVER', 'CLEANING', 'ORDER')),
  title text not null,
  title_en text not null,
  anchor text not null check (anchor in ('LAUNCH', 'ENTRY', 'SOFT_FITOUT', 'HALL_FITOUT', 'STAFFING_APPROVED', 'EVENT')),
  offset_days int check (offset_days >= 0),
  offset_of text not null default 'CALENDAR' check (offset_of in ('CALENDAR', 'WORKING')),
  duration_days int not null default 1 check (duration_days >= 0),
  duration_of text not null default 'CALENDAR' check (duration_of in ('CALENDAR', 'WORKING')),
  due_override date,
  due_override_reason text,
  due_on date,
  responsible_role text not null,
  assignee_id uuid,
  evidence_required boolean not null default false,
  approval_required boolean not null default false,
  linked_document text,
  rule_id text,
  source text not null,
  origin text not null default 'SEED' check (origin in ('SEED', 'STATUTE', 'PROPOSAL', 'COMPANY')),
  status text not null default 'NOT_STARTED' check (status in ('NOT_STARTED', 'IN_PROGRESS', 'SUBMITTED', 'DONE', 'NOT_APPLICABLE')),
  started_on date,
  done_on date,
  not_applicable_reason text,
  exception_reason text,
  exception_by uuid,
  exception_at timestamptz,
  generated_late boolean not null default false,
  remark text,
  -- as last computed
  early_start_on date,
  early_finish_on date,
  late_start_on date,
  late_finish_on date,
  total_slack int,
  free_slack int,
  critical boolean not null default false,
  version int not null default 1,
  created_at timestamptz not null default current_instant(),
  created_by uuid default current_person(),
  updated_at timestamptz not null default current_instant(),
  updated_by uuid,
  primary key (company_id, id),
  foreign key (company_id, plan_id) references launch_plan on delete cascade,
  foreign key (company_id, assignee_id) references person,
  unique (company_id, plan_id, code),
  check ((status = 'DONE') = (done_on is not null)),
  check ((status = 'NOT_APPLICABLE') = (not_applicable_reason is not null))
);
create index launch_task_plan on launch_task (company_id, plan_id, position, id);
create index launch_task_open on launch_task (company_id, due_on, id) where status not in ('DONE', 'NOT_APPLICABLE');
create index launch_task_assignee on launch_task (company_id, assignee_id) where assignee_id is not null;
call make_tenant_table('launch_task', 'service_center_id = any ((select launch_centers())::uuid[])', true);

create table launch_task_link (
  company_id uuid not null,
  id uuid not null,
  service_center_id uuid not null,
  plan_id uuid not null,
  from_task_id uuid not null,
  to_task_id uuid not null,
  kind text not null check (kind in ('FS', 'SS', 'FF', 'SF')),
  lag_days int not null default 0,
  lag_of text not null default 'CALENDAR' check (lag_of in ('CALENDAR', 'WORKING')),
  -- hard: the successor cannot be done before the predecessor is (a drill before its plan is refused)
  hard boolean not null default false,
  primary key (company_id, id),
  foreign key (company_id, plan_id) references launch_plan on delete cascade,
  foreign key (company_id, from_task_id) references launch_task on delete cascade,
  foreign key (company_id, to_task_id) references launch_task on delete cascade,
  unique (company_id, from_task_id, to_task_id, kind)
);
create index launch_task_link_plan on launch_task_link (company_id, plan_id);
create index launch_task_link_to on launch_task_link (company_id, to_task_id);
call make_tenant_table('launch_task_link', 'service_center_id = any ((select launch_centers())::uuid[])', true);

-- Tick rows of a task: material categories (LCH-R20), pumps and hoses (LCH-R30), a distance in km (LCH-R22).
create table launch_task_check (
  company_id uuid not null,
  id uuid not null,
  service_center_id uuid not null,
  plan_id uuid not null,
  task_id uuid not null,
  code text not null,
  position int not null,
  label text not null,
  label_en text not null,
  kind text not null check (kind in ('TICK', 'TICK_OR_NO_NEED', 'NUMBER')),
  unit text,
  state text not null default 'OPEN' check (state in ('OPEN', 'DONE', 'NO_NEED')),
  value numeric(12, 2),
  primary key (company_id, id),
  foreign key (company_id, plan_id) references launch_plan on delete cascade,
  foreign key (company_id, task_id) references launch_task on delete cascade,
  unique (company_id, task_id, code)
);
call make_tenant_table('launch_task_check', 'service_center_id = any ((select launch_centers())::uuid[])', true);

-- LCH-R24: the works progress of show flat, sales hall and enclosure, as engineering sees it.
create table launch_progress_entry (
  company_id uuid not null,
  id uuid not null,
  service_center_id uuid not null,
  plan_id uuid not null,
  area text not null check (area in ('SHOW_FLAT', 'SALES_HALL', 'ENCLOSURE')),
  on_day date not null,
  text text not null check (length(text) between 1 and 2000),
  created_at timestamptz not null default current_instant(),
  created_by uuid default current_person(),
  primary key (company_id, id),
  foreign key (company_id, plan_id) references launch_plan on delete cascade
);
create index launch_progress_entry_plan on launch_progress_entry (company_id, plan_id, on_day desc, id);
call make_tenant_table('launch_progress_entry', 'service_center_id = any ((select launch_centers())::uuid[])', true);

-- A frozen plan, to compare with.
create table launch_baseline (
  company_id uuid not null,
  id uuid not null,
  service_center_id uuid not null,
  plan_id uuid not null,
  name text not null check (length(name) between 1 and 80),
  content jsonb not null,
  frozen_at timestamptz not null default current_instant(),
  created_by uuid default current_person(),
  primary key (company_id, id),
  foreign key (company_id, plan_id) references launch_plan on delete cascade
);
call make_tenant_table('launch_baseline', 'service_center_id = any ((select launch_centers())::uuid[])', true);

-- LCH-R35: everybody responsible is told; shown in 今日待办 until read.
create table notice (
  company_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  kind text not null check (kind in ('LAUNCH_MOVED', 'PLAN_STATUS', 'TASK_RETURNED')),
  plan_id uuid,
  data jsonb not null,
  created_at timestamptz not null default current_instant(),
  read_at timestamptz,
  primary key (company_id, id),
  foreign key (company_id, person_id) references person
);
create index notice_unread on notice (company_id, person_id, created_at desc) where read_at is null;
call make_tenant_table('notice', 'true', true);

-- What the search box finds, under the rights of who searches.
create view search_hit with (security_invoker = true) as
  select e.company_id, e.id, 'ESTATE' as kind, e.name as title, c.name as subtitle, e.search_key, 1 as rank
  from estate e join service_center c on c.company_id = e.company_id and c.id = e.service_center_id
  union all
  select p.company_id, p.id, 'LAUNCH_PLAN', p.name, e.name, e.search_key || ' ' || lower(p.name), 2
  from launch_plan p join estate e on e.company_id = p.company_id and e.id = p.estate_id
  union all
  select p.company_id, p.id, 'PERSON', p.name, p.badge_number, p.search_key, 3 from person p
  union all
  select b.company_id, b.id, 'BUILDING', b.number || coalesce(' ' || b.name, ''), e.name, lower(b.number || coalesce(' ' || b.name, '')), 4
  from building b join estate e on e.company_id = b.company_id and e.id = b.estate_id
  union all
  select u.company_id, u.id, 'UNIT', b.number || '-' || u.room_number, e.name, u.search_key, 5
  from unit u
  join building b on b.company_id = u.company_id and b.id = u.building_id
  join estate e on e.company_id = u.company_id and e.id = u.estate_id;
