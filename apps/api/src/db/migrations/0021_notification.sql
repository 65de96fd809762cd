-- What people are told (通知): notices become notifications of any kind, about any record, sent by whatever channel each
-- person chose (docs/decisions/0017).

-- Work of the system itself is done by nobody: it sees what is told to whom, in order to send it.
create function is_system() returns boolean language sql stable parallel safe as
  $$ select current_person() = '00000000-0000-0000-0000-000000000000' $$;

alter table notice rename to notification;
alter index notice_pkey rename to notification_pkey;
alter index notice_unread rename to notification_unread;
alter table notification rename constraint notice_company_id_person_id_fkey to notification_company_id_person_id_fkey;

alter table notification drop constraint notice_kind_check,
  -- told together, and then sent together
  add column batch_id uuid not null default gen_random_uuid(),
  add column record_type text,
  add column record_id uuid,
  add column urgent boolean not null default false,
  -- tells a person of one matter once; null where each telling is one
  add column key text check (length(key) between 1 and 200),
  -- its sentences in every language, in small letters, as the search compares
  add column search_key text not null default '',
  add check ((record_type is null) = (record_id is null)),
  add unique (company_id, person_id, key);

-- Those told already lead to their plan or task. Nobody changed anything: no audit.
alter table notification no force row level security;
alter table notification disable trigger user;
alter table launch_plan no force row level security;
alter table estate no force row level security;
update notification n set
  record_type = case when n.data ? 'taskId' then 'LaunchTask' else 'LaunchPlan' end,
  record_id = case when n.data ? 'taskId' then substr(n.data ->> 'taskId', 12)::uuid else n.plan_id end,
  data = (n.data - 'taskId') || jsonb_build_object('planName', coalesce(
    (select case when starts_with(p.name, e.name) then p.name else e.name || ' ' || p.name end
     from launch_plan p join estate e on e.company_id = p.company_id and e.id = p.estate_id
     where p.company_id = n.company_id and p.id = n.plan_id), n.data ->> 'planName', ''))
where n.plan_id is not null;
alter table notification force row level security;
alter table notification enable trigger user;
alter table launch_plan force row level security;
alter table estate force row level security;
alter table notification drop column plan_id;

create index notification_batch on notification (company_id, batch_id);
create index notification_inbox on notification (company_id, person_id, created_at desc, id);

alter policy tenant on notification
  using (company_id = (select current_company()) and (person_id = (select current_person()) or (select is_system())));

-- Whose inbox changed: one id for each person, beside it in `parents`. Forty fit into a message of NOTIFY.
create function announce_inbox() returns trigger language plpgsql as $$
declare
  change record;
begin
  for change in
    select company_id, jsonb_agg(id) as ids, jsonb_agg(person_id) as parents
    from (select *, (row_number() over (partition by company_id order by person_id) - 1) / 40 as message
      from (select distinct on (company_id, person_id) company_id, person_id, id from new_rows
        order by company_id, person_id, id desc) one) messages
    group by company_id, message
  loop
    perform pg_notify('change', jsonb_build_object('company', change.company_id, 'table', 'notification',
      'operation', tg_op, 'ids', change.ids, 'parents', change.parents)::text);
  end loop;
  return null;
end $$;
drop trigger announce_insert on notification;
drop trigger announce_update on notification;
drop trigger announce_delete on notification;
create trigger announce_insert after insert on notification referencing new table as new_rows
  for each statement execute function announce_inbox();
create trigger announce_update after update on notification referencing new table as new_rows
  for each statement execute function announce_inbox();
