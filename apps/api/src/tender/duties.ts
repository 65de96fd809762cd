import { dayAt } from "@threshold/domain/calendar/clock";
import type { Day } from "@threshold/domain/calendar/day";
import { dayNotices, minuteNotices } from "@threshold/domain/obligation/firing";
import type { Tender } from "@threshold/domain/tender/lifecycle";
import { legalDays } from "@threshold/domain/tender/schedule";
import type { Tx } from "../db/tenancy.ts";
import { type Clock, obligeJust, type ObligationDraft } from "../obligation/actions.ts";
import { lawOf } from "./facts.ts";
import type { GatheredTender } from "./queries.ts";

type Due = ObligationDraft["due"];

/** What a tender obliges its officer to now. */
interface Duty {
  readonly kind: string;
  readonly title: readonly [zh: string, en: string];
  readonly due: Due;
  readonly notices?: ObligationDraft["notices"];
}

const onDay = (on: Day): Due => ({ anchor: { on }, rule: { unit: "DAY" } });
const atTime = (at: string): Due => ({ anchor: { at }, rule: { unit: "MINUTES", count: 0 } });

interface Standing {
  readonly row: GatheredTender;
  readonly state: Tender;
}

type Today = Clock & { readonly today: Day };

function dutiesOf({ row, state }: Standing, clock: Today): Duty[] {
  const { status, deadline, notice } = state;
  if (!notice) return [];
  const { awardedAt, toldAt } = state;
  const last = legalDays({ ...notice, deadline, awardedAt, toldAt }, lawOf(row, clock));
  const by = (on: Day | null): Due => (on === null ? null : onDay(on));
  if (status === "ISSUED" && deadline !== null) {
    const answers = state.openQuestions.map((question): Duty => ({
      kind: `TENDER_ANSWER:${question}`,
      title: ["答复投标人的提问（送达全体）", "Answer a question, to all alike"],
      due: by(last.answer),
    }));
    const unjudged = Object.values(state.bidders).some(({ qualified }) => qualified === null);
    const judge: Duty[] =
      notice.prequalified && state.chosen === null && unjudged
        ? [
            {
              kind: "TENDER_QUALIFY",
              title: ["审查投标申请人资格", "Judge the applications"],
              due: null,
            },
          ]
        : [];
    const open: Duty = {
      kind: "TENDER_OPEN",
      title: ["在投标截止时间同时开标", "Open the bids at the deadline"],
      due: atTime(deadline),
      notices: { ...minuteNotices, reminders: [1440, 120] },
    };
    return [...answers, ...judge, open];
  }
  if (status === "OPENED" || status === "EVALUATING" || status === "RANKED") {
    return [
      {
        kind: "TENDER_AWARD",
        title: ["完成评标并定标", "Judge the bids and award"],
        due: by(last.award),
        notices: { ...dayNotices, reminders: [14, 3] },
      },
    ];
  }
  if (status === "AWARDED")
    return [
      {
        kind: "TENDER_TELL",
        title: ["发出中标通知书，并将结果通知所有投标人", "Tell all bidders the result"],
        due: awardedAt === null ? null : onDay(dayAt(Date.parse(awardedAt), row.timeZone)),
      },
    ];
  if (status !== "TOLD") return [];
  const complaints = state.openComplaints.map((complaint): Duty => ({
    kind: `TENDER_COMPLAINT:${complaint}`,
    title: ["答复投标人的异议", "Answer a complaint"],
    due: null,
  }));
  const contract: Duty[] =
    state.contractOn === null
      ? [
          {
            kind: "TENDER_CONTRACT",
            title: ["按招标文件和中标人的投标文件签订合同", "Sign the contract by the bid"],
            due: by(last.contract),
          },
        ]
      : [];
  const filing: Duty[] =
    state.filingOn === null
      ? [
          {
            kind: "TENDER_FILING",
            title: ["招投标情况备案", "File the tender's result"],
            due: by(last.filing),
          },
        ]
      : [];
  const isDone = contract.length + filing.length + complaints.length === 0;
  const close: Duty[] =
    isDone && state.complaintsUntil !== null
      ? [
          {
            kind: "TENDER_CLOSE",
            title: ["异议期满，归档招标过程", "Close the tender once complaints are over"],
            due: atTime(state.complaintsUntil),
          },
        ]
      : [];
  return [...complaints, ...contract, ...filing, ...close];
}

/** Obliges the tender's officer to what it asks now, and ends what it asked before. */
export async function obligeTender(
  db: Tx,
  clock: Today,
  work: Standing,
  before: Standing,
): Promise<void> {
  const { row, state } = work;
  const asked = {
    before: dutiesOf(before, clock),
    now: dutiesOf(work, clock).map((duty) => draftOf(row, duty)),
  };
  const outcome = state.status === "FAILED" ? "CANCELLED" : "MET";
  await obligeJust(db, clock, { type: "Tender", id: row.id }, asked, outcome);
}

function draftOf(
  row: GatheredTender,
  { kind, title: [zh, en], due, notices }: Duty,
): ObligationDraft {
  return {
    recordType: "Tender",
    recordId: row.id,
    kind,
    act: "DO",
    serviceCenterId: row.serviceCenterId,
    estateId: row.estateId,
    title: `${row.title}：${zh}`,
    data: { titleEn: `${row.title}: ${en}` },
    responsible: { role: "DEVELOPER_STAFF", personId: row.officerIds[0] ?? null },
    due,
    ...(notices && { notices }),
  };
}
