-- A contractor without an account writes his plan and hands it in by a one-time link; he sees that one plan and no other row.
alter table access_link
  drop constraint access_link_purpose_check,
  add constraint access_link_purpose_check check (purpose in ('APPROVE', 'SIGN', 'UPLOAD_EVIDENCE', 'ANSWER', 'SUBMIT_PLAN',
    'NOTICE', 'BID', 'SCORE', 'KEEP_KEY')),
  drop constraint access_link_summary_check,
  add constraint access_link_summary_check
    check ((purpose in ('UPLOAD_EVIDENCE', 'SUBMIT_PLAN', 'NOTICE', 'BID', 'SCORE', 'KEEP_KEY')) = (summary is not null)),
  add constraint access_link_plan_check check (purpose <> 'SUBMIT_PLAN' or max_uses = 1);
alter table access_link_use
  drop constraint access_link_use_act_check,
  add constraint access_link_use_act_check check (act in ('APPROVE', 'RETURN', 'SIGN', 'REFUSE', 'HAND_IN', 'ANSWER', 'SUBMIT',
    'REGISTER', 'ASK', 'BID', 'WITHDRAW', 'COMPLAIN', 'SCORE', 'REVISE', 'KEEP_KEY')),
  drop constraint access_link_use_name_check,
  add constraint access_link_use_name_check check (said_name is not null
    or act not in ('APPROVE', 'RETURN', 'SIGN', 'REFUSE', 'HAND_IN', 'SUBMIT'));
create policy by_link on initial_cleaning_plan for select using (company_id = (select current_company()) and id = (select linked_subject()));
create policy by_link on cleaning_area for select using (company_id = (select current_company()) and cleaning_id = (select linked_subject()));
create policy by_link on launch_day_plan for select using (company_id = (select current_company()) and id = (select linked_subject()));
