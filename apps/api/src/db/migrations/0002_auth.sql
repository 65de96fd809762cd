-- Accounts: who signs in. They belong to the installation, not to one company, so they lie outside of the tenant tables.
-- "user", session, credential, verification, two_factor and rate_limit are better-auth's own tables as its schema
-- generator gives them for the plugins in use, with our spelling of the columns; the rest is ours.

create table auth."user" (
  id uuid not null default gen_random_uuid() primary key,
  name text not null,
  email text not null unique,
  email_verified boolean not null,
  image text,
  created_at timestamptz not null default current_timestamp,
  updated_at timestamptz not null default current_timestamp,
  two_factor_enabled boolean
);

create table auth.session (
  id uuid not null default gen_random_uuid() primary key,
  expires_at timestamptz not null,
  token text not null unique,
  created_at timestamptz not null default current_timestamp,
  updated_at timestamptz not null,
  ip_address text,
  user_agent text,
  user_id uuid not null references auth."user" on delete cascade
);
create index session_owner on auth.session (user_id);

-- How an account proves who it is: provider 'credential' with a password hash, or an identity of the OIDC issuer.
create table auth.credential (
  id uuid not null default gen_random_uuid() primary key,
  account_id text not null,
  provider_id text not null,
  user_id uuid not null references auth."user" on delete cascade,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text,
  created_at timestamptz not null default current_timestamp,
  updated_at timestamptz not null,
  unique (provider_id, account_id)
);
create index credential_owner on auth.credential (user_id);

create table auth.verification (
  id uuid not null default gen_random_uuid() primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default current_timestamp,
  updated_at timestamptz not null default current_timestamp
);
create index verification_identifier on auth.verification (identifier);

create table auth.two_factor (
  id uuid not null default gen_random_uuid() primary key,
  secret text not null,
  backup_codes text not null,
  user_id uuid not null references auth."user" on delete cascade,
  verified boolean,
  failed_verification_count integer,
  locked_until timestamptz
);
create index two_factor_owner on auth.two_factor (user_id);

create table auth.rate_limit (
  id uuid not null default gen_random_uuid() primary key,
  key text not null unique,
  count integer not null,
  last_request bigint not null
);

-- Failed sign-ins per account name and per address, known or not: the delay grows the same for both, and over all processes.
create table auth.sign_in_throttle (
  subject text not null primary key,
  failures integer not null check (failures >= 0),
  last_at timestamptz not null,
  locked_until timestamptz
);

-- A one-time link: to join a company, to set a new password, or to set up an empty installation. Only its hash is kept.
create table auth.invitation (
  id uuid not null primary key,
  kind text not null check (kind in ('JOIN', 'RESET', 'SETUP')),
  token_hash bytea not null unique,
  company_id uuid,
  person_id uuid,
  email text,
  name text,
  invited_by uuid references auth."user" on delete set null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  accepted_at timestamptz,
  accepted_by uuid references auth."user" on delete set null,
  revoked_at timestamptz,
  check ((kind = 'SETUP') = (company_id is null)),
  check ((kind = 'SETUP') = (person_id is null)),
  -- the login to be; an account that is there already is found through its membership
  check ((kind = 'JOIN') = (email is not null))
);
create index invitation_company on auth.invitation (company_id, person_id);

-- Personal access tokens of developers: as powerful as their account, or less, never longer than a year.
create table auth.api_token (
  id uuid not null primary key,
  account_id uuid not null references auth."user" on delete cascade,
  company_id uuid,
  name text not null check (length(name) between 1 and 80),
  scope text not null check (scope in ('READ', 'WRITE')),
  -- the first characters, so that a token found somewhere can be told apart and revoked
  prefix text not null,
  token_hash bytea not null unique,
  created_at timestamptz not null,
  expires_at timestamptz not null check (expires_at <= created_at + interval '366 days'),
  last_used_at timestamptz,
  revoked_at timestamptz
);
create index api_token_account on auth.api_token (account_id);

-- What an account or a company may do has changed: every process forgets what it remembers of it.
create function auth.announce_account() returns trigger language plpgsql as $$
begin
  perform pg_notify('viewer', 'account:' || (to_jsonb(old) ->> tg_argv[0]));
  return null;
end $$;
create trigger viewers after delete on auth.session for each row execute function auth.announce_account('user_id');
create trigger viewers after delete on auth."user" for each row execute function auth.announce_account('id');
create trigger viewers after update of revoked_at or delete on auth.api_token
  for each row execute function auth.announce_account('account_id');

-- For the tables that say who holds what where. Repeated notices of one transaction are sent once.
create function auth.announce_company() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' then
    perform pg_notify('viewer', 'company:' || old.company_id);
  end if;
  if tg_op <> 'DELETE' then
    perform pg_notify('viewer', 'company:' || new.company_id);
  end if;
  return null;
end $$;
create procedure auth.announces_viewers(target regclass) language plpgsql as $$
begin
  execute format('create trigger viewers after insert or update or delete on %s
    for each row execute function auth.announce_company()', target);
end $$;

-- Who stands behind a session or a token, in which company, and what that person holds and reaches there today: all in
-- one call, so that a request costs one round trip. It is a definer's function because the policies hide every place
-- until the scope is known, and this is where it becomes known.
create function auth.signed_in(
  session_token text, api_token_hash bytea, wanted_company uuid, at_instant timestamptz, launch_roles text[])
returns jsonb language plpgsql volatile security definer set search_path = pg_catalog, public as $$
declare
  account record;
  member record;
  today date;
  next_day timestamptz;
  held jsonb;
  places uuid[];
  reached_ids uuid[];
  centers uuid[];
begin
  if session_token is not null then
    select u.id, u.name, u.email, s.id as session_id, null::uuid as token_id, s.expires_at, null::uuid as company_id,
           'WRITE' as scope
    into account
    from auth.session s join auth."user" u on u.id = s.user_id
    where s.token = session_token and s.expires_at > now();
  else
    select u.id, u.name, u.email, null::uuid as session_id, t.id as token_id, t.expires_at, t.company_id, t.scope
    into account
    from auth.api_token t join auth."user" u on u.id = t.account_id
    where t.token_hash = api_token_hash and t.revoked_at is null and t.expires_at > at_instant;
    update auth.api_token t set last_used_at = at_instant
    where t.id = account.token_id and t.last_used_at is distinct from at_instant
      and coalesce(t.last_used_at < at_instant - interval '5 minutes', true);
  end if;
  if account.id is null or (account.company_id is not null and account.company_id <> wanted_company) then
    return null;
  end if;

  -- the first membership of an active person in an active company, unless one is asked for
  for member in
    select m.company_id, m.person_id from auth.membership m
    where m.account_id = account.id and m.company_id = coalesce(wanted_company, account.company_id, m.company_id)
    order by m.company_id
  loop
    perform set_config('app.company_id', member.company_id::text, true);
    select (at_instant at time zone c.time_zone)::date,
           ((at_instant at time zone c.time_zone)::date + 1)::timestamp at time zone c.time_zone
    into today, next_day
    from company c join person p on p.company_id = c.company_id and p.id = member.person_id
    where c.company_id = member.company_id and c.status = 'ACTIVE' and p.status = 'ACTIVE';
    exit when today is not null;
  end loop;
  if today is null then
    return null;
  end if;

  with active as materialized (
    select a.id, a.role, a.place_level, a.place_id,
           case a.place_level when 'COMPANY' then to_jsonb('ALL'::text)
             when 'REGION' then jsonb_build_array(a.place_id) else '[]' end as region_ids,
           case a.place_level when 'COMPANY' then to_jsonb('ALL'::text)
             when 'REGION' then coalesce((select jsonb_agg(c.id order by c.id) from service_center c
               where c.company_id = a.company_id and c.region_id = a.place_id), '[]')
             when 'SERVICE_CENTER' then jsonb_build_array(a.place_id) else '[]' end as center_ids
    from role_assignment a
    left join role_assignment source on source.company_id = a.company_id and source.id = a.delegated_from_id
    where a.company_id = member.company_id and a.person_id = member.person_id
      and a.from_on <= today and (a.to_on is null or a.to_on >= today)
      -- who stands in for somebody holds no more than that one holds
      and (a.delegated_from_id is null
        or (source.from_on <= today and (source.to_on is null or source.to_on >= today)))
  ), reached as materialized (
    select distinct r.id as region_id, c.id as center_id, e.id as estate_id, a.role
    from active a
    left join estate e on e.company_id = member.company_id and a.place_level = 'ESTATE' and e.id = a.place_id
    join region r on r.company_id = member.company_id
    left join service_center c on c.company_id = member.company_id and c.region_id = r.id
    where case a.place_level
      when 'COMPANY' then a.place_id = member.company_id
      when 'REGION' then a.place_id = r.id
      when 'SERVICE_CENTER' then a.place_id = c.id
      else e.service_center_id = c.id
    end
  )
  select
    coalesce((select jsonb_agg(jsonb_build_object('role', role,
      'place', jsonb_build_object('level', place_level, 'id', place_id),
      'centerIds', center_ids, 'regionIds', region_ids) order by id) from active), '[]'),
    array(select region_id from reached union select center_id from reached where center_id is not null),
    -- a role at one estate reaches that estate: the center is shown as the way to it, and none of its launches
    array(select distinct coalesce(estate_id, center_id) from reached where center_id is not null),
    array(select distinct center_id from reached
      where center_id is not null and estate_id is null and role = any (launch_roles))
  into held, places, reached_ids, centers;

  return jsonb_build_object('accountId', account.id, 'accountName', account.name, 'email', account.email,
    'sessionId', account.session_id, 'tokenId', account.token_id, 'scope', account.scope,
    'companyId', member.company_id, 'personId', member.person_id, 'today', today, 'assignments', held,
    'placeIds', to_jsonb(places), 'reachIds', to_jsonb(reached_ids), 'centerIds', to_jsonb(centers),
    'validUntil', least(account.expires_at, next_day));
end $$;
