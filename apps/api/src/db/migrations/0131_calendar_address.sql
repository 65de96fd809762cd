-- The address of a person's calendar of deadlines (docs/decisions/0087): a token that opens one company's deadlines as iCalendar
-- and nothing else. It stands in an address, so it is none that an Authorization header takes.
alter table auth.api_token drop constraint api_token_scope_check,
  add constraint api_token_scope_check check (scope in ('READ', 'WRITE', 'CALENDAR')),
  add constraint api_token_calendar_check check (scope <> 'CALENDAR' or company_id is not null);
