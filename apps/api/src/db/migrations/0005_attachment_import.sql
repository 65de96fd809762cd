-- Files with their records, and Excel imports that can be looked at, applied and undone.

create table attachment (
  company_id uuid not null,
  id uuid not null,
  service_center_id uuid not null,
  -- the record it is evidence of
  record_type text not null check (record_type in ('LaunchTask', 'LaunchPlan', 'Estate')),
  record_id uuid not null,
  name text not null,
  media_type text not null,
  size_bytes bigint not null check (size_bytes >= 0),
  sha256 text not null,
  has_thumbnail boolean not null default false,
  removed_at timestamptz,
  created_at timestamptz not null default current_instant(),
  created_by uuid default current_person(),
  primary key (company_id, id)
);
create index attachment_record on attachment (company_id, record_id, created_at);
call make_tenant_table('attachment', 'service_center_id = any ((select reach())::uuid[])', true);

create table import_batch (
  company_id uuid not null,
  id uuid not null,
  service_center_id uuid not null,
  estate_id uuid not null,
  kind text not null default 'UNITS' check (kind in ('UNITS')),
  file_name text not null,
  status text not null default 'READING' check (status in ('READING', 'CHECKED', 'APPLYING', 'APPLIED', 'UNDOING', 'UNDONE', 'CANCELLED', 'FAILED')),
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
call make_tenant_table('import_batch', 'service_center_id = any ((select reach())::uuid[])', true);

-- The rows of a batch as they came and what would become of them. Working data of the batch, which is audited itself:
-- no audit of 50,000 rows twice, no live changes.
create table import_row (
  company_id uuid not null,
  batch_id uuid not null,
  row_number int not null,
  cells jsonb not null,
  parsed jsonb,
  verdict text not null check (verdict in ('CREATE', 'CHANGE', 'SAME', 'REFUSED')),
  problems jsonb not null default '[]',
  unit_id uuid,
  -- what the unit was before this batch changed it, for undo
  before jsonb,
  applied boolean not null default false,
  primary key (company_id, batch_id, row_number),
  foreign key (company_id, batch_id) references import_batch on delete cascade
);
create index import_row_verdict on import_row (company_id, batch_id, verdict, row_number);
alter table import_row enable row level security;
alter table import_row force row level security;
create policy tenant on import_row using (company_id = (select current_company())) with check (company_id = (select current_company()));
