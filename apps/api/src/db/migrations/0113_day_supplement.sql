-- A day's summary that was sent before phones without signal had handed in all of the day is supplemented.
alter table acceptance_day
  -- when something of the day arrived after it was sent; null: what was sent is all there is
  add column late_at timestamptz,
  -- sendings before the last, as they were sent: [{sentAt, sentBy, rows}]
  add column earlier jsonb not null default '[]' check (jsonb_typeof(earlier) = 'array'),
  add check (late_at is null or sent_at is not null);
