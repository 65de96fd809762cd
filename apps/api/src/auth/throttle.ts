import { createHmac } from "node:crypto";
import {
  deleteAttempts,
  findWait,
  reserveAttempt,
  returnAttempts,
  type Db,
  type Patience,
} from "./queries.ts";

/** Five tries, then half a minute, then twice as long each time: about a hundred guesses a day. */
const accountPatience: Patience = { free: 5, firstWaitSeconds: 30, longestWaitSeconds: 900 };
/** An office shares one address: more tries, the same growth. */
const addressPatience: Patience = {
  free: 30,
  firstWaitSeconds: 30,
  longestWaitSeconds: 900,
};

/** Slows down guessing, per account name and per address, over every process on the database. */
export interface Throttle {
  /** Counts an attempt that is about to be made; the seconds to wait, 0 when it may be made now. */
  readonly enter: (login: string, address: string) => Promise<number>;
  /**
   * The attempt succeeded: the account's failures are forgotten, at the address as well, where those with other accounts
   * stay. So an office is not made to wait for everybody's slips, and whoever owns an account guesses no better with it.
   */
  readonly leave: (login: string, address: string) => Promise<void>;
}

/**
 * Counts unknown logins like known ones, so that the wait tells nothing about who exists. Logins
 * are kept as a keyed hash: people type their password into the wrong field.
 */
export function createThrottle(db: Db, secret: string, clock: () => Date): Throttle {
  const account = (login: string) =>
    `account:${createHmac("sha256", secret).update(login.trim().toLowerCase()).digest("base64url")}`;
  const from = (address: string) => `address:${address}`;

  return {
    async enter(login, address) {
      const now = clock();
      // The address first: one that waits shall not lock other people's accounts meanwhile.
      if (!(await reserveAttempt(db, from(address), addressPatience, now))) {
        return Math.max(1, await findWait(db, from(address), now));
      }
      if (await reserveAttempt(db, account(login), accountPatience, now)) return 0;
      return Math.max(1, await findWait(db, account(login), now));
    },
    async leave(login, address) {
      const failures = await deleteAttempts(db, account(login));
      const own = Math.min(failures, accountPatience.free + 1);
      await returnAttempts(db, from(address), own, addressPatience.free);
    },
  };
}
