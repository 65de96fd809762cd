-- Training before a launch (培训, LCH-R11, R12, R13): head office's scheme in versions, and the sessions that a plan holds of it.

create table training_scheme (
  company_id uuid not null,
  id uuid not null,
  number int not null check (number > 0),
  note text check (length(note) <= 500),
  created_at timestamptz not null default current_instant(),
  created_by uuid default current_person(),
  primary key (company_id, id),
  unique (company_id, number)
);
call make_tenant_table('training_scheme');

create table training_item (
  company_id uuid not null,
  id uuid not null,
  scheme_id uuid not null,
  position int not null,
  code text not null check (length(code) between 1 and 20),
  kind text not null check (kind in ('ONBOARDING', 'ETIQUETTE', 'JOB_SKILL')),
  department text check (department in ('CUSTOMER_SERVICE', 'ENGINEERING', 'ORDER')),
  title text not null check (length(title) between 1 and 80),
  hours numeric(5, 1) not null check (hours > 0),
  -- the launch task that is done once all of its items are held
  task_code text not null,
  primary key (company_id, id),
  foreign key (company_id, scheme_id) references training_scheme,
  unique (company_id, scheme_id, code),
  unique (company_id, scheme_id, id),
  check ((kind = 'JOB_SKILL') = (department is not null))
);
call make_tenant_table('training_item');

-- A plan keeps the version on which its first session was planned: all of its sessions are of that one.
create table launch_training (
  company_id uuid not null,
  id uuid not null,
  service_center_id uuid not null,
  plan_id uuid not null,
  scheme_id uuid not null,
  item_id uuid not null,
  task_code text not null,
  planned_on date not null,
  place text check (length(place) <= 80),
  trainer text not null check (length(trainer) between 1 and 40),
  held_on date,
  remark text check (length(remark) <= 500),
  version int not null default 1,
  created_at timestamptz not null default current_instant(),
  created_by uuid default current_person(),
  updated_at timestamptz not null default current_instant(),
  updated_by uuid,
  primary key (company_id, id),
  foreign key (company_id, plan_id) references launch_plan on delete cascade,
  foreign key (company_id, scheme_id, item_id) references training_item (company_id, scheme_id, id)
);
create index launch_training_plan on launch_training (company_id, plan_id, planned_on, id);
call make_tenant_table('launch_training', 'service_center_id = any ((select launch_centers())::uuid[])', true);

create table launch_training_attendee (
  company_id uuid not null,
  id uuid not null,
  service_center_id uuid not null,
  plan_id uuid not null,
  training_id uuid not null,
  person_id uuid not null,
  -- null until the session was held
  present boolean,
  result text check (result in ('PASSED', 'FAILED')),
  created_at timestamptz not null default current_instant(),
  created_by uuid default current_person(),
  primary key (company_id, id),
  foreign key (company_id, training_id) references launch_training on delete cascade,
  foreign key (company_id, person_id) references person,
  unique (company_id, training_id, person_id),
  check (result is null or present)
);
call make_tenant_table('launch_training_attendee', 'service_center_id = any ((select launch_centers())::uuid[])');

insert into record_kind values ('launch_training', 'LaunchTraining', 'LCH');

-- A training task's record is open while an item of the plan's scheme is not held; several modules add to this view.
do $$
begin
  execute 'create or replace view launch_task_record with (security_invoker = true) as '
    || rtrim(pg_get_viewdef('launch_task_record'::regclass), ';') || '
  union all
  select s.company_id, s.plan_id, s.task_code, ''LaunchTraining'', (array_agg(s.id order by s.id))[1],
    exists (select from training_item i where i.company_id = s.company_id and i.scheme_id = s.scheme_id and i.task_code = s.task_code
      and not exists (select from launch_training h where h.company_id = i.company_id and h.plan_id = s.plan_id
        and h.item_id = i.id and h.held_on is not null))
  from launch_training s group by s.company_id, s.plan_id, s.task_code, s.scheme_id';
end $$;
