-- 宽严转移 (GB/T 2828.1, 9.3): what only the authority decides between an estate's lots of an item and plan. Lots of a batch are drawn
-- after what stands here by then.
create table acceptance_sampling_decision (
  company_id uuid not null,
  id uuid not null,
  service_center_id uuid not null,
  estate_id uuid not null,
  item_code text not null check (length(item_code) between 1 and 40),
  level text not null check (level ~ '^(S-[1-4]|I{1,3})$'),
  aql text not null check (length(aql) between 1 and 8),
  decision text not null check (decision in ('REDUCE', 'RESTORE', 'RESUME')),
  reason text not null check (length(reason) between 1 and 500),
  decided_at timestamptz not null default current_instant(),
  version int not null default 1,
  created_at timestamptz not null default current_instant(),
  created_by uuid default current_person(),
  updated_at timestamptz not null default current_instant(),
  updated_by uuid,
  primary key (company_id, id),
  foreign key (company_id, estate_id) references estate
);
create index acceptance_sampling_decision_estate on acceptance_sampling_decision (company_id, estate_id, decided_at);
call make_tenant_table('acceptance_sampling_decision', $$service_center_id = any ((select readable_centers('UAC'))::uuid[])$$);
