import { priceBid, marginOf, yuan, type Estimate } from "@threshold/domain/bidding/estimate";
import {
  checkCriteria,
  decideSheet,
  type DecisionCriteria,
  type DecisionSheet,
  type Evidence,
  evidenceOf,
  fillSheet,
  type Recommendation,
  type SheetStatus,
  standardCriteria,
  submitSheet,
} from "@threshold/domain/bidding/decision";
import { advance } from "@threshold/domain/bidding/lifecycle";
import { dayAt } from "@threshold/domain/calendar/clock";
import { daysBetween } from "@threshold/domain/calendar/day";
import { givenReason } from "@threshold/domain/launch/action";
import { sql } from "kysely";
import { v7 as uuid } from "uuid";
import { allow, change, found, optionalText, unwrap } from "../change.ts";
import type { Context } from "../context.ts";
import { statement } from "../db/database.ts";
import { read, type TenantContext, type Tx } from "../db/tenancy.ts";
import { refusalError } from "../refusal.ts";
import { allowBidding, changeBidding } from "./actions.ts";
import type {
  BeginBidDecisionInput,
  DecideBidInput,
  SaveBidCriteriaInput,
  SaveBidDecisionInput,
  SubmitBidDecisionInput,
} from "./decision-types.ts";
import { factsOf, ladderOf, momentOf, nextChecksOf, packOf, rightsOf } from "./facts.ts";
import { ofProject } from "./part-actions.ts";
import { type GatheredBidding, updateBidding } from "./queries.ts";

const ofCompany = sql<string>`current_company()`;

interface CriteriaRow {
  readonly number: number;
  readonly content: DecisionCriteria;
  readonly savedAt: string;
  readonly savedBy: string | null;
}
const newest = sql<CriteriaRow>`select b.number, b.content, b.created_at as "savedAt", w.name as "savedBy"
  from bid_criteria b left join person w on w.company_id = b.company_id and w.id = b.created_by
  where b.company_id = current_company() order by b.number desc limit 1`;

const toldCriteria = (row: CriteriaRow | undefined) => ({
  ...(row?.content ?? standardCriteria),
  number: row?.number ?? 0,
  savedAt: row?.savedAt ?? null,
  savedBy: row?.savedBy ?? null,
});

/** What bids are weighed by from now on; number 0 is the standard's. */
export const bidCriteriaOf = async (context: TenantContext) =>
  toldCriteria((await read(context, statement(newest)))[0]);

/** 设置投标决策标准: sheets that were begun keep theirs. */
export function saveBidCriteria(context: Context, input: SaveBidCriteriaInput) {
  return change(context, "saveBidCriteria", input, async (db) => {
    allow(context, "policy.manage", { level: "COMPANY", id: context.viewer.companyId });
    const { bidFrom, noBidBelow } = input;
    const plain = <T extends object>(one: T) =>
      Object.fromEntries(Object.entries(one).filter(([, value]) => value !== null)) as {
        [K in keyof T]: NonNullable<T[K]>;
      };
    const content = unwrap(
      checkCriteria({
        criteria: input.criteria.map(plain),
        knockouts: input.knockouts.map(plain),
        bidFrom,
        noBidBelow,
      }),
    );
    const before = (await newest.execute(db)).rows[0]?.number ?? 0;
    if (input.number !== before)
      throw refusalError({ code: "STALE_VERSION", details: { version: before } });
    await db
      .insertInto("bid_criteria")
      .values({
        id: uuid(),
        company_id: ofCompany,
        number: before + 1,
        content: JSON.stringify(content),
      })
      .execute();
    return {};
  });
}

interface SheetRow {
  readonly id: string;
  readonly version: number;
  readonly status: SheetStatus;
  readonly sheet: DecisionSheet;
  readonly recommendation: Recommendation | null;
  readonly submittedBy: string | null;
}

async function findSheet(db: Tx, projectId: string): Promise<SheetRow | undefined> {
  const { rows } =
    await sql<SheetRow>`select id, version, status, sheet, recommendation, submitted_by as "submittedBy"
    from bid_decision where company_id = current_company() and project_id = ${projectId}`.execute(
      db,
    );
  return rows[0];
}

const updateSheet = (db: Tx, id: string, columns: Record<string, unknown>) =>
  db
    .updateTable("bid_decision")
    .set(columns)
    .where("company_id", "=", ofCompany)
    .where("id", "=", id)
    .execute();

/** 开始投标决策 by the criteria that count now. */
export const beginBidDecision = (context: Context, input: BeginBidDecisionInput) =>
  changeBidding(context, "beginBidDecision", ofProject(input), async (db, project) => {
    allowBidding(context, "keepBidDecision", project);
    const known = await findSheet(db, project.id);
    if (known) throw refusalError({ code: "BID_SHEET_STATUS", details: { status: known.status } });
    const { criteria, knockouts, bidFrom, noBidBelow } = toldCriteria(
      (await newest.execute(db)).rows[0],
    );
    const sheet = { criteria, knockouts, bidFrom, noBidBelow, scores: [], answers: [] };
    await db
      .insertInto("bid_decision")
      .values({
        id: uuid(),
        company_id: ofCompany,
        service_center_id: project.serviceCenterId,
        project_id: project.id,
        sheet: JSON.stringify(sheet satisfies DecisionSheet),
      })
      .execute();
  });

/** 保存决策表: as far as it is filled in. */
export const saveBidDecision = (context: Context, input: SaveBidDecisionInput) =>
  changeBidding(context, "saveBidDecision", ofProject(input), async (db, project) => {
    allowBidding(context, "keepBidDecision", project);
    const { id, version, status, sheet } = found(await findSheet(db, project.id));
    if (version !== input.version)
      throw refusalError({ code: "STALE_VERSION", details: { version } });
    if (status !== "DRAFT") throw refusalError({ code: "BID_SHEET_STATUS", details: { status } });
    const filled = unwrap(
      fillSheet(sheet, {
        scores: input.scores.map(({ key, score, reason }) => ({
          key,
          score: score ?? null,
          reason: reason ?? "",
        })),
        answers: input.answers.map(({ key, holds, note }) => ({
          key,
          holds: holds ?? null,
          note: note ?? "",
        })),
      }),
    );
    await updateSheet(db, id, { sheet: JSON.stringify(filled) });
  });

const estimateOf = (projectId: string) => sql<{ terms: Estimate }>`select terms from bid_estimate
    where company_id = current_company() and project_id = ${projectId}`;

/** What the product knows of each criterion: the build-up, the ladder, the law. */
export function evidenceFor(
  project: GatheredBidding,
  estimate: Estimate | undefined,
  context: Pick<Context, "calendar" | "now" | "today">,
): Evidence[] {
  const { submissionDeadline: deadline, timeZone, members } = project;
  const price = estimate && priceBid(estimate);
  const { offeredFee = null } = estimate ?? {};
  const margin =
    estimate && price && offeredFee !== null ? marginOf(estimate, price, offeredFee) : undefined;
  const plan = ladderOf(project, context);
  return evidenceOf({
    floorArea: project.floorArea === null ? null : Number(project.floorArea),
    province: project.province,
    city: project.city,
    serviceCenter: project.serviceCenterName,
    fee: price ? yuan(price.fee) : null,
    offeredFee,
    // Hundredths of a percent are written like fen.
    marginRate: margin ? yuan(margin.rate) : null,
    daysToDeadline:
      deadline === null ? null : daysBetween(context.today, dayAt(Date.parse(deadline), timeZone)),
    feasible: plan.feasible,
    daysOver: plan.conflict?.daysLate ?? 0,
    brokenRules: (nextChecksOf(project, context)?.checks ?? [])
      .filter(({ verdict }) => verdict === "BROKEN")
      .map(({ rule }) => rule.ruleId),
    teamSize: members.length,
  });
}

/** 提交决策: complete or refused; what is known of each criterion is kept with it. */
export const submitBidDecision = (context: Context, input: SubmitBidDecisionInput) =>
  changeBidding(context, "submitBidDecision", ofProject(input), async (db, project) => {
    allowBidding(context, "keepBidDecision", project);
    const { id, status, sheet } = found(await findSheet(db, project.id));
    const { tenths, recommendation } = unwrap(submitSheet(status, sheet));
    const { rows } = await estimateOf(project.id).execute(db);
    const evidence = evidenceFor(project, rows[0]?.terms, context);
    await updateSheet(db, id, {
      status: "SUBMITTED",
      tenths,
      recommendation,
      evidence: JSON.stringify(evidence),
      submitted_at: context.now,
      submitted_by: context.viewer.personId,
      reason: null,
    });
  });

/** 投标决定 by the region's head: a bid, none, which ends the bidding by its lifecycle, or back for more. */
export const decideBid = (context: Context, input: DecideBidInput) =>
  changeBidding(context, "decideBid", ofProject(input), async (db, project) => {
    allowBidding(context, "decideBid", project);
    const sheet = found(await findSheet(db, project.id));
    const { verdict } = input;
    const reason = optionalText("reason", input.reason || undefined, 500);
    const { personId } = context.viewer;
    const status = unwrap(decideSheet(sheet, verdict, givenReason(reason), personId));
    if (verdict === "NO_BID") {
      const law = { pack: packOf(project), calendar: context.calendar };
      const moment = momentOf(project, context);
      const rights = rightsOf(context, project);
      const ending = { reason: reason! };
      const ended = unwrap(advance("cancelBidding", factsOf(project), ending, rights, moment, law));
      await updateBidding(db, project.id, { status: ended.status, ended_reason: reason! });
    }
    await updateSheet(db, sheet.id, {
      status,
      reason: reason ?? null,
      ...(verdict === "BACK" ? {} : { verdict, decided_at: context.now, decided_by: personId }),
    });
  });

/** The build-up beside a sheet, for whoever reads both. */
export const estimateBeside = async (
  context: TenantContext,
  projectId: string,
): Promise<Estimate | undefined> =>
  (await read(context, statement(estimateOf(projectId))))[0]?.terms;
