import { Repeater } from "@graphql-yoga/subscription";
import type { Context } from "../context.ts";
import type { Change } from "../graphql/changes.ts";

/** That work changed where the viewer has some or sees some: for lists, which are then asked for again. */
export function followWork({ changes, viewer, scope }: Context): AsyncIterableIterator<true> {
  const { companyId, personId } = viewer;
  const near = new Set([companyId, personId, ...scope.placeIds, ...scope.reachIds]);
  const concerns = ({ table, parents }: Change) =>
    table === "obligation" && parents.some((id) => near.has(id));
  const source = changes.follow(companyId, concerns);
  return new Repeater<true>(async (push, stop) => {
    void stop.then(() => source.return?.());
    for await (const _ of source) await push(true);
    stop();
  });
}
