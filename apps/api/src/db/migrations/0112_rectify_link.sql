-- A responsible party's link: all that it has to mend in an estate, answered several at once and as often as it takes.
alter table access_link
  drop constraint access_link_purpose_check,
  add constraint access_link_purpose_check check (purpose in
    ('APPROVE', 'SIGN', 'UPLOAD_EVIDENCE', 'ANSWER', 'SUBMIT_PLAN', 'RECTIFY', 'NOTICE', 'BID', 'SCORE', 'KEEP_KEY')),
  drop constraint access_link_max_uses_check,
  add constraint access_link_max_uses_check check (max_uses between 1 and
    case when purpose in ('ANSWER', 'RECTIFY') then 500 when purpose in ('NOTICE', 'BID', 'SCORE', 'KEEP_KEY') then 5000 else 20 end),
  drop constraint access_link_summary_check,
  add constraint access_link_summary_check
    check ((purpose in ('UPLOAD_EVIDENCE', 'SUBMIT_PLAN', 'RECTIFY', 'NOTICE', 'BID', 'SCORE', 'KEEP_KEY')) = (summary is not null));

-- Which estate it is of.
create function linked_part() returns text language sql stable security definer set search_path = pg_catalog, public as
  $$ select part from access_link where company_id = current_company() and id = linked() $$;
-- The link of an answer sees the defect that it is about; a responsible party's those of the party in its estate, with their photos.
alter policy by_link on defect using (company_id = (select current_company()) and (id = (select linked_subject())
  or (select linked_purpose()) = 'RECTIFY' and contractor_id = (select linked_subject()) and 'Estate_' || estate_id = (select linked_part())));
