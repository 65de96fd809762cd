-- Today's work is live: whoever has something to do, or sees it, hears that it changed. `parents` of the message are the
-- places and persons concerned; `ids` are none, for the list is asked for again anyway. Work at more places than fit into a
-- message tells everybody: `parents` is then the company alone.
create function tell_work(company uuid, operation text, concerned uuid[]) returns void language sql as $$
  select pg_notify('change', jsonb_build_object('company', company, 'table', 'obligation', 'operation', operation, 'ids', '[]'::jsonb,
    'parents', case when cardinality(concerned) <= 150 then to_jsonb(concerned) else jsonb_build_array(company) end)::text)
$$;

create function announce_new_work() returns trigger language plpgsql as $$
begin
  perform tell_work(r.company_id, tg_op, array_agg(distinct x.id))
  from new_rows r cross join lateral (values (coalesce(r.service_center_id, r.region_id, r.company_id)), (r.estate_id), (r.assignee_id)) x(id)
  where x.id is not null group by r.company_id;
  return null;
end $$;

-- What lists show of it changed, not only up to when it was told of.
create function announce_changed_work() returns trigger language plpgsql as $$
begin
  perform tell_work(n.company_id, tg_op, array_agg(distinct x.id))
  from new_rows n join old_rows o on o.company_id = n.company_id and o.id = n.id
  cross join lateral (values (coalesce(n.service_center_id, n.region_id, n.company_id)), (n.estate_id), (n.assignee_id), (o.assignee_id)) x(id)
  where x.id is not null and (o.status, o.act, o.title, o.due_at, o.responsible_role, o.assignee_id, o.opens_on)
    is distinct from (n.status, n.act, n.title, n.due_at, n.responsible_role, n.assignee_id, n.opens_on)
  group by n.company_id;
  return null;
end $$;

create trigger announce_insert after insert on obligation referencing new table as new_rows
  for each statement execute function announce_new_work();
create trigger announce_update after update on obligation referencing old table as old_rows new table as new_rows
  for each statement execute function announce_changed_work();
