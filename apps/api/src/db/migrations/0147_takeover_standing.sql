-- How each defect of a takeover stands, as before. What a defect was merged into is found by its key: under row policies the planner looks
-- up by nothing that it does not know to leak nothing, and COALESCE is no such thing, where CASE is; each look at one defect read them all.
create or replace view takeover_standing with (security_invoker = true) as
  select d.company_id, d.id, d.estate_id, d.number, coalesce(d.source_id, b.project_id) as project_id,
    case when d.source_id is null then b.id else d.source_item::uuid end as area_id, t.item_id,
    case when d.severity = 'SAFETY' or k.severity = 'SAFETY' then 'SAFETY' else 'NON_SAFETY' end as severity,
    k.status, d.status as own_status, k.contractor_id, coalesce(r.agreed_due_on, k.due_on) as due_on,
    case when a.contractor_id = k.contractor_id and r.agreed_due_on = k.due_on then a.signed_on end as agreed_on, t.urged_on,
    case when d.status in ('VOID', 'MERGED') then 'VOID'
      when k.status in ('VERIFIED', 'CLOSED') then 'VERIFIED'
      when k.status = 'FIXED' then 'FIXED'
      when coalesce(r.agreed_due_on, k.due_on) < current_day() then
        case when t.urged_on > coalesce(r.agreed_due_on, k.due_on) then 'URGED' else 'OVERDUE' end
      else 'OPEN' end as state
  from defect d
  join defect k on k.company_id = d.company_id and k.id = case when d.merged_into_id is null then d.id else d.merged_into_id end
  left join takeover_defect t on t.company_id = d.company_id and t.id = d.id
  left join takeover_defect r on r.company_id = k.company_id and r.id = k.id
  left join takeover_agreement a on a.company_id = r.company_id and a.id = r.agreement_id
  left join takeover_area b on b.company_id = d.company_id and b.building_id = d.building_id
  where d.source_kind = 'TAKEOVER';
