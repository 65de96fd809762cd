-- Who sees a file is asked by one function with a branch per kind of record. As policies, every kind that hangs files on its
-- records added a subquery to every statement that names `attachment`, which PostgreSQL prepares at each execution, needed or not.

alter table record_kind add files_seen_by text not null default 'CENTER' check (files_seen_by in ('CENTER', 'RECORD', 'EITHER'));
comment on column record_kind.files_seen_by is
  'Who sees a record''s files. CENTER: whoever reads the capability at its center; RECORD: whoever sees the record; EITHER: both';
update record_kind set files_seen_by = 'RECORD' where record_type in ('ChecklistAnswer', 'Approval');
update record_kind set files_seen_by = 'EITHER' where record_type in ('ShowcasePlan', 'ShowcaseBoard', 'ShowcaseContent',
  'ShowcaseEvent', 'ItemCountLine', 'SiteCheck', 'Defect', 'DefectEvent', 'LayoutPlan');

-- Writes sees_file anew: plain SQL in each branch, whose plan a session keeps.
create function write_sees_file() returns trigger language plpgsql as $write$
begin
  execute format($function$
    create or replace function sees_file(kind text, record uuid, center uuid) returns boolean language plpgsql stable as $body$
    begin
      case kind
        when 'Estate' then return center = any (reach()) or record = any (reach());
        %s
        else return center = any (record_centers(kind));
      end case;
    end $body$ $function$,
    (select string_agg(format('when %L then return %s exists (select from %I r where r.company_id = current_company() and r.id = record);',
        record_type, case files_seen_by when 'EITHER' then format('center = any (readable_centers(%L)) or', capability) else '' end, table_name),
        e'\n        ' order by record_type)
      from record_kind where files_seen_by <> 'CENTER'));
  return null;
end $write$;
create trigger write_sees_file after insert or update or delete on record_kind for each statement execute function write_sees_file();
update record_kind set files_seen_by = files_seen_by;

drop policy of_approval on attachment;
drop policy of_sales_site on attachment;
drop policy of_showcase on attachment;
drop policy of_defect on attachment;
alter policy tenant on attachment
  using (company_id = (select current_company()) and sees_file(record_type, record_id, service_center_id))
  with check (company_id = (select current_company()) and sees_file(record_type, record_id, service_center_id));

-- A plan is gathered with the ticks of all its tasks.
create index launch_task_check_plan on launch_task_check (company_id, plan_id);
