-- 投标复盘: what a company learned of a bid that it won or lost; like the build-up not for whoever runs the tender.

create table bid_lesson (
  company_id uuid not null,
  id uuid not null,
  service_center_id uuid not null,
  project_id uuid not null,
  kind text not null check (kind in ('PRICE', 'SCHEME', 'DOCUMENTS', 'DEFENSE', 'COOPERATION', 'SCHEDULE')),
  verdict text not null check (verdict in ('KEEP', 'CHANGE')),
  title text not null check (length(title) between 1 and 80),
  text text not null check (length(text) between 1 and 2000),
  version int not null default 1,
  created_at timestamptz not null default current_instant(),
  created_by uuid default current_person(),
  updated_at timestamptz not null default current_instant(),
  updated_by uuid,
  primary key (company_id, id),
  foreign key (company_id, project_id) references bidding_project on delete cascade,
  foreign key (company_id, created_by) references person
);
create index bid_lesson_newest on bid_lesson (company_id, created_at desc, id);
create index bid_lesson_project on bid_lesson (company_id, project_id);
call make_tenant_table('bid_lesson', $$service_center_id = any ((select readable_centers('BID_OFFER'))::uuid[])$$);

insert into record_kind values ('bid_lesson', 'BidLesson', 'BID_OFFER');
