import { day } from "../calendar/day.ts";
import { workingCalendar } from "../calendar/working-calendar.ts";
import { contractHeadNames } from "../bidding/vocabulary.ts";
import { statutes } from "../rule-pack/pack.ts";
import { canonicalJson, type Json } from "../canonical-json.ts";
import type { Result } from "../result.ts";
import { type Contents, sealFile, type SealedFile } from "./bid-file.ts";
import { draw, seedCommitment, shuffled } from "./draw.ts";
import { sha256, utf8 } from "./encoding.ts";
import {
  evaluate,
  newTender,
  type Notice,
  openedBidders,
  take,
  type Tender,
  type TenderEvent,
} from "./lifecycle.ts";
import { type LogEntry, logged } from "./log.ts";
import { makeKeyPair, openBid, sealBid, type SealedBid } from "./seal.ts";
import type { KeptReceipt } from "./pack.ts";
import { joinShares, makeTenderKey, openShare } from "./shares.ts";
import { type Scoring, sheetCommitment } from "./score.ts";

const zone = "Asia/Shanghai";
const calendar = workingCalendar();
/** The law on a day. */
export const lawOn = (at: string) => ({
  pack: statutes,
  calendar,
  today: day(at.slice(0, 10)),
  zone,
});

export const scoring: Scoring = {
  criteria: [
    {
      id: "service",
      name: "服务方案",
      weight: "60",
      least: "3/5",
      parts: [
        { id: "order", name: "秩序维护", weight: "1", least: null, max: "10" },
        { id: "green", name: "绿化保洁", weight: "2", least: null, max: "10" },
      ],
    },
    { id: "price", name: "报价", weight: "40", least: null, max: "100" },
  ],
  together: "MEAN",
  ties: [{ by: "CRITERION", criterion: "service" }, { by: "LOWER_PRICE" }],
  outlierShare: "1/5",
};

export const notice: Notice = {
  title: "云湖花园前期物业服务招标",
  method: "PUBLIC",
  place: { province: "广东省", city: "广州市" },
  organiser: { name: "示例房地产开发有限公司", address: "广州市天河区珠江路 1 号" },
  agency: null,
  profile: "住宅 12 栋，总建筑面积 12 万平方米",
  access: "凭企业信用代码在线获取",
  channels: ["广州市物业管理招投标平台"],
  sections: {
    project: "招标人、项目概况、共用部位和物业管理用房",
    service: "服务内容与标准",
    bidders: "投标人资格与投标书要求",
    evaluation: "综合评分法，按评分表",
    schedule: "开标时间与地点",
    contract: "自中标通知书发出之日起三十日内签订",
    other: "其他事项",
  },
  invited: [],
  preFiledOn: day("2027-01-04"),
  issuedOn: day("2027-01-18"),
  deadline: "2027-02-18T02:00:00.000Z",
  openingAt: "2027-02-18T02:00:00.000Z",
  openingPlace: "广州市公共资源交易中心 3 号开标室",
  bidValidUntil: day("2027-05-31"),
  conditions: "",
  defense: null,
  sale: null,
  prequalified: false,
  publicKey: "",
  threshold: 2,
  holders: ["H1", "H2", "H3"].map((holder) => ({ holder, name: holder, check: "" })),
  scoring,
  seedCommitment: "",
  publicSource: "双色球 2027020 期开奖号码",
};

/** What the log of a whole process is made of, with real keys: three bids, one withdrawn, one replaced, one late. */
export interface Process {
  readonly log: readonly LogEntry<TenderEvent>[];
  readonly receipts: readonly KeptReceipt[];
  /** A file of bidder-jia's bid, as it was and as it was handed in. */
  readonly file: { readonly name: string; readonly plain: Uint8Array; readonly sealed: Uint8Array };
}

/** A file that lies in memory. */
export const contentsOf = (bytes: Uint8Array<ArrayBuffer>): Contents => ({
  size: bytes.length,
  read: (from, to) => Promise.resolve(bytes.slice(from, to)),
});

const got = <T>(result: Result<T>): T => {
  if (!result.ok) throw new RangeError(JSON.stringify(result.refusal));
  return result.value;
};

const scores: Readonly<Record<string, readonly [string, string, string]>> = {
  "bidder-jia": ["9", "9.5", "85"],
  "bidder-yi": ["8.5", "8", "95"],
  "bidder-bing": ["7", "7.5", "100"],
};

/** Plays a whole process as the pages and the server do. */
export async function playProcess(tender = "TENDER-2027-001"): Promise<Process> {
  const holders = await Promise.all(
    ["H1", "H2", "H3"].map(async (holder) => ({ holder, pair: await makeKeyPair() })),
  );
  const key = got(
    await makeTenderKey(
      tender,
      holders.map(({ holder, pair }) => ({ holder, publicKey: pair.publicKey })),
      2,
    ),
  );
  const secret = "只有招标人在公布号码前知道的数";
  const publicValue = "03 07 11 19 26 31 + 08";
  let state: Tender = newTender;
  const log: LogEntry<TenderEvent>[] = [];
  const happens = async (at: string, event: TenderEvent, by = "招标人") => {
    const { tender: next, checks } = got(take(state, event, at, lawOn(at)));
    state = next;
    log.push(await logged(log.at(-1), at, by, event, checks));
  };
  const boxes = new Map<string, SealedBid>();
  const receipts: KeptReceipt[] = [];
  const name = "服务方案.pdf";
  const plain = utf8("%PDF-1.7 四个班组的排班表");
  const jia = { tender, bidder: "bidder-jia" };
  const whole = await sealFile(new Uint8Array(32), jia, name, contentsOf(plain));
  const bids = async (at: string, bidder: string, price: string, file?: SealedFile) => {
    const bid = {
      ...(file && { files: [file.file as unknown as Json] }),
      price,
      letter: "投标函",
      plan: "物业管理方案",
      others: "业绩",
      promise: `${bidder}的服务方案`,
    };
    const { sealed, receipt } = got(await sealBid(key.publicKey, { tender, bidder }, bid));
    const { commitment } = sealed;
    const envelope = await sha256(canonicalJson({ ...sealed, box: { ...sealed.box } }));
    const files = file && {
      files: [{ sha256: file.file.sealed.sha256, bytes: file.contents.size }],
    };
    await happens(at, { kind: "BID_RECEIVED", bidder, commitment, envelope, ...files }, bidder);
    boxes.set(bidder, sealed);
    const { position, hash } = log.at(-1) as LogEntry<TenderEvent>;
    receipts.push({ ...receipt, position, hash });
  };
  await happens("2027-01-18T01:00:00.000Z", {
    kind: "NOTICE_ISSUED",
    notice: {
      ...notice,
      publicKey: key.publicKey,
      holders: key.shares.map(({ holder, check }) => ({ holder, name: holder, check })),
      seedCommitment: await seedCommitment({ tender, secret }),
    },
  });
  for (const bidder of ["bidder-jia", "bidder-yi", "bidder-bing", "bidder-ding"])
    await happens("2027-01-20T02:00:00.000Z", { kind: "BIDDER_REGISTERED", bidder, name: bidder });
  await happens("2027-01-21T02:00:00.000Z", {
    kind: "QUESTION_ASKED",
    question: "Q1",
    text: "面积？",
  });
  await happens("2027-01-22T02:00:00.000Z", {
    kind: "ANSWERED_TO_ALL",
    question: "Q1",
    asked: "面积？",
    text: "12 万",
  });
  await bids("2027-02-10T02:00:00.000Z", "bidder-jia", "2.95");
  await bids("2027-02-11T02:00:00.000Z", "bidder-yi", "2.80");
  await bids("2027-02-12T02:00:00.000Z", "bidder-bing", "2.60");
  await bids("2027-02-13T02:00:00.000Z", "bidder-ding", "2.40");
  await bids("2027-02-14T02:00:00.000Z", "bidder-jia", "2.85", whole);
  await happens("2027-02-15T02:00:00.000Z", { kind: "BID_WITHDRAWN", bidder: "bidder-ding" });
  const late = {
    kind: "LATE_BID_REFUSED",
    bidder: "bidder-ding",
    commitment: "f".repeat(64),
  } as const;
  await happens("2027-02-18T02:00:01.000Z", late, "bidder-ding");
  const shares = await Promise.all(
    key.shares
      .slice(0, 2)
      .map(async (share, index) =>
        got(await openShare(tender, share, (holders[index] as (typeof holders)[number]).pair)),
      ),
  );
  const pair = got(await joinShares(key, shares));
  const opened = await Promise.all(
    Object.keys(scores).map(async (bidder) => ({
      bidder,
      ...got(await openBid(pair, { tender, bidder }, boxes.get(bidder) as SealedBid)),
    })),
  );
  await happens("2027-02-18T02:30:00.000Z", {
    kind: "OPENED",
    holders: shares.map(({ holder, proof }) => ({ holder, proof })),
    bids: opened,
    unreadable: [],
    files: [{ bidder: "bidder-jia", sha256: whole.file.sha256, state: "AS_COMMITTED" }],
    minutes: "三份投标文件当众开启",
  });
  const pool = Array.from({ length: 9 }, (_, index) => ({
    id: `expert-${index + 1}`,
    name: `专家${index + 1}`,
    conflict: index === 3 ? "曾任投标人顾问" : null,
  }));
  const seed = { tender, secret, publicValue };
  const listed = { kind: "EXPERTS_LISTED", pool, representatives: ["rep-1"], experts: 4 } as const;
  await happens("2027-02-18T03:00:00.000Z", listed);
  const drawn = got(await draw(pool, { members: 5, experts: 4 }, seed));
  await happens("2027-02-18T03:10:00.000Z", {
    kind: "EXPERTS_DRAWN",
    secret,
    publicValue,
    draw: drawn,
  });
  const [absent = "", ...present] = drawn.drawn;
  const [by = ""] = drawn.reserve;
  await happens("2027-02-18T03:30:00.000Z", {
    kind: "EXPERT_REPLACED",
    expert: absent,
    by,
    reason: "当日不能到场",
  });
  const alone = [by, ...present, "rep-1"].map((expert, index) => {
    const sheets = Object.fromEntries(
      Object.entries(scores).map(([bidder, [order, green, price]]) => [
        bidder,
        { order, green, price: `${Number(price) - index}` },
      ]),
    );
    return { expert, sheets, nonce: `nonce-${index}` };
  });
  for (const { expert, sheets, nonce } of alone) {
    const commitment = await sheetCommitment({ tender, expert, sheets, nonce });
    const sealed = { kind: "SHEET_SEALED", expert, commitment, confidential: true } as const;
    await happens("2027-02-18T05:00:00.000Z", sealed, expert);
  }
  for (const { expert, sheets, nonce } of alone)
    await happens(
      "2027-02-18T06:00:00.000Z",
      { kind: "SCORED_ALONE", expert, sheets, nonce },
      expert,
    );
  const lots = await shuffled(openedBidders(state), seed);
  await happens("2027-02-18T07:00:00.000Z", evaluate(state, lots));
  await happens("2027-02-20T02:00:00.000Z", {
    kind: "AWARDED",
    bidder: state.ranked[0] ?? "",
    reason: null,
  });
  await happens("2027-02-20T03:00:00.000Z", {
    kind: "RESULT_TOLD",
    told: Object.keys(scores),
    complaintsUntil: "2027-02-24T03:00:00.000Z",
  });
  const price = state.bidders[state.awardedTo ?? ""]?.price ?? "";
  const [on, reason] = [day("2027-02-25"), null];
  await happens("2027-02-25T02:00:00.000Z", {
    kind: "CONTRACTED",
    on,
    price,
    heads: contractHeadNames,
    reason,
  });
  const number = "穗物招备 2027-031";
  await happens("2027-02-25T02:00:00.000Z", { kind: "RESULT_FILED", on, number, reason });
  await happens("2027-02-25T02:00:00.000Z", { kind: "CLOSED" });
  const sealed = await whole.contents.read(0, whole.contents.size);
  return { log, receipts, file: { name, plain, sealed } };
}
