import type { BidPart, DefenceItem } from "@threshold/domain/bidding/bid-document";
import type { BiddingFacts, TeamMember } from "@threshold/domain/bidding/facts";
import type { BiddingPlanOnPaper } from "@threshold/domain/bidding/plan-form";
import type {
  BiddingDocumentKind,
  BiddingStatus,
  BiddingStep,
  DeveloperMaterialKind,
  ObjectType,
} from "@threshold/domain/bidding/vocabulary";
import type { Day } from "@threshold/domain/calendar/day";
import type { LocalRule } from "@threshold/domain/rule-pack/local";
import type { Explanation } from "@threshold/domain/rule-pack/explain";
import { type Insertable, type RawBuilder, sql, type Updateable } from "kysely";
import { v7 as uuid } from "uuid";
import { compiler, statement } from "../db/database.ts";
import { type Lock, read, type TenantContext, type Tx } from "../db/tenancy.ts";
import type {
  BiddingDocumentTable,
  BiddingProjectTable,
  BiddingStepTable,
  BidDefenceItemTable,
  BidPackingItemTable,
  BidPartTable,
  BidTeamMemberTable,
  BidWorkItemTable,
  TenderRequirementTable,
} from "../db/types.ts";
import { type SettingsAlong, settingsAlong } from "../policy/queries.ts";
import { together } from "../together.ts";

const company = sql<string>`current_company()`;
type Sql = RawBuilder<unknown>;

/** A member of the team with the id of the row. */
export interface MemberRow extends TeamMember {
  readonly id: string;
}

/** What is prepared for the defence, with whose it is and by when. */
interface DefenceRow extends DefenceItem {
  readonly id: string;
  readonly personId: string | null;
  readonly dueOn: Day | null;
}

/** A project with all that its rules decide on, as one value. */
export interface GatheredBidding extends Omit<
  BiddingFacts,
  "decisionRequired" | "defence" | "localRules" | "parts" | "place"
> {
  readonly id: string;
  readonly version: number;
  readonly estateId: string;
  readonly estateName: string;
  readonly serviceCenterId: string;
  readonly serviceCenterName: string;
  readonly regionId: string;
  readonly regionName: string;
  readonly launchPlanId: string | null;
  readonly province: string | null;
  readonly city: string | null;
  readonly timeZone: string;
  readonly preBidMeetingAt: string | null;
  readonly defenseAt: string | null;
  readonly submittedAt: string | null;
  readonly members: readonly MemberRow[];
  readonly partRows: readonly (BidPart & { readonly id: string })[];
  readonly defence: readonly DefenceRow[];
  readonly materialRows: readonly { readonly id: string; readonly kind: DeveloperMaterialKind }[];
  readonly documentRows: readonly { readonly id: string; readonly kind: BiddingDocumentKind }[];
  readonly workItems: BiddingPlanOnPaper["workItems"];
  readonly decisions: readonly Explanation[];
  readonly approvedBy: string | null;
  readonly settings: SettingsAlong;
  /** Local rules of the company's own, every version. */
  readonly ownRules: readonly LocalRule[];
  /** What the board shows, as it is stored. */
  readonly requestDueOn: Day;
  readonly contractDueOn: Day;
  readonly nextStep: string | null;
  readonly nextDueOn: Day | null;
  readonly feasible: boolean;
}

const settingKeys = [
  "bidding.documentDays",
  "bidding.evaluationDays",
  "bidding.contractDays",
  "bidding.decisionRequired",
  "bidding.localRules",
] as const;

/** Whatever changes a project waits at it. */
export const biddingLock = (id: string): Lock =>
  sql`select from bidding_project where company_id = current_company() and id = ${id} for update`.compile(
    compiler,
  );

/** The parts of a bid in their order, with how many files each has. */
const partsOf = (
  company_id: Sql,
  projectId: Sql,
) => sql`(select coalesce(jsonb_agg(jsonb_build_object('id', b.id, 'title', b.title,
    'required', b.required, 'needsSeal', b.needs_seal, 'sealed', b.sealed_on is not null,
    'files', (select count(*) from attachment a where a.company_id = b.company_id and a.record_type = 'BidPart'
      and a.record_id = b.id and a.removed_at is null)) order by b.position, b.id), '[]')
  from bid_part b where b.company_id = ${company_id} and b.project_id = ${projectId})`;

/** As a part of another statement. */
export const ownRulesJson = sql<
  LocalRule[]
>`(select coalesce(jsonb_agg(jsonb_build_object('ruleId', l.rule_id, 'version', l.number,
    'overrides', l.overrides, 'level', l.level, 'place', l.place, 'subject', l.subject, 'statement', l.statement, 'value', l.value,
    'source', l.source, 'article', l.article, 'quotation', l.quotation, 'confidence', l.confidence, 'enforcement', l.enforcement,
    'effectiveFrom', l.effective_from, 'effectiveTo', l.effective_to, 'note', l.note) order by l.rule_id, l.number), '[]')
  from local_rule l where l.company_id = current_company())`;

/** Local rules of the company's own by themselves. */
export const ownRules = () => sql<{ rules: LocalRule[] }>`select ${ownRulesJson} as rules`;
const rulesOfCompany = together(async (context: TenantContext) => {
  const [row] = await read(context, statement(ownRules()));
  return new Map([[context.scope.companyId, row!.rules]]);
});
/** The same for resolvers, which ask for them step by step and rule by rule. */
export const listOwnRules = async (context: TenantContext): Promise<LocalRule[]> =>
  (await rulesOfCompany(context, context.scope.companyId))!;

/** What an assembly is made of, to tell whether it still is: titles in their order with their files. */
export const packContent = (
  company_id: Sql,
  projectId: Sql,
) => sql<string>`(select md5(coalesce(string_agg(x.line, chr(10) order by x.position, x.id, x.at), ''))
  from (select b.position, b.id, a.created_at as at, b.title || ' ' || coalesce(a.sha256, '') || ' ' || coalesce(a.id::text, '') as line
    from bid_part b left join attachment a on a.company_id = b.company_id and a.record_type = 'BidPart'
      and a.record_id = b.id and a.removed_at is null
    where b.company_id = ${company_id} and b.project_id = ${projectId}) x)`;

const gather = (id: Sql) => sql<{ project: GatheredBidding }>`
  select jsonb_build_object(
    'id', p.id, 'version', p.version, 'estateId', p.estate_id, 'estateName', e.name, 'serviceCenterId', p.service_center_id,
    'serviceCenterName', c.name,
    'regionId', c.region_id, 'regionName', r.name, 'launchPlanId', p.launch_plan_id, 'province', p.province, 'city', p.city,
    'timeZone', k.time_zone, 'status', p.status, 'objectType', p.object_type, 'launchDate', p.launch_date,
    'saleKind', p.sale_kind, 'saleOn', p.sale_on, 'floorArea', p.floor_area, 'organizerMode', p.organizer_mode,
    'selectionMethod', p.selection_method, 'selectionNote', p.selection_note, 'approvalDocument', p.approval_document,
    'tenderOffice', p.tender_office, 'tenderCost', p.tender_cost::text, 'timesAgreedOn', p.times_agreed_on)
  || jsonb_build_object(
    'noticeKind', p.notice_kind, 'noticeAt', p.notice_at, 'documentIssuedOn', p.document_issued_on,
    'invitedCount', p.invited_count, 'submissionDeadline', p.submission_deadline, 'submissionPlace', p.submission_place,
    'openingAt', p.opening_at, 'bidValidUntil', p.bid_valid_until, 'tenderReceivedAt', p.tender_received_at,
    'preBidMeetingAt', p.pre_bid_meeting_at, 'defenseAt', p.defense_at, 'submittedAt', p.submitted_at,
    'defenseRequired', p.defense_required, 'defensePrepared', p.defense_prepared, 'defenseAttended', p.defense_attended,
    'leaderAttended', p.leader_attended, 'projectHeadAttended', p.project_head_attended,
    'bindingChecked', p.binding_checked, 'packagingChecked', p.packaging_checked, 'bidderCount', p.bidder_count,
    'committeeSize', p.committee_size, 'expertCount', p.expert_count, 'expertsDrawn', p.experts_drawn)
  || jsonb_build_object(
    'requestDueOn', p.request_due_on, 'contractDueOn', p.contract_due_on, 'nextStep', p.next_step, 'nextDueOn', p.next_due_on,
    'feasible', p.feasible,
    'withoutConflict', p.without_conflict, 'candidateCount', p.candidate_count, 'losersNotified', p.losers_notified,
    'awardOn', p.award_on, 'awardSender', p.award_sender, 'contractOn', p.contract_on, 'contractHeads', p.contract_heads, 'contractMonths', p.contract_months,
    'filingNumber', p.filing_number,
    'filingOn', p.filing_on, 'feePermitNumber', p.fee_permit_number, 'feePermitOn', p.fee_permit_on,
    'feeStandardCount', jsonb_array_length(p.fee_standards), 'planApprovedOn', p.plan_approved_on,
    'decision', (select coalesce(d.verdict, d.status) from bid_decision d where d.company_id = p.company_id and d.project_id = p.id),
    'done', (select coalesce(jsonb_object_agg(s.step, s.done_on), '{}') from bidding_step s
      where s.company_id = p.company_id and s.project_id = p.id and not s.superseded),
    'decisions', (select coalesce(jsonb_agg(x), '[]') from bidding_step s, jsonb_array_elements(s.checks) x
      where s.company_id = p.company_id and s.project_id = p.id and not s.superseded),
    'members', (select coalesce(jsonb_agg(jsonb_build_object('id', m.id, 'personId', m.person_id, 'name', w.name, 'kind', m.kind,
        'appointedBy', m.appointed_by, 'responsibility', m.responsibility)
        order by array_position(array['LEADER', 'PROJECT_HEAD', 'LIAISON', 'WRITER', 'MEMBER'], m.kind), m.created_at), '[]')
      from bid_team_member m join person w on w.company_id = m.company_id and w.id = m.person_id
      where m.company_id = p.company_id and m.project_id = p.id),
    'workItems', (select coalesce(jsonb_agg(jsonb_build_object('work', i.work, 'startOn', i.start_on, 'dueOn', i.due_on,
        'doneOn', i.done_on, 'remark', i.remark,
        'owner', (select w.name from person w where w.company_id = i.company_id and w.id = i.owner_id)) order by i.position), '[]')
      from bid_work_item i where i.company_id = p.company_id and i.project_id = p.id),
    'workItemCount', (select count(*) from bid_work_item i where i.company_id = p.company_id and i.project_id = p.id),
    'requirements', (select coalesce(jsonb_agg(jsonb_build_object('clause', q.clause, 'responded', q.responded,
        'partFiles', case when q.part_id is not null then (select count(*) from attachment a where a.company_id = q.company_id
          and a.record_type = 'BidPart' and a.record_id = q.part_id and a.removed_at is null) end) order by q.clause), '[]')
      from tender_requirement q where q.company_id = p.company_id and q.project_id = p.id),
    'materials', (select coalesce(jsonb_agg(m.kind), '[]') from developer_material m
      where m.company_id = p.company_id and m.project_id = p.id and m.provided_on is not null),
    'materialRows', (select coalesce(jsonb_agg(jsonb_build_object('id', m.id, 'kind', m.kind)), '[]') from developer_material m
      where m.company_id = p.company_id and m.project_id = p.id),
    'documentRows', (select coalesce(jsonb_agg(jsonb_build_object('id', d.id, 'kind', d.kind)), '[]') from bidding_document d
      where d.company_id = p.company_id and d.project_id = p.id),
    'documents', (select coalesce(jsonb_agg(distinct d.kind), '[]') from bidding_document d
      where d.company_id = p.company_id and d.project_id = p.id and exists (select from attachment a
        where a.company_id = d.company_id and a.record_type = 'BiddingDocument' and a.record_id = d.id and a.removed_at is null)),
    'partRows', ${partsOf(sql`p.company_id`, sql`p.id`)},
    'packIsCurrent', coalesce((select k.content_hash = ${packContent(sql`p.company_id`, sql`p.id`)} from bid_pack k
      where k.company_id = p.company_id and k.project_id = p.id and k.status = 'DONE' order by k.created_at desc, k.id desc limit 1), false),
    'packing', (select coalesce(jsonb_agg(jsonb_build_object('text', i.text, 'checked', i.checked_at is not null) order by i.position), '[]')
      from bid_packing_item i where i.company_id = p.company_id and i.project_id = p.id),
    'defence', (select coalesce(jsonb_agg(jsonb_build_object('id', i.id, 'kind', i.kind, 'title', i.title, 'ready', i.ready,
        'personId', i.person_id, 'dueOn', i.due_on) order by i.position), '[]')
      from bid_defence_item i where i.company_id = p.company_id and i.project_id = p.id),
    'ownRules', ${ownRulesJson},
    'settings', ${settingsAlong(settingKeys, { regionId: sql`c.region_id`, centerId: sql`c.id` })},
    'approvedBy', (select w.name from approval a
      join approval_event v on v.company_id = a.company_id and v.approval_id = a.id and v.kind = 'APPROVED'
      join person w on w.company_id = v.company_id and w.id = v.person_id
      where a.company_id = p.company_id and a.record_type = 'BiddingProject' and a.record_id = p.id and a.status = 'APPROVED'
      order by a.round desc, v.position desc limit 1)) as project
  from bidding_project p
  join company k on k.company_id = p.company_id
  join estate e on e.company_id = p.company_id and e.id = p.estate_id
  join service_center c on c.company_id = p.company_id and c.id = p.service_center_id
  join region r on r.company_id = c.company_id and r.id = c.region_id
  where p.company_id = current_company() and p.id = ${id}`;

export const findBidding = async (db: Tx, id: string): Promise<GatheredBidding | undefined> =>
  (await gather(sql`${id}::uuid`).execute(db)).rows[0]?.project;

/** A project for a resolver; those that a page's resolvers ask for are gathered in one statement. */
export const gatheredBidding = together(async (context: TenantContext, ids) => {
  const rows = await read(context, statement(gather(sql`any(${ids}::uuid[])`)));
  return new Map(rows.map(({ project }) => [project.id, project]));
});

/** The bidding projects of an estate, locked with it: two who begin one for the same object wait for each other. */
export async function listBiddingsOfEstate(db: Tx, estateId: string) {
  const { rows } = await sql<{
    status: BiddingStatus;
    objectType: ObjectType;
    buildingIds: string[];
  }>`select p.status, p.object_type as "objectType",
      (select coalesce(array_agg(b.building_id), '{}') from bidding_building b
        where b.company_id = p.company_id and b.project_id = p.id) as "buildingIds"
    from bidding_project p where p.company_id = current_company() and p.estate_id = ${estateId}`.execute(
    db,
  );
  return rows;
}

/** What of an estate a bidding is begun with: its launch plan that goes on, and its launch. */
export async function findEstateForBidding(db: Tx, estateId: string) {
  const { rows } = await sql<{
    serviceCenterId: string;
    regionId: string;
    launchDate: Day | null;
    planId: string | null;
  }>`select e.service_center_id as "serviceCenterId", c.region_id as "regionId",
      coalesce(p.launch_date, e.launch_date) as "launchDate", p.id as "planId"
    from estate e
    join service_center c on c.company_id = e.company_id and c.id = e.service_center_id
    left join lateral (select q.id, q.launch_date from launch_plan q where q.company_id = e.company_id and q.estate_id = e.id
      and q.status in ('DRAFT', 'ACTIVE', 'READY', 'SUSPENDED') order by q.created_at limit 1) p on true
    where e.company_id = current_company() and e.id = ${estateId} for update of e`.execute(db);
  return rows[0];
}

/** How many of these buildings the estate has. */
export async function countBuildings(
  db: Tx,
  estateId: string,
  ids: readonly string[],
): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from building
    where company_id = current_company() and estate_id = ${estateId} and id = any(${ids}::uuid[])`.execute(
    db,
  );
  return rows[0]!.count;
}

export const insertBidding = (db: Tx, row: Omit<Insertable<BiddingProjectTable>, "company_id">) =>
  db
    .insertInto("bidding_project")
    .values({ ...row, company_id: company })
    .execute();

export const insertBuildings = async (
  db: Tx,
  rows: readonly {
    id: string;
    service_center_id: string;
    project_id: string;
    building_id: string;
  }[],
) =>
  rows.length > 0
    ? db
        .insertInto("bidding_building")
        .values(rows.map((row) => ({ ...row, company_id: company })))
        .execute()
    : [];

export const updateBidding = (db: Tx, id: string, columns: Updateable<BiddingProjectTable>) =>
  db
    .updateTable("bidding_project")
    .set(columns)
    .where("company_id", "=", company)
    .where("id", "=", id)
    .execute();

export const insertStep = (db: Tx, row: Omit<Insertable<BiddingStepTable>, "company_id">) =>
  db
    .insertInto("bidding_step")
    .values({ ...row, company_id: company })
    .execute();

/** A step that was told before is told again by the newer one. */
export const supersedeSteps = (db: Tx, projectId: string, steps: readonly BiddingStep[]) =>
  db
    .updateTable("bidding_step")
    .set({ superseded: true })
    .where("company_id", "=", company)
    .where("project_id", "=", projectId)
    .where("superseded", "=", false)
    .where("step", "in", steps)
    .execute();

/** Tables of what a project has several of. */
export interface PartTables {
  readonly bid_team_member: BidTeamMemberTable;
  readonly bid_work_item: BidWorkItemTable;
  readonly tender_requirement: TenderRequirementTable;
  readonly bidding_document: BiddingDocumentTable;
  readonly bid_part: BidPartTable;
  readonly bid_packing_item: BidPackingItemTable;
  readonly bid_defence_item: BidDefenceItemTable;
}
export type PartTable = keyof PartTables | "developer_material";

/** The project that a part belongs to. */
export async function findProjectOf(db: Tx, table: PartTable, id: string) {
  const { rows } = await sql<{ projectId: string; version: number }>`
    select project_id as "projectId", version from ${sql.table(table)}
    where company_id = current_company() and id = ${id}`.execute(db);
  return rows[0];
}

/** The lock of a part's project. */
export const projectOfLock = (table: PartTable, id: string): Lock =>
  sql`select from bidding_project p where p.company_id = current_company() and p.id =
    (select x.project_id from ${sql.table(table)} x where x.company_id = current_company() and x.id = ${id}) for update`.compile(
    compiler,
  );

/** New parts of a project in one statement; all rows name the same columns. */
export async function insertParts(
  db: Tx,
  table: PartTable,
  { id: projectId, serviceCenterId }: Pick<GatheredBidding, "id" | "serviceCenterId">,
  rows: readonly Record<string, unknown>[],
): Promise<void> {
  const part = { service_center_id: serviceCenterId, project_id: projectId };
  const whole = rows.map((row) => ({ ...part, id: uuid(), ...row }));
  await sql`insert into ${sql.table(table)} (company_id, ${sql.join(Object.keys(whole[0]!).map((name) => sql.ref(name)))})
    values ${sql.join(whole.map((row) => sql`(current_company(), ${sql.join(Object.values(row))})`))}`.execute(
    db,
  );
}

export const updatePart = (
  db: Tx,
  table: PartTable,
  id: string,
  columns: Record<string, unknown>,
) =>
  sql`update ${sql.table(table)} set ${sql.join(
    Object.entries(columns).map(([name, value]) => sql`${sql.ref(name)} = ${value}`),
  )} where company_id = current_company() and id = ${id}`.execute(db);

export const deletePart = (db: Tx, table: PartTable, id: string) =>
  sql`delete from ${sql.table(table)} where company_id = current_company() and id = ${id}`.execute(
    db,
  );

export async function nextPosition(
  db: Tx,
  table: "bid_defence_item" | "bid_packing_item" | "bid_part" | "bid_work_item",
  projectId: string,
): Promise<number> {
  const { rows } = await sql<{
    next: number;
  }>`select coalesce(max(position), 0) + 1 as next from ${sql.table(table)}
    where company_id = current_company() and project_id = ${projectId}`.execute(db);
  return rows[0]!.next;
}

/** Whether files hang on a part. */
export async function hasFiles(db: Tx, type: string, id: string): Promise<boolean> {
  const { rows } = await sql`select from attachment where company_id = current_company()
    and record_type = ${type} and record_id = ${id} and removed_at is null limit 1`.execute(db);
  return rows.length > 0;
}

/** Open projects that follow a launch plan. */
export async function lockBiddingsOfPlan(db: Tx, planId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from bidding_project
    where company_id = current_company() and launch_plan_id = ${planId}
    and status not in ('LOST', 'CLOSED', 'CANCELLED') order by id for update`.execute(db);
  return rows.map(({ id }) => id);
}

/** A tender that was void begins again, and so does the question whether to bid. */
export async function reopenDecision(db: Tx, projectId: string): Promise<void> {
  await sql`update bid_decision set status = 'DRAFT', verdict = null, decided_at = null, decided_by = null
    where company_id = current_company() and project_id = ${projectId} and status <> 'DRAFT'`.execute(
    db,
  );
}

/** What was checked and sealed of a tender that was void is checked and sealed anew. */
export async function reopenPacking(db: Tx, projectId: string): Promise<void> {
  await sql`update bid_packing_item set checked_at = null, checked_by = null
    where company_id = current_company() and project_id = ${projectId} and checked_at is not null`.execute(
    db,
  );
  await sql`update bid_part set sealed_on = null, sealed_by = null
    where company_id = current_company() and project_id = ${projectId} and sealed_on is not null`.execute(
    db,
  );
}

/** Clauses as people number them: 3.2 before 3.10. */
export const clauseKey = (clause: Sql) =>
  sql`(select string_agg(lpad(x[1], 8, '0'), '.') from regexp_matches(${clause}, '[0-9]+|[^0-9]+', 'g') x)`;
