import type { Law } from "../bidding/checks.ts";
import { type ActionState, actionStates } from "../launch/action.ts";
import type { Refusal } from "../refusal.ts";
import {
  checkBidders,
  close,
  membersMissing,
  reasonOfLaw,
  type Tender,
  type TenderStatus,
} from "./lifecycle.ts";

/** What the organiser's people do with a tender, by the names of the mutations. */
export const tenderActions = [
  "updateTender",
  "saveTenderHolder",
  "sealTender",
  "issueTenderNotice",
  "registerTenderBidder",
  "judgeTenderBidder",
  "tellTenderQualification",
  "answerTenderQuestion",
  "extendTenderDeadline",
  "openTender",
  "saveTenderExpert",
  "listTenderExperts",
  "drawTenderExperts",
  "replaceTenderExpert",
  "rankTender",
  "awardTender",
  "tellTenderResult",
  "answerTenderComplaint",
  "contractTender",
  "fileTender",
  "closeTender",
  "failTender",
] as const;
export type TenderAction = (typeof tenderActions)[number];

/** In which states an action has its place. */
const places: Readonly<Record<TenderAction, readonly TenderStatus[]>> = {
  updateTender: ["DRAFT"],
  saveTenderHolder: ["DRAFT"],
  sealTender: ["DRAFT"],
  issueTenderNotice: ["DRAFT"],
  registerTenderBidder: ["ISSUED"],
  judgeTenderBidder: ["ISSUED"],
  tellTenderQualification: ["ISSUED"],
  answerTenderQuestion: ["ISSUED"],
  extendTenderDeadline: ["ISSUED"],
  openTender: ["ISSUED"],
  saveTenderExpert: ["DRAFT", "ISSUED", "OPENED"],
  listTenderExperts: ["OPENED"],
  drawTenderExperts: ["OPENED"],
  replaceTenderExpert: ["EVALUATING"],
  rankTender: ["EVALUATING"],
  awardTender: ["RANKED", "TOLD"],
  tellTenderResult: ["AWARDED"],
  answerTenderComplaint: ["TOLD"],
  contractTender: ["TOLD"],
  fileTender: ["TOLD"],
  closeTender: ["TOLD"],
  failTender: ["ISSUED", "OPENED", "EVALUATING", "RANKED", "AWARDED", "TOLD"],
};

/** What is known of whoever acts: whether the tender names him as officer, and whether he may be one. */
export interface TenderRights {
  readonly officer: boolean;
  /** Holds `tender.manage` there. */
  readonly manage: boolean;
  /** His side bids for the estate, or he is in its bid team. */
  readonly partial: boolean;
}

const refused = (code: Refusal["code"], details?: Refusal["details"]): Refusal => ({
  code,
  ...(details && { details }),
});

/** Who may not run this tender at all. */
export function reasonAgainstOfficer({
  officer,
  manage,
  partial,
}: TenderRights): Refusal | undefined {
  if (!officer || !manage) return refused("FORBIDDEN", { permission: "tender.manage" });
  return partial ? refused("TENDER_OFFICER_PARTIAL") : undefined;
}

/** Why an action may not be taken now, as far as it can be told ahead; what its input says is looked at when it is taken. */
export function reasonAgainstTender(
  action: TenderAction,
  tender: Tender,
  rights: TenderRights,
  now: string,
  law: Law,
): Refusal | undefined {
  const against = reasonAgainstOfficer(rights);
  if (against) return against;
  if (!places[action].includes(tender.status))
    return refused("TENDER_STATE", { status: tender.status });
  const { deadline } = tender;
  const isOver = deadline !== null && Date.parse(deadline) < Date.parse(now);
  const missing = membersMissing(tender).length;
  switch (action) {
    case "registerTenderBidder":
    case "judgeTenderBidder":
    case "extendTenderDeadline":
      return isOver ? refused("DEADLINE_PASSED", { deadline: deadline ?? "" }) : undefined;
    case "tellTenderQualification":
      if (tender.notice?.prequalified !== true) return refused("QUALIFICATION_NOT_ASKED");
      return tender.chosen === null ? undefined : refused("QUALIFICATION_TOLD_ALREADY");
    case "answerTenderQuestion":
      if (isOver) return refused("DEADLINE_PASSED", { deadline: deadline ?? "" });
      return tender.openQuestions.length > 0 ? undefined : refused("QUESTION_NOT_OPEN");
    case "openTender":
      if (deadline === null || Date.parse(now) < Date.parse(deadline))
        return refused("DEADLINE_NOT_REACHED");
      return reasonOfLaw(checkBidders(tender, law), false);
    case "saveTenderExpert":
    case "listTenderExperts":
      return tender.experts === null ? undefined : refused("EXPERTS_LISTED_ALREADY");
    case "drawTenderExperts":
      return tender.experts === null
        ? refused("TENDER_STEPS_OPEN", { steps: ["EXPERTS_LISTED"] })
        : undefined;
    case "rankTender":
      return missing > 0 ? refused("SCORES_MISSING", { missing }) : undefined;
    case "awardTender":
      return tender.contractOn === null ? undefined : refused("TENDER_DONE_ALREADY");
    case "answerTenderComplaint":
      return tender.openComplaints.length > 0 ? undefined : refused("COMPLAINT_NOT_OPEN");
    case "contractTender":
      return tender.contractOn === null ? undefined : refused("TENDER_DONE_ALREADY");
    case "fileTender":
      return tender.filingOn === null ? undefined : refused("TENDER_DONE_ALREADY");
    case "closeTender": {
      const closed = close(tender, now);
      return closed.ok ? undefined : closed.refusal;
    }
    default:
      return undefined;
  }
}

/** Every action with the reason against it, if there is one. */
export const availableTenderActions = (
  tender: Tender,
  rights: TenderRights,
  now: string,
  law: Law,
): ActionState<TenderAction>[] =>
  actionStates(tenderActions, (action) => reasonAgainstTender(action, tender, rights, now, law));
