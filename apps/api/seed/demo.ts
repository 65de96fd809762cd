import { addDays, day } from "@threshold/domain/calendar/day";
import type { Role } from "@threshold/domain/organization/roles";
import type { Pool } from "pg";
import { v7 as uuid } from "uuid";
import { hashPassword } from "../src/auth/password.ts";
import {
  authDatabase,
  insertAccount,
  insertMembership,
  isAnybodyThere,
} from "../src/auth/queries.ts";
import { openPool } from "../src/db/database.ts";
import type { Env } from "../src/env.ts";
import { giveKeys, keysOfEnv } from "../src/personal-keys.ts";
import type { Log } from "../src/log.ts";
import { assignRole, createPerson } from "../src/organization/people-actions.ts";
import {
  createEstate,
  createRegion,
  createServiceCenter,
} from "../src/organization/place-actions.ts";
import { setUpCompany } from "../src/organization/set-up.ts";
import { actors, type Actor } from "./actor.ts";
import { seedBiddings, seedLocalRule } from "./bidding.ts";
import { seedTender } from "./tender.ts";
import { seedEvaluatedTenders } from "./tender-evaluated.ts";
import { seedChannels } from "./channels.ts";
import { seedAssets } from "./assets.ts";
import { seedCustody } from "./custody.ts";
import { seedDefects } from "./defects.ts";
import { seedHomes } from "./homes.ts";
import { seedLaunches } from "./launches.ts";
import { seedReceptions } from "./reception.ts";
import { seedShowcases } from "./showcase.ts";
import { seedSalesSites } from "./sales-site.ts";
import { seedTakeovers } from "./takeover.ts";
import { seedAcceptance } from "./unit-acceptance.ts";
import { seedSettings } from "./settings.ts";

export type SeedOptions = {
  env: Env;
  ownerUrl: string;
  appUrl: string;
  log: Log;
  /** Aborted when the start is interrupted. */
  signal: AbortSignal;
};

export type DemoAccount = { email: string; password: string; role: string };

/** Everybody in the demo signs in with it; it exists nowhere else. */
const password = "threshold-demo-2026";

interface DemoPerson {
  readonly key: string;
  readonly name: string;
  readonly role: Role;
  /** Code of the place: JC the company, R… a region, C… a center. */
  readonly place: string;
  readonly zh: string;
}

const people: readonly DemoPerson[] = [
  { key: "gm", name: "周启明", role: "GENERAL_MANAGER", place: "JC", zh: "总经理" },
  { key: "region", name: "陈建国", role: "REGION_HEAD", place: "HN", zh: "华南地区负责人" },
  { key: "staff", name: "林晓", role: "REGION_STAFF", place: "HN", zh: "华南地区项目专员" },
  { key: "region2", name: "沈佳怡", role: "REGION_HEAD", place: "HD", zh: "华东地区负责人" },
  { key: "hr", name: "黄丽华", role: "HR_ADMIN_OFFICER", place: "HN", zh: "华南行政人事部" },
  { key: "training", name: "吴敏", role: "TRAINING_OFFICER", place: "HN", zh: "华南培训管理部" },
  { key: "training2", name: "顾青", role: "TRAINING_OFFICER", place: "HD", zh: "华东培训管理部" },
  {
    key: "center",
    name: "何志强",
    role: "SERVICE_CENTER_HEAD",
    place: "C-TH",
    zh: "天河物业服务中心主任",
  },
  {
    key: "center2",
    name: "方敏",
    role: "SERVICE_CENTER_HEAD",
    place: "C-NS",
    zh: "南山物业服务中心主任",
  },
  {
    key: "service",
    name: "梁美琪",
    role: "CUSTOMER_SERVICE_MANAGER",
    place: "C-TH",
    zh: "天河客户服务部经理",
  },
  {
    key: "engineering",
    name: "谢文涛",
    role: "ENGINEERING_MANAGER",
    place: "C-TH",
    zh: "天河工程部经理",
  },
  {
    key: "security",
    name: "罗刚",
    role: "SECURITY_MANAGER",
    place: "C-TH",
    zh: "天河秩序维护部负责人",
  },
  { key: "buying", name: "郑晓东", role: "PROCUREMENT_OFFICER", place: "HN", zh: "华南采购部" },
  {
    key: "developer",
    name: "高远",
    role: "DEVELOPER_HEAD",
    place: "HN",
    zh: "地区公司负责人（开发商）",
  },
  {
    key: "tender",
    name: "唐宁",
    role: "DEVELOPER_STAFF",
    place: "HN",
    zh: "地区公司招标专员（开发商）",
  },
  {
    key: "supervisor",
    name: "叶青",
    role: "CUSTOMER_SERVICE_SUPERVISOR",
    place: "C-TH",
    zh: "天河客服主管",
  },
  {
    key: "showflat",
    name: "苏晴",
    role: "SHOW_FLAT_RECEPTIONIST",
    place: "JXHT",
    zh: "锦绣华庭样板房接待员",
  },
  {
    key: "saleshost",
    name: "江雪",
    role: "SALES_CENTER_RECEPTIONIST",
    place: "JXHT",
    zh: "锦绣华庭销售中心接待员",
  },
  { key: "inspector", name: "马建华", role: "TECHNICIAN", place: "C-TH", zh: "天河维修员" },
  {
    key: "works",
    name: "曾庆",
    role: "DEVELOPER_STAFF",
    place: "YQYY",
    zh: "云栖雅苑地区公司工程部（开发商）",
  },
  { key: "frontdesk", name: "许婷", role: "FRONT_DESK_AGENT", place: "C-TH", zh: "天河客服前台" },
];

/** Accounts worth printing: one who sees everything, one who decides, some who work. */
const printed = ["admin", "region", "staff", "service", "tender"];

const regions = [
  ["HN", "华南地区物业公司"],
  ["HD", "华东地区物业公司"],
] as const;

const centers = [
  ["C-TH", "HN", "广州天河物业服务中心", "广州市天河区珠江东路 6 号"],
  ["C-NS", "HN", "深圳南山物业服务中心", "深圳市南山区科苑路 15 号"],
  ["C-PD", "HD", "上海浦东物业服务中心", "上海市浦东新区张杨路 500 号"],
  ["C-XH", "HD", "杭州西湖物业服务中心", "杭州市西湖区文三路 90 号"],
] as const;

/** Code, center, name, category, address, planned buildings and households. */
const estates = [
  ["JXHT", "C-TH", "锦绣华庭", "RESIDENTIAL", "广州市天河区金穗路 88 号", 6, 432],
  ["YQYY", "C-TH", "云栖雅苑", "RESIDENTIAL", "广州市天河区云溪路 16 号", 4, 416],
  ["XHWP", "C-NS", "星河湾畔", "RESIDENTIAL", "深圳市南山区滨海大道 2008 号", 3, 576],
  ["LYGG", "C-NS", "澜悦公馆", "APARTMENT", "深圳市南山区后海大道 1028 号", 2, 240],
  ["JNF", "C-PD", "江南府", "RESIDENTIAL", "上海市浦东新区锦绣路 1001 号", 8, 176],
  ["XXLY", "C-XH", "西溪林语", "RESIDENTIAL", "杭州市西湖区文二西路 718 号", 4, 60],
] as const;

/**
 * Fills an empty database with the demo company; does nothing to one that holds any account.
 *
 * @returns the demo's accounts when the database is the demo's, otherwise none
 */
export async function seedDemo({
  env,
  ownerUrl,
  appUrl,
  signal,
  log,
}: SeedOptions): Promise<DemoAccount[]> {
  const pool = openPool(appUrl, {
    max: 4,
    onError: (error) => log.warn({ err: error }, "database connection lost"),
  });
  try {
    giveKeys(pool, keysOfEnv(env));
    if (!(await isAnybodyThere(authDatabase(pool)))) await fill(pool, ownerUrl, env, signal);
    return (await isDemo(pool)) ? accounts() : [];
  } finally {
    await pool.end();
  }
}

const emailOf = (key: string) => `${key}@demo.threshold`;

const accounts = (): DemoAccount[] =>
  printed.map((key) => ({
    email: emailOf(key),
    password,
    role: people.find((person) => person.key === key)?.zh ?? "系统管理员",
  }));

async function isDemo(pool: Pool): Promise<boolean> {
  const { rows } = await pool.query(`select from auth."user" where email = $1`, [emailOf("admin")]);
  return rows.length > 0;
}

/** The accounts come last and at once: until somebody can sign in the database counts as empty, whatever interrupted this. */
async function fill(pool: Pool, ownerUrl: string, env: Env, signal: AbortSignal): Promise<void> {
  await forgetHalfADemo(ownerUrl);
  const today = day(
    new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Shanghai" }).format(new Date()),
  );
  const admin = await founder(pool);
  const places = await seedPlaces(await admin.onDay(addDays(today, -200)));
  const logins = await seedPeople(await admin.onDay(addDays(today, -199)), places);
  signal.throwIfAborted();
  await seedChannels(await admin.onDay(today), env);
  const [first] = regions;
  await seedSettings(await admin.onDay(addDays(today, -160)), `Region_${places.get(first![0])}`);
  await seedHomes(await admin.onDay(addDays(today, -150)), places);
  signal.throwIfAborted();
  const personOf = (key: string) => logins.find((login) => login.email === emailOf(key))!.personId;
  await seedLaunches(await admin.onDay(today), places, env, today, signal, personOf);
  signal.throwIfAborted();
  const [manager, region] = ["service", "staff"].map((key) =>
    logins.find(({ email }) => email === emailOf(key))!,
  );
  await seedReceptions(pool, { manager: manager!, region: region! }, places, env, today);
  signal.throwIfAborted();
  const deciders = {
    HN: { training: personOf("training"), region: personOf("region") },
    HD: { training: personOf("training2"), region: personOf("region2") },
  };
  const hosts = {
    manager: manager!,
    deciders,
    receptionists: ["showflat", "saleshost"].map(personOf),
  };
  await seedShowcases(pool, hosts, places, env, today);
  signal.throwIfAborted();
  const loginOf = (key: string) => logins.find(({ email }) => email === emailOf(key))!;
  const bidders = {
    staff: loginOf("staff"),
    head: loginOf("region"),
    developer: loginOf("developer"),
    projectHead: loginOf("center"),
  };
  await seedBiddings(pool, bidders, places, env, today);
  await seedLocalRule(await admin.onDay(addDays(today, -1)));
  signal.throwIfAborted();
  const tendered = { id: `Estate_${places.get("YQYY")}`, name: "云栖雅苑" };
  await seedTender(pool, loginOf("tender"), tendered, today);
  const phase = (name: string) => ({ id: `Estate_${places.get("JXHT")}`, name });
  const phases = { scored: phase("锦绣华庭三期"), told: phase("锦绣华庭二期") };
  await seedEvaluatedTenders(pool, loginOf("tender"), phases, today);
  signal.throwIfAborted();
  const [supervisor, showFlat, salesCenter] = ["supervisor", "showflat", "saleshost"].map((key) =>
    logins.find(({ email }) => email === emailOf(key))!,
  );
  const sitePeople = { supervisor: supervisor!, showFlat: showFlat!, salesCenter: salesCenter! };
  await seedSalesSites(pool, sitePeople, places, today);
  signal.throwIfAborted();
  const defectPeople = {
    inspector: loginOf("inspector"),
    manager: loginOf("service"),
    engineer: loginOf("engineering"),
    head: loginOf("center"),
    developer: loginOf("works"),
  };
  await seedDefects(pool, defectPeople, places, env, today);
  const custodyPeople = {
    manager: loginOf("service"),
    desk: loginOf("frontdesk"),
    inspector: loginOf("inspector"),
  };
  await seedCustody(pool, custodyPeople, places, today);
  const acceptance = {
    head: loginOf("center"),
    service: loginOf("service"),
    engineering: loginOf("engineering"),
  };
  await seedAcceptance(pool, acceptance, places, today);
  await seedAssets(pool, loginOf("engineering"), places, today);
  signal.throwIfAborted();
  await seedTakeovers(pool, { ...acceptance, developer: loginOf("tender") }, places, env, today);
  await openAccounts(pool, [{ ...admin.who, name: adminName, email: emailOf("admin") }, ...logins]);
}

/** What an interrupted start left behind belongs to nobody: no account was there yet. */
async function forgetHalfADemo(ownerUrl: string): Promise<void> {
  const owner = openPool(ownerUrl, { max: 1 });
  try {
    // To truncate so many tables takes seconds, even empty ones.
    const { rows } = await owner.query("select from company limit 1");
    if (rows.length > 0) await owner.query("truncate company, auth.membership cascade");
  } finally {
    await owner.end();
  }
}

const adminName = "赵敏";

async function founder(pool: Pool): Promise<Actor> {
  const accountId = uuid();
  const asked = {
    accountId,
    companyName: "锦程物业服务有限公司",
    companyCode: "JC",
    name: adminName,
    email: emailOf("admin"),
  };
  const made = await authDatabase(pool)
    .transaction()
    .execute((tx) => setUpCompany(tx, asked));
  return actors(pool, { ...made, accountId });
}

interface Login {
  readonly accountId: string;
  readonly companyId: string;
  readonly personId: string;
  readonly name: string;
  readonly email: string;
}

async function openAccounts(pool: Pool, logins: readonly Login[]): Promise<void> {
  const passwordHash = await hashPassword(password);
  await authDatabase(pool)
    .transaction()
    .execute(async (tx) => {
      for (const { accountId, companyId, personId, name, email } of logins) {
        await insertAccount(tx, { id: accountId, name, email, passwordHash }, new Date());
        await insertMembership(tx, {
          account_id: accountId,
          company_id: companyId,
          person_id: personId,
        });
      }
    });
}

/** Uuids of the demo's places by their code. */
export type DemoPlaces = ReadonlyMap<string, string>;

async function seedPlaces(admin: Actor): Promise<DemoPlaces> {
  const ids = new Map<string, string>([["JC", admin.who.companyId]]);
  for (const [code, name] of regions)
    ids.set(code, (await admin.run(createRegion, { code, name })).region);
  let actor = await admin.onDay(admin.today);
  for (const [code, region, name, officeAddress] of centers) {
    const asked = {
      regionId: `Region_${ids.get(region)}`,
      code,
      name,
      officeAddress,
      dutyPhone: "400-800-6000",
      repairHotline: "400-800-6120",
    };
    ids.set(code, (await actor.run(createServiceCenter, asked)).serviceCenter);
  }
  actor = await admin.onDay(admin.today);
  for (const [code, center, name, category, address, totalBuildings, totalHouseholds] of estates) {
    const serviceCenterId = `ServiceCenter_${ids.get(center)}`;
    const planned = { address, totalBuildings, totalHouseholds };
    const asked = { serviceCenterId, code, name, category, ...planned };
    ids.set(code, (await actor.run(createEstate, asked)).estate);
  }
  return ids;
}

async function seedPeople(admin: Actor, places: DemoPlaces): Promise<Login[]> {
  const logins: Login[] = [];
  for (const [index, { key, name, role, place }] of people.entries()) {
    const number = 1001 + index;
    const email = emailOf(key);
    const asked = { name, badgeNumber: `JC${number}`, phone: `1380000${number}`, mailbox: email };
    const { person } = await admin.run(createPerson, asked);
    const placeId = `${levels[place] ?? "ServiceCenter"}_${places.get(place)}`;
    await admin.run(assignRole, {
      personId: `Person_${person}`,
      role,
      placeId,
      fromOn: admin.today,
    });
    const accountId = uuid();
    await admin.giveAccount(person, accountId);
    logins.push({ accountId, companyId: admin.who.companyId, personId: person, name, email });
  }
  return logins;
}

const levels: Readonly<Record<string, string>> = {
  JC: "Company",
  HN: "Region",
  HD: "Region",
  JXHT: "Estate",
  YQYY: "Estate",
};
