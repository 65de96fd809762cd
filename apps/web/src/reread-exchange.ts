import type { Exchange, Operation } from "@urql/core";
import { filter, makeSubject, map, merge, pipe, tap } from "wonka";

/**
 * Reads once more what was being read while something was saved. Such an answer may be older than the save, and a page
 * that asks anew meanwhile, as pages do once they have saved, is given that same answer. It is passed over, or, the second
 * time in a row, told as stale: nobody waits until a whole queue of saves is through.
 */
export const rereadExchange: Exchange =
  ({ forward }) =>
  (operations) => {
    let saves = 0;
    /** Of a query that was sent: how much had been saved by then, and whether its last answer was passed over. */
    const sent = new WeakMap<Operation, { saves: number; passedOver: boolean }>();
    const again = makeSubject<Operation>();
    return pipe(
      merge([
        pipe(
          operations,
          tap((operation) => sent.set(operation, { saves, passedOver: false })),
        ),
        again.source,
      ]),
      forward,
      map((result) => {
        const { operation, data, error } = result;
        if (operation.kind === "mutation" && data) saves += 1;
        const then = sent.get(operation);
        if (operation.kind !== "query" || error || !then || then.saves === saves) return result;
        sent.set(operation, { saves, passedOver: !then.passedOver });
        again.next(operation);
        return then.passedOver ? { ...result, stale: true } : undefined;
      }),
      filter((result) => result !== undefined),
    );
  };
