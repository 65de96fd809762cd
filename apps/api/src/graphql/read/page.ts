import { GraphQLError } from "graphql";
import type { FieldNode } from "graphql";
import type { Value } from "./map.ts";

/** Rows of a page when neither the query nor the schema says. */
export const defaultPage = 20;

export interface Page {
  readonly size: number;
  readonly backward: boolean;
}

/**
 * How large a page is asked for, and from which end; `last` goes before `first`, which may be a default.
 * The size goes into the SQL text, for with a bind parameter PostgreSQL would plan the statement anew every time.
 * Throws INVALID_INPUT naming the argument.
 */
export function pageOf(
  args: Readonly<Record<string, Value>>,
  nodes: readonly FieldNode[],
  maxPage: number,
): Page {
  const last = args.last?.known<number>();
  const size = last ?? args.first?.known<number>() ?? defaultPage;
  const backward = last !== undefined;
  if (size < 0 || size > maxPage) {
    throw invalidArgument(nodes, backward ? "last" : "first", `must be between 0 and ${maxPage}`);
  }
  return { size, backward };
}

/** An argument that the field cannot take, as INVALID_INPUT. */
export function invalidArgument(
  nodes: readonly FieldNode[] | undefined,
  argument: string,
  reason: string,
): GraphQLError {
  return new GraphQLError(`${argument} ${reason}`, {
    nodes,
    extensions: { code: "INVALID_INPUT", details: { field: argument, reason } },
  });
}
