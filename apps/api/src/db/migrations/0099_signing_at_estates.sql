-- Another party's office may be held at one estate alone, the developer's engineer there say: whoever holds it signs what asks
-- for that office, as such people decide on approvals, and sees nothing else of the center.
alter table sign_off add column estate_id uuid, add column outside_offices text[] not null default '{}',
  add foreign key (company_id, estate_id) references estate;
create policy of_outside on sign_off
  using (company_id = (select current_company()) and outside_offices && (select offices_at_estates()));

-- What is signed already, or waits for it.
update sign_off s set estate_id = r.estate_id, outside_offices = (
    select coalesce(array_agg(r.estate_id || ' ' || role), '{}') from sign_off_slot x, unnest(x.roles) role
    where x.company_id = s.company_id and x.sign_off_id = s.id and x.level = 'EXTERNAL')
  from (
    select h.company_id, h.id, q.estate_id from sales_area_handover h
      join launch_plan q on q.company_id = h.company_id and q.id = h.plan_id
    union all select company_id, id, estate_id from takeover_project
    union all select t.company_id, t.id, p.estate_id from takeover_transfer t
      join takeover_project p on p.company_id = t.company_id and p.id = t.project_id
    union all select a.company_id, a.id, p.estate_id from takeover_agreement a
      join takeover_project p on p.company_id = a.company_id and p.id = a.project_id) r
  where r.company_id = s.company_id and r.id = s.record_id;
update obligation o set estate_id = s.estate_id
  from sign_off s join sign_off_slot x on x.company_id = s.company_id and x.sign_off_id = s.id and x.level = 'EXTERNAL'
  where s.company_id = o.company_id and s.record_type = o.record_type and s.record_id = o.record_id and s.estate_id is not null
    and o.kind ~ ('^(SIGN|FOLLOW)_' || s.key || '_' || x.key || '_') and o.status in ('OPEN', 'PAUSED');
