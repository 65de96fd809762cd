import { createHmac, timingSafeEqual } from "node:crypto";
import { verifyPassword } from "./password.ts";
import { findProofs, type Db } from "./queries.ts";
import type { Throttle } from "./throttle.ts";

/** Something only the account's owner knows or holds: the password, or a code of the second factor. */
export type Proof =
  | { readonly password?: string | null; readonly code?: undefined }
  | { readonly code?: string | null; readonly password?: undefined };

export interface Confirmation {
  readonly confirmed: boolean;
  /** After too many wrong ones, as at the sign-in; 0 otherwise. */
  readonly retryAfterSeconds: number;
}

interface Options {
  readonly db: Db;
  readonly throttle: Throttle;
  readonly secret: string;
  readonly clock: () => Date;
}

/** Whether somebody who is signed in is still who he was: asked again before he signs. Wrong ones count like at the sign-in. */
export async function confirmAccount(
  { db, throttle, secret, clock }: Options,
  accountId: string,
  address: string,
  proof: Proof,
): Promise<Confirmation> {
  const known = await findProofs(db, accountId);
  if (!known) return { confirmed: false, retryAfterSeconds: 0 };
  const retryAfterSeconds = await throttle.enter(known.email, address);
  if (retryAfterSeconds > 0) return { confirmed: false, retryAfterSeconds };
  const confirmed =
    typeof proof.code === "string"
      ? known.totpSecret !== null &&
        isCode(await opened(known.totpSecret, secret), proof.code, clock())
      : known.password !== null && (await verifyPassword(known.password, proof.password ?? ""));
  if (confirmed) await throttle.leave(known.email, address);
  return { confirmed, retryAfterSeconds: 0 };
}

/** The library keeps the secret encrypted; it is loaded when it is first needed. */
async function opened(data: string, key: string): Promise<string> {
  const { symmetricDecrypt } = await import("better-auth/crypto");
  return symmetricDecrypt({ key, data });
}

/** RFC 6238 as authenticators show it: SHA-1, 30 s, six digits; one step early or late is taken. */
function isCode(secret: string, code: string, now: Date): boolean {
  const step = Math.floor(now.getTime() / 30_000);
  const typed = Buffer.from(code.replaceAll(/\s/g, ""));
  return [step - 1, step, step + 1].some((at) => {
    const expected = Buffer.from(codeAt(secret, at));
    return expected.length === typed.length && timingSafeEqual(expected, typed);
  });
}

function codeAt(secret: string, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac("sha1", secret).update(counter).digest();
  const number = mac.readUInt32BE(mac.at(-1)! & 15) & 0x7fffffff;
  return String(number % 1_000_000).padStart(6, "0");
}
