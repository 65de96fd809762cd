-- How notifications leave the house (docs/decisions/0017): what each person chose, the company's robots and webhooks, and
-- every message with what became of it.

-- Rows that come and go by the system's own work: only what people do to them is history.
create procedure keep_history_of(target regclass, actions text[]) language plpgsql as $$
declare
  rows_of record;
begin
  for rows_of in select * from (values
    ('insert', 'new table as new_rows'), ('update', 'old table as old_rows new table as new_rows'),
    ('delete', 'old table as old_rows')) as t (operation, tables)
  loop
    execute format('drop trigger record_%s on %s', rows_of.operation, target);
    execute format('create trigger record_%1$s after %1$s on %2$s referencing %3$s for each statement
      when (current_setting(''app.action'', true) = any (%4$L)) execute function record_%1$s()',
      rows_of.operation, target, rows_of.tables, actions);
  end loop;
end $$;

create table notification_preference (
  company_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  language text not null check (language in ('zh', 'en')),
  pace text not null check (pace in ('AT_ONCE', 'WORKING_HOURS', 'DIGEST')),
  -- minutes since 00:00 of the company's day
  digest_at smallint not null check (digest_at between 0 and 1439),
  quiet_from smallint check (quiet_from between 0 and 1439),
  quiet_to smallint check (quiet_to between 0 and 1439),
  -- {kind: [channel]} for the kinds that come otherwise than usual
  channels jsonb not null,
  version int not null default 1,
  created_at timestamptz not null default current_instant(),
  updated_at timestamptz not null default current_instant(),
  updated_by uuid,
  primary key (company_id, id),
  foreign key (company_id, person_id) references person,
  unique (company_id, person_id),
  check ((quiet_from is null) = (quiet_to is null))
);
call make_tenant_table('notification_preference', 'person_id = (select current_person()) or (select is_system())');

-- Whether somebody took a kind out of the inbox: it stands there as read. What others chose is nobody's to read.
create function is_muted(person uuid, kind text) returns boolean
language sql stable security definer set search_path = pg_catalog, public as $$
  select exists (select from notification_preference p
    where p.company_id = current_company() and p.person_id = person and p.channels ? kind and not (p.channels -> kind) ? 'IN_APP')
$$;

create table webhook_endpoint (
  company_id uuid not null references company,
  id uuid not null,
  kind text not null check (kind in ('WEBHOOK', 'WECOM', 'DINGTALK')),
  name text not null check (length(name) between 1 and 80),
  -- the address holds a robot's key, so it is sealed; its host is shown
  host text not null,
  sealed_address text not null,
  -- what messages are signed with: the newest, and the one before it for as long as both are valid
  sealed_secret text,
  sealed_old_secret text,
  old_secret_until timestamptz,
  -- of which kinds it is told; null: of all
  kinds text[],
  enabled boolean not null default true,
  -- since when nothing arrives there
  failing_since timestamptz,
  version int not null default 1,
  created_at timestamptz not null default current_instant(),
  created_by uuid default current_person(),
  updated_at timestamptz not null default current_instant(),
  updated_by uuid,
  primary key (company_id, id),
  unique (company_id, name)
);
call make_tenant_table('webhook_endpoint', '(select is_administrator())', true);

create table delivery (
  company_id uuid not null references company,
  id uuid not null,
  channel text not null check (channel in ('EMAIL', 'WECOM', 'DINGTALK', 'WEBHOOK')),
  endpoint_id uuid,
  -- whom it tells of what; nothing for a test
  person_ids uuid[] not null,
  notification_ids uuid[] not null,
  digest boolean not null default false,
  -- one message for whatever is to go together
  key text not null,
  send_at timestamptz not null,
  status text not null default 'WAITING' check (status in ('WAITING', 'SENDING', 'SENT', 'FAILED')),
  attempts int not null default 0,
  -- each attempt: {at, statusCode, milliseconds, failure, answer}
  log jsonb not null default '[]',
  sent_at timestamptz,
  created_at timestamptz not null default current_instant(),
  primary key (company_id, id),
  foreign key (company_id, endpoint_id) references webhook_endpoint on delete cascade,
  unique (company_id, key),
  check ((channel = 'EMAIL') = (endpoint_id is null))
);
create index delivery_order on delivery (company_id, created_at desc, id);
create index delivery_endpoint on delivery (company_id, endpoint_id, created_at desc, id);
call make_tenant_table('delivery', '(select is_administrator())', true);
call keep_history_of('delivery', '{testWebhookEndpoint,redeliver}');

-- Of which kinds a message tells, for administrators: the notifications themselves are their receivers'.
create function delivery_kinds(ids uuid[]) returns text[]
language sql stable security definer set search_path = pg_catalog, public as $$
  select array_agg(distinct n.kind order by n.kind) from notification n
  where n.company_id = current_company() and n.id = any(ids)
$$;

create view job_count with (security_invoker = true) as
  select company_id, status, count(*)::int as count from job group by 1, 2;
