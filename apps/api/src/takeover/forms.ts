import {
  agreementForm,
  takeoverForms as papersOf,
  type TakeoverOnPaper,
  transferForm,
} from "@threshold/domain/takeover/forms";
import { handoverForm } from "@threshold/domain/takeover/handover-form";
import type { HandoverContent } from "@threshold/domain/takeover/handover-pack";
import { type RawBuilder, sql } from "kysely";
import { statement } from "../db/database.ts";
import { read, type TenantContext } from "../db/tenancy.ts";
import { findPack, urlsOf } from "./pack-queries.ts";

/** Who signed the sheets of a record, in the company's days. */
const signatures = (
  type: string,
  id: RawBuilder<unknown>,
) => sql`(select coalesce(json_agg(json_build_object('key', f.key,
      'label', l.label, 'signedOn', (g.signed_at at time zone o.time_zone)::date, 'drawing', g.drawing) order by f.created_at, l.position), '[]')
    from sign_off f join sign_off_slot l on l.company_id = f.company_id and l.sign_off_id = f.id
    left join signature g on g.company_id = l.company_id and g.slot_id = l.id and g.kind = 'SIGNED' and g.voided_at is null
    where f.company_id = p.company_id and f.record_type = ${sql.lit(type)} and f.record_id = ${id} and f.status <> 'CANCELLED')`;

/** The day on which a defect was last mended, or seen to be good. */
const lastOn = (act: "FIX" | "PASS") =>
  sql`(select (max(e.done_at) at time zone o.time_zone)::date from defect_event e
    where e.company_id = d.company_id and e.defect_id = d.id and e.act = ${sql.lit(act)})`;

const defects = (
  where: RawBuilder<unknown>,
) => sql`(select coalesce(json_agg(json_build_object('number', s.number, 'area', a.name,
      'text', d.text, 'severity', s.severity, 'remedy', t.remedy, 'contractor', c.name, 'agreedDueOn', t.agreed_due_on,
      'fixedOn', case when s.state in ('FIXED', 'VERIFIED') then ${lastOn("FIX")} end,
      'verifiedOn', case when s.state = 'VERIFIED' then ${lastOn("PASS")} end, 'verifiedBy', v.name,
      'state', s.state) order by s.number), '[]')
    from takeover_standing s join defect d on d.company_id = s.company_id and d.id = s.id
    left join takeover_defect t on t.company_id = s.company_id and t.id = s.id
    left join takeover_area a on a.company_id = s.company_id and a.id = s.area_id
    left join contractor c on c.company_id = s.company_id and c.id = s.contractor_id
    left join person v on v.company_id = s.company_id and v.id = d.verified_by
    where s.company_id = p.company_id and s.project_id = p.id and s.own_status not in ('VOID', 'MERGED') and ${where})`;

const names = sql`'name', p.name, 'estate', e.name`;
const from = sql`from takeover_project p
    join company o on o.company_id = p.company_id
    join estate e on e.company_id = p.company_id and e.id = p.estate_id`;

const projectStatement = (id: string) =>
  statement(sql<{ paper: TakeoverOnPaper }>`
    select json_build_object(${names}, 'scope', p.scope, 'team', p.team, 'trainings', p.trainings, 'plan', p.plan, 'standard', p.standard,
      'standardNumber', p.standard_number,
      'leader', (select w.name from person w where w.company_id = p.company_id and w.id = p.leader_id),
      'items', (select coalesce(json_agg(json_build_object('kind', i.kind, 'code', i.code, 'areaId', i.area_id, 'area', a.name,
          'name', i.name, 'place', i.place, 'model', i.model, 'quantity', i.quantity, 'counted', i.counted, 'located', i.located,
          'manual', i.manual, 'singleRun', i.single_run, 'linkage', i.linkage, 'verdict', i.verdict, 'isOriginal', i.is_original,
          'handedBy', i.handed_by, 'receivedOn', i.received_on, 'promisedOn', i.promised_on, 'remark', i.remark,
          'inspector', w.name, 'inspectedOn', i.inspected_on, 'receiver', r.name,
          'defects', (select coalesce(json_agg(d.number order by d.number), '[]') from takeover_defect t join defect d on d.company_id = t.company_id
            and d.id = t.id where t.company_id = i.company_id and t.project_id = i.project_id and t.item_id = i.id
            and d.status not in ('VOID', 'MERGED')),
          'photos', (select coalesce(json_agg(json_build_object('sha256', f.sha256, 'url', '/files/Attachment_' || f.id) order by f.created_at), '[]')
            from attachment f where f.company_id = i.company_id and f.record_type = 'TakeoverItem' and f.record_id = i.id
            and f.removed_at is null and f.media_type like 'image/%'))
          order by i.kind, a.position, i.position), '[]')
        from takeover_item i left join takeover_area a on a.company_id = i.company_id and a.id = i.area_id
        left join person w on w.company_id = i.company_id and w.id = i.inspected_by
        left join person r on r.company_id = i.company_id and r.id = i.received_by
        where i.company_id = p.company_id and i.project_id = p.id and i.kind <> 'BASIS'),
      'defects', ${defects(sql`true`)},
      'register', (select coalesce(json_agg(json_build_object('name', r.name, 'place', r.place, 'area', r.area::text, 'owner', r.owner,
          'certificate', r.certificate, 'use', r.use, 'remark', r.remark,
          'serves', (select coalesce(json_agg(a.name order by a.position), '[]') from takeover_area a
            where a.company_id = r.company_id and a.id = any(r.serves))) order by r.position), '[]')
        from ownership_entry r where r.company_id = p.company_id and r.project_id = p.id),
      'signatures', ${signatures("TakeoverProject", sql`p.id`)}) as paper
    ${from} where p.company_id = current_company() and p.id = ${id}`);

const agreementStatement = (id: string) =>
  statement(sql<{ paper: Parameters<typeof agreementForm>[0] }>`
    select json_build_object(${names}, 'number', x.number, 'severity', x.severity,
      'contractor', (select k.name from contractor k where k.company_id = x.company_id and k.id = x.contractor_id),
      'defects', ${defects(sql`t.agreement_id = x.id`)}, 'signatures', ${signatures("TakeoverAgreement", sql`x.id`)}) as paper
    ${from} join takeover_agreement x on x.company_id = p.company_id and x.project_id = p.id
    where p.company_id = current_company() and x.id = ${id}`);

const transferStatement = (id: string) =>
  statement(sql<{ paper: Parameters<typeof transferForm>[0] }>`
    select json_build_object(${names}, 'number', x.number, 'mode', x.mode, 'asIs', x.as_is, 'agreement', x.agreement,
      'openDefects', (select coalesce(json_agg(o.row || jsonb_build_object('text', d.text, 'agreedDueOn', t.agreed_due_on) order by o.at), '[]')
        from jsonb_array_elements(x.open_defects) with ordinality o(row, at)
        left join defect d on d.company_id = p.company_id and d.estate_id = p.estate_id and d.number = (o.row ->> 'number')::int
        left join takeover_defect t on t.company_id = d.company_id and t.id = d.id), 'signedOn', x.signed_on, 'transferredOn', x.transferred_on,
      'what', (select coalesce(json_agg(w.name order by w.name), '[]') from (
        select a.name from takeover_area a where a.company_id = x.company_id and a.id = any(x.area_ids)
        union all select i.name from takeover_item i where i.company_id = x.company_id and i.id = any(x.item_ids)) w),
      'signatures', ${signatures("TakeoverTransfer", sql`x.id`)}) as paper
    ${from} join takeover_transfer x on x.company_id = p.company_id and x.project_id = p.id
    where p.company_id = current_company() and x.id = ${id}`);

const ofProject = (name: keyof typeof papersOf) => async (context: TenantContext, id: string) => {
  const [row] = await read(context, projectStatement(id));
  return row && papersOf[name](row.paper);
};

/** The papers of takeover inspection (06 part 6). */
export const takeoverForms = {
  TAKEOVER_PLAN: ofProject("TAKEOVER_PLAN"),
  TAKEOVER_TRAINING: ofProject("TAKEOVER_TRAINING"),
  TAKEOVER_STANDARD: ofProject("TAKEOVER_STANDARD"),
  TAKEOVER_DOCUMENTS: ofProject("TAKEOVER_DOCUMENTS"),
  TAKEOVER_FACILITIES: ofProject("TAKEOVER_FACILITIES"),
  TAKEOVER_EQUIPMENT: ofProject("TAKEOVER_EQUIPMENT"),
  TAKEOVER_COMMON_PARTS: ofProject("TAKEOVER_COMMON_PARTS"),
  TAKEOVER_DEFECTS: ofProject("TAKEOVER_DEFECTS"),
  TAKEOVER_REPORT: ofProject("TAKEOVER_REPORT"),
  TAKEOVER_TOOLS: ofProject("TAKEOVER_TOOLS"),
  TAKEOVER_REGISTER: ofProject("TAKEOVER_REGISTER"),
  async TAKEOVER_AGREEMENT(context: TenantContext, id: string) {
    const [row] = await read(context, agreementStatement(id));
    return row && agreementForm(row.paper);
  },
  async TAKEOVER_TRANSFER(context: TenantContext, id: string) {
    const [row] = await read(context, transferStatement(id));
    return row && transferForm(row.paper);
  },
  async TAKEOVER_PACK(context: TenantContext, id: string) {
    const pack = await findPack(context, id);
    if (!pack) return undefined;
    const content = JSON.parse(pack.content) as HandoverContent;
    const hashes = content.files.map(({ sha256 }) => sha256);
    const urls = await urlsOf(context, hashes);
    return handoverForm(content, pack.digest, (sha256) => urls.get(sha256) ?? "");
  },
};
