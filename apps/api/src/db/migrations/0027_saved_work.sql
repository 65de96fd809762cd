-- Views of today's work are saved like those of every list.
alter table saved_view drop constraint saved_view_page_check,
  add check (page in ('ESTATES', 'UNITS', 'LAUNCHES', 'TASKS', 'PEOPLE', 'WORK'));
