-- What else the law asks of the papers around a takeover, and warns of: INS-004, INS-005, INS-057. Null: nobody said so yet.
alter table takeover_project
  add column sale_clause boolean,
  add column convention_clause boolean,
  add column owners_informed_on date;
