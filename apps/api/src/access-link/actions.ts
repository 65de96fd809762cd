import {
  endOfLink,
  isTenderPurpose,
  mayIssueLinks,
  revokeLink as revokeRule,
  usesOf,
} from "@threshold/domain/access-link/link";
import { rolesAt } from "@threshold/domain/organization/viewer";
import { checkCollecting } from "@threshold/domain/showcase/survey";
import { isOutsiderRole, seatOfOutsider } from "@threshold/domain/approval/decide";
import { slotOfOutsider } from "@threshold/domain/signature/sheet";
import { v7 as uuid } from "uuid";
import { stateOfApproval } from "../approval/actions.ts";
import { findApproval } from "../approval/queries.ts";
import { newToken, tokenHash } from "../auth/token.ts";
import { change, found, optionalText, text, unwrap, uuidOf } from "../change.ts";
import type { Context } from "../context.ts";
import type { Tx } from "../db/tenancy.ts";
import { findRectify } from "../defect/rectify-actions.ts";
import { parseId } from "../graphql/id.ts";
import { refusalError } from "../refusal.ts";
import { sheetOf } from "../signature/actions.ts";
import { findSurvey } from "../showcase/queries.ts";
import { findSignOff } from "../signature/queries.ts";
import { evidenceSubjects } from "./evidence-subjects.ts";
import type { LinkSubject } from "./evidence-types.ts";
import type { IssueAccessLinkInput, RevokeAccessLinkInput } from "./inputs.ts";
import { planSubjects } from "./plan-subjects.ts";
import { insertLink, insertToken, lockLink, linkLock, markRevoked } from "./queries.ts";

/** The type of what a link is about, and its uuid: an approval, a sheet, a survey, a plan, or a record that takes what is handed in. */
function subjectRef({ purpose, subjectId }: IssueAccessLinkInput): { type: string; id: string } {
  // A tender gives out its own.
  if (isTenderPurpose(purpose))
    throw refusalError({ code: "INVALID_INPUT", details: { field: "purpose" } });
  if (purpose === "APPROVE") return { type: "Approval", id: uuidOf("Approval", subjectId) };
  if (purpose === "SIGN") return { type: "SignOff", id: uuidOf("SignOff", subjectId) };
  if (purpose === "ANSWER") return { type: "NeedsSurvey", id: uuidOf("NeedsSurvey", subjectId) };
  if (purpose === "RECTIFY") return { type: "Contractor", id: uuidOf("Contractor", subjectId) };
  const parsed = found(parseId(subjectId));
  found((purpose === "SUBMIT_PLAN" ? planSubjects : evidenceSubjects)[parsed.type]);
  return { type: parsed.type, id: parsed.uuid };
}

/** Who answers a survey: anybody who comes by. */
const VISITOR = "VISITOR";

/**
 * 发出一次性链接: somebody without an account may do this one thing by it. The token is told this once; only its hash is
 * kept, so a repetition of the command has none to tell.
 */
export async function issueAccessLink(
  context: Context,
  input: IssueAccessLinkInput,
): Promise<{ link: string; token: string | null }> {
  const ref = subjectRef(input);
  let token: string | null = null;
  const { link } = await change(context, "issueAccessLink", input, async (db) => {
    const subject = await subjectOf(db, context, input, ref);
    allowLinks(context, subject);
    const expires_at = unwrap(endOfLink(context.now, input.days));
    const max_uses = unwrap(usesOf(input.purpose, input.maxUses));
    const tellsOfItself = !["UPLOAD_EVIDENCE", "SUBMIT_PLAN", "RECTIFY"].includes(input.purpose);
    const id = uuid();
    await insertLink(db, {
      id,
      service_center_id: subject.serviceCenterId,
      record_type: subject.recordType,
      record_id: subject.recordId,
      purpose: input.purpose,
      subject_id: subject.id,
      part: input.part,
      // Approvals, sheets and surveys do.
      summary: tellsOfItself ? null : JSON.stringify(subject.summary),
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

/** What the link is to be about, where it is another party's turn, or will be. */
async function subjectOf(
  db: Tx,
  context: Context,
  { purpose, part }: IssueAccessLinkInput,
  { type, id }: { type: string; id: string },
): Promise<LinkSubject> {
  if (purpose === "ANSWER") {
    if (part !== VISITOR) throw refusalError({ code: "INVALID_INPUT", details: { field: "part" } });
    const survey = found(await findSurvey(db, id));
    unwrap(checkCollecting(survey, context.today));
    const { serviceCenterId } = survey;
    return { id, serviceCenterId, recordType: type, recordId: id, capability: "SHW" };
  }
  if (purpose === "RECTIFY") return findRectify(db, id, uuidOf("Estate", part));
  if (purpose === "UPLOAD_EVIDENCE") {
    if (part !== "ANSWER")
      throw refusalError({ code: "INVALID_INPUT", details: { field: "part" } });
    return found(evidenceSubjects[type]).find(db, id);
  }
  if (purpose === "SUBMIT_PLAN") {
    if (part !== "PLAN") throw refusalError({ code: "INVALID_INPUT", details: { field: "part" } });
    return found(planSubjects[type]).find(db, context, id);
  }
  if (purpose === "APPROVE") {
    const approval = found(await findApproval(db, id));
    const role = isOutsiderRole(part) ? part : undefined;
    if (role === undefined) throw refusalError({ code: "APPROVAL_STEP_NOT_EXTERNAL" });
    unwrap(seatOfOutsider(stateOfApproval(approval), role));
    return approval;
  }
  const signOff = found(await findSignOff(db, id));
  const slot = slotOfOutsider(sheetOf(signOff), part);
  // It may be sent ahead: by the time it is opened the others have signed, or the page says who has not.
  if (!slot.ok && slot.refusal.code !== "SIGNATURE_OUT_OF_ORDER") unwrap(slot);
  const { level } = found(signOff.slots.find(({ key }) => key === part));
  if (level !== "EXTERNAL") throw refusalError({ code: "SIGNATURE_NOT_EXTERNAL" });
  return signOff;
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
