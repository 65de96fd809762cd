-- Daily records of the sales sites (样板房, 销售中心; 001-B 5 and 6, 001-E 4.3): what stands there and is counted, visitors,
-- checks, closing, consumables, inquiries. Receptionists hold their roles at one estate: `readable_centers` tells single
-- estates as well, as `reach` does.

create table sales_site (
  company_id uuid not null,
  id uuid not null,
  service_center_id uuid not null,
  estate_id uuid not null,
  kind text not null check (kind in ('SHOW_FLAT', 'SALES_CENTER')),
  name text not null check (length(name) between 1 and 80),
  -- its own hours where it does not keep the center's; then it is open by them, holidays or not
  hours text check (length(hours) <= 200),
  opened_on date not null,
  closed_on date check (closed_on >= opened_on),
  version int not null default 1,
  created_at timestamptz not null default current_instant(),
  created_by uuid default current_person(),
  updated_at timestamptz not null default current_instant(),
  updated_by uuid,
  primary key (company_id, id),
  constraint sales_site_name unique (company_id, estate_id, name),
  foreign key (company_id, service_center_id) references service_center,
  foreign key (company_id, estate_id) references estate
);
create index sales_site_center on sales_site (company_id, service_center_id);
call make_tenant_table('sales_site', $$service_center_id = any ((select readable_centers('SHW'))::uuid[])
  or estate_id = any ((select readable_centers('SHW'))::uuid[])$$);

-- The register (物品登记): how many of each there should be.
create table site_item (
  company_id uuid not null,
  id uuid not null,
  service_center_id uuid not null,
  estate_id uuid not null,
  site_id uuid not null,
  name text not null check (length(name) between 1 and 80),
  place text check (length(place) between 1 and 80),
  registered int not null check (registered between 0 and 100000),
  retired boolean not null default false,
  version int not null default 1,
  created_at timestamptz not null default current_instant(),
  created_by uuid default current_person(),
  updated_at timestamptz not null default current_instant(),
  updated_by uuid,
  primary key (company_id, id),
  foreign key (company_id, site_id) references sales_site
);
create index site_item_site on site_item (company_id, site_id);
call make_tenant_table('site_item', $$service_center_id = any ((select readable_centers('SHW'))::uuid[])
  or estate_id = any ((select readable_centers('SHW'))::uuid[])$$);

-- One row per site and day: its shift as it was begun, its visitors, what was closed after work.
create table site_day (
  company_id uuid not null,
  id uuid not null,
  service_center_id uuid not null,
  estate_id uuid not null,
  site_id uuid not null,
  on_day date not null,
  -- null on a day off
  shift_from timestamptz,
  shift_to timestamptz,
  visitors int check (visitors >= 0),
  doors boolean not null default false,
  windows boolean not null default false,
  water boolean not null default false,
  power boolean not null default false,
  closed_at timestamptz,
  closed_by uuid,
  version int not null default 1,
  created_at timestamptz not null default current_instant(),
  created_by uuid default current_person(),
  updated_at timestamptz not null default current_instant(),
  updated_by uuid,
  primary key (company_id, id),
  constraint site_day_site unique (company_id, site_id, on_day),
  -- SHW-R21: closed is closed altogether
  check (closed_at is null or doors and windows and water and power),
  foreign key (company_id, site_id) references sales_site
);
create index site_day_day on site_day (company_id, on_day desc, id);
call make_tenant_table('site_day', $$service_center_id = any ((select readable_centers('SHW'))::uuid[])
  or estate_id = any ((select readable_centers('SHW'))::uuid[])$$, true);

create table item_count (
  company_id uuid not null,
  id uuid not null,
  service_center_id uuid not null,
  estate_id uuid not null,
  site_id uuid not null,
  day_id uuid not null,
  moment text not null check (moment in ('OPENING', 'CLOSING')),
  -- when the supervisor was told of what was amiss (SHW-R19)
  reported_at timestamptz,
  created_at timestamptz not null default current_instant(),
  created_by uuid default current_person(),
  primary key (company_id, id),
  foreign key (company_id, day_id) references site_day,
  foreign key (company_id, site_id) references sales_site
);
create index item_count_day on item_count (company_id, day_id);
create index item_count_site on item_count (company_id, site_id, created_at desc);
call make_tenant_table('item_count', $$service_center_id = any ((select readable_centers('SHW'))::uuid[])
  or estate_id = any ((select readable_centers('SHW'))::uuid[])$$);

create table item_count_line (
  company_id uuid not null,
  id uuid not null,
  service_center_id uuid not null,
  estate_id uuid not null,
  count_id uuid not null,
  item_id uuid not null,
  position int not null,
  item text not null,
  registered int not null,
  counted int not null check (counted >= 0),
  condition text not null check (condition in ('INTACT', 'DAMAGED', 'LOST')),
  remark text check (length(remark) between 1 and 500),
  -- what is missing or damaged is followed until its result is written
  followed boolean not null default false,
  result text check (length(result) between 1 and 500),
  resolved_at timestamptz,
  resolved_by uuid,
  version int not null default 1,
  created_at timestamptz not null default current_instant(),
  updated_at timestamptz not null default current_instant(),
  updated_by uuid,
  primary key (company_id, id),
  check (registered = counted or remark is not null),
  foreign key (company_id, count_id) references item_count,
  foreign key (company_id, item_id) references site_item
);
create index item_count_line_count on item_count_line (company_id, count_id, position);
create index item_count_line_item on item_count_line (company_id, item_id) where followed and result is null;
call make_tenant_table('item_count_line', $$service_center_id = any ((select readable_centers('SHW'))::uuid[])
  or estate_id = any ((select readable_centers('SHW'))::uuid[])$$);

create table site_check (
  company_id uuid not null,
  id uuid not null,
  service_center_id uuid not null,
  estate_id uuid not null,
  site_id uuid not null,
  day_id uuid not null,
  kind text not null check (kind in ('HYGIENE', 'CLEANER_WORK', 'EQUIPMENT', 'TEA_SERVICE', 'FURNITURE', 'ORDER')),
  finding text check (length(finding) between 1 and 1000),
  result text check (length(result) between 1 and 1000),
  resolved_at timestamptz,
  resolved_by uuid,
  version int not null default 1,
  created_at timestamptz not null default current_instant(),
  created_by uuid default current_person(),
  updated_at timestamptz not null default current_instant(),
  updated_by uuid,
  primary key (company_id, id),
  foreign key (company_id, day_id) references site_day,
  foreign key (company_id, site_id) references sales_site
);
create index site_check_day on site_check (company_id, day_id);
create index site_check_site on site_check (company_id, site_id, created_at desc);
call make_tenant_table('site_check', $$service_center_id = any ((select readable_centers('SHW'))::uuid[])
  or estate_id = any ((select readable_centers('SHW'))::uuid[])$$);

-- 客用低值易耗品: what guests use up, its stock, and every movement with the stock after it.
create table consumable (
  company_id uuid not null,
  id uuid not null,
  service_center_id uuid not null,
  estate_id uuid not null,
  site_id uuid not null,
  name text not null check (length(name) between 1 and 80),
  unit text not null check (length(unit) between 1 and 10),
  stock numeric(12, 2) not null default 0 check (stock >= 0),
  -- at or below it is to be requested
  low_at numeric(12, 2) check (low_at >= 0),
  version int not null default 1,
  created_at timestamptz not null default current_instant(),
  created_by uuid default current_person(),
  updated_at timestamptz not null default current_instant(),
  updated_by uuid,
  primary key (company_id, id),
  constraint consumable_name unique (company_id, site_id, name),
  foreign key (company_id, site_id) references sales_site
);
call make_tenant_table('consumable', $$service_center_id = any ((select readable_centers('SHW'))::uuid[])
  or estate_id = any ((select readable_centers('SHW'))::uuid[])$$);

create table consumable_entry (
  company_id uuid not null,
  id uuid not null,
  service_center_id uuid not null,
  estate_id uuid not null,
  consumable_id uuid not null,
  on_day date not null default current_day(),
  received numeric(12, 2) not null default 0 check (received >= 0),
  used numeric(12, 2) not null default 0 check (used >= 0),
  stock_after numeric(12, 2) not null check (stock_after >= 0),
  remark text check (length(remark) between 1 and 200),
  created_at timestamptz not null default current_instant(),
  created_by uuid default current_person(),
  primary key (company_id, id),
  check (received + used > 0),
  foreign key (company_id, consumable_id) references consumable
);
create index consumable_entry_consumable on consumable_entry (company_id, consumable_id, created_at desc);
create index consumable_entry_day on consumable_entry (company_id, created_at desc, id);
call make_tenant_table('consumable_entry', $$service_center_id = any ((select readable_centers('SHW'))::uuid[])
  or estate_id = any ((select readable_centers('SHW'))::uuid[])$$);

create table consumable_request (
  company_id uuid not null,
  id uuid not null,
  service_center_id uuid not null,
  estate_id uuid not null,
  site_id uuid not null,
  status text not null default 'SUBMITTED' check (status in ('SUBMITTED', 'APPROVED', 'RETURNED')),
  remark text check (length(remark) between 1 and 500),
  returned_reason text,
  version int not null default 1,
  created_at timestamptz not null default current_instant(),
  created_by uuid default current_person(),
  updated_at timestamptz not null default current_instant(),
  updated_by uuid,
  primary key (company_id, id),
  foreign key (company_id, site_id) references sales_site
);
create index consumable_request_site on consumable_request (company_id, site_id, created_at desc);
call make_tenant_table('consumable_request', $$service_center_id = any ((select readable_centers('SHW'))::uuid[])
  or estate_id = any ((select readable_centers('SHW'))::uuid[])$$);

create table consumable_request_line (
  company_id uuid not null,
  id uuid not null,
  service_center_id uuid not null,
  estate_id uuid not null,
  request_id uuid not null,
  consumable_id uuid not null,
  position int not null,
  quantity numeric(12, 2) not null check (quantity > 0),
  created_at timestamptz not null default current_instant(),
  primary key (company_id, id),
  unique (company_id, request_id, consumable_id),
  foreign key (company_id, request_id) references consumable_request,
  foreign key (company_id, consumable_id) references consumable
);
call make_tenant_table('consumable_request_line', $$service_center_id = any ((select readable_centers('SHW'))::uuid[])
  or estate_id = any ((select readable_centers('SHW'))::uuid[])$$);

-- 咨询 (SHW-R07, R14): at a site, or at any front desk by whoever comes to see a home (SHW-R22).
create table site_inquiry (
  company_id uuid not null,
  id uuid not null,
  service_center_id uuid not null,
  estate_id uuid,
  site_id uuid,
  on_day date not null default current_day(),
  channel text not null check (channel in ('VISIT', 'PHONE')),
  asked_by text not null check (asked_by in ('CUSTOMER', 'SALES')),
  kind text not null check (kind in ('PROPERTY', 'EXPLANATION', 'HOUSE_BUYING')),
  question text not null check (length(question) between 1 and 1000),
  answer text check (length(answer) between 1 and 2000),
  answered_at timestamptz,
  answered_by uuid,
  -- the way to the sales office was shown (004-D 4.2.4D)
  directed boolean not null default false,
  version int not null default 1,
  created_at timestamptz not null default current_instant(),
  created_by uuid default current_person(),
  updated_at timestamptz not null default current_instant(),
  updated_by uuid,
  primary key (company_id, id),
  check (site_id is null or estate_id is not null),
  check (site_id is not null or kind = 'HOUSE_BUYING'),
  foreign key (company_id, service_center_id) references service_center,
  foreign key (company_id, site_id) references sales_site
);
create index site_inquiry_center on site_inquiry (company_id, service_center_id, created_at desc);
create index site_inquiry_created on site_inquiry (company_id, created_at desc, id);
call make_tenant_table('site_inquiry', $$service_center_id = any ((select readable_centers('SHW'))::uuid[])
  or estate_id = any ((select readable_centers('SHW'))::uuid[])
  or kind = 'HOUSE_BUYING' and service_center_id = any ((select readable_centers('FDK'))::uuid[])$$);

insert into record_kind values
  ('sales_site', 'SalesSite', 'SHW'),
  ('site_item', 'SiteItem', 'SHW'),
  ('site_day', 'SiteDay', 'SHW'),
  ('item_count', 'ItemCount', 'SHW'),
  ('item_count_line', 'ItemCountLine', 'SHW'),
  ('site_check', 'SiteCheck', 'SHW'),
  ('consumable', 'Consumable', 'SHW'),
  ('consumable_entry', 'ConsumableEntry', 'SHW'),
  ('consumable_request', 'ConsumableRequest', 'SHW'),
  ('consumable_request_line', 'ConsumableRequestLine', 'SHW'),
  ('site_inquiry', 'SiteInquiry', 'SHW');

-- Photos and approvals say the center alone; whoever sees a record at one estate sees what hangs on it.
create policy of_sales_site on attachment using (company_id = (select current_company()) and case record_type
  when 'ItemCountLine' then exists (select from item_count_line r where r.company_id = attachment.company_id and r.id = attachment.record_id)
  when 'SiteCheck' then exists (select from site_check r where r.company_id = attachment.company_id and r.id = attachment.record_id)
  else false end);
create policy of_sales_site on approval using (company_id = (select current_company()) and record_type = 'ConsumableRequest'
  and exists (select from consumable_request r where r.company_id = approval.company_id and r.id = approval.record_id));
create policy of_sales_site on obligation using (company_id = (select current_company()) and record_type = 'ConsumableRequest'
  and exists (select from consumable_request r where r.company_id = obligation.company_id and r.id = obligation.record_id));
