import { companyDeadlines, type TenderPlan } from "@threshold/domain/bidding/tender-plan";
import { type BiddingStatus, isOpenBidding } from "@threshold/domain/bidding/vocabulary";
import { defenceKinds } from "@threshold/domain/bidding/bid-document";
import { dayAt } from "@threshold/domain/calendar/clock";
import { addDays, type Day } from "@threshold/domain/calendar/day";
import { dayNotices, minuteNotices } from "@threshold/domain/obligation/firing";
import type { Role } from "@threshold/domain/organization/roles";
import type { Tx } from "../db/tenancy.ts";
import { type Clock, obligeJust, type ObligationDraft } from "../obligation/actions.ts";
import type { GatheredBidding } from "./queries.ts";

type Due = ObligationDraft["due"];

/** What a bidding obliges somebody to now. */
interface Duty {
  readonly kind: string;
  readonly act: ObligationDraft["act"];
  readonly title: readonly [zh: string, en: string];
  readonly role: Role;
  readonly personId?: string | undefined;
  readonly due: Due;
  readonly notices?: ObligationDraft["notices"];
}

/** 02 part 5: 14 and 3 days ahead of T−90 and T−75. */
const deadline = (also: readonly Role[]) => ({ ...dayNotices, reminders: [14, 3], also });
const before = (launchDate: Day, count: number): Due => ({
  anchor: { on: launchDate },
  rule: { unit: "CALENDAR_DAYS", count, before: true },
});
const onDay = (on: Day): Due => ({ anchor: { on }, rule: { unit: "DAY" } });
const atTime = (at: string): Due => ({ anchor: { at }, rule: { unit: "MINUTES", count: 0 } });

/** 72, 24 and 2 hours ahead of the deadline; 24 hours ahead of meetings. */
const delivery = { ...minuteNotices, reminders: [4320, 1440, 120] };
const meeting = { ...minuteNotices, reminders: [1440] };

const beforeContract: readonly BiddingStatus[] = [
  "PLANNED",
  "REQUESTED",
  "PREPARING",
  "AGREED",
  "ISSUED",
  "BIDDING",
  "SUBMITTED",
  "OPENED",
  "AWARDED",
];

function deadlines(project: GatheredBidding): Duty[] {
  const { status, launchDate, members } = project;
  const leader = members.find(({ kind }) => kind === "LEADER");
  const request: Duty[] =
    status === "PLANNED"
      ? [
          {
            kind: "BID_REQUEST",
            act: "DO",
            title: ["提请地区公司组织前期物业招投标", "Request the pre-stage bidding"],
            role: "REGION_STAFF",
            due: before(launchDate, companyDeadlines.REQUEST),
            notices: deadline(["REGION_HEAD"]),
          },
          {
            kind: "BID_REQUEST_FOLLOW",
            act: "FOLLOW",
            title: ["跟进招投标提请", "See that the bidding is requested"],
            role: "REGION_HEAD",
            due: before(launchDate, companyDeadlines.REQUEST),
            notices: deadline([]),
          },
        ]
      : [];
  const contract: Duty[] = beforeContract.includes(status)
    ? [
        {
          kind: "BID_CONTRACT",
          act: "DO",
          title: ["完成招投标并签订《前期物业服务合同》", "Win the bidding and sign the contract"],
          role: "REGION_STAFF",
          personId: leader?.personId,
          due: before(launchDate, companyDeadlines.CONTRACT),
          notices: deadline(["REGION_HEAD", "GENERAL_MANAGER"]),
        },
        {
          kind: "BID_CONTRACT_FOLLOW",
          act: "FOLLOW",
          title: ["跟进招投标和签约", "See that the contract is signed"],
          role: "REGION_HEAD",
          due: before(launchDate, companyDeadlines.CONTRACT),
          notices: deadline(["GENERAL_MANAGER"]),
        },
      ]
    : [];
  return [...request, ...contract];
}

/** The head decides on the sheet that was sent. */
const decisions = ({ decision }: GatheredBidding): Duty[] =>
  decision === "SUBMITTED"
    ? [
        {
          kind: "BID_DECISION",
          act: "APPROVE",
          title: ["决定是否投标", "Decide whether to bid"],
          role: "REGION_HEAD",
          due: null,
        },
      ]
    : [];

/** The team hears of the deadline; leader and project head of meeting, defence and opening. */
function appointments({
  status,
  members,
  submissionDeadline,
  preBidMeetingAt,
  defenseAt,
  openingAt,
  defenseRequired,
  done,
}: GatheredBidding): Duty[] {
  const writing = status === "ISSUED" || status === "BIDDING";
  const deliver =
    submissionDeadline !== null && writing
      ? members.map(({ personId, kind }): Duty => ({
          kind: `BID_DELIVER:${personId}`,
          act: kind === "LEADER" ? "DO" : "FOLLOW",
          title: ["在截止时间前送达投标文件", "Deliver the bid before the deadline"],
          role: "REGION_STAFF",
          personId,
          due: atTime(submissionDeadline),
          notices: delivery,
        }))
      : [];
  const chiefs = members.filter(({ kind }) => kind === "LEADER" || kind === "PROJECT_HEAD");
  const attend = (kind: string, at: string | null, title: Duty["title"], wanted: boolean): Duty[] =>
    at === null || !wanted
      ? []
      : chiefs.map(({ personId }) => ({
          kind: `${kind}:${personId}`,
          act: "DO",
          title,
          role: "REGION_STAFF",
          personId,
          due: atTime(at),
          notices: meeting,
        }));
  const bidding = writing || status === "SUBMITTED";
  return [
    ...deliver,
    ...attend(
      "BID_MEETING",
      preBidMeetingAt,
      ["参加标前会议", "Attend the pre-bid meeting"],
      writing && done.PRE_BID_MEETING === undefined,
    ),
    ...attend(
      "BID_DEFENSE",
      defenseAt,
      ["参加答辩", "Attend the defence"],
      bidding && defenseRequired,
    ),
    ...attend("BID_OPENING", openingAt, ["参加开标会", "Attend the opening"], bidding),
  ];
}

/** BID-R15: what is prepared for the defence is ready the day before, or by its own day; who is named sees to it. */
function preparations({
  status,
  defence,
  defenseAt,
  defenseRequired,
  timeZone,
}: GatheredBidding): Duty[] {
  if (!defenseRequired || !["ISSUED", "BIDDING", "SUBMITTED"].includes(status)) return [];
  const eve = defenseAt === null ? null : addDays(dayAt(Date.parse(defenseAt), timeZone), -1);
  return defence
    .filter(({ ready }) => !ready)
    .map(({ id, kind, title, personId, dueOn }): Duty => {
      const on = dueOn ?? eve;
      const { zh, en } = defenceKinds[kind];
      return {
        kind: `BID_DEFENSE_ITEM:${id}`,
        act: "DO",
        title: [`答辩准备（${zh}）：${title}`, `Defence (${en.toLowerCase()}): ${title}`],
        role: "REGION_STAFF",
        personId: personId ?? undefined,
        due: on === null ? null : onDay(on),
        notices: { ...dayNotices, reminders: [3, 1] },
      };
    });
}

/** What the law and the procedure ask for after the award. */
function afterwards(
  { status, done, filingOn, feePermitOn }: GatheredBidding,
  plan: TenderPlan,
): Duty[] {
  const result = plan.steps.find(({ step }) => step === "RESULT_FILING");
  const contracted = status === "CONTRACTED" || status === "FILED" || status === "LICENSED";
  const region = { act: "DO", role: "REGION_STAFF" } as const;
  return [
    ...(done.AWARD && done.RESULT_FILING === undefined && filingOn === null && result?.statuteOn
      ? [
          {
            ...region,
            kind: "BID_RESULT_FILING",
            title: ["招投标情况备案（中标后 15 日内）", "File the tender's result within 15 days"],
            due: onDay(result.statuteOn),
          } as Duty,
        ]
      : []),
    ...(contracted && filingOn === null
      ? [
          {
            ...region,
            kind: "BID_FILING",
            title: ["前期物业服务合同备案，取得备案编号", "File the contract and get its number"],
            due: null,
          } as Duty,
        ]
      : []),
    ...(contracted && feePermitOn === null
      ? [
          {
            ...region,
            kind: "BID_FEE_PERMIT",
            title: ["物业费备案，取得收费许可证", "File the fees and get the permit"],
            due: null,
          } as Duty,
        ]
      : []),
  ];
}

/** Obliges people to what the bidding asks of them now, and ends what it asked before (02 part 5). */
export async function obligeBidding(
  db: Tx,
  clock: Clock,
  project: GatheredBidding,
  plan: TenderPlan,
  earlier: GatheredBidding | null,
): Promise<void> {
  const duties = (of: GatheredBidding) =>
    isOpenBidding(of.status)
      ? [
          ...deadlines(of),
          ...decisions(of),
          ...appointments(of),
          ...preparations(of),
          ...afterwards(of, plan),
        ]
      : [];
  const asked = {
    before: earlier ? duties(earlier) : [],
    now: duties(project).map((duty) => draftOf(project, duty)),
  };
  const outcome = isOpenBidding(project.status) ? "MET" : "CANCELLED";
  await obligeJust(db, clock, { type: "BiddingProject", id: project.id }, asked, outcome);
}

function draftOf(project: GatheredBidding, duty: Duty): ObligationDraft {
  const { id, estateName, serviceCenterId, estateId } = project;
  const {
    kind,
    act,
    title: [zh, en],
    role,
    personId,
    due,
    notices,
  } = duty;
  return {
    recordType: "BiddingProject",
    recordId: id,
    kind,
    act,
    serviceCenterId,
    estateId,
    title: `${estateName}：${zh}`,
    data: { titleEn: `${estateName}: ${en}` },
    responsible: { role, personId: personId ?? null },
    due,
    ...(notices && { notices }),
  };
}
