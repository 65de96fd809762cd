import { addDays, compareDays, type Day } from "../calendar/day.ts";
import { ok, refuse, type Result } from "../result.ts";
import { isImageShow, type ShowcaseEventType } from "./vocabulary.ts";

/** Something held at the showcase: an image show (SHW-R15), or support of marketing's promotion (SHW-R17). */
export interface EventFacts {
  readonly plannedOn: Day;
  readonly heldOn: Day | null;
  readonly cancelledReason: string | null;
}

export interface EventDraft {
  readonly type: ShowcaseEventType;
  readonly title: string | null;
  readonly place: string | null;
  readonly plannedOn: Day;
  readonly participants: readonly string[];
}

/** 安排. Refused: INVALID_INPUT: a day that is over, nobody who takes part, a promotion without its name or place. */
export function planEvent(draft: EventDraft, today: Day): Result<EventDraft> {
  const wrong = (field: string) => refuse("INVALID_INPUT", { field });
  if (compareDays(draft.plannedOn, today) < 0) return wrong("plannedOn");
  if (draft.participants.length === 0) return wrong("participantIds");
  const title = draft.title?.trim() || null;
  const place = draft.place?.trim() || null;
  if ((title ?? "").length > 80) return wrong("title");
  if ((place ?? "").length > 120) return wrong("place");
  // ORG-R18: a support task has its date, its place and its staff.
  if (!isImageShow(draft.type) && (title === null || place === null))
    return wrong(title === null ? "title" : "place");
  const participants = [...new Set(draft.participants)];
  return ok({ ...draft, title, place, participants });
}

const isOpen = ({ heldOn, cancelledReason }: EventFacts) =>
  heldOn === null && cancelledReason === null;

/** 已举行. Refused: SHOWCASE_EVENT_OVER where it was held or called off; DAY_IN_FUTURE. */
export function holdEvent(event: EventFacts, on: Day, today: Day): Result<{ heldOn: Day }> {
  if (!isOpen(event)) return refuse("SHOWCASE_EVENT_OVER");
  if (compareDays(on, today) > 0) return refuse("DAY_IN_FUTURE", { field: "heldOn", today });
  return ok({ heldOn: on });
}

/** 取消. Refused: SHOWCASE_EVENT_OVER, REASON_REQUIRED. */
export function cancelEvent(
  event: EventFacts,
  reason: string,
): Result<{ cancelledReason: string }> {
  if (!isOpen(event)) return refuse("SHOWCASE_EVENT_OVER");
  const text = reason.trim();
  return text === ""
    ? refuse("REASON_REQUIRED", { action: "cancelShowcaseEvent" })
    : ok({ cancelledReason: text });
}

/**
 * By when the next image show is to be arranged (SHW-R15): so many days after the last one was held, or after the showcase
 * opened. Null while one is planned for that day or before.
 */
export function nextShowBy(
  openedOn: Day,
  shows: readonly EventFacts[],
  intervalDays: number,
): Day | null {
  const held = shows.flatMap(({ heldOn }) => heldOn ?? []);
  const last = [openedOn, ...held].toSorted(compareDays).at(-1)!;
  const by = addDays(last, intervalDays);
  const isPlanned = shows.some((show) => isOpen(show) && compareDays(show.plannedOn, by) <= 0);
  return isPlanned ? null : by;
}
