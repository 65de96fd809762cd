import { Repeater } from "@graphql-yoga/subscription";
import { sql } from "kysely";
import type { Context } from "../context.ts";
import { statement } from "../db/database.ts";
import { read } from "../db/tenancy.ts";
import type { Change } from "./changes.ts";

/** A change of one record that is still there. */
export interface RecordChange {
  readonly id: string;
  readonly table: string;
  readonly parents: readonly string[];
}

/**
 * Changes of the viewer's company, record by record, for a subscription that re-reads each as the viewer may see it.
 * Deletions, and changes of more records than are named, tell nothing: a list is asked for again anyway.
 */
export function followRecords(
  { changes, viewer }: Context,
  passes: (change: RecordChange) => boolean,
): AsyncIterableIterator<RecordChange> {
  const isTold = (change: Change) => change.operation !== "DELETE" && change.ids !== null;
  const source = changes.follow(viewer.companyId, isTold);
  return new Repeater<RecordChange>(async (push, stop) => {
    void stop.then(() => source.return?.());
    for await (const { ids, table, parents } of source)
      for (const id of ids ?? [])
        if (passes({ id, table, parents })) await push({ id, table, parents });
    stop();
  });
}

/**
 * That something which hangs on a record changed, without saying what: for a page that asks for all of it again. Whether the
 * viewer sees the record is looked at anew for each time.
 */
export function followBelow(
  context: Context,
  parent: { readonly table: string; readonly id: string },
  passes: (table: string) => boolean = () => true,
): AsyncIterableIterator<true> {
  const concerns = ({ table, parents }: Change) => parents.includes(parent.id) && passes(table);
  const source = context.changes.follow(context.viewer.companyId, concerns);
  const seen = statement(sql<{ id: string }>`select id from ${sql.table(parent.table)}
    where company_id = current_company() and id = ${parent.id}`);
  return new Repeater<true>(async (push, stop) => {
    void stop.then(() => source.return?.());
    for await (const _ of source) if ((await read(context, seen)).length > 0) await push(true);
    stop();
  });
}
