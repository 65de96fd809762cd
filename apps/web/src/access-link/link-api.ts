import type { LinkAct, LinkPurpose, LinkStatus } from "../gql/graphql.ts";
import type { Problem } from "../problem.ts";
import { asRefusal } from "../problem.ts";

/** What the link is about, as its page shows it. */
export interface OpenLink {
  status: "ACTIVE";
  purpose: LinkPurpose;
  company: string;
  serviceCenter: string | null;
  name: string;
  organization: string | null;
  expiresAt: string;
  title: string;
  titleEn?: string;
  facts?: readonly { label: string; labelEn: string; value: string }[];
  contentHash: string;
  label: string;
  labelEn: string;
  problem: string | null;
}

/** A link that is over tells no more than that. */
export interface OverLink {
  status: Exclude<LinkStatus, "ACTIVE">;
  company: string;
}

export type LinkAnswer<Value> = { ok: true; value: Value } | { ok: false; problem: Problem };

/** Asks the server by the link's token: no account, no session, and nothing but this one thing. */
async function ask<Value>(path: string, body: object): Promise<LinkAnswer<Value>> {
  let response: Response;
  try {
    response = await fetch(`/api/links/${path}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      credentials: "omit",
      body: JSON.stringify(body),
    });
  } catch {
    return { ok: false, problem: { kind: "OFFLINE" } };
  }
  const answer: unknown = await response.json().catch(() => undefined);
  if (response.ok) return { ok: true, value: answer as Value };
  const { code, details } = (answer ?? {}) as Record<string, unknown>;
  const problem = asRefusal(code, details) ?? { kind: "FAULT", requestId: undefined };
  return { ok: false, problem };
}

export const readLink = (token: string) => ask<OpenLink | OverLink>("read", { token });

export interface LinkDeed {
  act: LinkAct;
  name: string;
  organization: string;
  contentHash: string;
  comment: string;
  strokes: readonly (readonly number[])[] | null;
  /** The same deed sent again under its key is done once. */
  key: string;
}

export const actByLink = (token: string, deed: LinkDeed) =>
  ask<{ done: LinkAct }>("act", { token, ...deed });
