import type { RefusalDetails } from "@threshold/domain/refusal";
import { formats } from "./format.ts";

const { bytes } = formats("en");

/** Why something is refused in a tender. */
export const tenderRefusalsEn = {
  BID_TEXT_BROKEN: () =>
    "The bid holds characters that cannot be encoded. Remove them and try again.",
  BID_UNREADABLE: () => "This bid does not open: it was sealed to another key or was changed.",
  BID_NOT_AS_COMMITTED: () => "This bid holds something else than its bidder committed to.",
  BID_WITHOUT_PRICE: () => "A bid has no readable price. List it as unreadable and say why.",
  BID_PRICE_WRONG: ({ service }: RefusalDetails) =>
    service
      ? `The price of "${String(service)}" must be a number above 0.`
      : "Enter the price: a number above 0, in yuan per m² and month.",
  BID_SERVICES_DO_NOT_SUM: ({ sum, price }: RefusalDetails) =>
    `The services come to ${String(sum ?? "–")} yuan, the price is ${String(price ?? "–")} yuan.`,
  BID_PART_MISSING: ({ part }: RefusalDetails) =>
    part === "plan"
      ? "Write the management plan: its main points, details in files."
      : "Write the letter of the bid.",
  BID_TOO_LONG: () => "The bid is too long. Shorten the texts and put details into files.",
  BID_FILES_TOO_MANY: (d: RefusalDetails) =>
    `A bid takes at most ${String(d["limit"] ?? "–")} files, ${bytes(Number(d["bytes"]))} together. Merge or compress some of them.`,
  BID_FILE_NOT_THERE: () => "A file has not come in completely. Wait for it, then seal.",
  BID_FILE_DAMAGED: () =>
    "A file came in otherwise than it was encrypted. Remove it and add it again.",
  BID_NOT_THERE: () => "There is no bid to withdraw.",
  PASSPHRASE_TOO_SHORT: () => "A passphrase needs at least 14 characters.",
  PASSPHRASE_WRONG: () => "The passphrase is not right: the key does not open.",
  KEY_HOLDERS_TOO_FEW: () =>
    "At least 2 must open together, there must be more holders than that, and each needs a key of their own.",
  KEY_SHARE_BROKEN: () => "This key share was made for somebody else or was changed.",
  KEY_SHARES_MISSING: () => "Too few key holders are there to open the bids.",
  KEY_SHARES_DO_NOT_FIT: () => "These shares do not make up the key of this tender.",
  COMMITTEE_SIZE_WRONG: () =>
    "A committee needs at least 5 members, an odd number, experts at least two thirds of them.",
  EXPERT_TWICE: () => "Somebody stands on the list twice.",
  CONFLICT_WITHOUT_REASON: () => "Say why an expert is excluded.",
  EXPERTS_TOO_FEW: () => "Too few experts may be drawn. Add experts to the list.",
  EXPERTS_LISTED_ALREADY: () =>
    "The list of experts is published and does not change before the draw.",
  EXPERT_NOT_DRAWN: () => "Not a member of this committee.",
  EXPERT_BIDS: () => "This person is in the bid team, and so does not judge the bids.",
  EXPERT_CANNOT_READ: () =>
    "This person has no account, or no office that sees the tender, and could never get to the score sheet. Give an office that reads biddings first, or leave the account out and score by a link.",
  EXPERT_HAS_ACCOUNT: () =>
    "This member has an account and goes to the sheet by it; nobody makes a link in their place.",
  DRAW_DOES_NOT_FIT: () => "The draw does not fit the list of experts.",
  CRITERIA_WRONG: () =>
    "The criteria are wrong: weights must be positive, each has points or parts, no name comes twice.",
  CRITERION_UNKNOWN: () => "The sheet has a criterion that does not exist.",
  POINTS_MISSING: () => "A criterion has no points yet.",
  POINTS_OUT_OF_RANGE: () => "Points must lie between 0 and the most for the criterion.",
  SCORED_ALREADY: () => "This expert has scored already.",
  SHEETS_NOT_COMPLETE: () => "There must be a sheet for every opened bid.",
  SCORES_STILL_ALONE: () => "Others still score alone. Nothing is revised before they are done.",
  SCORES_MISSING: () => "Some members have not scored yet.",
  RANKING_DOES_NOT_FIT: () => "The ranking does not fit the opened bids.",
  TENDER_STATE: () => "The tender is not in a state that allows this.",
  DEADLINE_PASSED: () => "The deadline has passed.",
  DEADLINE_NOT_REACHED: () => "The deadline is still to come.",
  DEADLINE_ONLY_LATER: () => "The deadline can only move to a later time.",
  BIDDER_UNKNOWN: () => "Not a bidder of this tender.",
  BIDDER_TWICE: () => "This bidder is registered already.",
  BIDDER_NOT_INVITED: () => "This company was not invited.",
  BIDDER_NOT_QUALIFIED: () => "This bidder has not passed prequalification.",
  BIDDER_NOT_RANKED: () => "The winner must be one of the ranked candidates.",
  QUESTION_NOT_OPEN: () => "This question is answered already or was never asked.",
  MINUTES_REQUIRED: () => "Write the minutes of the opening.",
  OPENING_NOT_COMPLETE: () =>
    "Every bid that was in at the deadline must be opened, or listed as unreadable.",
  COMPLAINTS_NEED_TIME: () => "The complaint window must end later than now.",
  COMPLAINTS_OVER: () => "The complaint window is over.",
  COMPLAINTS_STILL_POSSIBLE: () => "The complaint window is still open.",
  COMPLAINTS_OPEN: () => "Complaints are still unanswered.",
  COMPLAINT_NOT_OPEN: () => "This complaint is answered already or was never made.",
  TENDER_FIELDS_MISSING: () => "Something that is needed here is still missing.",
  TENDER_KEY_MISSING: () =>
    "The tender has no key yet: let its holders set their passphrases first.",
  TENDER_KEY_MADE: () => "The tender's key is made, so its holders stay.",
  HOLDER_KEYS_MISSING: () => "A key holder has not set a passphrase yet.",
  TENDER_OFFICER_PARTIAL: () =>
    "This person's side bids for the estate, or the person is in its bid team, and so cannot run the tender.",
  TENDER_OFFICER_MISSING: () => "Name somebody who may run the tender.",
  QUALIFICATION_NOT_ASKED: () => "This tender asks for no prequalification.",
  QUALIFICATION_OPEN: () => "Applications are still to be judged.",
  QUALIFICATION_TOLD_ALREADY: () => "The result of the prequalification is told and stays.",
  CONTRACT_NOT_BY_BID: () => "The contract's price is not that of the winning bid.",
  TENDER_DONE_ALREADY: () => "This was done already and stays.",
  TENDER_STEPS_OPEN: () => "The contract or the filing of the result is still to come.",
  EXPERT_KEPT: () => "The list of experts is published and stays.",
} as const;
