-- The showcase's people and visitors (spec 04): exams and roster of receptionists, image shows and promotions, surveys of needs.

-- Receptionists hold their roles at one estate: whoever sees the showcase sees what hangs on it.
alter policy tenant on showcase_plan
  using (company_id = (select current_company()) and (service_center_id = any ((select readable_centers('SHW'))::uuid[])
    or estate_id = any ((select readable_centers('SHW'))::uuid[])))
  with check (company_id = (select current_company()) and (service_center_id = any ((select readable_centers('SHW'))::uuid[])
    or estate_id = any ((select readable_centers('SHW'))::uuid[])));
alter policy tenant on showcase_board
  using (company_id = (select current_company()) and exists (select from showcase_plan s
    where s.company_id = showcase_board.company_id and s.id = showcase_board.showcase_id))
  with check (company_id = (select current_company()) and exists (select from showcase_plan s
    where s.company_id = showcase_board.company_id and s.id = showcase_board.showcase_id));
alter policy tenant on showcase_content
  using (company_id = (select current_company()) and exists (select from showcase_plan s
    where s.company_id = showcase_content.company_id and s.id = showcase_content.showcase_id))
  with check (company_id = (select current_company()) and exists (select from showcase_plan s
    where s.company_id = showcase_content.company_id and s.id = showcase_content.showcase_id));

-- SHW-R12: 接待员考核 on the lecture notes.
create table receptionist_exam (
  company_id uuid not null,
  id uuid not null,
  service_center_id uuid not null,
  showcase_id uuid not null,
  person_id uuid not null,
  -- the edition of the lecture notes; a later one does not void the pass (a reading)
  lecture_id uuid not null,
  trained_on date not null,
  exam_on date not null,
  score numeric(4, 1) check (score between 0 and 100),
  passed boolean not null,
  examiner_id uuid not null,
  remark text check (length(remark) <= 500),
  created_at timestamptz not null default current_instant(),
  created_by uuid default current_person(),
  primary key (company_id, id),
  foreign key (company_id, showcase_id) references showcase_plan on delete cascade,
  foreign key (company_id, lecture_id) references showcase_content,
  foreign key (company_id, person_id) references person,
  check (trained_on <= exam_on and person_id <> examiner_id)
);
create index receptionist_exam_person on receptionist_exam (company_id, person_id, exam_on desc);
create index receptionist_exam_of on receptionist_exam (company_id, showcase_id, exam_on desc);
create index receptionist_exam_lecture on receptionist_exam (company_id, lecture_id);
call make_tenant_table('receptionist_exam', $$exists (select from showcase_plan s
  where s.company_id = receptionist_exam.company_id and s.id = receptionist_exam.showcase_id)$$);

-- SHW-R13: who is on duty where on which day (排班); nobody at two places.
create table reception_duty (
  company_id uuid not null,
  id uuid not null,
  service_center_id uuid not null,
  showcase_id uuid not null,
  person_id uuid not null,
  site text not null check (site in ('SHOW_FLAT', 'SALES_CENTER')),
  on_day date not null,
  shift text not null check (shift in ('DAY', 'EARLY', 'LATE')),
  created_at timestamptz not null default current_instant(),
  created_by uuid default current_person(),
  updated_at timestamptz not null default current_instant(),
  updated_by uuid,
  primary key (company_id, id),
  unique (company_id, person_id, on_day),
  foreign key (company_id, showcase_id) references showcase_plan on delete cascade,
  foreign key (company_id, person_id) references person
);
create index reception_duty_of on reception_duty (company_id, showcase_id, on_day);
call make_tenant_table('reception_duty', $$exists (select from showcase_plan s
  where s.company_id = reception_duty.company_id and s.id = reception_duty.showcase_id)$$);

-- SHW-R15 形象展示, SHW-R17 配合营销推广: what is held, with its day, place and staff.
create table showcase_event (
  company_id uuid not null,
  id uuid not null,
  service_center_id uuid not null,
  showcase_id uuid not null,
  type text not null check (type in ('MORNING_PARADE', 'ETIQUETTE_DRILL', 'GUARD_DRILL', 'OTHER', 'PROMOTION_SUPPORT')),
  title text check (length(title) between 1 and 80),
  place text check (length(place) between 1 and 120),
  planned_on date not null,
  organizer_id uuid not null,
  participant_ids uuid[] not null check (cardinality(participant_ids) > 0),
  held_on date,
  result text check (length(result) <= 500),
  cancelled_reason text check (length(cancelled_reason) between 1 and 500),
  created_at timestamptz not null default current_instant(),
  created_by uuid default current_person(),
  updated_at timestamptz not null default current_instant(),
  updated_by uuid,
  primary key (company_id, id),
  foreign key (company_id, showcase_id) references showcase_plan on delete cascade,
  foreign key (company_id, organizer_id) references person,
  check (held_on is null or cancelled_reason is null),
  check (type <> 'PROMOTION_SUPPORT' or title is not null and place is not null)
);
create index showcase_event_of on showcase_event (company_id, showcase_id, planned_on desc);
call make_tenant_table('showcase_event', $$exists (select from showcase_plan s
  where s.company_id = showcase_event.company_id and s.id = showcase_event.showcase_id)$$, true);

-- SHW-R16: 客户意见征询.
create table needs_survey (
  company_id uuid not null,
  id uuid not null,
  service_center_id uuid not null,
  showcase_id uuid not null,
  estate_id uuid not null,
  title text not null check (length(title) between 1 and 80),
  topics text[] not null check (cardinality(topics) > 0 and topics <@ array['PROPERTY', 'CLUBHOUSE']),
  -- [{code, topic, kind, text, options, required}]
  questions jsonb not null check (jsonb_typeof(questions) = 'array'),
  until_on date not null,
  closed_on date,
  closed_by uuid,
  -- what becomes of the management plan; closed without one: 无需调整
  adjustment text check (length(adjustment) between 1 and 2000),
  version int not null default 1,
  created_at timestamptz not null default current_instant(),
  created_by uuid default current_person(),
  updated_at timestamptz not null default current_instant(),
  updated_by uuid,
  primary key (company_id, id),
  foreign key (company_id, showcase_id) references showcase_plan on delete cascade,
  check (adjustment is null or closed_on is not null)
);
create index needs_survey_of on needs_survey (company_id, showcase_id, created_at desc);
call make_tenant_table('needs_survey', $$exists (select from showcase_plan s
  where s.company_id = needs_survey.company_id and s.id = needs_survey.showcase_id)$$, true);

create table needs_survey_answer (
  company_id uuid not null,
  id uuid not null,
  service_center_id uuid not null,
  survey_id uuid not null,
  -- by the questions' codes
  answers jsonb not null check (jsonb_typeof(answers) = 'object'),
  -- the link that a visitor answered by; null: taken down on site by staff
  link_id uuid,
  created_at timestamptz not null default current_instant(),
  created_by uuid default current_person(),
  primary key (company_id, id),
  foreign key (company_id, survey_id) references needs_survey on delete cascade,
  foreign key (company_id, link_id) references access_link
);
create index needs_survey_answer_of on needs_survey_answer (company_id, survey_id, created_at);
create index needs_survey_answer_link on needs_survey_answer (company_id, link_id);
call make_tenant_table('needs_survey_answer', $$exists (select from needs_survey s
  where s.company_id = needs_survey_answer.company_id and s.id = needs_survey_answer.survey_id)$$);

insert into record_kind values
  ('receptionist_exam', 'ReceptionistExam', 'SHW'),
  ('reception_duty', 'ReceptionDuty', 'SHW'),
  ('showcase_event', 'ShowcaseEvent', 'SHW'),
  ('needs_survey', 'NeedsSurvey', 'SHW'),
  ('needs_survey_answer', 'NeedsSurveyAnswer', 'SHW');

-- A link on the desk is used by many visitors, who need not say who they are; it shows its survey and nothing else.
alter table access_link
  drop constraint access_link_purpose_check,
  add constraint access_link_purpose_check check (purpose in ('APPROVE', 'SIGN', 'UPLOAD_EVIDENCE', 'ANSWER')),
  drop constraint access_link_max_uses_check,
  add constraint access_link_max_uses_check check (max_uses between 1 and case when purpose = 'ANSWER' then 500 else 20 end);
alter table access_link_use
  alter column said_name drop not null,
  drop constraint access_link_use_act_check,
  add constraint access_link_use_act_check check (act in ('APPROVE', 'RETURN', 'SIGN', 'REFUSE', 'HAND_IN', 'ANSWER')),
  add constraint access_link_use_name_check check (said_name is not null or act = 'ANSWER');
create policy by_link on needs_survey for select using (company_id = (select current_company()) and id = (select linked_subject()));

-- The files of what one may see, for roles at one estate as well.
create policy of_showcase on attachment using (company_id = (select current_company()) and case record_type
  when 'ShowcasePlan' then exists (select from showcase_plan r where r.company_id = attachment.company_id and r.id = attachment.record_id)
  when 'ShowcaseBoard' then exists (select from showcase_board r where r.company_id = attachment.company_id and r.id = attachment.record_id)
  when 'ShowcaseContent' then exists (select from showcase_content r where r.company_id = attachment.company_id and r.id = attachment.record_id)
  when 'ShowcaseEvent' then exists (select from showcase_event r where r.company_id = attachment.company_id and r.id = attachment.record_id)
  else false end);
