-- 投标决策: what a company weighs bids by, and the sheet of a bidding with who decided what, and why. Not for whoever runs the tender.

-- Versions of a company's criteria, the newest counts; without one the standard's do.
create table bid_criteria (
  company_id uuid not null,
  id uuid not null,
  number int not null check (number > 0),
  -- {criteria: [{key, name, nameEn, weight, guide, guideEn}], knockouts: [{key, question, questionEn}], bidFrom, noBidBelow}
  content jsonb not null check (jsonb_typeof(content -> 'criteria') = 'array'),
  version int not null default 1,
  created_at timestamptz not null default current_instant(),
  created_by uuid default current_person(),
  updated_at timestamptz not null default current_instant(),
  updated_by uuid,
  primary key (company_id, id),
  unique (company_id, number)
);
call make_tenant_table('bid_criteria');

create table bid_decision (
  company_id uuid not null,
  id uuid not null,
  service_center_id uuid not null,
  project_id uuid not null,
  status text not null default 'DRAFT' check (status in ('DRAFT', 'SUBMITTED', 'DECIDED')),
  -- the criteria as they were when it was begun, with scores [{key, score, reason}] and answers [{key, holds, note}]
  sheet jsonb not null check (jsonb_typeof(sheet -> 'scores') = 'array' and jsonb_typeof(sheet -> 'answers') = 'array'),
  -- tenths of a point, and what follows of them, as they were sent
  tenths int check (tenths between 0 and 1000),
  recommendation text check (recommendation in ('BID', 'CONSIDER', 'NO_BID')),
  -- what was known of each criterion when it was sent: [{key, zh, en}]
  evidence jsonb check (jsonb_typeof(evidence) = 'array'),
  submitted_at timestamptz,
  submitted_by uuid,
  verdict text check (verdict in ('BID', 'NO_BID')),
  reason text check (length(reason) between 1 and 500),
  decided_at timestamptz,
  decided_by uuid,
  version int not null default 1,
  created_at timestamptz not null default current_instant(),
  created_by uuid default current_person(),
  updated_at timestamptz not null default current_instant(),
  updated_by uuid,
  primary key (company_id, id),
  constraint bid_decision_once unique (company_id, project_id),
  foreign key (company_id, project_id) references bidding_project on delete cascade,
  foreign key (company_id, submitted_by) references person,
  foreign key (company_id, decided_by) references person,
  check (status = 'DRAFT' or (tenths is not null and recommendation is not null and submitted_at is not null)),
  check ((status = 'DECIDED') = (verdict is not null and decided_at is not null))
);
create index bid_decision_newest on bid_decision (company_id, created_at desc, id);
call make_tenant_table('bid_decision', $$service_center_id = any ((select readable_centers('BID_OFFER'))::uuid[])$$);

insert into record_kind values ('bid_decision', 'BidDecision', 'BID_OFFER');
