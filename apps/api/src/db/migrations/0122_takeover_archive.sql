-- What was filed of a takeover when it was closed (TKO-R02, R23): documents and signed papers with the hashes of what was signed.
alter table takeover_project add column archived jsonb check (jsonb_typeof(archived) = 'array');
