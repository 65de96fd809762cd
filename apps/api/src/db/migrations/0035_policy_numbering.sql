-- Settings (参数) of the company, a region or a center, and numbers on paper (编号).

-- A change of a setting; the nearest place wins, and at one place the last whose day has come. Nothing is overwritten:
-- the rows are the history. Without a region or a center it is the company's own.
create table policy_setting (
  company_id uuid not null references company,
  id uuid not null,
  key text not null check (length(key) between 1 and 80),
  region_id uuid,
  service_center_id uuid,
  -- null gives the place back to what it inherits
  value jsonb,
  from_on date not null,
  reason text not null check (length(reason) between 1 and 500),
  created_at timestamptz not null default current_instant(),
  created_by uuid default current_person(),
  primary key (company_id, id),
  foreign key (company_id, region_id) references region,
  foreign key (company_id, service_center_id) references service_center,
  check (region_id is null or service_center_id is null)
);
create index policy_setting_key on policy_setting (company_id, key);
call make_tenant_table('policy_setting', 'coalesce(service_center_id, region_id) is null
  or coalesce(service_center_id, region_id) = any ((select visible_places())::uuid[])');

-- A company's own pattern for the numbers of a paper; without one the catalog's counts.
create table numbering_rule (
  company_id uuid not null references company,
  id uuid not null,
  form text not null check (length(form) between 1 and 60),
  pattern text not null check (length(pattern) between 1 and 60),
  version int not null default 1,
  created_at timestamptz not null default current_instant(),
  created_by uuid default current_person(),
  updated_at timestamptz not null default current_instant(),
  updated_by uuid,
  primary key (company_id, id),
  unique (company_id, form)
);
call make_tenant_table('numbering_rule');

-- The last number given of each gapless count. Its row is locked until whoever took the number commits: a rolled-back
-- one leaves no gap. Working data of what carries the number, which is audited itself.
create table number_count (
  company_id uuid not null references company,
  form text not null,
  -- what is counted by itself, such as a year and a center (domain: countOf)
  count text not null,
  last int not null check (last > 0),
  primary key (company_id, form, count)
);
alter table number_count enable row level security;
alter table number_count force row level security;
create policy tenant on number_count
  using (company_id = (select current_company())) with check (company_id = (select current_company()));

-- The next number of a count that may have gaps: a sequence per count, so that nobody waits for anybody. The sequences
-- stand in a schema of their own that the application does not reach but through this.
create schema numbering;
create function next_loose_number(form text, count text) returns bigint
language plpgsql volatile security definer set search_path = pg_catalog, public as $$
declare
  name text := 's' || md5(current_company() || ' ' || form || ' ' || count);
begin
  if current_company() is null then
    raise 'no company' using errcode = 'insufficient_privilege';
  end if;
  if to_regclass('numbering.' || name) is null then
    perform pg_advisory_xact_lock(hashtextextended('numbering.' || name, 0));
    execute format('create sequence if not exists numbering.%I', name);
  end if;
  return nextval('numbering.' || name);
end $$;
