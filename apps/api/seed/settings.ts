import { saveLetterhead } from "../src/form/actions.ts";
import { setPolicy } from "../src/policy/actions.ts";
import type { Actor } from "./actor.ts";

/** What the demo's company decided for itself: two values of the company, one of a region, and the head of its papers. */
export async function seedSettings(admin: Actor, regionId: string): Promise<void> {
  const placeId = `Company_${admin.who.companyId}`;
  const tolerance = { key: "reception.deskTolerance", value: 0.01, reason: "定制家具的加工误差" };
  await admin.run(setPolicy, { placeId, ...tolerance });
  const interval = { key: "reception.deviceCheckIntervalDays" };
  await admin.run(setPolicy, { placeId, ...interval, value: 30, reason: "全公司统一，每月一次" });
  const often = { value: 14, reason: "新开项目多，录音系统故障较频繁" };
  await admin.run(setPolicy, { placeId: regionId, ...interval, ...often });
  await admin.run(saveLetterhead, { header: "锦程物业服务有限公司" });
}
