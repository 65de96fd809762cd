-- The reception area (接待区域布置, spec 07) of a service center: its set-up with its checks, front-desk devices, desk cards.

create table reception_setup (
  company_id uuid not null,
  id uuid not null,
  service_center_id uuid not null,
  status text not null default 'PLANNED' check (status in ('PLANNED', 'SELF_CHECKED', 'ACCEPTED', 'RETURNED', 'RECHECK_DUE')),
  -- the check that counts now; earlier ones stay with their version of the standard
  result_id uuid not null,
  -- when the center opens; follows the launch unless somebody set it
  opening_on date,
  opening_from_launch boolean not null default false,
  checked_by uuid,
  checked_at timestamptz,
  decided_by uuid,
  decided_at timestamptz,
  return_reason text,
  version int not null default 1,
  created_at timestamptz not null default current_instant(),
  created_by uuid default current_person(),
  updated_at timestamptz not null default current_instant(),
  updated_by uuid,
  primary key (company_id, id),
  constraint reception_setup_center unique (company_id, service_center_id),
  foreign key (company_id, service_center_id) references service_center,
  foreign key (company_id, result_id) references checklist_result
);
call make_tenant_table('reception_setup', $$service_center_id = any ((select readable_centers('RCP'))::uuid[])$$, true);

create table front_desk_device (
  company_id uuid not null,
  id uuid not null,
  service_center_id uuid not null,
  kind text not null check (kind in ('PC', 'PHONE', 'RECORDER', 'DVR', 'CAMERA', 'PICKUP')),
  station text not null check (station in ('FRONT_DESK', 'CASHIER_DESK')),
  -- its number: the telephone's, or the one on its plate
  number text not null check (length(number) between 1 and 40),
  status text not null default 'IN_USE' check (status in ('IN_USE', 'FAULTY', 'RETIRED')),
  takes_requests boolean not null default false,
  recorded boolean not null default false,
  remark text check (length(remark) <= 500),
  version int not null default 1,
  created_at timestamptz not null default current_instant(),
  created_by uuid default current_person(),
  updated_at timestamptz not null default current_instant(),
  updated_by uuid,
  primary key (company_id, id),
  unique (company_id, service_center_id, kind, number),
  foreign key (company_id, service_center_id) references service_center
);
call make_tenant_table('front_desk_device', $$service_center_id = any ((select readable_centers('RCP'))::uuid[])$$);

create table desk_card (
  company_id uuid not null,
  id uuid not null,
  service_center_id uuid not null,
  person_id uuid not null,
  -- what the card says: the name, and what stands under it
  name text not null check (length(name) between 1 and 80),
  title text not null check (length(title) between 1 and 40),
  -- where it stands (RCP-R18: the text of the procedure breaks off)
  place text check (length(place) <= 200),
  version int not null default 1,
  created_at timestamptz not null default current_instant(),
  created_by uuid default current_person(),
  updated_at timestamptz not null default current_instant(),
  updated_by uuid,
  primary key (company_id, id),
  unique (company_id, service_center_id, person_id),
  foreign key (company_id, service_center_id) references service_center,
  foreign key (company_id, person_id) references person
);
call make_tenant_table('desk_card', $$service_center_id = any ((select readable_centers('RCP'))::uuid[])$$);

-- RCP-R19: recording, monitoring and the NC system are looked at regularly.
create table reception_system_check (
  company_id uuid not null,
  id uuid not null,
  service_center_id uuid not null,
  checked_on date not null,
  recording_ok boolean not null,
  monitoring_ok boolean not null,
  nc_ok boolean not null,
  remark text check (length(remark) <= 500),
  created_at timestamptz not null default current_instant(),
  created_by uuid default current_person(),
  primary key (company_id, id),
  foreign key (company_id, service_center_id) references service_center
);
create index reception_system_check_center on reception_system_check (company_id, service_center_id, checked_on desc);
call make_tenant_table('reception_system_check', $$service_center_id = any ((select readable_centers('RCP'))::uuid[])$$);

create table reception_finding (
  company_id uuid not null,
  id uuid not null,
  service_center_id uuid not null,
  check_id uuid not null,
  device_id uuid not null,
  text text not null check (length(text) between 1 and 500),
  mended_on date,
  mended_by uuid,
  created_at timestamptz not null default current_instant(),
  created_by uuid default current_person(),
  primary key (company_id, id),
  foreign key (company_id, check_id) references reception_system_check,
  foreign key (company_id, device_id) references front_desk_device
);
create index reception_finding_device on reception_finding (company_id, device_id, created_at desc);
create index reception_finding_check on reception_finding (company_id, check_id);
call make_tenant_table('reception_finding', $$service_center_id = any ((select readable_centers('RCP'))::uuid[])$$);

insert into record_kind values
  ('reception_setup', 'ReceptionSetup', 'RCP'),
  ('front_desk_device', 'FrontDeskDevice', 'RCP'),
  ('desk_card', 'DeskCard', 'RCP'),
  ('reception_system_check', 'ReceptionSystemCheck', 'RCP'),
  ('reception_finding', 'ReceptionFinding', 'RCP');
