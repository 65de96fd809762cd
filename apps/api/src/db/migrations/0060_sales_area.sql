-- Handover of the sales areas (销售区域移交, LCH-R24, R25, R26), and what a one-time link may hand in (整改答复).

-- An area that the developer handed over: its inspection and the list of its things.
create table sales_area_handover (
  company_id uuid not null,
  id uuid not null,
  service_center_id uuid not null,
  plan_id uuid not null,
  area text not null check (area in ('SHOW_FLAT', 'SALES_HALL', 'ENCLOSURE')),
  handed_over_on date not null,
  inspected_on date,
  -- 移交物品: [{name, quantity, unit, condition}]
  items jsonb not null default '[]' check (jsonb_typeof(items) = 'array'),
  items_signed_on date,
  version int not null default 1,
  created_at timestamptz not null default current_instant(),
  created_by uuid default current_person(),
  updated_at timestamptz not null default current_instant(),
  updated_by uuid,
  primary key (company_id, id),
  foreign key (company_id, plan_id) references launch_plan on delete cascade,
  unique (company_id, plan_id, area)
);
call make_tenant_table('sales_area_handover', 'service_center_id = any ((select launch_centers())::uuid[])', true);

-- What was told the developer's engineering department in writing (书面反馈); sent with its file.
create table sales_area_letter (
  company_id uuid not null,
  id uuid not null,
  service_center_id uuid not null,
  plan_id uuid not null,
  handover_id uuid not null,
  number int not null check (number > 0),
  recipient text check (length(recipient) between 1 and 80),
  sent_on date,
  version int not null default 1,
  created_at timestamptz not null default current_instant(),
  created_by uuid default current_person(),
  updated_at timestamptz not null default current_instant(),
  updated_by uuid,
  primary key (company_id, id),
  foreign key (company_id, handover_id) references sales_area_handover on delete cascade,
  unique (company_id, plan_id, number),
  check ((sent_on is null) = (recipient is null))
);
create unique index sales_area_letter_unsent on sales_area_letter (company_id, handover_id) where sent_on is null;
call make_tenant_table('sales_area_letter', 'service_center_id = any ((select launch_centers())::uuid[])', true);

-- A problem that the inspection found (工程问题), followed by a person until it is seen to be mended.
create table sales_area_issue (
  company_id uuid not null,
  id uuid not null,
  service_center_id uuid not null,
  plan_id uuid not null,
  handover_id uuid not null,
  number int not null check (number > 0),
  text text not null check (length(text) between 1 and 1000),
  follower_id uuid not null,
  due_on date,
  status text not null default 'OPEN' check (status in ('OPEN', 'SENT', 'FIXED', 'VERIFIED')),
  letter_id uuid,
  fixed_on date,
  fix_note text check (length(fix_note) <= 1000),
  verified_on date,
  rejected_reason text check (length(rejected_reason) <= 500),
  version int not null default 1,
  created_at timestamptz not null default current_instant(),
  created_by uuid default current_person(),
  updated_at timestamptz not null default current_instant(),
  updated_by uuid,
  primary key (company_id, id),
  foreign key (company_id, handover_id) references sales_area_handover on delete cascade,
  foreign key (company_id, letter_id) references sales_area_letter on delete set null (letter_id),
  foreign key (company_id, follower_id) references person,
  unique (company_id, plan_id, number),
  check (status = 'OPEN' or letter_id is not null),
  check ((status in ('FIXED', 'VERIFIED')) = (fixed_on is not null)),
  check ((status = 'VERIFIED') = (verified_on is not null))
);
create index sales_area_issue_handover on sales_area_issue (company_id, handover_id, number);
call make_tenant_table('sales_area_issue', 'service_center_id = any ((select launch_centers())::uuid[])', true);

-- What the contractor or the developer answered by a one-time link. One link answers once: the answer has the link's id.
create table sales_area_reply (
  company_id uuid not null,
  id uuid not null,
  service_center_id uuid not null,
  plan_id uuid not null,
  issue_id uuid not null,
  said_name text not null check (length(said_name) between 1 and 80),
  said_organization text check (length(said_organization) <= 80),
  text text not null check (length(text) between 1 and 2000),
  created_at timestamptz not null default current_instant(),
  primary key (company_id, id),
  foreign key (company_id, issue_id) references sales_area_issue on delete cascade,
  foreign key (company_id, id) references access_link
);
create index sales_area_reply_issue on sales_area_reply (company_id, issue_id, created_at);
call make_tenant_table('sales_area_reply', 'service_center_id = any ((select launch_centers())::uuid[])');

insert into record_kind values
  ('launch_progress_entry', 'LaunchProgressEntry', 'LCH'),
  ('sales_area_handover', 'SalesAreaHandover', 'LCH'),
  ('sales_area_letter', 'SalesAreaLetter', 'LCH'),
  ('sales_area_issue', 'SalesAreaIssue', 'LCH'),
  ('sales_area_reply', 'SalesAreaReply', 'LCH');

do $$
begin
  execute 'create or replace view launch_task_record with (security_invoker = true) as '
    || rtrim(pg_get_viewdef('launch_task_record'::regclass), ';') || '
  union all
  select h.company_id, h.plan_id, t.code, ''SalesAreaHandover'', (array_agg(h.id order by h.id))[1],
    count(*) < 3 or case t.code when ''SALES_AREA_INSPECTED'' then count(h.inspected_on) < 3
      when ''SALES_AREA_ISSUES_SENT'' then count(h.inspected_on) < 3 or exists (select from sales_area_issue i
        where i.company_id = h.company_id and i.plan_id = h.plan_id and i.status = ''OPEN'')
      when ''SALES_AREA_ITEMS'' then count(h.items_signed_on) < 3 else false end
  from sales_area_handover h,
    (values (''WORKS_PROGRESS''), (''SALES_AREA_INSPECTED''), (''SALES_AREA_ISSUES_SENT''), (''SALES_AREA_ITEMS'')) t(code)
  group by h.company_id, h.plan_id, t.code';
end $$;

-- A link that hands something in: what its page says stands with the link, so that it reads no record for it.
alter table access_link
  drop constraint access_link_purpose_check,
  add constraint access_link_purpose_check check (purpose in ('APPROVE', 'SIGN', 'UPLOAD_EVIDENCE')),
  add column summary jsonb,
  add check ((purpose = 'UPLOAD_EVIDENCE') = (summary is not null)),
  add check (purpose <> 'UPLOAD_EVIDENCE' or max_uses = 1);
alter table access_link_use
  drop constraint access_link_use_act_check,
  add constraint access_link_use_act_check check (act in ('APPROVE', 'RETURN', 'SIGN', 'REFUSE', 'HAND_IN'));
create policy by_link on sales_area_issue for select using (company_id = (select current_company()) and id = (select linked_subject()));
