-- What a photo is evidence of: when and where it was taken, and the defect that a failed line became.

-- 拍摄时间和地点: {at, by, place: {latitude, longitude, accuracy, by}}, as the photo or the device told them (domain/attachment/capture.ts)
alter table attachment add column capture jsonb check (jsonb_typeof(capture) = 'object');

-- Where on the plan of the home's layout a line failed; on the plan as drawn.
alter table unit_result
  add column plan_id uuid,
  add column pin_x double precision check (pin_x between 0 and 1),
  add column pin_y double precision check (pin_y between 0 and 1),
  add foreign key (company_id, plan_id) references layout_plan,
  add check ((plan_id is null) = (pin_x is null) and (pin_x is null) = (pin_y is null));

-- The record that took the step, a re-inspection's result say: its photos are the step's as well.
alter table defect_event add column cause_id uuid;
create index defect_event_cause on defect_event (company_id, cause_id) where cause_id is not null;
