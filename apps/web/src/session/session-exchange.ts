import type { Exchange, Operation, OperationResult } from "@urql/core";
import { filter, makeSubject, merge, pipe, tap } from "wonka";
import { heedTurnAway, onSignedIn } from "./session.ts";

/**
 * Holds back every request that was turned away because the session had ended, or because a second factor is to be set up, and
 * sends it again after that. A mutation goes out with the same idempotency key, so it happens once.
 */
export const sessionExchange: Exchange = ({ forward }) => {
  const held = new Map<number, Operation>();
  const again = makeSubject<Operation>();
  onSignedIn(() => {
    const waiting = [...held.values()];
    held.clear();
    for (const operation of waiting) again.next(operation);
  });

  return (operations) =>
    pipe(
      merge([operations, again.source]),
      tap((operation) => {
        if (operation.kind === "teardown") held.delete(operation.key);
      }),
      forward,
      filter((result) => {
        if (!wasTurnedAway(result)) return true;
        held.set(result.operation.key, result.operation);
        return false;
      }),
    );
};

const wasTurnedAway = ({ error }: OperationResult): boolean =>
  error?.graphQLErrors.some(({ extensions }) => heedTurnAway(extensions["code"])) ?? false;
