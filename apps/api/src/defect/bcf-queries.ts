import type { Day } from "@threshold/domain/calendar/day";
import type { DefectForBcf } from "@threshold/domain/defect/bcf";
import { sql } from "kysely";
import { statement } from "../db/database.ts";
import { read, type TenantContext, type Tx } from "../db/tenancy.ts";

/** A picture or another file of a defect or of one of its steps. */
export interface BcfFileRow {
  readonly id: string;
  readonly name: string;
  readonly mediaType: string;
  readonly sha256: string;
  readonly isMarked: boolean;
}

/** A defect with all that a topic takes of it, and what it has beside. */
export interface BcfDefectRow extends Omit<DefectForBcf, "photos"> {
  readonly number: number;
  readonly isPinned: boolean;
  readonly files: readonly BcfFileRow[];
}

const instant = (at: ReturnType<typeof sql>) =>
  sql`to_char(${at} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** Defects to be handed out, those of them that the viewer sees, with the estate that they lie in. */
export const listForBcf = (context: TenantContext, ids: readonly string[]) =>
  read(
    context,
    statement(sql<BcfDefectRow & { estateId: string; estateName: string }>`
      select d.id, d.number, d.text, d.category, d.severity, d.trade, d.status, d.source_kind as "sourceKind",
        nullif(concat_ws('-', b.number, u.room_number), '') as place, d.part, c.name as contractor, d.due_on as "dueOn",
        ${instant(sql`d.created_at`)} as "raisedAt", coalesce(w.name, o.name) as "raisedBy",
        ${instant(sql`d.updated_at`)} as "changedAt", d.pin_x is not null as "isPinned",
        d.estate_id as "estateId", e.name as "estateName",
        (select coalesce(json_agg(json_build_object('id', v.id, 'act', v.act, 'at', ${instant(sql`v.done_at`)},
            'by', coalesce(v.said_name, v.said_organization, p.name, o.name), 'text', v.reason) order by v.done_at, v.id), '[]')
          from defect_event v left join person p on p.company_id = v.company_id and p.id = v.created_by
          where v.company_id = d.company_id and v.defect_id = d.id) as events,
        (select coalesce(json_agg(json_build_object('id', f.id, 'name', f.name, 'mediaType', f.media_type, 'sha256', f.sha256,
            'isMarked', exists (select from photo_mark m where m.company_id = f.company_id and m.attachment_id = f.id
              and jsonb_array_length(m.marks) > 0)) order by f.created_at, f.id), '[]')
          from attachment f where f.company_id = d.company_id and f.removed_at is null and (f.record_type = 'Defect'
            and f.record_id = d.id or f.record_type = 'DefectEvent' and f.record_id in (select v.id from defect_event v
            where v.company_id = d.company_id and v.defect_id = d.id))) as files
      from defect d
      join company o on o.company_id = d.company_id
      join estate e on e.company_id = d.company_id and e.id = d.estate_id
      left join building b on b.company_id = d.company_id and b.id = d.building_id
      left join unit u on u.company_id = d.company_id and u.id = d.unit_id
      left join contractor c on c.company_id = d.company_id and c.id = d.contractor_id
      left join person w on w.company_id = d.company_id and w.id = d.created_by
      where d.company_id = current_company() and d.id = any(${ids as string[]}::uuid[])
      order by d.estate_id, d.number`),
  );

/** What topics of an estate are decided on. */
export interface BcfGround {
  readonly serviceCenterId: string;
  readonly timeZone: string;
  /** Places by their labels, and who may have to mend something there by their names. */
  readonly places: Readonly<Record<string, { buildingId: string; unitId: string | null }>>;
  readonly contractors: Readonly<Record<string, string>>;
  /** Defects that topics are of. */
  readonly known: readonly KnownRow[];
}

/** A defect that a topic is of, with the ids of its steps and photos. */
export interface KnownRow extends Pick<
  BcfDefectRow,
  "text" | "category" | "severity" | "trade" | "status" | "contractor"
> {
  readonly id: string;
  readonly number: number;
  readonly estateId: string;
  readonly contractorPersonId: string | null;
  readonly ids: readonly string[];
  readonly dueOn: Day | null;
}

const known = (guids: readonly string[]) => sql`
  select d.id, d.number, d.estate_id as "estateId", d.text, d.category, d.severity, d.trade, d.status, c.name as contractor,
    c.person_id as "contractorPersonId", d.due_on as "dueOn",
    (select coalesce(json_agg(x.id), '[]') from (
      select v.id from defect_event v where v.company_id = d.company_id and v.defect_id = d.id
      union all select f.id from attachment f where f.company_id = d.company_id and (f.record_id = d.id or f.record_id in
        (select v.id from defect_event v where v.company_id = d.company_id and v.defect_id = d.id))) x) as ids
  from defect d left join contractor c on c.company_id = d.company_id and c.id = d.contractor_id
  where d.company_id = current_company() and d.id = any(${guids as string[]}::uuid[])`;

/** Where topics come in, gathered for all of them at once. */
export const findBcfGround = async (
  db: Tx,
  estateId: string,
  { labels, guids }: { readonly labels: readonly string[]; readonly guids: readonly string[] },
): Promise<BcfGround | undefined> =>
  (
    await sql<BcfGround>`select e.service_center_id as "serviceCenterId", o.time_zone as "timeZone",
        (select coalesce(jsonb_object_agg(x.label, jsonb_build_object('buildingId', x.building, 'unitId', x.unit)), '{}') from (
          select b.number as label, b.id as building, null::uuid as unit from building b
            where b.company_id = e.company_id and b.estate_id = e.id and b.number = any(${labels as string[]}::text[])
          union all select b.number || '-' || u.room_number, b.id, u.id from unit u
            join building b on b.company_id = u.company_id and b.id = u.building_id
            where u.company_id = e.company_id and u.estate_id = e.id
              and b.number || '-' || u.room_number = any(${labels as string[]}::text[])) x) as places,
        (select coalesce(jsonb_object_agg(c.name, c.id), '{}') from contractor c
          where c.company_id = e.company_id and c.service_center_id = e.service_center_id) as contractors,
        (select coalesce(json_agg(k), '[]') from (${known(guids)}) k) as known
      from estate e join company o on o.company_id = e.company_id
      where e.company_id = current_company() and e.id = ${estateId}`.execute(db)
  ).rows[0];
