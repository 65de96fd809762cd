-- The page of a sales site hears that something of it changed: what, it asks for again.
create function announce_of_site() returns trigger language plpgsql as $$
declare
  change record;
begin
  for change in select company_id, jsonb_agg(distinct site_id) as sites from new_rows where site_id is not null group by company_id loop
    perform pg_notify('change', jsonb_build_object('company', change.company_id, 'table', tg_table_name, 'operation', tg_op,
      'ids', null, 'parents', change.sites)::text);
  end loop;
  return null;
end $$;

do $$
declare
  target text;
begin
  foreach target in array array['site_item', 'site_day', 'item_count', 'site_check', 'consumable', 'consumable_request', 'site_inquiry'] loop
    execute format('create trigger announce_to_site_insert after insert on %I referencing new table as new_rows for each statement execute function announce_of_site()', target);
    execute format('create trigger announce_to_site_update after update on %I referencing new table as new_rows for each statement execute function announce_of_site()', target);
    execute format('create trigger announce_to_site_delete after delete on %I referencing old table as new_rows for each statement execute function announce_of_site()', target);
  end loop;
end $$;
