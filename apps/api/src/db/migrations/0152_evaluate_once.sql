-- What triggers work out per row is worked out once: the planner puts a function's argument in wherever it is used, so that the audit made
-- three JSON texts of every new row and compared every changed one three times. Every write pays for them while it holds its locks.

create or replace function record_insert() returns trigger language plpgsql as $$
begin
  insert into audit_entry (company_id, service_center_id, table_name, record_id, operation, after)
  select n.company_id, (f.facts ->> 'service_center_id')::uuid, tg_table_name, n.id, 'INSERT', audited(f.facts)
  from new_rows n cross join lateral (select to_jsonb(n) as facts offset 0) f;
  return null;
end $$;
create or replace function record_update() returns trigger language plpgsql as $$
begin
  insert into audit_entry (company_id, service_center_id, table_name, record_id, operation, before, after)
  select n.company_id, (f.now ->> 'service_center_id')::uuid, tg_table_name, n.id, 'UPDATE', audited(d.before), audited(d.after)
  from new_rows n
  join old_rows o on o.company_id = n.company_id and o.id = n.id
  cross join lateral (select to_jsonb(o) as was, to_jsonb(n) as now offset 0) f
  cross join lateral (
    select jsonb_object_agg(w.key, w.value) as before, jsonb_object_agg(w.key, f.now -> w.key) as after from jsonb_each(f.was) w
    where w.value is distinct from f.now -> w.key and w.key not in ('version', 'updated_at', 'updated_by')) d
  where d.before is not null;
  return null;
end $$;
drop function changed(jsonb, jsonb);
create or replace function record_delete() returns trigger language plpgsql as $$
begin
  insert into audit_entry (company_id, service_center_id, table_name, record_id, operation, before)
  select o.company_id, (f.facts ->> 'service_center_id')::uuid, tg_table_name, o.id, 'DELETE', audited(f.facts)
  from old_rows o cross join lateral (select to_jsonb(o) as facts offset 0) f;
  return null;
end $$;

-- A command that is taken after all says so by itself. Hardly any was refused before: the update, whose triggers cost also where it finds no
-- row, is left to those.
create or replace function refused_command_taken() returns trigger language plpgsql as $$
begin
  if new.key ~ '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$' and exists (select from refused_command
    where company_id = new.company_id and id = new.key::uuid and person_id = new.person_id and status <> 'TAKEN') then
    update refused_command set status = 'TAKEN', settled_at = null, settled_by = null
    where company_id = new.company_id and id = new.key::uuid and person_id = new.person_id and status <> 'TAKEN';
  end if;
  return null;
end $$;
