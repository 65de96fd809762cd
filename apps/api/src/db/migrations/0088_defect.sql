-- Defects (缺陷) of homes and common parts, whoever found them: pinned on the plan of the home's layout, mended by a
-- responsible party, verified and written off by others. One engine for unit acceptance, takeover and repairs.

-- Who has to mend (责任单位): a builder, a supplier. One account of theirs may see and answer what is theirs.
create table contractor (
  company_id uuid not null,
  id uuid not null,
  service_center_id uuid not null,
  name text not null check (length(name) between 1 and 80),
  trades text[] not null default '{}',
  contact_name text check (length(contact_name) between 1 and 80),
  phone text check (length(phone) between 1 and 40),
  person_id uuid,
  version int not null default 1,
  created_at timestamptz not null default current_instant(),
  created_by uuid default current_person(),
  updated_at timestamptz not null default current_instant(),
  updated_by uuid,
  primary key (company_id, id),
  constraint contractor_name unique (company_id, service_center_id, name),
  foreign key (company_id, service_center_id) references service_center,
  foreign key (company_id, person_id) references person
);
-- The responsible parties that the viewer is an account of.
create function my_contractors() returns uuid[] language sql stable security definer set search_path = pg_catalog, public as $$
  select coalesce(array_agg(c.id), '{}') from contractor c where c.company_id = current_company() and c.person_id = current_person()
$$;
call make_tenant_table('contractor', $$service_center_id = any ((select readable_centers('UAC'))::uuid[])
  or service_center_id = any ((select readable_centers('TKO'))::uuid[]) or person_id = (select current_person())$$);

-- 户型图: the plan of a layout type in an estate. Its picture is an attachment; the one in use is the latest.
create table layout_plan (
  company_id uuid not null,
  id uuid not null,
  service_center_id uuid not null,
  estate_id uuid not null,
  layout_type text not null check (length(layout_type) between 1 and 80),
  edition int not null check (edition > 0),
  in_use boolean not null default true,
  -- of the picture, in pixels: the page keeps its place before it came
  width int not null check (width between 1 and 20000),
  height int not null check (height between 1 and 20000),
  version int not null default 1,
  created_at timestamptz not null default current_instant(),
  created_by uuid default current_person(),
  updated_at timestamptz not null default current_instant(),
  updated_by uuid,
  primary key (company_id, id),
  unique (company_id, estate_id, layout_type, edition),
  foreign key (company_id, estate_id) references estate
);
create unique index layout_plan_in_use on layout_plan (company_id, estate_id, layout_type) where in_use;
call make_tenant_table('layout_plan', $$service_center_id = any ((select reach())::uuid[]) or estate_id = any ((select reach())::uuid[])$$);

-- 区域 of a plan, a room say: corners as shares of width and height. Named once, for all homes of the layout.
create table plan_region (
  company_id uuid not null,
  id uuid not null,
  service_center_id uuid not null,
  plan_id uuid not null,
  name text not null check (length(name) between 1 and 40),
  position int not null,
  corners jsonb not null check (jsonb_typeof(corners) = 'array'),
  primary key (company_id, id),
  unique (company_id, plan_id, name),
  foreign key (company_id, plan_id) references layout_plan on delete cascade
);
call make_tenant_table('plan_region', 'exists (select from layout_plan p where p.company_id = plan_region.company_id and p.id = plan_region.plan_id)');

-- 镜像户型: the home is the mirror image of its layout's plan.
alter table unit add column mirrored boolean not null default false;

create table defect (
  company_id uuid not null,
  id uuid not null,
  service_center_id uuid not null,
  estate_id uuid not null,
  -- within the estate
  number int not null check (number > 0),
  source_kind text not null check (source_kind in ('UNIT_ACCEPTANCE', 'TAKEOVER', 'REPAIR')),
  -- the record it is a part of, and the item of that; null where it was found on the way
  source_id uuid,
  source_item text check (length(source_item) between 1 and 80),
  building_id uuid,
  unit_id uuid,
  -- 部位 in words
  part text check (length(part) between 1 and 200),
  plan_id uuid,
  region_id uuid,
  -- on the plan as drawn, also of a mirrored home
  pin_x double precision check (pin_x between 0 and 1),
  pin_y double precision check (pin_y between 0 and 1),
  category text not null,
  severity text not null check (severity in ('MINOR', 'GENERAL', 'SERIOUS', 'SAFETY')),
  trade text not null,
  text text not null check (length(text) between 1 and 1000),
  status text not null default 'UNASSIGNED' check (status in
    ('UNASSIGNED', 'ASSIGNED', 'RETURNED', 'DISPUTED', 'FIXED', 'VERIFIED', 'CLOSED', 'EXCEPTED', 'MERGED', 'VOID')),
  contractor_id uuid,
  due_on date,
  round int not null default 0,
  raised_on date not null,
  -- whoever mended it last, a person or a one-time link, and who verified and closed
  fixed_by uuid,
  verified_by uuid,
  closed_by uuid,
  -- since when it stands so
  status_at timestamptz not null default current_instant(),
  merged_into_id uuid,
  split_from_id uuid,
  copied_from_id uuid,
  search_key text not null,
  version int not null default 1,
  created_at timestamptz not null default current_instant(),
  created_by uuid default current_person(),
  updated_at timestamptz not null default current_instant(),
  updated_by uuid,
  primary key (company_id, id),
  unique (company_id, estate_id, number),
  foreign key (company_id, estate_id) references estate,
  foreign key (company_id, building_id) references building,
  foreign key (company_id, unit_id) references unit,
  foreign key (company_id, plan_id) references layout_plan,
  foreign key (company_id, region_id) references plan_region on delete set null (region_id),
  foreign key (company_id, contractor_id) references contractor,
  foreign key (company_id, merged_into_id) references defect,
  foreign key (company_id, split_from_id) references defect,
  foreign key (company_id, copied_from_id) references defect,
  check ((plan_id is null) = (pin_x is null) and (pin_x is null) = (pin_y is null)),
  check ((status = 'MERGED') = (merged_into_id is not null)),
  check (status not in ('ASSIGNED', 'RETURNED', 'FIXED') or contractor_id is not null and due_on is not null),
  -- nobody verifies his own work, nor writes off what he mended or verified
  check (verified_by is null or verified_by <> fixed_by),
  check (status not in ('VERIFIED', 'CLOSED') or verified_by is not null and fixed_by is not null and round > 0),
  check (closed_by is null or closed_by not in (fixed_by, verified_by))
);
create index defect_newest on defect (company_id, raised_on desc, id);
create index defect_due on defect (company_id, (coalesce(due_on, 'infinity'::date)), id) where status in ('UNASSIGNED', 'ASSIGNED', 'RETURNED', 'DISPUTED', 'FIXED');
create index defect_status on defect (company_id, status, raised_on desc, id);
create index defect_estate on defect (company_id, estate_id, raised_on desc, id);
create index defect_unit on defect (company_id, unit_id) where unit_id is not null;
create index defect_source on defect (company_id, source_id) where source_id is not null;
create index defect_contractor on defect (company_id, contractor_id, raised_on desc) where contractor_id is not null;
create index defect_plan on defect (company_id, plan_id, category) where plan_id is not null;
create index defect_merged on defect (company_id, merged_into_id) where merged_into_id is not null;
create index defect_search on defect using gin (search_key gin_trgm_ops);
call make_tenant_table('defect', $$case source_kind
    when 'TAKEOVER' then service_center_id = any ((select readable_centers('TKO'))::uuid[]) or estate_id = any ((select readable_centers('TKO'))::uuid[])
    else service_center_id = any ((select readable_centers('UAC'))::uuid[]) or estate_id = any ((select readable_centers('UAC'))::uuid[]) end
  or contractor_id = any ((select my_contractors())::uuid[])$$, true);

-- What happened to a defect: rows that are only added. The photos of a round hang on its row.
create table defect_event (
  company_id uuid not null,
  -- the link's id where it came by a one-time link
  id uuid not null,
  service_center_id uuid not null,
  defect_id uuid not null,
  act text not null check (act in ('RAISE', 'ASSIGN', 'FIX', 'DISPUTE', 'PASS', 'FAIL', 'CLOSE', 'EXCEPT', 'VOID', 'REOPEN',
    'MERGE', 'TAKE_IN', 'SPLIT', 'COPY')),
  round int not null,
  reason text check (length(reason) between 1 and 2000),
  -- who mended without an account
  said_name text check (length(said_name) between 1 and 80),
  said_organization text check (length(said_organization) between 1 and 80),
  contractor_id uuid,
  due_on date,
  -- the defect it was merged with, split into or copied to
  other_id uuid,
  -- when it was done, on the phone say; created_at is when it arrived
  done_at timestamptz not null,
  created_at timestamptz not null default current_instant(),
  created_by uuid default current_person(),
  primary key (company_id, id),
  foreign key (company_id, defect_id) references defect,
  foreign key (company_id, other_id) references defect,
  foreign key (company_id, contractor_id) references contractor
);
create index defect_event_defect on defect_event (company_id, defect_id, done_at, id);
call make_tenant_table('defect_event', 'exists (select from defect d where d.company_id = defect_event.company_id and d.id = defect_event.defect_id)');

-- What was drawn on a photo (标注), beside the photo, which stays as it was taken.
create table photo_mark (
  company_id uuid not null,
  id uuid not null,
  attachment_id uuid not null,
  service_center_id uuid not null,
  -- [{kind, points, colour, text}], shares of width and height
  marks jsonb not null check (jsonb_typeof(marks) = 'array'),
  version int not null default 1,
  created_at timestamptz not null default current_instant(),
  created_by uuid default current_person(),
  updated_at timestamptz not null default current_instant(),
  updated_by uuid,
  primary key (company_id, id),
  unique (company_id, attachment_id),
  foreign key (company_id, attachment_id) references attachment
);
call make_tenant_table('photo_mark', 'exists (select from attachment a where a.company_id = photo_mark.company_id and a.id = photo_mark.attachment_id)');

-- 批量缺陷预警: the same defect at the same spot in many homes of one layout.
create table defect_alert (
  company_id uuid not null,
  id uuid not null,
  service_center_id uuid not null,
  estate_id uuid not null,
  plan_id uuid not null,
  region_id uuid not null,
  category text not null,
  found int not null,
  further int not null,
  handled_at timestamptz,
  handled_by uuid,
  note text check (length(note) between 1 and 1000),
  version int not null default 1,
  created_at timestamptz not null default current_instant(),
  created_by uuid default current_person(),
  updated_at timestamptz not null default current_instant(),
  updated_by uuid,
  primary key (company_id, id),
  unique (company_id, plan_id, region_id, category),
  foreign key (company_id, estate_id) references estate,
  foreign key (company_id, plan_id) references layout_plan,
  foreign key (company_id, region_id) references plan_region on delete cascade
);
call make_tenant_table('defect_alert', $$service_center_id = any ((select readable_centers('UAC'))::uuid[]) or estate_id = any ((select readable_centers('UAC'))::uuid[])$$);

insert into record_kind values
  ('contractor', 'Contractor', 'UAC'),
  ('layout_plan', 'LayoutPlan', 'UAC'),
  ('plan_region', 'PlanRegion', 'UAC'),
  ('defect', 'Defect', 'UAC'),
  ('defect_event', 'DefectEvent', 'UAC'),
  ('photo_mark', 'PhotoMark', 'UAC'),
  ('defect_alert', 'DefectAlert', 'UAC');

-- Files are seen with the defect, its event or its plan, which the responsible party's own account sees as well.
create policy of_defect on attachment using (company_id = (select current_company()) and case record_type
    when 'Defect' then exists (select from defect d where d.company_id = attachment.company_id and d.id = record_id)
    when 'DefectEvent' then exists (select from defect_event e where e.company_id = attachment.company_id and e.id = record_id)
    when 'LayoutPlan' then exists (select from layout_plan p where p.company_id = attachment.company_id and p.id = record_id)
    else false end);

-- The link of an answer sees and moves the defect that it is about, whichever capability it is of.
create policy by_link on defect using (company_id = (select current_company()) and id = (select linked_subject()));

-- A photo of a defect or of a step with what was drawn on it.
create view defect_photo with (security_invoker = true) as
  select a.company_id, a.id as attachment_id, a.record_type, a.record_id, a.created_at, m.marks
  from attachment a left join photo_mark m on m.company_id = a.company_id and m.attachment_id = a.id
  where a.record_type in ('Defect', 'DefectEvent') and a.removed_at is null;
