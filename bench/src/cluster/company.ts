import { createApiToken } from "../../../apps/api/src/auth/api-token.ts";
import {
  authDatabase,
  insertAccount,
  insertMembership,
} from "../../../apps/api/src/auth/queries.ts";
import { openPool } from "../../../apps/api/src/db/database.ts";
import { setUpCompany } from "../../../apps/api/src/organization/set-up.ts";

/** A company with its administrator, who asks with these headers. */
export async function makeCompany(appUrl: string): Promise<Record<string, string>> {
  const pool = openPool(appUrl, { max: 1 });
  try {
    const db = authDatabase(pool);
    const accountId = crypto.randomUUID();
    const person = { name: "王芳", email: "faults@bench.example" };
    const names = { companyName: "演练物业", companyCode: "F", ...person };
    const { companyId, personId } = await db
      .transaction()
      .execute((tx) => setUpCompany(tx, { accountId, ...names }));
    await insertAccount(db, { id: accountId, ...person, passwordHash: "-" }, new Date());
    await insertMembership(db, {
      account_id: accountId,
      company_id: companyId,
      person_id: personId,
    });
    const asked = { accountId, name: "bench", scope: "WRITE", companyId, days: 300 } as const;
    const token = await createApiToken(db, asked, new Date());
    if (!token.ok) throw new Error(token.refusal.code);
    return { authorization: `Bearer ${token.value.token}`, "threshold-company": companyId };
  } finally {
    await pool.end();
  }
}
