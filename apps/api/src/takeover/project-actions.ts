import { compareDays, day, type Day } from "@threshold/domain/calendar/day";
import { givenReason } from "@threshold/domain/launch/action";
import { archiveOf } from "@threshold/domain/takeover/archive";
import { checkInspected, isUntested } from "@threshold/domain/takeover/item";
import {
  type CheckedAction,
  checkedActions,
  checksOf,
  judge,
  type LawFacts,
} from "@threshold/domain/takeover/law";
import {
  checkBases,
  checkConditions,
  checkInspector,
  checkPlan,
  checkReady,
  type ConditionRow,
  formTeam,
  reasonAgainst,
  type TakeoverAction,
  teamDueOn,
  type TeamMember,
  train,
} from "@threshold/domain/takeover/project";
import { checkRegister } from "@threshold/domain/takeover/register";
import {
  checkStandard,
  referenceDocuments,
  referenceStandard,
  type StandardItem,
} from "@threshold/domain/takeover/standard";
import { isSettled, isUnsafe } from "@threshold/domain/takeover/defect";
import {
  type AgreementHead,
  type Condition,
  filingDocumentNames,
  filingDocuments,
  type FormalGroup,
  type ItemKind,
  type LegalBasis,
  legalBases,
  legalBasisNames,
  type SubTeam,
  type TakeoverStatus,
  type TrainingTopic,
} from "@threshold/domain/takeover/vocabulary";
import { statutes } from "@threshold/domain/rule-pack/pack";
import { v7 as uuid } from "uuid";
import { change, found, optionalText, text, unwrap, uuidOf } from "../change.ts";
import type { Context } from "../context.ts";
import type { Tx } from "../db/tenancy.ts";
import { findPersonName, lockEstate } from "../organization/queries.ts";
import { settingAmong } from "../policy/queries.ts";
import { refusalError } from "../refusal.ts";
import { requestSignatures } from "../signature/actions.ts";
import { listBuildings } from "../unit-acceptance/queries.ts";
import { obligeRegister, obligeTeam, settleTakeover } from "./duties.ts";
import type {
  CreateTakeoverInput,
  MoveTakeoverInput,
  OfTakeoverInput,
  SaveTakeoverConditionsInput,
  SaveTakeoverPlanInput,
  SaveTakeoverTeamInput,
  TrainTakeoverTeamInput,
  UpdateTakeoverInput,
  WaiveTakeoverConditionsInput,
} from "./inputs.ts";
import {
  findTakeover,
  insertAreas,
  insertItems,
  insertStep,
  insertTakeover,
  listPapers,
  takeoverLock,
  type TakeoverRow,
  updateTakeoverRow,
} from "./queries.ts";
import { rightsAt } from "./rights.ts";

const dayOrNull = (value: string | null | undefined): Day | null => (value ? day(value) : null);

/** 登记承接查验 (TKO-R05): with its areas, the three bases to attach, and the team to set up. */
export function createTakeover(context: Context, input: CreateTakeoverInput) {
  const estateId = uuidOf("Estate", input.estateId);
  const buildingIds = [...new Set(input.buildingIds.map((id) => uuidOf("Building", id)))];
  return change(context, "createTakeover", input, async (db) => {
    const estate = found(await lockEstate(db, estateId));
    const serviceCenterId = estate.serviceCenterId!;
    const against = reasonAgainst(
      "updateTakeover",
      "TRIGGERED",
      rightsAt(context, serviceCenterId),
    );
    if (against) throw refusalError(against);
    const anchors = {
      subCompletionOn: dayOrNull(input.subCompletionOn),
      noticeOn: dayOrNull(input.noticeOn),
    };
    const teamOn = unwrap(teamDueOn(anchors));
    const buildings = await listBuildings(db, estateId, buildingIds);
    if (buildings.length !== buildingIds.length) found(undefined);
    const zones = input.zones.map((zone) => text("zones", zone, 40));
    if (buildings.length + zones.length === 0)
      throw refusalError({ code: "INVALID_INPUT", details: { field: "buildingIds" } });
    const id = uuid();
    const name = optionalText("name", input.name) ?? `${estate.name} 承接查验`.slice(0, 80);
    await insertTakeover(db, {
      id,
      service_center_id: serviceCenterId,
      estate_id: estateId,
      name,
      scope: text("scope", input.scope, 500),
      sub_completion_on: anchors.subCompletionOn,
      notice_on: anchors.noticeOn,
      delivery_on: dayOrNull(input.deliveryOn),
      first_move_in_on: null,
      province: optionalText("province", input.province, 20) ?? null,
      city: optionalText("city", input.city, 20) ?? null,
      waiver: null,
      waived_by: null,
      contract_clause: null,
      sale_clause: null,
      convention_clause: null,
      owners_informed_on: null,
      leader_id: null,
      standard_frozen_at: null,
      documents_handed_on: null,
      site_inspection_on: null,
      developer_staff: null,
      posted_on: null,
      posted_until: null,
      filed_on: null,
      archived: null,
      updated_by: null,
    });
    const area = { service_center_id: serviceCenterId, project_id: id, transfer_id: null };
    await insertAreas(db, [
      ...buildings.map((building, at) => ({
        ...area,
        id: uuid(),
        kind: "BUILDING" as const,
        building_id: building.id,
        name: building.number,
        position: at + 1,
        updated_by: null,
      })),
      ...zones.map((zone, at) => ({
        ...area,
        id: uuid(),
        kind: "ZONE" as const,
        building_id: null,
        name: zone,
        position: buildings.length + at + 1,
        updated_by: null,
      })),
    ]);
    const line = { serviceCenterId, projectId: id };
    await insertItems(db, [
      ...legalBasisNames.map((basis, at) =>
        blankItem(line, {
          kind: "BASIS",
          code: basis,
          name: legalBases[basis].zh,
          position: at + 1,
        }),
      ),
      ...referenceDocuments.map(({ code, name: document }, at) =>
        blankItem(line, { kind: "DOCUMENT", code, name: document, position: at + 1 }),
      ),
    ]);
    await obligeTeam(db, context, { id, name, serviceCenterId, estateId }, teamOn);
    return { takeover: id };
  });
}

/** A line that nobody filled in yet. */
export const blankItem = (
  of: { readonly serviceCenterId: string; readonly projectId: string },
  what: {
    readonly kind: ItemKind;
    readonly code: string | null;
    readonly name: string;
    readonly position: number;
    readonly areaId?: string | null;
  },
) => ({
  id: uuid(),
  service_center_id: of.serviceCenterId,
  project_id: of.projectId,
  kind: what.kind,
  code: what.code,
  area_id: what.areaId ?? null,
  position: what.position,
  name: what.name,
  place: null,
  model: null,
  quantity: null,
  counted: null,
  located: null,
  manual: null,
  single_run: null,
  linkage: null,
  verdict: null,
  is_original: null,
  handed_by: null,
  received_by: null,
  received_on: null,
  promised_on: null,
  remark: null,
  inspected_by: null,
  inspected_on: null,
  custody_item_id: null,
  transfer_id: null,
  updated_by: null,
});

/** Refuses what the viewer may not do with a takeover as it stands; of the team and trained, where something is inspected (TKO-R09). */
export function allowOn(context: Context, action: TakeoverAction, row: TakeoverRow) {
  const rights = rightsAt(context, row.serviceCenterId);
  const against = reasonAgainst(action, row.status, rights);
  if (against) throw refusalError(against);
  return rights;
}

export const allowInspector = (context: Context, { team }: TakeoverRow): TeamMember =>
  unwrap(checkInspector(team, context.viewer.personId, context.today));

/** Allow, lock, gather, decide, write: the one way in which a takeover changes. */
export function onTakeover<More extends object>(
  context: Context,
  action: TakeoverAction,
  input: OfTakeoverInput,
  step: (db: Tx, row: TakeoverRow) => Promise<More | undefined | void>,
  command: string = action,
) {
  const id = uuidOf("TakeoverProject", input.id);
  return change(
    context,
    command,
    input,
    async (db) => {
      const row = found(await findTakeover(db, id));
      allowOn(context, action, row);
      const more = await step(db, row);
      return { takeover: id, ...(more as More) };
    },
    takeoverLock(id),
  );
}

/** 更新日期与法定事项. What is left out stays; the team and the register follow their anchors (TKO-R05, R19). */
export const updateTakeover = (context: Context, input: UpdateTakeoverInput) =>
  onTakeover(context, "updateTakeover", input, async (db, row) => {
    if (row.version !== input.version)
      throw refusalError({ code: "STALE_VERSION", details: { version: row.version } });
    const given = <T>(value: T | undefined, before: T): T => (value === undefined ? before : value);
    const anchors = {
      subCompletionOn: given(input.subCompletionOn, row.subCompletionOn) as Day | null,
      noticeOn: given(input.noticeOn, row.noticeOn) as Day | null,
    };
    const teamOn = unwrap(teamDueOn(anchors));
    const firstMoveInOn = given(input.firstMoveInOn, row.firstMoveInOn) as Day | null;
    const postedOn = given(input.postedOn, row.postedOn) as Day | null;
    const postedUntil = given(input.postedUntil, row.postedUntil) as Day | null;
    if (postedUntil && (!postedOn || compareDays(postedUntil, postedOn) < 0))
      throw refusalError({ code: "INVALID_INPUT", details: { field: "postedUntil" } });
    const documents = given(input.filedDocuments, [...row.filedDocuments]) ?? [];
    const filedOn = given(input.filedOn, row.filedOn) as Day | null;
    if (filedOn) checkFiling(documents);
    await updateTakeoverRow(db, row.id, {
      sub_completion_on: anchors.subCompletionOn,
      notice_on: anchors.noticeOn,
      delivery_on: given(input.deliveryOn, row.deliveryOn),
      first_move_in_on: firstMoveInOn,
      ...(input.scope && { scope: text("scope", input.scope, 500) }),
      province: given(shortText("province", input.province, 20), row.province),
      city: given(shortText("city", input.city, 20), row.city),
      contract_clause: given(input.contractClause, row.contractClause),
      sale_clause: given(input.saleClause, row.saleClause),
      convention_clause: given(input.conventionClause, row.conventionClause),
      owners_informed_on: given(input.ownersInformedOn, row.ownersInformedOn),
      documents_handed_on: given(input.documentsHandedOn, row.documentsHandedOn),
      site_inspection_on: given(input.siteInspectionOn, row.siteInspectionOn),
      developer_staff: given(
        shortText("developerStaff", input.developerStaff, 200),
        row.developerStaff,
      ),
      posted_on: postedOn,
      posted_until: postedUntil,
      filed_on: filedOn,
      filed_documents: documents,
    });
    if (row.status === "TRIGGERED") await obligeTeam(db, context, row, teamOn);
    if (firstMoveInOn && row.status !== "REGISTER_DONE")
      await obligeRegister(db, context, row, firstMoveInOn);
    if (filedOn) await settleTakeover(db, row.id, "FILE");
  });

/** Null takes the text away, blanks do too. */
const shortText = (field: string, value: string | null | undefined, longest: number) =>
  value === undefined ? undefined : (optionalText(field, value?.trim() || null, longest) ?? null);

/** INS-056: filed with its list. Refused: TKO_FILING_INCOMPLETE. */
function checkFiling(documents: readonly string[]) {
  const missing = filingDocumentNames.filter((name) => !documents.includes(name));
  if (missing.length > 0)
    throw refusalError({
      code: "TKO_FILING_INCOMPLETE",
      details: {
        items: missing.map((name) => filingDocuments[name].zh),
        itemsEn: missing.map((name) => filingDocuments[name].en),
      },
    });
}

/** 查验条件 (TKO-R04) */
export const saveTakeoverConditions = (context: Context, input: SaveTakeoverConditionsInput) =>
  onTakeover(context, "saveTakeoverConditions", input, async (db, row) => {
    const rows = input.conditions.map(({ code, state, evidence }) => ({
      code: code as Condition,
      state: state as ConditionRow["state"],
      evidence: optionalText("evidence", evidence?.trim() || null, 200) ?? null,
    }));
    const conditions = unwrap(checkConditions(rows));
    await updateTakeoverRow(db, row.id, { conditions: JSON.stringify(conditions) });
  });

/** 放行: the region's head alone, for a transfer in part (06 part 3). */
export const waiveTakeoverConditions = (context: Context, input: WaiveTakeoverConditionsInput) =>
  onTakeover(context, "waiveTakeoverConditions", input, async (db, row) => {
    const reason = text("reason", input.reason, 500);
    if (input.codes.length === 0)
      throw refusalError({ code: "INVALID_INPUT", details: { field: "codes" } });
    await updateTakeoverRow(db, row.id, {
      waiver: JSON.stringify({ codes: input.codes, reason }),
      waived_by: context.viewer.personId,
    });
  });

/** 组建小组 (TKO-R06); who was trained stays so. */
export const saveTakeoverTeam = (context: Context, input: SaveTakeoverTeamInput) =>
  onTakeover(context, "saveTakeoverTeam", input, async (db, row) => {
    const leaderId = uuidOf("Person", input.leaderId);
    const members: TeamMember[] = [];
    for (const { personId, subTeam } of input.members) {
      const id = uuidOf("Person", personId);
      members.push({
        personId: id,
        name: found(await findPersonName(db, id)),
        subTeam: (subTeam ?? null) as SubTeam | null,
        trainedOn: row.team.find((one) => one.personId === id)?.trainedOn ?? null,
      });
    }
    await updateTakeoverRow(db, row.id, { leader_id: leaderId });
    const { leaderIsHead } = found(await findTakeover(db, row.id));
    const team = unwrap(formTeam({ leaderId, leaderIsHead, members }));
    const status = row.status === "TRIGGERED" ? "TEAM_FORMED" : row.status;
    await updateTakeoverRow(db, row.id, { team: JSON.stringify(team), status });
    await settleTakeover(db, row.id, "FORM_TEAM");
  });

/** 查验工作方案与承接查验标准 (TKO-R03, R07, R08): every saving is another version of the standard. */
export const saveTakeoverPlan = (context: Context, input: SaveTakeoverPlanInput) =>
  onTakeover(context, "saveTakeoverPlan", input, async (db, row) => {
    unwrap(checkBases(row.bases));
    const plan = unwrap(
      checkPlan(input.plan.map((one) => ({ ...one, dueOn: dayOrNull(one.dueOn) }))),
    );
    const asked = input.standard?.map((item) => ({ ...item, aspects: [] }));
    const before = row.standard.length > 0 ? row.standard : referenceStandard;
    const standard = unwrap(
      checkStandard((asked as unknown as StandardItem[] | undefined) ?? before),
    );
    await updateTakeoverRow(db, row.id, {
      plan: JSON.stringify(plan),
      standard: JSON.stringify(standard),
      standard_number: row.standardNumber + 1,
      ...(row.status === "TEAM_FORMED" && { status: "PLANNED" as const }),
    });
  });

/** 培训 (TKO-R09): once all are trained the team is. */
export const trainTakeoverTeam = (context: Context, input: TrainTakeoverTeamInput) =>
  onTakeover(context, "trainTakeoverTeam", input, async (db, row) => {
    const training = {
      on: day(input.on),
      topics: input.topics as TrainingTopic[],
      personIds: input.traineeIds.map((id) => uuidOf("Person", id)),
    };
    const team = unwrap(train(row.team, training, context.today));
    const note = optionalText("note", input.note?.trim() || null, 500) ?? null;
    const names = team
      .filter(({ personId }) => training.personIds.includes(personId))
      .map(({ name }) => name);
    const { on, topics } = training;
    await updateTakeoverRow(db, row.id, {
      team: JSON.stringify(team),
      trainings: JSON.stringify([...row.trainings, { on, topics, note, names }]),
      ...(row.status === "PLANNED" &&
        team.every(({ trainedOn }) => trainedOn !== null) && { status: "TRAINED" as const }),
    });
  });

/** The groups of the formal inspection that are done for some areas (TKO-R15). */
export function formalDone(
  row: TakeoverRow,
  areaIds: ReadonlySet<string> = new Set(row.areas.map(({ id }) => id)),
): FormalGroup[] {
  const untested = row.items.filter(
    (item) => isUntested(item, row.standard) && (item.areaId === null || areaIds.has(item.areaId)),
  );
  return [
    ...(row.formal["RECTIFICATION"] ? (["RECTIFICATION"] as const) : []),
    ...(untested.length === 0 ? (["LINKAGE"] as const) : []),
    ...(row.signedSheets.includes("LISTS") ? (["LISTS"] as const) : []),
  ];
}

/** What the law is asked about a takeover. */
export function lawFactsOf(
  row: TakeoverRow,
  today: Day,
  heads: Readonly<Partial<Record<AgreementHead, string>>> = {},
): LawFacts {
  const signed = row.transfers.filter(({ signedOn }) => signedOn !== null);
  const last = signed.at(-1) ?? null;
  return {
    ...row,
    place: { province: row.province, city: row.city },
    bases: row.bases as readonly LegalBasis[],
    siteInspectionOn: row.siteInspectionOn ?? today,
    formalDone: formalDone(row),
    heads,
    unagreed: row.defects.filter(
      (defect) => isUnsafe(defect) || (!isSettled(defect.status) && defect.agreedOn === null),
    ).length,
    finishedOn: row.transfers.find(({ status }) => status !== "CANCELLED")?.signedOn ?? today,
    agreementOn: last?.signedOn ?? null,
    transferredOn:
      row.transfers.findLast(({ transferredOn }) => transferredOn !== null)?.transferredOn ?? null,
  };
}

export const lawOf = (
  row: TakeoverRow,
  { today, calendar }: Pick<Context, "today" | "calendar">,
) => ({
  pack: statutes,
  calendar,
  today,
  configured: settingAmong(row.settings, "takeover.localRules"),
});

/** Asks the law, keeps what it said with the step. Refused: STATUTE_BROKEN, STATUTE_UNKNOWN. */
export async function keepStep(
  db: Tx,
  context: Context,
  row: TakeoverRow,
  action: TakeoverAction,
  { facts, reason: told }: { readonly facts: LawFacts; readonly reason?: string | null },
) {
  const isChecked = (checkedActions as readonly string[]).includes(action);
  const law = lawOf(row, context);
  const checks = isChecked ? checksOf(action as CheckedAction, facts, law) : [];
  const reason = givenReason(told) ?? null;
  const { except } = rightsAt(context, row.serviceCenterId);
  unwrap(judge(checks, { except, reason }));
  await insertStep(db, {
    id: uuid(),
    service_center_id: row.serviceCenterId,
    project_id: row.id,
    step: action,
    done_on: context.today,
    checks: JSON.stringify(checks),
    reason: reason && text("reason", reason, 500),
  });
}

/** 推进: each step with its own guards (06 part 3), then the law. */
export const moveTakeover = (context: Context, input: MoveTakeoverInput) =>
  onTakeover(
    context,
    input.move,
    input,
    async (db, row) => {
      const status = await moves[input.move](db, context, row);
      await keepStep(db, context, row, input.move, {
        facts: {
          ...lawFactsOf(row, context.today),
          // What begins today is inspected today, whatever was planned.
          ...(input.move === "startPreInspection" && { siteInspectionOn: context.today }),
        },
        reason: input.reason,
      });
      if (status) await updateTakeoverRow(db, row.id, { status });
    },
    "moveTakeover",
  );

type Move = (db: Tx, context: Context, row: TakeoverRow) => Promise<TakeoverStatus | undefined>;

const moves: Record<MoveTakeoverInput["move"], Move> = {
  /** TKO-R04, R08, R11: the standard is frozen, and what it asks for becomes lines. */
  async startPreInspection(db, context, row) {
    unwrap(checkReady(row.conditions, row.waiver));
    await updateTakeoverRow(db, row.id, {
      standard_frozen_at: context.now,
      site_inspection_on: context.today,
    });
    await insertItems(db, linesOf(row));
    return "PRE_INSPECTION";
  },
  /** TKO-R11, R12: all is inspected; the leader signs, and the report goes to the developer's engineering department. */
  async reportPreInspection(db, context, row) {
    unwrap(checkInspected(row.items));
    await askLeader(db, context, row);
    return undefined;
  },
  async startFormalInspection(db, _context, row) {
    await settleTakeover(db, row.id, "REPORT");
    return "FORMAL_INSPECTION";
  },
  /** TKO-R19 */
  async completeOwnershipRegister(db, _context, row) {
    unwrap(checkRegister(row.register));
    await settleTakeover(db, row.id, "REGISTER");
    await settleTakeover(db, row.id, "REMIND_REGISTER");
    return "REGISTER_DONE";
  },
  /** TKO-R02, R23: what is filed is kept as it stands now. */
  async closeTakeover(db, _context, row) {
    const entries = archiveOf(row.items, await listPapers(db, row.id));
    await updateTakeoverRow(db, row.id, { archived: JSON.stringify(entries) });
    return "CLOSED";
  },
};

/** Every part in every building, every facility in every zone, equipment once: where it stands is found on site. */
function linesOf(row: TakeoverRow) {
  const of = { serviceCenterId: row.serviceCenterId, projectId: row.id };
  const kinds = { COMMON_PART: "BUILDING", FACILITY: "ZONE" } as const;
  return row.standard.flatMap(({ kind, code, label }, at) => {
    const line = (areaId: string | null) =>
      blankItem(of, { kind, code, name: label, position: at + 1, areaId });
    if (kind === "EQUIPMENT") return [line(null)];
    const here = row.areas.filter((area) => area.kind === kinds[kind]);
    return here.length === 0 ? [line(null)] : here.map(({ id }) => line(id));
  });
}

/** TKO-R12: the report as it stands is the leader's to sign. */
async function askLeader(db: Tx, context: Context, row: TakeoverRow) {
  const open = row.defects.filter(({ status }) => !isSettled(status));
  await requestSignatures(db, context, {
    recordType: "TakeoverProject",
    recordId: row.id,
    key: "REPORT",
    serviceCenterId: row.serviceCenterId,
    estateId: row.estateId,
    summary: {
      title: `预验收整改报告 ${row.name}`.slice(0, 200),
      titleEn: `Rectification report ${row.name}`.slice(0, 200),
      facts: [
        { label: "查验项数", labelEn: "Lines", value: String(row.items.length) },
        { label: "待整改问题", labelEn: "Open defects", value: String(open.length) },
        { label: "影响安全", labelEn: "Safety", value: String(open.filter(isUnsafe).length) },
      ],
    },
    order: "ANY",
    slots: [
      {
        key: "LEADER",
        label: "承接查验小组组长",
        labelEn: "Team leader",
        side: "SERVICE_CENTER",
        roles: ["SERVICE_CENTER_HEAD"],
        level: "SERVICE_CENTER",
        personId: row.leaderId,
      },
    ],
    content: {
      takeover: row.name,
      standard: row.standardNumber,
      lines: row.items.map(({ kind, name, place, verdict, counted, quantity }) => ({
        kind,
        name,
        place,
        verdict,
        counted,
        quantity,
      })),
      defects: row.defects.map(({ number, severity, status, dueOn }) => ({
        number,
        severity,
        status,
        dueOn,
      })),
    },
  });
}
