import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";

const keyOf = (secret: string, purpose: string): Buffer =>
  Buffer.from(hkdfSync("sha256", secret, "", `threshold ${purpose}`, 32));

/**
 * Encrypts a secret for the database: AES-256-GCM under a key derived for the purpose. `place` is bound to it: what was sealed for
 * one place is not unsealed at another.
 */
export function seal(secret: string, purpose: string, text: string, place = ""): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", keyOf(secret, purpose), nonce);
  cipher.setAAD(Buffer.from(place));
  const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString("base64url");
}

/** What was sealed; throws where it was sealed under another secret, for another purpose or place, or was changed. */
export function unseal(secret: string, purpose: string, sealed: string, place = ""): string {
  const bytes = Buffer.from(sealed, "base64url");
  const cipher = createDecipheriv("aes-256-gcm", keyOf(secret, purpose), bytes.subarray(0, 12));
  cipher.setAAD(Buffer.from(place));
  cipher.setAuthTag(bytes.subarray(12, 28));
  return cipher.update(bytes.subarray(28), undefined, "utf8") + cipher.final("utf8");
}
