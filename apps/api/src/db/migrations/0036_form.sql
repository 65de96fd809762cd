-- Printed forms (表单打印): what stands at the head of a company's papers, what was printed, and the codes on it.

create table letterhead (
  company_id uuid not null references company,
  id uuid not null,
  header text not null check (length(header) between 1 and 80),
  -- a PNG that is kept like every file, by its content
  logo_sha256 text check (logo_sha256 ~ '^[0-9a-f]{64}$'),
  version int not null default 1,
  created_at timestamptz not null default current_instant(),
  created_by uuid default current_person(),
  updated_at timestamptz not null default current_instant(),
  updated_by uuid,
  primary key (company_id, id),
  unique (company_id)
);
call make_tenant_table('letterhead');

-- One order to print: a single copy, or up to 500 in one file that a job makes. Whoever gave it has the file.
create table print_batch (
  company_id uuid not null references company,
  id uuid not null,
  form text not null check (length(form) between 1 and 60),
  format text not null check (format in ('PDF', 'EXCEL')),
  status text not null default 'WAITING' check (status in ('WAITING', 'PRINTING', 'DONE', 'CANCELLED', 'FAILED')),
  total int not null check (total between 1 and 500),
  done int not null default 0 check (done between 0 and total),
  file_sha256 text check (file_sha256 ~ '^[0-9a-f]{64}$'),
  file_bytes bigint,
  failure jsonb,
  version int not null default 1,
  created_at timestamptz not null default current_instant(),
  created_by uuid default current_person(),
  updated_at timestamptz not null default current_instant(),
  updated_by uuid,
  primary key (company_id, id),
  check (status <> 'DONE' or file_sha256 is not null)
);
create index print_batch_mine on print_batch (company_id, created_by, created_at desc, id);
-- The system, which works on them, is nobody.
call make_tenant_table('print_batch', $$created_by = (select current_person())
  or (select current_person()) = '00000000-0000-0000-0000-000000000000'$$, true);
-- Progress is no history.
drop trigger record_update on print_batch;
create trigger record_update after update on print_batch referencing old table as old_rows new table as new_rows
  for each statement when (coalesce(current_setting('app.action', true), '') <> 'tellPrintProgress') execute function record_update();

-- A copy that was printed. A record keeps its number of a form: the second print is its second copy.
create table form_print (
  company_id uuid not null,
  id uuid not null,
  batch_id uuid not null,
  position int not null,
  form text not null check (length(form) between 1 and 60),
  record_type text not null references record_kind (record_type),
  record_id uuid not null,
  service_center_id uuid,
  number text not null check (length(number) between 1 and 120),
  copy int not null check (copy > 0),
  -- on the paper; whoever scans it is led back (auth.form_code)
  code text not null check (code ~ '^[0-9A-HJKMNP-TV-Z]{12}$'),
  -- of the document as it was printed, to tell whether the record still says the same
  content_hash text check (content_hash ~ '^[0-9a-f]{64}$'),
  created_at timestamptz not null default current_instant(),
  created_by uuid default current_person(),
  primary key (company_id, id),
  foreign key (company_id, batch_id) references print_batch,
  unique (company_id, form, record_id, copy),
  unique (company_id, code)
);
create index form_print_batch on form_print (company_id, batch_id, position);
-- Seen by whoever reads the record that was printed.
call make_tenant_table('form_print', $$case record_type
  when 'Estate' then service_center_id = any ((select reach())::uuid[]) or record_id = any ((select reach())::uuid[])
  else service_center_id is null or service_center_id = any (record_centers(record_type)) end$$);

-- Which company a code belongs to: whoever has the paper in hand may be nobody's member.
create table auth.form_code (
  code text primary key,
  company_id uuid not null,
  form text not null,
  printed_at timestamptz not null
);
