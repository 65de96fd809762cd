import { day } from "@threshold/domain/calendar/day";
import { assignDefect } from "@threshold/domain/defect/lifecycle";
import { agree, agreementParties, stateOf } from "@threshold/domain/takeover/defect";
import { fixChecksOf, judge } from "@threshold/domain/takeover/law";
import { type Remedy, remedies, takeoverSeverities } from "@threshold/domain/takeover/vocabulary";
import { v7 as uuid } from "uuid";
import type { DecidingContext } from "../approval/actions.ts";
import { change, found, text, unwrap, uuidOf } from "../change.ts";
import type { Context } from "../context.ts";
import { type Tx, write } from "../db/tenancy.ts";
import { carryOut, contractorAt, raiseDefect } from "../defect/actions.ts";
import { type DefectRow as EngineRow, lockDefects } from "../defect/queries.ts";
import { refusalError } from "../refusal.ts";
import { requestSignatures } from "../signature/actions.ts";
import type { SystemContext } from "../system.ts";
import { obligeAgreed, obligeUrging, settleUrging } from "./duties.ts";
import type {
  AgreeTakeoverDefectsInput,
  RaiseTakeoverDefectInput,
  UrgeTakeoverDefectInput,
} from "./inputs.ts";
import { allowInspector, allowOn, lawOf, onTakeover } from "./project-actions.ts";
import {
  findAgreement,
  findProjectOf,
  findTakeover,
  insertAgreement,
  listToUrge,
  lockTakeover,
  nextPaper,
  saveDefect,
  type TakeoverRow,
  updateAgreement,
} from "./queries.ts";

/** 登记查验问题 (TKO-R13, R14): of an area, and of the line it was found on. */
export const raiseTakeoverDefect = (context: Context, input: RaiseTakeoverDefectInput) =>
  onTakeover(context, "raiseTakeoverDefect", input, async (db, row) => {
    allowInspector(context, row);
    const areaId = uuidOf("TakeoverArea", input.takeoverAreaId);
    const area = found(row.areas.find(({ id }) => id === areaId));
    const itemId = input.takeoverItemId ? uuidOf("TakeoverItem", input.takeoverItemId) : null;
    const item = itemId ? found(row.items.find(({ id }) => id === itemId)) : null;
    const part = [area.kind === "ZONE" && area.name, item?.name, item?.place, input.part?.trim()]
      .filter(Boolean)
      .join(" ");
    const id = await raiseDefect(db, context, {
      source: { kind: "TAKEOVER", id: row.id, item: areaId },
      place: {
        estateId: row.estateId,
        buildingId: area.buildingId,
        part: part.slice(0, 200) || null,
      },
      category: input.category,
      severity: input.severity,
      trade: input.trade,
      text: input.text,
      id: input.newId ?? null,
      raisedAt: input.doneAt ?? null,
    });
    await saveDefect(db, ofProject(row, id), { item_id: itemId });
    return { defect: id };
  });

const ofProject = (row: Pick<TakeoverRow, "id" | "serviceCenterId">, id: string) => ({
  id,
  serviceCenterId: row.serviceCenterId,
  projectId: row.id,
});

/** Slots of an agreement: the developer's engineering department, the responsible unit, the service center (TKO-R13, R14). */
const parties = {
  ENGINEERING: {
    label: "地区公司工程部",
    labelEn: "Engineering department",
    roles: ["DEVELOPER_STAFF"],
    level: "EXTERNAL",
  },
  RESPONSIBLE_UNIT: {
    label: "责任单位",
    labelEn: "Responsible unit",
    roles: ["CONTRACTOR_STAFF"],
    level: "EXTERNAL",
  },
  SERVICE_CENTER: {
    label: "物业服务中心",
    labelEn: "Service center",
    roles: ["SERVICE_CENTER_HEAD"],
    level: "SERVICE_CENTER",
  },
} as const;

/**
 * 书面约定整改期限: one paper of a responsible unit, with a day for each defect; they are assigned by it. Defects are locked
 * ahead of the takeover, as the engine's own steps do.
 */
export function agreeTakeoverDefects(context: Context, input: AgreeTakeoverDefectsInput) {
  const projectId = uuidOf("TakeoverProject", input.id);
  const contractorId = uuidOf("Contractor", input.contractorId);
  const asked = new Map(
    input.defects.map((one) => [uuidOf("TakeoverDefect", one.takeoverDefectId), one]),
  );
  return change(context, "agreeTakeoverDefects", input, async (db) => {
    const rows = await lockDefects(db, [...asked.keys()]);
    await lockTakeover(db, projectId);
    const row = found(await findTakeover(db, projectId));
    allowOn(context, "agreeTakeoverDefects", row);
    if (rows.length !== asked.size || rows.some(({ sourceId }) => sourceId !== projectId))
      found(undefined);
    const contractor = await contractorAt(db, contractorId, row.serviceCenterId);
    const agreed = rows.map((defect) => {
      const { dueOn, remedy } = asked.get(defect.id)!;
      return {
        ...defect,
        defectId: defect.id,
        dueOn: dueOn ? day(dueOn) : null,
        remedy: remedy as Remedy,
      };
    });
    const severity = unwrap(agree(agreed));
    const place = { province: row.province, city: row.city };
    const checks = agreed.flatMap(({ raisedOn, dueOn }) =>
      fixChecksOf(place, { raisedOn, dueOn: dueOn! }, lawOf(row, context)),
    );
    unwrap(judge(checks, { except: false, reason: null }));
    const id = uuid();
    const number = await nextPaper(db, "takeover_agreement", projectId);
    await insertAgreement(db, {
      id,
      service_center_id: row.serviceCenterId,
      project_id: projectId,
      number,
      severity,
      contractor_id: contractorId,
      checks: JSON.stringify(worst(checks)),
      signed_on: null,
      updated_by: null,
    });
    for (const one of agreed) await assignAgreed(db, context, row, one, { contractorId, id });
    await requestSignatures(db, context, {
      recordType: "TakeoverAgreement",
      recordId: id,
      serviceCenterId: row.serviceCenterId,
      estateId: row.estateId,
      summary: {
        title: `整改期限约定 ${number} ${row.name}`.slice(0, 200),
        titleEn: `Agreement ${number} on mending, ${row.name}`.slice(0, 200),
        facts: [
          { label: "问题类别", labelEn: "Gravity", value: takeoverSeverities[severity].zh },
          { label: "责任单位", labelEn: "Responsible unit", value: contractor.name },
          { label: "问题数", labelEn: "Defects", value: String(agreed.length) },
        ],
      },
      order: "ANY",
      slots: agreementParties(severity).map((key) => ({
        key,
        side: key,
        personId: null,
        ...parties[key],
      })),
      content: {
        takeover: row.name,
        severity,
        contractor: contractor.name,
        defects: agreed.map(({ number: of, text: words, placeName, dueOn, remedy }) => ({
          number: of,
          text: words,
          place: placeName,
          dueOn,
          remedy: remedies[remedy].zh,
        })),
      },
    });
    return { takeover: projectId, agreement: id };
  });
}

/** Of many days judged by one rule the gravest answer is kept. */
const worst = <Check extends { readonly ruleId: string; readonly verdict: string }>(
  checks: readonly Check[],
): Check[] => {
  const kept = new Map<string, Check>();
  for (const check of checks)
    if (!kept.has(check.ruleId) || check.verdict === "BROKEN") kept.set(check.ruleId, check);
  return [...kept.values()];
};

/** The engine assigns it by the day of the paper; who may agree may assign by it. */
async function assignAgreed(
  db: Tx,
  context: Context,
  row: TakeoverRow,
  one: EngineRow & { readonly dueOn: ReturnType<typeof day> | null; readonly remedy: Remedy },
  { contractorId, id }: { readonly contractorId: string; readonly id: string },
) {
  const dueOn = one.dueOn!;
  const rights = {
    personId: context.viewer.personId,
    raise: false,
    assign: true,
    fix: false,
    verify: false,
    close: false,
    except: false,
  };
  const [before] = await lockDefects(db, [one.id]);
  const decided = unwrap(assignDefect(found(before), rights, { contractorId, dueOn }));
  await saveDefect(db, ofProject(row, one.id), {
    remedy: one.remedy,
    agreement_id: id,
    agreed_due_on: dueOn,
    urge_opened_on: null,
  });
  await carryOut(db, context, before!, decided, { id: uuid(), doneAt: context.now });
}

/** All parties signed: from now on the day counts (TKO-R13), and those it concerns are reminded of it. */
export async function agreementSigned(db: Tx, context: DecidingContext, id: string) {
  await updateAgreement(db, id, { signed_on: context.today });
  await obligeAgreed(db, context, found(await findAgreement(db, id)));
}

/** 督促整改 (TKO-R20): what is overdue, once for each task that was opened for it. */
export function urgeTakeoverDefect(context: Context, input: UrgeTakeoverDefectInput) {
  const id = uuidOf("TakeoverDefect", input.id);
  return change(context, "urgeTakeoverDefect", input, async (db) => {
    const row = found(
      await findTakeover(db, found(await findProjectOf(db, "takeover_defect", id))),
    );
    allowOn(context, "urgeTakeoverDefect", row);
    const defect = found(row.defects.find((one) => one.id === id));
    const state = stateOf({ ...defect, urgedOn: null }, context.today);
    if (state !== "OVERDUE") throw refusalError({ code: "TKO_NOT_TO_URGE" });
    await saveDefect(db, ofProject(row, id), {
      urged_on: context.today,
      urge_note: text("note", input.note, 500),
    });
    await settleUrging(db, id);
    return { takeover: row.id, defect: id };
  });
}

/** TKO-R20, once a minute: the day after the agreed one a task is opened for both who urge, and again every week while it is open. */
export const openUrging = (context: SystemContext) =>
  write(context, { name: "openUrging", key: null, input: null }, async (db) => {
    for (const defect of await listToUrge(db)) {
      await obligeUrging(db, context, defect, context.today);
      const { id, serviceCenterId, projectId } = defect;
      const columns = { urge_opened_on: context.today, urges: defect.urges + 1 };
      await saveDefect(db, { id, serviceCenterId, projectId }, columns);
    }
    return null;
  });
