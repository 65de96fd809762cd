import type { HandoverContent } from "@threshold/domain/takeover/handover-pack";
import { type RawBuilder, sql } from "kysely";
import { statement } from "../db/database.ts";
import { read, type TenantContext, type Tx } from "../db/tenancy.ts";

/** What of a takeover one transfer hands over. */
export interface PackScope {
  readonly projectId: string;
  readonly transferId: string;
  readonly areaIds: readonly string[];
  readonly itemIds: readonly string[];
  readonly defectIds: readonly string[];
  /** Whose warranty starts with it. */
  readonly componentIds: readonly string[];
}

const list = (rows: RawBuilder<unknown>) =>
  sql`(select coalesce(json_agg(x.row), '[]') from (${rows}) x)`;
/** What goes on for a defect. No COALESCE: row policies keep the planner from looking it up by key. */
const root = sql`case when d.merged_into_id is null then d.id else d.merged_into_id end`;
const uuids = (ids: readonly string[]) => sql`${ids as string[]}::uuid[]`;

/** Lines of the areas and of none, or things by themselves with the documents. */
const inScope = ({ areaIds, itemIds }: PackScope) =>
  itemIds.length > 0
    ? sql`(i.kind = 'DOCUMENT' or i.id = any(${uuids(itemIds)}))`
    : sql`(i.area_id is null or i.area_id = any(${uuids(areaIds)}))`;

const filesOf = (
  type: string,
  id: string,
) => sql`(select coalesce(json_agg(distinct f.sha256), '[]') from attachment f
  where f.company_id = p.company_id and f.record_type = ${sql.lit(type)} and f.record_id = ${sql.ref(id)} and f.removed_at is null)`;

const sheets = ({ transferId, defectIds }: PackScope) => sql`
  select json_build_object('kind', s.kind, 'number', s.number, 'content', f.content, 'sha256', f.content_hash,
    'signatures', (select coalesce(json_agg(json_build_object('slot', l.key, 'label', l.label,
        'name', coalesce(w.name, g.outsider_name), 'organization', g.outsider_organization, 'method', g.method,
        'signedAt', to_char(g.signed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
        'signedOn', (g.signed_at at time zone o.time_zone)::date, 'drawing', g.drawing, 'sha256', g.content_hash)
        order by l.position), '[]')
      from sign_off_slot l join signature g on g.company_id = l.company_id and g.slot_id = l.id
      left join person w on w.company_id = g.company_id and w.id = g.person_id
      where l.company_id = f.company_id and l.sign_off_id = f.id and g.kind = 'SIGNED' and g.voided_at is null
        and g.content_hash = f.content_hash)) as row
  from (
    select 1 as at, f.key as kind, null::int as number, f.id from sign_off f
      where f.company_id = p.company_id and f.record_type = 'TakeoverProject' and f.record_id = p.id and f.key in ('REPORT', 'LISTS')
    union all select 3, 'PAPERS', null, f.id from sign_off f
      where f.company_id = p.company_id and f.record_type = 'TakeoverTransfer' and f.record_id = ${transferId}
    union all select 2, 'AGREEMENT', a.number, f.id from takeover_agreement a
      join sign_off f on f.company_id = a.company_id and f.record_type = 'TakeoverAgreement' and f.record_id = a.id
      where a.company_id = p.company_id and a.signed_on is not null and a.id in (select t.agreement_id from defect d
        join takeover_defect t on t.company_id = d.company_id and t.id = ${root}
        where d.company_id = p.company_id and d.id = any(${uuids(defectIds)}))) s
  join sign_off f on f.company_id = p.company_id and f.id = s.id and f.status = 'SIGNED'
  order by s.at, s.kind desc, s.number`;

const lines = (scope: PackScope) => sql`
  select json_build_object('kind', i.kind, 'area', a.name, 'name', i.name, 'place', i.place, 'model', i.model, 'quantity', i.quantity,
    'counted', i.counted, 'located', i.located, 'manual', i.manual, 'singleRun', i.single_run, 'linkage', i.linkage,
    'verdict', i.verdict, 'isOriginal', i.is_original, 'handedBy', i.handed_by, 'receivedOn', i.received_on,
    'promisedOn', i.promised_on, 'remark', i.remark, 'inspector', w.name, 'inspectedOn', i.inspected_on,
    'files', ${filesOf("TakeoverItem", "i.id")}) as row
  from takeover_item i
  left join takeover_area a on a.company_id = i.company_id and a.id = i.area_id
  left join person w on w.company_id = i.company_id and w.id = i.inspected_by
  where i.company_id = p.company_id and i.project_id = p.id and i.kind <> 'BASIS' and ${inScope(scope)}
  order by i.kind, a.position, i.position`;

/** Of a merged one what goes on for it is agreed on and mended. */
const defects = ({ defectIds }: PackScope) => sql`
  select json_build_object('number', s.number, 'area', a.name, 'text', d.text, 'severity', s.severity, 'state', k.state,
    'mergedInto', case when d.merged_into_id is not null then k.number end, 'contractor', c.name, 'remedy', t.remedy, 'agreement', g.number, 'agreedDueOn', t.agreed_due_on, 'agreedOn', s.agreed_on,
    'files', (select coalesce(json_agg(distinct f.sha256), '[]') from attachment f where f.company_id = p.company_id
      and f.removed_at is null and (f.record_type = 'Defect' and f.record_id = d.id or f.record_type = 'DefectEvent'
      and f.record_id in (select v.id from defect_event v where v.company_id = d.company_id and v.defect_id = d.id)))) as row
  from takeover_standing s join defect d on d.company_id = s.company_id and d.id = s.id
  join takeover_standing k on k.company_id = d.company_id and k.id = ${root}
  left join takeover_defect t on t.company_id = k.company_id and t.id = k.id
  left join takeover_agreement g on g.company_id = t.company_id and g.id = t.agreement_id
  left join takeover_area a on a.company_id = s.company_id and a.id = s.area_id
  left join contractor c on c.company_id = s.company_id and c.id = s.contractor_id
  where s.company_id = p.company_id and s.id = any(${uuids(defectIds)})
  order by s.number`;

const components = ({ componentIds }: PackScope) => sql`
  select json_build_object('facility', f.name, 'place', l.name, 'name', c.name, 'type', y.name, 'maker', y.maker, 'model', y.model,
    'serialNumber', c.serial_number, 'tagNumber', c.tag_number, 'startsOn', w.starts_on,
    'partsDuration', y.parts_duration::float, 'laborDuration', y.labor_duration::float, 'unit', y.warranty_unit,
    'partsUntil', w.parts_until, 'laborUntil', w.labor_until) as row
  from asset_component c
  join asset_type y on y.company_id = c.company_id and y.id = c.type_id
  join asset_place f on f.company_id = c.company_id and f.id = c.facility_id
  left join asset_place l on l.company_id = c.company_id and l.id = c.place_id
  join asset_warranty w on w.company_id = c.company_id and w.component_id = c.id
  where c.company_id = p.company_id and c.id = any(${uuids(componentIds)})
  order by f.sort_key, c.sort_key, c.id`;

const files = (scope: PackScope) => sql`
  select json_build_object('sha256', k.sha256, 'name', k.name, 'mediaType', k.media_type, 'bytes', k.size_bytes, 'of', k.of) as row
  from (select distinct on (f.sha256) f.sha256, f.name, f.media_type, f.size_bytes, s.of, s.at, f.created_at
    from (
      select 1 as at, i.id, i.name as of, 'TakeoverItem' as type from takeover_item i where i.company_id = p.company_id
        and i.project_id = p.id and (i.kind = 'BASIS' or ${inScope(scope)})
      union all select 2, d.id, left(format('#%s %s', d.number, d.text), 80), 'Defect' from defect d
        where d.company_id = p.company_id and d.id = any(${uuids(scope.defectIds)})
      union all select 3, v.id, left(format('#%s %s', d.number, d.text), 80), 'DefectEvent' from defect d
        join defect_event v on v.company_id = d.company_id and v.defect_id = d.id
        where d.company_id = p.company_id and d.id = any(${uuids(scope.defectIds)})) s
    join attachment f on f.company_id = p.company_id and f.record_type = s.type and f.record_id = s.id and f.removed_at is null
    order by f.sha256, s.at) k
  order by k.at, k.of, k.created_at`;

/** What a pack says beside what its transfer itself says. */
export type PackFacts = Pick<
  HandoverContent,
  "company" | "estate" | "takeover" | "sheets" | "lines" | "defects" | "components" | "files"
>;

export const findPackFacts = async (db: Tx, scope: PackScope): Promise<PackFacts | undefined> =>
  (
    await sql<PackFacts>`
      select o.name as company, e.name as estate, p.name as takeover, ${list(sheets(scope))} as sheets,
        ${list(lines(scope))} as lines, ${list(defects(scope))} as defects, ${list(components(scope))} as components,
        ${list(files(scope))} as files
      from takeover_project p
      join company o on o.company_id = p.company_id
      join estate e on e.company_id = p.company_id and e.id = p.estate_id
      where p.company_id = current_company() and p.id = ${scope.projectId}`.execute(db)
  ).rows[0];

export interface NewPack {
  readonly id: string;
  readonly serviceCenterId: string;
  readonly projectId: string;
  readonly content: string;
  readonly digest: string;
  readonly components: number;
  readonly printBatchId: string;
}

export const insertPack = (db: Tx, pack: NewPack) =>
  sql`insert into takeover_pack (company_id, id, service_center_id, project_id, content, digest, components, print_batch_id)
    values (current_company(), ${pack.id}, ${pack.serviceCenterId}, ${pack.projectId}, ${pack.content}, ${pack.digest},
      ${pack.components}, ${pack.printBatchId})`.execute(db);

/** A pack as it is kept, where the viewer may see it. */
export const findPack = async (context: TenantContext, id: string) =>
  (
    await read(
      context,
      statement(sql<{
        content: string;
        digest: string;
        printBatchId: string;
        number: number;
        takeover: string;
      }>`select k.content, k.digest, k.print_batch_id as "printBatchId", x.number, p.name as takeover
        from takeover_pack k
        join takeover_transfer x on x.company_id = k.company_id and x.id = k.id
        join takeover_project p on p.company_id = k.company_id and p.id = k.project_id
        where k.company_id = current_company() and k.id = ${id}`),
    )
  )[0];

/** Where files of these hashes can be seen, as far as the viewer sees them and they are still there. */
export async function urlsOf(
  context: TenantContext,
  hashes: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await read(
    context,
    statement(sql<{ sha256: string; url: string }>`
      select distinct on (f.sha256) f.sha256, '/files/Attachment_' || f.id as url from attachment f
      where f.company_id = current_company() and f.removed_at is null and f.sha256 = any(${hashes as string[]}::text[])
      order by f.sha256, f.created_at`),
  );
  return new Map(rows.map(({ sha256, url }) => [sha256, url]));
}
