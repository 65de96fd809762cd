-- What the board of a batch and the figures of defects are made of.

-- The day on which a defect was settled (复验合格, 例外接受): what was open at the end of any week can be counted.
alter table defect add column settled_on date;
update defect d set settled_on = (d.status_at at time zone c.time_zone)::date from company c
  where c.company_id = d.company_id and d.status in ('VERIFIED', 'CLOSED', 'EXCEPTED');

-- A home as the board draws it, in the building's section.
create view acceptance_cell with (security_invoker = true) as
  select r.company_id, r.id, r.batch_id, b.number as building, u.floor_number as floor, u.room_number as room, r.status,
    r.lines_done as done, r.lines_failed as failed, r.first_pass, u.sort_key
  from unit_acceptance r
  join unit u on u.company_id = r.company_id and u.id = r.unit_id
  join building b on b.company_id = r.company_id and b.id = r.building_id;

-- What a group recorded is counted in the order of homes, without sorting.
create index unit_result_progress on unit_result (company_id, group_id, record_id, outcome);
-- Defects of a batch's homes.
create index unit_acceptance_homes on unit_acceptance (company_id, batch_id, unit_id);
