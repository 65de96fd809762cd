-- The settings (参数) that held where a checklist was begun: {key: decimal as text}. They stay with it like its version.
alter table checklist_result add column settings jsonb not null default '{}';
