-- Custody (物品交接与保管): keys, cards, tools, facilities, documents; who handed what to whom, who holds it now.

-- On the other side of a handover: the developer, a colleague, an owner.
create table custody_holder (
  company_id uuid not null,
  id uuid not null,
  service_center_id uuid not null,
  party text not null check (party in ('DEVELOPER', 'STAFF', 'CONTRACTOR', 'OWNER', 'TENANT', 'BROKER', 'OTHER')),
  name text not null check (length(name) between 1 and 80),
  organization text check (length(organization) between 1 and 80),
  phone text check (length(phone) between 1 and 40),
  -- a colleague, or another who has an account
  person_id uuid,
  search_key text not null,
  version int not null default 1,
  created_at timestamptz not null default current_instant(),
  created_by uuid default current_person(),
  updated_at timestamptz not null default current_instant(),
  updated_by uuid,
  primary key (company_id, id),
  constraint custody_holder_once unique nulls not distinct (company_id, service_center_id, party, name, organization, phone, person_id),
  foreign key (company_id, service_center_id) references service_center,
  foreign key (company_id, person_id) references person
);
create index custody_holder_search on custody_holder using gin (search_key gin_trgm_ops);

-- One numbered piece, or a number of equal ones, with its account (domain/custody/account).
create table custody_item (
  company_id uuid not null,
  id uuid not null,
  service_center_id uuid not null,
  estate_id uuid not null,
  kind text not null check (kind in ('KEY', 'CARD', 'TOOL', 'FACILITY', 'DOCUMENT')),
  name text not null check (length(name) between 1 and 120),
  number text check (length(number) between 1 and 40),
  -- of a document
  form text check (form in ('ORIGINAL', 'COPY')),
  -- by which rule of the pack it is to come
  rule text check (length(rule) between 1 and 40),
  measure text check (length(measure) between 1 and 8),
  building_id uuid,
  unit_id uuid,
  -- an equipment room, a shelf, the whole estate: in words
  place text check (length(place) between 1 and 80),
  -- how many are to come, since when they stand on the list, when they were asked for and are promised
  expected int check (expected between 0 and 100000),
  listed_on date not null,
  asked_on date,
  promised_on date,
  note text check (length(note) between 1 and 500),
  received int not null default 0,
  replaced int not null default 0,
  in_store int not null default 0,
  out_count int not null default 0,
  lost int not null default 0,
  gone int not null default 0,
  -- how many postings it has
  postings int not null default 0,
  sort_key text not null,
  search_key text not null,
  version int not null default 1,
  created_at timestamptz not null default current_instant(),
  created_by uuid default current_person(),
  updated_at timestamptz not null default current_instant(),
  updated_by uuid,
  primary key (company_id, id),
  foreign key (company_id, estate_id) references estate,
  foreign key (company_id, building_id) references building,
  foreign key (company_id, unit_id) references unit,
  check ((kind = 'DOCUMENT') = (form is not null)),
  check (kind = 'DOCUMENT' or number is not null),
  check (least(received, replaced, in_store, out_count, lost, gone) >= 0),
  constraint custody_item_balances check (received + replaced = in_store + out_count + lost + gone)
);
create unique index custody_item_number on custody_item (company_id, estate_id, kind, number) where number is not null;
create unique index custody_item_document on custody_item (company_id, estate_id, name, form) where kind = 'DOCUMENT';
create index custody_item_order on custody_item (company_id, sort_key, id);
create index custody_item_estate on custody_item (company_id, estate_id, sort_key, id);
create index custody_item_out on custody_item (company_id, sort_key, id) where out_count > 0 or lost > 0;
create index custody_item_search on custody_item using gin (search_key gin_trgm_ops);

-- 交接单: many things between the center and one counterparty. It moves them once it is signed, all or none.
create table custody_handover (
  company_id uuid not null,
  id uuid not null,
  service_center_id uuid not null,
  estate_id uuid not null,
  -- within the estate
  number int not null check (number > 0),
  direction text not null check (direction in ('RECEIVE', 'ISSUE', 'RETURN', 'SEND_BACK')),
  status text not null default 'OPEN' check (status in ('OPEN', 'DONE', 'REFUSED', 'CANCELLED')),
  holder_id uuid not null,
  -- the counterparty's account, where there is one
  person_id uuid,
  stand_in_name text check (length(stand_in_name) between 1 and 80),
  stand_in_relation text check (length(stand_in_relation) between 1 and 40),
  stand_in_paper text check (length(stand_in_paper) between 1 and 120),
  reason text check (length(reason) between 1 and 500),
  due_back_on date,
  -- who acts for the center
  handler_id uuid not null,
  handed_on date,
  -- every loan of it has come back, is lost or was written off
  settled_at timestamptz,
  cancelled_reason text check (length(cancelled_reason) between 1 and 500),
  -- the record that it is a part of: a takeover, a key slip of move-in
  source_kind text check (source_kind in ('TAKEOVER', 'MOVE_IN')),
  source_id uuid,
  search_key text not null,
  version int not null default 1,
  created_at timestamptz not null default current_instant(),
  created_by uuid default current_person(),
  updated_at timestamptz not null default current_instant(),
  updated_by uuid,
  primary key (company_id, id),
  unique (company_id, estate_id, number),
  foreign key (company_id, estate_id) references estate,
  foreign key (company_id, holder_id) references custody_holder,
  foreign key (company_id, person_id) references person,
  foreign key (company_id, handler_id) references person,
  check ((stand_in_name is null) = (stand_in_relation is null)),
  check (stand_in_paper is null or stand_in_name is not null),
  check (due_back_on is null or direction = 'ISSUE'),
  check ((status = 'DONE') = (handed_on is not null)),
  check ((status = 'CANCELLED') = (cancelled_reason is not null))
);
create index custody_handover_newest on custody_handover (company_id, created_at desc, id);
create index custody_handover_estate on custody_handover (company_id, estate_id, created_at desc, id);
create index custody_handover_holder on custody_handover (company_id, holder_id, created_at desc);
create index custody_handover_source on custody_handover (company_id, source_id) where source_id is not null;
create index custody_handover_search on custody_handover using gin (search_key gin_trgm_ops);

create table custody_line (
  company_id uuid not null,
  id uuid not null,
  service_center_id uuid not null,
  handover_id uuid not null,
  position int not null,
  item_id uuid not null,
  -- of a RETURN: the line of the ISSUE that it comes back of
  loan_id uuid,
  quantity int not null check (quantity >= 0),
  -- what the list that came along says
  listed int check (listed >= 0),
  damaged int not null default 0 check (damaged between 0 and quantity),
  note text check (length(note) between 1 and 200),
  -- of an ISSUE that is done: what is out still
  held int not null default 0 check (held between 0 and quantity),
  primary key (company_id, id),
  unique (company_id, handover_id, position),
  foreign key (company_id, handover_id) references custody_handover,
  foreign key (company_id, item_id) references custody_item,
  foreign key (company_id, loan_id) references custody_line
);
create index custody_line_item on custody_line (company_id, item_id);
create index custody_line_held on custody_line (company_id, handover_id) where held > 0;

-- The postings of a thing: rows that are only added.
create table custody_posting (
  company_id uuid not null,
  id uuid not null,
  service_center_id uuid not null,
  item_id uuid not null,
  position int not null,
  act text not null check (act in ('RECEIVE', 'ISSUE', 'RETURN', 'SEND_BACK', 'LOSE', 'FIND', 'REPLACE', 'ACCEPT_LOSS', 'SCRAP', 'SWAP')),
  quantity int not null check (quantity > 0),
  handover_id uuid,
  loan_id uuid,
  note text check (length(note) between 1 and 500),
  created_at timestamptz not null default current_instant(),
  created_by uuid default current_person(),
  primary key (company_id, id),
  unique (company_id, item_id, position),
  foreign key (company_id, item_id) references custody_item,
  foreign key (company_id, handover_id) references custody_handover,
  foreign key (company_id, loan_id) references custody_line
);
create index custody_posting_handover on custody_posting (company_id, handover_id) where handover_id is not null;

create table custody_difference (
  company_id uuid not null,
  id uuid not null,
  service_center_id uuid not null,
  handover_id uuid not null,
  item_id uuid not null,
  kind text not null check (kind in ('SHORT', 'OVER', 'DAMAGED')),
  quantity int not null check (quantity > 0),
  settlement text check (settlement in ('MADE_UP', 'ACCEPTED', 'KEPT', 'SENT_BACK', 'REPAIRED', 'REPLACED', 'SCRAPPED')),
  settled_on date,
  settled_by uuid,
  note text check (length(note) between 1 and 500),
  version int not null default 1,
  created_at timestamptz not null default current_instant(),
  created_by uuid default current_person(),
  updated_at timestamptz not null default current_instant(),
  updated_by uuid,
  primary key (company_id, id),
  foreign key (company_id, handover_id) references custody_handover,
  foreign key (company_id, item_id) references custody_item,
  foreign key (company_id, settled_by) references person,
  check ((settlement is null) = (settled_on is null))
);
create index custody_difference_handover on custody_difference (company_id, handover_id);
create index custody_difference_item on custody_difference (company_id, item_id);
create index custody_difference_open on custody_difference (company_id, created_at, id) where settlement is null;

-- What was handed to the viewer, or is to be: a holder's own account sees it wherever it lies.
create function my_custody() returns uuid[] language sql stable security definer set search_path = pg_catalog, public as $$
  select coalesce(array_agg(h.id), '{}') from custody_handover h where h.company_id = current_company() and h.person_id = current_person()
$$;
create function my_custody_items() returns uuid[] language sql stable security definer set search_path = pg_catalog, public as $$
  select coalesce(array_agg(l.item_id), '{}') from custody_line l
  where l.company_id = current_company() and l.handover_id = any ((select my_custody())::uuid[])
$$;

-- What of a thing is out, all of it: an account is reckoned in full also where the one who signs sees his own loan alone.
create function custody_loans_of(item uuid) returns jsonb language sql stable security definer set search_path = pg_catalog, public as $$
  select coalesce(jsonb_object_agg(l.id, l.held), '{}') from custody_line l
  where l.company_id = current_company() and l.item_id = item and l.held > 0
$$;

call make_tenant_table('custody_handover', $$service_center_id = any ((select readable_centers('MOV'))::uuid[])
  or service_center_id = any ((select readable_centers('TKO'))::uuid[]) or person_id = (select current_person())$$);
call make_tenant_table('custody_holder', $$service_center_id = any ((select readable_centers('MOV'))::uuid[])
  or service_center_id = any ((select readable_centers('TKO'))::uuid[]) or person_id = (select current_person())$$);
call make_tenant_table('custody_item', $$service_center_id = any ((select readable_centers('MOV'))::uuid[])
  or service_center_id = any ((select readable_centers('TKO'))::uuid[]) or id = any ((select my_custody_items())::uuid[])$$);
call make_tenant_table('custody_line', 'exists (select from custody_handover h where h.company_id = custody_line.company_id and h.id = custody_line.handover_id)');
call make_tenant_table('custody_posting', $$service_center_id = any ((select readable_centers('MOV'))::uuid[])
  or service_center_id = any ((select readable_centers('TKO'))::uuid[]) or handover_id = any ((select my_custody())::uuid[])$$);
call make_tenant_table('custody_difference', 'exists (select from custody_handover h where h.company_id = custody_difference.company_id and h.id = custody_difference.handover_id)');

-- Files are seen with the handover or the thing, by whichever capability, and by the holder's own account.
insert into record_kind (table_name, record_type, capability, files_seen_by) values
  ('custody_item', 'CustodyItem', 'MOV', 'RECORD'),
  ('custody_handover', 'CustodyHandover', 'MOV', 'RECORD'),
  ('custody_holder', 'CustodyHolder', 'MOV', 'CENTER'),
  ('custody_difference', 'CustodyDifference', 'MOV', 'CENTER');

-- So is the sheet.
create policy of_custody on sign_off using (company_id = (select current_company()) and record_type = 'CustodyHandover'
  and exists (select from custody_handover h where h.company_id = sign_off.company_id and h.id = record_id));

-- What is out, by whom and until when.
create view custody_loan with (security_invoker = true) as
  select l.company_id, l.id, l.service_center_id, l.handover_id, l.item_id, l.quantity, l.held, h.estate_id, h.holder_id, h.handed_on,
    h.due_back_on, i.kind, i.number, i.sort_key, i.search_key || ' ' || h.search_key as search_key
  from custody_line l join custody_handover h on h.company_id = l.company_id and h.id = l.handover_id
  join custody_item i on i.company_id = l.company_id and i.id = l.item_id
  where l.held > 0;
