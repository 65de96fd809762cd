import {
  datedSteps,
  documentAuthorNames,
  biddingDocumentNames,
  memberKindNames,
  appointerNames,
  requirementCategoryNames,
} from "@threshold/domain/bidding/vocabulary";
import type { FieldSpec } from "../form/field-spec.ts";
import type { Messages } from "../i18n/zh.ts";
import type { ActName } from "./acts.ts";
import { headTicks } from "./contract-heads.ts";
import { readFeeLines } from "./fee-lines.ts";

type Words = Messages["bidding"];
type Kind = FieldSpec["kind"];
type More = Omit<FieldSpec, "name" | "kind">;

const choices = (names: readonly string[], words: Readonly<Record<string, string>>) =>
  names.map((value) => ({ value, label: words[value] ?? value }));

/** A field under its name in the API, with its word. */
const fieldIn =
  (words: Words) =>
  (kind: Kind, name: string, more: More = {}, word = name): FieldSpec => ({
    kind,
    name,
    label: words.form[word] ?? name,
    ...more,
  });

const must = { required: true } as const;
const count = { required: true, min: 0, max: 1000 } as const;

/** What each action asks for when it is taken; none for those that ask nothing. */
export function actFields(act: ActName, t: Messages): FieldSpec[] {
  const words = t.bidding;
  const field = fieldIn(words);
  switch (act) {
    case "moveBiddingLaunch":
      return [
        field("DAY", "launchDate", must),
        field("LONG", "reason", { ...must, maxLength: 500 }),
      ];
    case "startBidding":
      return [field("MOMENT", "tenderReceivedAt", must)];
    case "submitBid":
      return [
        field("MOMENT", "submittedAt"),
        field("TICK", "bindingChecked"),
        field("TICK", "packagingChecked"),
      ];
    case "openBids":
      return [
        field("WHOLE", "bidderCount", count),
        field("TICK", "leaderAttended"),
        field("TICK", "projectHeadAttended"),
        field("TICK", "defenseAttended"),
        field("LONG", "evaluationNote", { maxLength: 2000 }),
      ];
    case "recordAward":
      return [
        field("DAY", "awardOn", must),
        field("CHOICE", "awardSender", {
          ...must,
          options: choices(["DEVELOPER", "AGENCY"], words.senders),
        }),
        field("TEXT", "awardNumber", { maxLength: 80 }),
        field("WHOLE", "committeeSize", { ...count, max: 100 }),
        field("WHOLE", "expertCount", { ...count, max: 100 }),
        field("TICK", "expertsDrawn"),
        field("TICK", "withoutConflict"),
        field("WHOLE", "candidateCount", { min: 0, max: 100 }),
        field("TICK", "losersNotified"),
        field("LONG", "reason", { hint: words.lateHint, maxLength: 500 }),
      ];
    case "recordLoss":
      return [
        { ...field("DAY", "awardOn", must), label: words.resultOn },
        field("LONG", "reason", { maxLength: 500 }),
      ];
    case "voidTender":
    case "cancelBidding":
      return [field("LONG", "reason", { ...must, maxLength: 500 })];
    case "signContract":
      return [
        field("DAY", "contractOn", must),
        ...headTicks(t),
        field("WHOLE", "contractMonths", { min: 1, max: 600, hint: words.contractMonthsHint }),
        field("LONG", "reason", {
          hint: `${words.withoutTenderHint} ${words.lateHint}`,
          maxLength: 500,
        }),
      ];
    case "fileBidding":
      return [
        field("TEXT", "filingNumber", { ...must, maxLength: 80 }),
        field("DAY", "filingOn", must),
        field("LONG", "reason", { hint: words.lateHint, maxLength: 500 }),
      ];
    case "licenseBidding":
      return [
        field("TEXT", "feePermitNumber", { ...must, maxLength: 80 }),
        field("DAY", "feePermitOn", must),
        field("LONG", "feeStandards", {
          ...must,
          hint: words.feeLinesHint,
          maxLength: 5000,
          check: (typed) => (readFeeLines(typed) ? undefined : words.feeLinesWrong),
        }),
      ];
    case "recordBiddingStep":
      return [
        field("CHOICE", "step", { ...must, options: choices(datedSteps, words.steps) }),
        field("DAY", "doneOn", must),
        field("LONG", "note", { maxLength: 2000 }),
      ];
    default:
      return [];
  }
}

export function basicFields(t: Messages): FieldSpec[] {
  const words = t.bidding;
  const field = fieldIn(words);
  return [
    field("CHOICE", "organizerMode", {
      ...must,
      options: choices(["DEVELOPER", "AGENCY"], words.organizerModes),
    }),
    field("TEXT", "agencyName", { maxLength: 80 }),
    field("CHOICE", "saleKind", {
      ...must,
      options: choices(["PRESALE", "CASH_SALE", "NOT_FOR_SALE"], words.saleKinds),
    }),
    field("DAY", "saleOn"),
    field("TEXT", "province", { maxLength: 20, hint: words.placeHint }),
    field("TEXT", "city", { maxLength: 20 }),
    field("DECIMAL", "floorArea", { min: 0.01 }),
    field("LONG", "lateReason", { maxLength: 500 }),
  ];
}

export function tenderFields(t: Messages): FieldSpec[] {
  const words = t.bidding;
  const field = fieldIn(words);
  return [
    field("CHOICE", "selectionMethod", {
      options: choices(["PUBLIC_TENDER", "INVITED_TENDER", "OTHER"], words.methods),
    }),
    field("LONG", "selectionNote", { maxLength: 1000 }),
    field("TEXT", "approvalDocument", { maxLength: 80 }),
    field("TEXT", "tenderOffice", { maxLength: 200 }),
    field("DECIMAL", "tenderCost", { min: 0 }),
    field("DAY", "timesAgreedOn"),
    field("CHOICE", "noticeKind", {
      options: choices(["ANNOUNCEMENT", "INVITATION"], words.noticeKinds),
    }),
    field("MOMENT", "noticeAt"),
    field("DAY", "documentIssuedOn"),
    field("WHOLE", "invitedCount", { min: 0, max: 1000 }),
    field("MOMENT", "submissionDeadline"),
    field("TEXT", "submissionPlace", { maxLength: 200 }),
    field("MOMENT", "openingAt"),
    field("DAY", "bidValidUntil"),
    field("MOMENT", "preBidMeetingAt"),
    field("TICK", "defenseRequired"),
    field("MOMENT", "defenseAt"),
    field("TICK", "defensePrepared"),
  ];
}

export function memberFields(t: Messages, people: NonNullable<FieldSpec["options"]>): FieldSpec[] {
  const words = t.bidding;
  const field = fieldIn(words);
  return [
    field("PERSON", "personId", { ...must, options: people }),
    field("CHOICE", "kind", { ...must, options: choices(memberKindNames, words.members) }),
    field("CHOICE", "appointedBy", { ...must, options: choices(appointerNames, words.appointers) }),
    field("LONG", "responsibility", { ...must, maxLength: 500 }),
  ];
}

export function workFields(t: Messages, people: NonNullable<FieldSpec["options"]>): FieldSpec[] {
  const field = fieldIn(t.bidding);
  return [
    field("TEXT", "work", { ...must, maxLength: 200 }),
    field("DAY", "startOn"),
    field("DAY", "dueOn"),
    field("PERSON", "ownerId", { options: people }),
    field("DAY", "doneOn"),
    field("LONG", "remark", { maxLength: 500 }),
  ];
}

export function requirementFields(
  t: Messages,
  parts: NonNullable<FieldSpec["options"]>,
): FieldSpec[] {
  const words = t.bidding;
  const field = fieldIn(words);
  return [
    field("TEXT", "clause", { ...must, maxLength: 40 }),
    field("LONG", "text", { ...must, maxLength: 2000 }),
    field("CHOICE", "category", {
      ...must,
      options: choices(requirementCategoryNames, words.categories),
    }),
    ...(parts.length > 0
      ? [
          {
            kind: "CHOICE",
            name: "partId",
            label: t.bidWork.matrix.part,
            hint: t.bidWork.matrix.partHint,
            options: parts,
          } satisfies FieldSpec,
        ]
      : []),
    field("TEXT", "sectionRef", { maxLength: 80 }),
    field("TICK", "responded"),
  ];
}

export function documentFields(t: Messages): FieldSpec[] {
  const words = t.bidding;
  const field = fieldIn(words);
  return [
    field(
      "CHOICE",
      "kind",
      { ...must, options: choices(biddingDocumentNames, words.documents) },
      "documentKind",
    ),
    field("CHOICE", "author", { ...must, options: choices(documentAuthorNames, words.authors) }),
    field("DAY", "datedOn", must),
    field("TEXT", "number", { maxLength: 80 }),
  ];
}
