-- One-time links (一次性链接) for people without accounts: one object, one purpose.

create table access_link (
  company_id uuid not null,
  id uuid not null,
  service_center_id uuid not null,
  -- the record it is about, whose readers see the link
  record_type text not null references record_kind (record_type),
  record_id uuid not null,
  purpose text not null check (purpose in ('APPROVE', 'SIGN')),
  -- the one thing: an approval and the role in which it is decided, a sheet and its slot
  subject_id uuid not null,
  part text not null,
  -- whom it is for
  addressee_name text not null check (length(addressee_name) between 1 and 80),
  addressee_organization text check (length(addressee_organization) <= 80),
  expires_at timestamptz not null,
  max_uses int not null default 1 check (max_uses between 1 and 20),
  uses int not null default 0 check (uses <= max_uses),
  opened_at timestamptz,
  revoked_at timestamptz,
  revoked_by uuid,
  version int not null default 1,
  created_at timestamptz not null default current_instant(),
  created_by uuid default current_person(),
  updated_at timestamptz not null default current_instant(),
  updated_by uuid,
  primary key (company_id, id),
  foreign key (company_id, service_center_id) references service_center
);
create index access_link_subject on access_link (company_id, subject_id, created_at desc);
create index access_link_issuer on access_link (company_id, created_by, created_at desc);
call make_tenant_table('access_link', 'service_center_id = any (record_centers(record_type))');

-- What was done by a link, and who they said they were.
create table access_link_use (
  company_id uuid not null,
  id uuid not null,
  link_id uuid not null,
  service_center_id uuid not null,
  at timestamptz not null default current_instant(),
  act text not null check (act in ('APPROVE', 'RETURN', 'SIGN', 'REFUSE')),
  said_name text not null check (length(said_name) between 1 and 80),
  said_organization text check (length(said_organization) <= 80),
  address text not null,
  primary key (company_id, id),
  foreign key (company_id, link_id) references access_link
);
create index access_link_use_link on access_link_use (company_id, link_id, at);
call make_tenant_table('access_link_use',
  'exists (select from access_link l where l.company_id = access_link_use.company_id and l.id = access_link_use.link_id)');

-- Whose company a token is of is asked before any company is known, so this lies outside of the tenant tables. Only the hash.
create table auth.access_link_token (
  token_hash bytea not null primary key,
  company_id uuid not null,
  link_id uuid not null
);
-- Requests in the current minute, by link and by address.
create table auth.access_link_rate (
  subject text not null primary key,
  since timestamptz not null,
  requests int not null
);

-- The link that a request came by: its origin says so, and nothing else can.
create function linked() returns uuid language sql stable parallel safe as
  $$ select substring(current_setting('app.origin', true) from '^link:([0-9a-f-]{36})$')::uuid $$;
-- The one thing that the link is about, and where it lies.
create function linked_subject() returns uuid language sql stable security definer set search_path = pg_catalog, public as
  $$ select subject_id from access_link where company_id = current_company() and id = linked() $$;

-- A request by link reaches no center, and therefore no record, but these: the link itself and what it is about.
create policy by_link on access_link for select using (company_id = (select current_company()) and id = (select linked()));
create policy by_link on approval for select using (company_id = (select current_company()) and id = (select linked_subject()));
create policy by_link on sign_off for select using (company_id = (select current_company()) and id = (select linked_subject()));
