-- Work in the field (decision 65): leases of homes, signatures given without signal, and what the server did not accept.

-- Who is at work in a home: {kind of group: {personId, name, since, until, fromName, reason}}. The audit keeps every one there was.
alter table unit_acceptance
  add column leases jsonb not null default '{}' check (jsonb_typeof(leases) = 'object'),
  drop column inspecting_by,
  drop column inspecting_at;

-- The board tells who is at work in a home now.
create or replace view acceptance_cell with (security_invoker = true) as
  select r.company_id, r.id, r.batch_id, b.number as building, u.floor_number as floor, u.room_number as room, r.status,
    r.lines_done as done, r.lines_failed as failed, r.first_pass, u.sort_key,
    array(select x.lease ->> 'name' from jsonb_each(r.leases) x(kind, lease)
      where (x.lease ->> 'until')::timestamptz > current_instant() order by x.kind) as inspecting
  from unit_acceptance r
  join unit u on u.company_id = r.company_id and u.id = r.unit_id
  join building b on b.company_id = r.company_id and b.id = r.building_id;

-- When it was written, by the clock of the device that was without signal; null: when it came.
alter table signature add column written_at timestamptz;

-- What somebody did on a device and the rules refused: under the command's own key. It is told by the device, and is nobody's verdict.
create table refused_command (
  company_id uuid not null,
  id uuid not null,
  service_center_id uuid not null,
  -- the batch whose leader looks at it; null: of no batch
  batch_id uuid,
  record_type text not null check (record_type in ('UnitAcceptance', 'Unit', 'Estate', 'Defect')),
  record_id uuid not null,
  person_id uuid not null,
  -- as its person knows it: "1-101 墙面平整度"
  label text not null check (length(label) between 1 and 200),
  -- the mutation, or attachEvidence
  action text not null check (action ~ '^[a-zA-Z]{1,60}$'),
  code text not null check (code ~ '^[A-Z0-9_]{1,60}$'),
  details jsonb not null default '{}' check (jsonb_typeof(details) = 'object'),
  done_at timestamptz not null,
  -- OPEN; ASIDE its person goes on without it; TAKEN it was accepted after all; SETTLED the leader settled it
  status text not null default 'OPEN' check (status in ('OPEN', 'ASIDE', 'TAKEN', 'SETTLED')),
  note text check (length(note) between 1 and 1000),
  settled_at timestamptz,
  settled_by uuid,
  version int not null default 1,
  created_at timestamptz not null default current_instant(),
  created_by uuid default current_person(),
  updated_at timestamptz not null default current_instant(),
  updated_by uuid,
  primary key (company_id, id),
  foreign key (company_id, service_center_id) references service_center,
  foreign key (company_id, batch_id) references acceptance_batch,
  foreign key (company_id, person_id) references person,
  foreign key (company_id, settled_by) references person,
  check ((status = 'SETTLED') = (settled_at is not null))
);
create index refused_command_batch on refused_command (company_id, batch_id, status, done_at desc);
create index refused_command_center on refused_command (company_id, service_center_id, done_at desc, id);
call make_tenant_table('refused_command', $$service_center_id = any ((select readable_centers('UAC'))::uuid[])$$, true);

insert into record_kind values ('refused_command', 'RefusedCommand', 'UAC');

-- A command that is taken after all says so by itself: it is kept under the same key.
create function refused_command_taken() returns trigger language plpgsql as $$
begin
  if new.key ~ '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$' then
    update refused_command set status = 'TAKEN', settled_at = null, settled_by = null
    where company_id = new.company_id and id = new.key::uuid and person_id = new.person_id and status <> 'TAKEN';
  end if;
  return null;
end $$;
create trigger refused_command_taken after insert on idempotency for each row execute function refused_command_taken();
