import type { Json } from "@threshold/domain/canonical-json";
import type { Result } from "@threshold/domain/result";
import { type SealedFile, sealedFilesOf, sealFile } from "@threshold/domain/tender/bid-file";
import { base64 } from "@threshold/domain/tender/encoding";
import type { KeptReceipt } from "@threshold/domain/tender/pack";
import {
  type KeyPair,
  makeKeyPair,
  openBid,
  sealBid,
  type SealedBid,
} from "@threshold/domain/tender/seal";
import {
  joinShares,
  type KeyShare,
  makeTenderKey,
  openShare,
} from "@threshold/domain/tender/shares";
import { followLink } from "./approval.ts";
import { type Asker, makeCompany, type TestCompany, type TestServer } from "./server.ts";

const got = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result.value;
};
export const tokenOf = (url: string) => new URL(url).hash.slice(1);

/** A tender in a company of its own, with the developer's officer who runs it. */
export interface TestTender extends TestCompany {
  readonly officer: Asker;
  readonly region: Asker;
  readonly id: string;
  readonly reference: string;
  /** The holders' own keys, which in life are under passphrases in their browsers. */
  readonly keys: Map<string, KeyPair>;
}

export interface TestBidder {
  readonly id: string;
  readonly reference: string;
  readonly name: string;
  readonly token: string;
  receipt?: KeptReceipt;
}

export const scoring = {
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
  ties: [{ by: "LOWER_PRICE" }],
  outlierShare: "1/5",
};

export const deadline = "2027-02-18T02:00:00.000Z";

/** All that the law asks of a notice. */
export const noticeFacts = {
  organiserAddress: "广州市天河区珠江路 1 号",
  province: "广东省",
  city: "广州市",
  preFiledOn: "2027-01-04",
  issuedOn: "2027-01-18",
  deadline,
  openingAt: deadline,
  openingPlace: "公共资源交易中心 3 号开标室",
  bidValidUntil: "2027-05-31",
  channels: ["广州市物业管理招投标平台"],
  profile: "住宅 12 栋，总建筑面积 12 万平方米",
  access: "凭统一社会信用代码在线获取",
  sections: {
    project: "招标人、项目概况、共用部位和物业管理用房",
    service: "服务内容与标准",
    bidders: "投标人资格与投标书要求",
    evaluation: "综合评分法，按评分表",
    schedule: "开标时间与地点",
    contract: "自中标通知书发出之日起三十日内签订",
    other: "其他事项",
  },
  scoring,
  publicSource: "双色球 2027020 期开奖号码",
};

export const tenderOf = async (who: Asker, id: string, fields: string) =>
  (await who.ask(`query($id: ID!) { tender(id: $id) { ${fields} } }`, { id })).tender;

/** The log as the viewer reads it, in its order. */
// oxlint-disable-next-line typescript/no-explicit-any -- a test says itself what it reads
export async function logOf(who: Asker, id: string, fields: string): Promise<any[]> {
  const { log } = await tenderOf(who, id, `log(first: 100) { nodes { ${fields} } }`);
  return log.nodes.toReversed();
}

export async function draftTender(
  server: TestServer,
  more: Record<string, unknown> = {},
): Promise<TestTender> {
  const company = await makeCompany(server);
  const officer = await company.hire("DEVELOPER_STAFF", company.regionId);
  const region = await company.hire("REGION_STAFF");
  const begun = {
    estateId: company.estateId,
    title: "云湖花园前期物业服务招标",
    method: "PUBLIC",
    organiserName: "示例房地产开发有限公司",
  };
  const made = await officer.run("createTender", begun, "tender { id reference version }");
  const { id, reference, version } = made.tender;
  await officer.run("updateTender", { id, version, ...noticeFacts, ...more }, "tender { id }");
  return { ...company, officer, region, id, reference, keys: new Map() };
}

export const act = (server: TestServer, token: string, deed: string, more: object = {}) =>
  followLink(server, "act", { token, act: deed, key: crypto.randomUUID(), ...more });
export const look = async (server: TestServer, token: string) =>
  (await followLink(server, "read", { token })).body;

/** Three holders make their keys by link; the officer's browser makes the tender's and splits it. */
export async function sealKey(server: TestServer, of: TestTender): Promise<void> {
  const { officer, id, reference, keys } = of;
  for (const name of ["陈公证", "招标人代表", "监督员"])
    await officer.run("saveTenderHolder", { id, name, organization: "监督小组" }, "tender { id }");
  const { holders } = await tenderOf(officer, id, "holders { id reference }");
  for (const holder of holders) {
    const { url } = await officer.run("issueTenderLink", { id: holder.id }, "url");
    const pair = await makeKeyPair();
    keys.set(holder.reference, pair);
    // The wrapped secret is nobody's business here: the test keeps the pair.
    const keyMade = {
      publicKey: pair.publicKey,
      salt: base64(new Uint8Array(16)),
      iterations: 600_000,
      iv: base64(new Uint8Array(12)),
      ciphertext: base64(new Uint8Array(48)),
    };
    const kept = await act(server, tokenOf(url), "KEEP_KEY", { keyMade });
    if (kept.status !== 200) throw new Error(JSON.stringify(kept.body));
  }
  const sealed = await tenderOf(officer, id, "holders { id reference publicKey hasKey }");
  const known = sealed.holders.map((one: { reference: string; publicKey: string }) => ({
    holder: one.reference,
    publicKey: one.publicKey,
  }));
  const { publicKey, threshold, shares } = got(await makeTenderKey(reference, known, 2));
  const told = shares.map(({ holder, box, check }) => ({
    holderId: `TenderHolder_${holder}`,
    box,
    check,
  }));
  await officer.run("sealTender", { id, threshold, publicKey, shares: told }, "tender { id }");
}

/** A tender that is announced, on 2027-01-18. */
export async function issuedTender(
  server: TestServer,
  more: Record<string, unknown> = {},
): Promise<TestTender> {
  const of = await draftTender(server, more);
  await sealKey(server, of);
  server.setClock("2027-01-18T01:00:00Z");
  await of.officer.run("issueTenderNotice", { id: of.id }, "tender { status }");
  return of;
}

const code = (index: number) => `91440000MA5D0000${String(index).padStart(2, "0")}`;

/** Companies that register by the public notice's code. */
export async function registerBidders(
  server: TestServer,
  { officer, id }: TestTender,
  names: readonly string[],
): Promise<TestBidder[]> {
  const { url } = await officer.run("issueTenderLink", { id }, "url");
  const bidders: TestBidder[] = [];
  for (const [index, name] of names.entries()) {
    const of = { name, creditCode: code(index), contact: "王经理", phone: "020-1234" };
    const { body, status } = await act(server, tokenOf(url), "REGISTER", of);
    if (status !== 200) throw new Error(JSON.stringify(body));
    const token = tokenOf(body.url);
    const { tender } = await look(server, token);
    const { reference } = tender.bidder;
    bidders.push({ id: `TenderBidder_${reference}`, reference, name, token });
  }
  return bidders;
}

export const bidAt = (price: string): Json => ({
  format: "threshold/bid/1",
  letter: "投标函",
  price,
  services: [],
  plan: "物业管理方案",
  answers: [],
  files: [],
  others: "业绩证明",
});

/** A file sealed as the bidder's browser does, by a secret that the same content has again. */
export const sealedFile = (
  { reference: tender }: TestTender,
  { reference: bidder }: TestBidder,
  name: string,
  content: Uint8Array<ArrayBuffer>,
): Promise<SealedFile> =>
  sealFile(new Uint8Array(32), { tender, bidder }, name, {
    size: content.length,
    read: (from, to) => Promise.resolve(content.slice(from, to)),
  });

const tus = { "tus-resumable": "1.0.0" };
const partsOf = (server: TestServer, token: string, path: string, init: RequestInit) =>
  fetch(`${server.url}/api/links/parts${path}`, {
    ...init,
    headers: { ...tus, "x-link-token": token, ...(init.headers as Record<string, string>) },
  });

/** Begins a file by a link. */
export const beginParts = (server: TestServer, token: string, upload: string, size: number) =>
  partsOf(server, token, "", {
    method: "POST",
    headers: {
      "upload-length": String(size),
      "upload-metadata": `key ${Buffer.from(upload).toString("base64")}`,
    },
  });
/** How much of it has come. */
export const partsThere = async (server: TestServer, token: string, upload: string) => {
  const { status, headers } = await partsOf(server, token, `/${upload}`, { method: "HEAD" });
  return status === 200 ? Number(headers.get("upload-offset")) : status;
};
export const addPart = (
  server: TestServer,
  token: string,
  upload: string,
  offset: number,
  part: Uint8Array<ArrayBuffer>,
) =>
  partsOf(server, token, `/${upload}`, {
    method: "PATCH",
    headers: {
      "content-type": "application/offset+octet-stream",
      "upload-offset": String(offset),
    },
    body: part,
  });
export const takeParts = (server: TestServer, token: string, upload: string) =>
  followLink(server, "bid-file", { token, upload });

/** Sends a sealed file in parts, as its bidder's browser does. */
export async function sendBidFile(server: TestServer, token: string, file: SealedFile) {
  const { upload, contents } = file;
  await beginParts(server, token, upload, contents.size);
  await addPart(server, token, upload, 0, await contents.read(0, contents.size));
  return takeParts(server, token, upload);
}

/** Seals a bid as the bidder's browser does and hands it in, with the files that it names. */
export async function handIn(
  server: TestServer,
  { reference: tender }: TestTender,
  bidder: TestBidder,
  bid: Json,
) {
  const view = await look(server, bidder.token);
  const place = { tender, bidder: bidder.reference };
  const { sealed, receipt } = got(await sealBid(view.tender.publicKey, place, bid));
  const files = sealedFilesOf(bid).map((file) => file.sealed.sha256);
  const answer = await act(server, bidder.token, "BID", { sealed, files });
  const { position, hash } = answer.body;
  if (answer.body.done === "BID") bidder.receipt = { ...receipt, position, hash };
  return answer;
}

interface Opening {
  readonly holders: readonly { readonly id: string; readonly share: KeyShare }[];
  readonly bids: readonly {
    readonly bidderId: string;
    readonly commitment: string;
    readonly box: SealedBid["box"];
  }[];
}

/** What the opening's browser works out: shares opened by their holders, bids by the joined key. */
export async function openingInput(of: TestTender, present = 2) {
  const { opening } = await tenderOf(
    of.officer,
    of.id,
    "opening { holders { id name key share } bids { bidderId bidderName commitment box } }",
  );
  const { holders, bids } = opening as Opening;
  const shares = await Promise.all(
    holders
      .slice(0, present)
      .map(async ({ id, share }) =>
        got(await openShare(of.reference, share, of.keys.get(id) as KeyPair)),
      ),
  );
  const { publicKey, threshold } = await tenderOf(of.officer, of.id, "publicKey threshold");
  const pair = got(await joinShares({ publicKey, threshold }, shares));
  const opened = await Promise.all(
    bids.map(async ({ bidderId, commitment, box }) => ({
      bidderId: `TenderBidder_${bidderId}`,
      ...got(await openBid(pair, { tender: of.reference, bidder: bidderId }, { commitment, box })),
    })),
  );
  return {
    id: of.id,
    holders: shares.map(({ holder, proof }) => ({ holderId: `TenderHolder_${holder}`, proof })),
    bids: opened,
    unreadable: [],
    files: opened.flatMap(({ bidderId, bid }) =>
      sealedFilesOf(bid).map(({ sha256 }) => ({ bidderId, sha256, state: "AS_COMMITTED" })),
    ),
    minutes: "到场保管人两名，投标文件当众开启",
  };
}

export const prices: Readonly<Record<string, string>> = {
  甲物业: "2.85",
  乙物业: "2.80",
  丙物业: "2.60",
};

/** Three bids in, opened at the deadline. */
export async function openedTender(
  server: TestServer,
): Promise<{ of: TestTender; bidders: TestBidder[] }> {
  const of = await issuedTender(server);
  const bidders = await registerBidders(server, of, Object.keys(prices));
  server.setClock("2027-02-10T02:00:00Z");
  for (const one of bidders) await handIn(server, of, one, bidAt(prices[one.name] as string));
  server.setClock(deadline);
  await of.officer.run("openTender", await openingInput(of), "tender { status }");
  return { of, bidders };
}

/** The same with its committee: five who score by links. */
export async function judgedTender(server: TestServer) {
  const { of, bidders } = await openedTender(server);
  const { officer, id } = of;
  const expert = (kind: string, name: string, conflict?: string) =>
    officer.run("saveTenderExpert", { id, kind, name, conflict }, "tender { id }");
  for (let index = 1; index <= 7; index += 1)
    await expert("EXPERT", `专家${index}`, index === 3 ? "曾任投标人顾问" : undefined);
  await expert("REPRESENTATIVE", "招标人代表");
  await officer.run("listTenderExperts", { id, experts: 4 }, "tender { id }");
  const drawing = { id, publicValue: "03 07 11 19 26 31 + 08" };
  await officer.run("drawTenderExperts", drawing, "tender { status }");
  const { experts } = await tenderOf(officer, id, "experts { id reference name member kind }");
  const members: { id: string; reference: string; name: string; token: string }[] = [];
  for (const one of experts.filter(({ member }: { member: boolean }) => member)) {
    const { url } = await officer.run("issueTenderLink", { id: one.id }, "url");
    members.push({ ...one, token: tokenOf(url) });
  }
  return { of, bidders, members };
}

/** A member's sheet: bidders in their order a little worse, members a little apart. */
export const sheetsFor = (bidders: readonly TestBidder[], member: number) =>
  Object.fromEntries(
    bidders.map(({ reference }, index) => [
      reference,
      { order: `${9 - index * 0.5}`, green: `${9.5 - index}`, price: `${90 + index - member}` },
    ]),
  );
