-- Also what does not recur may have a day from which it is there (TKO-R05: the team is asked for 30 days ahead, not before).
alter table obligation drop constraint obligation_check2,
  add constraint obligation_opens check (recurrence is null or opens_on is not null);
