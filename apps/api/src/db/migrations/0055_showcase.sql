-- The service showcase (服务展示, spec 04) of a launch: its layout plan, the display boards and what is shown.

create table showcase_plan (
  company_id uuid not null,
  id uuid not null,
  service_center_id uuid not null,
  estate_id uuid not null,
  -- the launch, whose dates its deadlines are counted from
  plan_id uuid not null,
  status text not null default 'DRAFT'
    check (status in ('DRAFT', 'AGREED', 'REVIEWED', 'APPROVED', 'IMPLEMENTED', 'IN_USE', 'CLOSED')),
  location text not null default '' check (length(location) <= 120),
  -- square metres; null until somebody measured
  area numeric(7, 2) check (area > 0 and area <= 10000),
  mode text not null default 'RECEPTION_AREA' check (mode in ('RECEPTION_AREA', 'DISPLAY_BOARD')),
  -- 配备物品: [{kind, quantity}]; whatever else there is, in words
  equipment jsonb not null default '[]' check (jsonb_typeof(equipment) = 'array'),
  other_equipment text check (length(other_equipment) <= 500),
  consult_desk text not null default '' check (length(consult_desk) <= 120),
  hotline text not null default '' check (length(hotline) <= 30),
  agreed_on date,
  -- with whom of the developer
  agreed_with text check (length(agreed_with) <= 120),
  reviewed_on date,
  approved_on date,
  implemented_on date,
  opened_on date,
  closed_on date,
  returned_reason text,
  version int not null default 1,
  created_at timestamptz not null default current_instant(),
  created_by uuid default current_person(),
  updated_at timestamptz not null default current_instant(),
  updated_by uuid,
  primary key (company_id, id),
  constraint showcase_plan_launch unique (company_id, plan_id),
  foreign key (company_id, plan_id) references launch_plan on delete cascade,
  foreign key (company_id, estate_id) references estate,
  foreign key (company_id, service_center_id) references service_center,
  check (status = 'DRAFT' or agreed_on is not null),
  check (status not in ('APPROVED', 'IMPLEMENTED', 'IN_USE', 'CLOSED') or approved_on is not null),
  check (status not in ('IMPLEMENTED', 'IN_USE', 'CLOSED') or implemented_on is not null)
);
create index showcase_plan_estate on showcase_plan (company_id, estate_id);
call make_tenant_table('showcase_plan', $$service_center_id = any ((select readable_centers('SHW'))::uuid[])$$, true);

-- SHW-R06: 精美展板; its photo hangs on it as a file.
create table showcase_board (
  company_id uuid not null,
  id uuid not null,
  service_center_id uuid not null,
  showcase_id uuid not null,
  title text not null check (length(title) between 1 and 120),
  place text not null check (length(place) between 1 and 120),
  created_at timestamptz not null default current_instant(),
  created_by uuid default current_person(),
  updated_at timestamptz not null default current_instant(),
  updated_by uuid,
  primary key (company_id, id),
  foreign key (company_id, showcase_id) references showcase_plan on delete cascade
);
create index showcase_board_of on showcase_board (company_id, showcase_id, created_at);
call make_tenant_table('showcase_board', $$service_center_id = any ((select readable_centers('SHW'))::uuid[])$$);

-- 展示内容, one row for each edition of a type; its files hang on it.
create table showcase_content (
  company_id uuid not null,
  id uuid not null,
  service_center_id uuid not null,
  showcase_id uuid not null,
  type text not null check (type in ('COMPANY_PROFILE', 'SPECIAL_SERVICES', 'PRE_CONTRACT', 'PRE_AGREEMENT', 'INTERIM_COVENANT',
    'HONOR', 'MODEL_PROJECT_PHOTO', 'VIDEO', 'BROCHURE', 'LECTURE', 'SCRIPT')),
  edition text not null check (length(edition) between 1 and 40),
  status text not null default 'DRAFT' check (status in ('DRAFT', 'REVIEWED', 'SHOWN', 'RETIRED')),
  made_by text not null check (made_by in ('TRAINING', 'CUSTOMER_SERVICE')),
  plays_in_loop boolean not null default false,
  copies int check (copies between 1 and 1000000),
  points text[] not null default '{}',
  remark text check (length(remark) <= 500),
  submitted_on date,
  reviewed_on date,
  reviewed_by uuid,
  shown_on date,
  retired_on date,
  returned_reason text,
  version int not null default 1,
  created_at timestamptz not null default current_instant(),
  created_by uuid default current_person(),
  updated_at timestamptz not null default current_instant(),
  updated_by uuid,
  primary key (company_id, id),
  constraint showcase_content_edition unique (company_id, showcase_id, type, edition),
  foreign key (company_id, showcase_id) references showcase_plan on delete cascade,
  -- SHW-R01, SHW-R09, SHW-R11
  check (type not in ('VIDEO', 'LECTURE', 'SCRIPT') or made_by = 'TRAINING')
);
-- What is on show of a type is one edition.
create unique index showcase_content_shown on showcase_content (company_id, showcase_id, type) where status = 'SHOWN';
call make_tenant_table('showcase_content', $$service_center_id = any ((select readable_centers('SHW'))::uuid[])$$, true);

insert into record_kind values
  ('showcase_plan', 'ShowcasePlan', 'SHW'),
  ('showcase_board', 'ShowcaseBoard', 'SHW'),
  ('showcase_content', 'ShowcaseContent', 'SHW');

-- The showcase works on the launch's tasks like its other records: added to the view as it stands.
do $add$
begin
  execute 'create or replace view launch_task_record with (security_invoker = true) as '
    || rtrim(pg_get_viewdef('launch_task_record'::regclass), '; ')
    || $part$
  union all
  select s.company_id, s.plan_id, t.code, 'ShowcasePlan', s.id,
    case t.code when 'SHOWCASE_LAYOUT' then s.implemented_on is null else s.agreed_on is null end
  from showcase_plan s, (values ('SHOWCASE_PLACE'), ('SHOWCASE_CONTENT'), ('SHOWCASE_LAYOUT')) t(code)$part$;
end $add$;
