import { day } from "@threshold/domain/calendar/day";
import { dayAt } from "@threshold/domain/calendar/clock";
import { grants } from "@threshold/domain/organization/viewer";
import { roleNames } from "@threshold/domain/organization/roles";
import { draw, shuffled } from "@threshold/domain/tender/draw";
import { evaluate, openedBidders, type TenderEvent } from "@threshold/domain/tender/lifecycle";
import { v7 as uuid } from "uuid";
import { found, text, unwrap, uuidOf } from "../change.ts";
import type { Context } from "../context.ts";
import type { Tx } from "../db/tenancy.ts";
import { phoneChange, phoneColumns } from "../phone.ts";
import { refusalError } from "../refusal.ts";
import type {
  AnswerTenderComplaintInput,
  AwardTenderInput,
  CloseTenderInput,
  ContractTenderInput,
  DrawTenderExpertsInput,
  FileTenderInput,
  ListTenderExpertsInput,
  RankTenderInput,
  RemoveTenderExpertInput,
  ReplaceTenderExpertInput,
  SaveTenderExpertInput,
  TellTenderResultInput,
} from "./inputs.ts";
import {
  changeTender,
  changeTenderPart,
  happen,
  officerOf,
  said,
  type Work,
} from "./log-actions.ts";
import {
  canOpenTender,
  deletePart,
  findDrawSecret,
  type GatheredTender,
  insertExpert,
  revokeLinksOf,
  updatePart,
} from "./queries.ts";

/** 保存专家: until the list is published. */
export const saveTenderExpert = (context: Context, input: SaveTenderExpertInput) =>
  changeTender(context, "saveTenderExpert", input, async (db, { row }) => {
    const columns = {
      kind: input.kind,
      name: text("name", input.name),
      organization: said("organization", input.organization, 120),
      conflict: said("conflict", input.conflict, 500),
      person_id: input.personId ? uuidOf("Person", input.personId) : null,
    };
    const phone = said("phone", input.phone, 40);
    if (columns.person_id !== null) await checkSeat(db, row, columns.person_id);
    if (input.expertId) {
      const id = uuidOf("TenderExpert", input.expertId);
      const before = found(row.experts.find((one) => one.id === id));
      const change = phoneChange(context, "tender_expert", before, phone);
      return void (await updatePart(db, "TenderExpert", id, { ...columns, ...change }));
    }
    if (row.experts.length >= 500)
      throw refusalError({ code: "INVALID_INPUT", details: { field: "expertId" } });
    const id = uuid();
    await insertExpert(db, {
      id,
      service_center_id: row.serviceCenterId,
      tender_id: row.id,
      ...columns,
      ...phoneColumns(context, "tender_expert", id, phone),
    } as Parameters<typeof insertExpert>[1]);
  });

/**
 * Whoever writes one of the bids does not judge them (TEN-029), and who has a seat by an account has to get to the tender by it: nobody
 * else takes a link for him. Refused: EXPERT_BIDS, EXPERT_CANNOT_READ.
 */
async function checkSeat(db: Tx, { id: tenderId, bidTeam }: GatheredTender, personId: string) {
  if (bidTeam.includes(personId)) throw refusalError({ code: "EXPERT_BIDS" });
  const roles = roleNames.filter((role) => grants(role, "bidding.read"));
  if (!(await canOpenTender(db, { tenderId, personId, roles })))
    throw refusalError({ code: "EXPERT_CANNOT_READ" });
}

/** 移除专家 */
export const removeTenderExpert = (context: Context, input: RemoveTenderExpertInput) =>
  changeTenderPart(
    context,
    "TenderExpert",
    "saveTenderExpert",
    input,
    async (db, _, id) => void (await deletePart(db, "TenderExpert", id)),
    "removeTenderExpert",
  );

const poolOf = ({ row }: Work) =>
  row.experts
    .filter(({ kind }) => kind === "EXPERT")
    .map(({ id, name, conflict }) => ({ id, name, conflict }));

/** 公布专家名单: who may be drawn, and who of the organiser's own sits on the committee. */
export const listTenderExperts = (context: Context, input: ListTenderExpertsInput) =>
  changeTender(context, "listTenderExperts", input, async (db, work) => {
    const representatives = work.row.experts
      .filter(({ kind }) => kind === "REPRESENTATIVE")
      .map(({ id }) => id);
    const pool = poolOf(work);
    const { experts } = input;
    const event = { kind: "EXPERTS_LISTED", pool, representatives, experts } as const;
    await happen(db, context, work, event, officerOf(context));
  });

/** 抽取专家: by the secret that was committed to with the notice and the public value that has come out since. */
export const drawTenderExperts = (context: Context, input: DrawTenderExpertsInput) =>
  changeTender(context, "drawTenderExperts", input, async (db, work) => {
    const { pool, representatives, experts } = work.state;
    const publicValue = text("publicValue", input.publicValue, 500);
    const secret = found(await findDrawSecret(db, work.row.id));
    const wanted = experts ?? 0;
    const size = { members: wanted + representatives.length, experts: wanted };
    const drawn = unwrap(await draw(pool, size, { tender: work.row.id, secret, publicValue }));
    const event = { kind: "EXPERTS_DRAWN", secret, publicValue, draw: drawn } as const;
    await happen(db, context, work, event, officerOf(context));
  });

/** 替补: the next of the reserve steps in for one who cannot come or finds an interest. */
export const replaceTenderExpert = (context: Context, input: ReplaceTenderExpertInput) =>
  changeTenderPart(
    context,
    "TenderExpert",
    "replaceTenderExpert",
    input,
    async (db, work, expert) => {
      const by = work.state.reserve[0] ?? "";
      const reason = said("reason", input.reason, 500) ?? "";
      await happen(
        db,
        context,
        work,
        { kind: "EXPERT_REPLACED", expert, by, reason },
        officerOf(context),
      );
      await revokeLinksOf(db, work.row.id, expert, "SCORE");
    },
  );

type DrawnEvent = Extract<TenderEvent, { kind: "EXPERTS_DRAWN" }>;

/** 推荐中标候选人: worked out from the members' points, ties at last by lots of the draw's seed. */
export const rankTender = (context: Context, input: RankTenderInput) =>
  changeTender(context, "rankTender", input, async (db, work) => {
    const drawn = found(
      work.log
        .map(({ event }) => event)
        .find((event): event is DrawnEvent => event.kind === "EXPERTS_DRAWN"),
    );
    const { secret, publicValue } = drawn;
    const seed = { tender: work.row.id, secret, publicValue };
    const lots = await shuffled(openedBidders(work.state), seed);
    await happen(db, context, work, evaluate(work.state, lots), officerOf(context));
  });

/** 定标: the first candidate, another one with a reason. */
export const awardTender = (context: Context, input: AwardTenderInput) =>
  changeTender(context, "awardTender", input, async (db, work) => {
    const bidder = uuidOf("TenderBidder", input.bidderId);
    const reason = said("reason", input.reason, 1000);
    await happen(db, context, work, { kind: "AWARDED", bidder, reason }, officerOf(context));
  });

/** 通知中标结果: to every bidder (TEN-036), with the time until which they may complain. */
export const tellTenderResult = (context: Context, input: TellTenderResultInput) =>
  changeTender(context, "tellTenderResult", input, async (db, work) => {
    const told = input.toldIds.map((id) => uuidOf("TenderBidder", id));
    const complaintsUntil = new Date(input.complaintsUntil).toISOString();
    const event = { kind: "RESULT_TOLD", told, complaintsUntil } as const;
    await happen(db, context, work, event, officerOf(context));
  });

/** 答复异议 */
export const answerTenderComplaint = (context: Context, input: AnswerTenderComplaintInput) =>
  changeTender(context, "answerTenderComplaint", input, async (db, work) => {
    const { complaint } = input;
    const answer = text("text", input.text, 4000);
    const event = { kind: "COMPLAINT_ANSWERED", complaint, text: answer } as const;
    await happen(db, context, work, event, officerOf(context));
  });

/** A day that has come, and not before the award. */
function dayIn(field: string, value: string, { today }: Context, { row, state }: Work) {
  const on = day(value);
  const from = dayAt(Date.parse(state.awardedAt ?? ""), row.timeZone);
  if (on > today || on < from) throw refusalError({ code: "INVALID_INPUT", details: { field } });
  return on;
}

/** 签订合同: by the tender document and the winning bid (TEN-038). */
export const contractTender = (context: Context, input: ContractTenderInput) =>
  changeTender(context, "contractTender", input, async (db, work) => {
    const on = dayIn("contractOn", input.contractOn, context, work);
    const reason = said("reason", input.reason, 1000);
    const heads = [...new Set(input.contractHeads)];
    const event = { kind: "CONTRACTED", on, price: input.price.trim(), heads, reason } as const;
    await happen(db, context, work, event, officerOf(context));
  });

/** 招投标情况备案 (TEN-037) */
export const fileTender = (context: Context, input: FileTenderInput) =>
  changeTender(context, "fileTender", input, async (db, work) => {
    const on = dayIn("filingOn", input.filingOn, context, work);
    const reason = said("reason", input.reason, 1000);
    const number = text("filingNumber", input.filingNumber);
    await happen(
      db,
      context,
      work,
      { kind: "RESULT_FILED", on, number, reason },
      officerOf(context),
    );
  });

/** 归档 */
export const closeTender = (context: Context, input: CloseTenderInput) =>
  changeTender(context, "closeTender", input, async (db, work) => {
    await happen(db, context, work, { kind: "CLOSED" }, officerOf(context));
  });
