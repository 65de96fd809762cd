-- The organiser's side of a bidding (招标, spec 02 and decisions 52, 53, 55): a tender is its log, and the other tables are what
-- its pages show of it. Before the opening nobody but the tender's officers may know who bids (TEN-016), before the award nobody
-- but they and the committee how bids were judged (TEN-030), and what is sealed nobody reads at all: these are policies here.

-- What an action may reach of one tender while it is carried out: its id stands in `readable` as TENDER (tender/log-actions.ts).
create table tender (
  company_id uuid not null,
  id uuid not null,
  service_center_id uuid not null,
  estate_id uuid not null,
  -- the region's own bidding for the same estate
  project_id uuid,
  -- 招标经办人
  officer_ids uuid[] not null check (cardinality(officer_ids) > 0),
  status text not null default 'DRAFT' check (status in ('DRAFT', 'ISSUED', 'OPENED', 'EVALUATING', 'RANKED', 'AWARDED', 'TOLD', 'CLOSED', 'FAILED')),
  title text not null check (length(title) between 1 and 120),
  method text not null check (method in ('PUBLIC', 'INVITED')),
  organiser_name text not null check (length(organiser_name) between 1 and 120),
  organiser_address text check (length(organiser_address) <= 200),
  agency_name text check (length(agency_name) <= 120),
  province text check (length(province) <= 20),
  city text check (length(city) <= 20),
  invited text[] not null default '{}',
  pre_filed_on date,
  issued_on date,
  deadline timestamptz,
  opening_at timestamptz,
  opening_place text check (length(opening_place) <= 200),
  prequalified boolean not null default false,
  conditions text check (length(conditions) <= 4000),
  bid_valid_until date,
  channels text[] not null default '{}',
  profile text check (length(profile) <= 4000),
  access text check (length(access) <= 2000),
  -- TEN-009: {project, service, bidders, evaluation, schedule, contract, other}
  sections jsonb not null default '{}' check (jsonb_typeof(sections) = 'object'),
  scoring jsonb check (jsonb_typeof(scoring) = 'object'),
  defense boolean not null default false,
  defense_criterion text check (length(defense_criterion) <= 200),
  sale_kind text check (sale_kind in ('PRESALE', 'CASH_SALE', 'NOT_FOR_SALE')),
  sale_on date,
  public_source text check (length(public_source) <= 500),
  threshold int check (threshold >= 2),
  public_key text check (length(public_key) <= 200),
  -- what the log comes to
  notice_at timestamptz,
  opened_at timestamptz,
  minutes text,
  experts_wanted int,
  ranked_at timestamptz,
  awarded_at timestamptz,
  awarded_to uuid,
  told_at timestamptz,
  complaints_until timestamptz,
  contract_on date,
  contract_price text,
  filing_on date,
  filing_number text,
  ended_at timestamptz,
  failed_reason text,
  version int not null default 1,
  created_at timestamptz not null default current_instant(),
  created_by uuid default current_person(),
  updated_at timestamptz not null default current_instant(),
  updated_by uuid,
  primary key (company_id, id),
  foreign key (company_id, estate_id) references estate,
  foreign key (company_id, project_id) references bidding_project on delete set null (project_id)
);
create index tender_estate on tender (company_id, estate_id);
create index tender_project on tender (company_id, project_id);
create index tender_deadline on tender (company_id, (coalesce(deadline, 'infinity'::timestamptz)), id);
create index tender_newest on tender (company_id, created_at desc, id);
create index tender_center on tender (company_id, service_center_id);
call make_tenant_table('tender', $$service_center_id = any ((select readable_centers('BID'))::uuid[])
  or id = any ((select readable_centers('TENDER'))::uuid[])$$, true);

-- 密钥保管人: the share is sealed to the holder's own key, whose secret is under a passphrase.
create table tender_holder (
  company_id uuid not null,
  id uuid not null,
  service_center_id uuid not null,
  tender_id uuid not null,
  name text not null check (length(name) between 1 and 80),
  organization text check (length(organization) <= 120),
  person_id uuid,
  key jsonb check (jsonb_typeof(key) = 'object'),
  share jsonb check (jsonb_typeof(share) = 'object'),
  version int not null default 1,
  created_at timestamptz not null default current_instant(),
  created_by uuid default current_person(),
  updated_at timestamptz not null default current_instant(),
  updated_by uuid,
  primary key (company_id, id),
  foreign key (company_id, tender_id) references tender on delete cascade,
  foreign key (company_id, person_id) references person
);
create index tender_holder_of on tender_holder (company_id, tender_id, created_at);
call make_tenant_table('tender_holder', $$exists (select from tender t where t.company_id = tender_holder.company_id and t.id = tender_id
    and ((select current_person()) = any (t.officer_ids) or (select current_person()) = tender_holder.person_id))
  or tender_id = any ((select readable_centers('TENDER'))::uuid[])$$);

-- 投标人
create table tender_bidder (
  company_id uuid not null,
  id uuid not null,
  service_center_id uuid not null,
  tender_id uuid not null,
  name text not null check (length(name) between 1 and 120),
  -- 统一社会信用代码
  credit_code text not null check (credit_code ~ '^[0-9A-Z]{18}$'),
  contact text check (length(contact) <= 80),
  phone text check (length(phone) <= 40),
  qualified boolean,
  qualified_reason text,
  chosen boolean,
  bid_at timestamptz,
  withdrawn_at timestamptz,
  late_count int not null default 0,
  price text,
  unreadable text,
  version int not null default 1,
  created_at timestamptz not null default current_instant(),
  created_by uuid default current_person(),
  updated_at timestamptz not null default current_instant(),
  updated_by uuid,
  primary key (company_id, id),
  constraint tender_bidder_once unique (company_id, tender_id, credit_code),
  foreign key (company_id, tender_id) references tender on delete cascade
);
call make_tenant_table('tender_bidder', $$exists (select from tender t where t.company_id = tender_bidder.company_id and t.id = tender_id
    and (t.opened_at is not null or (select current_person()) = any (t.officer_ids)))
  or tender_id = any ((select readable_centers('TENDER'))::uuid[])$$);

-- 评标专家 and the organiser's own members; who they are is secret until the award (TEN-029).
create table tender_expert (
  company_id uuid not null,
  id uuid not null,
  service_center_id uuid not null,
  tender_id uuid not null,
  kind text not null check (kind in ('EXPERT', 'REPRESENTATIVE')),
  name text not null check (length(name) between 1 and 80),
  organization text check (length(organization) <= 120),
  phone text check (length(phone) <= 40),
  -- why this expert must not judge
  conflict text check (length(conflict) between 1 and 500),
  listed boolean not null default false,
  member boolean not null default false,
  draw_order int,
  reserve_order int,
  replaced_reason text,
  scored_at timestamptz,
  version int not null default 1,
  created_at timestamptz not null default current_instant(),
  created_by uuid default current_person(),
  updated_at timestamptz not null default current_instant(),
  updated_by uuid,
  primary key (company_id, id),
  foreign key (company_id, tender_id) references tender on delete cascade
);
create index tender_expert_of on tender_expert (company_id, tender_id, created_at);
call make_tenant_table('tender_expert', $$exists (select from tender t where t.company_id = tender_expert.company_id and t.id = tender_id
    and (t.awarded_at is not null or (select current_person()) = any (t.officer_ids)))
  or tender_id = any ((select readable_centers('TENDER'))::uuid[])$$);

-- The process log: what happened, as the hash chain holds it. `entry` is the canonical JSON that its hash is of, as text: a bid may
-- hold what jsonb does not take.
create table tender_log_entry (
  company_id uuid not null,
  id uuid not null,
  service_center_id uuid not null,
  tender_id uuid not null,
  position int not null check (position > 0),
  at timestamptz not null,
  kind text not null,
  -- from when on others than the officers may read it (domain/tender/secrecy.ts)
  secrecy text not null check (secrecy in ('OPEN', 'BIDDERS', 'COMMITTEE', 'SCORES')),
  bidder_id uuid,
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  entry text not null,
  primary key (company_id, id),
  constraint tender_log_position unique (company_id, tender_id, position),
  foreign key (company_id, tender_id) references tender
);
create function linked_purpose() returns text language sql stable security definer set search_path = pg_catalog, public as
  $$ select purpose from access_link where company_id = current_company() and id = linked() $$;
call make_tenant_table('tender_log_entry', $$exists (select from tender t where t.company_id = tender_log_entry.company_id and t.id = tender_id
    and case secrecy
      when 'OPEN' then true
      when 'BIDDERS' then t.opened_at is not null or (select current_person()) = any (t.officer_ids)
      when 'COMMITTEE' then t.awarded_at is not null or (select current_person()) = any (t.officer_ids)
      else t.awarded_at is not null or t.ranked_at is not null and (select current_person()) = any (t.officer_ids) end)
  or tender_id = any ((select readable_centers('TENDER'))::uuid[])$$);
-- It is a history itself, and only grows.
drop trigger record_insert on tender_log_entry;
drop trigger record_update on tender_log_entry;
drop trigger record_delete on tender_log_entry;
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% only grows', tg_table_name;
end $$;
create trigger only_grows before update or delete on tender_log_entry for each row execute function refuse_change();

-- What nobody reads by himself: sealed bids, sheets of members that others still score without, the draw's secret.
create table tender_bid (
  company_id uuid not null,
  id uuid not null,
  service_center_id uuid not null,
  tender_id uuid not null,
  bidder_id uuid not null,
  position int not null,
  commitment text not null check (commitment ~ '^[0-9a-f]{64}$'),
  box jsonb not null check (jsonb_typeof(box) = 'object'),
  -- hash of what was received
  envelope text not null check (envelope ~ '^[0-9a-f]{64}$'),
  received_at timestamptz not null,
  primary key (company_id, id),
  foreign key (company_id, tender_id) references tender on delete cascade,
  foreign key (company_id, bidder_id) references tender_bidder
);
create index tender_bid_of on tender_bid (company_id, tender_id, bidder_id, position);
call make_tenant_table('tender_bid', $$tender_id = any ((select readable_centers('TENDER'))::uuid[])$$);

create table tender_sheet (
  company_id uuid not null,
  id uuid not null,
  service_center_id uuid not null,
  tender_id uuid not null,
  expert_id uuid not null,
  sheets jsonb not null check (jsonb_typeof(sheets) = 'object'),
  nonce text not null,
  primary key (company_id, id),
  constraint tender_sheet_once unique (company_id, tender_id, expert_id),
  foreign key (company_id, tender_id) references tender on delete cascade,
  foreign key (company_id, expert_id) references tender_expert
);
call make_tenant_table('tender_sheet', $$tender_id = any ((select readable_centers('TENDER'))::uuid[])$$);

create table tender_draw_secret (
  company_id uuid not null,
  id uuid not null,
  service_center_id uuid not null,
  tender_id uuid not null,
  secret text not null,
  primary key (company_id, id),
  unique (company_id, tender_id),
  foreign key (company_id, tender_id) references tender on delete cascade
);
call make_tenant_table('tender_draw_secret', $$tender_id = any ((select readable_centers('TENDER'))::uuid[])$$);

-- TENDER_SEALED is read by nobody: the history of who bids and who judges is the log.
insert into record_kind values
  ('tender', 'Tender', 'BID'),
  ('tender_holder', 'TenderHolder', 'TENDER_SEALED'),
  ('tender_bidder', 'TenderBidder', 'TENDER_SEALED'),
  ('tender_expert', 'TenderExpert', 'TENDER_SEALED'),
  ('tender_log_entry', 'TenderLogEntry', 'TENDER_SEALED'),
  ('tender_bid', 'TenderBid', 'TENDER_SEALED'),
  ('tender_sheet', 'TenderSheet', 'TENDER_SEALED'),
  ('tender_draw_secret', 'TenderDrawSecret', 'TENDER_SEALED');

-- Links of a tender: its public notice, a bidder's, an expert's, a key holder's, used as often as it takes.
alter table access_link
  drop constraint access_link_purpose_check,
  add constraint access_link_purpose_check check (purpose in ('APPROVE', 'SIGN', 'UPLOAD_EVIDENCE', 'ANSWER', 'NOTICE', 'BID', 'SCORE', 'KEEP_KEY')),
  drop constraint access_link_max_uses_check,
  add constraint access_link_max_uses_check check (max_uses between 1 and
    case when purpose = 'ANSWER' then 500 when purpose in ('NOTICE', 'BID', 'SCORE', 'KEEP_KEY') then 5000 else 20 end),
  drop constraint access_link_check1,
  add constraint access_link_summary_check
    check ((purpose in ('UPLOAD_EVIDENCE', 'NOTICE', 'BID', 'SCORE', 'KEEP_KEY')) = (summary is not null));
alter table access_link_use
  drop constraint access_link_use_act_check,
  add constraint access_link_use_act_check check (act in ('APPROVE', 'RETURN', 'SIGN', 'REFUSE', 'HAND_IN', 'ANSWER',
    'REGISTER', 'ASK', 'BID', 'WITHDRAW', 'COMPLAIN', 'SCORE', 'REVISE', 'KEEP_KEY')),
  drop constraint access_link_use_name_check,
  add constraint access_link_use_name_check check (said_name is not null or act not in ('APPROVE', 'RETURN', 'SIGN', 'REFUSE', 'HAND_IN'));

-- A link of a tender hangs on it (record_id), and is about one bidder, expert or holder of it (subject_id).
create policy of_tender on access_link using (company_id = (select current_company()) and purpose in ('NOTICE', 'BID', 'SCORE', 'KEEP_KEY')
  and (record_id = any ((select readable_centers('TENDER'))::uuid[])
    or exists (select from tender t where t.company_id = access_link.company_id and t.id = access_link.record_id
      and (select current_person()) = any (t.officer_ids))));
create function linked_tender() returns uuid language sql stable security definer set search_path = pg_catalog, public as
  $$ select record_id from access_link where company_id = current_company() and id = linked() and purpose in ('NOTICE', 'BID', 'SCORE', 'KEEP_KEY') $$;
create policy by_link on tender for select using (company_id = (select current_company()) and id = (select linked_tender()));
create policy by_link on tender_holder for select using (company_id = (select current_company()) and id = (select linked_subject()));
create policy by_link on tender_bidder for select using (company_id = (select current_company()) and id = (select linked_subject()));
create policy by_link on tender_expert for select using (company_id = (select current_company()) and id = (select linked_subject()));
-- A bidder reads its own entries at once; a member of the committee what all have scored alone, which is told together.
create policy by_link on tender_log_entry for select using (company_id = (select current_company()) and tender_id = (select linked_tender())
  and (bidder_id = (select linked_subject()) or secrecy = 'SCORES' and (select linked_purpose()) = 'SCORE'));
create policy by_link on attachment for select using (company_id = (select current_company()) and record_type = 'Tender'
  and record_id = (select linked_tender()) and removed_at is null);
