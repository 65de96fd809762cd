-- 地方规定: what a company adds to the statutory rule pack for a province or city, version by version. A version is never changed but
-- for its last day; what was decided by it keeps it.

create table local_rule (
  company_id uuid not null,
  id uuid not null,
  rule_id text not null check (rule_id ~ '^LOC-[0-9]{3,}$'),
  number int not null check (number > 0),
  overrides text not null,
  level text not null check (level in ('PROVINCE', 'CITY')),
  place text not null check (length(place) between 1 and 20),
  subject text not null check (length(subject) between 1 and 40),
  statement text not null check (length(statement) between 1 and 300),
  value text not null check (length(value) <= 80),
  source text not null check (length(source) between 1 and 120),
  article text not null check (length(article) <= 40),
  quotation text not null check (length(quotation) <= 500),
  confidence text not null check (confidence in ('V1', 'V2', 'M', 'C')),
  enforcement text not null check (enforcement in ('BLOCK', 'WARN', 'INFO')),
  effective_from date not null,
  effective_to date check (effective_to >= effective_from),
  note text not null default '' check (length(note) <= 500),
  version int not null default 1,
  created_at timestamptz not null default current_instant(),
  created_by uuid default current_person(),
  updated_at timestamptz not null default current_instant(),
  updated_by uuid,
  primary key (company_id, id),
  constraint local_rule_version unique (company_id, rule_id, number),
  foreign key (company_id, created_by) references person,
  -- Only what was read blocks.
  check (enforcement <> 'BLOCK' or (left(confidence, 1) = 'V' and article <> '' and quotation <> ''))
);
call make_tenant_table('local_rule');
