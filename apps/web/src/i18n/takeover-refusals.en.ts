import type { RefusalDetails } from "@threshold/domain/refusal";
import { facts } from "./facts.ts";
import { formats } from "./format.ts";
import type { TakeoverCode } from "./takeover-refusals.zh.ts";

const { count, list, when, quote } = facts({
  day: formats("en").day,
  comma: ", ",
  quotes: ["“", "”"],
});

/** Refusals of takeover inspection, in English. */
export const takeoverRefusalsEn: Record<TakeoverCode, (d: RefusalDetails) => string> = {
  TKO_STATUS: () => "This cannot be done as the takeover stands. Please load the page again.",
  TKO_ANCHOR_MISSING: () =>
    "Please enter the sub-item completion acceptance or the day of the handover notice.",
  TKO_BUILDING_TAKEN: () => "A building chosen is in another takeover already.",
  TKO_CONDITIONS_UNMET: (d) => `Conditions are not there: ${list(d, "itemsEn")}.`,
  TKO_LEADER_NOT_HEAD: () => "The team is led by the head of the service center.",
  TKO_PLAN_ROW_INCOMPLETE: (d) =>
    Number(d["row"]) > 0
      ? `Task ${count(d, "row")} lacks its content, standard or day.`
      : "The work plan has one task at least.",
  TKO_BASIS_MISSING: (d) => `These bases have no file yet: ${list(d, "itemsEn")}.`,
  TKO_STANDARD_EMPTY: () => "The standard has no items.",
  TKO_TOPICS_MISSING: (d) => `The training lacks: ${list(d, "itemsEn")}.`,
  TKO_NOT_MEMBER: () => "Only members of the team record. The leader adds members.",
  TKO_UNTRAINED: (d) => `${quote(d, "name")} is not trained yet. Please record the training first.`,
  TKO_LINKAGE_TOO_EARLY: () => "Linkage tests belong to the formal inspection.",
  TKO_LINES_OPEN: (d) => `${count(d, "number")} lines have no result yet: ${list(d, "items")}.`,
  TKO_LINE_CONTESTED: (d) =>
    `Somebody else changed the same: ${list(d, "itemsEn")} (${list(d, "names")}). Reload, compare, save again.`,
  TKO_REPORT_UNSIGNED: () =>
    "The rectification report is not signed by the team leader. Submit it and have it signed first.",
  TKO_FORMAL_OPEN: (d) => `The formal inspection is not done: ${list(d, "itemsEn")}.`,
  TKO_REMEDY: () =>
    "What touches safety is reinforced, strengthened or reworked; other defects are repaired.",
  TKO_AGREEMENT_MIXED: () =>
    "Safety defects and others are agreed on separately: other parties sign them.",
  TKO_AGREED_DUE_MISSING: () => "Taking over as it is needs an agreed day in writing.",
  TKO_NO_EXCEPTION: () =>
    "Nobody accepts a takeover’s defect alone: all three parties agree on a day in writing.",
  TKO_SAFETY_NOT_VOID: () => "A safety defect is not made void: it has to be verified.",
  TKO_SAFETY_OPEN: (d) =>
    `Safety defects are open, nothing may be taken over: ${list(d, "defects")}.`,
  TKO_NOT_AS_IS: (d) =>
    `Defects are open: ${list(d, "defects")}. Have them mended, or take over as it is.`,
  TKO_AS_IS_UNAGREED: (d) =>
    `Taking over as it is needs a day agreed by all three parties; it is missing for ${list(d, "defects")}.`,
  TKO_TRANSFER_SCOPE: () => "What is chosen does not fit the mode: all at once takes every area.",
  TKO_WAIVED_ONLY_PARTIAL: () => "Begun without all conditions, it is transferred in part only.",
  TKO_AREA_TRANSFERRED: (d) =>
    `${list(d, "areas")} is transferred already. What is found from now on is a repair.`,
  TKO_AGREEMENT_HEADS: (d) => `The inspection agreement lacks: ${list(d, "itemsEn")}.`,
  TKO_PAPERS_UNSIGNED: () => "The handover papers are not signed by both sides.",
  TKO_TRANSFER_BEFORE_SIGNING: (d) =>
    `The transfer cannot be before the papers were signed (${when(d, "signedOn")}).`,
  TKO_NOT_TO_URGE: () => "The defect is not overdue.",
  TKO_REGISTER_OPEN: (d) =>
    Number(d["number"]) > 0 ? `Without an area: ${list(d, "items")}.` : "The register is empty.",
  TKO_FILING_INCOMPLETE: (d) => `The filing lacks: ${list(d, "itemsEn")}.`,
};
