import type { OutboxState } from "@threshold/domain/outbox/outbox";
import { useSyncExternalStore } from "react";
import { useViewer } from "../shell/viewer.ts";
import { Outbox } from "./outbox.ts";
import type { DeviceCommand } from "./store.ts";

let current: { owner: string; outbox: Outbox } | undefined;

/** The one outbox of whoever is at work: pages share it. */
function outboxOf(owner: string): Outbox {
  if (current?.owner !== owner) {
    void current?.outbox.close();
    current = { owner, outbox: new Outbox(owner) };
  }
  return current.outbox;
}

/** What the viewer did on this device and the server does not have yet; renders again when it changes. */
export function useOutbox(): {
  readonly outbox: Outbox;
  readonly commands: readonly DeviceCommand[];
  readonly state: OutboxState;
} {
  const { company, person } = useViewer();
  const outbox = outboxOf(`${company.id} ${person.id}`);
  const commands = useSyncExternalStore(outbox.subscribe, outbox.commands);
  return { outbox, commands, state: outbox.state() };
}
