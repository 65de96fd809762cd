-- The audit log proves itself (docs/decisions/0086): a Merkle tree per company, in the style of RFC 6962, over the canonical form
-- of its entries. Whoever writes waits for nobody: a job puts what was written into the tree.

-- How far the tree is. One row for a company.
create table audit_tree (
  company_id uuid not null references company,
  id uuid generated always as (company_id) stored not null,
  size bigint not null default 0 check (size >= 0),
  -- entries up to this position are in the tree
  position bigint not null default 0,
  root bytea not null check (length(root) = 32),
  -- up to here entries go in once every transaction is over that may have taken a position by then: those older than marked_by
  marked_position bigint,
  marked_by xid8,
  grown_at timestamptz,
  -- the last comparison of the log with its tree: up to which size, and what was found
  checked_at timestamptz,
  checked_size bigint,
  findings jsonb not null default '[]' check (jsonb_typeof(findings) = 'array'),
  primary key (company_id),
  check ((marked_position is null) = (marked_by is null))
);

-- The complete subtrees: the index-th of 2^level leaves. A leaf names its entry.
create table audit_node (
  company_id uuid not null,
  level smallint not null check (level between 0 and 62),
  index bigint not null check (index >= 0),
  hash bytea not null check (length(hash) = 32),
  entry_id uuid,
  primary key (company_id, level, index),
  check ((level = 0) = (entry_id is not null))
);
create unique index audit_node_entry on audit_node (company_id, entry_id) where level = 0;

-- The root that the company was given on a day.
create table audit_root (
  company_id uuid not null,
  id uuid not null,
  on_day date not null,
  size bigint not null,
  hash bytea not null check (length(hash) = 32),
  created_at timestamptz not null default current_instant(),
  primary key (company_id, id)
);
create unique index audit_root_day on audit_root (company_id, on_day);

-- Read by administrators and the system; only the system writes, and what is in the tree is neither changed nor deleted.
do $$
declare
  target text;
begin
  foreach target in array array['audit_tree', 'audit_node', 'audit_root'] loop
    execute format('alter table %I enable row level security', target);
    execute format('alter table %I force row level security', target);
    execute format('create policy administrators on %I for select using (company_id = (select current_company()) and (select is_administrator()))', target);
    execute format('create policy system_adds on %I for insert with check (company_id = (select current_company()) and (select is_system()))', target);
  end loop;
end $$;
create policy system_grows on audit_tree for update using (company_id = (select current_company()) and (select is_system()));

create index audit_entry_position on audit_entry (company_id, position);

-- An entry's facts as the canonical form has them: text or null.
create function audit_facts(entry audit_entry) returns jsonb language sql stable parallel safe as $$
  select jsonb_build_object('id', entry.id, 'position', entry.position::text,
    'at', to_char(entry.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
    'companyId', entry.company_id, 'serviceCenterId', entry.service_center_id, 'accountId', entry.account_id,
    'personId', entry.person_id, 'action', entry.action, 'origin', entry.origin, 'requestId', entry.request_id,
    'tableName', entry.table_name, 'recordId', entry.record_id, 'operation', entry.operation,
    'before', entry.before::text, 'after', entry.after::text)
$$;

-- The system reads every entry, also of records that nobody sees any more, past the many policies of those who look at records.
do $$
begin
  execute format('create policy owner on audit_entry for select to %I using (company_id = (select current_company()))', current_user);
end $$;
create function audit_entries_between(above bigint, up_to bigint, most int) returns setof audit_entry
language sql stable security definer set search_path = pg_catalog, public as $$
  select e.* from audit_entry e where (select is_system()) and e.company_id = (select current_company())
    and e.position > above and e.position <= up_to order by e.position limit most
$$;
create function audit_entries_by_id(ids uuid[]) returns setof audit_entry
language sql stable security definer set search_path = pg_catalog, public as $$
  select e.* from unnest(ids) as asked (id)
  join audit_entry e on (select is_system()) and e.company_id = (select current_company()) and e.id = asked.id
$$;
