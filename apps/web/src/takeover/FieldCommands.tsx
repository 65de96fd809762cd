import { Badge } from "@threshold/ui/Badge";
import { RefusedHere } from "../outbox/RefusedHere.tsx";
import { mutationOf } from "../outbox/store.ts";
import { type useLanes, useOutbox } from "../outbox/use-outbox.ts";
import { isLaneOf } from "./lines.ts";
import { useTakeoverWords } from "./words.ts";

/** What of a takeover the rules refused, and the defects that wait on this device for the server. */
export function FieldCommands({
  takeoverId,
  lane,
}: {
  takeoverId: string;
  lane: ReturnType<typeof useLanes>;
}) {
  const words = useTakeoverWords();
  const { commands } = useOutbox();
  const isMine = isLaneOf(takeoverId);
  const raised = lane.commands.filter(
    ({ id, content, refusal }) =>
      !refusal &&
      lane.isWaiting(id) &&
      content.kind === "MUTATION" &&
      mutationOf(content.document) === "raiseTakeoverDefect",
  );
  return (
    <>
      <RefusedHere
        commands={commands.filter(
          ({ command, standing }) => isMine(command.lane) && standing === "REFUSED",
        )}
      />
      {raised.map(({ id, content }) => (
        <p key={id} role="status">
          <Badge tone="WARN">{words.waiting}</Badge> {content.label}
        </p>
      ))}
    </>
  );
}
