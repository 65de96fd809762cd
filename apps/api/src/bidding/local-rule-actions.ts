import { day, type Day } from "@threshold/domain/calendar/day";
import { type Explanation, whatWouldChange } from "@threshold/domain/rule-pack/explain";
import { checkLocalRule, type LocalRule, overridable } from "@threshold/domain/rule-pack/local";
import { statutes } from "@threshold/domain/rule-pack/pack";
import type { Effect, LegalPlace, StatutoryRule } from "@threshold/domain/rule-pack/rule";
import { sql } from "kysely";
import { v7 as uuid } from "uuid";
import { allow, change, found, unwrap } from "../change.ts";
import type { Context } from "../context.ts";
import { statement } from "../db/database.ts";
import { read, type Tx } from "../db/tenancy.ts";
import { globalIdOf } from "../graphql/id.ts";
import { refusalError } from "../refusal.ts";
import { factsOf } from "./facts.ts";
import type { EndLocalRuleInput, LocalRuleInput, SaveLocalRuleInput } from "./local-rule-types.ts";
import { gatheredBidding, listOwnRules, ownRules } from "./queries.ts";
import { packWith, toldCheck } from "./statute-types.ts";

const allowRules = (context: Context) =>
  allow(context, "policy.manage", { level: "COMPANY", id: context.viewer.companyId });

/** The rule as it would be kept: a new one, or the next version of one of the company's. */
function draftOf(input: LocalRuleInput, known: readonly LocalRule[]): LocalRule {
  const { ruleId = null } = input;
  const versions = known.filter((one) => one.ruleId === ruleId);
  if (ruleId !== null && versions.length === 0) throw refusalError({ code: "NOT_FOUND" });
  const numbers = known.map((one) => Number(one.ruleId.slice("LOC-".length)));
  const next = `LOC-${String(Math.max(0, ...numbers) + 1).padStart(3, "0")}`;
  const draft = {
    ...input,
    value: input.value ?? "",
    article: input.article ?? "",
    quotation: input.quotation ?? "",
    note: input.note ?? "",
    effectiveFrom: day(input.effectiveFrom),
    effectiveTo: input.effectiveTo ? day(input.effectiveTo) : null,
  };
  const version = Math.max(0, ...versions.map((one) => one.version)) + 1;
  return unwrap(checkLocalRule(draft, { ruleId: ruleId ?? next, version }, statutes));
}

/** 添加地方规定, or a new version of one: what was decided stays as it was. */
export function saveLocalRule(context: Context, input: SaveLocalRuleInput) {
  return change(context, "saveLocalRule", input, async (db) => {
    allowRules(context);
    await lockRules(db);
    const known = (await ownRules().execute(db)).rows[0]!.rules;
    const rule = draftOf(input.rule, known);
    const id = uuid();
    await db
      .insertInto("local_rule")
      .values({
        id,
        company_id: sql<string>`current_company()`,
        rule_id: rule.ruleId,
        number: rule.version,
        overrides: rule.overrides,
        level: rule.level,
        place: rule.place,
        subject: rule.subject,
        statement: rule.statement,
        value: rule.value,
        source: rule.source,
        article: rule.article,
        quotation: rule.quotation,
        confidence: rule.confidence,
        enforcement: rule.enforcement,
        effective_from: rule.effectiveFrom,
        effective_to: rule.effectiveTo,
        note: rule.note,
      })
      .execute();
    return { rule: id };
  });
}

/** Two who add a rule at once would give it one number. */
const lockRules = (db: Tx) =>
  sql`select pg_advisory_xact_lock(hashtextextended('local rule ' || current_company(), 0))`.execute(
    db,
  );

/**
 * 停用地方规定: from the day after, the national rule holds again. All its versions end with that day, and those that would have
 * begun later go. Refused: INVALID_INPUT for a day that is over, before the rule begins, or that changes nothing.
 */
export function endLocalRule(context: Context, input: EndLocalRuleInput) {
  return change(context, "endLocalRule", input, async (db) => {
    allowRules(context);
    const lastDay = day(input.lastDay);
    const { rows: versions } = await sql<{ id: string; from: Day; to: Day | null }>`
      select id, effective_from as "from", effective_to as "to" from local_rule
      where company_id = current_company() and rule_id = ${input.ruleId} order by number desc for update`.execute(
      db,
    );
    found(versions[0]);
    const [newest] = versions.filter(({ from }) => from <= lastDay);
    const open = versions.filter(({ to }) => to === null || to > lastDay);
    if (lastDay < context.today || !newest || open.length === 0)
      throw refusalError({ code: "INVALID_INPUT", details: { field: "lastDay" } });
    await sql`delete from local_rule where company_id = current_company() and rule_id = ${input.ruleId}
      and effective_from > ${lastDay}`.execute(db);
    await sql`update local_rule set effective_to = ${lastDay} where company_id = current_company() and rule_id = ${input.ruleId}
      and coalesce(effective_to, 'infinity') > ${lastDay}`.execute(db);
    return { rule: newest.id };
  });
}

/** Biddings whose decisions were taken by one of these rules, newest first. */
const listDecidedBy = (context: Context, ruleIds: readonly string[]) =>
  read(
    context,
    statement(sql<{ id: string }>`select p.id from bidding_project p
      where p.company_id = current_company() and exists (select from bidding_step s, jsonb_array_elements(s.checks) c
        where s.company_id = p.company_id and s.project_id = p.id and not s.superseded and c ->> 'ruleId' = any(${ruleIds}::text[]))
      order by p.created_at desc limit 200`),
  );

/** A tender with what its log says of these rules, as far as the viewer reads it. */
interface DecidedTender {
  readonly id: string;
  readonly estate: string;
  readonly province: string | null;
  readonly city: string | null;
  readonly decisions: readonly Explanation[];
}

/**
 * Tenders whose decisions were taken by one of these rules, newest first. Of an entry only its beginning is read as JSON, which is
 * what the law said: an opened bid behind it may hold what a database does not take.
 */
const listTendersDecidedBy = (context: Context, ruleIds: readonly string[]) =>
  read(
    context,
    statement(sql<DecidedTender>`select t.id, e.name as estate, t.province, t.city, x.decisions
      from tender t
      join estate e on e.company_id = t.company_id and e.id = t.estate_id
      cross join lateral (select jsonb_agg(c order by l.position) as decisions from tender_log_entry l,
          jsonb_array_elements((split_part(l.entry, ',"event":', 1) || '}')::jsonb -> 'checks') c
        where l.company_id = t.company_id and l.tender_id = t.id and c ->> 'ruleId' = any(${ruleIds}::text[])) x
      where t.company_id = current_company() and t.status <> 'FAILED' and x.decisions is not null
      order by t.created_at desc limit 200`),
  );

/** What a rule would change of decisions that were taken: told before it is added, and of every version that is there. */
export async function wouldChange(context: Context, rule: LocalRule, known: readonly LocalRule[]) {
  const others = known.filter((one) => one.ruleId !== rule.ruleId || one.version !== rule.version);
  const pack = packWith([...others, rule]);
  const ruleIds = [rule.overrides, rule.ruleId];
  const projects = await listDecidedBy(context, ruleIds);
  const tenders = await listTendersDecidedBy(context, ruleIds);
  const on: Day = rule.effectiveFrom > context.today ? rule.effectiveFrom : context.today;
  /** Of one record's decisions those that this version would see in another way. */
  const changesOf = (
    record: { readonly recordId: string; readonly estate: string },
    decisions: readonly Explanation[],
    place: LegalPlace,
    configured: Effect,
  ) =>
    whatWouldChange(decisions, pack, place, on, context.calendar, configured)
      .filter(({ after }) => after.ruleId === rule.ruleId && after.version === rule.version)
      .map(({ before, after }) => ({
        ...record,
        before: toldCheck(pack, before),
        after: toldCheck(pack, after),
      }));
  const ofBiddings = await Promise.all(
    projects.map(async ({ id }) => {
      const project = found(await gatheredBidding(context, id));
      const { place, localRules } = factsOf(project);
      const record = { recordId: globalIdOf("BiddingProject", id), estate: project.estateName };
      return changesOf(record, project.decisions, place, localRules);
    }),
  );
  const ofTenders = tenders.map(({ id, estate, province, city, decisions }) =>
    changesOf(
      { recordId: globalIdOf("Tender", id), estate },
      decisions,
      { province, city },
      "WARN",
    ),
  );
  return [...ofBiddings, ...ofTenders].flat();
}

/** 预览影响: the rule is checked as if it were added; whoever asks is told of decisions that he reads. */
export async function tryLocalRule(context: Context, input: LocalRuleInput) {
  const known = await listOwnRules(context);
  return wouldChange(context, draftOf(input, known), known);
}

const offered = new Set(overridable(statutes).map(({ id }) => id));

const toldStatute = (rule: StatutoryRule) => ({
  ruleId: rule.id,
  version: rule.version,
  subject: rule.subject.zh,
  subjectEn: rule.subject.en,
  statement: rule.statement.zh,
  statementEn: rule.statement.en,
  places: rule.jurisdictions.flatMap((one) => ("name" in one ? [one.name] : [])),
  value: rule.value,
  unit: rule.unit,
  anchor: rule.anchor,
  effectiveFrom: rule.effectiveFrom,
  effectiveTo: rule.effectiveTo,
  source: rule.source,
  quotation: rule.quotation?.text ?? null,
  confidence: rule.confidence,
  effect: rule.enforcement === "CONFIGURABLE" ? null : rule.enforcement,
  overrides: [...rule.overrides],
  overridable: offered.has(rule.id),
});

/** Every rule that comes with the product, to be read with its source. */
export const listStatutes = () => statutes.map(toldStatute);

/** A version of the company's, as rules know it. */
export const ruleOfRow = (known: readonly LocalRule[], ruleId: string, version: number) =>
  known.find((one) => one.ruleId === ruleId && one.version === version);
