import { Repeater } from "@graphql-yoga/subscription";
import type { Context } from "../context.ts";
import type { Change } from "../graphql/changes.ts";

/** The id of what changed in the viewer's inbox: a change names one notification for each person whose inbox it is. */
export function followInbox({ changes, viewer }: Context): AsyncIterableIterator<string> {
  const isMine = ({ table, parents }: Change) =>
    table === "notification" && parents.includes(viewer.personId);
  const source = changes.follow(viewer.companyId, isMine);
  return new Repeater<string>(async (push, stop) => {
    void stop.then(() => source.return?.());
    for await (const { ids, parents } of source)
      await push(ids![parents.indexOf(viewer.personId)]!);
    stop();
  });
}
