import type { Day } from "@threshold/domain/calendar/day";
import type { PaperHead } from "@threshold/domain/launch/record-forms";
import type {
  AreaFacts,
  AreaIssueStatus,
  AreaItem,
  SalesArea,
} from "@threshold/domain/launch/sales-area";
import { sql } from "kysely";
import { statement } from "../db/database.ts";
import type { Tx } from "../db/tenancy.ts";

export interface KeptIssue {
  readonly id: string;
  readonly version: number;
  readonly number: number;
  readonly text: string;
  readonly status: AreaIssueStatus;
  readonly followerId: string;
  readonly dueOn: Day | null;
  readonly letterId: string | null;
  readonly fixedOn: Day | null;
  readonly rejectedReason: string | null;
}

interface KeptLetter {
  readonly id: string;
  readonly number: number;
  readonly sentOn: Day | null;
  readonly files: number;
}

/** One area with all that its rules decide on. */
export interface KeptArea extends AreaFacts {
  readonly id: string;
  readonly version: number;
  readonly items: readonly AreaItem[];
  readonly issues: readonly KeptIssue[];
  readonly letters: readonly KeptLetter[];
  readonly signatures: "OPEN" | "SIGNED" | "REFUSED" | "CANCELLED" | null;
}

const gather = (planId: string) => sql<{ area: KeptArea }>`
  select json_build_object('id', h.id, 'version', h.version, 'area', h.area, 'handedOverOn', h.handed_over_on,
    'inspectedOn', h.inspected_on, 'items', h.items, 'itemsSignedOn', h.items_signed_on,
    'openIssues', (select count(*) from sales_area_issue i where i.company_id = h.company_id and i.handover_id = h.id and i.status = 'OPEN'),
    'lastSentOn', (select max(l.sent_on) from sales_area_letter l where l.company_id = h.company_id and l.handover_id = h.id),
    'signatures', (select s.status from sign_off s where s.company_id = h.company_id and s.record_id = h.id
      and s.record_type = 'SalesAreaHandover'),
    'issues', (select coalesce(json_agg(json_build_object('id', i.id, 'version', i.version, 'number', i.number, 'text', i.text,
        'status', i.status, 'followerId', i.follower_id, 'dueOn', i.due_on, 'letterId', i.letter_id, 'fixedOn', i.fixed_on,
        'rejectedReason', i.rejected_reason) order by i.number), '[]')
      from sales_area_issue i where i.company_id = h.company_id and i.handover_id = h.id),
    'letters', (select coalesce(json_agg(json_build_object('id', l.id, 'number', l.number, 'sentOn', l.sent_on,
        'files', (select count(*) from attachment a where a.company_id = l.company_id and a.record_id = l.id
          and a.record_type = 'SalesAreaLetter' and a.removed_at is null)) order by l.number), '[]')
      from sales_area_letter l where l.company_id = h.company_id and l.handover_id = h.id)) as area
  from sales_area_handover h where h.company_id = current_company() and h.plan_id = ${planId} order by h.area`;

/** The plan's areas that were handed over. */
export const findAreas = async (db: Tx, planId: string): Promise<readonly KeptArea[]> =>
  (await gather(planId).execute(db)).rows.map(({ area }) => area);

export const areasStatement = (planId: string) => statement(gather(planId));

/** The next number of a problem or a letter within the plan; the plan's lock keeps others waiting. */
export async function nextInPlan(
  db: Tx,
  table: "sales_area_issue" | "sales_area_letter",
  planId: string,
): Promise<number> {
  const { rows } = await sql<{
    next: number;
  }>`select coalesce(max(number), 0) + 1 as next from ${sql.table(table)}
    where company_id = current_company() and plan_id = ${planId}`.execute(db);
  return rows[0]!.next;
}

/** What is not told in writing yet goes into the letter. */
export const putIntoLetter = (db: Tx, handoverId: string, letterId: string) =>
  sql`update sales_area_issue set letter_id = ${letterId} where company_id = current_company()
    and handover_id = ${handoverId} and status = 'OPEN' and letter_id is distinct from ${letterId}`.execute(
    db,
  );

export const markSent = (db: Tx, letterId: string) =>
  sql`update sales_area_issue set status = 'SENT' where company_id = current_company() and letter_id = ${letterId}`.execute(
    db,
  );

export const deleteIssue = (db: Tx, id: string) =>
  sql`delete from sales_area_issue where company_id = current_company() and id = ${id}`.execute(db);

/** Where a problem lies, and what its link's page tells of it. */
export interface IssuePlace extends KeptIssue {
  readonly serviceCenterId: string;
  readonly planId: string;
  readonly planName: string;
  readonly area: SalesArea;
}

export async function lockIssue(db: Tx, id: string): Promise<IssuePlace | undefined> {
  const { rows } = await sql<IssuePlace>`
    select i.id, i.version, i.number, i.text, i.status, i.follower_id as "followerId", i.due_on as "dueOn", i.letter_id as "letterId",
      i.fixed_on as "fixedOn", i.rejected_reason as "rejectedReason", i.service_center_id as "serviceCenterId",
      i.plan_id as "planId", p.name as "planName", h.area
    from sales_area_issue i join sales_area_handover h on h.company_id = i.company_id and h.id = i.handover_id
    join launch_plan p on p.company_id = i.company_id and p.id = i.plan_id
    where i.company_id = current_company() and i.id = ${id} for update of i`.execute(db);
  return rows[0];
}

/** The status of a problem, for whoever sees no more of it than the link does. */
export const issueStatusStatement = (id: string) =>
  statement(sql<{ status: AreaIssueStatus }>`select status from sales_area_issue
    where company_id = current_company() and id = ${id}`);

export const insertReply = (
  db: Tx,
  issue: Pick<IssuePlace, "id" | "planId" | "serviceCenterId">,
  reply: { id: string; name: string; organization: string | null; text: string },
) =>
  sql`insert into sales_area_reply (company_id, id, service_center_id, plan_id, issue_id, said_name, said_organization, text)
    values (current_company(), ${reply.id}, ${issue.serviceCenterId}, ${issue.planId}, ${issue.id}, ${reply.name},
      ${reply.organization}, ${reply.text})`.execute(db);

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
    readonly issues: readonly {
      readonly number: number;
      readonly text: string;
      readonly dueOn: Day | null;
      readonly follower: string;
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
          'issues', (select coalesce(json_agg(json_build_object('number', i.number, 'text', i.text, 'dueOn', i.due_on, 'follower', f.name,
              'photos', (select coalesce(json_agg(json_build_object('id', a.id, 'sha256', a.sha256) order by a.created_at), '[]') from attachment a
                where a.company_id = i.company_id and a.record_id = i.id and a.record_type = 'SalesAreaIssue' and a.removed_at is null
                  and a.media_type like 'image/%')) order by i.number), '[]')
            from sales_area_issue i join person f on f.company_id = i.company_id and f.id = i.follower_id
            where i.company_id = l.company_id and i.letter_id = l.id)) order by l.number), '[]')
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
