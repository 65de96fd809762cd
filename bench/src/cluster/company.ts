import { createApiToken } from "../../../apps/api/src/auth/api-token.ts";
import {
  authDatabase,
  insertAccount,
  insertMembership,
} from "../../../apps/api/src/auth/queries.ts";
import { openPool } from "../../../apps/api/src/db/database.ts";
import { setUpCompany } from "../../../apps/api/src/organization/set-up.ts";

/** A company with its administrator, who asks with these headers. */
export interface Company {
  readonly id: string;
  readonly headers: Readonly<Record<string, string>>;
}

export async function makeCompany(appUrl: string): Promise<Company> {
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
    const headers = {
      authorization: `Bearer ${token.value.token}`,
      "threshold-company": companyId,
    };
    return { id: companyId, headers };
  } finally {
    await pool.end();
  }
}

/** Who asks this server with these headers. */
export function askerOf(url: string, headers: Readonly<Record<string, string>>) {
  const send = async (query: string, variables: object = {}) => {
    const response = await fetch(`${url}/graphql`, {
      method: "POST",
      headers: { ...headers, "content-type": "application/json" },
      body: JSON.stringify({ query, variables }),
    });
    const told = (await response.json()) as { data?: Record<string, never>; errors?: unknown };
    if (!told.data || told.errors) throw new Error(JSON.stringify(told));
    return told.data as Record<string, { nodes: { badgeNumber: string }[] }>;
  };
  return {
    /** Adds a person of this badge. */
    async person(badgeNumber: string): Promise<void> {
      const input = {
        clientMutationId: crypto.randomUUID(),
        name: "员工",
        badgeNumber,
        phone: "1",
      };
      await send(
        "mutation($input: CreatePersonInput!) { createPerson(input: $input) { person { id } } }",
        { input },
      );
    },
    /** The badges of the first hundred people. */
    async badges(): Promise<string[]> {
      const { people } = await send("{ people(first: 100) { nodes { badgeNumber } } }");
      return people!.nodes.map(({ badgeNumber }) => badgeNumber);
    },
  };
}
