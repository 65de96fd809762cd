-- A list of work opens at once, however much is open: what others wait for ahead, then what is due first.
create index obligation_urgency on obligation (company_id, (case when act in ('APPROVE', 'SIGN') then 0 else 1 end),
  (coalesce(due_at, 'infinity'::timestamptz)), id) where status in ('OPEN', 'PAUSED');

-- What is under way is brought under another rule, or counted anew by the calendar that is known now, because an administrator
-- asks for it (按新规则重排): looked at first, carried out after.
create table redating (
  company_id uuid not null references company,
  id uuid not null,
  record_type text not null,
  kind text not null,
  -- none: each by its own rule
  due_rule jsonb,
  reason text not null check (length(reason) between 1 and 200),
  status text not null default 'CHECKING' check (status in ('CHECKING', 'CHECKED', 'APPLYING', 'DONE', 'CANCELLED', 'FAILED')),
  -- open obligations of the kind, those looked at or, later, carried out, and those that move
  total int not null default 0,
  done int not null default 0,
  moving int not null default 0,
  version int not null default 1,
  created_at timestamptz not null default current_instant(),
  created_by uuid default current_person(),
  updated_at timestamptz not null default current_instant(),
  updated_by uuid,
  primary key (company_id, id)
);
create index redating_newest on redating (company_id, created_at desc, id);
call make_tenant_table('redating', 'company_id = any ((select held_places())::uuid[])', true);
-- Progress is no history.
drop trigger record_update on redating;
create trigger record_update after update on redating referencing old table as old_rows new table as new_rows
  for each statement when (coalesce(current_setting('app.action', true), '') <> 'tellRedatingProgress') execute function record_update();

-- An obligation that it moves, from when to when; whoever sees the obligation sees that its rule changed on the way.
create table redating_move (
  company_id uuid not null,
  id uuid not null default gen_random_uuid(),
  redating_id uuid not null,
  obligation_id uuid not null,
  from_rule jsonb not null,
  to_rule jsonb not null,
  from_due_at timestamptz not null,
  to_due_at timestamptz not null,
  moved_at timestamptz,
  reason text not null,
  created_by uuid,
  primary key (company_id, id),
  unique (company_id, redating_id, obligation_id),
  foreign key (company_id, redating_id) references redating on delete cascade,
  foreign key (company_id, obligation_id) references obligation on delete cascade
);
create index redating_move_of on redating_move (company_id, obligation_id) where moved_at is not null;
create index redating_move_order on redating_move (company_id, redating_id, from_due_at, id);
call make_tenant_table('redating_move', 'exists (select from obligation o
  where o.company_id = redating_move.company_id and o.id = redating_move.obligation_id)');
-- A history itself.
drop trigger record_insert on redating_move;
drop trigger record_update on redating_move;
drop trigger record_delete on redating_move;

-- What was told and sent goes after a time that the company sets; that it went by itself is no history.
drop trigger record_delete on notification;
create trigger record_delete after delete on notification referencing old table as old_rows for each statement
  when (coalesce(current_setting('app.action', true), '') <> 'tidyNotifications') execute function record_delete();
create index notification_age on notification (company_id, created_at);

-- Another party's office may be held at one estate alone, the developer's head of it say: whoever holds it there has the
-- approvals that ask for it, and nothing else of the center.
alter table approval add column estate_id uuid, add column outside_offices text[] not null default '{}',
  add foreign key (company_id, estate_id) references estate;
create function offices_at_estates() returns text[] language sql stable as $$
  select coalesce(array_agg(a.place_id || ' ' || a.role), '{}') from role_assignment a
  where a.company_id = current_company() and a.person_id = current_person() and a.place_level = 'ESTATE'
    and a.from_on <= current_day() and coalesce(a.to_on, 'infinity'::date) >= current_day()
$$;
create policy of_outside on approval
  using (company_id = (select current_company()) and outside_offices && (select offices_at_estates()));
