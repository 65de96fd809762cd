import { day } from "../calendar/day.ts";
import { workingCalendar } from "../calendar/working-calendar.ts";
import { statutes } from "../rule-pack/pack.ts";
import type { BiddingFacts, BiddingRights, Moment, TeamMember } from "./facts.ts";
import type { TenderDates } from "./tender-plan.ts";
import { contractHeadNames } from "./vocabulary.ts";

export const calendar = workingCalendar();
export const law = { pack: statutes, calendar };
export const today = day("2027-01-04");
export const moment = (on: string): Moment => ({
  now: Date.parse(`${on}T04:00:00Z`),
  today: day(on),
  zone: "Asia/Shanghai",
});

export const rights: BiddingRights = {
  update: true,
  issue: true,
  approve: false,
  recordResult: true,
  file: true,
  personId: "LEADER",
};
export const headRights: BiddingRights = { ...rights, approve: true, personId: "HEAD" };

const member = (more: Partial<TeamMember>): TeamMember => ({
  personId: "LEADER",
  name: "陈晓东",
  appointedBy: "REGION",
  kind: "LEADER",
  responsibility: "统筹投标",
  ...more,
});
export const team: readonly TeamMember[] = [
  member({}),
  member({ personId: "PROJECT", name: "梁美琪", kind: "PROJECT_HEAD", responsibility: "答辩" }),
  member({
    personId: "LIAISON",
    name: "周立",
    kind: "LIAISON",
    appointedBy: "DEVELOPER",
    responsibility: "跟进招标",
  }),
];

/** Everything that a project needs to go from beginning to end by the rules, launch on 2027-08-01. */
export const facts = (more: Partial<BiddingFacts> = {}): BiddingFacts => ({
  status: "PLANNED",
  objectType: "NEW_PROJECT",
  launchDate: day("2027-08-01"),
  place: { province: "广东", city: "广州" },
  saleKind: "PRESALE",
  saleOn: day("2027-06-30"),
  floorArea: 120_000,
  organizerMode: "DEVELOPER",
  selectionMethod: "PUBLIC_TENDER",
  selectionNote: null,
  approvalDocument: null,
  tenderOffice: "地区公司招标办",
  tenderCost: "50000",
  timesAgreedOn: day("2027-02-20"),
  noticeKind: "ANNOUNCEMENT",
  noticeAt: "2027-03-01T01:00:00Z",
  documentIssuedOn: null,
  invitedCount: null,
  submissionDeadline: "2027-04-01T01:30:00Z",
  submissionPlace: "地区公司 12 楼",
  openingAt: "2027-04-01T01:30:00Z",
  bidValidUntil: day("2027-06-30"),
  tenderReceivedAt: "2027-03-02T01:00:00Z",
  defenseRequired: false,
  defensePrepared: false,
  defenseAttended: false,
  leaderAttended: true,
  projectHeadAttended: true,
  bindingChecked: true,
  packagingChecked: true,
  bidderCount: 4,
  committeeSize: 5,
  expertCount: 4,
  expertsDrawn: true,
  withoutConflict: true,
  candidateCount: 3,
  losersNotified: true,
  awardOn: day("2027-04-10"),
  awardSender: "DEVELOPER",
  contractOn: day("2027-04-20"),
  contractHeads: contractHeadNames,
  contractMonths: 24,
  filingNumber: "备2027-18",
  filingOn: day("2027-04-22"),
  feePermitNumber: "粤价证 88",
  feePermitOn: day("2027-05-06"),
  feeStandardCount: 1,
  planApprovedOn: day("2027-02-01"),
  done: {
    WORKING_GROUP: day("2027-01-10"),
    PROCEDURE: day("2027-01-12"),
    REPORT: day("2027-01-20"),
    CONSULT: day("2027-01-25"),
    METHOD: day("2027-01-26"),
    TENDER_DOCUMENT: day("2027-02-10"),
    PRE_FILING: day("2027-02-15"),
  },
  members: team,
  workItemCount: 4,
  requirements: [{ clause: "1", responded: true, partFiles: null }],
  parts: [],
  packIsCurrent: true,
  packing: [],
  defence: [],
  materials: ["LICENSE", "DRAWING", "DATA"],
  documents: ["TENDER_DOCUMENT", "BID_DOCUMENT", "AWARD_NOTICE", "PRE_CONTRACT", "PRE_AGREEMENT"],
  decision: null,
  decisionRequired: false,
  localRules: "WARN",
  ...more,
});

export const dates = (more: Partial<TenderDates> = {}): TenderDates => ({
  launchDate: day("2027-05-01"),
  place: { province: "广东", city: "广州" },
  saleKind: "PRESALE",
  saleOn: null,
  fixed: {},
  done: {},
  lead: { documentDays: 5, evaluationDays: 3, contractDays: 5 },
  ...more,
});
