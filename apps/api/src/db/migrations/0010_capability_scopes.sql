-- Which centers' records of any capability of the matrix a viewer reads; launches had a setting of their own.

-- {capability: '*' for all that the viewer reaches, or an array of centers}, worked out once per sign-in (auth/viewer.ts).
create function readable_centers(capability text) returns uuid[] language sql stable parallel safe as $$
  select case held when '*' then reach() else coalesce(held::uuid[], '{}') end
  from (select nullif(current_setting('app.readable', true), '')::jsonb ->> capability as held) setting
$$;

-- What kinds of records there are and whose they are: a module names its tables here, and files, approvals, history and
-- whatever else hangs on records of any kind are seen by whoever reads that capability at the record's center.
create table record_kind (
  table_name text primary key,
  record_type text not null unique,
  capability text not null
);
insert into record_kind values
  ('estate', 'Estate', 'ORG'),
  ('launch_plan', 'LaunchPlan', 'LCH'),
  ('launch_task', 'LaunchTask', 'LCH');

-- Centers whose records of this type the viewer reads.
create function record_centers(kind text) returns uuid[] language sql stable parallel safe as $$
  select readable_centers(k.capability) from record_kind k where k.record_type = kind
$$;

alter table attachment drop constraint attachment_record_type_check,
  add foreign key (record_type) references record_kind (record_type);
alter policy tenant on attachment using (company_id = (select current_company()) and case record_type
    when 'Estate' then service_center_id = any ((select reach())::uuid[]) or record_id = any ((select reach())::uuid[])
    when 'LaunchTask' then service_center_id = any ((select launch_centers())::uuid[])
    else service_center_id = any (record_centers(record_type)) end)
  with check (company_id = (select current_company()) and case record_type
    when 'Estate' then service_center_id = any ((select reach())::uuid[]) or record_id = any ((select reach())::uuid[])
    else service_center_id = any (record_centers(record_type)) end);

alter policy audit_entry_read on audit_entry using (
  company_id = (select current_company())
  and case when service_center_id is null then true
    when starts_with(table_name, 'launch_') then service_center_id = any ((select launch_centers())::uuid[])
    when exists (select from record_kind k where k.table_name = audit_entry.table_name and k.capability <> 'ORG')
      then service_center_id = any (readable_centers((select k.capability from record_kind k where k.table_name = audit_entry.table_name)))
    else service_center_id = any ((select reach())::uuid[]) or record_id = any ((select reach())::uuid[]) end);
