import { subscriptionExchange } from "@urql/core";
import type { Client } from "graphql-ws";
import { chosenCompany } from "./session/company.ts";

let socket: Promise<Client> | undefined;

/** Subscriptions over one WebSocket that opens with the first of them; its code comes as late. */
export const liveExchange = subscriptionExchange({
  forwardSubscription: ({ query, variables }) => ({
    subscribe: (sink) => {
      let stop: (() => void) | undefined = undefined as (() => void) | undefined;
      let unwanted = false;
      socket ??= openSocket();
      socket.then(
        (live) => {
          if (unwanted) return;
          const payload = { query: query ?? "", variables: variables as Record<string, unknown> };
          stop = live.subscribe(payload, {
            next: (result) => sink.next(result as Parameters<typeof sink.next>[0]),
            error: (error) => sink.error(error),
            complete: () => sink.complete(),
          });
        },
        (error: unknown) => sink.error(error),
      );
      return {
        unsubscribe: () => {
          unwanted = true;
          stop?.();
        },
      };
    },
  }),
});

async function openSocket(): Promise<Client> {
  const { createClient } = await import("graphql-ws");
  const scheme = location.protocol === "https:" ? "wss:" : "ws:";
  return createClient({
    url: `${scheme}//${location.host}/graphql`,
    lazy: true,
    retryAttempts: Number.POSITIVE_INFINITY,
    shouldRetry: () => true,
    connectionParams: () => ({ "threshold-company": chosenCompany() }),
  });
}
