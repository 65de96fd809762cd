import { setTimeout as sleep } from "node:timers/promises";
import { type Client, createClient } from "graphql-ws";
import { WebSocket } from "ws";
import type { Asker, TestServer } from "./server.ts";

/** A second browser: what subscriptions tell somebody, over a socket of their own. */
export interface Listener {
  /** Begins a subscription and answers the events so far, which grow. */
  follow(query: string, variables?: Record<string, unknown>): unknown[];
  close(): Promise<void>;
}

export function listen(server: TestServer, who: Asker): Listener {
  class Signed extends WebSocket {
    constructor(address: string, protocols: string[]) {
      super(address, protocols, { headers: { authorization: `Bearer ${who.token}` } });
    }
  }
  const url = `${server.url.replace("http", "ws")}/graphql`;
  const client: Client = createClient({
    url,
    webSocketImpl: Signed,
    connectionParams: { "threshold-company": who.companyId },
  });
  return {
    follow(query, variables) {
      const told: unknown[] = [];
      const keep = (event: unknown) => void told.push(event);
      client.subscribe({ query, variables }, { next: keep, error: keep, complete: () => {} });
      return told;
    },
    close: async () => client.dispose(),
  };
}

/** Repeats a change until the listener has heard of it: a subscription is established at its own time. */
export async function changeUntil(
  heard: () => boolean,
  change: (times: number) => Promise<unknown>,
): Promise<void> {
  for (let times = 1; !heard(); times += 1) {
    if (times > 200) throw new Error("no event came");
    await change(times);
  }
}

/** Resolves once nothing more came for a second: what was told of earlier changes is not told of later ones. */
export async function quiet(...heard: readonly (readonly unknown[])[]): Promise<void> {
  const count = () => heard.reduce((sum, { length }) => sum + length, 0);
  for (let before = -1; before !== count(); await sleep(1_000)) before = count();
}
