-- Which thing of custody a line of KF-06 or of the tool and key list became (TKO-R16): who has it now, custody knows.
alter table takeover_item add column custody_item_id uuid,
  add constraint takeover_item_custody foreign key (company_id, custody_item_id) references custody_item;
create index takeover_item_custody on takeover_item (company_id, custody_item_id) where custody_item_id is not null;
