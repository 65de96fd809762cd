import {
  inOrder,
  type OutboxState,
  outboxState,
  type Standing,
  standings,
} from "@threshold/domain/outbox/outbox";
import { useEffect, useEffectEvent, useState, useSyncExternalStore } from "react";
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
  /** In their order, each as it stands. */
  readonly commands: readonly { readonly command: DeviceCommand; readonly standing: Standing }[];
  readonly state: OutboxState;
} {
  const { company, person } = useViewer();
  const owner = `${company.id} ${person.id}`;
  const outbox = outboxOf(owner);
  const all = useSyncExternalStore(outbox.subscribe, outbox.commands);
  return { outbox, commands: standings(all, owner), state: outboxState(all, owner) };
}

/**
 * The commands on a record that are shown over what the server has of it: those that wait, and those that it has just taken
 * until its new answer (`record`) is here, which `ask` fetches. What was put aside is not among them.
 */
export function useLane<Answer>(lane: string, record: Answer, ask: () => void) {
  return useLanes((one) => one === lane, record, ask);
}

/** The same of several lanes, those of one record's parts say. */
export function useLanes<Answer>(
  isAmong: (lane: string) => boolean,
  record: Answer,
  ask: () => void,
) {
  const { commands } = useOutbox();
  const given = commands
    .filter(({ command, standing }) => isAmong(command.lane) && standing !== "ASIDE")
    .map(({ command }) => command);
  const [last, setLast] = useState({ record, given, taken: [] as readonly DeviceCommand[] });
  const waiting = new Set(given.map(({ id }) => id));
  const gone = last.given.filter(({ id }) => !waiting.has(id));
  const isNew = last.record !== record;
  if (isNew || gone.length > 0 || given.length !== last.given.length)
    setLast({ record, given, taken: isNew ? gone : [...last.taken, ...gone] });
  const askNow = useEffectEvent(ask);
  const lately = last.taken.map(({ id }) => id).join(" ");
  useEffect(() => {
    if (lately) askNow();
  }, [lately]);
  return {
    commands: inOrder([...last.taken, ...given]),
    isWaiting: (id: string) => waiting.has(id),
  };
}
