import type { AllSheets, Points, Scoring } from "@threshold/domain/tender/score";
import type { JudgedBid } from "./sheet.ts";
import type { Member } from "./together.ts";

/** What a member of the committee reads by the link. */
export interface ScoreView {
  readonly reference: string;
  readonly scoring: Scoring;
  readonly member: Member & { readonly kind: "EXPERT" | "REPRESENTATIVE" };
  readonly members: readonly Member[];
  readonly bids: readonly JudgedBid[];
  readonly phase: "WAITING" | "ALONE" | "TOGETHER" | "RANKED";
  readonly mine: Readonly<Record<string, Points>> | null;
  /** How many have not handed in yet. */
  readonly missing: number;
  /** Of all, once all have handed in. */
  readonly sheets: AllSheets | null;
}
