import { standardTemplate } from "@threshold/domain/launch/standard-template";
import { sql } from "kysely";
import { v7 as uuid } from "uuid";
import type { SetUpCompany } from "../auth/invitation.ts";
import { ensureStandards } from "../checklist/queries.ts";
import { searchKey } from "./search-key.ts";

/**
 * Makes the first company of an installation with its first person, who is its system administrator, and the launch
 * task template that plans start from. Runs in the caller's transaction.
 */
export const setUpCompany: SetUpCompany = async (
  tx,
  { accountId, companyName, companyCode, name, email },
) => {
  const [companyId, personId] = [uuid(), uuid()];
  const template = JSON.stringify(standardTemplate());
  await sql`select set_config('app.company_id', ${companyId}, true), set_config('app.person_id', ${personId}, true),
    set_config('app.action', 'setUpCompany', true)`.execute(tx);
  await sql`insert into company (company_id, code, name) values (${companyId}, ${companyCode}, ${companyName})`.execute(
    tx,
  );
  await sql`insert into person (company_id, id, account_id, name, search_key, badge_number, phone, mailbox)
    values (${companyId}, ${personId}, ${accountId}, ${name}, ${await searchKey(name)}, '0001', '', ${email})`.execute(
    tx,
  );
  await sql`insert into role_assignment (company_id, id, person_id, role, place_level, place_id, from_on)
    values (${companyId}, ${uuid()}, ${personId}, 'SYSTEM_ADMIN', 'COMPANY', ${companyId}, current_day())`.execute(
    tx,
  );
  await sql`insert into launch_template (company_id, id, version_number, name, status, content, published_at)
    values (${companyId}, ${uuid()}, 1, ${sql.lit("开盘筹备任务模板")}, 'PUBLISHED', ${template}::jsonb, current_instant())`.execute(
    tx,
  );
  await ensureStandards(tx);
  return { companyId, personId };
};
