import { compareDays, day } from "@threshold/domain/calendar/day";
import { may } from "@threshold/domain/organization/viewer";
import { v7 as uuid } from "uuid";
import { allow, change, found, optionalText, text, uuidOf } from "../change.ts";
import type { Context } from "../context.ts";
import type { Tx } from "../db/tenancy.ts";
import { settleObligation } from "../obligation/actions.ts";
import { lockServiceCenter } from "../organization/queries.ts";
import { refusalError } from "../refusal.ts";
import { obligeFollowing, settleFollowing } from "./duties.ts";
import type { AnswerInquiryInput, RecordInquiryInput } from "./inputs.ts";
import { deleteInquiry, type InquiryRow, insertRows, lockInquiry, updateRow } from "./queries.ts";
import { siteFor } from "./site-actions.ts";

const answered = (context: Context, answer: string | null) => ({
  answer,
  answered_at: answer === null ? null : context.now,
  answered_by: answer === null ? null : context.scope.personId,
});

/**
 * 登记咨询 (SHW-R07, SHW-R14): who asked what by which way; without an answer it is followed. At a front desk, without a
 * site, it is somebody who came to see a home (SHW-R22).
 */
export function recordInquiry(context: Context, input: RecordInquiryInput) {
  const siteId = input.siteId ? uuidOf("SalesSite", input.siteId) : null;
  const centerId = input.serviceCenterId ? uuidOf("ServiceCenter", input.serviceCenterId) : null;
  return change(context, "recordInquiry", input, async (db) => {
    const { site, columns } = await whereAsked(db, context, { siteId, centerId });
    if (!site && input.kind !== "HOUSE_BUYING")
      throw refusalError({ code: "INVALID_INPUT", details: { field: "kind" } });
    const answer = optionalText("answer", input.answer || undefined, 2000) ?? null;
    const on = input.on ? day(input.on) : context.today;
    if (compareDays(on, context.today) > 0)
      throw refusalError({ code: "DAY_IN_FUTURE", details: { field: "on", today: context.today } });
    const id = uuid();
    await insertRows(db, "site_inquiry", [
      {
        id,
        ...columns,
        on_day: on,
        channel: input.channel,
        asked_by: input.askedBy,
        kind: input.kind,
        question: text("question", input.question, 1000),
        directed: input.kind === "HOUSE_BUYING" && (input.directed ?? false),
        ...answered(context, answer),
      },
    ]);
    if (site && answer === null) {
      const title = ["咨询待解答", "Answer what was asked"] as const;
      await obligeFollowing(db, context, site, { type: "SiteInquiry", id, title });
    }
    return { inquiry: id };
  });
}

async function whereAsked(
  db: Tx,
  context: Context,
  { siteId, centerId }: { siteId: string | null; centerId: string | null },
) {
  if (siteId !== null) {
    const site = await siteFor(db, context, siteId, "showcase.inventory");
    const { serviceCenterId: service_center_id, estateId: estate_id } = site;
    return { site, columns: { service_center_id, estate_id, site_id: siteId } };
  }
  if (centerId === null)
    throw refusalError({ code: "INVALID_INPUT", details: { field: "serviceCenterId" } });
  found(await lockServiceCenter(db, centerId));
  allow(context, "showcase.houseBuyer", { level: "SERVICE_CENTER", id: centerId });
  return { site: null, columns: { service_center_id: centerId } };
}

/** Takes an inquiry back that was just recorded, as an import's undo does. */
export const removeInquiry = (context: Context, id: string) =>
  change(context, "removeInquiry", { clientMutationId: "import" }, async (db) => {
    await allowAnswer(db, context, found(await lockInquiry(db, id)));
    await settleObligation(db, { type: "SiteInquiry", id }, null, "CANCELLED");
    await deleteInquiry(db, id);
    return {};
  });

/** 补充解答, or a better one. */
export function answerInquiry(context: Context, input: AnswerInquiryInput) {
  const id = uuidOf("SiteInquiry", input.id);
  return change(context, "answerInquiry", input, async (db) => {
    const inquiry = found(await lockInquiry(db, id));
    await allowAnswer(db, context, inquiry);
    await updateRow(db, "site_inquiry", id, answered(context, text("answer", input.answer, 2000)));
    await settleFollowing(db, "SiteInquiry", id);
    return { inquiry: id };
  });
}

async function allowAnswer(db: Tx, context: Context, { siteId, serviceCenterId }: InquiryRow) {
  if (siteId !== null)
    return void (await siteFor(db, context, siteId, "showcase.inventory", "showcase.supervise"));
  const center = { level: "SERVICE_CENTER", id: serviceCenterId } as const;
  if (!may(context.viewer, "showcase.supervise", center))
    allow(context, "showcase.houseBuyer", center);
}
