import type { Answer, Answers } from "@threshold/domain/checklist/answer";
import { type ItemState, judgeChecklist } from "@threshold/domain/checklist/judge";
import type { ResultStatus, TemplateStatus } from "@threshold/domain/checklist/lifecycle";
import { standardChecklists } from "@threshold/domain/checklist/standards";
import { standing } from "@threshold/domain/checklist/standing";
import { type ChecklistContent, withSettings } from "@threshold/domain/checklist/template";
import type { Decimal } from "@threshold/domain/decimal";
import type { Capability } from "@threshold/domain/organization/capabilities";
import { type QueryExecutorProvider, sql } from "kysely";
import { v7 as uuid } from "uuid";
import { compiler } from "../db/database.ts";
import type { Lock, Tx } from "../db/tenancy.ts";

export interface TemplateRow {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly nameEn: string | null;
  readonly capability: Capability;
  readonly status: TemplateStatus;
  readonly content: ChecklistContent;
  readonly version: number;
}

const template = sql<TemplateRow>`select id, code, name, name_en as "nameEn", capability, status, content, version
  from checklist_template where company_id = current_company()`;

export const lockTemplate = async (db: Tx, id: string): Promise<TemplateRow | undefined> =>
  (await sql<TemplateRow>`${template} and id = ${id} for update`.execute(db)).rows[0];

/** The version that new checklists of this template are filled on. */
export const findPublished = async (db: Tx, code: string): Promise<TemplateRow | undefined> =>
  (await sql<TemplateRow>`${template} and code = ${code} and status = 'PUBLISHED'`.execute(db))
    .rows[0];

type NewTemplate = Omit<TemplateRow, "status" | "version">;

/** The first draft of a code; the table refuses a code that is used. */
export const insertFirstTemplate = (db: Tx, row: NewTemplate) =>
  sql`insert into checklist_template (company_id, id, code, version_number, name, name_en, capability, content)
    values (current_company(), ${row.id}, ${row.code}, 1, ${row.name}, ${row.nameEn}, ${row.capability},
      ${JSON.stringify(row.content)}::jsonb)`.execute(db);

/** A draft after the highest version of its code. */
export const insertTemplate = (db: Tx, row: NewTemplate) =>
  sql`insert into checklist_template (company_id, id, code, version_number, name, name_en, capability, content)
    select current_company(), ${row.id}, ${row.code}, coalesce(max(version_number), 0) + 1, ${row.name}, ${row.nameEn},
      ${row.capability}, ${JSON.stringify(row.content)}::jsonb
    from checklist_template where company_id = current_company() and code = ${row.code}`.execute(
    db,
  );

export const updateTemplate = (
  db: Tx,
  id: string,
  row: Pick<TemplateRow, "name" | "nameEn" | "content">,
) =>
  sql`update checklist_template set name = ${row.name}, name_en = ${row.nameEn}, content = ${JSON.stringify(row.content)}::jsonb
    where company_id = current_company() and id = ${id}`.execute(db);

export const retireTemplate = (db: Tx, id: string) =>
  sql`update checklist_template set status = 'RETIRED' where company_id = current_company() and id = ${id}`.execute(
    db,
  );

/** The version in use from now on; the one before retires, what was filled on it stays on it. */
export async function publishTemplate(db: Tx, row: TemplateRow, note: string): Promise<void> {
  await sql`update checklist_template set status = 'RETIRED'
    where company_id = current_company() and code = ${row.code} and status = 'PUBLISHED'`.execute(
    db,
  );
  await sql`update checklist_template set status = 'PUBLISHED', published_at = current_instant(), note = ${note}
    where company_id = current_company() and id = ${row.id}`.execute(db);
}

/** Gives the company the standard templates that it has no version of yet, each published as its first. */
export async function ensureStandards(db: QueryExecutorProvider): Promise<void> {
  const { rows: known } = await sql<{ code: string }>`select distinct code from checklist_template
    where company_id = current_company()`.execute(db);
  const codes = new Set(known.map(({ code }) => code));
  const rows = standardChecklists
    .filter(({ code }) => !codes.has(code))
    .map(({ name, ...one }) => ({ ...one, id: uuid(), name: name.zh, name_en: name.en }));
  if (rows.length === 0) return;
  await sql`insert into checklist_template (company_id, id, code, version_number, name, name_en, capability, status, content, published_at)
    select current_company(), r.id, r.code, 1, r.name, r.name_en, r.capability, 'PUBLISHED', r.content, current_instant()
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, code text, name text, name_en text, capability text, content jsonb)
    on conflict (company_id, code, version_number) do nothing`.execute(db);
}

/** What a checklist is filled for. */
export interface CheckedRecord {
  readonly recordType: string;
  readonly recordId: string;
  readonly serviceCenterId: string;
}

/** The settings (参数) that hold at a center, by key; those a version asks for stay with what is filled there. */
export type Settings = Readonly<Record<string, Decimal>>;

/** What the columns of an answer beside the domain's are. */
export interface AnswerRow extends Answer {
  readonly id: string;
  readonly itemCode: string;
  readonly version: number;
  readonly signedBy: string | null;
  readonly signedAt: string | null;
  readonly signedRevision: number | null;
  readonly waivedBy: string | null;
  readonly waivedAt: string | null;
  readonly answeredBy: string | null;
  readonly answeredAt: string | null;
}

/** A checklist with all that its rules decide on, as one value. */
export interface GatheredResult extends CheckedRecord {
  readonly id: string;
  readonly capability: Capability;
  readonly status: ResultStatus;
  readonly revision: number;
  readonly templateId: string;
  readonly templateCode: string;
  readonly settings: Settings;
  /** With its settings. */
  readonly content: ChecklistContent;
  readonly answers: readonly AnswerRow[];
}

/** Whoever changes a checklist waits at it. */
export const resultLock = (id: string): Lock =>
  sql`select from checklist_result where company_id = current_company() and id = ${id} for update`.compile(
    compiler,
  );

export const resultOfAnswerLock = (answerId: string): Lock =>
  sql`select from checklist_result r where company_id = current_company() and id =
    (select a.result_id from checklist_answer a where a.company_id = current_company() and a.id = ${answerId}) for update`.compile(
    compiler,
  );

const gather = (where: ReturnType<typeof sql>) => sql<{ result: GatheredResult }>`
  select json_build_object('id', r.id, 'recordType', r.record_type, 'recordId', r.record_id,
    'serviceCenterId', r.service_center_id, 'capability', r.capability, 'status', r.status, 'revision', r.revision,
    'templateId', r.template_id, 'templateCode', t.code, 'settings', r.settings, 'content', t.content,
    'answers', (select coalesce(json_agg(json_build_object('id', a.id, 'itemCode', a.item_code, 'version', a.version,
        'ticked', a.ticked, 'choice', a.choice, 'numbers', a.numbers, 'text', a.text,
        'signature', case when a.signed_by is null then 'NONE' when a.signed_revision = r.revision then 'VALID' else 'VOID' end,
        'signedBy', a.signed_by, 'signedAt', a.signed_at, 'signedRevision', a.signed_revision,
        'fileCount', (select count(*) from attachment f where f.company_id = a.company_id and f.record_id = a.id and f.removed_at is null),
        'notApplicableReason', a.not_applicable_reason, 'remark', a.remark, 'waivedReason', a.waived_reason,
        'waivedBy', a.waived_by, 'waivedAt', a.waived_at, 'answeredBy', a.answered_by, 'answeredAt', a.answered_at)), '[]')
      from checklist_answer a where a.company_id = r.company_id and a.result_id = r.id)) as result
  from checklist_result r join checklist_template t on t.company_id = r.company_id and t.id = r.template_id
  where r.company_id = current_company() and ${where}`;

async function gatherOne(db: Tx, where: ReturnType<typeof sql>) {
  const result = (await gather(where).execute(db)).rows[0]?.result;
  return result && { ...result, content: withSettings(result.content, result.settings) };
}

export const findResult = (db: Tx, id: string): Promise<GatheredResult | undefined> =>
  gatherOne(db, sql`r.id = ${id}`);

export const findResultOfAnswer = (db: Tx, answerId: string): Promise<GatheredResult | undefined> =>
  gatherOne(
    db,
    sql`r.id = (select a.result_id from checklist_answer a where a.company_id = current_company() and a.id = ${answerId})`,
  );

/** The answers by item, as the domain takes them. */
export const answersOf = (result: GatheredResult): Answers =>
  Object.fromEntries(result.answers.map((answer) => [answer.itemCode, answer]));

/** An item as it is judged, for the columns kept with its answer. */
const judged = (state: ItemState, position: number) => ({
  item_code: state.item.code,
  position,
  kind: state.item.kind,
  shown: state.shown,
  required: state.required,
  open: state.open,
  verdict: state.judgement.verdict,
  findings: state.judgement.findings,
  missing: state.judgement.missing,
});

const judgedColumns = sql.raw(
  "item_code text, position int, kind text, shown boolean, required boolean, open boolean, verdict text, findings jsonb, missing text[]",
);

const standingColumns = (states: readonly ItemState[]) => {
  const { itemCount, doneCount, open, notOk, score } = standing(states);
  return { itemCount, doneCount, openCount: open.length, notOkCount: notOk.length, score };
};

/** Begins checklists of one version for many records, each item unanswered: two statements, however many. */
export async function insertResults(
  db: Tx,
  { id, capability, content }: Pick<TemplateRow, "id" | "capability" | "content">,
  records: readonly (CheckedRecord & { readonly id: string; readonly settings: Settings })[],
): Promise<void> {
  const states = judgeChecklist(content, {});
  const { itemCount, doneCount, openCount, notOkCount, score } = standingColumns(states);
  const rows = JSON.stringify(records);
  const named = sql`jsonb_to_recordset(${rows}::jsonb) as r(id uuid, "recordType" text, "recordId" uuid, "serviceCenterId" uuid, settings jsonb)`;
  await sql`insert into checklist_result (company_id, id, service_center_id, template_id, capability, record_type, record_id,
      settings, item_count, done_count, open_count, not_ok_count, score)
    select current_company(), r.id, r."serviceCenterId", ${id}, ${capability}, r."recordType", r."recordId",
      r.settings, ${itemCount}::int, ${doneCount}::int, ${openCount}::int, ${notOkCount}::int, ${score}::int from ${named}`.execute(
    db,
  );
  await sql`insert into checklist_answer (company_id, service_center_id, result_id, capability, item_code, position, kind,
      shown, required, open, verdict, findings, missing)
    select current_company(), r."serviceCenterId", r.id, ${capability}, j.item_code, j.position, j.kind, j.shown, j.required,
      j.open, j.verdict, j.findings, j.missing
    from ${named} cross join jsonb_to_recordset(${JSON.stringify(states.map(judged))}::jsonb) as j(${judgedColumns})`.execute(
    db,
  );
}

/** What a change of answers writes: rows of this version's items, and what changed of the result beside its standing. */
export interface ResultChange {
  readonly templateId: string;
  readonly revision: number;
  readonly content: ChecklistContent;
  /** By item; an item without one is unanswered. */
  readonly rows: Readonly<Record<string, Omit<AnswerRow, "id" | "itemCode" | "version">>>;
}

/** Judges the answers anew and writes whatever differs: the checklist, and only the items that changed. */
export async function saveResult(
  db: Tx,
  result: Pick<GatheredResult, "id" | "serviceCenterId" | "capability">,
  { templateId, revision, content, rows }: ResultChange,
): Promise<readonly ItemState[]> {
  const states = judgeChecklist(content, rows);
  const answers = states.map((state, position) => {
    const row = Object.hasOwn(rows, state.item.code) ? rows[state.item.code]! : undefined;
    return {
      ...judged(state, position),
      ticked: row?.ticked ?? null,
      choice: row?.choice ?? null,
      numbers: row?.numbers ?? {},
      text: row?.text ?? null,
      signed_by: row?.signedBy ?? null,
      signed_at: row?.signedAt ?? null,
      signed_revision: row?.signedRevision ?? null,
      not_applicable_reason: row?.notApplicableReason ?? null,
      remark: row?.remark ?? null,
      waived_reason: row?.waivedReason ?? null,
      waived_by: row?.waivedBy ?? null,
      waived_at: row?.waivedAt ?? null,
      answered_by: row?.answeredBy ?? null,
      answered_at: row?.answeredAt ?? null,
    };
  });
  const columns = sql.raw(answerColumns.join(", "));
  const theirs = sql.raw(answerColumns.map((name) => `r.${name}`).join(", "));
  const mine = sql.raw(answerColumns.map((name) => `a.${name}`).join(", "));
  const given = sql`jsonb_to_recordset(${JSON.stringify(answers)}::jsonb) as r(${judgedColumns}, ticked boolean, choice text,
    numbers jsonb, text text, signed_by uuid, signed_at timestamptz, signed_revision int, not_applicable_reason text, remark text,
    waived_reason text, waived_by uuid, waived_at timestamptz, answered_by uuid, answered_at timestamptz)`;
  await sql`insert into checklist_answer as a (company_id, service_center_id, result_id, capability, item_code, ${columns})
    select current_company(), ${result.serviceCenterId}, ${result.id}, ${result.capability}, r.item_code, ${theirs} from ${given}
    where not exists (select from checklist_answer a where a.company_id = current_company() and a.result_id = ${result.id}
      and a.item_code = r.item_code and (${mine}) is not distinct from (${theirs}))
    on conflict (company_id, result_id, item_code) do update set (${columns}) = row (${sql.raw(
      answerColumns.map((name) => `excluded.${name}`).join(", "),
    )})`.execute(db);
  await sql`update checklist_answer set position = null where company_id = current_company() and result_id = ${result.id}
    and position is not null and item_code <> all (${content.items.map(({ code }) => code)}::text[])`.execute(
    db,
  );
  const { itemCount, doneCount, openCount, notOkCount, score } = standingColumns(states);
  await sql`update checklist_result set template_id = ${templateId}, revision = ${revision}, item_count = ${itemCount},
      done_count = ${doneCount}, open_count = ${openCount}, not_ok_count = ${notOkCount}, score = ${score}
    where company_id = current_company() and id = ${result.id}`.execute(db);
  return states;
}

const answerColumns = [
  "position",
  "kind",
  "shown",
  "required",
  "open",
  "verdict",
  "findings",
  "missing",
  "ticked",
  "choice",
  "numbers",
  "text",
  "signed_by",
  "signed_at",
  "signed_revision",
  "not_applicable_reason",
  "remark",
  "waived_reason",
  "waived_by",
  "waived_at",
  "answered_by",
  "answered_at",
];

export const completeResult = (db: Tx, id: string) =>
  sql`update checklist_result set status = 'COMPLETED', completed_at = current_instant(), completed_by = current_person()
    where company_id = current_company() and id = ${id}`.execute(db);

export const reopenResult = (db: Tx, id: string) =>
  sql`update checklist_result set status = 'OPEN', completed_at = null, completed_by = null
    where company_id = current_company() and id = ${id}`.execute(db);
