-- Changes of one transaction carry one instant: the entries' ids tell which came first, so that a record's history
-- reads in the order in which it happened.

-- A uuid of version 7 by the wall clock, whose twelve bits after the milliseconds are their fraction.
create function uuid_by_time() returns uuid language sql volatile parallel safe as $$
  select encode(
    overlay(uuid_send(gen_random_uuid())
      placing substring(int8send(floor(t.ms)::bigint) from 3) || int2send((28672 + floor((t.ms - floor(t.ms)) * 4096))::int::smallint)
      from 1 for 8), 'hex')::uuid
  from (select extract(epoch from clock_timestamp()) * 1000 as ms) t
$$;
alter table audit_entry alter column id set default uuid_by_time();
drop index audit_entry_record;
create index audit_entry_record on audit_entry (company_id, record_id, at desc, id desc);
