-- A member of the committee may have an account: then nobody else gets a link to score by. He reads his own row once he is drawn, and of
-- the others as much as anybody (TEN-029).
alter table tender_expert
  add person_id uuid,
  add foreign key (company_id, person_id) references person,
  add constraint tender_expert_person unique (company_id, tender_id, person_id);
create policy own on tender_expert for select using (company_id = (select current_company()) and member
  and person_id = (select current_person()));
