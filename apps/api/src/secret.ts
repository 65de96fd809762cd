import { randomBytes } from "node:crypto";
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

/**
 * Reads the secret kept at `path`, making a random one (256 bits) the first time.
 * Only the user may read the file; two processes that start at once agree on one secret.
 */
export function keepSecret(path: string): string {
  const kept = readSecret(path);
  if (kept) return kept;
  mkdirSync(dirname(path), { recursive: true });
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, randomBytes(32).toString("base64url"), { mode: 0o600, flush: true });
  try {
    linkSync(draft, path); // never replaces: the first one wins
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    rmSync(draft);
  }
  return readSecret(path) ?? refuseEmpty(path);
}

function readSecret(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8").trim() || undefined;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

function refuseEmpty(path: string): never {
  throw new Error(`${path} 是空的，请删除后重试 / is empty: delete it and start again`);
}
