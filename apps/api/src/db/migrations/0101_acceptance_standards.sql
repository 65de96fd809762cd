-- Versions of the acceptance standards are drafted, edited and published; what is published never changes.

alter table acceptance_standard
  add column published_at timestamptz,
  add column published_by uuid,
  add column version int not null default 1,
  add column updated_at timestamptz not null default current_instant(),
  add column updated_by uuid;
update acceptance_standard set published_at = created_at, published_by = created_by;
create trigger touch before update on acceptance_standard for each row execute function touch();
-- A draft's number follows that of the version in use, so that there is one draft at a time.
create index acceptance_batch_standard on acceptance_batch (company_id, standard_id);
-- papers of a version: the standard is the company's, whoever reads acceptance reads it
insert into record_kind values ('acceptance_standard', 'AcceptanceStandard', 'UAC');
