import type { Day } from "@threshold/domain/calendar/day";
import type { PaperHead } from "@threshold/domain/launch/record-forms";
import type { AreaFacts, AreaItem, SalesArea } from "@threshold/domain/launch/sales-area";
import { sql } from "kysely";
import { statement } from "../db/database.ts";
import type { Tx } from "../db/tenancy.ts";

interface KeptLetter {
  readonly id: string;
  readonly number: number;
  readonly sentOn: Day | null;
  readonly files: number;
  /** How many it tells of. */
  readonly defects: number;
}

/** One area with all that its rules decide on. */
export interface KeptArea extends AreaFacts {
  readonly id: string;
  readonly version: number;
  readonly items: readonly AreaItem[];
  /** What was found wrong with it so far. */
  readonly defects: number;
  readonly letters: readonly KeptLetter[];
  readonly signatures: "OPEN" | "SIGNED" | "REFUSED" | "CANCELLED" | null;
}

const gather = (planId: string) => sql<{ area: KeptArea }>`
  select json_build_object('id', h.id, 'version', h.version, 'area', h.area, 'handedOverOn', h.handed_over_on,
    'inspectedOn', h.inspected_on, 'items', h.items, 'itemsSignedOn', h.items_signed_on,
    'toTell', (select count(*) from sales_area_standing d where d.company_id = h.company_id and d.handover_id = h.id and d.status = 'OPEN'),
    'defects', (select count(*) from sales_area_defect d where d.company_id = h.company_id and d.handover_id = h.id),
    'lastSentOn', (select max(l.sent_on) from sales_area_letter l where l.company_id = h.company_id and l.handover_id = h.id),
    'signatures', (select s.status from sign_off s where s.company_id = h.company_id and s.record_id = h.id
      and s.record_type = 'SalesAreaHandover'),
    'letters', (select coalesce(json_agg(json_build_object('id', l.id, 'number', l.number, 'sentOn', l.sent_on,
        'files', (select count(*) from attachment a where a.company_id = l.company_id and a.record_id = l.id
          and a.record_type = 'SalesAreaLetter' and a.removed_at is null), 'defects', jsonb_array_length(l.lines)) order by l.number), '[]')
      from sales_area_letter l where l.company_id = h.company_id and l.handover_id = h.id)) as area
  from sales_area_handover h where h.company_id = current_company() and h.plan_id = ${planId} order by h.area`;

/** The plan's areas that were handed over. */
export const findAreas = async (db: Tx, planId: string): Promise<readonly KeptArea[]> =>
  (await gather(planId).execute(db)).rows.map(({ area }) => area);

/** The next number of a letter within the plan; the plan's lock keeps others waiting. */
export async function nextLetterNumber(db: Tx, planId: string): Promise<number> {
  const { rows } = await sql<{
    next: number;
  }>`select coalesce(max(number), 0) + 1 as next from sales_area_letter
    where company_id = current_company() and plan_id = ${planId}`.execute(db);
  return rows[0]!.next;
}

/** What is not told in writing yet goes into the letter, in the words of now; what is to be told no more leaves it. */
export async function putIntoLetter(db: Tx, handoverId: string, letterId: string): Promise<void> {
  await sql`update sales_area_defect s set letter_id = case when x.status = 'OPEN' then ${letterId}::uuid end
    from sales_area_standing x where s.company_id = current_company() and x.company_id = s.company_id and x.id = s.id
      and x.handover_id = ${handoverId} and x.status in ('OPEN', 'GONE')
      and s.letter_id is distinct from case when x.status = 'OPEN' then ${letterId}::uuid end`.execute(
    db,
  );
  await sql`update sales_area_letter l set lines = (
      select coalesce(jsonb_agg(jsonb_build_object('defectId', d.id, 'number', d.number, 'part', d.part, 'text', d.text, 'dueOn', d.due_on,
        'follower', p.name) order by d.number), '[]')
      from sales_area_defect s join defect d on d.company_id = s.company_id and d.id = s.id
      left join person p on p.company_id = d.company_id and p.id = d.follower_id
      where s.company_id = l.company_id and s.letter_id = l.id)
    where l.company_id = current_company() and l.id = ${letterId}`.execute(db);
}

/** The defects that a letter tells of. */
export const listOfLetter = async (db: Tx, letterId: string): Promise<readonly string[]> =>
  (
    await sql<{
      id: string;
    }>`select id from sales_area_defect where company_id = current_company() and letter_id = ${letterId}`.execute(
      db,
    )
  ).rows.map(({ id }) => id);

/** Makes a defect one of its area, where it is not yet; whether it was told in writing. */
export async function followArea(db: Tx, defectId: string): Promise<{ readonly told: boolean }> {
  const { rows } = await sql<{
    told: boolean;
  }>`select told from follow_sales_area(${defectId}::uuid)`.execute(db);
  return rows[0]!;
}

/** Which plan a progress entry belongs to; its plan is locked. */
export async function lockPlanOfProgress(db: Tx, id: string): Promise<string | undefined> {
  const { rows } = await sql<{ planId: string }>`select p.id as "planId" from launch_plan p
    where p.company_id = current_company() and p.id = (select e.plan_id from launch_progress_entry e
      where e.company_id = p.company_id and e.id = ${id}) for update`.execute(db);
  return rows[0]?.planId;
}

/** An area as its papers say it. */
export interface AreaOnPaper {
  readonly area: SalesArea;
  readonly handedOverOn: Day;
  readonly items: readonly AreaItem[];
  readonly signatures: readonly {
    readonly key: string;
    readonly label: string;
    readonly name: string | null;
    readonly on: Day | null;
    readonly drawing: string | null;
  }[];
  readonly letters: readonly {
    readonly id: string;
    readonly number: number;
    readonly sentOn: Day | null;
    readonly recipient: string | null;
    readonly lines: readonly {
      readonly number: number;
      readonly part: string | null;
      readonly text: string;
      readonly dueOn: Day | null;
      readonly follower: string | null;
      readonly photos: readonly { readonly id: string; readonly sha256: string }[];
    }[];
  }[];
  readonly head: PaperHead;
}

/** By the handover's id, or by that of one of its letters. */
export const areaOnPaperStatement = (id: string) =>
  statement(sql<{ paper: AreaOnPaper }>`
    select json_build_object('area', h.area, 'handedOverOn', h.handed_over_on, 'items', h.items,
      'signatures', (select coalesce(json_agg(json_build_object('key', x.key, 'label', x.label,
          'name', coalesce(w.name, g.outsider_name), 'on', (g.signed_at at time zone k.time_zone)::date, 'drawing', g.drawing) order by x.position), '[]')
        from sign_off s join sign_off_slot x on x.company_id = s.company_id and x.sign_off_id = s.id
        left join signature g on g.company_id = x.company_id and g.slot_id = x.id and g.kind = 'SIGNED' and g.voided_at is null
          and g.content_hash = s.content_hash
        left join person w on w.company_id = g.company_id and w.id = g.person_id
        where s.company_id = h.company_id and s.record_id = h.id and s.record_type = 'SalesAreaHandover'),
      'letters', (select coalesce(json_agg(json_build_object('id', l.id, 'number', l.number, 'sentOn', l.sent_on, 'recipient', l.recipient,
          'lines', (select coalesce(json_agg(x.line || jsonb_build_object(
              'photos', (select coalesce(json_agg(json_build_object('id', a.id, 'sha256', a.sha256) order by a.created_at), '[]') from attachment a
                where a.company_id = l.company_id and a.record_id = (x.line ->> 'defectId')::uuid and a.record_type = 'Defect' and a.removed_at is null
                  and a.media_type like 'image/%')) order by x.at), '[]')
            from jsonb_array_elements(l.lines) with ordinality x(line, at))) order by l.number), '[]')
        from sales_area_letter l where l.company_id = h.company_id and l.handover_id = h.id),
      'head', json_build_object('estate', coalesce(e.name, ''), 'serviceCenter', c.name, 'planName', q.name, 'launchDate', q.launch_date,
        'author', (select w.name from person w where w.company_id = h.company_id and w.id = h.created_by), 'approvals', '[]'::json)) as paper
    from sales_area_handover h
    join company k on k.company_id = h.company_id
    join launch_plan q on q.company_id = h.company_id and q.id = h.plan_id
    join service_center c on c.company_id = h.company_id and c.id = h.service_center_id
    left join estate e on e.company_id = q.company_id and e.id = q.estate_id
    where h.company_id = current_company()
      and (h.id = ${id} or h.id = (select l.handover_id from sales_area_letter l where l.company_id = h.company_id and l.id = ${id}))`);
