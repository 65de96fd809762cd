import type { Json } from "@threshold/domain/canonical-json";
import { addDays, type Day } from "@threshold/domain/calendar/day";
import type { Result } from "@threshold/domain/result";
import type { Bid } from "@threshold/domain/tender/bid";
import { sealBid } from "@threshold/domain/tender/seal";
import { makeHolderKey, makeTenderKey } from "@threshold/domain/tender/shares";
import type { Pool } from "pg";
import type { LinkAct, LinkInput } from "../src/access-link/purpose-types.ts";
import type { LinkRow } from "../src/access-link/queries.ts";
import { write } from "../src/db/tenancy.ts";
import { answerTenderQuestion, registerTenderBidder } from "../src/tender/actions.ts";
import {
  createTender,
  issueTenderNotice,
  saveTenderHolder,
  sealTender,
  updateTender,
} from "../src/tender/draft-actions.ts";
import { keepHolderKey, tenderLinks } from "../src/tender/link-actions.ts";
import { openWork } from "../src/tender/log-actions.ts";
import { type Actor, actors, type Who } from "./actor.ts";

/** Whoever opens a tender of the demo types it; it exists nowhere else. */
export const passphrase = "threshold-demo-2026";

export const got = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result.value;
};

/** A tender as it stands with its log, reached as whoever runs it does. */
export const tenderNow = (actor: Actor, id: string) =>
  write(actor.context, { name: "read", key: null, input: null }, async (db) => {
    const { row, log, state } = await openWork(db, id);
    return { ...row, log, state };
  });

/** Something done by a link of purpose BID or SCORE, as its page sends it. */
export const byLink = (
  actor: Actor,
  purpose: "BID" | "SCORE",
  tenderId: string,
  subjectId: string,
  act: LinkAct,
  deed: Record<string, unknown>,
) =>
  write(actor.context, { name: "actByLink", key: null, input: null }, async (db) => {
    const link = { recordId: tenderId, subjectId } as LinkRow;
    const input: LinkInput = {
      act,
      name: null,
      organization: null,
      contentHash: "",
      comment: null,
      strokes: null,
      answers: {},
      deed,
    };
    await tenderLinks[purpose].act(db, actor.context, link, input, {});
    return null;
  });

export const scoring = {
  criteria: [
    {
      id: "plan",
      name: "物业管理方案",
      weight: "60",
      least: "3/5",
      parts: [
        { id: "order", name: "公共秩序维护", weight: "1", least: null, max: "10" },
        { id: "clean", name: "环境保洁与绿化", weight: "1", least: null, max: "10" },
        { id: "facilities", name: "设施设备维护", weight: "1", least: null, max: "10" },
        { id: "customers", name: "客户服务", weight: "1", least: null, max: "10" },
      ],
    },
    { id: "record", name: "企业业绩与信用", weight: "10", least: null, max: "10" },
    { id: "price", name: "报价", weight: "30", least: null, max: "100" },
  ],
  together: "TRIMMED_MEAN",
  ties: [{ by: "CRITERION", criterion: "plan" }, { by: "LOWER_PRICE" }],
  outlierShare: "1/5",
};

const sections = (name: string) => ({
  project: `${name}位于广州市天河区，高层住宅 4 栋 416 户，总建筑面积 5.2 万平方米；共用部位包括门厅、楼道、屋面、电梯井，共用设施包括电梯 12 部、生活水泵房 1 座、消防控制室 1 间；物业管理用房 160 平方米。`,
  service:
    "综合管理、公共秩序维护、环境保洁、绿化养护、设施设备运行与维护、客户服务。24 小时值守；电梯困人 30 分钟内到场；公共区域每日保洁两次。",
  bidders:
    "具有独立法人资格，信用良好；近三年管理过同类住宅项目。投标书须含投标函、报价、物业管理方案和其他材料。",
  evaluation: "综合评估法：物业管理方案 60 分、企业业绩与信用 10 分、报价 30 分。",
  schedule: "投标截止时当众开标；评标委员会 5 人，专家从公布的名单中抽取。",
  contract: "中标通知书发出后 30 日内，按招标文件和中标人的投标文件签订《前期物业服务合同》。",
  other: "招标人不组织踏勘，投标人可自行前往。",
});

/** A tender of an estate that is written and announced, its deadline so many days after the notice. */
export async function announce(
  officer: Actor,
  estate: { readonly id: string; readonly name: string },
  days: number,
): Promise<string> {
  const { tender: id } = await officer.run(createTender, {
    estateId: estate.id,
    title: `${estate.name}前期物业服务招标`,
    method: "PUBLIC",
    organiserName: "广州锦程置业有限公司",
  });
  const deadline = `${addDays(officer.today, days)}T02:00:00.000Z`;
  const { version } = await tenderNow(officer, id);
  await officer.run(updateTender, {
    id: `Tender_${id}`,
    version,
    organiserAddress: "广州市天河区珠江东路 30 号",
    agencyName: "广州正衡招标代理有限公司",
    province: "广东省",
    city: "广州市",
    preFiledOn: addDays(officer.today, -14),
    issuedOn: officer.today,
    deadline,
    openingAt: deadline,
    openingPlace: "广州锦程置业有限公司三楼会议室",
    bidValidUntil: addDays(officer.today, days + 90),
    saleKind: "PRESALE",
    saleOn: addDays(officer.today, days + 120),
    channels: ["广东省招标投标监管网", "广州市物业管理招投标平台"],
    profile: sections(estate.name).project,
    access: "在本公告页登记后下载，不收取费用。",
    sections: sections(estate.name),
    scoring,
    publicSource: "开标后第一期双色球开奖号码",
  } as never);
  await sealKey(officer, id);
  await officer.run(issueTenderNotice, { id: `Tender_${id}` });
  return id;
}

/** Three holders of different parties; any two open. */
async function sealKey(officer: Actor, id: string): Promise<void> {
  for (const [name, organization] of [
    ["唐宁", "广州锦程置业有限公司"],
    ["何静", "广州正衡招标代理有限公司"],
    ["罗文", "广州市天河公证处"],
  ] as const)
    await officer.run(saveTenderHolder, {
      id: `Tender_${id}`,
      name,
      organization,
    });
  const { holders } = await tenderNow(officer, id);
  const keys: { holder: string; publicKey: string }[] = [];
  for (const holder of holders) {
    const key = got(await makeHolderKey(passphrase));
    await write(officer.context, { name: "keepTenderKey", key: null, input: null }, async (db) => {
      await keepHolderKey(db, await openWork(db, id), holder.id, { ...key });
      return null;
    });
    keys.push({ holder: holder.id, publicKey: key.publicKey });
  }
  const { publicKey, threshold, shares } = got(await makeTenderKey(id, keys, 2));
  await officer.run(sealTender, {
    id: `Tender_${id}`,
    threshold,
    publicKey,
    shares: shares.map(({ holder, box, check }) => ({
      holderId: `TenderHolder_${holder}`,
      box: { ...box },
      check,
    })),
  });
}

const code = (index: number) => `91440101MA5D0000${index}X`;

/** Companies that the officer takes in; answers their ids. */
export async function register(
  officer: Actor,
  id: string,
  names: readonly string[],
): Promise<string[]> {
  for (const [index, name] of names.entries())
    await officer.run(registerTenderBidder, {
      id: `Tender_${id}`,
      name,
      creditCode: code(index),
      contact: ["王磊", "李娜", "张伟", "刘洋"][index % 4] ?? "",
      phone: `020-8888 600${index}`,
    });
  const { bidders } = await tenderNow(officer, id);
  return names.map((name) => bidders.find((one) => one.name === name)!.id);
}

const services = ["综合管理", "公共设施设备维护", "公共秩序维护", "环境卫生（清洁）"] as const;

/** A bid whose services come to its price: three of 0.6 and the rest. */
export const bidOf = (price: string, plan: string): Bid => ({
  format: "threshold/bid/1",
  letter: "我方已研究招标文件的全部内容，愿按招标文件的要求和本投标的报价提供前期物业服务。",
  price,
  services: services.map((name, index) => ({
    name,
    price: index < 3 ? "0.6" : (Number(price) - 1.8).toFixed(2).replace(/0$/, ""),
  })),
  plan,
  answers: [
    { criterion: "order", text: "门岗双人值守，园区每两小时巡逻一次，监控 24 小时专人值守。" },
    { criterion: "facilities", text: "电梯困人 30 分钟内到场，水泵房每日巡检，年度检修计划随附。" },
  ],
  files: [{ name: "物业管理方案.pdf", bytes: 3_482_112, sha256: "5f".repeat(32) }],
  others: "近三年同类住宅项目业绩三项，信用报告随附。",
});

/** Seals a bid as the bidder's browser does, and hands it in. */
export async function handIn(
  actor: Actor,
  tenderId: string,
  bidderId: string,
  bid: Bid,
): Promise<void> {
  const { publicKey } = await tenderNow(actor, tenderId);
  const place = { tender: tenderId, bidder: bidderId };
  const { sealed } = got(await sealBid(publicKey ?? "", place, { ...bid } as unknown as Json));
  await byLink(actor, "BID", tenderId, bidderId, "BID", { sealed });
}

export const plans = [
  "设项目经理一名，客服、工程、秩序、环境四个班组共 38 人；首问负责，报修 15 分钟响应；入住前三个月驻场增派 6 人。",
  "以智慧社区平台统一受理报事报修，关键岗位持证上岗；绿化外包给本地园林公司并按月考核。",
  "精简编制 31 人，秩序岗与车场岗合并排班；设施设备由区域维修中心每周两次巡检。",
] as const;

/** A tender before its deadline: four companies registered, a question answered and one open, two bids in, one replaced. */
export async function seedTender(
  pool: Pool,
  who: Who,
  estate: { readonly id: string; readonly name: string },
  today: Day,
): Promise<void> {
  const on = (days: number) =>
    actors(pool, who, addDays(today, days), undefined, ["DEVELOPER_STAFF"]);
  const id = await announce(await on(-16), estate, 40);
  const names = [
    "恒安物业服务有限公司",
    "嘉园物业管理有限公司",
    "万家物业服务集团",
    "城安物业有限公司",
  ];
  const [first, second, third] = await register(await on(-13), id, names);
  await ask(await on(-12), id, second!, "收费面积按建筑面积还是套内面积计算？");
  const { openQuestions } = (await tenderNow(await on(-11), id)).state;
  await (
    await on(-11)
  ).run(answerTenderQuestion, {
    id: `Tender_${id}`,
    question: openQuestions[0] ?? "",
    text: "按房屋建筑面积计算；地下车位另行约定，不在本次报价范围内。",
  });
  await handIn(await on(-4), id, first!, bidOf("2.95", plans[0]));
  await handIn(await on(-2), id, second!, bidOf("2.80", plans[1]));
  await handIn(await on(-1), id, first!, bidOf("2.85", plans[0]));
  await ask(await on(-1), id, third!, "合同期限从交付之日还是首次业主大会之日起算？");
}

const ask = (actor: Actor, id: string, bidder: string, text: string) =>
  byLink(actor, "BID", id, bidder, "ASK", { text });
