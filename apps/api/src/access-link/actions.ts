import {
  endOfLink,
  mayIssueLinks,
  revokeLink as revokeRule,
  usesOf,
} from "@threshold/domain/access-link/link";
import { rolesAt } from "@threshold/domain/organization/viewer";
import { v7 as uuid } from "uuid";
import { newToken, tokenHash } from "../auth/token.ts";
import { change, found, optionalText, text, unwrap, uuidOf } from "../change.ts";
import type { Context } from "../context.ts";
import { refusalError } from "../refusal.ts";
import type { LinkSubject } from "./evidence-types.ts";
import type { IssueAccessLinkInput, RevokeAccessLinkInput } from "./inputs.ts";
import { purposes } from "./purposes.ts";
import { insertLink, insertToken, lockLink, linkLock, markRevoked } from "./queries.ts";

/**
 * 发出一次性链接: somebody without an account may do this one thing by it. The token is told this once; only its hash is
 * kept, so a repetition of the command has none to tell.
 */
export async function issueAccessLink(
  context: Context,
  input: IssueAccessLinkInput,
): Promise<{ link: string; token: string | null }> {
  const { find } = purposes[input.purpose];
  // A tender gives out its own.
  if (!find) throw refusalError({ code: "INVALID_INPUT", details: { field: "purpose" } });
  let token: string | null = null;
  const { link } = await change(context, "issueAccessLink", input, async (db) => {
    const subject = await find(db, context, input);
    allowLinks(context, subject);
    const expires_at = unwrap(endOfLink(context.now, input.days));
    const max_uses = unwrap(usesOf(input.purpose, input.maxUses));
    const id = uuid();
    await insertLink(db, {
      id,
      service_center_id: subject.serviceCenterId,
      record_type: subject.recordType,
      record_id: subject.recordId,
      purpose: input.purpose,
      subject_id: subject.id,
      part: input.part,
      summary: subject.summary ? JSON.stringify(subject.summary) : null,
      addressee_name: text("name", input.name),
      addressee_organization:
        optionalText("organization", input.organization?.trim() || null) ?? null,
      expires_at,
      max_uses,
      opened_at: null,
      revoked_at: null,
      revoked_by: null,
      updated_by: null,
    });
    token = newToken("thl_");
    await insertToken(db, tokenHash(token), id);
    return { link: id };
  });
  return { link, token };
}

function allowLinks(
  { viewer }: Context,
  { serviceCenterId, capability }: Pick<LinkSubject, "serviceCenterId" | "capability">,
): void {
  const held = rolesAt(viewer, { level: "SERVICE_CENTER", id: serviceCenterId });
  if (!mayIssueLinks(held, capability)) throw refusalError({ code: "FORBIDDEN" });
}

/** 撤销链接 */
export function revokeAccessLink(context: Context, input: RevokeAccessLinkInput) {
  const id = uuidOf("AccessLink", input.id);
  return change(
    context,
    "revokeAccessLink",
    input,
    async (db) => {
      const link = found(await lockLink(db, id));
      allowLinks(context, link);
      unwrap(revokeRule(link));
      await markRevoked(db, id);
      return { link: id };
    },
    linkLock(id),
  );
}
