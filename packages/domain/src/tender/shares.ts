import { combine, split } from "shamir-secret-sharing";
import { ok, refuse, type Result } from "../result.ts";
import { base64, digest, fromBase64, hex, randomBytes, utf8 } from "./encoding.ts";
import { passphraseCharacters, passphraseLeast } from "./passphrase.ts";
import {
  isKeyPair,
  type KeyPair,
  makeKeyPair,
  openBox,
  type PublicKey,
  type SealedBox,
  sealTo,
} from "./seal.ts";

/** What OWASP asks of PBKDF2 with SHA-256. */
const ITERATIONS = 600_000;

/** A holder's own key, its secret under a passphrase that never leaves the holder's browser. */
export interface HolderKey {
  readonly publicKey: PublicKey;
  readonly salt: string;
  readonly iterations: number;
  readonly iv: string;
  readonly ciphertext: string;
}

/** A holder's share of a tender's key. `check` lets anybody see that its holder opened it, and nobody open it. */
export interface KeyShare {
  readonly holder: string;
  readonly box: SealedBox;
  readonly check: string;
}

/** What is kept of a tender's key: the secret itself is nowhere. */
export interface TenderKey {
  readonly publicKey: PublicKey;
  readonly threshold: number;
  readonly shares: readonly KeyShare[];
}

/** At least two open, and one more may be lost. Refused: KEY_HOLDERS_TOO_FEW (`threshold`, `holders`). */
export const checkThreshold = (threshold: number, holders: number): Result<true> =>
  threshold >= 2 && threshold < holders
    ? ok(true)
    : refuse("KEY_HOLDERS_TOO_FEW", { threshold, holders });

/** A share that its holder opened, for as long as the ceremony lasts. */
export interface OpenShare {
  readonly holder: string;
  readonly share: Uint8Array<ArrayBuffer>;
  /** Tells that the holder was there without telling the share. */
  readonly proof: string;
}

async function passphraseKey(
  passphrase: string,
  salt: Uint8Array<ArrayBuffer>,
  iterations: number,
) {
  const typed = utf8(passphraseCharacters(passphrase).join(""));
  const secret = await crypto.subtle.importKey("raw", typed, "PBKDF2", false, ["deriveKey"]);
  const derivation = { name: "PBKDF2", hash: "SHA-256", salt, iterations };
  const aes = { name: "AES-GCM", length: 256 };
  return crypto.subtle.deriveKey(derivation, secret, aes, false, ["encrypt", "decrypt"]);
}

/** Made in the holder's browser. Refused: PASSPHRASE_TOO_SHORT below 14 characters. */
export async function makeHolderKey(passphrase: string): Promise<Result<HolderKey>> {
  if (passphraseCharacters(passphrase).length < passphraseLeast)
    return refuse("PASSPHRASE_TOO_SHORT", { least: passphraseLeast });
  const pair = await makeKeyPair();
  const [salt, iv] = [randomBytes(16), randomBytes(12)];
  const key = await passphraseKey(passphrase, salt, ITERATIONS);
  const wrapped = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, pair.secret);
  return ok({
    publicKey: pair.publicKey,
    salt: base64(salt),
    iterations: ITERATIONS,
    iv: base64(iv),
    ciphertext: base64(new Uint8Array(wrapped)),
  });
}

/** Refused: PASSPHRASE_WRONG. */
export async function unlockHolderKey(
  { publicKey, salt, iterations, iv, ciphertext }: HolderKey,
  passphrase: string,
): Promise<Result<KeyPair>> {
  const key = await passphraseKey(passphrase, fromBase64(salt), iterations);
  try {
    const aes = { name: "AES-GCM", iv: fromBase64(iv) };
    const secret = new Uint8Array(await crypto.subtle.decrypt(aes, key, fromBase64(ciphertext)));
    return ok({ publicKey, secret });
  } catch {
    return refuse("PASSPHRASE_WRONG"); // or the stored key was changed: AES-GCM cannot tell the two apart
  }
}

/** Known from the share alone, and tells nothing of it. */
const proofOf = async (share: Uint8Array<ArrayBuffer>): Promise<string> =>
  hex(await digest(new Uint8Array([...utf8("threshold/share-proof/1:"), ...share])));

const checkOf = async (proof: string): Promise<string> => hex(await digest(utf8(proof)));

/** Whether a holder opened the share that was made for it. */
export const proves = async (proof: string, { check }: Pick<KeyShare, "check">): Promise<boolean> =>
  (await checkOf(proof)) === check;

const purposeOf = (tender: string, holder: string) => ({ what: "share", tender, holder });

/**
 * Makes a tender's key and splits it among its holders, each with a key of its own, in the organiser's browser. Refused:
 * KEY_HOLDERS_TOO_FEW (`threshold`, `holders`).
 */
export async function makeTenderKey(
  tender: string,
  holders: readonly { readonly holder: string; readonly publicKey: PublicKey }[],
  threshold: number,
): Promise<Result<TenderKey>> {
  const several = new Set(holders.map(({ holder }) => holder)).size;
  const keys = new Set(holders.map(({ publicKey }) => publicKey)).size;
  const enough = checkThreshold(threshold, several);
  if (!enough.ok) return enough;
  if (several !== holders.length || keys !== several)
    return refuse("KEY_HOLDERS_TOO_FEW", { threshold, holders: several });
  const { publicKey, secret } = await makeKeyPair();
  const parts = await split(secret, holders.length, threshold);
  const shares = await Promise.all(
    holders.map(async ({ holder, publicKey: theirs }, index): Promise<KeyShare> => {
      const share = new Uint8Array(parts[index] ?? []);
      const box = await sealTo(theirs, share, purposeOf(tender, holder));
      return { holder, box, check: await checkOf(await proofOf(share)) };
    }),
  );
  secret.fill(0);
  return ok({ publicKey, threshold, shares });
}

/** Refused: KEY_SHARE_BROKEN where the share was made for somebody else or was changed (`holder`). */
export async function openShare(
  tender: string,
  { holder, box, check }: KeyShare,
  pair: KeyPair,
): Promise<Result<OpenShare>> {
  const share = await openBox(pair, box, purposeOf(tender, holder));
  const proof = share && (await proofOf(share));
  if (!share || !proof || !(await proves(proof, { check })))
    return refuse("KEY_SHARE_BROKEN", { holder });
  return ok({ holder, share, proof });
}

/** The tender's key for as long as it takes to open the bids. Refused: KEY_SHARES_MISSING (`have`, `need`), KEY_SHARES_DO_NOT_FIT. */
export async function joinShares(
  { publicKey, threshold }: Pick<TenderKey, "publicKey" | "threshold">,
  opened: readonly OpenShare[],
): Promise<Result<KeyPair>> {
  const have = new Set(opened.map(({ holder }) => holder)).size;
  if (have < threshold || have !== opened.length)
    return refuse("KEY_SHARES_MISSING", { have, need: threshold });
  const pair = {
    publicKey,
    secret: new Uint8Array(await combine(opened.map(({ share }) => share))),
  };
  return (await isKeyPair(pair)) ? ok(pair) : refuse("KEY_SHARES_DO_NOT_FIT");
}
