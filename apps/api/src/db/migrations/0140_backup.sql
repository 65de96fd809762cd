-- Backups read every row company by company, as the owner of the tables, who need not be a superuser (docs/decisions/0093).
-- These tables were closed to their owner, and would have been missing without a word.
do $$
declare
  target text;
begin
  foreach target in array array['audit_tree', 'audit_node', 'audit_root', 'bulk_edit_row', 'idempotency',
                                'import_place', 'import_row', 'number_count'] loop
    execute format('create policy owner on %I for select to %I using (company_id = (select current_company()))',
      target, current_user);
  end loop;
end $$;
