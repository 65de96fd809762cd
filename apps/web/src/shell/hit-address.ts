import type { SearchKind } from "../gql/graphql.ts";

/** Where a record found by search is shown. */
export function addressOf({ kind, id }: { kind: SearchKind; id: string }): string {
  switch (kind) {
    case "ESTATE":
      return `/estates/${id}`;
    case "LAUNCH_PLAN":
      return `/launches/${id}`;
    case "PERSON":
      return `/people?person=${id}`;
    case "BUILDING":
    case "UNIT":
      return `/records/${id}`; // the estate it lies in is looked up on the way
  }
}
