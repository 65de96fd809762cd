-- 成本测算 of a bid: what its price is built from, and what it came to when it was last kept. How a bid is made is not for
-- whoever runs the tender, so these records have a reading of their own: BID_OFFER is BID without developer and agency.

create table bid_estimate (
  company_id uuid not null,
  id uuid not null,
  service_center_id uuid not null,
  project_id uuid not null,
  -- {area, vacancyRate, …, offeredFee, lines: [{service, kind, name, quantity, shifts, unitPrice}]}: decimals as text
  terms jsonb not null check (jsonb_typeof(terms) = 'object' and jsonb_typeof(terms -> 'lines') = 'array'),
  -- what it came to: m² and people; yuan a month; yuan per m² and month
  area numeric(16, 6) not null check (area > 0),
  people numeric(16, 6) not null check (people >= 0),
  monthly_total numeric(20, 2) not null check (monthly_total >= 0),
  fee numeric(20, 2) not null check (fee >= 0),
  offered_fee numeric(20, 6) check (offered_fee >= 0),
  version int not null default 1,
  created_at timestamptz not null default current_instant(),
  created_by uuid default current_person(),
  updated_at timestamptz not null default current_instant(),
  updated_by uuid,
  primary key (company_id, id),
  constraint bid_estimate_once unique (company_id, project_id),
  foreign key (company_id, project_id) references bidding_project on delete cascade
);
create index bid_estimate_newest on bid_estimate (company_id, created_at desc, id);
call make_tenant_table('bid_estimate', $$service_center_id = any ((select readable_centers('BID_OFFER'))::uuid[])$$);

insert into record_kind values ('bid_estimate', 'BidEstimate', 'BID_OFFER');
