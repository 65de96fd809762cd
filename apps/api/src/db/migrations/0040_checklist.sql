-- Checklists (检查表): a company's templates in versions, and what was filled on them, item by item.

create table checklist_template (
  company_id uuid not null references company,
  id uuid not null,
  -- the same through all versions
  code text not null check (code ~ '^[A-Z][A-Z0-9_]{0,39}$'),
  version_number int not null,
  name text not null check (length(name) between 1 and 80),
  name_en text,
  capability text not null,
  status text not null default 'DRAFT' check (status in ('DRAFT', 'PUBLISHED', 'RETIRED')),
  -- the version as the domain knows it: sections and items
  content jsonb not null,
  -- why this version was made
  note text,
  published_at timestamptz,
  version int not null default 1,
  created_at timestamptz not null default current_instant(),
  created_by uuid default current_person(),
  updated_at timestamptz not null default current_instant(),
  updated_by uuid,
  primary key (company_id, id),
  unique (company_id, code, version_number)
);
create unique index checklist_template_draft on checklist_template (company_id, code) where status = 'DRAFT';
create unique index checklist_template_published on checklist_template (company_id, code) where status = 'PUBLISHED';
call make_tenant_table('checklist_template');

create table checklist_result (
  company_id uuid not null,
  id uuid not null,
  service_center_id uuid not null,
  template_id uuid not null,
  -- of the template, for whoever reads it
  capability text not null,
  -- what is checked
  record_type text not null,
  record_id uuid not null,
  status text not null default 'OPEN' check (status in ('OPEN', 'COMPLETED')),
  completed_at timestamptz,
  completed_by uuid,
  -- one more with each changed answer: a signature stands for the content of its revision
  revision int not null default 0,
  -- how it stands, so that lists need not read the answers
  item_count int not null,
  done_count int not null,
  open_count int not null,
  not_ok_count int not null,
  score int,
  version int not null default 1,
  created_at timestamptz not null default current_instant(),
  created_by uuid default current_person(),
  updated_at timestamptz not null default current_instant(),
  updated_by uuid,
  primary key (company_id, id),
  foreign key (company_id, service_center_id) references service_center,
  foreign key (company_id, template_id) references checklist_template
);
create index checklist_result_record on checklist_result (company_id, record_id, created_at desc);
create index checklist_result_template on checklist_result (company_id, template_id, created_at desc);
create index checklist_result_newest on checklist_result (company_id, created_at desc, id);
call make_tenant_table('checklist_result', 'service_center_id = any (readable_centers(capability))', true);

create table checklist_answer (
  company_id uuid not null,
  id uuid not null default gen_random_uuid(),
  service_center_id uuid not null,
  result_id uuid not null,
  capability text not null,
  item_code text not null,
  -- null when the version it was moved to does not ask it any more
  position int,
  kind text not null,
  ticked boolean,
  choice text,
  -- {measure: decimal as text}
  numbers jsonb not null default '{}',
  text text,
  signed_by uuid,
  signed_at timestamptz,
  signed_revision int,
  not_applicable_reason text,
  remark text,
  waived_reason text,
  waived_by uuid,
  waived_at timestamptz,
  answered_by uuid,
  answered_at timestamptz,
  -- as judged with the others
  shown boolean not null,
  required boolean not null,
  open boolean not null,
  verdict text not null check (verdict in ('OK', 'NOT_OK', 'MISSING', 'NOT_APPLICABLE')),
  findings jsonb not null default '[]',
  missing text[] not null default '{}',
  version int not null default 1,
  created_at timestamptz not null default current_instant(),
  updated_at timestamptz not null default current_instant(),
  updated_by uuid,
  primary key (company_id, id),
  unique (company_id, result_id, item_code),
  foreign key (company_id, result_id) references checklist_result on delete cascade
);
call make_tenant_table('checklist_answer', 'service_center_id = any (readable_centers(capability))');

-- Whose a checklist is, is told by each one and not by its kind: its files and its history go where it goes.
insert into record_kind values ('checklist_answer', 'ChecklistAnswer', 'ORG');

alter policy tenant on attachment using (company_id = (select current_company()) and case record_type
    when 'Estate' then service_center_id = any ((select reach())::uuid[]) or record_id = any ((select reach())::uuid[])
    when 'LaunchTask' then service_center_id = any ((select launch_centers())::uuid[])
    when 'ChecklistAnswer' then exists (select from checklist_answer a where a.company_id = attachment.company_id and a.id = record_id)
    else service_center_id = any (record_centers(record_type)) end)
  with check (company_id = (select current_company()) and case record_type
    when 'Estate' then service_center_id = any ((select reach())::uuid[]) or record_id = any ((select reach())::uuid[])
    when 'ChecklistAnswer' then exists (select from checklist_answer a where a.company_id = attachment.company_id and a.id = record_id)
    else service_center_id = any (record_centers(record_type)) end);

alter policy audit_entry_read on audit_entry using (
  company_id = (select current_company())
  and case when service_center_id is null then true
    when starts_with(table_name, 'launch_') then service_center_id = any ((select launch_centers())::uuid[])
    when table_name = 'checklist_result' then exists (select from checklist_result r where r.company_id = audit_entry.company_id and r.id = record_id)
    when table_name = 'checklist_answer' then exists (select from checklist_answer a where a.company_id = audit_entry.company_id and a.id = record_id)
    when exists (select from record_kind k where k.table_name = audit_entry.table_name and k.capability <> 'ORG')
      then service_center_id = any (readable_centers((select k.capability from record_kind k where k.table_name = audit_entry.table_name)))
    else service_center_id = any ((select reach())::uuid[]) or record_id = any ((select reach())::uuid[]) end);
