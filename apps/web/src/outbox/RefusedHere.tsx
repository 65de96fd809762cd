import type { Standing } from "@threshold/domain/outbox/outbox";
import { CommandRow } from "./CommandRow.tsx";
import type { DeviceCommand } from "./store.ts";

/** What the rules refused of what was done on this page, above everything else. */
export function RefusedHere({
  commands,
}: {
  commands: readonly { readonly command: DeviceCommand; readonly standing: Standing }[];
}) {
  if (commands.length === 0) return null;
  return (
    <ol className="outbox-commands">
      {commands.map(({ command, standing }) => (
        <CommandRow key={command.id} command={command} standing={standing} />
      ))}
    </ol>
  );
}
