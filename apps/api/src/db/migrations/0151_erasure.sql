-- Data of people that goes (个人信息保护法第四十七条): what was erased when, and what goes on which day unless it is needed again.

do $$
declare
  target text;
begin
  foreach target in array array['person', 'contractor', 'custody_holder', 'tender_bidder', 'tender_expert'] loop
    execute format('alter table %I add column erased_at timestamptz', target);
  end loop;
  foreach target in array array['person', 'contractor', 'custody_holder'] loop
    execute format('alter table %I add column erase_on date', target);
    execute format('create index %I on %I (company_id, erase_on) where erase_on is not null', target || '_erase_on', target);
  end loop;
end $$;
