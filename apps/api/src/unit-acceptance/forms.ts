import type { Day } from "@threshold/domain/calendar/day";
import type { SummaryRow } from "@threshold/domain/unit-acceptance/daily-summary";
import {
  recordForm,
  type RecordOnPaper,
  standardForm,
  standardVersionForm,
  summaryForm,
} from "@threshold/domain/unit-acceptance/forms";
import {
  deliveryRateForm,
  type RateOnPaper,
  rectificationForm,
  reinspectionForm,
} from "@threshold/domain/unit-acceptance/report-forms";
import {
  itemsFor,
  linesOf,
  type Room,
  type StandardContent,
} from "@threshold/domain/unit-acceptance/standard";
import type { GroupKind } from "@threshold/domain/unit-acceptance/vocabulary";
import { sql } from "kysely";
import { statement } from "../db/database.ts";
import { read, type TenantContext } from "../db/tenancy.ts";
import { heatMapOf } from "../defect/heat-map-reads.ts";
import { isOpen, isOverdue, ofBatches } from "../defect/reads.ts";
import { rowOf } from "../graphql/read/sqljson.ts";
import { trend } from "./reads.ts";

/** Which items hold for a batch. */
interface Standard {
  readonly content: StandardContent;
  readonly number: number;
  readonly approvedOn: Day;
  readonly province: string | null;
  readonly city: string | null;
}
const standardOfBatch = sql`'content', s.content, 'number', s.number, 'approvedOn', b.approved_on, 'province', b.province, 'city', b.city`;

const recordStatement = (id: string) =>
  statement(sql<{
    paper: RecordOnPaper & Standard & { rooms: readonly Room[] | null; skips: readonly string[] };
  }>`
    select json_build_object('batch', b.name, 'estate', e.name, 'unit', k.number || '-' || u.room_number, 'status', r.status,
      'inspectedAt', r.inspected_at, 'zone', o.time_zone, 'rooms', b.layouts -> u.layout_type, 'skips', r.skips,
      'leftOut', (select coalesce(json_agg(json_build_object('item', l.item_label, 'verdict', l.verdict) order by l.item_code), '[]')
        from acceptance_lot l where l.company_id = r.company_id and l.batch_id = r.batch_id and l.building_id = r.building_id
          and l.item_code = any(r.skips)), ${standardOfBatch},
      'groups', (select coalesce(json_agg(g.name order by g.kind), '[]') from acceptance_group g
        where g.company_id = r.company_id and g.id in (r.general_group_id, r.special_group_id)),
      'results', (select coalesce(json_agg(json_build_object('round', x.round, 'itemCode', x.item_code, 'roomCode', x.room_code,
          'outcome', x.outcome, 'points', x.points, 'tool', x.tool ->> 'serialNumber', 'remark', x.remark, 'mending', x.mending,
          'exception', x.exception, 'doneAt', x.done_at, 'doneBy', p.name) order by x.round, x.created_at), '[]')
        from unit_result x join person p on p.company_id = x.company_id and p.id = x.done_by
        where x.company_id = r.company_id and x.record_id = r.id),
      'signatures', (select coalesce(json_agg(json_build_object('round', substr(f.key, 7)::int, 'label', l.label,
          'signedAt', coalesce(g.written_at, g.signed_at), 'drawing', g.drawing) order by f.created_at, l.position), '[]')
        from sign_off f join sign_off_slot l on l.company_id = f.company_id and l.sign_off_id = f.id
        left join signature g on g.company_id = l.company_id and g.slot_id = l.id and g.kind = 'SIGNED' and g.voided_at is null
        where f.company_id = r.company_id and f.record_type = 'UnitAcceptance' and f.record_id = r.id and f.status <> 'CANCELLED'),
      'rectifications', (select coalesce(json_agg(json_build_object('item', d.source_item, 'text', d.text, 'contractor', c.name,
          'dueOn', d.due_on, 'status', d.status) order by d.number), '[]')
        from defect d left join contractor c on c.company_id = d.company_id and c.id = d.contractor_id
        where d.company_id = r.company_id and d.source_kind = 'UNIT_ACCEPTANCE' and d.source_id = r.id and d.status <> 'VOID')) as paper
    from unit_acceptance r
    join acceptance_batch b on b.company_id = r.company_id and b.id = r.batch_id
    join acceptance_standard s on s.company_id = b.company_id and s.id = b.standard_id
    join company o on o.company_id = r.company_id
    join estate e on e.company_id = r.company_id and e.id = r.estate_id
    join building k on k.company_id = r.company_id and k.id = r.building_id
    join unit u on u.company_id = r.company_id and u.id = r.unit_id
    where r.company_id = current_company() and r.id = ${id}`);

const standardStatement = (id: string) =>
  statement(sql<{ paper: Standard & { name: string } }>`
    select json_build_object('name', b.name, ${standardOfBatch}) as paper from acceptance_batch b
    join acceptance_standard s on s.company_id = b.company_id and s.id = b.standard_id
    where b.company_id = current_company() and b.id = ${id}`);

const versionStatement = (id: string) =>
  statement(sql<{
    paper: Parameters<typeof standardVersionForm>[1] & { content: StandardContent };
  }>`
    select json_build_object('number', s.number, 'note', s.note, 'content', s.content,
      'publishedOn', (s.published_at at time zone c.time_zone)::date) as paper
    from acceptance_standard s join company c on c.company_id = s.company_id
    where s.company_id = current_company() and s.id = ${id}`);

const summaryStatement = (id: string) =>
  statement(sql<{
    paper: {
      batch: string;
      group: string;
      onDay: Day;
      rows: readonly SummaryRow[];
      sentBy: string | null;
      supplement: number;
    };
  }>`
    select json_build_object('batch', b.name, 'group', g.name, 'onDay', d.on_day, 'rows', d.rows, 'supplement', jsonb_array_length(d.earlier),
      'sentBy', (select p.name from person p where p.company_id = d.company_id and p.id = d.sent_by)) as paper
    from acceptance_day d
    join acceptance_batch b on b.company_id = d.company_id and b.id = d.batch_id
    join acceptance_group g on g.company_id = d.company_id and g.id = d.group_id
    where d.company_id = current_company() and d.id = ${id}`);

/** What of a batch is still to be mended, each responsible party's together, the first due first. */
const toMendStatement = (id: string, today: Day) =>
  statement(sql<{ paper: Omit<Parameters<typeof rectificationForm>[0], "today"> }>`
    select json_build_object('name', b.name, 'defects', (select coalesce(json_agg(json_build_object('number', d.number,
        'unit', k.number || '-' || u.room_number, 'part', coalesce(p.name, d.part), 'text', d.text, 'category', d.category,
        'severity', d.severity, 'contractor', c.name, 'dueOn', d.due_on, 'status', d.status,
        'overdue', ${isOverdue(rowOf("d"), { today: sql`${today}::date` })}) order by c.name nulls last, d.due_on nulls last, u.sort_key, d.number), '[]')
      from defect d join unit u on u.company_id = d.company_id and u.id = d.unit_id
      join building k on k.company_id = d.company_id and k.id = u.building_id
      left join contractor c on c.company_id = d.company_id and c.id = d.contractor_id
      left join plan_region p on p.company_id = d.company_id and p.id = d.region_id
      where d.company_id = b.company_id and ${ofBatches(rowOf("d"), sql`array[b.id]`)} and ${isOpen(rowOf("d"))})) as paper
    from acceptance_batch b where b.company_id = current_company() and b.id = ${id}`);

const rateStatement = (id: string, today: Day) =>
  statement(sql<{ paper: Omit<RateOnPaper, "today"> }>`
    select json_build_object('name', b.name, 'plannedHandoverOn', b.planned_handover_on,
      'units', (select coalesce(json_agg(json_build_object('building', k.number, 'unit', k.number || '-' || u.room_number,
          'status', r.status, 'firstPass', r.first_pass) order by u.sort_key), '[]')
        from unit_acceptance r join unit u on u.company_id = r.company_id and u.id = r.unit_id
        join building k on k.company_id = r.company_id and k.id = r.building_id
        where r.company_id = b.company_id and r.batch_id = b.id),
      'trend', ${trend(rowOf("b"))},
      'defects', ${heatMapOf(ofBatches(rowOf("d"), sql`array[b.id]`), { today: sql`${today}::date` })}) as paper
    from acceptance_batch b where b.company_id = current_company() and b.id = ${id}`);

const itemsOf = (paper: Standard) => itemsFor(paper.content, paper, paper.approvedOn);

async function standard(context: TenantContext, id: string, kind: GroupKind) {
  const [row] = await read(context, standardStatement(id));
  return row && standardForm(kind, row.paper, itemsOf(row.paper));
}

type Reader = TenantContext & { readonly today: Day };

async function record(context: TenantContext, id: string, form: typeof recordForm) {
  const [row] = await read(context, recordStatement(id));
  if (!row) return undefined;
  const { paper } = row;
  return form(paper, linesOf(itemsOf(paper), paper.rooms ?? [], paper.skips));
}

async function standardVersion(context: TenantContext, id: string, kind: GroupKind) {
  const [row] = await read(context, versionStatement(id));
  return row && standardVersionForm(kind, row.paper, row.paper.content.items);
}

/** The papers of unit acceptance (05 part 6). */
export const unitAcceptanceForms = {
  UNIT_ACCEPTANCE: (context: TenantContext, id: string) => record(context, id, recordForm),
  REINSPECTION: (context: TenantContext, id: string) => record(context, id, reinspectionForm),
  ACCEPTANCE_STANDARD_GENERAL: (context: TenantContext, id: string) =>
    standard(context, id, "GENERAL"),
  ACCEPTANCE_STANDARD_SPECIAL: (context: TenantContext, id: string) =>
    standard(context, id, "SPECIAL"),
  STANDARD_VERSION_GENERAL: (context: TenantContext, id: string) =>
    standardVersion(context, id, "GENERAL"),
  STANDARD_VERSION_SPECIAL: (context: TenantContext, id: string) =>
    standardVersion(context, id, "SPECIAL"),
  async ACCEPTANCE_SUMMARY(context: TenantContext, id: string) {
    const [row] = await read(context, summaryStatement(id));
    return row && summaryForm(row.paper);
  },
  async RECTIFICATION_LIST(context: Reader, id: string) {
    const { today } = context;
    const [row] = await read(context, toMendStatement(id, today));
    return row && rectificationForm({ ...row.paper, today });
  },
  async DELIVERY_RATE(context: Reader, id: string) {
    const { today } = context;
    const [row] = await read(context, rateStatement(id, today));
    return row && deliveryRateForm({ ...row.paper, today });
  },
};
