-- Defects and equipment are edited in bulk as well.
alter table bulk_edit drop constraint bulk_edit_record_type_check,
  add constraint bulk_edit_record_type_check check (record_type in ('LaunchTask', 'Unit', 'Defect', 'AssetComponent'));
