-- Work that the system does later (docs/decisions/0016): a job is a row of its company; the queue that hands rows to
-- worker processes (schema graphile_worker, the owner's alone) follows from it by trigger.

-- Who administers the company, and the system itself, see what concerns nobody else.
create function is_administrator() returns boolean language sql stable parallel safe as $$
  select current_person() = '00000000-0000-0000-0000-000000000000'
    or exists (select from role_assignment a
      where a.company_id = current_company() and a.person_id = current_person() and a.role = 'SYSTEM_ADMIN'
        and a.place_level = 'COMPANY' and a.from_on <= current_day() and (a.to_on is null or a.to_on >= current_day()))
$$;

create table job (
  company_id uuid not null references company,
  id uuid not null,
  -- the handler, by its name in job/tasks.ts
  name text not null check (length(name) between 1 and 80),
  payload jsonb not null,
  -- what is to be done once however often it is asked for; null for what has no such name
  key text check (length(key) between 1 and 200),
  status text not null default 'WAITING' check (status in ('WAITING', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED')),
  run_at timestamptz not null default current_instant(),
  attempts int not null default 0,
  -- why the last attempt failed: {code, details, errorId}
  failure jsonb,
  started_at timestamptz,
  finished_at timestamptz,
  created_at timestamptz not null default current_instant(),
  created_by uuid default current_person(),
  primary key (company_id, id),
  unique (company_id, key)
);
create index job_order on job (company_id, created_at desc, id);
create index job_open on job (company_id, status, run_at) where status in ('WAITING', 'RUNNING', 'FAILED');
create index job_finished on job (company_id, finished_at) where status in ('DONE', 'CANCELLED');
call make_tenant_table('job', '(select is_administrator())', true, 'true');

-- What people do to jobs is history; that jobs come and go is not.
do $$
declare
  rows_of record;
begin
  for rows_of in select * from (values
    ('insert', 'new table as new_rows'), ('update', 'old table as old_rows new table as new_rows'),
    ('delete', 'old table as old_rows')) as t (operation, tables)
  loop
    execute format('drop trigger record_%s on job', rows_of.operation);
    execute format('create trigger record_%1$s after %1$s on job referencing %2$s for each statement
      when (current_setting(''app.action'', true) in (''retryJobs'', ''cancelJobs'')) execute function record_%1$s()',
      rows_of.operation, rows_of.tables);
  end loop;
end $$;

-- Puts waiting rows into the queue and takes cancelled ones out. The owner's: the application cannot reach the queue, so
-- that a company's job can be queued, seen or taken out only through its row, under the row's policies. The queue runs by
-- the database's clock; the row's time is told by the clock of whoever asks.
create function queue_jobs() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  perform graphile_worker.add_jobs(array_agg((
      'job', json_build_object('companyId', n.company_id, 'jobId', n.id), null, now() + (n.run_at - current_instant()),
      1000::smallint, n.id::text, null, null)::graphile_worker.job_spec))
    from new_rows n where n.status = 'WAITING' having count(*) > 0;
  return null;
end $$;
create trigger queue_new after insert on job referencing new table as new_rows
  for each statement execute function queue_jobs();

create function requeue_jobs() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  perform graphile_worker.add_jobs(array_agg((
      'job', json_build_object('companyId', n.company_id, 'jobId', n.id), null, now() + (n.run_at - current_instant()),
      1000::smallint, n.id::text, null, null)::graphile_worker.job_spec))
    from new_rows n join old_rows o on o.company_id = n.company_id and o.id = n.id
    where n.status = 'WAITING' and (o.status <> 'WAITING' or o.run_at <> n.run_at) having count(*) > 0;
  perform graphile_worker.remove_job(n.id::text) from new_rows n join old_rows o on o.company_id = n.company_id and o.id = n.id
    where n.status = 'CANCELLED' and o.status <> 'CANCELLED';
  return null;
end $$;
create trigger queue_changed after update on job referencing old table as old_rows new table as new_rows
  for each statement execute function requeue_jobs();
