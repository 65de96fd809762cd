-- The records that launch preparation is done with (spec 03 part 2.3, first half): scheme, staffing, recruitment,
-- uniforms, materials, canteen and dormitory, printing. Each hangs on its plan; a plan has one of each kind.

-- LCH-R04: 配合销售服务及人员配置方案, reviewed by the region's head, approved by the developer's head, then signed.
create table sales_support_scheme (
  company_id uuid not null,
  id uuid not null,
  service_center_id uuid not null,
  plan_id uuid not null,
  developer_needs text not null default '' check (length(developer_needs) <= 4000),
  services text not null default '' check (length(services) <= 4000),
  -- 人员配置: [{post, number, shift}]
  headcount jsonb not null default '[]' check (jsonb_typeof(headcount) = 'array'),
  status text not null default 'DRAFT' check (status in ('DRAFT', 'SUBMITTED', 'REVIEWED', 'APPROVED')),
  submitted_on date,
  reviewed_on date,
  approved_on date,
  returned_reason text,
  version int not null default 1,
  created_at timestamptz not null default current_instant(),
  created_by uuid default current_person(),
  updated_at timestamptz not null default current_instant(),
  updated_by uuid,
  primary key (company_id, id),
  foreign key (company_id, plan_id) references launch_plan on delete cascade,
  unique (company_id, plan_id),
  check (status <> 'APPROVED' or reviewed_on is not null),
  check ((status = 'APPROVED') = (approved_on is not null))
);
call make_tenant_table('sales_support_scheme', 'service_center_id = any ((select launch_centers())::uuid[])', true);

-- 《前期介入服务协议》: there once its scheme is approved, so that its paper can be handed in; signed with it.
create table pre_intervention_agreement (
  company_id uuid not null,
  id uuid not null,
  service_center_id uuid not null,
  plan_id uuid not null,
  signed_on date,
  version int not null default 1,
  created_at timestamptz not null default current_instant(),
  created_by uuid default current_person(),
  updated_at timestamptz not null default current_instant(),
  updated_by uuid,
  primary key (company_id, id),
  foreign key (company_id, plan_id) references launch_plan on delete cascade,
  unique (company_id, plan_id)
);
call make_tenant_table('pre_intervention_agreement', 'service_center_id = any ((select launch_centers())::uuid[])', true);

-- LCH-R07, R08: 定岗定编方案.
create table staffing_plan (
  company_id uuid not null,
  id uuid not null,
  service_center_id uuid not null,
  plan_id uuid not null,
  -- 定编明细: [{department, post, number, hireBy, recruitAs}]
  lines jsonb not null default '[]' check (jsonb_typeof(lines) = 'array'),
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
  unique (company_id, plan_id),
  check ((status = 'APPROVED') = (approved_on is not null))
);
call make_tenant_table('staffing_plan', 'service_center_id = any ((select launch_centers())::uuid[])', true);

-- LCH-R05, R06, R09, R10, R23: 招聘计划, one row per post of a plan.
create table recruitment_item (
  company_id uuid not null,
  id uuid not null,
  service_center_id uuid not null,
  plan_id uuid not null,
  post text not null check (post in ('SECURITY_HEAD', 'GATE_GUARD', 'STANDBY_GUARD', 'COOK', 'CS_HEAD', 'ENGINEERING_SUPERVISOR', 'CS_STAFF', 'ENGINEERING_STAFF', 'SALES_GUARD')),
  task_code text not null,
  mode text not null check (mode in ('RECRUIT', 'COMPETE', 'SELECT')),
  needed int not null check (needed between 1 and 1000),
  hired int not null default 0 check (hired between 0 and 1000),
  -- the earliest day that the staffing plan wants somebody there
  hire_by date,
  remark text check (length(remark) <= 500),
  version int not null default 1,
  created_at timestamptz not null default current_instant(),
  created_by uuid default current_person(),
  updated_at timestamptz not null default current_instant(),
  updated_by uuid,
  primary key (company_id, id),
  foreign key (company_id, plan_id) references launch_plan on delete cascade,
  unique (company_id, plan_id, post)
);
create index recruitment_item_open on recruitment_item (company_id, id) where hired < needed;
call make_tenant_table('recruitment_item', 'service_center_id = any ((select launch_centers())::uuid[])', true);

-- LCH-R18, R19: 工装申购.
create table uniform_order (
  company_id uuid not null,
  id uuid not null,
  service_center_id uuid not null,
  plan_id uuid not null,
  -- 尺码数量: [{size, number}]
  sizes jsonb not null default '[]' check (jsonb_typeof(sizes) = 'array'),
  supplier text check (length(supplier) <= 80),
  status text not null default 'DRAFT' check (status in ('DRAFT', 'ORDERED', 'ARRIVED')),
  ordered_on date,
  arrived_on date,
  version int not null default 1,
  created_at timestamptz not null default current_instant(),
  created_by uuid default current_person(),
  updated_at timestamptz not null default current_instant(),
  updated_by uuid,
  primary key (company_id, id),
  foreign key (company_id, plan_id) references launch_plan on delete cascade,
  unique (company_id, plan_id),
  check ((status = 'DRAFT') = (ordered_on is null)),
  check ((status = 'ARRIVED') = (arrived_on is not null)),
  check (arrived_on >= ordered_on)
);
call make_tenant_table('uniform_order', 'service_center_id = any ((select launch_centers())::uuid[])', true);

-- LCH-R20, R21: 物资申购计划 by seven categories, with the progress of each line.
create table material_request (
  company_id uuid not null,
  id uuid not null,
  service_center_id uuid not null,
  plan_id uuid not null,
  -- 无需求
  no_need text[] not null default '{}' check (no_need <@ array['OFFICE_FURNITURE', 'OFFICE_SUPPLIES', 'SALES_AREA', 'RECEPTION', 'REPAIR_TOOLS', 'SECURITY_FIRE', 'LOGISTICS']),
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
  unique (company_id, plan_id),
  check ((status = 'APPROVED') = (approved_on is not null))
);
call make_tenant_table('material_request', 'service_center_id = any ((select launch_centers())::uuid[])', true);

create table material_line (
  company_id uuid not null,
  id uuid not null,
  service_center_id uuid not null,
  plan_id uuid not null,
  request_id uuid not null,
  position int not null,
  category text not null check (category in ('OFFICE_FURNITURE', 'OFFICE_SUPPLIES', 'SALES_AREA', 'RECEPTION', 'REPAIR_TOOLS', 'SECURITY_FIRE', 'LOGISTICS')),
  item text not null check (length(item) between 1 and 80),
  quantity numeric(12, 2) not null check (quantity > 0),
  unit text not null check (length(unit) between 1 and 10),
  estimated_price numeric(12, 2) check (estimated_price >= 0),
  status text not null default 'REQUESTED' check (status in ('REQUESTED', 'ORDERED', 'SHIPPED', 'ARRIVED')),
  progress_on date,
  version int not null default 1,
  created_at timestamptz not null default current_instant(),
  created_by uuid default current_person(),
  updated_at timestamptz not null default current_instant(),
  updated_by uuid,
  primary key (company_id, id),
  foreign key (company_id, request_id) references material_request on delete cascade
);
create index material_line_request on material_line (company_id, request_id, position, id);
create index material_line_open on material_line (company_id, id) where status <> 'ARRIVED';
call make_tenant_table('material_line', 'service_center_id = any ((select launch_centers())::uuid[])', true);

-- LCH-R21: what was logged of a line, newest last.
create table material_progress (
  company_id uuid not null,
  id uuid not null,
  service_center_id uuid not null,
  plan_id uuid not null,
  line_id uuid not null,
  status text not null check (status in ('REQUESTED', 'ORDERED', 'SHIPPED', 'ARRIVED')),
  on_day date not null,
  remark text check (length(remark) <= 500),
  created_at timestamptz not null default current_instant(),
  created_by uuid default current_person(),
  primary key (company_id, id),
  foreign key (company_id, line_id) references material_line on delete cascade
);
create index material_progress_line on material_progress (company_id, line_id, created_at, id);
call make_tenant_table('material_progress', 'service_center_id = any ((select launch_centers())::uuid[])', true);

-- LCH-R22, R23: 食堂宿舍.
create table logistics_item (
  company_id uuid not null,
  id uuid not null,
  service_center_id uuid not null,
  plan_id uuid not null,
  kind text not null check (kind in ('DORM_RENT', 'CANTEEN_RENT', 'CANTEEN_GOODS', 'FOOD_SUPPLIER')),
  task_code text not null,
  address text check (length(address) <= 120),
  distance_km numeric(6, 2) check (distance_km > 0),
  counterparty text check (length(counterparty) <= 80),
  finished_on date,
  remark text check (length(remark) <= 500),
  version int not null default 1,
  created_at timestamptz not null default current_instant(),
  created_by uuid default current_person(),
  updated_at timestamptz not null default current_instant(),
  updated_by uuid,
  primary key (company_id, id),
  foreign key (company_id, plan_id) references launch_plan on delete cascade,
  unique (company_id, plan_id, kind),
  check (finished_on is null or kind not in ('DORM_RENT', 'CANTEEN_RENT') or (address is not null and distance_km is not null))
);
call make_tenant_table('logistics_item', 'service_center_id = any ((select launch_centers())::uuid[])', true);

-- LCH-R14, R15: 印刷移交, one row per paper of a plan; its days never run backwards.
create table print_handover (
  company_id uuid not null,
  id uuid not null,
  service_center_id uuid not null,
  plan_id uuid not null,
  document text not null check (document in ('PRE_AGREEMENT', 'INTERIM_COVENANT')),
  task_code text not null,
  finalized_on date,
  approved_on date,
  print_applied_on date,
  printed_on date,
  copies int check (copies > 0),
  handed_on date,
  receiver text check (length(receiver) between 1 and 40),
  version int not null default 1,
  created_at timestamptz not null default current_instant(),
  created_by uuid default current_person(),
  updated_at timestamptz not null default current_instant(),
  updated_by uuid,
  primary key (company_id, id),
  foreign key (company_id, plan_id) references launch_plan on delete cascade,
  unique (company_id, plan_id, document),
  check (approved_on is null or approved_on >= finalized_on and finalized_on is not null),
  check (print_applied_on is null or print_applied_on >= approved_on and approved_on is not null),
  check (printed_on is null or printed_on >= print_applied_on and print_applied_on is not null),
  check (handed_on is null or handed_on >= printed_on and printed_on is not null),
  check ((printed_on is null) = (copies is null)),
  check ((handed_on is null) = (receiver is null))
);
call make_tenant_table('print_handover', 'service_center_id = any ((select launch_centers())::uuid[])', true);

-- Which record a task is worked on in, and whether the record has still to do it.
create view launch_task_record with (security_invoker = true) as
  select s.company_id, s.plan_id, t.code as task_code, 'SalesSupportScheme' as record_type, s.id,
    case t.code when 'SALES_SUPPORT_SCHEME' then s.reviewed_on is null when 'SALES_SUPPORT_APPROVAL' then s.approved_on is null
      else not exists (select from pre_intervention_agreement a where a.company_id = s.company_id and a.plan_id = s.plan_id
        and a.signed_on is not null) end as open
  from sales_support_scheme s,
    (values ('SALES_SUPPORT_SCHEME'), ('SALES_SUPPORT_APPROVAL'), ('PRE_INTERVENTION_AGREEMENT')) t(code)
  union all
  select s.company_id, s.plan_id, t.code, 'StaffingPlan', s.id,
    case t.code when 'STAFFING_PLAN' then s.submitted_on is null else s.approved_on is null end
  from staffing_plan s, (values ('STAFFING_PLAN'), ('STAFFING_APPROVAL')) t(code)
  union all
  select company_id, plan_id, task_code, 'RecruitmentItem', id, hired < needed from recruitment_item
  union all
  select u.company_id, u.plan_id, t.code, 'UniformOrder', u.id,
    case t.code when 'UNIFORM_ORDER' then u.ordered_on is null else u.arrived_on is null end
  from uniform_order u, (values ('UNIFORM_ORDER'), ('UNIFORMS_IN_PLACE')) t(code)
  union all
  select company_id, plan_id, 'MATERIALS_PLAN', 'MaterialRequest', id, submitted_on is null from material_request
  union all
  select company_id, plan_id, task_code, 'LogisticsItem', id, finished_on is null from logistics_item
  union all
  select company_id, plan_id, task_code, 'PrintHandover', id, print_applied_on is null from print_handover
  union all
  -- Both papers are handed over under one task.
  select company_id, plan_id, 'PRINTS_HANDED_OVER', 'PrintHandover', (array_agg(id order by id))[1], count(handed_on) < 2
  from print_handover group by company_id, plan_id;

-- Files, approvals and history hang on them as on launches.
insert into record_kind values
  ('sales_support_scheme', 'SalesSupportScheme', 'LCH'),
  ('pre_intervention_agreement', 'PreInterventionAgreement', 'LCH'),
  ('staffing_plan', 'StaffingPlan', 'LCH'),
  ('recruitment_item', 'RecruitmentItem', 'LCH'),
  ('uniform_order', 'UniformOrder', 'LCH'),
  ('material_request', 'MaterialRequest', 'LCH'),
  ('material_line', 'MaterialLine', 'LCH'),
  ('material_progress', 'MaterialProgress', 'LCH'),
  ('logistics_item', 'LogisticsItem', 'LCH'),
  ('print_handover', 'PrintHandover', 'LCH');
