-- Whose a checklist is, is told by its row; the centers that the viewer reads of each capability are found out once per
-- statement and not once per row.
do $$
declare
  cases text := (
    select string_agg(format('when %L then service_center_id = any ((select readable_centers(%L))::uuid[])', c, c), ' ')
    from unnest(array['ORG', 'BID', 'LCH', 'SHW', 'UAC', 'TKO', 'RCP', 'MOV', 'REG', 'FDK', 'CMP', 'RPR', 'VST', 'SUR', 'ARC',
      'FAC', 'ACT', 'VIO', 'FEE', 'PTL', 'DOC', 'CDT', 'OTH', 'RNV']) c);
  scoped text := format('company_id = (select current_company()) and case capability %s else false end', cases);
begin
  execute format('alter policy tenant on checklist_result using (%s) with check (%s)', scoped, scoped);
  execute format('alter policy tenant on checklist_answer using (%s) with check (%s)', scoped, scoped);
end $$;
