import { randomUUID } from "node:crypto";
import { inject } from "vitest";

/** The demo's accounts that journeys sign in with. */
export type Account =
  | "admin"
  | "region"
  | "staff"
  | "tender"
  | "service"
  | "center"
  | "security"
  | "hr"
  | "training"
  | "supervisor"
  | "showflat"
  | "saleshost"
  | "inspector"
  | "frontdesk"
  | "engineering";

export const PASSWORD = "threshold-demo-2026";
export const emailOf = (account: Account) => `${account}@demo.threshold`;

/** Signs in over HTTP; answers the cookies of a new session as `name=value`. */
export async function signIn(account: Account, url = inject("server")): Promise<string[]> {
  const response = await fetch(`${url}/api/auth/sign-in/email`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: url },
    body: JSON.stringify({ email: emailOf(account), password: PASSWORD }),
  });
  if (!response.ok) throw new Error(`${account} cannot sign in: ${await response.text()}`);
  return response.headers.getSetCookie().map((cookie) => cookie.split(";")[0] ?? "");
}

/** Somebody who asks the API directly, to lay out what a journey needs. */
export interface Asker {
  // oxlint-disable-next-line typescript/no-explicit-any -- a journey says itself what it asks for
  ask(query: string, variables?: Record<string, unknown>): Promise<any>;
  /** Runs a mutation by name and answers the selection of its payload. */
  run(name: string, input: Record<string, unknown>, selection: string): ReturnType<Asker["ask"]>;
  fetch(path: string, init?: RequestInit): Promise<Response>;
}

export async function askerOf(account: Account, url = inject("server")): Promise<Asker> {
  const cookie = (await signIn(account, url)).join("; ");
  const send: Asker["fetch"] = (path, init) =>
    fetch(`${url}${path}`, {
      ...init,
      headers: { cookie, origin: url, "apollo-require-preflight": "true", ...init?.headers },
    });
  const ask: Asker["ask"] = async (query, variables) => {
    const response = await send("/graphql", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = (await response.json()) as { data: unknown; errors?: unknown };
    if (errors) throw new Error(`${JSON.stringify(errors)}\n${query}`);
    return data;
  };
  return {
    ask,
    fetch: send,
    async run(name, input, selection) {
      const type = `${name[0]?.toUpperCase()}${name.slice(1)}Input!`;
      const query = `mutation($input: ${type}) { ${name}(input: $input) { ${selection} } }`;
      const keyed = { input: { clientMutationId: randomUUID(), ...input } };
      return ((await ask(query, keyed)) as Record<string, unknown>)[name];
    },
  };
}
