-- 说明: what somebody says of a defect without moving it, as a BCF file brings it.
alter table defect_event drop constraint defect_event_act_check,
  add constraint defect_event_act_check check (act in ('RAISE', 'ASSIGN', 'FIX', 'DISPUTE', 'PASS', 'FAIL', 'CLOSE', 'EXCEPT', 'VOID', 'REOPEN',
    'MERGE', 'TAKE_IN', 'SPLIT', 'COPY', 'COMMENT'));
