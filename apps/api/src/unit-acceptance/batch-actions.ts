import { dayAt } from "@threshold/domain/calendar/clock";
import { day, type Day } from "@threshold/domain/calendar/day";
import { checkNotice, formTeam, reasonAgainst } from "@threshold/domain/unit-acceptance/batch";
import { checkGroup, checkMembers, type Member } from "@threshold/domain/unit-acceptance/group";
import { checkRooms, type Room } from "@threshold/domain/unit-acceptance/standard";
import { checkKit, checkTool } from "@threshold/domain/unit-acceptance/tool-kit";
import { v7 as uuid, validate } from "uuid";
import { allow, change, found, optionalText, text, unwrap, uuidOf } from "../change.ts";
import type { Context } from "../context.ts";
import type { Tx } from "../db/tenancy.ts";
import { findPersonName, lockEstate } from "../organization/queries.ts";
import { refusalError } from "../refusal.ts";
import { obligeTeam, settleBatch } from "./duties.ts";
import type {
  AcceptanceMemberInput,
  AcceptanceToolInput,
  CreateAcceptanceBatchInput,
  OfAcceptanceBatchInput,
  SaveAcceptanceGroupInput,
  SaveAcceptanceLayoutInput,
} from "./inputs.ts";
import {
  batchLock,
  type BatchRow,
  findBatch,
  findLayouts,
  findTimeZone,
  insertBatch,
  insertRecords,
  type KeptTool,
  listBuildings,
  saveGroup,
  updateBatch,
} from "./queries.ts";
import { drawLots } from "./lot-actions.ts";
import { rightsAt } from "./rights.ts";
import { standardInUse } from "./standard-actions.ts";

/** 登记分户验收通知 (UAC-R02): a batch of all homes of the buildings that are not accepted yet, each with its record. */
export function createAcceptanceBatch(context: Context, input: CreateAcceptanceBatchInput) {
  const estateId = uuidOf("Estate", input.estateId);
  return change(context, "createAcceptanceBatch", input, async (db) => {
    const estate = found(await lockEstate(db, estateId));
    const serviceCenterId = estate.serviceCenterId!;
    allow(context, "unitAcceptance.notify", { level: "SERVICE_CENTER", id: serviceCenterId });
    const notice = unwrap(
      checkNotice(
        {
          internalPassedOn: input.internalPassedOn ? day(input.internalPassedOn) : null,
          noticeOn: dayAt(Date.parse(input.noticeAt), await findTimeZone(db)),
          plannedHandoverOn: day(input.plannedHandoverOn),
        },
        context.today,
      ),
    );
    const asked = input.buildingIds.map((id) => uuidOf("Building", id));
    const buildings = await listBuildings(db, estateId, asked);
    if (buildings.length !== new Set(asked).size) found(undefined);
    const numbers = buildings.map(({ number }) => number).join("、");
    const name = optionalText("name", input.name) ?? `${estate.name} ${numbers}`.slice(0, 80);
    const id = uuid();
    const buildingIds = buildings.map((building) => building.id);
    await insertBatch(db, {
      id,
      service_center_id: serviceCenterId,
      estate_id: estateId,
      name,
      building_ids: buildingIds,
      internal_passed_on: notice.internalPassedOn!,
      notice_at: input.noticeAt,
      notice_from: text("noticeFrom", input.noticeFrom),
      planned_handover_on: notice.plannedHandoverOn,
      approved_on: day(input.approvedOn),
      province: optionalText("province", input.province, 20) ?? null,
      city: optionalText("city", input.city, 20) ?? null,
      standard_id: (await standardInUse(db, context)).id,
      layouts: JSON.stringify(await findLayouts(db, estateId)),
      updated_by: null,
    });
    if ((await insertRecords(db, { id, buildingIds })) === 0)
      throw refusalError({ code: "UAC_NO_UNITS" });
    const batch = { id, name, serviceCenterId, estateId };
    await obligeTeam(db, context, batch, notice.plannedHandoverOn);
    return { batch: id };
  });
}

/** Allow, lock, gather, decide, write: the one way in which a batch's team and kits change. */
function onBatch(
  context: Context,
  name: Parameters<typeof reasonAgainst>[0],
  input: OfAcceptanceBatchInput,
  step: (db: Tx, batch: BatchRow) => Promise<void>,
) {
  const id = uuidOf("AcceptanceBatch", input.id);
  return change(
    context,
    name,
    input,
    async (db) => {
      const batch = found(await findBatch(db, id));
      const against = reasonAgainst(name, batch.status, rightsAt(context, batch.serviceCenterId));
      if (against) throw refusalError(against);
      await step(db, batch);
      return { batch: id };
    },
    batchLock(id),
  );
}

const idOf = (field: string, id: string) => {
  if (!validate(id)) throw refusalError({ code: "INVALID_INPUT", details: { field } });
  return id.toLowerCase();
};

/** A member as it is kept: of whoever has an account the name is the person's own. */
async function memberOf(db: Tx, input: AcceptanceMemberInput): Promise<Member> {
  const personId = input.personId ? uuidOf("Person", input.personId) : null;
  const name = personId ? found(await findPersonName(db, personId)) : input.name;
  return {
    id: idOf("members.id", input.id),
    name: text("name", name ?? "", 40),
    personId,
    organization: input.organization,
    duty: optionalText("duty", input.duty?.trim() || null) ?? null,
    trainedOn: input.trainedOn ? day(input.trainedOn) : null,
  };
}

function toolOf(input: AcceptanceToolInput): KeptTool {
  const tool: KeptTool = {
    id: idOf("tools.id", input.id),
    code: input.code,
    spec: optionalText("spec", input.spec?.trim() || null, 40) ?? null,
    quantity: input.quantity,
    ballNumbers: input.ballNumbers ?? null,
    netDiameter: input.netDiameter ?? null,
    checkedOn: (input.checkedOn ?? null) as Day | null,
    usable: input.usable,
    serialNumber: optionalText("serialNumber", input.serialNumber?.trim() || null, 40) ?? null,
    calibratedUntil: (input.calibratedUntil ?? null) as Day | null,
  };
  unwrap(checkTool(tool));
  return tool;
}

/** 设置验收小组: members with duty and training, the kit (UAC-R05, R06, R10–R15); what is missing is refused at the start. */
export const saveAcceptanceGroup = (context: Context, input: SaveAcceptanceGroupInput) =>
  onBatch(context, "saveAcceptanceGroup", input, async (db, batch) => {
    const id = idOf("groupId", input.groupId);
    const known = batch.groups.find((group) => group.id === id);
    if ((known?.version ?? null) !== (input.version ?? null))
      throw refusalError({ code: "STALE_VERSION", details: { version: known?.version ?? 0 } });
    const members: Member[] = [];
    for (const member of input.members) members.push(await memberOf(db, member));
    const leaderId = uuidOf("Person", input.leaderId);
    found(await findPersonName(db, leaderId));
    const group = {
      id,
      service_center_id: batch.serviceCenterId,
      batch_id: batch.id,
      kind: known?.kind ?? input.kind,
      name: text("name", input.name, 40),
      leader_id: leaderId,
      members: JSON.stringify(members),
      tools: JSON.stringify(input.tools.map(toolOf)),
      updated_by: null,
    };
    await saveGroup(db, group);
    const saved = found(await findBatch(db, batch.id));
    // A group that inspects already stays one that may.
    if (saved.status !== "NOTIFIED" && saved.status !== "TEAM_FORMED")
      checkReady(saved, context.today, id);
  });

/** UAC-R05, R06, R10–R16 of every group, or of one. */
function checkReady(batch: BatchRow, today: Day, groupId?: string) {
  for (const group of batch.groups.filter(({ id }) => groupId === undefined || id === groupId)) {
    unwrap(checkGroup(group));
    unwrap(checkMembers(group.members, today));
    unwrap(checkKit(group.kind, group.tools));
  }
}

/** 小组成立 (UAC-R04). */
export const formAcceptanceTeam = (context: Context, input: OfAcceptanceBatchInput) =>
  onBatch(context, "formAcceptanceTeam", input, async (db, batch) => {
    const status = unwrap(formTeam(batch.groups.map(({ kind }) => kind)));
    await updateBatch(db, batch.id, { status });
    await settleBatch(db, batch, "FORM_TEAM_REGION_STAFF");
    await settleBatch(db, batch, "FORM_TEAM_SERVICE_CENTER_HEAD");
  });

/** 开始验收 (UAC-R05, R06, R16): the samples of what is inspected by lots are drawn. */
export const startAcceptance = (context: Context, input: OfAcceptanceBatchInput) =>
  onBatch(context, "startAcceptance", input, async (db, batch) => {
    checkReady(batch, context.today);
    await updateBatch(db, batch.id, { status: "INSPECTING", ...(await drawLots(db, batch)) });
  });

/** 户型房间与设计值: only ahead of the first inspection, for the lines of a record come of them. */
export const saveAcceptanceLayout = (context: Context, input: SaveAcceptanceLayoutInput) =>
  onBatch(context, "saveAcceptanceLayout", input, async (db, batch) => {
    if (batch.version !== input.version)
      throw refusalError({ code: "STALE_VERSION", details: { version: batch.version } });
    const rooms: readonly Room[] = unwrap(checkRooms(input.rooms));
    const layouts = { ...batch.layouts, [text("layoutType", input.layoutType, 20)]: rooms };
    await updateBatch(db, batch.id, { layouts: JSON.stringify(layouts) });
  });
