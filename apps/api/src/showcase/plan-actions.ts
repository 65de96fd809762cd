import { day, type Day } from "@threshold/domain/calendar/day";
import { agree, close, implement, open } from "@threshold/domain/showcase/plan";
import {
  reasonAgainst,
  type ShowcaseAction,
  type ShowcaseRights,
  showcaseRights,
} from "@threshold/domain/showcase/rights";
import { showcaseEquipment, showcaseModes } from "@threshold/domain/showcase/vocabulary";
import { v7 as uuid } from "uuid";
import { requestApproval } from "../approval/actions.ts";
import { allow, change, found, optionalText, text, unwrap, uuidOf } from "../change.ts";
import { contentHashOf } from "../content-hash.ts";
import type { Context } from "../context.ts";
import type { Tx } from "../db/tenancy.ts";
import { findPlan, planLock } from "../launch/queries.ts";
import { type RecordFollowing, tasksFollow } from "../launch/task-actions.ts";
import { refusalError } from "../refusal.ts";
import { obligeFor, obligeNextShow, settleDuty } from "./duties.ts";
import type {
  AgreeShowcaseInput,
  CloseShowcaseInput,
  ImplementShowcaseInput,
  KeepShowcasePlanInput,
  OpenShowcaseInput,
  PlanShowcaseInput,
  RemoveShowcaseBoardInput,
  SaveShowcaseBoardInput,
} from "./inputs.ts";
import {
  deleteBoard,
  findShowcase,
  insertShowcase,
  lockPlan,
  lockShowcaseOf,
  saveBoard,
  showcaseLock,
  type ShowcaseRow,
  updateShowcase,
} from "./queries.ts";

const placeOf = (of: { readonly estateId: string; readonly serviceCenterId: string }) =>
  ({ level: "ESTATE", id: of.estateId, centerId: of.serviceCenterId }) as const;

export const rightsAt = (
  { viewer }: Pick<Context, "viewer">,
  of: { readonly estateId: string; readonly serviceCenterId: string },
): ShowcaseRights => showcaseRights(viewer, placeOf(of));

/** Refuses what the viewer may not do with this showcase now; answers what else he may. */
export function allowNow(
  context: Context,
  showcase: ShowcaseRow,
  action: ShowcaseAction,
): ShowcaseRights {
  const rights = rightsAt(context, showcase);
  const refusal = reasonAgainst(action, showcase.status, rights);
  if (refusal) throw refusalError(refusal);
  return rights;
}

/** The launch's tasks follow what the showcase did: the same facts, told once. */
async function follow(
  db: Tx,
  context: Context,
  planId: string,
  followings: readonly RecordFollowing[],
): Promise<void> {
  await lockPlan(db, planId);
  await tasksFollow(db, context, found(await findPlan(db, planId)), followings);
}

/** 编制布置方案: a launch under way has one showcase. */
export function planShowcase(context: Context, input: PlanShowcaseInput) {
  const planId = uuidOf("LaunchPlan", input.planId);
  return change(
    context,
    "planShowcase",
    input,
    async (db) => {
      const plan = found(await findPlan(db, planId));
      allow(context, "showcase.plan", placeOf(plan));
      const id = uuid();
      await insertShowcase(db, {
        id,
        service_center_id: plan.serviceCenterId,
        estate_id: plan.estateId,
        plan_id: planId,
      });
      await tasksFollow(db, context, found(await findPlan(db, planId)), [
        { code: "SHOWCASE_PLACE", step: "START" },
        { code: "SHOWCASE_CONTENT", step: "START" },
      ]);
      return { showcase: id };
    },
    planLock(planId),
  );
}

/** Lock, gather, allow, then the paragraph: the one way in which a showcase changes. */
function onShowcase(
  context: Context,
  name: ShowcaseAction,
  input: { readonly clientMutationId: string; readonly id: string },
  step: (db: Tx, showcase: ShowcaseRow) => Promise<void>,
) {
  const id = uuidOf("ShowcasePlan", input.id);
  return change(
    context,
    name,
    input,
    async (db) => {
      const showcase = found(await findShowcase(db, id));
      allowNow(context, showcase, name);
      await step(db, showcase);
      return { showcase: id };
    },
    showcaseLock(id),
  );
}

/** A text of a draft, which may still be empty. */
const draftText = (field: string, value: string, longest: number) =>
  value.trim() === "" ? "" : text(field, value, longest);

/** 保存布置方案: a draft may still lack something; it is judged when it is submitted. */
export const keepShowcasePlan = (context: Context, input: KeepShowcasePlanInput) =>
  onShowcase(context, "keepShowcasePlan", input, async (db, showcase) => {
    if (showcase.version !== input.version)
      throw refusalError({ code: "STALE_VERSION", details: { version: showcase.version } });
    const { area, mode, equipment } = input;
    const wrong = (field: string) => refusalError({ code: "INVALID_INPUT", details: { field } });
    if (area != null && !(area > 0 && area <= 10_000)) throw wrong("area");
    const isCount = (quantity: number) =>
      Number.isInteger(quantity) && quantity >= 1 && quantity <= 999;
    const isTwice = new Set(equipment.map(({ kind }) => kind)).size < equipment.length;
    if (isTwice || !equipment.every(({ quantity }) => isCount(quantity))) throw wrong("equipment");
    await updateShowcase(db, showcase.id, {
      location: draftText("location", input.location, 120),
      area: area ?? null,
      mode,
      equipment: JSON.stringify(equipment.map(({ kind, quantity }) => ({ kind, quantity }))),
      other_equipment: optionalText("otherEquipment", input.otherEquipment || null, 500) ?? null,
      consult_desk: draftText("consultDesk", input.consultDesk, 120),
      hotline: draftText("hotline", input.hotline, 30),
    });
  });

/** 保存展板; its photo is attached to it. */
export function saveShowcaseBoard(context: Context, input: SaveShowcaseBoardInput) {
  const id = uuidOf("ShowcasePlan", input.showcaseId);
  const known = input.id ? uuidOf("ShowcaseBoard", input.id) : undefined;
  return change(
    context,
    "saveShowcaseBoard",
    input,
    async (db) => {
      const showcase = found(await findShowcase(db, id));
      allowNow(context, showcase, "saveShowcaseBoard");
      const title = text("title", input.title, 120);
      const board = { id: known ?? uuid(), title, place: text("place", input.place, 120) };
      const saved = await saveBoard(db, showcase, board, known === undefined);
      if (!saved) throw refusalError({ code: "NOT_FOUND" });
      return { showcase: id, board: board.id };
    },
    showcaseLock(id),
  );
}

/** 删除展板 */
export function removeShowcaseBoard(context: Context, input: RemoveShowcaseBoardInput) {
  const id = uuidOf("ShowcaseBoard", input.id);
  return change(context, "removeShowcaseBoard", input, async (db) => {
    const showcaseId = found(await lockShowcaseOf(db, "showcase_board", id));
    const showcase = found(await findShowcase(db, showcaseId));
    allowNow(context, showcase, "saveShowcaseBoard");
    await deleteBoard(db, id);
    return { showcase: showcaseId };
  });
}

/** What is approved of a showcase. */
const approvedOf = (showcase: ShowcaseRow) => ({
  location: showcase.location,
  area: showcase.area,
  mode: showcase.mode,
  equipment: showcase.equipment.map(({ kind, quantity }) => ({ kind, quantity })),
  otherEquipment: showcase.otherEquipment,
  boards: showcase.boards.map(({ title, place }) => ({ title, place })),
  consultDesk: showcase.consultDesk,
  hotline: showcase.hotline,
});

function summaryOf(showcase: ShowcaseRow, agreedOn: Day) {
  const { estateName, mode, area, equipment, boards } = showcase;
  const pieces = equipment.map(({ kind, quantity }) => `${showcaseEquipment[kind].zh} ${quantity}`);
  const hung = boards.map(({ title, place }) => `${title}（${place}）`);
  const what =
    mode === "RECEPTION_AREA"
      ? { label: "配备物品", labelEn: "Equipment", value: pieces.join("、") }
      : { label: "展板", labelEn: "Boards", value: hung.join("；") };
  return {
    title: `服务展示区域布置方案 · ${estateName}`,
    titleEn: `Showcase layout plan · ${estateName}`,
    facts: [
      { label: "地点", labelEn: "Place", value: showcase.location },
      { label: "展示方式", labelEn: "Mode", value: showcaseModes[mode].zh },
      { label: "面积（m²）", labelEn: "Area (m²)", value: String(area) },
      what,
      { label: "咨询台", labelEn: "Consultation desk", value: showcase.consultDesk },
      { label: "热线", labelEn: "Hotline", value: showcase.hotline },
      { label: "与地区公司沟通日期", labelEn: "Agreed with the developer", value: agreedOn },
    ],
  };
}

/** 已与地区公司确定, and on to the training department and the region's head (SHW-R02, SHW-R03). */
export const agreeShowcase = (context: Context, input: AgreeShowcaseInput) =>
  onShowcase(context, "agreeShowcase", input, async (db, showcase) => {
    const agreedOn = day(input.agreedOn);
    const { status } = unwrap(agree(showcase, agreedOn, context.today));
    const agreed_with = optionalText("agreedWith", input.agreedWith || null, 120) ?? null;
    const columns = { status, agreed_on: agreedOn, agreed_with, returned_reason: null };
    await updateShowcase(db, showcase.id, columns);
    await requestApproval(db, context, {
      chain: "SHOWCASE_PLAN",
      recordType: "ShowcasePlan",
      recordId: showcase.id,
      serviceCenterId: showcase.serviceCenterId,
      summary: summaryOf(showcase, agreedOn),
      contentHash: contentHashOf(approvedOf(showcase)),
      authorIds: showcase.createdBy === null ? [] : [showcase.createdBy],
    });
    await settleDuty(db, showcase.id, "SHOWCASE_REWORK");
    await follow(db, context, showcase.planId, [
      { code: "SHOWCASE_PLACE", step: "FINISH", on: agreedOn },
      { code: "SHOWCASE_CONTENT", step: "FINISH", on: agreedOn },
    ]);
  });

/** 布置完成: with a photo, as its task of the launch asks for (SHW-R03, SHW-R04). */
export const implementShowcase = (context: Context, input: ImplementShowcaseInput) =>
  onShowcase(context, "implementShowcase", input, async (db, showcase) => {
    const on = day(input.implementedOn);
    const { status } = unwrap(implement(showcase, on, context.today));
    if (showcase.photoCount === 0) throw refusalError({ code: "TASK_EVIDENCE_MISSING" });
    await updateShowcase(db, showcase.id, { status, implemented_on: on });
    await obligeFor(db, context, showcase, "SHOWCASE_OPEN");
    await follow(db, context, showcase.planId, [{ code: "SHOWCASE_LAYOUT", step: "FINISH", on }]);
  });

/** 开始展示: the display of documents is complete (SHW-R08). */
export const openShowcase = (context: Context, input: OpenShowcaseInput) =>
  onShowcase(context, "openShowcase", input, async (db, showcase) => {
    const { status } = unwrap(open(showcase, showcase.shown));
    await updateShowcase(db, showcase.id, { status, opened_on: context.today });
    await settleDuty(db, showcase.id, "SHOWCASE_OPEN");
    await obligeNextShow(db, context, { ...showcase, status, openedOn: context.today });
  });

/** 撤展 */
export const closeShowcase = (context: Context, input: CloseShowcaseInput) =>
  onShowcase(context, "closeShowcase", input, async (db, showcase) => {
    const { status } = unwrap(close(showcase));
    await updateShowcase(db, showcase.id, { status, closed_on: context.today });
    await settleDuty(db, showcase.id, "IMAGE_SHOW_NEXT", "CANCELLED");
  });
