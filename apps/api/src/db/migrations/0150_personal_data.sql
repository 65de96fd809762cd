-- Personal data (个人信息, docs/decisions/0098): phone numbers are kept sealed, beside the masked form that pages show and a keyed
-- hash by which the whole number is found. What was there before is sealed by the next start: keys live outside of the database.

do $$
declare
  target text;
begin
  foreach target in array array['person', 'contractor', 'custody_holder', 'tender_bidder', 'tender_expert'] loop
    execute format('alter table %I add column phone_sealed text, add column phone_lookup text,
      add constraint %I check (phone_sealed is null or (phone is not null and phone_lookup is not null))', target, target || '_phone_sealed');
    execute format('create index %I on %I (company_id, phone_lookup)', target || '_phone', target);
  end loop;
end $$;

-- Two people of one name may have one masked number: they are told apart by the hash.
alter table custody_holder drop constraint custody_holder_once,
  add constraint custody_holder_once unique nulls not distinct
    (company_id, service_center_id, party, name, organization, phone, phone_lookup, person_id);

-- The log says that a sealed value changed, and neither ciphertext nor hash: what is erased is then erased everywhere.
create function audited(facts jsonb) returns jsonb language sql immutable parallel safe as $$
  select case when facts ?| '{phone_sealed,phone_lookup}'::text[] then facts - 'phone_lookup'
    || case when jsonb_typeof(facts -> 'phone_sealed') = 'string' then '{"phone_sealed": "***"}' else '{}' end::jsonb
  else facts end
$$;
create or replace function record_insert() returns trigger language plpgsql as $$
begin
  insert into audit_entry (company_id, service_center_id, table_name, record_id, operation, after)
  select n.company_id, (to_jsonb(n) ->> 'service_center_id')::uuid, tg_table_name, n.id, 'INSERT', audited(to_jsonb(n))
  from new_rows n;
  return null;
end $$;
create or replace function record_update() returns trigger language plpgsql as $$
begin
  insert into audit_entry (company_id, service_center_id, table_name, record_id, operation, before, after)
  select n.company_id, (to_jsonb(n) ->> 'service_center_id')::uuid, tg_table_name, n.id, 'UPDATE', audited(b.diff), audited(a.diff)
  from new_rows n
  join old_rows o on o.company_id = n.company_id and o.id = n.id
  cross join lateral (select changed(to_jsonb(o), to_jsonb(n)) as diff) b
  cross join lateral (select changed(to_jsonb(n), to_jsonb(o)) as diff) a
  where b.diff <> '{}';
  return null;
end $$;
create or replace function record_delete() returns trigger language plpgsql as $$
begin
  insert into audit_entry (company_id, service_center_id, table_name, record_id, operation, before)
  select o.company_id, (to_jsonb(o) ->> 'service_center_id')::uuid, tg_table_name, o.id, 'DELETE', audited(to_jsonb(o))
  from old_rows o;
  return null;
end $$;

-- Takes values of the named columns out of the log of these records. Each entry that is changed is followed by one that says so, of
-- the person and action that did it: the tree keeps the hash of the entry as it was, and whoever checks it knows which and why.
create function with_stars(facts jsonb, names text[]) returns jsonb language sql immutable parallel safe as $$
  select facts || coalesce((select jsonb_object_agg(f.key, '***') from jsonb_each(facts) f
    where f.key = any (names) and jsonb_typeof(f.value) <> 'null'), '{}')
$$;
do $$
begin
  execute format('create policy owner_redacts on audit_entry for update to %I using (company_id = (select current_company()))', current_user);
end $$;
create function redact_audit(of_table text, ids uuid[], names text[]) returns int
language sql volatile security definer set search_path = pg_catalog, public as $$
  with redacted as (
    update audit_entry e set before = with_stars(before, names), after = with_stars(after, names)
    where (select is_system() or is_administrator()) and e.company_id = (select current_company())
      and e.table_name = of_table and e.record_id = any (ids)
      and (with_stars(before, names) is distinct from before or with_stars(after, names) is distinct from after)
    returning e.company_id, e.id, e.service_center_id),
  told as (
    insert into audit_entry (company_id, service_center_id, table_name, record_id, operation, after)
    select company_id, service_center_id, 'audit_entry', id, 'UPDATE', jsonb_build_object('redacted', names) from redacted
    returning 1)
  select count(*)::int from told
$$;

-- Who read which value in full, and what for.
create table personal_data_reading (
  company_id uuid not null,
  id uuid not null,
  service_center_id uuid,
  record_type text not null,
  record_id uuid not null,
  -- whose: the record's name at the time
  subject text not null check (length(subject) between 1 and 200),
  purpose text not null check (purpose in ('CONTACT', 'EMERGENCY', 'VERIFY', 'PRINT', 'LEGAL', 'OTHER')),
  reason text not null check (length(reason) between 1 and 200),
  person_id uuid not null default current_person(),
  created_at timestamptz not null default current_instant(),
  primary key (company_id, id),
  foreign key (company_id, person_id) references person
);
create index personal_data_reading_order on personal_data_reading (company_id, created_at desc, id);
create index personal_data_reading_record on personal_data_reading (company_id, record_id, created_at desc);
create index personal_data_reading_person on personal_data_reading (company_id, person_id, created_at desc);
call make_tenant_table('personal_data_reading', '(select is_administrator()) or person_id = (select current_person())');

-- Of these entries those that are followed by one that says what was taken out of them.
create function audit_redacted(ids uuid[]) returns setof uuid
language sql stable security definer set search_path = pg_catalog, public as $$
  select distinct e.record_id from audit_entry e where (select is_system()) and e.company_id = (select current_company())
    and e.table_name = 'audit_entry' and e.record_id = any (ids)
$$;
