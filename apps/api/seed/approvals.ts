import { sql } from "kysely";
import { decideApproval } from "../src/approval/decide-actions.ts";
import { statement } from "../src/db/database.ts";
import { read } from "../src/db/tenancy.ts";
import type { Actor } from "./actor.ts";

/** The approval that is under way for a record, as somebody who decides sees it. */
export async function decide(actor: Actor, deciderId: string, recordId: string): Promise<void> {
  const [open] = await read<{ id: string; contentHash: string; step: string }>(
    actor.context,
    statement(sql`select a.id, a.content_hash as "contentHash", s.key as step from approval a
      join approval_step s on s.company_id = a.company_id and s.approval_id = a.id and s.status = 'CURRENT'
      where a.company_id = current_company() and a.record_id = ${recordId} and a.status = 'PENDING'`),
  );
  const { id, contentHash, step } = open!;
  const decider = await actor.as(deciderId);
  const decision = { id: `Approval_${id}`, contentHash, step, decision: "APPROVE" as const };
  await decider.run(decideApproval, decision);
}
