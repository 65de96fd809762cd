import { day } from "@threshold/domain/calendar/day";
import { cancelEvent, holdEvent, planEvent } from "@threshold/domain/showcase/event";
import { isImageShow } from "@threshold/domain/showcase/vocabulary";
import { v7 as uuid } from "uuid";
import { change, found, optionalText, unwrap, uuidOf } from "../change.ts";
import type { Context } from "../context.ts";
import type { Tx } from "../db/tenancy.ts";
import { refusalError } from "../refusal.ts";
import { obligeEvent, obligeNextShow, settleEvent } from "./duties.ts";
import type {
  CancelShowcaseEventInput,
  HoldShowcaseEventInput,
  PlanShowcaseEventInput,
} from "./inputs.ts";
import { allowNow, rightsAt } from "./plan-actions.ts";
import {
  countPeople,
  type EventRow,
  findEvent,
  findShowcase,
  insertEvent,
  lockShowcaseOf,
  showcaseLock,
  updateEvent,
} from "./queries.ts";

/** 安排形象展示或配合营销推广 (SHW-R15, SHW-R17, ORG-R18) */
export function planShowcaseEvent(context: Context, input: PlanShowcaseEventInput) {
  const showcaseId = uuidOf("ShowcasePlan", input.showcaseId);
  const { type } = input;
  return change(
    context,
    "planShowcaseEvent",
    input,
    async (db) => {
      const showcase = found(await findShowcase(db, showcaseId));
      allowNow(context, showcase, isImageShow(type) ? "planImageShow" : "planPromotion");
      const organizerId = input.organizerId
        ? uuidOf("Person", input.organizerId)
        : context.viewer.personId;
      const draft = unwrap(
        planEvent(
          {
            type,
            title: input.title ?? null,
            place: input.place ?? null,
            plannedOn: day(input.plannedOn),
            participants: input.participantIds.map((id) => uuidOf("Person", id)),
          },
          context.today,
        ),
      );
      const people = [...new Set([organizerId, ...draft.participants])];
      if ((await countPeople(db, people)) !== people.length)
        throw refusalError({ code: "NOT_FOUND" });
      const { title, place, plannedOn, participants } = draft;
      const id = uuid();
      await insertEvent(db, {
        id,
        service_center_id: showcase.serviceCenterId,
        showcase_id: showcaseId,
        type,
        title,
        place,
        planned_on: plannedOn,
        organizer_id: organizerId,
        participant_ids: [...participants],
      });
      await obligeEvent(db, context, showcase, { id, type, title, plannedOn, organizerId });
      await obligeNextShow(db, context, showcase);
      return { showcase: showcaseId, event: id };
    },
    showcaseLock(showcaseId),
  );
}

/** Lock, gather, allow, then the paragraph: what is held ends by being held or called off. */
function onEvent(
  context: Context,
  name: "holdShowcaseEvent" | "cancelShowcaseEvent",
  input: { readonly clientMutationId: string; readonly id: string },
  step: (db: Tx, event: EventRow) => Promise<void>,
) {
  const id = uuidOf("ShowcaseEvent", input.id);
  return change(context, name, input, async (db) => {
    const showcaseId = found(await lockShowcaseOf(db, "showcase_event", id));
    const showcase = found(await findShowcase(db, showcaseId));
    if (!rightsAt(context, showcase).plan)
      throw refusalError({ code: "FORBIDDEN", details: { permission: "showcase.plan" } });
    await step(db, found(await findEvent(db, id)));
    await obligeNextShow(db, context, showcase);
    return { showcase: showcaseId, event: id };
  });
}

/** 已举行 */
export const holdShowcaseEvent = (context: Context, input: HoldShowcaseEventInput) =>
  onEvent(context, "holdShowcaseEvent", input, async (db, event) => {
    const { heldOn } = unwrap(holdEvent(event, day(input.heldOn), context.today));
    const result = optionalText("result", input.result?.trim() || null, 500) ?? null;
    await updateEvent(db, event.id, { held_on: heldOn, result });
    await settleEvent(db, event.id, "MET");
  });

/** 取消 */
export const cancelShowcaseEvent = (context: Context, input: CancelShowcaseEventInput) =>
  onEvent(context, "cancelShowcaseEvent", input, async (db, event) => {
    const { cancelledReason } = unwrap(cancelEvent(event, input.reason));
    await updateEvent(db, event.id, { cancelled_reason: cancelledReason });
    await settleEvent(db, event.id, "CANCELLED");
  });
