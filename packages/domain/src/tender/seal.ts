import { canonicalJson, type Json } from "../canonical-json.ts";
import { ok, refuse, type Result } from "../result.ts";
import {
  base64,
  base64url,
  fromBase64,
  fromBase64url,
  hex,
  randomBytes,
  sha256,
  utf8,
} from "./encoding.ts";

const curve = { name: "ECDH", namedCurve: "P-256" } as const;

/** A public key on P-256 as base64 of its 65 bytes. */
export type PublicKey = string;

export interface KeyPair {
  readonly publicKey: PublicKey;
  /** The 32 bytes of the private scalar. */
  readonly secret: Uint8Array<ArrayBuffer>;
}

/** What only the holder of a secret can open: the sender's one-time public key, and what was encrypted with both. */
export interface SealedBox {
  readonly ephemeralKey: PublicKey;
  readonly iv: string;
  readonly ciphertext: string;
}

export async function makeKeyPair(): Promise<KeyPair> {
  const pair = await crypto.subtle.generateKey(curve, true, ["deriveBits"]);
  const { d } = await crypto.subtle.exportKey("jwk", pair.privateKey);
  const raw = new Uint8Array(await crypto.subtle.exportKey("raw", pair.publicKey));
  return { publicKey: base64(raw), secret: fromBase64url(d ?? "") };
}

const importPublic = (key: PublicKey) =>
  crypto.subtle.importKey("raw", fromBase64(key), curve, true, []);

function importSecret({ publicKey, secret }: KeyPair) {
  const raw = fromBase64(publicKey);
  const [x, y] = [base64url(raw.slice(1, 33)), base64url(raw.slice(33, 65))];
  const jwk = { kty: "EC", crv: "P-256", x, y, d: base64url(secret), ext: true };
  return crypto.subtle.importKey("jwk", jwk, curve, true, ["deriveBits"]);
}

async function sharedKey(
  mine: Awaited<ReturnType<typeof importSecret>>,
  theirs: Awaited<ReturnType<typeof importPublic>>,
  info: Uint8Array<ArrayBuffer>,
) {
  const bits = await crypto.subtle.deriveBits({ name: "ECDH", public: theirs }, mine, 256);
  const secret = await crypto.subtle.importKey("raw", bits, "HKDF", false, ["deriveKey"]);
  const derivation = { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(32), info };
  const aes = { name: "AES-GCM", length: 256 };
  return crypto.subtle.deriveKey(derivation, secret, aes, false, ["encrypt", "decrypt"]);
}

/** Both keys and the purpose go into the key that encrypts: a box moved to another bid or bidder does not open. */
const infoOf = (to: PublicKey, ephemeralKey: PublicKey, purpose: Json) =>
  utf8(canonicalJson({ scheme: "threshold/box/1", to, ephemeralKey, purpose }));

/** Encrypts for whoever holds the secret of a public key; a fresh key every time. */
export async function sealTo(
  to: PublicKey,
  contents: Uint8Array<ArrayBuffer>,
  purpose: Json,
): Promise<SealedBox> {
  const ephemeral = await makeKeyPair();
  const info = infoOf(to, ephemeral.publicKey, purpose);
  const key = await sharedKey(await importSecret(ephemeral), await importPublic(to), info);
  const iv = randomBytes(12);
  const aes = { name: "AES-GCM", iv, additionalData: info };
  const ciphertext = new Uint8Array(await crypto.subtle.encrypt(aes, key, contents));
  return { ephemeralKey: ephemeral.publicKey, iv: base64(iv), ciphertext: base64(ciphertext) };
}

/** What a box holds; undefined where it was made for another key or purpose, or was changed. */
export async function openBox(
  pair: KeyPair,
  { ephemeralKey, iv, ciphertext }: SealedBox,
  purpose: Json,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  try {
    const info = infoOf(pair.publicKey, ephemeralKey, purpose);
    const key = await sharedKey(await importSecret(pair), await importPublic(ephemeralKey), info);
    const aes = { name: "AES-GCM", iv: fromBase64(iv), additionalData: info };
    return new Uint8Array(await crypto.subtle.decrypt(aes, key, fromBase64(ciphertext)));
  } catch {
    return undefined; // WebCrypto tells no more than that it does not open, on purpose
  }
}

/** Whether a secret belongs to a public key: what one side agrees on, the other must find too. */
export async function isKeyPair(pair: KeyPair): Promise<boolean> {
  const word = randomBytes(32);
  const box = await sealTo(pair.publicKey, word, "key-check");
  const opened = await openBox(pair, box, "key-check");
  return opened !== undefined && hex(opened) === hex(word);
}

/** Whose bid in which tender. */
export interface BidPlace {
  readonly tender: string;
  readonly bidder: string;
}

/** A bid with the nonce that keeps its commitment from being guessed. */
export interface OpenedBid {
  readonly bid: Json;
  readonly nonce: string;
}

/** What reaches the server: nothing of the bid can be read in it, not even how long it is to 4 KiB. */
export interface SealedBid {
  readonly commitment: string;
  readonly box: SealedBox;
}

/** What the bidder keeps: with it anybody can be shown what was bid. */
export interface BidReceipt extends BidPlace, OpenedBid {
  readonly commitment: string;
}

const textOf = ({ tender, bidder }: BidPlace, { bid, nonce }: OpenedBid): string =>
  canonicalJson({ bid, bidder, nonce, tender });

/** SHA-256 over the canonical JSON (RFC 8785) of tender, bidder, bid and nonce. */
export const commitmentOf = (place: BidPlace, opened: OpenedBid): Promise<string> =>
  sha256(textOf(place, opened));

const BLOCK = 4096;

/** Encrypts a bid in the bidder's browser. Refused: BID_TEXT_BROKEN for text that has no UTF-8. */
export async function sealBid(
  to: PublicKey,
  place: BidPlace,
  bid: Json,
): Promise<Result<{ sealed: SealedBid; receipt: BidReceipt }>> {
  const opened = { bid, nonce: base64(randomBytes(32)) };
  const text = textOf(place, opened);
  // JSON writes half a surrogate pair as an escape, so what is not well formed would come back otherwise elsewhere.
  if (/\\ud[89a-f]/i.test(text)) return refuse("BID_TEXT_BROKEN");
  const bytes = utf8(text);
  const padded = new Uint8Array(Math.ceil(bytes.length / BLOCK) * BLOCK).fill(0x20);
  padded.set(bytes);
  const commitment = await sha256(text);
  const purpose = { ...place, commitment, what: "bid" };
  const sealed = { commitment, box: await sealTo(to, padded, purpose) };
  return ok({ sealed, receipt: { ...place, ...opened, commitment } });
}

/**
 * Opens a bid with the tender's key. Refused: BID_UNREADABLE where it was sealed to another key or changed,
 * BID_NOT_AS_COMMITTED where it holds something else than was committed to.
 */
export async function openBid(
  pair: KeyPair,
  place: BidPlace,
  { commitment, box }: SealedBid,
): Promise<Result<OpenedBid>> {
  const bytes = await openBox(pair, box, { ...place, commitment, what: "bid" });
  if (!bytes) return refuse("BID_UNREADABLE");
  const opened = readBid(new TextDecoder().decode(bytes));
  if (!opened) return refuse("BID_NOT_AS_COMMITTED");
  // No page writes a bid that is nested like this, and what cannot be gone through must not hinder the others' opening.
  if (isDeeper(opened.bid, deepest)) return refuse("BID_NOT_AS_COMMITTED");
  return (await commitmentOf(place, opened)) === commitment
    ? ok(opened)
    : refuse("BID_NOT_AS_COMMITTED");
}

const deepest = 32;
const isDeeper = (value: Json, left: number): boolean =>
  typeof value === "object" &&
  value !== null &&
  (left === 0 || Object.values(value).some((inner: Json) => isDeeper(inner, left - 1)));

/** A box may hold anything that its sender put in. */
function readBid(text: string): OpenedBid | undefined {
  try {
    const { bid, nonce } = JSON.parse(text) as Partial<OpenedBid>;
    return typeof nonce === "string" ? { bid, nonce } : undefined;
  } catch {
    return undefined; // no JSON: told by the caller as what it is, not the bid that was committed to
  }
}
