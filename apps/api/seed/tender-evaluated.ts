import { addDays, type Day } from "@threshold/domain/calendar/day";
import type { TenderEvent } from "@threshold/domain/tender/lifecycle";
import { openEnvelopes, unlockShare } from "@threshold/domain/tender/opening";
import { leavesOf, type Points } from "@threshold/domain/tender/score";
import { joinShares } from "@threshold/domain/tender/shares";
import type { Pool } from "pg";
import { openTender } from "../src/tender/actions.ts";
import {
  answerTenderComplaint,
  awardTender,
  drawTenderExperts,
  listTenderExperts,
  rankTender,
  replaceTenderExpert,
  saveTenderExpert,
  tellTenderResult,
} from "../src/tender/evaluation-actions.ts";
import { listSealedBids, reachingTender } from "../src/tender/queries.ts";
import { type Actor, actors, type Who } from "./actor.ts";
import {
  announce,
  bidOf,
  byLink,
  got,
  handIn,
  passphrase,
  plans,
  register,
  scoring,
  tenderNow,
} from "./tender.ts";

interface Place {
  readonly id: string;
  readonly name: string;
}

/** Somebody on the organiser's side, some days from the opening. */
type OnDay = (days: number, at?: string) => Promise<Actor>;

/**
 * Two tenders past their opening: one that the committee is scoring, three of five done, and one that is awarded and told, a
 * complaint answered, contract and filing still to come.
 */
export async function seedEvaluatedTenders(
  pool: Pool,
  who: Who,
  places: { readonly scored: Place; readonly told: Place },
  today: Day,
): Promise<void> {
  const from =
    (opening: Day): OnDay =>
    (days, at) =>
      actors(pool, who, addDays(opening, days), undefined, ["DEVELOPER_STAFF"], at);
  const told = from(addDays(today, -14));
  await awarded(told, await evaluated(told, await opened(told, places.told), 5));
  const scored = from(addDays(today, -2));
  await evaluated(scored, await opened(scored, places.scored), 3);
}

/** Four bid, one of them withdraws, one comes late; the other three are opened. */
async function opened(on: OnDay, estate: Place): Promise<string> {
  const id = await announce(await on(-28), estate, 28);
  const names = [
    "广州翠园物业服务有限公司",
    "安居城市服务集团有限公司",
    "珠江怡和物业管理有限公司",
    "南粤家园物业有限公司",
    "新港物业服务有限公司",
  ];
  const bidders = await register(await on(-24), id, names);
  const [first, second, third, fourth, late] = bidders as [string, string, string, string, string];
  await handIn(await on(-6), id, first, bidOf("2.85", plans[0]));
  await handIn(await on(-5), id, second, bidOf("2.68", plans[1]));
  await handIn(await on(-4), id, fourth, bidOf("2.60", plans[2]));
  await handIn(await on(-3), id, third, bidOf("2.95", plans[0]));
  await byLink(await on(-2), "BID", id, fourth, "WITHDRAW", {});
  await openBids(await on(0), id);
  await handIn(await on(0, "10:12"), id, late, bidOf("2.55", plans[2]));
  return id;
}

/** Two holders type their passphrases at the deadline. */
async function openBids(officer: Actor, id: string): Promise<void> {
  const { holders, publicKey, threshold } = await tenderNow(officer, id);
  const shares = await Promise.all(
    holders
      .slice(0, 2)
      .map(async ({ key, share }) => got(await unlockShare(id, share!, key!, passphrase))),
  );
  const pair = got(await joinShares({ publicKey: publicKey!, threshold: threshold! }, shares));
  const bids: { bidderId: string; bid: never; nonce: string }[] = [];
  const sealed = await listSealedBids(reachingTender(officer.context, id), id);
  const envelopes = sealed.map(({ bidderId, commitment, box }) => ({
    bidder: bidderId,
    sealed: { commitment, box },
  }));
  for await (const one of openEnvelopes(pair, id, envelopes)) {
    if (!("bid" in one)) throw new Error(`${one.bidder}: ${one.refusal.code}`);
    bids.push({ bidderId: `TenderBidder_${one.bidder}`, bid: one.bid as never, nonce: one.nonce });
  }
  await officer.run(openTender, {
    id: `Tender_${id}`,
    holders: shares.map(({ holder, proof }) => ({ holderId: `TenderHolder_${holder}`, proof })),
    bids,
    unreadable: [],
    files: [],
    minutes: "截止时间到，两位保管人输入口令，三份投标文件当众开启、唱标，密封完好，无人提出异议。",
  });
}

const expert = (name: string, organization: string, conflict: string | null = null) => ({
  kind: "EXPERT" as const,
  name,
  organization,
  conflict,
});

/** From the authority's roster, and one of the organiser's own. */
const committee = [
  expert("王建国", "广东省物业管理行业协会"),
  expert("李敏", "华南理工大学"),
  expert("赵志远", "广州市建筑设计院"),
  expert("陈思", "广州市房地产学会"),
  expert("孙立", "越秀物业研究院"),
  expert("何静文", "广东工业大学"),
  expert("林海", "安居城市服务集团有限公司", "两年内曾任投标人顾问"),
  expert("吴桐", "广州市绿化协会"),
  { ...expert("周蕾", "广州锦程置业有限公司"), kind: "REPRESENTATIVE" as const },
];

const membersOf = async (actor: Actor, id: string) => (await tenderNow(actor, id)).state.committee;

/** List, draw, one who cannot come and is replaced, so many sheets; with all of them a revision, and the ranking. */
async function evaluated(on: OnDay, id: string, sheets: number): Promise<string> {
  const tender = `Tender_${id}`;
  const listing = await on(0, "11:00");
  for (const one of committee) await listing.run(saveTenderExpert, { id: tender, ...one });
  await listing.run(listTenderExperts, { id: tender, experts: 4 });
  const publicValue = "03 07 11 19 26 31 + 08";
  await (await on(0, "22:00")).run(drawTenderExperts, { id: tender, publicValue });
  const replacing = await on(1, "08:40");
  const [absent] = await membersOf(replacing, id);
  const reason = "突发疾病，当日不能到场";
  await replacing.run(replaceTenderExpert, { id: `TenderExpert_${absent}`, reason });
  const members = await membersOf(replacing, id);
  const { bidders } = await tenderNow(replacing, id);
  const judged = bidders.slice(0, 3).map((one) => one.id);
  const scoringDay = await on(1, "11:30");
  for (const [index, member] of members.slice(0, sheets).entries())
    await byLink(scoringDay, "SCORE", id, member, "SCORE", {
      confidential: true,
      sheets: Object.fromEntries(judged.map((bidder, at) => [bidder, pointsOf(index, at)])),
    });
  if (sheets < members.length) return id;
  await byLink(await on(1, "15:00"), "SCORE", id, members[3] as string, "REVISE", {
    bidder: judged[1],
    points: pointsOf(3, 1, -2.1),
    reason: "投标人在答辩中补充说明了设施设备维护的人员安排，相应调整",
  });
  await (await on(1, "16:30")).run(rankTender, { id: tender });
  return id;
}

/** Eight to nine tenths; the fourth member is harder on the second bid than the others. */
function pointsOf(member: number, bid: number, harder = -3.2): Points {
  return Object.fromEntries(
    leavesOf(scoring.criteria).map(({ id, max }, index) => {
      const usual = [8.4, 9, 7.6][bid] ?? 8;
      const apart =
        member === 3 && bid === 1 ? harder : ((member * 3 + index * 5 + bid) % 7) / 10 - 0.3;
      return [id, String(Math.round(Number(max) * (usual + apart)) / 10)];
    }),
  );
}

async function eventOf<Kind extends TenderEvent["kind"]>(actor: Actor, id: string, kind: Kind) {
  const { log } = await tenderNow(actor, id);
  const entry = log.find(({ event }) => event.kind === kind);
  if (!entry) throw new Error(`no ${kind} in ${id}`);
  return entry.event as Extract<TenderEvent, { kind: Kind }>;
}

/** Awarded to the first candidate, told to all three; one of them complains and is answered. */
async function awarded(on: OnDay, id: string): Promise<void> {
  const tender = { id: `Tender_${id}` };
  const awarding = await on(3);
  const { ranked } = await eventOf(awarding, id, "RANKED");
  await awarding.run(awardTender, { ...tender, bidderId: `TenderBidder_${ranked[0]}` });
  await awarding.run(tellTenderResult, {
    ...tender,
    toldIds: ranked.map((bidder) => `TenderBidder_${bidder}`),
    complaintsUntil: `${addDays(awarding.today, 7)}T09:00:00.000Z`,
  });
  const text = "请说明我方“设施设备维护”一项得分的依据。";
  await byLink(await on(5), "BID", id, ranked[2] as string, "COMPLAIN", { text });
  const answering = await on(6);
  const { complaint } = await eventOf(answering, id, "COMPLAINT_RECEIVED");
  await answering.run(answerTenderComplaint, {
    ...tender,
    complaint,
    text: "该项由五位评委独立评分，去掉最高和最低后平均，依据为招标文件的评标办法；各评委评分可在过程包中核对。",
  });
}
