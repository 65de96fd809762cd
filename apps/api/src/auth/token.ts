import { createHash, randomBytes } from "node:crypto";

/** A secret to hand out once: 256 random bits, safe in a URL. */
export const newToken = (prefix = ""): string => prefix + randomBytes(32).toString("base64url");

/** What is kept of a token. It is random, so that a fast hash without salt serves. */
export const tokenHash = (token: string): Buffer => createHash("sha256").update(token).digest();
