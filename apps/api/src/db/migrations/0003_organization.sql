-- Company → region → service center → estate → (cluster) → building → unit, the people and what they hold (spec 01).

create table company (
  company_id uuid not null primary key,
  id uuid not null generated always as (company_id) stored unique,
  code text not null check (length(code) between 1 and 20),
  name text not null check (length(name) between 1 and 80),
  time_zone text not null default 'Asia/Shanghai',
  status text not null default 'ACTIVE' check (status in ('ACTIVE', 'SUSPENDED')),
  version int not null default 1,
  created_at timestamptz not null default current_instant(),
  updated_at timestamptz not null default current_instant(),
  updated_by uuid
);
call make_tenant_table('company');
-- An account sees the names of the companies it belongs to, to switch between them.
create table auth.membership (
  account_id uuid not null,
  company_id uuid not null,
  person_id uuid not null,
  primary key (account_id, company_id)
);
create index membership_company on auth.membership (company_id, person_id);
create policy member on company for select using (
  company_id in (select m.company_id from auth.membership m where m.account_id = (select current_account())));

create table region (
  company_id uuid not null references company,
  id uuid not null,
  code text not null check (length(code) between 1 and 20),
  name text not null check (length(name) between 1 and 80),
  search_key text not null,
  status text not null default 'ACTIVE' check (status in ('ACTIVE', 'SUSPENDED')),
  version int not null default 1,
  created_at timestamptz not null default current_instant(),
  created_by uuid default current_person(),
  updated_at timestamptz not null default current_instant(),
  updated_by uuid,
  primary key (company_id, id),
  unique (company_id, code),
  unique (company_id, name)
);
call make_tenant_table('region', 'id = any ((select visible_places())::uuid[])', false, 'true');

create table service_center (
  company_id uuid not null,
  id uuid not null,
  region_id uuid not null,
  code text not null check (length(code) between 1 and 20),
  name text not null check (length(name) between 1 and 80),
  search_key text not null,
  status text not null default 'ACTIVE' check (status in ('ACTIVE', 'SUSPENDED')),
  workday_end text not null default '18:00' check (workday_end ~ '^\d\d:\d\d$'),
  regular_shift text not null default '09:00-12:00,13:30-18:00',
  duty_phone text not null,
  office_address text not null,
  repair_hotline text not null,
  version int not null default 1,
  created_at timestamptz not null default current_instant(),
  created_by uuid default current_person(),
  updated_at timestamptz not null default current_instant(),
  updated_by uuid,
  primary key (company_id, id),
  foreign key (company_id, region_id) references region,
  unique (company_id, code),
  unique (company_id, region_id, name)
);
call make_tenant_table('service_center', 'id = any ((select visible_places())::uuid[])', false, 'true');

create table estate (
  company_id uuid not null,
  id uuid not null,
  service_center_id uuid not null,
  code text not null check (length(code) between 1 and 20),
  name text not null check (length(name) between 1 and 80),
  search_key text not null,
  status text not null default 'ACTIVE' check (status in ('ACTIVE', 'SUSPENDED')),
  category text not null default 'RESIDENTIAL' check (category in ('RESIDENTIAL', 'OFFICE', 'GOVERNMENT', 'APARTMENT', 'CAMPUS')),
  address text,
  launch_date date,
  entry_date date,
  total_households int not null default 0 check (total_households >= 0),
  total_buildings int not null default 0 check (total_buildings >= 0),
  version int not null default 1,
  created_at timestamptz not null default current_instant(),
  created_by uuid default current_person(),
  updated_at timestamptz not null default current_instant(),
  updated_by uuid,
  primary key (company_id, id),
  foreign key (company_id, service_center_id) references service_center,
  unique (company_id, code),
  unique (company_id, service_center_id, name),
  check (entry_date <= launch_date)
);
create index estate_center on estate (company_id, service_center_id);
call make_tenant_table('estate', 'service_center_id = any ((select reach())::uuid[]) or id = any ((select reach())::uuid[])', true);

create table cluster (
  company_id uuid not null,
  id uuid not null,
  service_center_id uuid not null,
  estate_id uuid not null,
  name text not null check (length(name) between 1 and 80),
  version int not null default 1,
  created_at timestamptz not null default current_instant(),
  created_by uuid default current_person(),
  updated_at timestamptz not null default current_instant(),
  updated_by uuid,
  primary key (company_id, id),
  foreign key (company_id, estate_id) references estate,
  unique (company_id, estate_id, name)
);
call make_tenant_table('cluster', 'service_center_id = any ((select reach())::uuid[]) or estate_id = any ((select reach())::uuid[])');

create table building (
  company_id uuid not null,
  id uuid not null,
  service_center_id uuid not null,
  estate_id uuid not null,
  cluster_id uuid,
  number text not null check (length(number) between 1 and 20),
  name text,
  sort_key text not null generated always as (natural_key(number)) stored,
  floors int check (floors > 0),
  completed_on date,
  confirmed_by_authority boolean not null default false,
  status text not null default 'ACTIVE' check (status in ('ACTIVE', 'SUSPENDED')),
  version int not null default 1,
  created_at timestamptz not null default current_instant(),
  created_by uuid default current_person(),
  updated_at timestamptz not null default current_instant(),
  updated_by uuid,
  primary key (company_id, id),
  foreign key (company_id, estate_id) references estate,
  foreign key (company_id, cluster_id) references cluster,
  unique (company_id, estate_id, number)
);
call make_tenant_table('building', 'service_center_id = any ((select reach())::uuid[]) or estate_id = any ((select reach())::uuid[])');

create table unit (
  company_id uuid not null,
  id uuid not null,
  service_center_id uuid not null,
  estate_id uuid not null,
  building_id uuid not null,
  floor_number int not null check (floor_number <> 0),
  room_number text not null check (length(room_number) between 1 and 20),
  -- building, floor and room in one comparable text: the list's order is one index
  sort_key text not null,
  search_key text not null,
  layout_type text,
  use text not null default 'RESIDENTIAL' check (use in ('RESIDENTIAL', 'SHOP', 'OFFICE', 'PARKING', 'STORAGE', 'OTHER')),
  building_area numeric(12, 2) check (building_area > 0),
  inner_area numeric(12, 2) check (inner_area > 0),
  delivery_on date,
  status text not null default 'ACTIVE' check (status in ('ACTIVE', 'SUSPENDED')),
  version int not null default 1,
  created_at timestamptz not null default current_instant(),
  created_by uuid default current_person(),
  updated_at timestamptz not null default current_instant(),
  updated_by uuid,
  primary key (company_id, id),
  foreign key (company_id, estate_id) references estate,
  foreign key (company_id, building_id) references building,
  unique (company_id, building_id, room_number),
  check (inner_area <= building_area)
);
create index unit_order on unit (company_id, estate_id, sort_key, id);
create index unit_building on unit (company_id, building_id, sort_key, id);
create extension if not exists pg_trgm;
create index unit_search on unit using gin (search_key gin_trgm_ops);
call make_tenant_table('unit', 'service_center_id = any ((select reach())::uuid[]) or estate_id = any ((select reach())::uuid[])');

create table person (
  company_id uuid not null references company,
  id uuid not null,
  account_id uuid,
  name text not null check (length(name) between 1 and 80),
  search_key text not null,
  badge_number text not null check (length(badge_number) between 1 and 40),
  phone text not null,
  mailbox text,
  status text not null default 'ACTIVE' check (status in ('ACTIVE', 'SUSPENDED')),
  version int not null default 1,
  created_at timestamptz not null default current_instant(),
  created_by uuid default current_person(),
  updated_at timestamptz not null default current_instant(),
  updated_by uuid,
  primary key (company_id, id),
  unique (company_id, badge_number),
  unique (company_id, account_id)
);
call make_tenant_table('person');

create table role_assignment (
  company_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  role text not null,
  place_level text not null check (place_level in ('COMPANY', 'REGION', 'SERVICE_CENTER', 'ESTATE')),
  place_id uuid not null,
  from_on date not null,
  to_on date,
  -- a delegation (代理): the assignment it stands in for; it ends by itself on to_on
  delegated_from_id uuid,
  version int not null default 1,
  created_at timestamptz not null default current_instant(),
  created_by uuid default current_person(),
  updated_at timestamptz not null default current_instant(),
  updated_by uuid,
  primary key (company_id, id),
  foreign key (company_id, person_id) references person,
  foreign key (company_id, delegated_from_id) references role_assignment,
  check (from_on <= to_on),
  check (delegated_from_id is null or to_on is not null)
);
create index role_assignment_person on role_assignment (company_id, person_id);
create index role_assignment_place on role_assignment (company_id, place_id, role);
call make_tenant_table('role_assignment');

create table saved_view (
  company_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  page text not null check (page in ('ESTATES', 'UNITS', 'LAUNCHES', 'TASKS', 'PEOPLE')),
  name text not null check (length(name) between 1 and 80),
  query jsonb not null,
  shared boolean not null default false,
  version int not null default 1,
  created_at timestamptz not null default current_instant(),
  updated_at timestamptz not null default current_instant(),
  updated_by uuid,
  primary key (company_id, id),
  foreign key (company_id, person_id) references person,
  unique (company_id, person_id, page, name)
);
call make_tenant_table('saved_view', 'shared or person_id = (select current_person())', false, 'person_id = (select current_person())');

-- How many units an estate has of each layout type.
create view layout_count with (security_invoker = true) as
  select company_id, estate_id, layout_type, count(*)::int as count, min(id::text)::uuid as id
  from unit group by company_id, estate_id, layout_type;

-- The companies the account belongs to, beside the one looked at, to switch between them.
create view member_company with (security_invoker = true) as
  select current_company() as company_id, c.id, c.code, c.name, c.time_zone, c.status from company c;

-- Other processes forget a viewer at once when what it holds, or where, changes.
call auth.announces_viewers('company');
call auth.announces_viewers('region');
call auth.announces_viewers('service_center');
call auth.announces_viewers('person');
call auth.announces_viewers('role_assignment');
call auth.announces_viewers('auth.membership');
