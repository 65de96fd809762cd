-- Takeover inspection (承接查验, spec 06): a project with its areas, what is inspected in them, defects with their written
-- agreements, transfers of the management right with papers of their own, the ownership register, and what the law said of each step.

create table takeover_project (
  company_id uuid not null,
  id uuid not null,
  service_center_id uuid not null,
  estate_id uuid not null,
  name text not null check (length(name) between 1 and 80),
  scope text not null check (length(scope) between 1 and 500),
  status text not null default 'TRIGGERED' check (status in ('TRIGGERED', 'TEAM_FORMED', 'PLANNED', 'TRAINED', 'PRE_INSPECTION',
    'PRE_REPORTED', 'FORMAL_INSPECTION', 'HANDOVER_SIGNED', 'TRANSFERRED', 'REGISTER_DONE', 'CLOSED')),
  -- TKO-R05: one of the two anchors
  sub_completion_on date,
  notice_on date,
  delivery_on date,
  first_move_in_on date,
  province text check (length(province) between 1 and 20),
  city text check (length(city) between 1 and 20),
  -- [{code, state, evidence}]
  conditions jsonb not null default '[]' check (jsonb_typeof(conditions) = 'array'),
  -- {codes, reason}: begun without them by leave of the region's head
  waiver jsonb check (jsonb_typeof(waiver) = 'object'),
  waived_by uuid,
  contract_clause boolean,
  leader_id uuid,
  -- [{personId, name, subTeam, trainedOn}]
  team jsonb not null default '[]' check (jsonb_typeof(team) = 'array'),
  -- [{on, topics, note, names}]
  trainings jsonb not null default '[]' check (jsonb_typeof(trainings) = 'array'),
  -- [{content, standard, dueOn}]
  plan jsonb not null default '[]' check (jsonb_typeof(plan) = 'array'),
  -- [{code, kind, label, requirement, methods, aspects, linkage}] of the project's own standard, frozen with the pre-inspection
  standard jsonb not null default '[]' check (jsonb_typeof(standard) = 'array'),
  standard_number int not null default 0,
  standard_frozen_at timestamptz,
  documents_handed_on date,
  site_inspection_on date,
  developer_staff text check (length(developer_staff) between 1 and 200),
  -- {GROUP: {on, by, note}}
  formal jsonb not null default '{}' check (jsonb_typeof(formal) = 'object'),
  posted_on date,
  posted_until date,
  filed_on date,
  filed_documents text[] not null default '{}',
  version int not null default 1,
  created_at timestamptz not null default current_instant(),
  created_by uuid default current_person(),
  updated_at timestamptz not null default current_instant(),
  updated_by uuid,
  primary key (company_id, id),
  foreign key (company_id, service_center_id) references service_center,
  foreign key (company_id, estate_id) references estate,
  foreign key (company_id, leader_id) references person,
  check (sub_completion_on is not null or notice_on is not null),
  check ((waiver is null) = (waived_by is null)),
  check (posted_until is null or posted_on <= posted_until)
);
create index takeover_project_center on takeover_project (company_id, service_center_id, created_at desc, id);
create index takeover_project_estate on takeover_project (company_id, estate_id);
call make_tenant_table('takeover_project', $$service_center_id = any ((select readable_centers('TKO'))::uuid[])$$, true);

-- 管理权交接, each with papers of its own (TKO-R18).
create table takeover_transfer (
  company_id uuid not null,
  id uuid not null,
  service_center_id uuid not null,
  project_id uuid not null,
  number int not null check (number > 0),
  mode text not null check (mode in ('ALL_AT_ONCE', 'PARTIAL', 'BY_ITEM')),
  area_ids uuid[] not null default '{}',
  item_ids uuid[] not null default '{}',
  as_is boolean not null default false,
  -- {BASICS, PROBLEMS, SOLUTION, RIGHTS, LIABILITY} of the inspection agreement (INS-049)
  agreement jsonb not null check (jsonb_typeof(agreement) = 'object'),
  -- the defects that were open as it was made, as they stand on the paper
  open_defects jsonb not null default '[]' check (jsonb_typeof(open_defects) = 'array'),
  status text not null default 'PREPARED' check (status in ('PREPARED', 'SIGNED', 'TRANSFERRED', 'CANCELLED')),
  signed_on date,
  transferred_on date,
  version int not null default 1,
  created_at timestamptz not null default current_instant(),
  created_by uuid default current_person(),
  updated_at timestamptz not null default current_instant(),
  updated_by uuid,
  primary key (company_id, id),
  unique (company_id, project_id, number),
  foreign key (company_id, project_id) references takeover_project,
  check (cardinality(area_ids) > 0 or cardinality(item_ids) > 0),
  check (status not in ('SIGNED', 'TRANSFERRED') or signed_on is not null),
  -- TKO-R17
  check ((status = 'TRANSFERRED') = (transferred_on is not null)),
  check (transferred_on >= signed_on)
);
call make_tenant_table('takeover_transfer', $$service_center_id = any ((select readable_centers('TKO'))::uuid[])$$, true);

-- 查验区域: a building or a zone; what is transferred is transferred by these.
create table takeover_area (
  company_id uuid not null,
  id uuid not null,
  service_center_id uuid not null,
  project_id uuid not null,
  kind text not null check (kind in ('BUILDING', 'ZONE')),
  building_id uuid,
  name text not null check (length(name) between 1 and 40),
  position int not null,
  transfer_id uuid,
  version int not null default 1,
  created_at timestamptz not null default current_instant(),
  created_by uuid default current_person(),
  updated_at timestamptz not null default current_instant(),
  updated_by uuid,
  primary key (company_id, id),
  foreign key (company_id, project_id) references takeover_project,
  foreign key (company_id, building_id) references building,
  foreign key (company_id, transfer_id) references takeover_transfer,
  check ((kind = 'BUILDING') = (building_id is not null)),
  constraint takeover_area_name unique (company_id, project_id, name),
  -- a building is taken over once
  constraint takeover_area_building unique (company_id, building_id)
);
create index takeover_area_transfer on takeover_area (company_id, transfer_id) where transfer_id is not null;
call make_tenant_table('takeover_area', $$service_center_id = any ((select readable_centers('TKO'))::uuid[])$$, true);

-- What is handed over or inspected: bases, documents KF-06, facilities KF-07, equipment KF-08, common parts KF-09, tools and keys.
create table takeover_item (
  company_id uuid not null,
  id uuid not null,
  service_center_id uuid not null,
  project_id uuid not null,
  kind text not null check (kind in ('BASIS', 'DOCUMENT', 'EQUIPMENT', 'COMMON_PART', 'FACILITY', 'TOOL', 'KEY', 'ROOM_FACILITY')),
  -- of the standard, of the reference list, or of the basis
  code text check (length(code) between 1 and 20),
  area_id uuid,
  position int not null,
  name text not null check (length(name) between 1 and 80),
  place text check (length(place) between 1 and 80),
  model text check (length(model) between 1 and 80),
  quantity int check (quantity >= 0),
  counted int check (counted >= 0),
  located boolean,
  manual boolean,
  single_run text check (single_run in ('PASS', 'FAIL', 'NA')),
  linkage text check (linkage in ('PASS', 'FAIL', 'NA')),
  verdict text check (verdict in ('PASS', 'FAIL', 'NA')),
  is_original boolean,
  handed_by text check (length(handed_by) between 1 and 80),
  received_by uuid,
  received_on date,
  promised_on date,
  remark text check (length(remark) between 1 and 500),
  inspected_by uuid,
  inspected_on date,
  transfer_id uuid,
  version int not null default 1,
  created_at timestamptz not null default current_instant(),
  created_by uuid default current_person(),
  updated_at timestamptz not null default current_instant(),
  updated_by uuid,
  primary key (company_id, id),
  foreign key (company_id, project_id) references takeover_project,
  foreign key (company_id, area_id) references takeover_area,
  foreign key (company_id, transfer_id) references takeover_transfer,
  foreign key (company_id, received_by) references person,
  foreign key (company_id, inspected_by) references person
);
create index takeover_item_project on takeover_item (company_id, project_id, kind, position, id);
create index takeover_item_area on takeover_item (company_id, area_id) where area_id is not null;
create index takeover_item_transfer on takeover_item (company_id, transfer_id) where transfer_id is not null;
call make_tenant_table('takeover_item', $$service_center_id = any ((select readable_centers('TKO'))::uuid[])$$, true);

-- 书面约定整改期限: one paper of one responsible unit and gravity, signed by three parties or two (TKO-R13, R14).
create table takeover_agreement (
  company_id uuid not null,
  id uuid not null,
  service_center_id uuid not null,
  project_id uuid not null,
  number int not null check (number > 0),
  severity text not null check (severity in ('SAFETY', 'NON_SAFETY')),
  contractor_id uuid not null,
  -- [{ruleId, version, source, inputs, verdict, effect, found}]: what the city's own limit says of its days
  checks jsonb not null default '[]' check (jsonb_typeof(checks) = 'array'),
  signed_on date,
  version int not null default 1,
  created_at timestamptz not null default current_instant(),
  created_by uuid default current_person(),
  updated_at timestamptz not null default current_instant(),
  updated_by uuid,
  primary key (company_id, id),
  unique (company_id, project_id, number),
  foreign key (company_id, project_id) references takeover_project,
  foreign key (company_id, contractor_id) references contractor
);
call make_tenant_table('takeover_agreement', $$service_center_id = any ((select readable_centers('TKO'))::uuid[])$$, true);

-- What a takeover says of a defect beside the engine: how it is mended, by when it was agreed, how often it was pushed.
create table takeover_defect (
  company_id uuid not null,
  -- the defect's own
  id uuid not null,
  service_center_id uuid not null,
  project_id uuid not null,
  item_id uuid,
  remedy text check (remedy in ('REPAIR', 'REINFORCE', 'STRENGTHEN', 'REWORK')),
  agreement_id uuid,
  agreed_due_on date,
  -- when its last urging task was opened, and when somebody pushed
  urge_opened_on date,
  urged_on date,
  urge_note text check (length(urge_note) between 1 and 500),
  urges int not null default 0,
  version int not null default 1,
  created_at timestamptz not null default current_instant(),
  created_by uuid default current_person(),
  updated_at timestamptz not null default current_instant(),
  updated_by uuid,
  primary key (company_id, id),
  foreign key (company_id, id) references defect,
  foreign key (company_id, project_id) references takeover_project,
  foreign key (company_id, item_id) references takeover_item,
  foreign key (company_id, agreement_id) references takeover_agreement,
  check ((agreement_id is null) = (agreed_due_on is null))
);
create index takeover_defect_project on takeover_defect (company_id, project_id);
create index takeover_defect_due on takeover_defect (company_id, agreed_due_on) where agreed_due_on is not null;
create index takeover_defect_agreement on takeover_defect (company_id, agreement_id) where agreement_id is not null;
call make_tenant_table('takeover_defect', $$service_center_id = any ((select readable_centers('TKO'))::uuid[])$$, true);

-- 权属清册 KF-11 (TKO-R19).
create table ownership_entry (
  company_id uuid not null,
  id uuid not null,
  service_center_id uuid not null,
  project_id uuid not null,
  position int not null,
  name text not null check (length(name) between 1 and 80),
  place text check (length(place) between 1 and 80),
  -- in m²
  area numeric(10, 2) check (area >= 0),
  owner text not null check (owner in ('OWNERS', 'DEVELOPER', 'PUBLIC', 'OTHER')),
  certificate text check (length(certificate) between 1 and 80),
  use text check (length(use) between 1 and 80),
  -- whom it serves; none: all
  serves uuid[] not null default '{}',
  remark text check (length(remark) between 1 and 500),
  version int not null default 1,
  created_at timestamptz not null default current_instant(),
  created_by uuid default current_person(),
  updated_at timestamptz not null default current_instant(),
  updated_by uuid,
  primary key (company_id, id),
  foreign key (company_id, project_id) references takeover_project
);
create index ownership_entry_project on ownership_entry (company_id, project_id, position, id);
call make_tenant_table('ownership_entry', $$service_center_id = any ((select readable_centers('TKO'))::uuid[])$$, true);

-- Steps that were taken, each with what the law said of it, kept as it was said.
create table takeover_step (
  company_id uuid not null,
  id uuid not null,
  service_center_id uuid not null,
  project_id uuid not null,
  step text not null,
  done_on date not null,
  -- [{ruleId, version, source, inputs, verdict, effect, found}]
  checks jsonb not null default '[]' check (jsonb_typeof(checks) = 'array'),
  -- what the region's head said of a limit that had passed
  reason text check (length(reason) between 1 and 500),
  created_at timestamptz not null default current_instant(),
  created_by uuid default current_person(),
  primary key (company_id, id),
  foreign key (company_id, project_id) references takeover_project
);
create index takeover_step_project on takeover_step (company_id, project_id, created_at);
call make_tenant_table('takeover_step', $$service_center_id = any ((select readable_centers('TKO'))::uuid[])$$);

-- How each defect of a takeover stands: with what it was merged into, in which area, and whether its day is agreed by all. One that
-- was told by hand lies in its building's area; where that is unknown it counts for every area.
create view takeover_standing with (security_invoker = true) as
  select d.company_id, d.id, d.estate_id, d.number, coalesce(d.source_id, b.project_id) as project_id,
    case when d.source_id is null then b.id else d.source_item::uuid end as area_id, t.item_id,
    case when d.severity = 'SAFETY' or k.severity = 'SAFETY' then 'SAFETY' else 'NON_SAFETY' end as severity,
    k.status, d.status as own_status, k.contractor_id, coalesce(r.agreed_due_on, k.due_on) as due_on,
    case when a.contractor_id = k.contractor_id and r.agreed_due_on = k.due_on then a.signed_on end as agreed_on, t.urged_on,
    case when d.status in ('VOID', 'MERGED') then 'VOID'
      when k.status in ('VERIFIED', 'CLOSED') then 'VERIFIED'
      when k.status = 'FIXED' then 'FIXED'
      when coalesce(r.agreed_due_on, k.due_on) < current_day() then
        case when t.urged_on > coalesce(r.agreed_due_on, k.due_on) then 'URGED' else 'OVERDUE' end
      else 'OPEN' end as state
  from defect d
  join defect k on k.company_id = d.company_id and k.id = coalesce(d.merged_into_id, d.id)
  left join takeover_defect t on t.company_id = d.company_id and t.id = d.id
  left join takeover_defect r on r.company_id = k.company_id and r.id = k.id
  left join takeover_agreement a on a.company_id = r.company_id and a.id = r.agreement_id
  left join takeover_area b on b.company_id = d.company_id and b.building_id = d.building_id
  where d.source_kind = 'TAKEOVER';

-- TKO-R14 holds whoever takes a step, and also where the viewer sees no takeovers: what was transferred in an estate, and what is
-- known of its defects. A transfer waits for whoever asks, and the other way round.
create function transferred_in(estate uuid) returns jsonb language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  perform from takeover_project p where p.company_id = current_company() and p.estate_id = estate for share;
  return (select coalesce(jsonb_agg(jsonb_build_object(
      'areas', (select coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'name', a.name, 'transferId', a.transfer_id)), '[]')
        from takeover_area a where a.company_id = p.company_id and a.project_id = p.id and a.transfer_id is not null),
      'items', (select coalesce(jsonb_agg(jsonb_build_object('id', i.id, 'name', i.name, 'areaId', i.area_id, 'transferId', i.transfer_id)), '[]')
        from takeover_item i where i.company_id = p.company_id and i.project_id = p.id and i.transfer_id is not null),
      'defects', (select coalesce(jsonb_agg(jsonb_build_object('severity', s.severity, 'status', s.status, 'areaId', s.area_id,
          'itemId', s.item_id)), '[]')
        from takeover_standing s where s.company_id = p.company_id and s.estate_id = p.estate_id and s.own_status <> 'VOID'
          and coalesce(s.project_id, p.id) = p.id))), '[]')
    from takeover_project p where p.company_id = current_company() and p.estate_id = estate);
end $$;

insert into record_kind values
  ('takeover_project', 'TakeoverProject', 'TKO'),
  ('takeover_transfer', 'TakeoverTransfer', 'TKO'),
  ('takeover_area', 'TakeoverArea', 'TKO'),
  ('takeover_item', 'TakeoverItem', 'TKO'),
  ('takeover_agreement', 'TakeoverAgreement', 'TKO'),
  ('takeover_defect', 'TakeoverDefect', 'TKO'),
  ('ownership_entry', 'OwnershipEntry', 'TKO'),
  ('takeover_step', 'TakeoverStep', 'TKO');
