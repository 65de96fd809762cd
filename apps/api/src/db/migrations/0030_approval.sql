-- Approval chains (审批流程) as data of a company, and what is under approval.

-- A company's own chain; where it has none, the one of the requirements holds (domain/approval/default-chains.ts), which is
-- version 1. The highest version is the one that new approvals follow; running ones stay with theirs.
create table approval_chain (
  company_id uuid not null,
  id uuid not null,
  key text not null check (length(key) between 1 and 40),
  version_number int not null check (version_number > 1),
  steps jsonb not null check (jsonb_typeof(steps) = 'array' and jsonb_array_length(steps) > 0),
  created_at timestamptz not null default current_instant(),
  created_by uuid default current_person(),
  primary key (company_id, id),
  unique (company_id, key, version_number)
);
call make_tenant_table('approval_chain');

-- Something asked to be approved: one round, from the request to its end.
create table approval (
  company_id uuid not null,
  id uuid not null,
  service_center_id uuid not null,
  record_type text not null references record_kind (record_type),
  record_id uuid not null,
  -- counts how often this record was asked for: a returned one comes again
  round int not null check (round > 0),
  chain_key text not null,
  chain_version int not null,
  -- the chain's steps as they were when it was asked for
  steps jsonb not null,
  status text not null default 'PENDING' check (status in ('PENDING', 'APPROVED', 'RETURNED', 'WITHDRAWN')),
  -- what the record says of itself: {title, titleEn, facts: [{label, labelEn, value}]}
  summary jsonb not null,
  content_hash text not null check (content_hash ~ '^[0-9a-f]{64}$'),
  requester_id uuid not null,
  author_ids uuid[] not null,
  requested_at timestamptz not null default current_instant(),
  closed_at timestamptz,
  version int not null default 1,
  updated_at timestamptz not null default current_instant(),
  updated_by uuid,
  primary key (company_id, id),
  foreign key (company_id, service_center_id) references service_center,
  foreign key (company_id, requester_id) references person,
  unique (company_id, record_id, record_type, round),
  check ((status = 'PENDING') = (closed_at is null))
);
-- One of two who ask at once is refused.
create unique index approval_open on approval (company_id, record_id, record_type) where status = 'PENDING';
create index approval_pending on approval (company_id, service_center_id, requested_at) where status = 'PENDING';
create index approval_requester on approval (company_id, requester_id, requested_at desc);
call make_tenant_table('approval', 'service_center_id = any (record_centers(record_type))', true);

-- Where each step stands: worked out of the history by the domain, kept so that lists read it.
create table approval_step (
  company_id uuid not null,
  id uuid not null,
  approval_id uuid not null,
  service_center_id uuid not null,
  position int not null,
  key text not null,
  label text not null,
  label_en text not null,
  level text not null check (level in ('SERVICE_CENTER', 'REGION', 'COMPANY', 'EXTERNAL')),
  mode text not null check (mode in ('ONE', 'ALL')),
  roles text[] not null,
  -- a further approver, asked by name
  person_id uuid,
  status text not null check (status in ('WAITING', 'CURRENT', 'APPROVED', 'RETURNED')),
  -- whose voice is still missing: any holder of one of the roles, or these people by name
  open_roles text[] not null,
  open_person_ids uuid[] not null,
  since_on date,
  due_on date,
  primary key (company_id, id),
  foreign key (company_id, approval_id) references approval,
  foreign key (company_id, person_id) references person,
  unique (company_id, approval_id, key)
);
create index approval_step_current on approval_step (company_id, service_center_id) where status = 'CURRENT';
call make_tenant_table('approval_step',
  'exists (select from approval a where a.company_id = approval_step.company_id and a.id = approval_step.approval_id)');

-- What happened, in order; never changed.
create table approval_event (
  company_id uuid not null,
  id uuid not null,
  approval_id uuid not null,
  service_center_id uuid not null,
  position int not null,
  kind text not null check (kind in ('REQUESTED', 'APPROVED', 'RETURNED', 'DELEGATED', 'COUNTERSIGNER_ADDED', 'COMMENTED',
    'WITHDRAWN', 'CONTENT_CHANGED')),
  -- by an account; by a one-time link; or on paper, recorded by whoever entered it
  via text not null default 'ACCOUNT' check (via in ('ACCOUNT', 'LINK', 'PAPER')),
  person_id uuid,
  outsider_name text,
  outsider_organization text,
  outsider_role text,
  decided_on date,
  -- the signed paper; the one-time link
  evidence_id uuid,
  link_id uuid,
  step_key text,
  seat int,
  to_person_id uuid,
  placement text check (placement in ('BEFORE', 'AFTER')),
  content_hash text,
  comment text check (length(comment) <= 2000),
  at timestamptz not null default current_instant(),
  created_by uuid default current_person(),
  primary key (company_id, id),
  foreign key (company_id, approval_id) references approval,
  foreign key (company_id, evidence_id) references attachment,
  unique (company_id, approval_id, position),
  check (via = 'ACCOUNT' or outsider_name is not null),
  check ((via = 'PAPER') = (evidence_id is not null)),
  check ((via = 'LINK') = (link_id is not null))
);
call make_tenant_table('approval_event',
  'exists (select from approval a where a.company_id = approval_event.company_id and a.id = approval_event.approval_id)');

-- A signed paper hangs on the approval that it proves, and is seen, like its history, by whoever sees the approval: no
-- capability's letters give more, so that the kind names none of the matrix.
insert into record_kind values ('approval', 'Approval', 'OF_ITS_RECORD');
create policy of_approval on attachment using (company_id = (select current_company()) and record_type = 'Approval'
  and exists (select from approval a where a.company_id = attachment.company_id and a.id = attachment.record_id));
create policy of_approval on audit_entry for select using (company_id = (select current_company()) and table_name = 'approval'
  and exists (select from approval a where a.company_id = audit_entry.company_id and a.id = audit_entry.record_id));
