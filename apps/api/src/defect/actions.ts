import { dayAt } from "@threshold/domain/calendar/clock";
import type { Day } from "@threshold/domain/calendar/day";
import { furtherHomes } from "@threshold/domain/defect/combine";
import { pinAt, type Point, regionOf } from "@threshold/domain/defect/geometry";
import {
  type DefectChange,
  dueOfDefect,
  type DefectRights,
  rightsWithIt,
} from "@threshold/domain/defect/lifecycle";
import {
  defectCategories,
  type DefectCategory,
  type DefectEventAct,
  type DefectSeverity,
  type DefectSourceKind,
  type DefectTrade,
  isOpenDefect,
} from "@threshold/domain/defect/vocabulary";
import { isStaff } from "@threshold/domain/launch/training";
import type { Permission } from "@threshold/domain/organization/permissions";
import { may } from "@threshold/domain/organization/viewer";
import { v7 as uuid, validate } from "uuid";
import type { DecidingContext } from "../approval/actions.ts";
import { found, optionalText, text, unwrap } from "../change.ts";
import type { Context } from "../context.ts";
import type { Tx } from "../db/tenancy.ts";
import { listRolesAt } from "../launch-training/queries.ts";
import { oblige } from "../obligation/actions.ts";
import { searchKey } from "../organization/search-key.ts";
import { settingAmong } from "../policy/queries.ts";
import { refusalError } from "../refusal.ts";
import { obligeDefect, obligeNewDefect } from "./duties.ts";
import {
  countOpen,
  type DefectPlace,
  type DefectRow,
  findBatch,
  findBatchOfPart,
  findPlace,
  type FollowedDefect,
  insertEvents,
  insertNumbered,
  lockContractor,
  lockDefectsOf,
  saveAlert,
  updateDefect,
} from "./queries.ts";
import { defectSourceDoors } from "./sources.ts";

export { standingOfSource } from "./queries.ts";

/** Where a defect lies: a home, or an estate or building with the part in words. */
interface PlaceDraft {
  readonly estateId?: string | null;
  readonly buildingId?: string | null;
  readonly unitId?: string | null;
  readonly part?: string | null;
}

export interface DefectDraft {
  /** Made by whoever found it, without signal say; else made here. */
  readonly id?: string | null;
  readonly source: {
    readonly kind: DefectSourceKind;
    /** The record's uuid and the item of it; none where it was found on the way. */
    readonly id?: string | null;
    readonly item?: string | null;
  };
  readonly place: PlaceDraft;
  readonly category: DefectCategory;
  readonly severity: DefectSeverity;
  readonly trade: DefectTrade;
  readonly text: string;
  /** On the plan as drawn; without a plan's id on the one in use of the home's layout. */
  readonly pin?: (Point & { readonly planId?: string | null }) | null;
  readonly contractorId?: string | null;
  readonly dueOn?: Day | null;
  /** Who follows it (跟进专人): one of the center's people. */
  readonly followerId?: string | null;
  /** When it was seen, ISO 8601; else now. */
  readonly raisedAt?: string | null;
}

/** What a client made an id of itself, or a new one. Refused: INVALID_INPUT. */
export function newId(field: string, made: string | null | undefined): string {
  if (!made) return uuid();
  if (!validate(made)) throw refusalError({ code: "INVALID_INPUT", details: { field } });
  return made.toLowerCase();
}

/** Clocks of phones that run ahead by less than this are believed, in milliseconds. */
const ahead = 5 * 60_000;

/** When something was done, on a phone without signal say: no time to come. Refused: INVALID_INPUT. */
export function doneAtOf(context: { readonly now: string }, told: string | null | undefined) {
  if (!told) return context.now;
  if (Date.parse(told) > Date.parse(context.now) + ahead)
    throw refusalError({ code: "INVALID_INPUT", details: { field: "doneAt" } });
  return Date.parse(told) > Date.parse(context.now) ? context.now : told;
}

/**
 * 登记缺陷: the door of every module that finds some. Who may raise one for its record the module decides ahead of it; where the
 * place decides, `allowed` throws.
 * Refused: NOT_FOUND, INVALID_INPUT, DEFECT_PIN_OUTSIDE, DEFECT_NO_PLAN, DEFECT_DUE_TOO_EARLY, DEFECT_FOLLOWER_NOT_STAFF.
 */
export async function raiseDefect(
  db: Tx,
  context: DecidingContext,
  draft: DefectDraft,
  allowed: (place: DefectPlace) => void = () => {},
): Promise<string> {
  const place = found(
    await findPlace(db, draft.place, draft.pin ? (draft.pin.planId ?? null) : undefined),
  );
  allowed(place);
  const pinned = pinOf(place, draft.pin ?? null);
  const doneAt = doneAtOf(context, draft.raisedAt);
  const raisedOn = dayAt(Date.parse(doneAt), place.timeZone);
  const contractorId = draft.contractorId ?? null;
  if (contractorId) await contractorAt(db, contractorId, place.serviceCenterId);
  const followerId = draft.followerId ?? null;
  if (followerId) await followerAt(db, context, followerId, place.serviceCenterId);
  const dueOn = draft.dueOn ? unwrap(dueOfDefect({ raisedOn }, draft.dueOn)) : null;
  const id = newId("newId", draft.id);
  const words = text("text", draft.text, 1_000);
  const part = optionalText("part", draft.place.part?.trim() || null, 200) ?? null;
  const status = contractorId && dueOn ? "ASSIGNED" : "UNASSIGNED";
  await insertNumbered(
    db,
    {
      id,
      service_center_id: place.serviceCenterId,
      estate_id: place.estateId,
      source_kind: draft.source.kind,
      source_id: draft.source.id ?? null,
      source_item: draft.source.item ?? null,
      building_id: place.buildingId,
      unit_id: place.unitId,
      part,
      plan_id: pinned?.planId ?? null,
      region_id: pinned?.regionId ?? null,
      pin_x: pinned?.x ?? null,
      pin_y: pinned?.y ?? null,
      category: draft.category,
      severity: draft.severity,
      trade: draft.trade,
      text: words,
      status,
      contractor_id: contractorId,
      due_on: dueOn,
      raised_on: raisedOn,
      fixed_by: null,
      verified_by: null,
      closed_by: null,
      merged_into_id: null,
      split_from_id: null,
      copied_from_id: null,
      follower_id: followerId,
      updated_by: null,
    },
    await wordsKeyOf(words, place, part),
  );
  const defect: FollowedDefect = {
    id,
    serviceCenterId: place.serviceCenterId,
    estateId: place.estateId,
    estateName: place.estateName,
    layoutType: place.layoutType,
    placeName: `${homeOf(place)} ${part ?? ""}`.trim(),
    part,
    planId: pinned?.planId ?? null,
    regionId: pinned?.regionId ?? null,
    category: draft.category,
    severity: draft.severity,
    text: words,
    status,
    round: 0,
    dueOn,
    contractorId,
    fixedById: null,
    sourceKind: draft.source.kind,
    sourceId: draft.source.id ?? null,
    sourceItem: draft.source.item ?? null,
    followerId,
  };
  await tellNew(db, defect, doneAt);
  await settleNew(db, context, defect, place);
  await watchBatch(db, context, defect, place);
  return id;
}

const homeOf = ({ buildingNumber, roomNumber }: Home) =>
  `${buildingNumber ?? ""}${roomNumber ?? ""}`;
type Home = Pick<DefectPlace, "buildingNumber" | "roomNumber">;

/** What a defect is looked for by but its number: its words, and where it lies. */
const wordsKeyOf = (words: string, home: Home, part: string | null) =>
  searchKey(
    words,
    homeOf(home),
    `${home.buildingNumber ?? ""}-${home.roomNumber ?? ""}`,
    part ?? "",
  );

/** What a defect is looked for by: its words, where it lies, its number. */
export const searchKeyOf = async (
  words: string,
  home: Home,
  part: string | null,
  number: number,
): Promise<string> => `${await wordsKeyOf(words, home, part)} #${number}`;

/** A pin with its plan and region. Refused: DEFECT_PIN_OUTSIDE, DEFECT_NO_PLAN. */
export function pinOf(
  place: DefectPlace,
  pin: (Point & { readonly planId?: string | null }) | null,
): { planId: string; regionId: string | null; x: number; y: number } | null {
  if (pin === null) return null;
  const point = unwrap(pinAt({ x: pin.x, y: pin.y }));
  if (!place.plan) throw refusalError({ code: "DEFECT_NO_PLAN" });
  const regionId = regionOf(point, place.plan.regions)?.id ?? null;
  return { planId: place.plan.id, regionId, ...point };
}

/** A responsible party of the same center. */
export async function contractorAt(db: Tx, id: string, serviceCenterId: string) {
  const contractor = found(await lockContractor(db, id));
  if (contractor.serviceCenterId !== serviceCenterId) found(undefined);
  return contractor;
}

/** Who is named to follow a defect is one of the center's people. Refused: NOT_FOUND, DEFECT_FOLLOWER_NOT_STAFF. */
export async function followerAt(
  db: Tx,
  { today }: { readonly today: Day },
  id: string,
  serviceCenterId: string,
): Promise<void> {
  const [person] = await listRolesAt(db, serviceCenterId, [id], today);
  const { name, roles } = found(person);
  if (!isStaff(roles)) throw refusalError({ code: "DEFECT_FOLLOWER_NOT_STAFF", details: { name } });
}

/** What the history says of a step. */
export interface Told {
  readonly act: DefectEventAct;
  readonly reason: string | null;
  readonly id: string;
  readonly doneAt: string;
  readonly otherId?: string;
  /** The record that took the step, a re-inspection's result say: its photos are the step's as well. */
  readonly causeId?: string;
  readonly saidName?: string | null;
  readonly saidOrganization?: string | null;
}

export const tell = (
  db: Tx,
  defect: Pick<FollowedDefect, "id" | "serviceCenterId" | "round" | "contractorId" | "dueOn">,
  told: Told,
) =>
  insertEvents(db, [
    {
      id: told.id,
      service_center_id: defect.serviceCenterId,
      defect_id: defect.id,
      act: told.act,
      round: defect.round,
      reason: told.reason,
      said_name: told.saidName ?? null,
      said_organization: told.saidOrganization ?? null,
      contractor_id: told.act === "ASSIGN" ? defect.contractorId : null,
      due_on: told.act === "ASSIGN" ? defect.dueOn : null,
      other_id: told.otherId ?? null,
      cause_id: told.causeId ?? null,
      done_at: told.doneAt,
    },
  ]);

/** How the history of a defect begins: told of, and assigned where that was said with it. */
export async function tellNew(
  db: Tx,
  defect: FollowedDefect,
  doneAt: string,
  otherId?: string,
): Promise<void> {
  await tell(db, defect, {
    act: "RAISE",
    reason: null,
    id: uuid(),
    doneAt,
    ...(otherId && { otherId }),
  });
  if (defect.status === "ASSIGNED")
    await tell(db, defect, { act: "ASSIGN", reason: null, id: uuid(), doneAt });
}

/** Writes a step that the rules allowed: the defect, its history, what it asks of whom, what it is a part of. */
export async function carryOut(
  db: Tx,
  context: DecidingContext,
  defect: DefectRow,
  { act, reason, columns }: DefectChange,
  told: Omit<Told, "act" | "reason">,
): Promise<DefectRow> {
  await updateDefect(db, defect.id, {
    status: columns.status,
    status_at: context.now,
    ...(isOpenDefect(columns.status)
      ? { settled_on: null }
      : isOpenDefect(defect.status) && { settled_on: context.today }),
    ...(columns.round !== undefined && { round: columns.round }),
    ...(columns.fixedById !== undefined && { fixed_by: columns.fixedById }),
    ...(columns.verifiedById !== undefined && { verified_by: columns.verifiedById }),
    ...(columns.closedById !== undefined && { closed_by: columns.closedById }),
    ...(columns.contractorId !== undefined && { contractor_id: columns.contractorId }),
    ...(columns.dueOn !== undefined && { due_on: columns.dueOn }),
  });
  const { closedById: _, ...kept } = columns;
  const row = { ...defect, ...kept };
  await tell(db, row, { act, reason, ...told });
  await settleIn(db, context, row);
  return row;
}

/** What follows from where a defect stands now: people's work, and the record that it is a part of. */
export async function settleIn(db: Tx, context: DecidingContext, defect: DefectRow): Promise<void> {
  await obligeDefect(db, context, defect);
  await tellSource(db, context, defect);
}

/** The same of a new one, at its place. */
export async function settleNew(
  db: Tx,
  context: DecidingContext,
  defect: FollowedDefect & { readonly number?: number },
  place: DefectPlace,
): Promise<void> {
  await obligeNewDefect(db, context, defect, place);
  await tellSource(db, context, defect);
}

async function tellSource(db: Tx, context: DecidingContext, defect: FollowedDefect): Promise<void> {
  const { sourceKind, sourceId: id, sourceItem: item } = defect;
  const door = defectSourceDoors[sourceKind];
  if (!door) return;
  await door.guard?.(db, defect);
  if (id === null) return;
  const counts = await countOpen(db, sourceKind, id, item);
  const { id: defectId, status, serviceCenterId } = defect;
  const now = { defectId, status, serviceCenterId, ...counts };
  await door.changed(db, context, { id, item }, now);
}

/**
 * 批量缺陷预警: the same in many homes of one layout is told once, with how many further homes are to be checked. The same is what
 * lies in one region of the plan, or without a pin in one part of the home by its words, as what fails at an inspection.
 */
export async function watchBatch(
  db: Tx,
  context: DecidingContext,
  defect: FollowedDefect,
  { settings }: DefectPlace,
): Promise<void> {
  const { planId, regionId, category, serviceCenterId, estateId, estateName, layoutType } = defect;
  const pinned = planId !== null && regionId !== null;
  const part = pinned ? null : defect.part;
  if (!layoutType || (!pinned && !part)) return;
  const batch = found(
    pinned
      ? await findBatch(db, planId, regionId, category)
      : await findBatchOfPart(db, { estateId, layoutType, part: part!, category }),
  );
  const further = furtherHomes(batch, settingAmong(settings, "defect.batchHomes"));
  if (further === null) return;
  const { id, handled } = await saveAlert(db, {
    id: uuid(),
    serviceCenterId,
    estateId,
    layoutType: batch.layoutType,
    planId: pinned ? planId : null,
    regionId: pinned ? regionId : null,
    part,
    category,
    found: batch.found,
    further,
  });
  if (handled) return;
  const what = defectCategories[category];
  const at = `${estateName} ${batch.layoutType} ${batch.where}`;
  await oblige(db, context, {
    recordType: "DefectAlert",
    recordId: id,
    kind: "DEFECT_BATCH",
    act: "FOLLOW",
    serviceCenterId,
    estateId,
    title: `批量缺陷：${at} ${what.zh}，已 ${batch.found} 户，另须检查 ${further} 户`.slice(0, 200),
    data: { titleEn: `Batch: ${at} ${what.en}, ${batch.found} homes, ${further} more to check` },
    responsible: { role: "ENGINEERING_MANAGER" },
    due: null,
  });
}

/** Takes back what a record's item told by mistake (作废), in the record's own step. */
export async function voidDefectsOf(
  db: Tx,
  context: DecidingContext,
  source: { readonly kind: DefectSourceKind; readonly id: string; readonly item: string | null },
  reason: string,
): Promise<void> {
  for (const defect of await lockDefectsOf(db, source)) {
    const change = { act: "VOID", reason, columns: { status: "VOID" } } as const;
    await carryOut(db, context, defect, change, { id: uuid(), doneAt: context.now });
  }
}

/** What the viewer may do with a defect where it lies, and with this one; the responsible party's own account tells that it is mended. */
export function rightsOf(
  context: Context,
  at: {
    readonly estateId: string;
    readonly serviceCenterId: string;
    readonly raisedById: string | null;
    readonly followerId: string | null;
  },
  isResponsible: boolean,
): DefectRights {
  const place = { level: "ESTATE", id: at.estateId, centerId: at.serviceCenterId } as const;
  const held = (permission: Permission) => may(context.viewer, permission, place);
  const assign = held("defect.assign");
  const { personId } = context.viewer;
  const rights = {
    personId,
    raise: held("defect.raise"),
    assign,
    fix: assign || isResponsible,
    verify: held("defect.verify"),
    close: held("defect.close"),
    except: held("defect.except"),
  };
  return rightsWithIt(rights, at);
}

export const rightsOn = (context: Context, defect: DefectRow): DefectRights =>
  rightsOf(context, defect, defect.contractorPersonId === context.viewer.personId);
