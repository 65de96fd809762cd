-- A takeover's lines and defects are recorded without signal as well: what the rules refuse of them its leader sees.
alter table refused_command
  add column takeover_id uuid,
  add constraint refused_command_takeover foreign key (company_id, takeover_id) references takeover_project,
  drop constraint refused_command_record_type_check,
  add constraint refused_command_record_type_check
    check (record_type in ('UnitAcceptance', 'Unit', 'Estate', 'Defect', 'TakeoverProject')),
  add check (takeover_id is null or batch_id is null);
create index refused_command_takeover on refused_command (company_id, takeover_id, status, done_at desc) where takeover_id is not null;
alter policy tenant on refused_command
  using (company_id = (select current_company()) and service_center_id = any (case when takeover_id is null
    then (select readable_centers('UAC'))::uuid[] else (select readable_centers('TKO'))::uuid[] end))
  with check (company_id = (select current_company()) and service_center_id = any (case when takeover_id is null
    then (select readable_centers('UAC'))::uuid[] else (select readable_centers('TKO'))::uuid[] end));
