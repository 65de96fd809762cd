import { setTimeout as sleep } from "node:timers/promises";
import type { Asker, TestServer } from "../testing/server.ts";

/** Puts the company's log into its tree; another test's transaction on the same PostgreSQL may hold that up for a moment. */
export async function sealLog(server: TestServer, admin: Asker): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    await server.minute();
    const { auditTree } = await admin.ask("{ auditTree { waiting } }");
    if (auditTree?.waiting === 0) return;
    await sleep(50);
  }
  throw new Error("the audit tree did not grow");
}

/** What the check of the whole log against its tree finds. */
export async function findingsOf(server: TestServer, admin: Asker): Promise<unknown[]> {
  await sealLog(server, admin);
  await admin.run("checkAuditLog", {}, "clientMutationId");
  await server.workOff();
  const { auditTree } = await admin.ask("{ auditTree { checkedSize findings } }");
  if (!(auditTree.checkedSize > 0)) throw new Error("the audit log was not checked");
  return auditTree.findings;
}
