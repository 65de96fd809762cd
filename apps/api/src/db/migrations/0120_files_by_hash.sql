-- The files of a handover pack are looked for by what they hold.
create index attachment_content on attachment (company_id, sha256);
