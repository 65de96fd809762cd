import type { Json } from "@threshold/domain/canonical-json";
import { commitmentOf } from "@threshold/domain/tender/seal";
import { proves } from "@threshold/domain/tender/shares";
import { found, text, uuidOf } from "../change.ts";
import type { Context } from "../context.ts";
import { refusalError } from "../refusal.ts";
import type {
  AnswerTenderQuestionInput,
  ExtendTenderDeadlineInput,
  FailTenderInput,
  JudgeTenderBidderInput,
  OpenTenderInput,
  RegisterTenderBidderInput,
  TellTenderQualificationInput,
} from "./inputs.ts";
import { creditCodeOf, dropFiles, register } from "./link-actions.ts";
import {
  changeTender,
  changeTenderPart,
  happen,
  officerOf,
  said,
  type Work,
} from "./log-actions.ts";

const reasonOf = (reason: string | null | undefined): string => said("reason", reason, 1000) ?? "";

/** 登记投标人: one that was invited, or that came by itself. */
export const registerTenderBidder = (context: Context, input: RegisterTenderBidderInput) =>
  changeTender(context, "registerTenderBidder", input, async (db, work) => {
    const of = {
      name: text("name", input.name, 120),
      creditCode: creditCodeOf(input.creditCode),
      contact: said("contact", input.contact, 80),
      phone: said("phone", input.phone, 40),
    };
    await register(db, context, work, of, officerOf(context).by);
  });

/** 资格审查 */
export const judgeTenderBidder = (context: Context, input: JudgeTenderBidderInput) =>
  changeTenderPart(
    context,
    "TenderBidder",
    "judgeTenderBidder",
    input,
    async (db, work, bidder) => {
      const { passed } = input;
      const reason = reasonOf(input.reason);
      const event = { kind: "QUALIFICATION_JUDGED", bidder, passed, reason } as const;
      await happen(db, context, work, event, { ...officerOf(context), bidderId: bidder });
    },
  );

/** 通知资格预审结果: to those who passed and those who did not, on their own pages (TEN-012). */
export const tellTenderQualification = (context: Context, input: TellTenderQualificationInput) =>
  changeTender(context, "tellTenderQualification", input, async (db, work) => {
    const chosen = input.chosenIds.map((id) => uuidOf("TenderBidder", id));
    await happen(db, context, work, { kind: "QUALIFICATION_TOLD", chosen }, officerOf(context));
  });

/** 答疑: to all alike (TEN-014, TEN-015). */
export const answerTenderQuestion = (context: Context, input: AnswerTenderQuestionInput) =>
  changeTender(context, "answerTenderQuestion", input, async (db, work) => {
    const { question } = input;
    const entry = work.log.find(
      ({ event }) => event.kind === "QUESTION_ASKED" && event.question === question,
    );
    const asWritten = entry?.event.kind === "QUESTION_ASKED" ? entry.event.text : "";
    const asked = said("asked", input.asked, 2000) ?? asWritten;
    const answer = text("text", input.text, 4000);
    const event = { kind: "ANSWERED_TO_ALL", question, asked, text: answer } as const;
    await happen(db, context, work, event, officerOf(context));
  });

/** 延长投标截止时间 */
export const extendTenderDeadline = (context: Context, input: ExtendTenderDeadlineInput) =>
  changeTender(context, "extendTenderDeadline", input, async (db, work) => {
    const deadline = new Date(input.deadline).toISOString();
    const reason = text("reason", input.reason, 1000);
    await happen(
      db,
      context,
      work,
      { kind: "DEADLINE_EXTENDED", deadline, reason },
      officerOf(context),
    );
  });

/** What the opening's browser tells is looked at before it is believed: who was there, and that these are the bids. */
async function checkOpening({ row, state }: Work, event: OpeningEvent): Promise<void> {
  for (const { holder, proof } of event.holders) {
    const known = found(row.holders.find(({ id }) => id === holder));
    const isThere = known.share !== null && (await proves(proof, known.share));
    if (!isThere) throw refusalError({ code: "KEY_SHARE_BROKEN", details: { holder: known.name } });
  }
  for (const { bidder, bid, nonce } of event.bids) {
    const commitment = await commitmentOf({ tender: row.id, bidder }, { bid, nonce });
    if (commitment !== state.bidders[bidder]?.commitment)
      throw refusalError({ code: "BID_NOT_AS_COMMITTED" });
  }
}
type OpeningEvent = ReturnType<typeof openingOf>;

function openingOf(input: OpenTenderInput) {
  return {
    kind: "OPENED" as const,
    holders: input.holders.map(({ holderId, proof }) => ({
      holder: uuidOf("TenderHolder", holderId),
      proof,
    })),
    bids: input.bids.map(({ bidderId, bid, nonce }) => ({
      bidder: uuidOf("TenderBidder", bidderId),
      bid: bid as Json,
      nonce,
    })),
    unreadable: input.unreadable.map(({ bidderId, reason }) => ({
      bidder: uuidOf("TenderBidder", bidderId),
      reason: text("reason", reason, 1000),
    })),
    ...(input.files.length > 0 && {
      files: input.files.map(({ bidderId, sha256, state }) => ({
        bidder: uuidOf("TenderBidder", bidderId),
        sha256: text("sha256", sha256, 64),
        state,
      })),
    }),
    minutes: said("minutes", input.minutes, 20_000) ?? "",
  };
}

/** 开标: holders beside each other in one browser; what they opened comes here, the key does not (decision 52). */
export const openTender = (context: Context, input: OpenTenderInput) =>
  changeTender(context, "openTender", input, async (db, work) => {
    const event = openingOf(input);
    await checkOpening(work, event);
    await happen(db, context, work, event, officerOf(context));
    // What came in and was never handed in with a bid counts as not delivered.
    await dropFiles(db, context, { tenderId: work.row.id, all: false });
  });

/** 终止招标（流标）: with fewer than three bids, all of them rejected, or for another reason (TEN-024, TEN-033). */
export const failTender = (context: Context, input: FailTenderInput) =>
  changeTender(context, "failTender", input, async (db, work) => {
    const event = { kind: "FAILED", reason: reasonOf(input.reason) } as const;
    const wasSealed = work.state.status === "ISSUED";
    await happen(db, context, work, event, officerOf(context));
    // What was never opened is nobody's to read any more.
    if (wasSealed) await dropFiles(db, context, { tenderId: work.row.id, all: true });
  });
