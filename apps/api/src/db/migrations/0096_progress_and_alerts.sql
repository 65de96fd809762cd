-- How far a group is is counted in homes, of which a batch has thousands, not in their results, of which it has hundreds of
-- thousands: the board asks for it whenever a home changed.
drop index unit_result_progress;

-- The same defect in many homes of one layout is told as well where it has no pin, as what fails at an inspection has none:
-- by the part of the home in words (部位), in place of a plan's region.
alter table defect_alert
  add column layout_type text check (length(layout_type) between 1 and 80),
  add column part text check (length(part) between 1 and 200),
  alter column plan_id drop not null,
  alter column region_id drop not null,
  drop constraint defect_alert_company_id_plan_id_region_id_category_key;
update defect_alert a set layout_type = p.layout_type from layout_plan p where p.company_id = a.company_id and p.id = a.plan_id;
alter table defect_alert
  add constraint defect_alert_spot unique nulls not distinct (company_id, estate_id, layout_type, plan_id, region_id, part, category),
  add check ((region_id is null) <> (part is null) and (region_id is null) = (plan_id is null));
create index defect_part on defect (company_id, estate_id, category, part) where region_id is null and part is not null;
