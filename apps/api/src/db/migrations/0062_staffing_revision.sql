-- An approved staffing plan is revised through the same chain (LCH-R07, R08): the plan holds until the revision is approved,
-- and what it replaced is kept with it.

alter table staffing_plan
  -- 版本: how many times it was finally approved
  add column number int not null default 1 check (number > 0);

create table staffing_revision (
  company_id uuid not null,
  id uuid not null,
  service_center_id uuid not null,
  plan_id uuid not null,
  -- 版本: the one that it becomes
  number int not null check (number > 1),
  -- 修订原因
  reason text not null check (length(reason) between 1 and 500),
  -- 定编明细: [{department, post, number, hireBy, recruitAs}]
  lines jsonb not null default '[]' check (jsonb_typeof(lines) = 'array'),
  status text not null default 'DRAFT' check (status in ('DRAFT', 'SUBMITTED', 'APPROVED')),
  submitted_on date,
  approved_on date,
  returned_reason text,
  -- what was in force before, and since when
  replaced_lines jsonb check (jsonb_typeof(replaced_lines) = 'array'),
  replaced_approved_on date,
  version int not null default 1,
  created_at timestamptz not null default current_instant(),
  created_by uuid default current_person(),
  updated_at timestamptz not null default current_instant(),
  updated_by uuid,
  primary key (company_id, id),
  foreign key (company_id, plan_id) references launch_plan on delete cascade,
  unique (company_id, plan_id, number),
  check ((status = 'APPROVED') = (approved_on is not null)),
  check ((status = 'APPROVED') = (replaced_lines is not null))
);
call make_tenant_table('staffing_revision', 'service_center_id = any ((select launch_centers())::uuid[])', true);

insert into record_kind values ('staffing_revision', 'StaffingRevision', 'LCH');
