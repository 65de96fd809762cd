import type { Instant } from "../calendar/clock.ts";
import type { WorkingCalendar } from "../calendar/working-calendar.ts";
import type { NotificationKind } from "./kinds.ts";
import { type Channel, type NotificationPreference } from "./preference.ts";
import { reach } from "./reach.ts";

/** One notification with its receiver. */
export interface Telling {
  readonly id: string;
  readonly kind: NotificationKind;
  readonly urgent: boolean;
  readonly at: Instant;
  /** The same for all who are told the same. */
  readonly matter: string;
  readonly personId: string;
  readonly hasMail: boolean;
  readonly preference: NotificationPreference;
}

export type EndpointKind = "WEBHOOK" | "WECOM" | "DINGTALK";

/** A robot's group or a system that is told; of some kinds or, with null, of all. */
export interface Listening {
  readonly id: string;
  readonly kind: EndpointKind;
  readonly kinds: readonly NotificationKind[] | null;
}

/** A message to go out. Those of one key are one message. */
export interface PlannedDelivery {
  readonly key: string;
  readonly channel: Exclude<Channel, "IN_APP"> | "WEBHOOK";
  readonly endpointId: string | null;
  readonly personIds: readonly string[];
  readonly notificationIds: readonly string[];
  readonly digest: boolean;
  readonly at: Instant;
}

interface Surroundings {
  readonly zone: string;
  readonly calendar: WorkingCalendar;
  readonly endpoints: readonly Listening[];
}

/**
 * The messages that notifications make: mails to each person; in a robot's group one for a matter, naming all whom it
 * concerns then; to a webhook one for a matter, at once.
 */
export function planDeliveries(
  tellings: readonly Telling[],
  { zone, calendar, endpoints }: Surroundings,
): PlannedDelivery[] {
  const planned = new Map<string, PlannedDelivery>();
  const put = (one: Omit<PlannedDelivery, "personIds" | "notificationIds">, telling: Telling) => {
    const known = planned.get(one.key);
    planned.set(one.key, {
      ...one,
      personIds: [...new Set([...(known?.personIds ?? []), telling.personId])],
      notificationIds: [...(known?.notificationIds ?? []), telling.id],
    });
  };
  /** The first telling of a matter names it. */
  const firsts = new Map<string, string>();
  for (const telling of tellings) {
    const { id, kind, matter, personId, preference, at, hasMail } = telling;
    if (!firsts.has(matter)) firsts.set(matter, id);
    const first = firsts.get(matter)!;
    const listening = endpoints.filter(({ kinds }) => kinds === null || kinds.includes(kind));
    const available = new Set<Channel>([
      ...(hasMail ? (["EMAIL"] as const) : []),
      ...listening.flatMap((one) => (one.kind === "WEBHOOK" ? [] : [one.kind])),
    ]);
    for (const { channel, at: when, digest } of reach(telling, {
      zone,
      calendar,
      preference,
      available,
    })) {
      if (channel === "IN_APP") continue;
      const common = { channel, digest, at: when };
      if (channel === "EMAIL") {
        const key = digest ? `digest EMAIL ${personId} ${when}` : `mail ${id}`;
        put({ ...common, endpointId: null, key }, telling);
        continue;
      }
      for (const { id: endpointId } of listening.filter((one) => one.kind === channel)) {
        const key = digest
          ? `digest ${endpointId} ${personId} ${when}`
          : `robot ${endpointId} ${first} ${when}`;
        put({ ...common, endpointId, key }, telling);
      }
    }
    for (const { id: endpointId, kind: endpoint } of listening)
      if (endpoint === "WEBHOOK")
        put(
          { channel: "WEBHOOK", endpointId, digest: false, at, key: `hook ${endpointId} ${first}` },
          telling,
        );
  }
  return [...planned.values()];
}
