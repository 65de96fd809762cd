import type { Env } from "./env.ts";
import { authSecret } from "./auth/secret.ts";

/** What messages to the outside need to know. */
export interface Outward {
  /** The address browsers see, for links. */
  readonly baseUrl: string;
  /** The mail server with its sender; undefined where no mail goes out. */
  readonly mail: { readonly url: string; readonly from: string } | undefined;
  /** What addresses and secrets of endpoints are sealed with. */
  readonly sealing: string;
  /** Whether messages may go to addresses of the company's own network. */
  readonly allowPrivate: boolean;
}

export const outwardOf = (env: Env, baseUrl: string): Outward => ({
  baseUrl,
  mail: env.mail,
  sealing: authSecret(env),
  allowPrivate: env.webhookAllowPrivate,
});

/** For work that sends nothing. */
export const nowhere: Outward = { baseUrl: "", mail: undefined, sealing: "", allowPrivate: false };
