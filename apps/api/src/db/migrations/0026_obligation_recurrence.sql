-- What recurs has an obligation for each time: from when it may be done, and how often in a row it was missed before.
alter table obligation
  add column recurrence jsonb,
  add column opens_on date,
  add column missed int not null default 0,
  add check ((recurrence is null) = (opens_on is null));
-- A time of what recurs is open one after another.
create unique index obligation_one_open on obligation (company_id, record_type, record_id, kind)
  where status in ('OPEN', 'PAUSED');
