-- Files with their records, and Excel imports that can be looked at, applied and undone.

create table attachment (
  company_id uuid not null,
  id uuid not null,
  service_center_id uuid not null,
  -- the record it is evidence of
  record_type text not null check (record_type in ('LaunchTask', 'LaunchPlan', 'Estate')),
  record_id uuid not null,
  name text not null check (length(name) between 1 and 200),
  media_type text not null,
  size_bytes bigint not null check (size_bytes >= 0),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  has_thumbnail boolean not null default false,
  removed_at timestamptz,
  created_at timestamptz not null default current_instant(),
  created_by uuid default current_person(),
  primary key (company_id, id)
);
create index attachment_record on attachment (company_id, record_id, created_at);
-- Seen by whoever sees the record that the file hangs on.
call make_tenant_table('attachment', $$case record_type
  when 'Estate' then service_center_id = any ((select reach())::uuid[]) or record_id = any ((select reach())::uuid[])
  else service_center_id = any ((select launch_centers())::uuid[]) end$$, true);

create table import_batch (
  company_id uuid not null,
  id uuid not null,
  service_center_id uuid not null,
  estate_id uuid not null,
  kind text not null default 'UNITS' check (kind in ('UNITS')),
  file_name text not null check (length(file_name) between 1 and 200),
  status text not null default 'READING' check (status in ('READING', 'CHECKED', 'APPLYING', 'APPLIED', 'UNDOING', 'UNDONE', 'CANCELLED', 'FAILED')),
  -- the workbook's header as it came and where each known column stands, for the workbook of refused rows
  header jsonb not null default '{"texts": [], "places": {}}',
  rows_total int not null default 0,
  rows_read int not null default 0,
  rows_done int not null default 0,
  to_create int not null default 0,
  to_change int not null default 0,
  unchanged int not null default 0,
  refused int not null default 0,
  failure jsonb,
  applied_at timestamptz,
  undone_at timestamptz,
  version int not null default 1,
  created_at timestamptz not null default current_instant(),
  created_by uuid default current_person(),
  updated_at timestamptz not null default current_instant(),
  updated_by uuid,
  primary key (company_id, id),
  foreign key (company_id, estate_id) references estate
);
create index import_batch_estate on import_batch (company_id, estate_id, created_at desc);
create index import_batch_running on import_batch (company_id) where status in ('READING', 'APPLYING', 'UNDOING');
call make_tenant_table('import_batch', 'service_center_id = any ((select reach())::uuid[]) or estate_id = any ((select reach())::uuid[])', true);
-- Progress is told twice a second and is no history.
drop trigger record_update on import_batch;
create trigger record_update after update on import_batch referencing old table as old_rows new table as new_rows
  for each statement when (coalesce(current_setting('app.action', true), '') <> 'tellImportProgress') execute function record_update();
-- After a crash the server itself, for no viewer, ends what was under way.
create policy recovery on import_batch
  using (company_id = (select current_company()) and current_setting('app.action', true) = 'recoverImports');

-- The rows of a batch as they came and what would become of them. Working data of the batch, which is audited itself:
-- no audit of 50,000 rows twice, no live changes.
create table import_row (
  company_id uuid not null,
  batch_id uuid not null,
  row_number int not null,
  -- the known columns by name, the others by their place
  cells jsonb not null,
  others jsonb not null default '{}',
  parsed jsonb,
  verdict text not null check (verdict in ('CREATE', 'CHANGE', 'SAME', 'REFUSED')),
  problems jsonb not null default '[]',
  -- which unit it speaks of, where that much could be read
  building_number text,
  room_number text,
  -- of the unit that is there, or that will be
  unit_id uuid,
  search_key text,
  -- the unit as the check saw it: changed since, the row is refused
  unit_version int,
  -- what of the unit this batch changes, as it was, for undo
  before jsonb,
  -- the unit as this batch left it: changed since, the batch cannot be undone
  applied_version int,
  primary key (company_id, batch_id, row_number),
  foreign key (company_id, batch_id) references import_batch on delete cascade
);
create index import_row_verdict on import_row (company_id, batch_id, verdict, row_number);
alter table import_row enable row level security;
alter table import_row force row level security;
create policy tenant on import_row
  using (company_id = (select current_company()) and batch_id in (select b.id from import_batch b where b.company_id = (select current_company())))
  with check (company_id = (select current_company()));

-- Clusters and buildings that a batch made, and buildings that it put into a cluster; working data like the rows.
create table import_place (
  company_id uuid not null,
  batch_id uuid not null,
  place_id uuid not null,
  kind text not null check (kind in ('CLUSTER_MADE', 'BUILDING_MADE', 'BUILDING_PLACED')),
  -- the place as this batch left it: changed since, undo leaves it
  applied_version int not null,
  primary key (company_id, batch_id, place_id, kind),
  foreign key (company_id, batch_id) references import_batch on delete cascade
);
alter table import_place enable row level security;
alter table import_place force row level security;
create policy tenant on import_place
  using (company_id = (select current_company()) and batch_id in (select b.id from import_batch b where b.company_id = (select current_company())))
  with check (company_id = (select current_company()));
