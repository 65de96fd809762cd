import type { Exchange } from "@urql/core";
import { fromPromise, fromValue, mergeMap, pipe } from "wonka";
import { loadWordsToExplain } from "./i18n/Words.tsx";

/** Lets an answer with errors wait until there are words to tell them in. */
export const wordsExchange: Exchange =
  ({ forward }) =>
  (operations) =>
    pipe(
      forward(operations),
      mergeMap((result) =>
        result.error?.graphQLErrors.length
          ? fromPromise(loadWordsToExplain().then(() => result))
          : fromValue(result),
      ),
    );
