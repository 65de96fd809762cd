-- Obligations (时限): whatever a person must do, approve, sign or follow, by when, and who was told of it.

-- Places at which the asking person holds a role today; the system itself works at all of them.
create function held_places() returns uuid[] language sql stable as $$
  select case when current_person() = '00000000-0000-0000-0000-000000000000' then visible_places() || current_company()
    else coalesce((select array_agg(a.place_id) from role_assignment a
      where a.company_id = current_company() and a.person_id = current_person()
        and a.from_on <= current_day() and coalesce(a.to_on, 'infinity'::date) >= current_day()), '{}') end
$$;

create table obligation (
  company_id uuid not null references company,
  id uuid not null default gen_random_uuid(),
  -- one obligation per record and kind at a time; what recurs has a row per occurrence
  record_type text not null,
  record_id uuid not null,
  kind text not null,
  occurrence int not null default 1,
  act text not null check (act in ('DO', 'APPROVE', 'SIGN', 'FOLLOW')),
  title text not null check (length(title) between 1 and 200),
  -- what the page needs beside the title, an English one for instance
  data jsonb not null default '{}',
  -- where: at a center (and one estate of it), at a region, or, with none of them, the company
  service_center_id uuid,
  region_id uuid,
  estate_id uuid,
  -- whose: who is named, else whoever holds the role at the nearest place upwards
  responsible_role text not null,
  assignee_id uuid,
  -- from what and how long: {"on"} or {"at"}, and the rule as it was when the obligation was made
  anchor jsonb,
  due_rule jsonb,
  rule_version int not null default 0,
  -- as last computed; nothing for what has no time limit
  due_on date,
  due_at timestamptz,
  whole_day boolean not null default true,
  provisional boolean not null default false,
  -- when people are told; null where it has no time limit
  notices jsonb,
  status text not null default 'OPEN' check (status in ('OPEN', 'PAUSED', 'MET', 'MISSED', 'CANCELLED')),
  -- since when it stands as it does, up to when it was told of, and what is told next
  since timestamptz not null,
  fired_until timestamptz not null,
  next_firing_at timestamptz,
  settled_at timestamptz,
  settled_by uuid,
  created_at timestamptz not null default current_instant(),
  primary key (company_id, id),
  unique (company_id, record_type, record_id, kind, occurrence),
  foreign key (company_id, service_center_id) references service_center,
  foreign key (company_id, region_id) references region,
  foreign key (company_id, estate_id) references estate,
  foreign key (company_id, assignee_id) references person,
  check ((status in ('OPEN', 'PAUSED')) = (settled_at is null)),
  check (next_firing_at is null or status = 'OPEN')
);
create index obligation_firing_next on obligation (company_id, next_firing_at) where next_firing_at is not null;
create index obligation_of_role on obligation (company_id, responsible_role, due_at)
  where status in ('OPEN', 'PAUSED') and assignee_id is null;
create index obligation_of_person on obligation (company_id, assignee_id, due_at)
  where status in ('OPEN', 'PAUSED') and assignee_id is not null;
create index obligation_of_center on obligation (company_id, service_center_id, due_at) where status in ('OPEN', 'PAUSED');
-- Seen where the viewer's work lies, and by whom it is named for; made for others as well.
call make_tenant_table('obligation', $$service_center_id = any ((select reach())::uuid[])
  or estate_id = any ((select reach())::uuid[])
  or assignee_id = (select current_person())
  or service_center_id is null and coalesce(region_id, company_id) = any ((select held_places())::uuid[])
  or service_center_id is null and company_id = any ((select held_places())::uuid[])$$, false, 'true');
-- Follows from records that are audited themselves; its own history is its pauses and firings.
drop trigger record_insert on obligation;
drop trigger record_update on obligation;
drop trigger record_delete on obligation;

-- Time that does not count, with its reason. Who paused, and when, is audited.
create table obligation_pause (
  company_id uuid not null,
  id uuid not null,
  obligation_id uuid not null,
  service_center_id uuid,
  paused_at timestamptz not null,
  resumed_at timestamptz,
  reason text not null check (length(reason) between 1 and 200),
  created_by uuid default current_person(),
  resumed_by uuid,
  primary key (company_id, id),
  foreign key (company_id, obligation_id) references obligation on delete cascade,
  check (resumed_at >= paused_at)
);
create unique index obligation_pause_open on obligation_pause (company_id, obligation_id) where resumed_at is null;
create index obligation_pause_of on obligation_pause (company_id, obligation_id, paused_at);
call make_tenant_table('obligation_pause', 'exists (select from obligation o
  where o.company_id = obligation_pause.company_id and o.id = obligation_pause.obligation_id)');

-- However an obligation leaves its pause (resumed, done, no longer asked), the pause ends with it.
create function end_pause() returns trigger language plpgsql as $$
begin
  update obligation_pause set resumed_at = current_instant(), resumed_by = current_person()
  where company_id = new.company_id and obligation_id = new.id and resumed_at is null;
  return null;
end $$;
create trigger end_pause after update on obligation for each row
  when (old.status = 'PAUSED' and new.status <> 'PAUSED') execute function end_pause();

-- Who was told what, and when: each once.
create table obligation_firing (
  company_id uuid not null,
  id uuid not null default gen_random_uuid(),
  obligation_id uuid not null,
  kind text not null check (kind in ('REMINDER', 'DUE_DAY', 'OVERDUE', 'ESCALATION')),
  step int not null,
  since timestamptz not null,
  -- when it was meant to be told, and when it was
  fires_at timestamptz not null,
  fired_at timestamptz not null default current_instant(),
  role text,
  skipped_roles text[] not null default '{}',
  told_ids uuid[] not null default '{}',
  position bigint generated by default as identity,
  primary key (company_id, id),
  -- a firing happens once, whatever process tells it and however often it is tried
  unique (company_id, obligation_id, kind, step, since),
  foreign key (company_id, obligation_id) references obligation on delete cascade
);
create index obligation_firing_of on obligation_firing (company_id, obligation_id, position);
call make_tenant_table('obligation_firing', 'exists (select from obligation o
  where o.company_id = obligation_firing.company_id and o.id = obligation_firing.obligation_id)');
-- A history itself.
drop trigger record_insert on obligation_firing;
drop trigger record_update on obligation_firing;
drop trigger record_delete on obligation_firing;

-- Tasks of plans under way are obliged when their plans are scheduled anew at the next start. Nobody changed anything: no audit.
alter table launch_plan no force row level security;
alter table launch_plan disable trigger user;
update launch_plan set planned_on = null where status in ('ACTIVE', 'READY');
alter table launch_plan enable trigger user;
alter table launch_plan force row level security;
