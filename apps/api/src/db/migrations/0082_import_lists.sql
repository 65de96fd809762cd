-- Any list comes in from a workbook: a batch says which, and whose. The values are rewritten with their columns, for
-- statements here run under the policies of no company.
alter table import_batch drop constraint import_batch_kind_check;
alter table import_batch rename column kind to list;
alter table import_batch alter column list drop default;
alter table import_batch alter column list type text using lower(list);
alter table import_batch alter column list set default 'units';
alter table import_batch add check (list ~ '^[a-z-]{1,40}$');
alter table import_batch alter column service_center_id drop not null;
alter table import_batch alter column estate_id drop not null;
alter table import_batch add check (list <> 'units' or (estate_id is not null and service_center_id is not null));
-- The record whose list it is; none for a list of the company.
alter table import_batch add column of_type text;
alter table import_batch alter column of_type type text using 'Estate';
alter table import_batch add column of_id uuid;
alter table import_batch alter column of_id type uuid using estate_id;
create index import_batch_of on import_batch (company_id, list, of_id);

-- Units lie at their estate, and whoever sees it sees them come; what of another list comes in is shown to whoever brings it.
alter policy tenant on import_batch
  using (company_id = (select current_company()) and case list
    when 'units' then service_center_id = any ((select reach())::uuid[]) or estate_id = any ((select reach())::uuid[])
    else created_by = (select current_person()) end)
  with check (company_id = (select current_company()) and case list
    when 'units' then service_center_id = any ((select reach())::uuid[]) or estate_id = any ((select reach())::uuid[])
    else created_by = (select current_person()) end);

-- Which record a row speaks of: as the workbook says it, and the record itself.
alter table import_row rename column unit_id to record_id;
alter table import_row rename column unit_version to record_version;
alter table import_row add column key text;
