import {
  biddingSteps,
  documentKinds,
  materialKinds,
  memberKinds,
  biddingStatuses,
} from "@threshold/domain/bidding/vocabulary";
import type { biddingZh } from "./bidding.zh.ts";

type Words<Key extends string> = Readonly<Record<Key, { readonly en: string }>>;
const said = <Key extends string>(words: Words<Key>) =>
  Object.fromEntries(
    Object.entries<{ readonly en: string }>(words).map(([key, { en }]) => [key, en]),
  ) as Record<Key, string>;

export const biddingEn: typeof biddingZh = {
  statuses: said(biddingStatuses),
  steps: said(biddingSteps),
  documents: said(documentKinds),
  materials: said(materialKinds),
  members: said(memberKinds),
  fields: {
    selectionNote: "note on the selection method",
    tenderOffice: "tender office",
    tenderCost: "tender cost",
    noticeKind: "kind of notice",
    noticeAt: "time of the notice",
    openingAt: "time of the opening",
    submissionDeadline: "deadline",
    submissionPlace: "place of delivery",
    tenderReceivedAt: "when the tender document was obtained",
    bindingChecked: "binding",
    packagingChecked: "packaging",
    attendance: "who was there and what was asked",
    awardOn: "day of the award notice",
    awardSender: "sender",
    contractOn: "day of the contract",
    feePermitNumber: "number and day of the fee permit",
    feeStandards: "fee standards",
  },
};
