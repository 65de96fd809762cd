import type { Json } from "@threshold/domain/canonical-json";
import type { Result } from "@threshold/domain/result";
import { serviceLines } from "@threshold/domain/bidding/estimate";
import type { Bid } from "@threshold/domain/tender/bid";
import { sealedFilesOf, sealFile } from "@threshold/domain/tender/bid-file";
import { openEnvelopes, unlockShare } from "@threshold/domain/tender/opening";
import type { KeptReceipt } from "@threshold/domain/tender/pack";
import { type BidPlace, sealBid } from "@threshold/domain/tender/seal";
import {
  type HolderKey,
  joinShares,
  makeHolderKey,
  makeTenderKey,
} from "@threshold/domain/tender/shares";
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { inject } from "vitest";
import { type Asker, askerOf } from "./api.ts";
import { dayFromToday } from "./days.ts";
import { startServer } from "./server.ts";

const DAY = 86_400_000;

/** A server of its own with the demo, whose clock can be put ahead: the law asks for weeks between notice and opening. */
export interface TenderServer {
  readonly url: string;
  /** Where it keeps what it keeps: what its administrator reaches. */
  readonly dataDir: string;
  /** So many days ahead of the real clock, and no going back. */
  ahead(days: number): Promise<void>;
  stop(): Promise<void>;
}

export async function startTenderServer(): Promise<TenderServer> {
  const folder = mkdtempSync(join(tmpdir(), "threshold-tender-"));
  const [dataDir, clock] = [join(folder, "data"), join(folder, "clock")];
  cpSync(inject("spareDataDir"), dataDir, { recursive: true });
  writeFileSync(clock, "0");
  const { url, stop } = await startServer(dataDir, undefined, clock);
  return {
    url,
    dataDir,
    async ahead(days) {
      writeFileSync(clock, String(days * DAY));
      await sleep(300); // the process looks at the file ten times a second
    },
    async stop() {
      await stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export const got = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result.value;
};

/** What a draft needs beside what the pages ask for first; the deadline is so many days from today, at ten in the morning. */
export const deadlineDays = 22;
export const deadlineAt = (): string => `${dayFromToday(deadlineDays)}T02:00:00.000Z`;
export const sections = {
  project: "住宅 8 栋 1,024 户，建筑面积 12.4 万平方米；物业管理用房 420 平方米。",
  service: "公共秩序、环境保洁、绿化养护、设施设备维护、客户服务；电梯故障 30 分钟内到场。",
  bidders: "独立法人，近三年有同类住宅项目业绩。",
  evaluation: "综合评分法，见评标办法。",
  schedule: "投标截止时当众开标。",
  contract: "中标通知书发出后 30 日内签订。",
  other: "踏勘现场自行前往。",
};
export const scoring = {
  criteria: [
    {
      id: "plan",
      name: "物业管理方案",
      weight: "60",
      least: "3/5",
      parts: [
        { id: "order", name: "秩序维护", weight: "1", least: null, max: "10" },
        { id: "green", name: "绿化保洁", weight: "1", least: null, max: "10" },
      ],
    },
    { id: "price", name: "报价", weight: "40", least: null, max: "100" },
  ],
  together: "MEAN",
  ties: [{ by: "LOWER_PRICE" }],
  outlierShare: "1/5",
};
export const noticeFacts = () => ({
  organiserAddress: "广州市天河区云湖路 8 号",
  province: "广东省",
  city: "广州市",
  preFiledOn: dayFromToday(-12),
  issuedOn: dayFromToday(0),
  deadline: deadlineAt(),
  openingAt: deadlineAt(),
  openingPlace: "云湖置业三楼会议室",
  bidValidUntil: dayFromToday(150),
  channels: ["广东省招标投标监管网"],
  profile: sections.project,
  access: "登记后在网上下载，不收取费用。",
  sections,
  scoring,
  publicSource: "双色球 2027020 期开奖号码",
});

export const passphraseOf = (name: string) => `${name}保管的口令写在红色本子第三页`;

export interface Running {
  readonly id: string;
  readonly reference: string;
}

/** Three holders with keys under passphrases, and the tender's key split among them. */
export async function sealKey(officer: Asker, { id, reference }: Running): Promise<void> {
  const { tender } = await officer.ask(
    `{ tender(id: "${id}") { holders { id reference name hasKey publicKey } } }`,
  );
  const holders: { holder: string; publicKey: string }[] = [];
  for (const one of tender.holders) {
    const key = one.hasKey ? one : got(await makeHolderKey(passphraseOf(one.name)));
    if (!one.hasKey) await keepKey(officer, one.id, key);
    holders.push({ holder: one.reference, publicKey: key.publicKey });
  }
  const { publicKey, threshold, shares } = got(await makeTenderKey(reference, holders, 2));
  await officer.run(
    "sealTender",
    {
      id,
      threshold,
      publicKey,
      shares: shares.map(({ holder, box, check }) => ({
        holderId: `TenderHolder_${holder}`,
        box,
        check,
      })),
    },
    "tender { id }",
  );
}

export const tokenOf = (url: string) => url.slice(url.indexOf("#") + 1);

// oxlint-disable-next-line typescript/no-explicit-any -- a journey says itself what it reads
async function post(server: string, path: string, body: object): Promise<any> {
  const response = await fetch(`${server}/api/links/${path}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  const answer: unknown = await response.json();
  if (!response.ok) throw new Error(`${path}: ${JSON.stringify(answer)}`);
  return answer;
}
export const actByLink = (server: string, token: string, act: string, more: object = {}) =>
  post(server, "act", { token, act, key: crypto.randomUUID(), ...more });
const readByLink = (server: string, token: string) => post(server, "read", { token });

/** Gives out a link as an officer does; answers its address. */
export async function linkOf(officer: Asker, id: string): Promise<string> {
  return (await officer.run("issueTenderLink", { id }, "url")).url as string;
}

async function keepKey(officer: Asker, holderId: string, keyMade: HolderKey): Promise<void> {
  const url = await linkOf(officer, holderId);
  await actByLink(new URL(url).origin, tokenOf(url), "KEEP_KEY", { keyMade });
}

const LETTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY";
export const creditCodeOf = (index: number) =>
  `91440101MA5D0000${LETTERS[Math.floor(index / 31) % 31]}${LETTERS[index % 31]}`;

export interface Bidder {
  readonly name: string;
  readonly token: string;
  readonly url: string;
}

/** Companies register by the notice's code; each gets a link of its own. */
export async function registerByLink(
  server: string,
  noticeUrl: string,
  names: readonly string[],
): Promise<Bidder[]> {
  const bidders: Bidder[] = [];
  for (const [index, name] of names.entries()) {
    const deed = { name, creditCode: creditCodeOf(index), contact: "王经理", phone: "020-8888" };
    const { url } = await actByLink(server, tokenOf(noticeUrl), "REGISTER", deed);
    bidders.push({ name, url, token: tokenOf(url) });
  }
  return bidders;
}

export const bidOfPrice = (price: string): Bid => ({
  format: "threshold/bid/1",
  letter: "我方愿按招标文件的要求提供服务。",
  price,
  services: [{ name: serviceLines.MANAGEMENT.zh, price }],
  plan: "设项目经理一名，客服、工程、秩序、环境四个班组，24 小时值班。",
  answers: [{ criterion: "order", text: "门岗双人值守，每两小时巡逻一次。" }],
  files: [],
  others: "近三年业绩三项。",
});

/** A file as a bidder chooses it. */
export interface Chosen {
  readonly name: string;
  readonly content: Uint8Array<ArrayBuffer>;
}

/** Seals a file as the bidder's browser does, and sends it. */
async function sendFile(server: string, token: string, place: BidPlace, chosen: Chosen) {
  const { name, content } = chosen;
  const { file, upload, contents } = await sealFile(new Uint8Array(32), place, name, {
    size: content.length,
    read: (from, to) => Promise.resolve(content.slice(from, to)),
  });
  const parts = async (method: string, path: string, headers: object, body?: Blob) => {
    const all = { "tus-resumable": "1.0.0", "x-link-token": token, ...headers };
    const init = { method, headers: all, ...(body && { body }) };
    const response = await fetch(`${server}/api/links/parts${path}`, init);
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status}`);
  };
  const metadata = {
    "upload-length": String(contents.size),
    "upload-metadata": `key ${btoa(upload)}`,
  };
  await parts("POST", "", metadata);
  const whole = new Blob([await contents.read(0, contents.size)]);
  const type = { "content-type": "application/offset+octet-stream", "upload-offset": "0" };
  await parts("PATCH", `/${upload}`, type, whole);
  await post(server, "bid-file", { token, upload });
  return file;
}

/** Seals a bid as the bidder's browser does, and hands it in, with its files. */
export async function handIn(
  server: string,
  token: string,
  bid: Bid,
  chosen: readonly Chosen[] = [],
): Promise<KeptReceipt> {
  const { reference: tender, publicKey, bidder } = (await readByLink(server, token)).tender;
  const place = { tender, bidder: bidder.reference };
  const handed: Awaited<ReturnType<typeof sendFile>>[] = [];
  for (const one of chosen) handed.push(await sendFile(server, token, place, one));
  const whole = { ...bid, files: handed } as unknown as Json;
  const { sealed, receipt } = got(await sealBid(publicKey, place, whole));
  const files = handed.map((file) => file.sealed.sha256);
  const { position, hash } = await actByLink(server, token, "BID", { sealed, files });
  return { ...receipt, position, hash };
}

/** The opening as the browser in which it happens does it, with the first two holders. */
export async function openByHolders(officer: Asker, { id, reference }: Running): Promise<void> {
  const { tender } = await officer.ask(
    `{ tender(id: "${id}") { publicKey threshold opening { holders { id name key share } bids { bidderId commitment box } } } }`,
  );
  const { publicKey, threshold, opening } = tender;
  const shares = [];
  for (const { name, key, share } of opening.holders.slice(0, 2))
    shares.push(got(await unlockShare(reference, share, key, passphraseOf(name))));
  const pair = got(await joinShares({ publicKey, threshold }, shares));
  const envelopes = opening.bids.map(
    (one: { bidderId: string; commitment: string; box: never }) => ({
      bidder: one.bidderId,
      sealed: { commitment: one.commitment, box: one.box },
    }),
  );
  const bids: { bidderId: string; bid: Json; nonce: string }[] = [];
  for await (const one of openEnvelopes(pair, reference, envelopes)) {
    if (!("bid" in one)) throw new Error(`${one.bidder}: ${one.refusal.code}`);
    bids.push({ bidderId: `TenderBidder_${one.bidder}`, bid: one.bid, nonce: one.nonce });
  }
  await officer.run(
    "openTender",
    {
      id,
      holders: shares.map(({ holder, proof }) => ({ holderId: `TenderHolder_${holder}`, proof })),
      bids,
      unreadable: [],
      files: bids.flatMap(({ bidderId, bid }) =>
        sealedFilesOf(bid).map(({ sha256 }) => ({ bidderId, sha256, state: "AS_COMMITTED" })),
      ),
      minutes: "两位保管人到场，投标文件当众开启。",
    },
    "tender { status }",
  );
}

/** What the first bidder hands in with its bid. */
export const planFile: Chosen = {
  name: "服务方案.pdf",
  content: new TextEncoder().encode("%PDF-1.7 四个班组的排班表"),
};

/** A tender that is out, with three bids of 2.85, 2.80 and 2.60 in. */
export async function sealedTender(
  server: TenderServer,
  estateId: string,
): Promise<Running & { bidders: Bidder[]; receipts: KeptReceipt[] }> {
  const officer = await askerOf("tender", server.url);
  const begun = {
    estateId,
    title: "锦绣华庭前期物业服务招标",
    method: "PUBLIC",
    organiserName: "广州锦程置业有限公司",
  };
  const made = await officer.run("createTender", begun, "tender { id reference version }");
  const { id, reference, version } = made.tender;
  await officer.run("updateTender", { id, version, ...noticeFacts() }, "tender { id }");
  for (const name of ["周明", "何静", "罗文"])
    await officer.run("saveTenderHolder", { id, name }, "tender { id }");
  await sealKey(officer, { id, reference });
  await officer.run("issueTenderNotice", { id }, "tender { id }");
  const notice = await linkOf(officer, id);
  const names = ["恒安物业", "嘉园物业", "万家物业"];
  const bidders = await registerByLink(server.url, notice, names);
  const receipts: KeptReceipt[] = [];
  for (const [index, price] of ["2.85", "2.80", "2.60"].entries())
    receipts.push(
      await handIn(
        server.url,
        bidders[index]!.token,
        bidOfPrice(price),
        index === 0 ? [planFile] : [],
      ),
    );
  return { id, reference, bidders, receipts };
}

/** The same, opened by two of its three holders: the server's clock is past the deadline. */
export async function openedTender(
  server: TenderServer,
  estateId: string,
): Promise<Awaited<ReturnType<typeof sealedTender>> & { officer: Asker }> {
  const sealed = await sealedTender(server, estateId);
  await server.ahead(deadlineDays + 1);
  const officer = await askerOf("tender", server.url);
  await openByHolders(officer, sealed);
  return { ...sealed, officer };
}
