-- What the signed pre-stage contract was found to have (SVC-001, 民法典 938), and for how many months it is made (TEN-044).
alter table bidding_project
  add contract_heads text[] check (contract_heads <@ array['SERVICES', 'QUALITY', 'FEES', 'REPAIR_FUND', 'SERVICE_ROOMS', 'TERM', 'HANDOVER']),
  add contract_months int check (contract_months between 1 and 600);
