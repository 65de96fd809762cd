import type { ReceivedBid } from "@threshold/domain/tender/receipt";
import type { SealedBid } from "@threshold/domain/tender/seal";
import type { HolderKey } from "@threshold/domain/tender/shares";
import type { Notice } from "@threshold/domain/tender/lifecycle";
import type { Points } from "@threshold/domain/tender/score";
import { useSendByLink } from "../../access-link/use-deed.ts";

/** A question or complaint with its answer, as everybody reads it. */
export interface Said {
  readonly question: string;
  readonly text: string;
  readonly answer: string | null;
  readonly answeredAt: string | null;
}

/** What whoever holds the code of the notice (招标公告) reads. */
export interface NoticeView {
  readonly reference: string;
  readonly status: string;
  readonly notice: Notice;
  readonly deadline: string;
  readonly questions: readonly Said[];
  readonly documents: readonly { id: string; name: string; sizeBytes: number }[];
}

/** What a bidder reads by the link of its own. */
export interface BidView extends NoticeView {
  readonly bidder: {
    reference: string;
    name: string;
    qualified: boolean | null;
    qualifiedReason: string | null;
    chosen: boolean | null;
  };
  readonly publicKey: string;
  /** This bidder's bids as the log tells them, in their order. */
  readonly received: readonly (ReceivedBid & { readonly at: string; readonly files: number })[];
  readonly opening: {
    at: string;
    minutes: string;
    bids: readonly { bidder: string; name: string; price: string }[];
    unreadable: readonly { bidder: string; name: string; reason: string }[];
  } | null;
  readonly result: {
    bidder: string;
    name: string;
    ranked: readonly { bidder: string; name: string; score: string }[];
    complaintsUntil: string | null;
    mine: boolean;
  } | null;
  readonly complaints: readonly Said[];
  readonly canBid: boolean;
  readonly canAsk: boolean;
  readonly canComplain: boolean;
}

/** What a key holder (密钥保管人) without an account reads. */
export interface HolderView {
  readonly reference: string;
  readonly holder: { reference: string; name: string; hasKey: boolean; hasShare: boolean };
}

/** A link into a tender that is open. */
export interface TenderLink<View> {
  readonly company: string;
  readonly title: string;
  readonly now: string;
  readonly expiresAt: string;
  readonly tender: View;
}

export type Deed =
  | { act: "REGISTER"; name: string; creditCode: string; contact: string; phone: string }
  | { act: "ASK"; text: string }
  | { act: "BID"; sealed: SealedBid; files: readonly string[] }
  | { act: "WITHDRAW" }
  | { act: "COMPLAIN"; text: string }
  | { act: "KEEP_KEY"; keyMade: HolderKey }
  | { act: "SCORE"; confidential: true; sheets: Readonly<Record<string, Points>> }
  | { act: "REVISE"; bidder: string; points: Points; reason: string };

/** What the server answers: where the log took it in, or the new bidder's own link. */
export interface Done {
  readonly done: string;
  readonly position?: number;
  readonly hash?: string;
  readonly at?: string;
  readonly url?: string;
}

/** Does something in a tender by the link's token. */
export const useDeed = (token: string) => useSendByLink<Deed, Done>(token);
