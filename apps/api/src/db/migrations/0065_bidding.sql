-- Pre-stage bidding (前期物业招投标, spec 02): the project, its team and work plan, what the tender document asks for, what the
-- developer hands over, papers, and the dated steps with what the law said of each. It lies at its estate's center, so that
-- the capability BID says who reads it; work on it is the region's (BID-R04).

create table bidding_project (
  company_id uuid not null,
  id uuid not null,
  service_center_id uuid not null,
  estate_id uuid not null,
  launch_plan_id uuid,
  status text not null default 'PLANNED' check (status in ('PLANNED', 'REQUESTED', 'PREPARING', 'AGREED', 'ISSUED', 'BIDDING', 'SUBMITTED', 'OPENED', 'AWARDED', 'LOST', 'CONTRACTED', 'FILED', 'LICENSED', 'CLOSED', 'CANCELLED')),
  object_type text not null check (object_type in ('NEW_PROJECT', 'NEW_CLUSTER', 'NEW_BUILDING')),
  launch_date date not null,
  -- why it was begun fewer than 90 days ahead (02 part 7)
  late_reason text check (length(late_reason) between 1 and 500),
  begun_late boolean not null default false,
  organizer_mode text not null check (organizer_mode in ('DEVELOPER', 'AGENCY')),
  agency_name text check (length(agency_name) between 1 and 80),
  province text check (length(province) between 1 and 20),
  city text check (length(city) between 1 and 20),
  sale_kind text not null check (sale_kind in ('PRESALE', 'CASH_SALE', 'NOT_FOR_SALE')),
  sale_on date,
  floor_area numeric(12, 2) check (floor_area > 0),
  selection_method text check (selection_method in ('PUBLIC_TENDER', 'INVITED_TENDER', 'OTHER')),
  selection_note text check (length(selection_note) between 1 and 1000),
  approval_document text check (length(approval_document) between 1 and 80),
  tender_office text check (length(tender_office) between 1 and 200),
  tender_cost numeric(14, 2) check (tender_cost >= 0),
  times_agreed_on date,
  notice_kind text check (notice_kind in ('INVITATION', 'ANNOUNCEMENT')),
  notice_at timestamptz,
  document_issued_on date,
  invited_count int check (invited_count between 0 and 1000),
  submission_deadline timestamptz,
  submission_place text check (length(submission_place) between 1 and 200),
  opening_at timestamptz,
  bid_valid_until date,
  tender_received_at timestamptz,
  pre_bid_meeting_at timestamptz,
  defense_required boolean not null default false,
  defense_at timestamptz,
  defense_prepared boolean not null default false,
  defense_attended boolean not null default false,
  binding_checked boolean not null default false,
  packaging_checked boolean not null default false,
  submitted_at timestamptz,
  leader_attended boolean not null default false,
  project_head_attended boolean not null default false,
  evaluation_note text check (length(evaluation_note) between 1 and 2000),
  bidder_count int check (bidder_count between 0 and 1000),
  committee_size int check (committee_size between 0 and 100),
  expert_count int check (expert_count between 0 and 100),
  experts_drawn boolean,
  without_conflict boolean,
  candidate_count int check (candidate_count between 0 and 100),
  losers_notified boolean,
  award_on date,
  award_sender text check (award_sender in ('DEVELOPER', 'AGENCY')),
  award_number text check (length(award_number) between 1 and 80),
  contract_on date,
  filing_number text check (length(filing_number) between 1 and 80),
  filing_on date,
  fee_permit_number text check (length(fee_permit_number) between 1 and 80),
  fee_permit_on date,
  -- 各类收费标准: [{name, unit, price}]
  fee_standards jsonb not null default '[]' check (jsonb_typeof(fee_standards) = 'array'),
  plan_approved_on date,
  ended_reason text check (length(ended_reason) between 1 and 500),
  -- what the board shows, written with every change
  request_due_on date not null,
  contract_due_on date not null,
  next_step text,
  next_due_on date,
  feasible boolean not null default true,
  version int not null default 1,
  created_at timestamptz not null default current_instant(),
  created_by uuid default current_person(),
  updated_at timestamptz not null default current_instant(),
  updated_by uuid,
  primary key (company_id, id),
  foreign key (company_id, estate_id) references estate,
  foreign key (company_id, launch_plan_id) references launch_plan on delete set null (launch_plan_id),
  check (opening_at >= submission_deadline),
  check (submitted_at <= submission_deadline),
  check ((award_on is null and contract_on is null) or status not in ('PLANNED', 'REQUESTED', 'PREPARING')),
  check (status not in ('FILED', 'CLOSED') or (filing_on is not null and filing_number is not null)),
  check (status not in ('LICENSED', 'CLOSED') or (fee_permit_on is not null and fee_permit_number is not null))
);
create index bidding_project_estate on bidding_project (company_id, estate_id);
create index bidding_project_next on bidding_project (company_id, next_due_on, id);
create index bidding_project_plan on bidding_project (company_id, launch_plan_id);
-- BID-R03: one open bidding of a whole project; clusters and buildings are compared by their buildings.
create unique index bidding_project_open on bidding_project (company_id, estate_id)
  where object_type = 'NEW_PROJECT' and status not in ('LOST', 'CLOSED', 'CANCELLED');
call make_tenant_table('bidding_project', $$service_center_id = any ((select readable_centers('BID'))::uuid[])$$, true);

create table bidding_building (
  company_id uuid not null,
  id uuid not null,
  service_center_id uuid not null,
  project_id uuid not null,
  building_id uuid not null,
  primary key (company_id, id),
  unique (company_id, project_id, building_id),
  foreign key (company_id, project_id) references bidding_project on delete cascade,
  foreign key (company_id, building_id) references building
);
call make_tenant_table('bidding_building', $$service_center_id = any ((select readable_centers('BID'))::uuid[])$$);

-- BID-R10: 投标小组.
create table bid_team_member (
  company_id uuid not null,
  id uuid not null,
  service_center_id uuid not null,
  project_id uuid not null,
  person_id uuid not null,
  kind text not null check (kind in ('LEADER', 'PROJECT_HEAD', 'LIAISON', 'WRITER', 'MEMBER')),
  appointed_by text not null check (appointed_by in ('DEVELOPER', 'REGION')),
  responsibility text not null check (length(responsibility) between 1 and 500),
  version int not null default 1,
  created_at timestamptz not null default current_instant(),
  created_by uuid default current_person(),
  updated_at timestamptz not null default current_instant(),
  updated_by uuid,
  primary key (company_id, id),
  constraint bid_team_member_once unique (company_id, project_id, person_id),
  foreign key (company_id, project_id) references bidding_project on delete cascade,
  foreign key (company_id, person_id) references person
);
call make_tenant_table('bid_team_member', $$service_center_id = any ((select readable_centers('BID'))::uuid[])$$);

-- JBPM-QR-KF-01: the team's work beside the milestones.
create table bid_work_item (
  company_id uuid not null,
  id uuid not null,
  service_center_id uuid not null,
  project_id uuid not null,
  position int not null,
  work text not null check (length(work) between 1 and 200),
  start_on date,
  due_on date,
  owner_id uuid,
  done_on date,
  remark text check (length(remark) <= 500),
  version int not null default 1,
  created_at timestamptz not null default current_instant(),
  created_by uuid default current_person(),
  updated_at timestamptz not null default current_instant(),
  updated_by uuid,
  primary key (company_id, id),
  foreign key (company_id, project_id) references bidding_project on delete cascade,
  foreign key (company_id, owner_id) references person,
  check (due_on >= start_on)
);
create index bid_work_item_project on bid_work_item (company_id, project_id, position);
call make_tenant_table('bid_work_item', $$service_center_id = any ((select readable_centers('BID'))::uuid[])$$);

-- BID-R13: what the tender document asks for, and where the bid answers it.
create table tender_requirement (
  company_id uuid not null,
  id uuid not null,
  service_center_id uuid not null,
  project_id uuid not null,
  clause text not null check (length(clause) between 1 and 40),
  text text not null check (length(text) between 1 and 2000),
  category text not null check (category in ('BIDDER_CONDITION', 'EVALUATION', 'SUBJECT', 'BINDING', 'PACKAGING', 'DEFENSE', 'OTHER')),
  responded boolean not null default false,
  section_ref text check (length(section_ref) between 1 and 80),
  checked_by uuid,
  version int not null default 1,
  created_at timestamptz not null default current_instant(),
  created_by uuid default current_person(),
  updated_at timestamptz not null default current_instant(),
  updated_by uuid,
  primary key (company_id, id),
  constraint tender_requirement_clause unique (company_id, project_id, clause),
  foreign key (company_id, project_id) references bidding_project on delete cascade,
  foreign key (company_id, checked_by) references person,
  check (not responded or (section_ref is not null and checked_by is not null))
);
call make_tenant_table('tender_requirement', $$service_center_id = any ((select readable_centers('BID'))::uuid[])$$);

-- BID-R07: what the developer hands to the agency.
create table developer_material (
  company_id uuid not null,
  id uuid not null,
  service_center_id uuid not null,
  project_id uuid not null,
  kind text not null check (kind in ('LICENSE', 'DRAWING', 'DATA')),
  provided_on date,
  version int not null default 1,
  created_at timestamptz not null default current_instant(),
  created_by uuid default current_person(),
  updated_at timestamptz not null default current_instant(),
  updated_by uuid,
  primary key (company_id, id),
  unique (company_id, project_id, kind),
  foreign key (company_id, project_id) references bidding_project on delete cascade
);
call make_tenant_table('developer_material', $$service_center_id = any ((select readable_centers('BID'))::uuid[])$$);

-- 招投标文件: its file hangs on it; without one it does not count.
create table bidding_document (
  company_id uuid not null,
  id uuid not null,
  service_center_id uuid not null,
  project_id uuid not null,
  kind text not null check (kind in ('TENDER_SCHEME', 'TENDER_DOCUMENT', 'INVITATION', 'ANNOUNCEMENT', 'BID_DOCUMENT', 'AWARD_NOTICE', 'PRE_CONTRACT', 'PRE_AGREEMENT', 'FEE_PERMIT')),
  author text not null check (author in ('DEVELOPER', 'REGION', 'AGENCY', 'BID_TEAM')),
  dated_on date not null,
  number text check (length(number) between 1 and 80),
  version int not null default 1,
  created_at timestamptz not null default current_instant(),
  created_by uuid default current_person(),
  updated_at timestamptz not null default current_instant(),
  updated_by uuid,
  primary key (company_id, id),
  foreign key (company_id, project_id) references bidding_project on delete cascade
);
create index bidding_document_project on bidding_document (company_id, project_id, dated_on);
call make_tenant_table('bidding_document', $$service_center_id = any ((select readable_centers('BID'))::uuid[])$$);

-- BID-R09, R20: the steps taken, each with what the law said of it then. Those of a tender that was void stay, superseded.
create table bidding_step (
  company_id uuid not null,
  id uuid not null,
  service_center_id uuid not null,
  project_id uuid not null,
  step text not null,
  done_on date not null,
  note text check (length(note) between 1 and 2000),
  -- [{ruleId, version, source, inputs, verdict, effect, found}]
  checks jsonb not null default '[]' check (jsonb_typeof(checks) = 'array'),
  -- what the region's head said of a limit that had passed
  reason text check (length(reason) between 1 and 500),
  superseded boolean not null default false,
  version int not null default 1,
  created_at timestamptz not null default current_instant(),
  created_by uuid default current_person(),
  updated_at timestamptz not null default current_instant(),
  updated_by uuid,
  primary key (company_id, id),
  foreign key (company_id, project_id) references bidding_project on delete cascade
);
create unique index bidding_step_once on bidding_step (company_id, project_id, step) where not superseded;
create index bidding_step_project on bidding_step (company_id, project_id, created_at);
call make_tenant_table('bidding_step', $$service_center_id = any ((select readable_centers('BID'))::uuid[])$$);

insert into record_kind values
  ('bidding_project', 'BiddingProject', 'BID'),
  ('bidding_building', 'BiddingBuilding', 'BID'),
  ('bid_team_member', 'BidTeamMember', 'BID'),
  ('bid_work_item', 'BidWorkItem', 'BID'),
  ('tender_requirement', 'TenderRequirement', 'BID'),
  ('developer_material', 'DeveloperMaterial', 'BID'),
  ('bidding_document', 'BiddingDocument', 'BID'),
  ('bidding_step', 'BiddingStep', 'BID');

-- BID-R22, LCH-R03: a launch's two tasks on bidding are done in the bidding of the whole project.
do $$
begin
  execute 'create or replace view launch_task_record with (security_invoker = true) as '
    || rtrim(pg_get_viewdef('launch_task_record'::regclass), ';') || '
  union all
  select b.company_id, b.launch_plan_id, t.code, ''BiddingProject'', b.id,
    case t.code when ''BIDDING_REQUEST'' then b.status = ''PLANNED'' else b.contract_on is null end
  from bidding_project b, (values (''BIDDING_REQUEST''), (''PRE_STAGE_CONTRACT'')) t(code)
  where b.launch_plan_id is not null and b.status not in (''LOST'', ''CANCELLED'')';
end $$;
