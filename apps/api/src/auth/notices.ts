import type { Pool } from "pg";
import type { Viewers } from "./viewer.ts";

/** How long to wait before listening again after the connection broke, in milliseconds. */
const again = 1_000;

/**
 * Listens to what other processes (and the tables' triggers) say of accounts and companies, and
 * lets `viewers` forget them. While nobody listens nothing is known, so everything is forgotten
 * when listening begins anew. Holds one connection of the pool until stopped.
 *
 * @returns a function that stops listening
 */
export async function listenForViewers(
  pool: Pool,
  viewers: Viewers,
  onFailure: (error: unknown) => void,
): Promise<() => void> {
  let stopped = false;
  let release: ((error?: Error) => void) | undefined;
  let timer: NodeJS.Timeout | undefined;

  function lost(error: unknown) {
    if (stopped || timer) return;
    onFailure(error);
    timer = setTimeout(() => {
      timer = undefined;
      void listen().catch(lost);
    }, again);
    timer.unref();
  }

  async function listen() {
    const own = await pool.connect();
    // Given back once, whichever comes first: the connection breaks, or listening is stopped.
    release = (error) => {
      release = undefined;
      own.removeAllListeners("notification");
      own.off("error", broken);
      own.release(error ?? true);
    };
    const broken = (error: Error) => {
      release?.(error);
      lost(error);
    };
    own.once("error", broken);
    own.on("notification", ({ payload }) => heed(payload ?? "", viewers));
    try {
      await own.query("listen viewer");
    } catch (error) {
      release?.();
      throw error;
    }
    viewers.invalidateViewers();
  }

  await listen();
  return () => {
    stopped = true;
    clearTimeout(timer);
    release?.();
  };
}

/** A notice names an account or a company; an unknown one concerns everybody. */
function heed(payload: string, viewers: Viewers) {
  const [kind, id] = payload.split(":");
  if (kind === "account" && id) viewers.invalidateAccount(id);
  else viewers.invalidateViewers(kind === "company" && id ? id : undefined);
}
