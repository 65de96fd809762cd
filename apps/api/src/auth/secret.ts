import { join } from "node:path";
import type { Env } from "../env.ts";
import { keepSecret } from "../secret.ts";

/**
 * The secret that signs cookies and encrypts second factors: AUTH_SECRET, or one made on first start
 * and kept in DATA_DIR. Several machines on one database must be given the same AUTH_SECRET: each
 * would make its own, and refuse the cookies of the others.
 */
export const authSecret = (env: Pick<Env, "authSecret" | "dataDir">): string =>
  env.authSecret ?? keepSecret(join(env.dataDir, "auth-secret"));
