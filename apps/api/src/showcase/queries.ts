import type { Day } from "@threshold/domain/calendar/day";
import type { ContentsOnPaper, LayoutOnPaper } from "@threshold/domain/showcase/forms";
import type { ContentFacts } from "@threshold/domain/showcase/content";
import type { ShowcasePlanFacts } from "@threshold/domain/showcase/plan";
import type { ShowcaseAnchors, ShowcaseContentType } from "@threshold/domain/showcase/vocabulary";
import { type Insertable, sql, type Updateable } from "kysely";
import { compiler, statement } from "../db/database.ts";
import { type Lock, read, type TenantContext, type Tx } from "../db/tenancy.ts";
import type { ShowcaseContentTable, ShowcasePlanTable } from "../db/types.ts";
import { together } from "../together.ts";

const company = sql<string>`current_company()`;
type New<Table> = Omit<Insertable<Table>, "company_id">;

/** A showcase with all that its rules decide on. */
export interface ShowcaseRow extends ShowcasePlanFacts {
  readonly id: string;
  readonly serviceCenterId: string;
  readonly estateId: string;
  readonly planId: string;
  readonly estateName: string;
  readonly otherEquipment: string | null;
  readonly openedOn: Day | null;
  readonly createdBy: string | null;
  readonly version: number;
  readonly photoCount: number;
  readonly shown: readonly ShowcaseContentType[];
}

/** Whatever changes a showcase, or what hangs on it, waits at it. */
export const showcaseLock = (id: string): Lock =>
  sql`select from showcase_plan where company_id = current_company() and id = ${id} for update`.compile(
    compiler,
  );

const filesOf = (id: ReturnType<typeof sql>) =>
  sql`(select count(*)::int from attachment f where f.company_id = s.company_id and f.record_id = ${id} and f.removed_at is null)`;

const showcases = (where: ReturnType<typeof sql>) => sql<{ showcase: ShowcaseRow }>`
  select json_build_object('id', s.id, 'serviceCenterId', s.service_center_id, 'estateId', s.estate_id, 'planId', s.plan_id,
    'estateName', e.name, 'status', s.status, 'location', s.location, 'area', coalesce(s.area, 0), 'mode', s.mode,
    'equipment', s.equipment, 'otherEquipment', s.other_equipment, 'consultDesk', s.consult_desk, 'hotline', s.hotline,
    'agreedOn', s.agreed_on, 'implementedOn', s.implemented_on, 'openedOn', s.opened_on, 'createdBy', s.created_by,
    'version', s.version, 'photoCount', ${filesOf(sql`s.id`)},
    'boards', (select coalesce(json_agg(json_build_object('title', b.title, 'place', b.place, 'hasPhoto', ${filesOf(sql`b.id`)} > 0)
      order by b.created_at, b.id), '[]') from showcase_board b where b.company_id = s.company_id and b.showcase_id = s.id),
    'shown', (select coalesce(json_agg(c.type), '[]') from showcase_content c where c.company_id = s.company_id
      and c.showcase_id = s.id and c.status = 'SHOWN')) as showcase
  from showcase_plan s join estate e on e.company_id = s.company_id and e.id = s.estate_id
  where s.company_id = current_company() and ${where}`;

export const findShowcase = async (db: Tx, id: string): Promise<ShowcaseRow | undefined> =>
  (await showcases(sql`s.id = ${id}`).execute(db)).rows[0]?.showcase;

export const insertShowcase = (
  db: Tx,
  row: Pick<New<ShowcasePlanTable>, "id" | "service_center_id" | "estate_id" | "plan_id">,
) =>
  db
    .insertInto("showcase_plan")
    .values({ ...row, company_id: company })
    .execute();

export const updateShowcase = (db: Tx, id: string, columns: Updateable<ShowcasePlanTable>) =>
  db
    .updateTable("showcase_plan")
    .set(columns)
    .where("company_id", "=", company)
    .where("id", "=", id)
    .execute();

export const lockShowcase = (db: Tx, id: string) =>
  sql`select from showcase_plan where company_id = current_company() and id = ${id} for update`.execute(
    db,
  );

/** The launch whose tasks follow: all that its rules decide on waits there. */
export const lockPlan = (db: Tx, id: string) =>
  sql`select from launch_plan where company_id = current_company() and id = ${id} for update`.execute(
    db,
  );

/** Locks the showcase that a board or content belongs to; answers its id. */
export async function lockShowcaseOf(
  db: Tx,
  table: "showcase_board" | "showcase_content",
  id: string,
): Promise<string | undefined> {
  const { rows } = await sql<{
    id: string;
  }>`select s.id from showcase_plan s where s.company_id = current_company()
    and s.id = (select x.showcase_id from ${sql.table(table)} x where x.company_id = current_company() and x.id = ${id})
    for update`.execute(db);
  return rows[0]?.id;
}

/** A new board, or another title and place for one of the showcase's; whether there was one. */
export async function saveBoard(
  db: Tx,
  showcase: { readonly id: string; readonly serviceCenterId: string },
  board: { readonly id: string; readonly title: string; readonly place: string },
  isNew: boolean,
): Promise<boolean> {
  const { numAffectedRows } = isNew
    ? await sql`insert into showcase_board (company_id, id, service_center_id, showcase_id, title, place)
        values (current_company(), ${board.id}, ${showcase.serviceCenterId}, ${showcase.id}, ${board.title}, ${board.place})`.execute(
        db,
      )
    : await sql`update showcase_board set title = ${board.title}, place = ${board.place}
        where company_id = current_company() and showcase_id = ${showcase.id} and id = ${board.id}`.execute(
        db,
      );
  return numAffectedRows === 1n;
}

export const deleteBoard = (db: Tx, id: string) =>
  sql`delete from showcase_board where company_id = current_company() and id = ${id}`.execute(db);

/** A content with what its rules decide on. */
export interface ContentRow extends ContentFacts {
  readonly id: string;
  readonly showcaseId: string;
  readonly serviceCenterId: string;
  readonly madeBy: "TRAINING" | "CUSTOMER_SERVICE";
  readonly submittedOn: Day | null;
  readonly createdBy: string | null;
  readonly rowVersion: number;
}

export async function findContent(db: Tx, id: string): Promise<ContentRow | undefined> {
  const { rows } =
    await sql<ContentRow>`select s.id, s.showcase_id as "showcaseId", s.service_center_id as "serviceCenterId",
      s.type, s.edition as version, s.status, s.made_by as "madeBy", s.plays_in_loop as loop, s.copies, s.points,
      s.submitted_on as "submittedOn", s.created_by as "createdBy", s.version as "rowVersion", ${filesOf(sql`s.id`)} as "fileCount"
    from showcase_content s where s.company_id = current_company() and s.id = ${id}`.execute(db);
  return rows[0];
}

/** The files of a content, as they are reviewed. */
export async function listContentFiles(
  db: Tx,
  id: string,
): Promise<{ name: string; sha256: string }[]> {
  const { rows } = await sql<{ name: string; sha256: string }>`select name, sha256 from attachment
    where company_id = current_company() and record_id = ${id} and removed_at is null order by created_at, id`.execute(
    db,
  );
  return rows;
}

export const insertContent = (
  db: Tx,
  row: Pick<
    New<ShowcaseContentTable>,
    | "id"
    | "service_center_id"
    | "showcase_id"
    | "type"
    | "edition"
    | "made_by"
    | "plays_in_loop"
    | "copies"
    | "points"
    | "remark"
  >,
) =>
  db
    .insertInto("showcase_content")
    .values({ ...row, company_id: company })
    .execute();

export const updateContent = (db: Tx, id: string, columns: Updateable<ShowcaseContentTable>) =>
  db
    .updateTable("showcase_content")
    .set(columns)
    .where("company_id", "=", company)
    .where("id", "=", id)
    .execute();

/** What is on show of the type makes way for a newer edition. */
export const retireShown = (db: Tx, showcaseId: string, type: ShowcaseContentType) =>
  sql`update showcase_content set status = 'RETIRED', retired_on = current_day()
    where company_id = current_company() and showcase_id = ${showcaseId} and type = ${type} and status = 'SHOWN'`.execute(
    db,
  );

/** The days of launches that deadlines are counted from, by plan; none of a plan that the viewer may not read. */
export const anchorsOf = together(async (context: TenantContext, planIds) => {
  const rows = await read(
    context,
    statement(sql<ShowcaseAnchors & { id: string }>`
      select id, launch_date as "launchDate", hall_fitout_date as "hallFitoutDate", soft_fitout_date as "softFitoutDate"
      from launch_plan where company_id = current_company() and id = any(${planIds}::uuid[])`),
  );
  return new Map(rows.map((row): [string, ShowcaseAnchors] => [row.id, row]));
});

/** Whose showcase a paper is of, of the row `s`. */
const paperHead = sql`json_build_object('region', (select r.name from region r join service_center c
    on c.company_id = r.company_id and c.region_id = r.id where c.company_id = s.company_id and c.id = s.service_center_id),
  'serviceCenter', (select c.name from service_center c where c.company_id = s.company_id and c.id = s.service_center_id),
  'estate', e.name, 'launchDate', e.launch_date)`;

const nameOf = (column: string) =>
  sql`(select w.name from person w where w.company_id = s.company_id and w.id = ${sql.ref(column)})`;

/** A layout plan with who decided on it and its pictures, as it is printed. */
export const layoutOnPaperStatement = (id: string) =>
  statement(sql<{ plan: LayoutOnPaper }>`
    select json_build_object('head', ${paperHead}, 'status', s.status, 'location', s.location, 'area', s.area, 'mode', s.mode,
      'equipment', s.equipment, 'otherEquipment', s.other_equipment, 'consultDesk', s.consult_desk, 'hotline', s.hotline,
      'agreedOn', s.agreed_on, 'agreedWith', s.agreed_with, 'implementedOn', s.implemented_on, 'author', ${nameOf("s.created_by")},
      'boards', (select coalesce(json_agg(json_build_object('title', b.title, 'place', b.place) order by b.created_at, b.id), '[]')
        from showcase_board b where b.company_id = s.company_id and b.showcase_id = s.id),
      'photos', (select coalesce(json_agg(json_build_object('sha256', f.sha256, 'name', f.name, 'url', '/files/Attachment_' || f.id)
          order by f.created_at), '[]') from attachment f where f.company_id = s.company_id and f.removed_at is null
        and f.media_type like 'image/%' and (f.record_id = s.id or f.record_id in (select b.id from showcase_board b
          where b.company_id = s.company_id and b.showcase_id = s.id))),
      'approvals', (select coalesce(json_agg(json_build_object('label', p.label, 'name', coalesce(w.name, v.outsider_name, ''),
          'on', coalesce(v.decided_on, (v.at at time zone k.time_zone)::date)) order by p.position, v.position), '[]')
        from approval a
        join company k on k.company_id = a.company_id
        join approval_step p on p.company_id = a.company_id and p.approval_id = a.id and p.status = 'APPROVED'
        join approval_event v on v.company_id = a.company_id and v.approval_id = a.id and v.kind = 'APPROVED' and v.step_key = p.key
        left join person w on w.company_id = v.company_id and w.id = v.person_id
        where a.company_id = s.company_id and a.record_id = s.id
          and a.round = (select max(b.round) from approval b where b.company_id = a.company_id and b.record_id = a.record_id))) as plan
    from showcase_plan s join estate e on e.company_id = s.company_id and e.id = s.estate_id
    where s.company_id = current_company() and s.id = ${id}`);

/** What is shown, as it is listed on paper. */
export const contentsOnPaperStatement = (id: string) =>
  statement(sql<{ list: ContentsOnPaper }>`
    select json_build_object('head', ${paperHead}, 'contents', (select coalesce(json_agg(json_build_object('type', c.type,
        'edition', c.edition, 'status', c.status, 'reviewedBy', (select w.name from person w where w.company_id = c.company_id
          and w.id = c.reviewed_by), 'reviewedOn', c.reviewed_on, 'shownOn', c.shown_on, 'copies', c.copies,
        'files', (select coalesce(json_agg(f.name order by f.created_at), '[]') from attachment f
          where f.company_id = c.company_id and f.record_id = c.id and f.removed_at is null)) order by c.created_at, c.id), '[]')
      from showcase_content c where c.company_id = s.company_id and c.showcase_id = s.id)) as list
    from showcase_plan s join estate e on e.company_id = s.company_id and e.id = s.estate_id
    where s.company_id = current_company() and s.id = ${id}`);
