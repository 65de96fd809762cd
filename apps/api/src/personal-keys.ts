import { createHash, createHmac, hkdfSync } from "node:crypto";
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Pool } from "pg";
import { seal, unseal } from "./auth/seal.ts";
import type { Env } from "./env.ts";
import { startProblem } from "./say.ts";
import { keepSecret } from "./secret.ts";

/** Where a sealed value lies; bound to it, so that nobody moves a ciphertext to another row to read it there. */
export interface SealedPlace {
  readonly companyId: string;
  readonly table: string;
  readonly id: string;
  readonly column: string;
}

/** The keys of an installation: the first seals, all of them unseal. Each company's values are under keys derived for it alone. */
export interface PersonalKeys {
  /** Names of the keys, the sealing one first. */
  readonly names: readonly string[];
  seal(place: SealedPlace, text: string): string;
  /** What was sealed. Throws where its key is not given, or it was sealed elsewhere or changed. */
  unseal(place: SealedPlace, sealed: string): string;
  /** What equal values have in common within the company: a hash under each key, the sealing one's first. */
  lookups(companyId: string, text: string): string[];
  /** What another installation needs to read this company's values, and no other's: a line for each key. */
  linesFor(companyId: string): string[];
}

interface Key {
  /** By which a ciphertext names it: a fingerprint. */
  readonly name: string;
  /** What the company's values are sealed under; undefined for a key that came with another company. */
  readonly of: (companyId: string) => string | undefined;
}

const derived = (secret: string, purpose: string): string =>
  Buffer.from(hkdfSync("sha256", secret, "", `threshold ${purpose}`, 32)).toString("base64url");

const ofCompany = /^(?<name>[0-9a-f]{8}):(?<company>[0-9a-f-]{36}):(?<secret>.+)$/;

function keyOf(text: string): Key {
  const { name, company, secret } = ofCompany.exec(text)?.groups ?? {};
  if (name && secret) return { name, of: (id) => (id === company ? secret : undefined) };
  return {
    name: createHash("sha256").update(text).digest("hex").slice(0, 8),
    of: (id) => derived(text, `personal data of ${id}`),
  };
}

const textOf = ({ companyId, table, id, column }: SealedPlace) =>
  [companyId, table, id, column].join("|");

/** `texts` are secrets of an installation, the one that seals first, or lines that came with a company. */
export function personalKeys(texts: readonly string[]): PersonalKeys {
  const keys = texts.map(keyOf);
  const [active] = keys;
  if (!active || ofCompany.test(texts[0]!))
    throw startProblem(
      "个人信息密钥（PERSONAL_DATA_KEYS 或 DATA_DIR/personal-data-keys）的第一个应为本安装自己的密钥。",
      "The first key of personal data has to be this installation's own, and not one that came with a company.",
    );
  return {
    names: keys.map(({ name }) => name),
    seal: (place, text) =>
      `${active.name}.${seal(active.of(place.companyId)!, "personal data", text, textOf(place))}`,
    unseal(place, sealed) {
      const [name = "", content = ""] = sealed.split(".");
      const secret = keys.find((key) => key.name === name)?.of(place.companyId);
      if (!secret) throw new Error(`the key ${name} of personal data is not given`);
      return unseal(secret, "personal data", content, textOf(place));
    },
    lookups: (companyId, text) =>
      keys.flatMap((key) => {
        const secret = key.of(companyId);
        if (!secret) return [];
        return [createHmac("sha256", derived(secret, "lookup")).update(text).digest("base64url")];
      }),
    linesFor: (companyId) =>
      keys.flatMap(({ name, of }) => {
        const secret = of(companyId);
        return secret ? [`${name}:${companyId}:${secret}`] : [];
      }),
  };
}

/** Where the keys are kept that nobody gave: one a line, the one that seals first. */
export const keyFile = (dataDir: string): string => join(dataDir, "personal-data-keys");

/** PERSONAL_DATA_KEYS, or a key made on first start and kept in DATA_DIR. */
export const keysOfEnv = ({
  personalDataKeys,
  dataDir,
}: Pick<Env, "personalDataKeys" | "dataDir">): PersonalKeys =>
  personalKeys(personalDataKeys ?? keepSecret(keyFile(dataDir)).split(/\s+/));

/** The names of the keys that are given or kept; none where none was made yet. */
export const keyNamesOf = (env: Pick<Env, "personalDataKeys" | "dataDir">): readonly string[] =>
  env.personalDataKeys || existsSync(keyFile(env.dataDir)) ? keysOfEnv(env).names : [];

/**
 * The keys go with the pool: whoever reaches an installation's database as its application works with its personal data, and
 * every read and write has the pool already.
 */
const keysByPool = new WeakMap<Pool, PersonalKeys>();

export function giveKeys(pool: Pool, keys: PersonalKeys): void {
  keysByPool.set(pool, keys);
}

export function keysOf(pool: Pool): PersonalKeys {
  const keys = keysByPool.get(pool);
  if (!keys) throw new Error("this pool was opened without the keys of personal data");
  return keys;
}
