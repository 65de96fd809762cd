-- The list of defects newest first, in its own order, with what row-level security asks of each: counting them reads no row.
drop index defect_newest;
create index defect_newest on defect (company_id, raised_on desc, id desc)
  include (service_center_id, estate_id, source_kind, contractor_id);
