-- What every tenant table stands on: the request's context, row-level security, audit, live changes, idempotency.

create schema if not exists auth;

-- The request's context, set with the work in one round trip; empty outside a request, and then nothing is visible.
create function current_company() returns uuid language sql stable parallel safe as
  $$ select nullif(current_setting('app.company_id', true), '')::uuid $$;
create function current_account() returns uuid language sql stable parallel safe as
  $$ select nullif(current_setting('app.account_id', true), '')::uuid $$;
create function current_person() returns uuid language sql stable parallel safe as
  $$ select nullif(current_setting('app.person_id', true), '')::uuid $$;
-- Regions and service centers the viewer reaches by any assignment, ancestors included so that paths can be shown.
create function visible_places() returns uuid[] language sql stable parallel safe as
  $$ select coalesce(nullif(current_setting('app.place_ids', true), '')::uuid[], '{}') $$;
-- Service centers and single estates whose records the viewer sees: the sub-trees of the active assignments (ORG-R02).
create function reach() returns uuid[] language sql stable parallel safe as
  $$ select coalesce(nullif(current_setting('app.reach_ids', true), '')::uuid[], '{}') $$;
-- Service centers whose launch records (capability LCH) the viewer may read.
create function launch_centers() returns uuid[] language sql stable parallel safe as
  $$ select coalesce(nullif(current_setting('app.center_ids', true), '')::uuid[], '{}') $$;
-- The clock of the request, so that a fixed clock in tests and replayed imports is also the database's.
create function current_instant() returns timestamptz language sql stable parallel safe as
  $$ select coalesce(nullif(current_setting('app.now', true), '')::timestamptz, now()) $$;
create function current_day() returns date language sql stable parallel safe as
  $$ select coalesce(nullif(current_setting('app.today', true), '')::date, (current_instant() at time zone 'Asia/Shanghai')::date) $$;

-- Digits padded so that 2栋 sorts before 10栋 by plain text comparison.
create function natural_key(value text) returns text language plpgsql immutable parallel safe as $$
declare
  part text;
  key text := '';
begin
  for part in select (regexp_matches(value, '\d+|\D+', 'g'))[1] loop
    key := key || case when part ~ '^\d' then lpad(part, 9, '0') else part end;
  end loop;
  return key;
end $$;

create table audit_entry (
  company_id uuid not null,
  id uuid not null default gen_random_uuid(),
  at timestamptz not null default current_instant(),
  service_center_id uuid,
  account_id uuid default current_account(),
  person_id uuid default current_person(),
  action text not null default coalesce(nullif(current_setting('app.action', true), ''), 'system'),
  origin text not null default coalesce(nullif(current_setting('app.origin', true), ''), 'system'),
  request_id text not null default coalesce(nullif(current_setting('app.request_id', true), ''), ''),
  table_name text not null,
  record_id uuid not null,
  operation text not null check (operation in ('INSERT', 'UPDATE', 'DELETE')),
  before jsonb,
  after jsonb,
  primary key (company_id, id)
);
create index audit_entry_record on audit_entry (company_id, record_id, at desc, id);
alter table audit_entry enable row level security;
alter table audit_entry force row level security;
-- No policy for update and delete: an audit entry can only be added and read.
create policy audit_entry_read on audit_entry for select using (
  company_id = (select current_company())
  and (service_center_id is null or service_center_id = any ((select reach())::uuid[])));
create policy audit_entry_add on audit_entry for insert with check (company_id = (select current_company()));

-- Only what changed, and never the columns that change with every write.
create function changed(old_row jsonb, new_row jsonb) returns jsonb language sql immutable parallel safe as $$
  select coalesce(jsonb_object_agg(o.key, o.value), '{}')
  from jsonb_each(old_row) o
  where o.value is distinct from new_row -> o.key and o.key not in ('version', 'updated_at', 'updated_by')
$$;

-- Statement-level with transition tables: a bulk change costs one insert, and no action can forget it.
create function record_insert() returns trigger language plpgsql as $$
begin
  insert into audit_entry (company_id, service_center_id, table_name, record_id, operation, after)
  select n.company_id, (to_jsonb(n) ->> 'service_center_id')::uuid, tg_table_name, n.id, 'INSERT', to_jsonb(n)
  from new_rows n;
  return null;
end $$;
create function record_update() returns trigger language plpgsql as $$
begin
  insert into audit_entry (company_id, service_center_id, table_name, record_id, operation, before, after)
  select n.company_id, (to_jsonb(n) ->> 'service_center_id')::uuid, tg_table_name, n.id, 'UPDATE', b.diff, a.diff
  from new_rows n
  join old_rows o on o.company_id = n.company_id and o.id = n.id
  cross join lateral (select changed(to_jsonb(o), to_jsonb(n)) as diff) b
  cross join lateral (select changed(to_jsonb(n), to_jsonb(o)) as diff) a
  where b.diff <> '{}';
  return null;
end $$;
create function record_delete() returns trigger language plpgsql as $$
begin
  insert into audit_entry (company_id, service_center_id, table_name, record_id, operation, before)
  select o.company_id, (to_jsonb(o) ->> 'service_center_id')::uuid, tg_table_name, o.id, 'DELETE', to_jsonb(o)
  from old_rows o;
  return null;
end $$;

-- Tells listening servers what changed: {company, table, operation, ids, parents}; ids is null when they are many.
create function announce_change() returns trigger language plpgsql as $$
declare
  change record;
begin
  for change in
    select company_id,
           case when count(*) <= 100 then jsonb_agg(id) end as ids,
           coalesce(jsonb_agg(distinct parent) filter (where parent is not null), '[]') as parents
    from (select company_id, id, to_jsonb(r) ->> 'plan_id' as parent from new_rows r) rows
    group by company_id
  loop
    perform pg_notify('change', jsonb_build_object('company', change.company_id, 'table', tg_table_name,
      'operation', tg_op, 'ids', change.ids, 'parents', change.parents)::text);
  end loop;
  return null;
end $$;

create function touch() returns trigger language plpgsql as $$
begin
  new.version := old.version + 1;
  new.updated_at := current_instant();
  new.updated_by := current_person();
  return new;
end $$;

-- Makes a table a tenant table: forced row-level security under `condition`, audit, and, when asked, live changes.
-- A table with a version column also gets its version and updated_* kept. The test of the catalog holds every table to it.
-- `condition` narrows what is seen; `write_condition` what may be written where that differs (a new place is not yet in the
-- viewer's scope).
create procedure make_tenant_table(
  target regclass, condition text default 'true', live boolean default false, write_condition text default null)
language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('create policy tenant on %s using (company_id = (select current_company()) and (%s))
    with check (company_id = (select current_company()) and (%s))', target, condition, coalesce(write_condition, condition));
  -- The owner's own functions see the whole company, and never more, also where the owner is no superuser.
  execute format('create policy owner on %s to %I using (company_id = (select current_company()))', target, current_user);
  execute format('create trigger record_insert after insert on %s referencing new table as new_rows for each statement execute function record_insert()', target);
  execute format('create trigger record_update after update on %s referencing old table as old_rows new table as new_rows for each statement execute function record_update()', target);
  execute format('create trigger record_delete after delete on %s referencing old table as old_rows for each statement execute function record_delete()', target);
  if exists (select from pg_attribute where attrelid = target and attname = 'version' and not attisdropped) then
    execute format('create trigger touch before update on %s for each row execute function touch()', target);
  end if;
  if live then
    execute format('create trigger announce_insert after insert on %s referencing new table as new_rows for each statement execute function announce_change()', target);
    execute format('create trigger announce_update after update on %s referencing new table as new_rows for each statement execute function announce_change()', target);
    execute format('create trigger announce_delete after delete on %s referencing old table as new_rows for each statement execute function announce_change()', target);
  end if;
end $$;

-- The answer given under a client's key: the same key gives the same answer, once.
create table idempotency (
  company_id uuid not null,
  person_id uuid not null,
  key text not null check (length(key) between 1 and 64),
  action text not null,
  input_hash text not null,
  answer jsonb not null,
  created_at timestamptz not null default current_instant(),
  primary key (company_id, person_id, key)
);
alter table idempotency enable row level security;
alter table idempotency force row level security;
create policy tenant on idempotency
  using (company_id = (select current_company()) and person_id = (select current_person()))
  with check (company_id = (select current_company()) and person_id = (select current_person()));

-- What work of the system itself (a new day, an import's end) sees: the whole of one company.
create function auth.company_scope(company uuid) returns jsonb
language plpgsql volatile security definer set search_path = pg_catalog, public as $$
begin
  perform set_config('app.company_id', company::text, true);
  return (select jsonb_build_object('timeZone', c.time_zone,
      'placeIds', (select coalesce(jsonb_agg(x.id), '[]') from (
        select id from region where company_id = company union all select id from service_center where company_id = company) x),
      'centerIds', (select coalesce(jsonb_agg(id), '[]') from service_center where company_id = company))
    from company c where c.company_id = company);
end $$;
