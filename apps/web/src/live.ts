import { subscriptionExchange } from "@urql/core";
import type { Client } from "graphql-ws";
import { chosenCompany } from "./session/company.ts";

const LONGEST_WAIT_MS = 15_000;
/** A connection that died without a word, in a tunnel or behind a router, is found out by asking. */
const ASK_AFTER_MS = 15_000;
const ANSWER_WITHIN_MS = 5_000;
const backAgain = new Set<() => void>();

/**
 * Tells when the connection is back after it was lost. What changed in between was told to nobody, so
 * whoever shows live records asks for them anew. Returns how to stop listening.
 */
export function onReconnect(listener: () => void): () => void {
  backAgain.add(listener);
  return () => void backAgain.delete(listener);
}

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

/** As safe as the page itself: a page that came by https opens no socket in the clear. */
export const socketAddress = ({ protocol, host }: Pick<Location, "protocol" | "host">): string =>
  `${protocol === "https:" ? "wss:" : "ws:"}//${host}/graphql`;

async function openSocket(): Promise<Client> {
  const { createClient } = await import("graphql-ws");
  let silence: number | undefined;
  const live = createClient({
    url: socketAddress(location),
    lazy: true,
    retryAttempts: Number.POSITIVE_INFINITY,
    shouldRetry: () => true,
    retryWait: (retries) => pause(Math.min(2 ** retries * 1000, LONGEST_WAIT_MS)),
    keepAlive: ASK_AFTER_MS,
    on: {
      connected: (_socket, _payload, wasRetry) => {
        if (wasRetry) for (const listener of backAgain) listener();
      },
      ping: (received) => {
        if (!received) silence = window.setTimeout(() => live.terminate(), ANSWER_WITHIN_MS);
      },
      pong: () => window.clearTimeout(silence),
      closed: () => window.clearTimeout(silence),
    },
    connectionParams: () => ({ "threshold-company": chosenCompany() }),
  });
  return live;
}

/** Waits, a little longer or shorter each time, so that all browsers do not come back at once. */
const pause = (ms: number) =>
  new Promise<void>((resolve) => setTimeout(resolve, ms * (0.75 + Math.random() / 2)));
