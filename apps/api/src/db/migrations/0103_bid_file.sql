-- Files of bids (投标文件附件): encrypted in the bidder's browser, kept as they came. Without a position one has come in and belongs to no
-- bid yet. Read by nobody before the opening; after it by whoever reads the opened bids, and by members of the committee by link.
create table tender_bid_file (
  company_id uuid not null,
  id uuid not null,
  service_center_id uuid not null,
  tender_id uuid not null,
  bidder_id uuid not null,
  -- under which name it came in parts
  upload text not null check (upload ~ '^[\w-]{8,64}$'),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  bytes int not null check (bytes > 0),
  -- of the bid in the log
  position int,
  received_at timestamptz not null default current_instant(),
  primary key (company_id, id),
  constraint tender_bid_file_once unique (company_id, bidder_id, upload),
  foreign key (company_id, tender_id) references tender on delete cascade,
  foreign key (company_id, bidder_id) references tender_bidder
);
create index tender_bid_file_of on tender_bid_file (company_id, tender_id, sha256);
call make_tenant_table('tender_bid_file', $$position is not null and exists (select from tender t
    where t.company_id = tender_bid_file.company_id and t.id = tender_id and t.opened_at is not null)
  or tender_id = any ((select readable_centers('TENDER'))::uuid[])$$);
create policy by_link on tender_bid_file for select using (company_id = (select current_company()) and tender_id = (select linked_tender())
  and position is not null and (select linked_purpose()) = 'SCORE'
  and exists (select from tender t where t.company_id = tender_bid_file.company_id and t.id = tender_id and t.opened_at is not null)
  and exists (select from tender_expert x where x.company_id = tender_bid_file.company_id and x.id = (select linked_subject()) and x.member));

insert into record_kind values ('tender_bid_file', 'TenderBidFile', 'TENDER_SEALED');
