import type { Json } from "../canonical-json.ts";
import type { Refusal } from "../refusal.ts";
import { refuse, type Result } from "../result.ts";
import { priceOf } from "./lifecycle.ts";
import { type KeyPair, openBid, type SealedBid } from "./seal.ts";
import {
  type HolderKey,
  type KeyShare,
  openShare,
  type OpenShare,
  unlockHolderKey,
} from "./shares.ts";

/** A sealed bid as it was received, and whose it is. */
export interface Envelope {
  readonly bidder: string;
  readonly sealed: SealedBid;
}

/** An envelope after the opening (开标): the bid that was in it, or why it could not be read. */
export type OpenedEnvelope =
  | { readonly bidder: string; readonly bid: Json; readonly nonce: string }
  | { readonly bidder: string; readonly refusal: Refusal };

/** A holder's passphrase opens their share. Refused: PASSPHRASE_WRONG, KEY_SHARE_BROKEN. */
export async function unlockShare(
  tender: string,
  share: KeyShare,
  key: HolderKey,
  passphrase: string,
): Promise<Result<OpenShare>> {
  const pair = await unlockHolderKey(key, passphrase);
  return pair.ok ? openShare(tender, share, pair.value) : pair;
}

async function openOne(pair: KeyPair, tender: string, { bidder, sealed }: Envelope) {
  const opened = await openBid(pair, { tender, bidder }, sealed);
  if (!opened.ok) return { bidder, refusal: opened.refusal };
  if (priceOf(opened.value.bid) === undefined)
    return { bidder, refusal: refuse("BID_WITHOUT_PRICE", { bidder }).refusal };
  return { bidder, ...opened.value };
}

/** Opens envelopes one after the other, as they are read out; what cannot be read is told with the reason. */
export async function* openEnvelopes(
  pair: KeyPair,
  tender: string,
  envelopes: readonly Envelope[],
): AsyncGenerator<OpenedEnvelope> {
  for (const envelope of envelopes) yield await openOne(pair, tender, envelope);
}
