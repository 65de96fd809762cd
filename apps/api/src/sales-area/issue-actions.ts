import type { Day } from "@threshold/domain/calendar/day";
import { isStaff } from "@threshold/domain/launch/training";
import {
  areaIssue,
  changeAreaIssue,
  fixAreaIssue,
  sendAreaLetter,
  verifyAreaIssue as verifyRule,
} from "@threshold/domain/launch/sales-area";
import type { DecidingContext } from "../approval/actions.ts";
import { found, unwrap, uuidOf } from "../change.ts";
import type { Context } from "../context.ts";
import type { Tx } from "../db/tenancy.ts";
import type { GatheredPlan } from "../launch/queries.ts";
import { insertRecord, updateRecord } from "../launch-record/queries.ts";
import { allowWork, mayWork, onPlan } from "../launch-record/record-actions.ts";
import { listRolesAt } from "../launch-training/queries.ts";
import { oblige, settleObligation } from "../obligation/actions.ts";
import { refusalError } from "../refusal.ts";
import { areaOf, follow } from "./area-actions.ts";
import type {
  AddSalesAreaIssueInput,
  ChangeSalesAreaIssueInput,
  RecordAreaIssueFixedInput,
  RemoveSalesAreaIssueInput,
  SendSalesAreaLetterInput,
  VerifyAreaIssueInput,
  WriteSalesAreaLetterInput,
} from "./inputs.ts";
import {
  deleteIssue,
  findAreas,
  type KeptIssue,
  markSent,
  nextInPlan,
  putIntoLetter,
} from "./queries.ts";

/** Engineering inspects, sends and follows (LCH-R25). */
const inspects = (context: Context, plan: GatheredPlan) =>
  mayWork(context, plan, "SALES_AREA_INSPECTED") ||
  mayWork(context, plan, "SALES_AREA_ISSUES_SENT");

/** A problem of the plan. Whoever follows it works on it as well as engineering. */
async function issueOf(db: Tx, plan: GatheredPlan, { id: globalId }: { readonly id: string }) {
  const id = uuidOf("SalesAreaIssue", globalId);
  const areas = await findAreas(db, plan.id);
  const area = found(areas.find(({ issues }) => issues.some((one) => one.id === id)));
  return { areas, area, issue: found(area.issues.find((one) => one.id === id)) };
}

export const mayFollow = (context: Context, plan: GatheredPlan, { followerId }: KeptIssue) =>
  followerId === context.viewer.personId || inspects(context, plan);

/** The person named, one of the center's people. Refused: NOT_FOUND, AREA_FOLLOWER_NOT_STAFF. */
async function followerOf(
  db: Tx,
  context: Context,
  plan: GatheredPlan,
  globalId: string,
): Promise<string> {
  const id = uuidOf("Person", globalId);
  const [person] = await listRolesAt(db, plan.serviceCenterId, [id], context.today);
  const { name, roles } = found(person);
  if (!isStaff(roles)) throw refusalError({ code: "AREA_FOLLOWER_NOT_STAFF", details: { name } });
  return id;
}

/** 登记工程问题 found on the inspection, with the person who follows it (LCH-R25). */
export const addSalesAreaIssue = (context: Context, input: AddSalesAreaIssueInput) =>
  onPlan(context, "addSalesAreaIssue", input, async (db, plan) => {
    allowWork(plan, inspects(context, plan));
    const { areas, area } = await areaOf(db, plan, input.handoverId);
    const columns = unwrap(areaIssue({ text: input.text, dueOn: input.dueOn as Day | null }));
    const followerId = await followerOf(db, context, plan, input.followerId);
    const number = await nextInPlan(db, "sales_area_issue", plan.id);
    const more = { handoverId: area.id, number, followerId };
    const id = await insertRecord(db, "sales_area_issue", plan, { ...columns, ...more });
    await obligeFollower(db, context, plan, { ...columns, id, followerId, number, status: "OPEN" });
    await follow(db, context, plan, areas);
    return { issue: id };
  });

type Followed = Pick<KeptIssue, "id" | "text" | "number" | "dueOn" | "followerId" | "status">;

/** The named person follows it until it is seen to be mended: one thing to do, told as it stands. */
export async function obligeFollower(
  db: Tx,
  context: DecidingContext,
  plan: Pick<GatheredPlan, "serviceCenterId" | "name"> & { readonly estateId?: string | null },
  { id, text, number, dueOn, followerId, status }: Followed,
): Promise<void> {
  const [zh, en] = status === "FIXED" ? ["复验整改", "Look at the mended"] : ["跟进整改", "Follow"];
  const told = text.length > 60 ? `${text.slice(0, 60)}…` : text;
  await oblige(db, context, {
    recordType: "SalesAreaIssue",
    recordId: id,
    kind: "FOLLOW",
    act: "FOLLOW",
    serviceCenterId: plan.serviceCenterId,
    estateId: plan.estateId ?? null,
    title: `${zh}：${number}. ${told} · ${plan.name}`.slice(0, 200),
    data: { titleEn: `${en}: ${number}. ${told} · ${plan.name}` },
    responsible: { role: "ENGINEERING_MANAGER", personId: followerId },
    due: dueOn && { anchor: { on: dueOn }, rule: { unit: "DAY" } },
  });
}

const settleFollower = (db: Tx, id: string, outcome: "MET" | "CANCELLED") =>
  settleObligation(db, { type: "SalesAreaIssue", id }, null, outcome);

/** 修改工程问题: its words until they are sent; who follows it and the day until it is closed. */
export const changeSalesAreaIssue = (context: Context, input: ChangeSalesAreaIssueInput) =>
  onPlan(context, "changeSalesAreaIssue", input, async (db, plan) => {
    const { issue } = await issueOf(db, plan, input);
    allowWork(plan, inspects(context, plan));
    if (issue.version !== input.version)
      throw refusalError({ code: "STALE_VERSION", details: { version: issue.version } });
    const entered = unwrap(areaIssue({ text: input.text, dueOn: input.dueOn as Day | null }));
    const columns = unwrap(changeAreaIssue(issue, entered));
    const followerId = await followerOf(db, context, plan, input.followerId);
    await updateRecord(db, "sales_area_issue", issue.id, { ...columns, followerId });
    await obligeFollower(db, context, plan, { ...issue, ...columns, followerId });
    return { issue: issue.id };
  });

/** 删除工程问题 that was entered by mistake and told nobody. */
export const removeSalesAreaIssue = (context: Context, input: RemoveSalesAreaIssueInput) =>
  onPlan(context, "removeSalesAreaIssue", input, async (db, plan) => {
    const { areas, issue } = await issueOf(db, plan, input);
    allowWork(plan, inspects(context, plan));
    if (issue.status !== "OPEN")
      throw refusalError({
        code: "RECORD_STATUS",
        details: { action: "removeSalesAreaIssue", status: issue.status, allowed: ["OPEN"] },
      });
    await settleFollower(db, issue.id, "CANCELLED");
    await deleteIssue(db, issue.id);
    await follow(db, context, plan, areas);
    return {};
  });

/** 生成反馈单: the letter of all problems of the area that are not told yet, to be printed and sent. */
export const writeSalesAreaLetter = (context: Context, input: WriteSalesAreaLetterInput) =>
  onPlan(context, "writeSalesAreaLetter", input, async (db, plan) => {
    allowWork(plan, inspects(context, plan));
    const { area } = await areaOf(db, plan, input.handoverId);
    if (area.openIssues === 0)
      throw refusalError({ code: "RECORD_INCOMPLETE", details: { fields: ["issues"] } });
    const unsent = area.letters.find(({ sentOn }) => sentOn === null);
    const id =
      unsent?.id ??
      (await insertRecord(db, "sales_area_letter", plan, {
        handoverId: area.id,
        number: await nextInPlan(db, "sales_area_letter", plan.id),
      }));
    await putIntoLetter(db, area.id, id);
    return { letter: id };
  });

/** 登记书面反馈: the letter went out with its file; from now on its problems are being mended (LCH-R25). */
export const sendSalesAreaLetter = (context: Context, input: SendSalesAreaLetterInput) =>
  onPlan(context, "sendSalesAreaLetter", input, async (db, plan) => {
    allowWork(plan, inspects(context, plan));
    const id = uuidOf("SalesAreaLetter", input.id);
    const areas = await findAreas(db, plan.id);
    const area = found(areas.find(({ letters }) => letters.some((one) => one.id === id)));
    const letter = found(area.letters.find((one) => one.id === id));
    const issues = area.issues.filter(({ letterId }) => letterId === id);
    const entered = { sentOn: input.sentOn as Day, recipient: input.recipient };
    const columns = unwrap(
      sendAreaLetter({ ...letter, issues: issues.length }, entered, context.today),
    );
    await updateRecord(db, "sales_area_letter", id, { ...columns });
    await markSent(db, id);
    await follow(db, context, plan, areas);
    return { letter: id };
  });

/** 登记整改完成, as its follower saw it. */
export const recordAreaIssueFixed = (context: Context, input: RecordAreaIssueFixedInput) =>
  onPlan(context, "recordAreaIssueFixed", input, async (db, plan) => {
    const { issue } = await issueOf(db, plan, input);
    allowWork(plan, mayFollow(context, plan, issue));
    const columns = unwrap(
      fixAreaIssue(issue.status, input.fixedOn as Day, input.note, context.today),
    );
    await updateRecord(db, "sales_area_issue", issue.id, { ...columns });
    await obligeFollower(db, context, plan, { ...issue, status: "FIXED" });
    return { issue: issue.id };
  });

/** 复验: mended, and it is closed; or not, and it is followed on. */
export const verifyAreaIssue = (context: Context, input: VerifyAreaIssueInput) =>
  onPlan(context, "verifyAreaIssue", input, async (db, plan) => {
    const { issue } = await issueOf(db, plan, input);
    allowWork(plan, mayFollow(context, plan, issue));
    const columns = unwrap(verifyRule(issue.status, input.mended, input.reason, context.today));
    await updateRecord(db, "sales_area_issue", issue.id, { ...columns });
    if (columns.status === "VERIFIED") await settleFollower(db, issue.id, "MET");
    else await obligeFollower(db, context, plan, { ...issue, status: "SENT" });
    return { issue: issue.id };
  });
