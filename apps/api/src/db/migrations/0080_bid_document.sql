-- What a bid is made of: parts of the bid document with their files, their assembly into one PDF, the binding and packaging list
-- and the preparation of the defence. Not for whoever runs the tender.

create table bid_part (
  company_id uuid not null,
  id uuid not null,
  service_center_id uuid not null,
  project_id uuid not null,
  position int not null,
  title text not null check (length(title) between 1 and 80),
  required boolean not null default true,
  needs_seal boolean not null default false,
  owner_id uuid,
  sealed_on date,
  sealed_by uuid,
  version int not null default 1,
  created_at timestamptz not null default current_instant(),
  created_by uuid default current_person(),
  updated_at timestamptz not null default current_instant(),
  updated_by uuid,
  primary key (company_id, id),
  foreign key (company_id, project_id) references bidding_project on delete cascade,
  foreign key (company_id, owner_id) references person,
  foreign key (company_id, sealed_by) references person,
  check ((sealed_on is null) = (sealed_by is null))
);
create index bid_part_project on bid_part (company_id, project_id, position);
call make_tenant_table('bid_part', $$service_center_id = any ((select readable_centers('BID_OFFER'))::uuid[])$$, true);

-- BID-R13: which part answers a clause.
alter table tender_requirement add column part_id uuid,
  add foreign key (company_id, part_id) references bid_part on delete set null (part_id);

-- An assembly of the parts (组卷); progress is no history.
create table bid_pack (
  company_id uuid not null,
  id uuid not null,
  service_center_id uuid not null,
  project_id uuid not null,
  status text not null default 'WAITING' check (status in ('WAITING', 'RUNNING', 'DONE', 'CANCELLED', 'FAILED')),
  total int not null check (total > 0),
  done int not null default 0 check (done between 0 and total),
  -- of parts and files as they were
  content_hash text not null,
  pages int check (pages > 0),
  -- [{title, page, pages, blank}]: where each part begins, and its pages with nothing on them
  contents jsonb not null default '[]' check (jsonb_typeof(contents) = 'array'),
  file_sha256 text check (file_sha256 ~ '^[0-9a-f]{64}$'),
  file_bytes bigint,
  failure jsonb,
  version int not null default 1,
  created_at timestamptz not null default current_instant(),
  created_by uuid default current_person(),
  updated_at timestamptz not null default current_instant(),
  updated_by uuid,
  primary key (company_id, id),
  foreign key (company_id, project_id) references bidding_project on delete cascade,
  foreign key (company_id, created_by) references person,
  check (status <> 'DONE' or (file_sha256 is not null and pages is not null))
);
create index bid_pack_project on bid_pack (company_id, project_id, created_at desc);
call make_tenant_table('bid_pack', $$service_center_id = any ((select readable_centers('BID_OFFER'))::uuid[])$$, true);
drop trigger record_update on bid_pack;
create trigger record_update after update on bid_pack referencing old table as old_rows new table as new_rows
  for each statement when (coalesce(current_setting('app.action', true), '') <> 'tellPackProgress') execute function record_update();

-- BID-R14: 装订与封装清单.
create table bid_packing_item (
  company_id uuid not null,
  id uuid not null,
  service_center_id uuid not null,
  project_id uuid not null,
  position int not null,
  kind text not null check (kind in ('COPIES', 'BINDING', 'SEAL', 'MEDIA', 'PACKAGING', 'LABEL')),
  text text not null check (length(text) between 1 and 200),
  quantity int check (quantity between 1 and 1000),
  remark text check (length(remark) between 1 and 200),
  checked_at timestamptz,
  checked_by uuid,
  version int not null default 1,
  created_at timestamptz not null default current_instant(),
  created_by uuid default current_person(),
  updated_at timestamptz not null default current_instant(),
  updated_by uuid,
  primary key (company_id, id),
  foreign key (company_id, project_id) references bidding_project on delete cascade,
  foreign key (company_id, checked_by) references person,
  check ((checked_at is null) = (checked_by is null))
);
create index bid_packing_item_project on bid_packing_item (company_id, project_id, position);
call make_tenant_table('bid_packing_item', $$service_center_id = any ((select readable_centers('BID_OFFER'))::uuid[])$$);

-- BID-R15: 答辩准备. Of a question `text` is the answer, of a material what it is, of a rehearsal what was found.
create table bid_defence_item (
  company_id uuid not null,
  id uuid not null,
  service_center_id uuid not null,
  project_id uuid not null,
  position int not null,
  kind text not null check (kind in ('QUESTION', 'MATERIAL', 'REHEARSAL')),
  title text not null check (length(title) between 1 and 200),
  text text check (length(text) between 1 and 2000),
  -- who speaks, brings it along, or leads the rehearsal
  person_id uuid,
  due_on date,
  minutes int check (minutes between 1 and 600),
  ready boolean not null default false,
  version int not null default 1,
  created_at timestamptz not null default current_instant(),
  created_by uuid default current_person(),
  updated_at timestamptz not null default current_instant(),
  updated_by uuid,
  primary key (company_id, id),
  foreign key (company_id, project_id) references bidding_project on delete cascade,
  foreign key (company_id, person_id) references person
);
create index bid_defence_item_project on bid_defence_item (company_id, project_id, position);
call make_tenant_table('bid_defence_item', $$service_center_id = any ((select readable_centers('BID_OFFER'))::uuid[])$$);

insert into record_kind values
  ('bid_part', 'BidPart', 'BID_OFFER'),
  ('bid_pack', 'BidPack', 'BID_OFFER'),
  ('bid_packing_item', 'BidPackingItem', 'BID_OFFER'),
  ('bid_defence_item', 'BidDefenceItem', 'BID_OFFER');
