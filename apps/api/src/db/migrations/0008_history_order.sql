-- Changes of one transaction carry one instant: a number tells which came first, so that a record's history reads in
-- the order in which it happened.
create sequence audit_entry_order;
alter table audit_entry add column position bigint not null default nextval('audit_entry_order');
alter sequence audit_entry_order owned by audit_entry.position;
drop index audit_entry_record;
create index audit_entry_record on audit_entry (company_id, record_id, at desc, position desc, id desc);
