-- Sessions end: fourteen days after their last use, and thirty days after the sign-in whatever their use. And a company may ask
-- a second factor of its people (参数 security.secondFactor).

-- When a session ends that was used last at an instant. Both figures stand here and nowhere else.
create function auth.session_end(signed_in_at timestamptz, used_at timestamptz) returns timestamptz language sql stable as $$
  select least(used_at + interval '14 days', signed_in_at + interval '30 days')
$$;
update auth.session set expires_at = least(expires_at, created_at + interval '30 days');

create function auth.end_session() returns trigger language plpgsql as $$
begin
  new.expires_at := auth.session_end(new.created_at, new.created_at);
  return new;
end $$;
create trigger ends before insert on auth.session for each row execute function auth.end_session();

-- Signed in by the company's identity provider, whose own second factor counts.
alter table auth.session add column through_provider boolean not null default false;

-- Whoever came in without the second factor that the account now has, comes in with it. And what is remembered of the account is
-- forgotten, with the factor or without.
create function auth.change_second_factor() returns trigger language plpgsql as $$
begin
  if new.two_factor_enabled then
    delete from auth.session where user_id = new.id;
  end if;
  perform pg_notify('viewer', 'account:' || new.id);
  return null;
end $$;
create trigger second_factor after update of two_factor_enabled on auth."user" for each row
  when (coalesce(old.two_factor_enabled, false) <> coalesce(new.two_factor_enabled, false))
  execute function auth.change_second_factor();

-- What is asked of a viewer is remembered with the viewer.
call auth.announces_viewers('policy_setting');

-- As 0002_auth.sql has it. New: a session that is used ends later, up to its longest time; whether there is a second factor, or
-- another's duty; and what the company asks of it.
create or replace function auth.signed_in(
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
           'WRITE' as scope, s.through_provider or coalesce(u.two_factor_enabled, false) as second_factor
    into account
    from auth.session s join auth."user" u on u.id = s.user_id
    where s.token = session_token and s.expires_at > now();
    update auth.session s set expires_at = auth.session_end(s.created_at, now())
    where s.id = account.session_id and s.expires_at < auth.session_end(s.created_at, now()) - interval '1 hour';
  else
    select u.id, u.name, u.email, null::uuid as session_id, t.id as token_id, t.expires_at, t.company_id, t.scope,
           -- without a password the account comes in by the identity provider alone
           coalesce(u.two_factor_enabled, false) or not exists (
             select from auth.credential c where c.user_id = u.id and c.password is not null) as second_factor
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
    'validUntil', least(account.expires_at, next_day), 'secondFactor', account.second_factor,
    -- as `settingAmong` reads them
    'settings', jsonb_build_object('on', today, 'changes', (
      select coalesce(jsonb_agg(jsonb_build_object('key', x.key, 'value', x.value, 'fromOn', x.from_on, 'setAt', x.created_at,
        'level', 'COMPANY') order by x.created_at, x.id), '[]')
      from policy_setting x where x.company_id = member.company_id and x.key = 'security.secondFactor')));
end $$;
