import type { Exchange } from "@urql/core";
import { fromPromise, fromValue, mergeMap, pipe } from "wonka";
import { loadPageWords } from "./i18n/Words.tsx";

/** Lets an answer with errors wait until there are words to tell them in. */
export const wordsExchange: Exchange =
  ({ forward }) =>
  (operations) =>
    pipe(
      forward(operations),
      mergeMap((result) =>
        result.error?.graphQLErrors.length
          ? fromPromise(loadPageWords().then(() => result))
          : fromValue(result),
      ),
    );
