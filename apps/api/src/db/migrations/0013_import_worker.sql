-- Which process works on a batch, by the name of its connections: what a process that is gone left under way is ended by
-- whichever process is there, and what another one works on is left to it.
alter table import_batch add column worker text;
