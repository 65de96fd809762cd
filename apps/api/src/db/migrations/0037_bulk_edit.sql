-- Bulk edits (批量修改): what was shown, what was applied row by row, and what was before, to undo it as one action.

create table bulk_edit (
  company_id uuid not null references company,
  id uuid not null,
  record_type text not null check (record_type in ('LaunchTask', 'Unit')),
  -- what was asked for, as its rule read it
  change jsonb not null,
  status text not null default 'PREVIEWED' check (status in ('PREVIEWED', 'APPLIED', 'UNDONE')),
  total int not null check (total > 0),
  to_change int not null,
  unchanged int not null,
  refused int not null,
  applied_at timestamptz,
  undone_at timestamptz,
  version int not null default 1,
  created_at timestamptz not null default current_instant(),
  created_by uuid default current_person(),
  updated_at timestamptz not null default current_instant(),
  updated_by uuid,
  primary key (company_id, id)
);
create index bulk_edit_mine on bulk_edit (company_id, created_by, created_at desc, id);
call make_tenant_table('bulk_edit', 'created_by = (select current_person())');

-- Working data of the edit, which is audited itself, like the records that it changes.
create table bulk_edit_row (
  company_id uuid not null,
  bulk_edit_id uuid not null,
  position int not null,
  record_id uuid not null,
  name text not null,
  verdict text not null check (verdict in ('CHANGE', 'SAME', 'REFUSED')),
  -- {code, details} of the rule that says no
  refusal jsonb,
  -- the columns that change, as they were and as they become
  before jsonb not null default '{}',
  after jsonb not null default '{}',
  primary key (company_id, bulk_edit_id, position),
  foreign key (company_id, bulk_edit_id) references bulk_edit on delete cascade
);
alter table bulk_edit_row enable row level security;
alter table bulk_edit_row force row level security;
create policy tenant on bulk_edit_row
  using (company_id = (select current_company()) and bulk_edit_id in (select b.id from bulk_edit b where b.company_id = (select current_company())))
  with check (company_id = (select current_company()));

-- Every list keeps views; which pages there are is the API's word.
alter table saved_view drop constraint saved_view_page_check, add check (page ~ '^[A-Z_]{1,40}$');
