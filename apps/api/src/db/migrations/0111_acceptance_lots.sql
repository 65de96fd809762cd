-- Acceptance by lots (按批抽样, GB/T 2828.1): an item in the homes of a building, of which a sample is inspected.
create table acceptance_lot (
  company_id uuid not null,
  id uuid not null,
  service_center_id uuid not null,
  batch_id uuid not null,
  building_id uuid not null,
  item_code text not null check (length(item_code) between 1 and 40),
  item_label text not null,
  item_label_en text not null,
  homes int not null check (homes > 0),
  level text not null check (level ~ '^(S-[1-4]|I{1,3})$'),
  aql text not null,
  severity text not null check (severity in ('NORMAL', 'TIGHTENED', 'REDUCED')),
  -- of the plan; null: every home is inspected
  letter text check (letter ~ '^[A-R]$'),
  accept int check (accept >= 0),
  -- records of the homes that are inspected for it, in the order drawn
  sample uuid[] not null check (cardinality(sample) between 1 and homes),
  verdict text not null check (verdict in ('OPEN', 'ACCEPTED', 'REJECTED', 'FULL')),
  decided_at timestamptz,
  version int not null default 1,
  created_at timestamptz not null default current_instant(),
  created_by uuid default current_person(),
  updated_at timestamptz not null default current_instant(),
  updated_by uuid,
  primary key (company_id, id),
  unique (company_id, batch_id, building_id, item_code),
  foreign key (company_id, batch_id) references acceptance_batch,
  foreign key (company_id, building_id) references building,
  check ((letter is null) = (accept is null) and (letter is null) = (verdict = 'FULL')),
  check ((decided_at is not null) = (verdict in ('ACCEPTED', 'REJECTED')))
);
call make_tenant_table('acceptance_lot', $$service_center_id = any ((select readable_centers('UAC'))::uuid[])$$, true);
insert into record_kind values ('acceptance_lot', 'AcceptanceLot', 'UAC');

-- Made when the acceptance starts; with the batch's id, a building's number and its homes' names it gives the order of the draw.
alter table acceptance_batch add column draw_secret text check (draw_secret ~ '^[0-9a-f]{32}$');
-- Items that this home is not inspected for, since it is outside of their samples.
alter table unit_acceptance add column skips text[] not null default '{}';
