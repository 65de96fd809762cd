import type { SealedBox } from "@threshold/domain/tender/seal";
import type { HolderKey } from "@threshold/domain/tender/shares";
import { refusalError } from "../refusal.ts";

type Told = Readonly<Record<string, unknown>>;

/** The largest box, as base64: a bid's texts and a little more. */
const largestBox = 700_000;

function base64In(value: Told, field: string, longest: number): string {
  const told = value[field];
  if (typeof told === "string" && told.length <= longest && /^[A-Za-z0-9+/]+={0,2}$/.test(told))
    return told;
  throw refusalError({ code: "INVALID_INPUT", details: { field } });
}

/** A point on P-256 as base64 of its 65 bytes. */
export const publicKeyIn = (value: Told, field: string): string => base64In(value, field, 88);

export const readBoxIn = (value: Told): SealedBox => ({
  ephemeralKey: publicKeyIn(value, "ephemeralKey"),
  iv: base64In(value, "iv", 16),
  ciphertext: base64In(value, "ciphertext", largestBox),
});

export function readHolderKeyIn(value: Told): HolderKey {
  const { iterations } = value;
  if (typeof iterations !== "number" || !Number.isInteger(iterations) || iterations < 600_000)
    throw refusalError({ code: "INVALID_INPUT", details: { field: "iterations" } });
  return {
    publicKey: publicKeyIn(value, "publicKey"),
    salt: base64In(value, "salt", 24),
    iterations,
    iv: base64In(value, "iv", 16),
    ciphertext: base64In(value, "ciphertext", 64),
  };
}
