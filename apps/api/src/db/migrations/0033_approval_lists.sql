-- Lists of approvals and sheets: whose they are is worked out once per statement and not per row.

create function readable_records() returns table (record_type text, service_center_id uuid) language sql stable parallel safe as $$
  select k.record_type, unnest(readable_centers(k.capability)) from record_kind k
$$;

alter policy tenant on approval using (company_id = (select current_company())
    and (record_type, service_center_id) in (select r.record_type, r.service_center_id from readable_records() r))
  with check (company_id = (select current_company())
    and (record_type, service_center_id) in (select r.record_type, r.service_center_id from readable_records() r));
alter policy tenant on sign_off using (company_id = (select current_company())
    and (record_type, service_center_id) in (select r.record_type, r.service_center_id from readable_records() r))
  with check (company_id = (select current_company())
    and (record_type, service_center_id) in (select r.record_type, r.service_center_id from readable_records() r));
alter policy tenant on access_link using (company_id = (select current_company())
    and (record_type, service_center_id) in (select r.record_type, r.service_center_id from readable_records() r))
  with check (company_id = (select current_company())
    and (record_type, service_center_id) in (select r.record_type, r.service_center_id from readable_records() r));

create index approval_newest on approval (company_id, requested_at desc, id);
