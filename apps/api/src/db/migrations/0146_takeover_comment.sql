-- 督导与技术支持意见 (TKO-R01): what the region says of a takeover or of one of its records, and what the center answers. Only added to.
create table takeover_comment (
  company_id uuid not null,
  id uuid not null,
  service_center_id uuid not null,
  project_id uuid not null,
  record_type text not null check (record_type in ('TakeoverProject', 'TakeoverItem', 'TakeoverDefect', 'TakeoverAgreement',
    'TakeoverTransfer', 'OwnershipEntry')),
  record_id uuid not null,
  -- what the record was called then: its name or number; none of the takeover itself
  about text check (length(about) between 1 and 80),
  text text not null check (length(text) between 1 and 1000),
  created_at timestamptz not null default current_instant(),
  created_by uuid default current_person(),
  primary key (company_id, id),
  foreign key (company_id, project_id) references takeover_project,
  check ((about is null) = (record_type = 'TakeoverProject'))
);
create index takeover_comment_project on takeover_comment (company_id, project_id, created_at desc);
call make_tenant_table('takeover_comment', $$service_center_id = any ((select readable_centers('TKO'))::uuid[])$$);
insert into record_kind values ('takeover_comment', 'TakeoverComment', 'TKO');
