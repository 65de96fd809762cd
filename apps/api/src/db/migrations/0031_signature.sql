-- Sign-off (签署): who has to sign a record, and who signed which content.

-- A sheet to be signed: one per record and purpose.
create table sign_off (
  company_id uuid not null,
  id uuid not null,
  service_center_id uuid not null,
  record_type text not null references record_kind (record_type),
  record_id uuid not null,
  -- what of the record is signed, where it has several sheets
  key text not null check (length(key) between 1 and 40),
  signing_order text not null check (signing_order in ('GIVEN', 'ANY')),
  status text not null default 'OPEN' check (status in ('OPEN', 'SIGNED', 'REFUSED', 'CANCELLED')),
  -- what the record says of itself: {title, titleEn, facts: [{label, labelEn, value}]}
  summary jsonb not null,
  -- what is signed now, as canonical JSON, and its SHA-256
  content text not null,
  content_hash text not null check (content_hash = encode(sha256(convert_to(content, 'UTF8')), 'hex')),
  version int not null default 1,
  created_at timestamptz not null default current_instant(),
  created_by uuid default current_person(),
  updated_at timestamptz not null default current_instant(),
  updated_by uuid,
  primary key (company_id, id),
  foreign key (company_id, service_center_id) references service_center,
  unique (company_id, record_id, record_type, key)
);
call make_tenant_table('sign_off', 'service_center_id = any (record_centers(record_type))', true);

create table sign_off_slot (
  company_id uuid not null,
  id uuid not null,
  sign_off_id uuid not null,
  service_center_id uuid not null,
  position int not null,
  key text not null,
  label text not null,
  label_en text not null,
  -- for whom it is signed: nobody signs for two
  side text not null,
  roles text[] not null,
  level text not null check (level in ('SERVICE_CENTER', 'REGION', 'COMPANY', 'EXTERNAL')),
  person_id uuid,
  -- as its signatures have it, kept so that lists read it
  status text not null check (status in ('OPEN', 'WAITING', 'SIGNED', 'REFUSED')),
  primary key (company_id, id),
  foreign key (company_id, sign_off_id) references sign_off,
  foreign key (company_id, person_id) references person,
  unique (company_id, sign_off_id, key)
);
call make_tenant_table('sign_off_slot',
  'exists (select from sign_off s where s.company_id = sign_off_slot.company_id and s.id = sign_off_slot.sign_off_id)');

-- A signature, or the refusal to give it. Never changed but once: when its content changed it is voided, and stays to be seen.
create table signature (
  company_id uuid not null,
  id uuid not null,
  sign_off_id uuid not null,
  slot_id uuid not null,
  service_center_id uuid not null,
  position int not null,
  kind text not null check (kind in ('SIGNED', 'REFUSED')),
  method text check (method in ('HANDWRITTEN', 'PASSWORD', 'CODE', 'TYPED')),
  person_id uuid,
  outsider_name text,
  outsider_organization text,
  link_id uuid,
  -- the path of an SVG of 600 by 240
  drawing text check (length(drawing) <= 60000),
  reason text check (length(reason) <= 2000),
  -- on which exact content: whoever doubts hashes it again
  content text not null,
  content_hash text not null check (content_hash = encode(sha256(convert_to(content, 'UTF8')), 'hex')),
  signed_at timestamptz not null default current_instant(),
  voided_at timestamptz,
  void_reason text check (void_reason in ('CONTENT_CHANGED')),
  created_by uuid default current_person(),
  primary key (company_id, id),
  foreign key (company_id, sign_off_id) references sign_off,
  foreign key (company_id, slot_id) references sign_off_slot,
  foreign key (company_id, person_id) references person,
  unique (company_id, sign_off_id, position),
  check ((person_id is null) = (outsider_name is not null)),
  check ((outsider_name is null) = (link_id is null)),
  check ((kind = 'SIGNED') = (method is not null)),
  check ((kind = 'REFUSED') = (reason is not null)),
  check ((drawing is not null) = (method is not distinct from 'HANDWRITTEN')),
  check ((voided_at is null) = (void_reason is null))
);
call make_tenant_table('signature',
  'exists (select from sign_off s where s.company_id = signature.company_id and s.id = signature.sign_off_id)');

create policy of_sign_off on audit_entry for select using (company_id = (select current_company()) and table_name = 'sign_off'
  and exists (select from sign_off s where s.company_id = audit_entry.company_id and s.id = audit_entry.record_id));
