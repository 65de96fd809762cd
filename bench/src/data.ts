import { addDays, day } from "@threshold/domain/calendar/day";
import pg from "pg";
import type { Pool } from "pg";
import { v7 as uuid } from "uuid";
import { actors, type Actor } from "../../apps/api/seed/actor.ts";
import { createApiToken } from "../../apps/api/src/auth/api-token.ts";
import { authDatabase, insertAccount, insertMembership } from "../../apps/api/src/auth/queries.ts";
import { openPool } from "../../apps/api/src/db/database.ts";
import { read } from "../../apps/api/src/db/tenancy.ts";
import { beginDay } from "../../apps/api/src/launch/day-actions.ts";
import { activateLaunchPlan, createLaunchPlan } from "../../apps/api/src/launch/plan-actions.ts";
import { planStatement } from "../../apps/api/src/launch/queries.ts";
import { completeLaunchTask } from "../../apps/api/src/launch/task-actions.ts";
import { assignRole } from "../../apps/api/src/organization/people-actions.ts";
import {
  createEstate,
  createRegion,
  createServiceCenter,
} from "../../apps/api/src/organization/place-actions.ts";
import { systemContext } from "../../apps/api/src/system.ts";
import { setUpCompany } from "../../apps/api/src/organization/set-up.ts";
import { copyCompany, copyEstates } from "./clone.ts";

/** Plans made through the product's own actions; all others are copies of them. */
const MADE_PLANS = 10;
const OTHER_COMPANIES = 20;
const OTHER_PLANS = 50;
export const PLANS = 200;

/** Who asks, and what of. */
export interface Bench {
  readonly companyId: string;
  readonly accountId: string;
  readonly personId: string;
  readonly token: string;
  readonly planIds: readonly string[];
  /** An inspected home, where there are defects. */
  homeId?: string;
}

/**
 * Fills an empty, migrated database: a company with 200 launches under way in 8 service centers of 2 regions, and
 * 20 other companies of 50 launches each.
 */
export async function fillDatabase(ownerUrl: string, appUrl: string): Promise<Bench> {
  const pool = openPool(appUrl, { max: 4 });
  try {
    const asker = await makeCompany(pool);
    await copy(ownerUrl, asker.companyId);
    return { ...asker, planIds: await planIdsOf(ownerUrl, asker.companyId) };
  } finally {
    await pool.end();
  }
}

async function makeCompany(pool: Pool) {
  const db = authDatabase(pool);
  const accountId = uuid();
  const person = { name: "陈建国", email: "bench@threshold.example" };
  const company = { companyName: "锦程物业服务有限公司", companyCode: "JC" };
  const made = await db.transaction().execute(async (tx) => {
    await insertAccount(tx, { id: accountId, ...person, passwordHash: "-" }, new Date());
    const { companyId, personId } = await setUpCompany(tx, { accountId, ...company, ...person });
    await insertMembership(tx, {
      account_id: accountId,
      company_id: companyId,
      person_id: personId,
    });
    return { companyId, personId };
  });
  const founder = await actors(pool, { ...made, accountId });
  const centers = await makeCenters(founder);
  await makePlans(await founder.onDay(founder.today), centers);
  await beginDay((await systemContext(pool, made.companyId, new Date(), "bench"))!);
  const asked = { accountId, name: "bench", scope: "WRITE", companyId: null, days: 30 } as const;
  const token = await createApiToken(db, asked, new Date());
  if (!token.ok) throw new Error(token.refusal.code);
  return { ...made, accountId, token: token.value.token };
}

/** Two regions of four service centers each; whoever asks heads both. */
async function makeCenters(founder: Actor): Promise<string[]> {
  const centers: string[] = [];
  for (const [code, name] of [
    ["HN", "华南地区物业公司"],
    ["HD", "华东地区物业公司"],
  ] as const) {
    const { region } = await founder.run(createRegion, { code, name });
    const actor = await founder.onDay(founder.today); // sees the new region
    const personId = `Person_${actor.who.personId}`;
    const held = { personId, role: "REGION_HEAD", fromOn: "2020-01-01" } as const;
    await actor.run(assignRole, { ...held, placeId: `Region_${region}` });
    for (let number = 1; number <= 4; number += 1) {
      const asked = {
        regionId: `Region_${region}`,
        code: `${code}${number}`,
        name: `${name.slice(0, 2)}第${number}物业服务中心`,
        officeAddress: `珠江东路 ${number} 号`,
        dutyPhone: "400-800-6000",
        repairHotline: "400-800-6120",
      };
      centers.push((await actor.run(createServiceCenter, asked)).serviceCenter);
    }
  }
  return centers;
}

/** Launches from three weeks to half a year ahead, most of what was due done. */
async function makePlans(founder: Actor, centers: readonly string[]): Promise<void> {
  const today = founder.today;
  for (let number = 0; number < MADE_PLANS; number += 1) {
    const launchIn = 21 + number * 16;
    const begun = addDays(today, launchIn - 190);
    const actor = await founder.onDay(begun);
    const place = { serviceCenterId: `ServiceCenter_${centers[number % centers.length]}` };
    const named = {
      code: `E${number}`,
      name: `锦绣华庭${number}`,
      category: "RESIDENTIAL",
    } as const;
    const { estate } = await actor.run(createEstate, { ...place, ...named });
    const { plan } = await actor.run(createLaunchPlan, {
      estateId: `Estate_${estate}`,
      coordinationMeetingOn: addDays(begun, -1),
      entryDate: addDays(today, launchIn - 100),
      launchDate: addDays(today, launchIn),
      softFitoutDate: addDays(today, launchIn - 45),
      hallFitoutDate: addDays(today, launchIn - 60),
      fitOutStandard: "精装修交付",
      enclosureScope: "示范区围挡以内",
      officePlace: "示范区配套楼首层",
      permits: [{ name: "商品房预售许可证", status: "IN_PROGRESS", statusOn: begun }],
      showFlats: [{ location: "1栋 2 层", count: 2 }],
    });
    await actor.run(activateLaunchPlan, { id: `LaunchPlan_${plan}` });
    await work(founder, plan, number);
  }
}

/** Does what can be done without files and approvals of what was due by today, but for every seventh task. */
async function work(founder: Actor, planId: string, number: number): Promise<void> {
  const { tasks, links } = (await read(founder.context, planStatement(planId)))[0]!.plan;
  const waits = new Set(links.filter(({ hard }) => hard).map(({ to }) => to));
  const due = tasks.filter(
    (task, at) =>
      task.status === "NOT_STARTED" &&
      !task.evidenceRequired &&
      !task.approvalRequired &&
      task.checks.length === 0 &&
      !waits.has(task.code) &&
      (at + number) % 7 > 0 &&
      (task.dueOn ?? "9999") <= founder.today,
  );
  for (const { id, dueOn } of due) {
    const actor = await founder.onDay(day(dueOn!));
    await actor.run(completeLaunchTask, { id: `LaunchTask_${id}`, doneOn: dueOn! });
  }
}

async function copy(ownerUrl: string, companyId: string): Promise<void> {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  // Copies of what the rules allowed: no triggers, no checks of references.
  await owner.query("set session_replication_role = replica");
  // Nobody is told of what is due: that would be the job's work, in the midst of whatever is measured.
  await owner.query("update obligation set next_firing_at = null");
  const batches = PLANS / MADE_PLANS;
  for (let batch = 2; batch <= batches; batch += 1) {
    await copyEstates(owner, companyId, String(batch));
    if (batch !== OTHER_PLANS / MADE_PLANS) continue;
    for (let other = 1; other <= OTHER_COMPANIES; other += 1)
      await copyCompany(owner, companyId, `C${other}`);
  }
  await owner.query("vacuum analyze");
  await owner.end();
}

async function planIdsOf(ownerUrl: string, companyId: string): Promise<string[]> {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  const { rows } = await owner.query<{ id: string }>(
    "select id from launch_plan where company_id = $1 order by md5(id::text)",
    [companyId],
  );
  await owner.end();
  return rows.map(({ id }) => id);
}
