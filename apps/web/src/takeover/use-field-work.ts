import type { Day } from "@threshold/domain/calendar/day";
import { checkItem } from "@threshold/domain/takeover/item";
import { checkInspector } from "@threshold/domain/takeover/project";
import { isAtLeast, type SubTeam } from "@threshold/domain/takeover/vocabulary";
import { useToday } from "../form/today.ts";
import type { RaiseTakeoverDefectInput, TakeoverItemInput } from "../gql/graphql.ts";
import { photosOf } from "../offline/photo.ts";
import type { Given } from "../outbox/outbox.ts";
import { isFull } from "../outbox/store.ts";
import { useOutbox } from "../outbox/use-outbox.ts";
import type { Problem } from "../problem.ts";
import { useViewer } from "../shell/viewer.ts";
import {
  factsOf,
  laneOf,
  type Line,
  lineInput,
  RaiseTakeoverDefect,
  SaveTakeoverItems,
} from "./lines.ts";
import type { Takeover } from "./takeover-documents.ts";

/** Keeps a step on the device; undefined where it is kept. */
async function keep(step: () => Promise<unknown>): Promise<Problem | undefined> {
  try {
    await step();
    return undefined;
  } catch (error) {
    if (isFull(error)) return { kind: "NO_ROOM" };
    throw error;
  }
}

/**
 * What a member does on site: each step is a command of the device's outbox, in the lane of its line. What the rules say against it is
 * said at once, where they need no more than what is on the page.
 */
export function useFieldWork(takeover: Takeover) {
  const { outbox } = useOutbox();
  const { person } = useViewer();
  const today = useToday() as Day;
  const given = (lineId: string, label: string): Given => ({
    lane: laneOf(takeover.id, lineId),
    label: label.slice(0, 80),
    href: `/takeovers/${takeover.id}?view=inspect`,
  });
  const against = (item?: TakeoverItemInput): Problem | undefined => {
    const team = takeover.team as Parameters<typeof checkInspector>[0] &
      readonly { readonly subTeam: SubTeam | null }[];
    const member = item?.kind === "DOCUMENT" ? undefined : checkInspector(team, person.id, today);
    const formal = isAtLeast(takeover.status, "FORMAL_INSPECTION");
    const checked = item && checkItem(factsOf(item), { today, formal });
    const refused = [member, checked].find((one) => one && !one.ok);
    return refused && !refused.ok
      ? { kind: "REFUSED", details: {}, ...refused.refusal }
      : undefined;
  };
  return {
    /** A line with what changed of it. */
    save(line: Line, changed: Partial<TakeoverItemInput>): Promise<Problem | undefined> {
      const before = lineInput(line);
      const item = { ...before, ...changed, before };
      const refused = against(item);
      if (refused) return Promise.resolve(refused);
      const input = { id: takeover.id, doneAt: new Date().toISOString(), items: [item] };
      return keep(() => outbox.give(SaveTakeoverItems, input, given(line.id, line.name)));
    },
    /** A line that was not on the list. */
    add(item: TakeoverItemInput): Promise<Problem | undefined> {
      const refused = against(item);
      if (refused) return Promise.resolve(refused);
      const newId = crypto.randomUUID();
      const items = [{ ...item, newId }];
      const input = { id: takeover.id, doneAt: new Date().toISOString(), items };
      const about = given(`TakeoverItem_${newId}`, item.name);
      return keep(() => outbox.give(SaveTakeoverItems, input, about));
    },
    /** Scans and photos of a line. */
    async attach(line: Line, files: readonly File[]): Promise<Problem | undefined> {
      const photos = await photosOf(files, "HERE");
      return keep(async () => {
        for (const photo of photos)
          await outbox.givePhoto(
            { record: line.id, ...photo },
            given(line.id, `${line.name} ${photo.file.name}`),
          );
      });
    },
    /** A defect with its photos, in the lane of the line that it was found on. */
    async raise(
      draft: Omit<RaiseTakeoverDefectInput, "clientMutationId" | "id" | "newId" | "doneAt">,
      files: readonly File[],
    ): Promise<Problem | undefined> {
      const refused = against();
      if (refused) return refused;
      const newId = crypto.randomUUID();
      const record = `Defect_${newId}`;
      const input = { ...draft, id: takeover.id, newId, doneAt: new Date().toISOString() };
      const photos = await photosOf(files, "HERE");
      const about = given(draft.takeoverItemId ?? record, draft.text);
      return keep(() =>
        outbox.give(
          RaiseTakeoverDefect,
          input,
          about,
          photos.map((photo) => ({ record, ...photo })),
        ),
      );
    },
  };
}
