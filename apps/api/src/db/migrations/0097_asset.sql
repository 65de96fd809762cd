-- The asset register (设备台账) of an estate: where equipment stands, what type it is of, what it belongs to, its papers,
-- spare parts and attributes. One facility (建筑) is what one COBie workbook tells of; names are unique within it.

create table asset_place (
  company_id uuid not null,
  id uuid not null,
  service_center_id uuid not null,
  estate_id uuid not null,
  -- itself where it is a facility
  facility_id uuid not null,
  kind text not null check (kind in ('FACILITY', 'FLOOR', 'SPACE')),
  parent_id uuid,
  -- the building that a facility is, where one of its number is there
  building_id uuid,
  name text not null check (length(name) between 1 and 200),
  category text check (length(category) between 1 and 2000),
  description text check (length(description) between 1 and 2000),
  -- 设备房
  equipment_room boolean not null default false,
  external_id text check (length(external_id) between 1 and 200),
  -- what else the sheet says, by the standard's columns
  more jsonb not null default '{}' check (jsonb_typeof(more) = 'object'),
  sort_key text not null generated always as (natural_key(name)) stored,
  search_key text not null,
  version int not null default 1,
  created_at timestamptz not null default current_instant(),
  created_by uuid default current_person(),
  updated_at timestamptz not null default current_instant(),
  updated_by uuid,
  primary key (company_id, id),
  constraint asset_place_name unique (company_id, facility_id, kind, name),
  foreign key (company_id, estate_id) references estate,
  foreign key (company_id, facility_id) references asset_place,
  foreign key (company_id, parent_id) references asset_place,
  foreign key (company_id, building_id) references building on delete set null (building_id),
  check ((kind = 'FACILITY') = (parent_id is null) and (kind <> 'FACILITY' or facility_id = id))
);
create unique index asset_facility_name on asset_place (company_id, estate_id, name) where kind = 'FACILITY';
create index asset_place_parent on asset_place (company_id, parent_id, sort_key, id);
create index asset_place_estate on asset_place (company_id, estate_id, kind, sort_key);
create index asset_place_search on asset_place using gin (search_key gin_trgm_ops);

create table asset_type (
  company_id uuid not null,
  id uuid not null,
  service_center_id uuid not null,
  estate_id uuid not null,
  facility_id uuid not null,
  name text not null check (length(name) between 1 and 200),
  category text check (length(category) between 1 and 2000),
  description text check (length(description) between 1 and 2000),
  asset_type text check (length(asset_type) between 1 and 80),
  maker text check (length(maker) between 1 and 200),
  model text check (length(model) between 1 and 200),
  parts_guarantor text check (length(parts_guarantor) between 1 and 200),
  parts_duration numeric(7, 2) check (parts_duration >= 0),
  labor_guarantor text check (length(labor_guarantor) between 1 and 200),
  labor_duration numeric(7, 2) check (labor_duration >= 0),
  warranty_unit text check (warranty_unit in ('DAY', 'WEEK', 'MONTH', 'QUARTER', 'YEAR')),
  warranty_text text check (length(warranty_text) between 1 and 2000),
  external_id text check (length(external_id) between 1 and 200),
  more jsonb not null default '{}' check (jsonb_typeof(more) = 'object'),
  sort_key text not null generated always as (natural_key(name)) stored,
  search_key text not null,
  version int not null default 1,
  created_at timestamptz not null default current_instant(),
  created_by uuid default current_person(),
  updated_at timestamptz not null default current_instant(),
  updated_by uuid,
  primary key (company_id, id),
  constraint asset_type_name unique (company_id, facility_id, name),
  foreign key (company_id, estate_id) references estate,
  foreign key (company_id, facility_id) references asset_place
);
create index asset_type_estate on asset_type (company_id, estate_id, sort_key, id);
create index asset_type_search on asset_type using gin (search_key gin_trgm_ops);

create table asset_component (
  company_id uuid not null,
  id uuid not null,
  service_center_id uuid not null,
  estate_id uuid not null,
  facility_id uuid not null,
  type_id uuid not null,
  -- where it stands; a door stands between several
  place_id uuid,
  other_place_ids uuid[] not null default '{}',
  name text not null check (length(name) between 1 and 200),
  description text check (length(description) between 1 and 2000),
  serial_number text check (length(serial_number) between 1 and 200),
  tag_number text check (length(tag_number) between 1 and 200),
  bar_code text check (length(bar_code) between 1 and 200),
  asset_identifier text check (length(asset_identifier) between 1 and 200),
  installed_on date,
  -- as the developer's papers say it; the clock itself starts with the handover
  warranty_start_on date,
  handed_over_on date,
  external_id text check (length(external_id) between 1 and 200),
  more jsonb not null default '{}' check (jsonb_typeof(more) = 'object'),
  sort_key text not null generated always as (natural_key(name)) stored,
  search_key text not null,
  version int not null default 1,
  created_at timestamptz not null default current_instant(),
  created_by uuid default current_person(),
  updated_at timestamptz not null default current_instant(),
  updated_by uuid,
  primary key (company_id, id),
  constraint asset_component_name unique (company_id, facility_id, name),
  foreign key (company_id, estate_id) references estate,
  foreign key (company_id, facility_id) references asset_place,
  foreign key (company_id, type_id) references asset_type,
  foreign key (company_id, place_id) references asset_place
);
create index asset_component_estate on asset_component (company_id, estate_id, sort_key, id);
create index asset_component_order on asset_component (company_id, sort_key, id);
create index asset_component_place on asset_component (company_id, place_id, sort_key, id);
create index asset_component_type on asset_component (company_id, type_id, sort_key, id);
create index asset_component_external on asset_component (company_id, facility_id, external_id) where external_id is not null;
create index asset_component_search on asset_component using gin (search_key gin_trgm_ops);

-- Systems (系统) with their components, zones (分区) with their spaces.
create table asset_group (
  company_id uuid not null,
  id uuid not null,
  service_center_id uuid not null,
  estate_id uuid not null,
  facility_id uuid not null,
  kind text not null check (kind in ('SYSTEM', 'ZONE')),
  name text not null check (length(name) between 1 and 200),
  category text check (length(category) between 1 and 2000),
  description text check (length(description) between 1 and 2000),
  -- what of them is gone is passed over
  member_ids uuid[] not null default '{}',
  external_id text check (length(external_id) between 1 and 200),
  more jsonb not null default '{}' check (jsonb_typeof(more) = 'object'),
  sort_key text not null generated always as (natural_key(name)) stored,
  version int not null default 1,
  created_at timestamptz not null default current_instant(),
  created_by uuid default current_person(),
  updated_at timestamptz not null default current_instant(),
  updated_by uuid,
  primary key (company_id, id),
  constraint asset_group_name unique (company_id, facility_id, kind, name),
  foreign key (company_id, estate_id) references estate,
  foreign key (company_id, facility_id) references asset_place
);
create index asset_group_estate on asset_group (company_id, estate_id, kind, sort_key, id);
create index asset_group_members on asset_group using gin (member_ids);

create table asset_contact (
  company_id uuid not null,
  id uuid not null,
  service_center_id uuid not null,
  estate_id uuid not null,
  facility_id uuid not null,
  -- the address by which the other sheets name it
  name text not null check (length(name) between 1 and 200),
  category text check (length(category) between 1 and 2000),
  company text check (length(company) between 1 and 200),
  phone text check (length(phone) between 1 and 80),
  external_id text check (length(external_id) between 1 and 200),
  more jsonb not null default '{}' check (jsonb_typeof(more) = 'object'),
  version int not null default 1,
  created_at timestamptz not null default current_instant(),
  created_by uuid default current_person(),
  updated_at timestamptz not null default current_instant(),
  updated_by uuid,
  primary key (company_id, id),
  constraint asset_contact_name unique (company_id, facility_id, name),
  foreign key (company_id, facility_id) references asset_place
);

create table asset_spare (
  company_id uuid not null,
  id uuid not null,
  service_center_id uuid not null,
  estate_id uuid not null,
  facility_id uuid not null,
  type_id uuid not null,
  name text not null check (length(name) between 1 and 200),
  category text check (length(category) between 1 and 2000),
  suppliers text check (length(suppliers) between 1 and 2000),
  description text check (length(description) between 1 and 2000),
  set_number text check (length(set_number) between 1 and 200),
  part_number text check (length(part_number) between 1 and 200),
  external_id text check (length(external_id) between 1 and 200),
  more jsonb not null default '{}' check (jsonb_typeof(more) = 'object'),
  version int not null default 1,
  created_at timestamptz not null default current_instant(),
  created_by uuid default current_person(),
  updated_at timestamptz not null default current_instant(),
  updated_by uuid,
  primary key (company_id, id),
  constraint asset_spare_name unique (company_id, type_id, name),
  foreign key (company_id, facility_id) references asset_place,
  foreign key (company_id, type_id) references asset_type
);

-- Papers (资料) and attributes (属性) speak of a record of any sheet.
create table asset_document (
  company_id uuid not null,
  id uuid not null,
  service_center_id uuid not null,
  estate_id uuid not null,
  facility_id uuid not null,
  subject_kind text not null,
  subject_id uuid not null,
  name text not null check (length(name) between 1 and 200),
  category text check (length(category) between 1 and 2000),
  stage text check (length(stage) between 1 and 80),
  directory text check (length(directory) between 1 and 2000),
  file text check (length(file) between 1 and 400),
  description text check (length(description) between 1 and 2000),
  reference text check (length(reference) between 1 and 2000),
  external_id text check (length(external_id) between 1 and 200),
  more jsonb not null default '{}' check (jsonb_typeof(more) = 'object'),
  version int not null default 1,
  created_at timestamptz not null default current_instant(),
  created_by uuid default current_person(),
  updated_at timestamptz not null default current_instant(),
  updated_by uuid,
  primary key (company_id, id),
  constraint asset_document_name unique (company_id, subject_id, name),
  foreign key (company_id, facility_id) references asset_place
);
create index asset_document_facility on asset_document (company_id, facility_id, name);

create table asset_attribute (
  company_id uuid not null,
  id uuid not null,
  service_center_id uuid not null,
  estate_id uuid not null,
  facility_id uuid not null,
  subject_kind text not null,
  subject_id uuid not null,
  name text not null check (length(name) between 1 and 200),
  category text check (length(category) between 1 and 2000),
  value text check (length(value) between 1 and 2000),
  unit text check (length(unit) between 1 and 80),
  description text check (length(description) between 1 and 2000),
  allowed_values text check (length(allowed_values) between 1 and 2000),
  external_id text check (length(external_id) between 1 and 200),
  more jsonb not null default '{}' check (jsonb_typeof(more) = 'object'),
  version int not null default 1,
  created_at timestamptz not null default current_instant(),
  created_by uuid default current_person(),
  updated_at timestamptz not null default current_instant(),
  updated_by uuid,
  primary key (company_id, id),
  constraint asset_attribute_name unique (company_id, subject_id, name),
  foreign key (company_id, facility_id) references asset_place
);
create index asset_attribute_facility on asset_attribute (company_id, facility_id, id);

-- Read by whoever reads takeovers, and by whoever reads facilities, which the register serves afterwards.
do $$
declare
  target text;
begin
  foreach target in array array['asset_place', 'asset_type', 'asset_component', 'asset_group', 'asset_contact', 'asset_spare',
    'asset_document', 'asset_attribute'] loop
    call make_tenant_table(target::regclass, $policy$
      service_center_id = any ((select readable_centers('TKO'))::uuid[]) or estate_id = any ((select readable_centers('TKO'))::uuid[])
      or service_center_id = any ((select readable_centers('FAC'))::uuid[]) or estate_id = any ((select readable_centers('FAC'))::uuid[])$policy$,
      target = 'asset_component');
  end loop;
end $$;

insert into record_kind values
  ('asset_place', 'AssetPlace', 'TKO'),
  ('asset_type', 'AssetType', 'TKO'),
  ('asset_component', 'AssetComponent', 'TKO'),
  ('asset_group', 'AssetGroup', 'TKO'),
  ('asset_contact', 'AssetContact', 'TKO'),
  ('asset_spare', 'AssetSpare', 'TKO'),
  ('asset_document', 'AssetDocument', 'TKO'),
  ('asset_attribute', 'AssetAttribute', 'TKO');

-- The last day that is covered, as `warrantyUntil` of the domain counts it.
create function warranty_until(start date, duration numeric, unit text) returns date language sql immutable parallel safe as $$
  select case
    when start is null or unit is null or coalesce(duration, 0) = 0 then null
    when unit in ('DAY', 'WEEK') then start + round(duration * case unit when 'WEEK' then 7 else 1 end)::int
    else (start + make_interval(months => floor(m)::int))::date + round((m - floor(m)) * 30)::int end
  from (select duration * case unit when 'QUARTER' then 3 when 'YEAR' then 12 else 1 end as m) length
$$;

-- The warranty clock (保修) of every component.
create view asset_warranty with (security_invoker = true) as
  select c.company_id, c.id as component_id, coalesce(c.handed_over_on, c.warranty_start_on) as starts_on,
    coalesce(t.parts_duration, 0) > 0 and t.warranty_unit is not null as has_parts,
    coalesce(t.labor_duration, 0) > 0 and t.warranty_unit is not null as has_labor,
    warranty_until(coalesce(c.handed_over_on, c.warranty_start_on), t.parts_duration, t.warranty_unit) as parts_until,
    warranty_until(coalesce(c.handed_over_on, c.warranty_start_on), t.labor_duration, t.warranty_unit) as labor_until
  from asset_component c join asset_type t on t.company_id = c.company_id and t.id = c.type_id;

-- A workbook of several sheets: which one a row stands in and where there. Rows are numbered through the whole workbook.
alter table import_row add column sheet text check (length(sheet) between 1 and 80);
alter table import_row add column sheet_row int;
-- The columns of its table that a row writes at once, and as they were.
alter table import_row add column writes jsonb;
alter table import_row add column restores jsonb;
create index import_row_sheet on import_row (company_id, batch_id, sheet, row_number) where sheet is not null;
