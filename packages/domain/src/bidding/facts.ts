import type { Instant } from "../calendar/clock.ts";
import type { Day } from "../calendar/day.ts";
import type { Effect, LegalPlace } from "../rule-pack/rule.ts";
import type { BidPart, DefenceItem, PackingItem } from "./bid-document.ts";
import type {
  Appointer,
  AwardSender,
  BiddingDocumentKind,
  BiddingStatus,
  BiddingStep,
  ContractHead,
  DeveloperMaterialKind,
  MemberKind,
  NoticeKind,
  ObjectType,
  OrganizerMode,
  SaleKind,
  SelectionMethod,
} from "./vocabulary.ts";

export interface TeamMember {
  readonly personId: string;
  readonly name: string;
  readonly appointedBy: Appointer;
  readonly kind: MemberKind;
  readonly responsibility: string;
}

export interface Requirement {
  readonly clause: string;
  readonly responded: boolean;
  /** How many files the part that answers it has; null where it is answered outside of the parts. */
  readonly partFiles: number | null;
}

/** A bidding project (前期物业招投标项目) with all that its rules decide on. Instants are ISO texts. */
export interface BiddingFacts {
  readonly status: BiddingStatus;
  readonly objectType: ObjectType;
  readonly launchDate: Day;
  readonly place: LegalPlace;
  readonly saleKind: SaleKind;
  readonly saleOn: Day | null;
  readonly floorArea: number | null;
  readonly organizerMode: OrganizerMode;
  readonly selectionMethod: SelectionMethod | null;
  readonly selectionNote: string | null;
  /** The authority's approval of an agreement without tender. */
  readonly approvalDocument: string | null;
  readonly tenderOffice: string | null;
  readonly tenderCost: string | null;
  /** When opening and notice times were agreed with the authority (BID-R08). */
  readonly timesAgreedOn: Day | null;
  readonly noticeKind: NoticeKind | null;
  readonly noticeAt: string | null;
  readonly documentIssuedOn: Day | null;
  readonly invitedCount: number | null;
  readonly submissionDeadline: string | null;
  readonly submissionPlace: string | null;
  readonly openingAt: string | null;
  readonly bidValidUntil: Day | null;
  readonly tenderReceivedAt: string | null;
  readonly defenseRequired: boolean;
  readonly defensePrepared: boolean;
  readonly defenseAttended: boolean;
  readonly leaderAttended: boolean;
  readonly projectHeadAttended: boolean;
  readonly bindingChecked: boolean;
  readonly packagingChecked: boolean;
  readonly bidderCount: number | null;
  readonly committeeSize: number | null;
  readonly expertCount: number | null;
  readonly expertsDrawn: boolean | null;
  readonly withoutConflict: boolean | null;
  readonly candidateCount: number | null;
  readonly losersNotified: boolean | null;
  readonly awardOn: Day | null;
  readonly awardSender: AwardSender | null;
  readonly contractOn: Day | null;
  /** What the contract was found to have (SVC-001), and for how many months it is made; null while not said. */
  readonly contractHeads: readonly ContractHead[] | null;
  readonly contractMonths: number | null;
  readonly filingNumber: string | null;
  readonly filingOn: Day | null;
  readonly feePermitNumber: string | null;
  readonly feePermitOn: Day | null;
  readonly feeStandardCount: number;
  readonly planApprovedOn: Day | null;
  readonly done: Partial<Record<BiddingStep, Day>>;
  readonly members: readonly TeamMember[];
  readonly workItemCount: number;
  readonly requirements: readonly Requirement[];
  /** What the bid document is put together of here, and whether what was assembled last still is that. */
  readonly parts: readonly BidPart[];
  readonly packIsCurrent: boolean;
  /** Binding and packaging, line by line. */
  readonly packing: readonly PackingItem[];
  readonly defence: readonly DefenceItem[];
  readonly materials: readonly DeveloperMaterialKind[];
  readonly documents: readonly BiddingDocumentKind[];
  /** How the bid or no-bid sheet stands; null where none was begun. */
  readonly decision: "DRAFT" | "SUBMITTED" | "BID" | "NO_BID" | null;
  /** Whether the company begins no bid without one. */
  readonly decisionRequired: boolean;
  /** What the company lets local rules do at the place. */
  readonly localRules: Effect;
}

/** What a viewer may do with a bidding project, whatever its state (02 part 1). */
export interface BiddingRights {
  /** The region's work (BID-R04). */
  readonly update: boolean;
  /** What the developer or its agency does, and the region records for them. */
  readonly issue: boolean;
  /** The region's head: plan, contract, cancelling, exceptions. */
  readonly approve: boolean;
  readonly recordResult: boolean;
  readonly file: boolean;
  readonly personId: string;
}

/** When an action is taken. */
export interface Moment {
  readonly now: Instant;
  readonly today: Day;
  readonly zone: string;
}
