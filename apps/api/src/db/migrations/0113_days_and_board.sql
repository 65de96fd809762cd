-- A day's summary that was sent before phones without signal had handed in all of the day is supplemented.
alter table acceptance_day
  -- when something of the day arrived after it was sent; null: what was sent is all there is
  add column late_at timestamptz,
  -- sendings before the last, as they were sent: [{sentAt, sentBy, rows}]
  add column earlier jsonb not null default '[]' check (jsonb_typeof(earlier) = 'array'),
  add check (late_at is null or sent_at is not null);

-- In most homes nobody is at work: their leases are not looked through, for every home of the board, each time that it is asked for.
create or replace view acceptance_cell with (security_invoker = true) as
  select r.company_id, r.id, r.batch_id, b.number as building, u.floor_number as floor, u.room_number as room, r.status,
    r.lines_done as done, r.lines_failed as failed, r.first_pass, u.sort_key,
    case when r.leases = '{}' then '{}'::text[] else array(select x.lease ->> 'name' from jsonb_each(r.leases) x(kind, lease)
      where (x.lease ->> 'until')::timestamptz > current_instant() order by x.kind) end as inspecting
  from unit_acceptance r
  join unit u on u.company_id = r.company_id and u.id = r.unit_id
  join building b on b.company_id = r.company_id and b.id = r.building_id;
