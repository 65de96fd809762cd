-- Rows that are not the whole company's, although they belong to no service center.

-- A notice is told to one person and read by that one alone; whoever acts writes those of others.
alter policy tenant on notice using (company_id = (select current_company()) and person_id = (select current_person()));

-- The history of a launch goes as far as the launch itself; that of an estate reaches whoever holds a role at it alone.
drop policy audit_entry_read on audit_entry;
create policy audit_entry_read on audit_entry for select using (
  company_id = (select current_company())
  and case when service_center_id is null then true
    when starts_with(table_name, 'launch_') then service_center_id = any ((select launch_centers())::uuid[])
    else service_center_id = any ((select reach())::uuid[]) or record_id = any ((select reach())::uuid[]) end);
