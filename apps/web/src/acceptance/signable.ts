import type { Day } from "@threshold/domain/calendar/day";
import type { Sheet } from "@threshold/domain/unit-acceptance/sheet";
import { useEffect, useEffectEvent, useState } from "react";
import { type Client, useClient } from "urql";
import { useToday } from "../form/today.ts";
import type { DeviceCommand } from "../outbox/store.ts";
import { useOutbox } from "../outbox/use-outbox.ts";
import { useViewer } from "../shell/viewer.ts";
import { type Home, linesOfHome, UnitInspection } from "./home-document.ts";
import { hashOf, sheetOfHome, standingOf } from "./pending.ts";

/** A home as it can be signed on this device: what is on the screen, with its hash. */
export interface Signable {
  readonly home: Home;
  readonly isWaiting: boolean;
  readonly linesFailed: number;
  readonly content: Sheet;
  readonly contentHash: string;
  /** The members who have signed this very content, by their ids. */
  readonly signedBy: ReadonlySet<string>;
  readonly groupIds: ReadonlySet<string>;
}

type Person = NonNullable<Home["results"][number]["doneBy"]>;

/** The home as this device believes it to be: the last answer, and over it what waits here. */
async function signableOf(
  client: Client,
  id: string,
  commands: readonly DeviceCommand[],
  by: { readonly today: Day; readonly person: Person },
): Promise<Signable | undefined> {
  const policy = { requestPolicy: "network-only", kept: true } as const;
  const { data } = await client.query(UnitInspection, { id }, policy).toPromise();
  const home = data?.unitAcceptance;
  if (!home) return undefined;
  const lines = linesOfHome(home);
  const standing = standingOf(home, lines, { commands, isWaiting: () => true }, by);
  const content = sheetOfHome(home, lines, standing);
  const contentHash = await hashOf(content);
  const sheet = home.signOffs.find(({ key }) => key === `ROUND_${standing.round}`);
  const stands = sheet?.contentHash === contentHash ? sheet.slots : [];
  const signedBy = new Set(
    home.batch.groups
      .flatMap(({ members }) => members.map((member) => member.id))
      .filter(
        (member) =>
          stands.some(({ key, status }) => key === slotOf(member) && status === "SIGNED") ||
          standing.signed.some(
            (given) => given.memberId === member && given.contentHash === contentHash,
          ),
      ),
  );
  const { status, results, groupIds } = standing;
  return {
    home,
    isWaiting: status === "INSPECTED" || status === "REINSPECTED",
    linesFailed: [...results.values()].filter(({ outcome }) => outcome === "FAIL").length,
    content,
    contentHash,
    signedBy,
    groupIds,
  };
}

/** A member's slot on the sheets, as the server names it. */
export const slotOf = (memberId: string): string =>
  `M${memberId.replaceAll("-", "").toUpperCase()}`;

/** The homes of a batch on which this device has commands that the server has not taken yet, as they stand with them. */
export function useSignable(batchId: string): readonly Signable[] {
  const client = useClient();
  const today = useToday() as Day;
  const { person } = useViewer();
  const { commands } = useOutbox();
  const [found, setFound] = useState<readonly Signable[]>([]);
  const given = commands
    .filter(({ standing }) => standing !== "ASIDE")
    .map(({ command }) => command)
    .filter(({ lane }) => /^UnitAcceptance_\S+$/.test(lane));
  const look = useEffectEvent(async () => {
    const lanes = [...new Set(given.map(({ lane }) => lane))];
    const ofLane = (id: string) => given.filter(({ lane }) => lane === id);
    const all = await Promise.all(
      lanes.map((id) => signableOf(client, id, ofLane(id), { today, person })),
    );
    return all.filter((one): one is Signable => one?.home.batch.id === batchId);
  });
  const changed = given.map(({ id }) => id).join(" ");
  useEffect(() => {
    let isLate = false;
    void look().then((all) => {
      if (!isLate) setFound(all);
    });
    return () => {
      isLate = true;
    };
  }, [changed, batchId]);
  return found;
}

/** What a device that is without signal now shows of a home on which it did nothing, to be signed. */
export const shownOf = async (client: Client, id: string, by: { today: Day; person: Person }) =>
  (await signableOf(client, id, [], by))?.content;
