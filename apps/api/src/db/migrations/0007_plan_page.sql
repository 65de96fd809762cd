-- What a plan's page reads by plan.
create index launch_baseline_plan on launch_baseline (company_id, plan_id, frozen_at desc);
create index launch_show_flat_plan on launch_show_flat (company_id, plan_id);
