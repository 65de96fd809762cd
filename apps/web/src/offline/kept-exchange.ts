import type { Exchange, Operation, OperationResult } from "@urql/core";
import { getOperationName } from "@urql/core";
import { fromPromise, fromValue, mergeMap, pipe } from "wonka";
import { chosenCompany } from "../session/company.ts";

declare module "@urql/core" {
  interface OperationContext {
    /** The last answer is kept on the device and given again while the server cannot be reached. */
    kept?: boolean;
  }
}

/**
 * Gives the last kept answer of a query that says `kept` where there is no connection; `extensions.keptAt` tells of when
 * it is. Answers are kept by company, query and variables; signing out forgets them.
 */
export const keptExchange: Exchange =
  ({ forward }) =>
  (operations) =>
    pipe(
      operations,
      forward,
      mergeMap((result) =>
        isKept(result.operation) ? fromPromise(settled(result)) : fromValue(result),
      ),
    );

const isKept = ({ kind, context }: Operation): boolean => kind === "query" && context.kept === true;

const keyOf = ({ query, variables }: Operation): string =>
  [chosenCompany() ?? "", getOperationName(query), JSON.stringify(variables)].join(" ");

/** The store's code comes when it is first needed. */
const store = () => import("./kept-store.ts");

async function settled(result: OperationResult): Promise<OperationResult> {
  const { operation, data, error } = result;
  const key = keyOf(operation);
  if (data && !error) {
    // A full disk or a private window: the page works all the same, as long as there is a connection.
    await (await store()).keep(key, { data, at: new Date().toISOString() }).catch(() => undefined);
    return result;
  }
  if (!error?.networkError) return result;
  const last = await (await store()).kept(key).catch(() => undefined);
  if (!last) return result;
  const extensions = { ...result.extensions, keptAt: last.at };
  return { ...result, data: last.data, error: undefined, extensions };
}
