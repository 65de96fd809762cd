import type { LinkPurpose } from "@threshold/domain/access-link/link";
import {
  decideAsOutsider,
  isOutsiderRole,
  seatOfOutsider,
} from "@threshold/domain/approval/decide";
import type { Role } from "@threshold/domain/organization/roles";
import { drawingOf } from "@threshold/domain/signature/drawing";
import { signAsOutsider, slotOfOutsider } from "@threshold/domain/signature/sheet";
import { checkCollecting } from "@threshold/domain/showcase/survey";
import { stateOfApproval } from "../approval/actions.ts";
import { carryOut } from "../approval/decide-actions.ts";
import { approvalStatement, findApproval, type GatheredApproval } from "../approval/queries.ts";
import { countAttachments } from "../attachment/queries.ts";
import { found, unwrap, uuidOf } from "../change.ts";
import { read } from "../db/tenancy.ts";
import { findRectify, rectify } from "../defect/rectify-actions.ts";
import { parseId } from "../graphql/id.ts";
import { refusalError } from "../refusal.ts";
import { findSurvey, surveyStatement } from "../showcase/queries.ts";
import { keepAnswer } from "../showcase/survey-actions.ts";
import { sheetOf } from "../signature/actions.ts";
import { findSignOff, type GatheredSignOff, signOffStatement } from "../signature/queries.ts";
import { keepSignature } from "../signature/sign-actions.ts";
import { tenderLinks } from "../tender/link-actions.ts";
import { evidenceSubjects } from "./evidence-subjects.ts";
import type { EvidenceSubject } from "./evidence-types.ts";
import { planSubjects } from "./plan-subjects.ts";
import type { PlanSubject } from "./plan-types.ts";
import { type Asked, type LinkPurposes, nameOf, type Purpose, wordOf } from "./purpose-types.ts";
import type { LinkRow } from "./queries.ts";

const problemOf = (result: { ok: true } | { ok: false; refusal: { code: string } }) =>
  result.ok ? null : result.refusal.code;

const approve: Purpose = {
  async find(db, _context, { subjectId, part }) {
    const approval = found(await findApproval(db, uuidOf("Approval", subjectId)));
    const role = isOutsiderRole(part) ? part : undefined;
    if (role === undefined) throw refusalError({ code: "APPROVAL_STEP_NOT_EXTERNAL" });
    unwrap(seatOfOutsider(stateOfApproval(approval), role));
    const { id, serviceCenterId, recordType, recordId, capability } = approval;
    return { id, serviceCenterId, recordType, recordId, capability };
  },
  async read(context, link) {
    const [row] = await read<GatheredApproval>(context, approvalStatement(link.subjectId));
    const approval = found(row);
    const state = stateOfApproval(approval);
    const theirs = seatOfOutsider(state, roleOf(link));
    const step = theirs.ok ? theirs.value.step.definition : undefined;
    return {
      ...approval.summary,
      contentHash: state.contentHash,
      label: step?.label ?? "",
      labelEn: step?.labelEn ?? "",
      problem: problemOf(theirs),
    };
  },
  async act(db, context, link, input) {
    const approval = found(await findApproval(db, link.subjectId));
    const state = stateOfApproval(approval);
    const role = roleOf(link);
    const { step } = unwrap(seatOfOutsider(state, role));
    const seen = { step: step.key, contentHash: input.contentHash };
    const { organization, comment } = input;
    const name = nameOf(input);
    const decision = wordOf(input, ["APPROVE", "RETURN"]);
    const event = unwrap(decideAsOutsider(state, { role, name }, decision, seen, comment));
    const outsider = { name: name.trim(), organization, role, decidedOn: context.today };
    await carryOut(db, context, approval, event, {
      comment,
      via: "LINK",
      linkId: link.id,
      outsider,
    });
  },
};

const sign: Purpose = {
  async find(db, _context, { subjectId, part }) {
    const signOff = found(await findSignOff(db, uuidOf("SignOff", subjectId)));
    const slot = slotOfOutsider(sheetOf(signOff), part);
    // It may be sent ahead: by the time it is opened the others have signed, or the page says who has not.
    if (!slot.ok && slot.refusal.code !== "SIGNATURE_OUT_OF_ORDER") unwrap(slot);
    const { level } = found(signOff.slots.find(({ key }) => key === part));
    if (level !== "EXTERNAL") throw refusalError({ code: "SIGNATURE_NOT_EXTERNAL" });
    const { id, serviceCenterId, recordType, recordId, capability } = signOff;
    return { id, serviceCenterId, recordType, recordId, capability };
  },
  async read(context, link) {
    const [row] = await read<GatheredSignOff>(context, signOffStatement(link.subjectId));
    const signOff = found(row);
    const slot = found(signOff.slots.find(({ key }) => key === link.part));
    return {
      ...signOff.summary,
      contentHash: signOff.contentHash,
      label: slot.label,
      labelEn: slot.labelEn,
      problem: problemOf(slotOfOutsider(sheetOf(signOff), link.part)),
    };
  },
  async act(db, context, link, input) {
    const signOff = found(await findSignOff(db, link.subjectId));
    const { organization, contentHash, comment, strokes } = input;
    const name = nameOf(input);
    const isRefusal = wordOf(input, ["SIGN", "REFUSE"]) === "REFUSE";
    const signing = { slot: link.part, contentHash };
    const reason = isRefusal ? (comment ?? "") : null;
    const entry = unwrap(signAsOutsider(sheetOf(signOff), { name }, signing, reason));
    const drawing = isRefusal || !strokes ? null : unwrap(drawingOf(strokes));
    const method = isRefusal ? null : drawing === null ? "TYPED" : "HANDWRITTEN";
    const outsider = { outsiderOrganization: organization, linkId: link.id };
    await keepSignature(db, context, signOff, entry, { method, drawing, reason, ...outsider });
  },
};

/** Hands in what is awaited for one record, in words and photos. The link reads nothing but whether it is awaited. */
const uploadEvidence: Purpose = {
  async find(db, _context, asked) {
    const { type, id } = recordOf(asked, "ANSWER");
    return found(evidenceSubjects[type]).find(db, id);
  },
  async read(context, link) {
    return {
      ...found(link.summary ?? undefined),
      contentHash: "",
      label: "",
      labelEn: "",
      problem: await evidenceOf(link).problem(context, link.subjectId),
    };
  },
  async act(db, context, link, input) {
    wordOf(input, ["HAND_IN"]);
    const { organization, comment } = input;
    const name = nameOf(input);
    if (comment === null)
      throw refusalError({ code: "INVALID_INPUT", details: { field: "comment" } });
    if ((await countAttachments(db, link.id)) === 0)
      throw refusalError({ code: "LINK_PHOTO_MISSING" });
    const what = { linkId: link.id, name, organization, text: comment };
    await evidenceOf(link).take(db, context, link.subjectId, what);
  },
  async photo(db, link) {
    const { awaits, handedInType } = evidenceOf(link);
    await awaits(db, link.subjectId);
    return { type: handedInType, id: link.id };
  },
};

/** What the record that a link hands something in for says of it. */
const evidenceOf = ({ recordType }: LinkRow): EvidenceSubject =>
  found(evidenceSubjects[recordType]);

const answer: Purpose = {
  async find(db, context, asked) {
    const id = uuidOf("NeedsSurvey", asked.subjectId);
    allowPart(asked, "VISITOR");
    const survey = found(await findSurvey(db, id));
    unwrap(checkCollecting(survey, context.today));
    const { serviceCenterId } = survey;
    return { id, serviceCenterId, recordType: "NeedsSurvey", recordId: id, capability: "SHW" };
  },
  async read(context, link) {
    const [row] = await read(context, surveyStatement(link.subjectId));
    const survey = found(row);
    return {
      title: survey.title,
      contentHash: "",
      label: "",
      labelEn: "",
      questions: survey.questions,
      problem: problemOf(checkCollecting(survey, context.today)),
    };
  },
  async act(db, context, link, input) {
    wordOf(input, ["ANSWER"]);
    const survey = found(await findSurvey(db, link.subjectId));
    await keepAnswer(db, context, survey, input.answers, link.id);
  },
};

/** A contractor writes his plan on the record that it is to be, and hands it in for approval. */
const submitPlan: Purpose = {
  async find(db, context, asked) {
    const { type, id } = recordOf(asked, "PLAN");
    return found(planSubjects[type]).find(db, context, id);
  },
  async read(context, link) {
    const { plan, awaited } = await planOf(link).read(context, link.subjectId);
    return {
      ...found(link.summary ?? undefined),
      contentHash: "",
      label: "",
      labelEn: "",
      plan,
      problem: problemOf(awaited),
    };
  },
  async act(db, context, link, input) {
    wordOf(input, ["SUBMIT"]);
    const name = nameOf(input);
    const { organization, deed } = input;
    const values = (deed["plan"] ?? {}) as Readonly<Record<string, unknown>>;
    const by = { linkId: link.id, issuedBy: link.issuedBy, name, organization };
    const version = typeof deed["version"] === "number" ? deed["version"] : null;
    const handed = { ...by, version, values };
    await planOf(link).take(db, context, link.subjectId, handed);
  },
};

/** A record of any kind of which there is but this one part. Refused: INVALID_INPUT, NOT_FOUND. */
function recordOf(asked: Asked, part: string): { type: string; id: string } {
  const { type, uuid: id } = found(parseId(asked.subjectId));
  allowPart(asked, part);
  return { type, id };
}

function allowPart({ part }: Asked, only: string): void {
  if (part !== only) throw refusalError({ code: "INVALID_INPUT", details: { field: "part" } });
}

const planOf = ({ recordType }: LinkRow): PlanSubject => found(planSubjects[recordType]);

/** What links are for, each with what its page shows and does; another purpose is added here. */
export const purposes: LinkPurposes<LinkPurpose> = {
  APPROVE: approve,
  SIGN: sign,
  UPLOAD_EVIDENCE: uploadEvidence,
  ANSWER: answer,
  SUBMIT_PLAN: submitPlan,
  RECTIFY: {
    ...rectify,
    find: (db, _context, { subjectId, part }) =>
      findRectify(db, uuidOf("Contractor", subjectId), uuidOf("Estate", part)),
    isOftenAsked: true,
  },
  ...tenderLinks,
};

function roleOf({ part }: LinkRow): Role {
  if (!isOutsiderRole(part)) throw refusalError({ code: "NOT_FOUND" });
  return part;
}
