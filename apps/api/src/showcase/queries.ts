import type { Day } from "@threshold/domain/calendar/day";
import type {
  ContentsOnPaper,
  EventOnPaper,
  ExamsOnPaper,
  LayoutOnPaper,
  SurveyOnPaper,
} from "@threshold/domain/showcase/forms";
import type { ContentFacts } from "@threshold/domain/showcase/content";
import type { EventFacts } from "@threshold/domain/showcase/event";
import type { Question, SurveyAnswers } from "@threshold/domain/showcase/survey";
import type { ShowcasePlanFacts } from "@threshold/domain/showcase/plan";
import type {
  ShowcaseAnchors,
  ShowcaseContentType,
  ShowcaseEventType,
} from "@threshold/domain/showcase/vocabulary";
import { type Insertable, sql, type Updateable } from "kysely";
import { compiler, statement } from "../db/database.ts";
import { type Lock, read, type TenantContext, type Tx } from "../db/tenancy.ts";
import type {
  NeedsSurveyAnswerTable,
  NeedsSurveyTable,
  ReceptionDutyTable,
  ReceptionistExamTable,
  ShowcaseContentTable,
  ShowcaseEventTable,
  ShowcasePlanTable,
} from "../db/types.ts";
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

type HangsOnShowcase =
  | "showcase_board"
  | "showcase_content"
  | "reception_duty"
  | "showcase_event"
  | "needs_survey";

/** Locks the showcase that something belongs to; answers its id. */
export async function lockShowcaseOf(
  db: Tx,
  table: HangsOnShowcase,
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

/** Everybody's exams are decided on by the person, whichever showcase they were for. */
export async function listExams(
  db: Tx,
  personId: string,
): Promise<{ examOn: Day; passed: boolean }[]> {
  const { rows } = await sql<{ examOn: Day; passed: boolean }>`
    select exam_on as "examOn", passed from receptionist_exam
    where company_id = current_company() and person_id = ${personId}`.execute(db);
  return rows;
}

export const isLectureOf = async (db: Tx, showcaseId: string, id: string): Promise<boolean> =>
  (
    await sql`select from showcase_content where company_id = current_company() and id = ${id}
      and showcase_id = ${showcaseId} and type = 'LECTURE' and status in ('REVIEWED', 'SHOWN', 'RETIRED')`.execute(
      db,
    )
  ).rows.length > 0;

export const insertExam = (
  db: Tx,
  row: Omit<New<ReceptionistExamTable>, "created_at" | "created_by">,
) =>
  db
    .insertInto("receptionist_exam")
    .values({ ...row, company_id: company })
    .execute();

/** Puts somebody on duty; who was to be elsewhere on the day is moved. */
export const saveDuty = (
  db: Tx,
  row: Pick<
    New<ReceptionDutyTable>,
    "id" | "service_center_id" | "showcase_id" | "person_id" | "site" | "on_day" | "shift"
  >,
) =>
  db
    .insertInto("reception_duty")
    .values({ ...row, company_id: company })
    .onConflict((conflict) =>
      conflict.columns(["company_id", "person_id", "on_day"]).doUpdateSet({
        service_center_id: row.service_center_id,
        showcase_id: row.showcase_id,
        site: row.site,
        shift: row.shift,
      }),
    )
    .execute();

export const deleteDuty = (db: Tx, id: string) =>
  sql`delete from reception_duty where company_id = current_company() and id = ${id}`.execute(db);

export interface EventRow extends EventFacts {
  readonly id: string;
  readonly type: ShowcaseEventType;
}

const events = (
  where: ReturnType<typeof sql>,
) => sql<EventRow>`select id, type, planned_on as "plannedOn",
    held_on as "heldOn", cancelled_reason as "cancelledReason" from showcase_event
  where company_id = current_company() and ${where}`;

export const findEvent = async (db: Tx, id: string): Promise<EventRow | undefined> =>
  (await events(sql`id = ${id}`).execute(db)).rows[0];

export const listImageShows = async (db: Tx, showcaseId: string): Promise<EventRow[]> =>
  (await events(sql`showcase_id = ${showcaseId} and type <> 'PROMOTION_SUPPORT'`).execute(db)).rows;

export const insertEvent = (
  db: Tx,
  row: Pick<
    New<ShowcaseEventTable>,
    | "id"
    | "service_center_id"
    | "showcase_id"
    | "type"
    | "title"
    | "place"
    | "planned_on"
    | "organizer_id"
    | "participant_ids"
  >,
) =>
  db
    .insertInto("showcase_event")
    .values({ ...row, company_id: company })
    .execute();

export const updateEvent = (db: Tx, id: string, columns: Updateable<ShowcaseEventTable>) =>
  db
    .updateTable("showcase_event")
    .set(columns)
    .where("company_id", "=", company)
    .where("id", "=", id)
    .execute();

/** How many of these people there are. */
export const countPeople = async (db: Tx, ids: readonly string[]): Promise<number> =>
  (
    await sql<{ count: number }>`select count(*)::int as count from person
      where company_id = current_company() and id = any(${ids}::uuid[])`.execute(db)
  ).rows[0]!.count;

/** A survey with what its rules decide on. */
export interface SurveyRow {
  readonly id: string;
  readonly showcaseId: string;
  readonly serviceCenterId: string;
  readonly title: string;
  readonly questions: readonly Question[];
  readonly untilOn: Day;
  readonly closedOn: Day | null;
  readonly answerCount: number;
  readonly version: number;
}

const survey = (id: string) => sql<SurveyRow>`select s.id, s.showcase_id as "showcaseId",
    s.service_center_id as "serviceCenterId", s.title, s.questions, s.until_on as "untilOn", s.closed_on as "closedOn", s.version,
    (select count(*)::int from needs_survey_answer a where a.company_id = s.company_id and a.survey_id = s.id) as "answerCount"
  from needs_survey s where s.company_id = current_company() and s.id = ${id}`;

export const surveyStatement = (id: string) => statement(survey(id));

export const findSurvey = async (db: Tx, id: string): Promise<SurveyRow | undefined> =>
  (await survey(id).execute(db)).rows[0];

/** Who answers waits for who closes it or changes its questions. */
export const surveyLock = (id: string): Lock =>
  sql`select from needs_survey where company_id = current_company() and id = ${id} for update`.compile(
    compiler,
  );

export const insertSurvey = (
  db: Tx,
  row: Pick<
    New<NeedsSurveyTable>,
    | "id"
    | "service_center_id"
    | "showcase_id"
    | "estate_id"
    | "title"
    | "topics"
    | "questions"
    | "until_on"
  >,
) =>
  db
    .insertInto("needs_survey")
    .values({ ...row, company_id: company })
    .execute();

export const updateSurvey = (db: Tx, id: string, columns: Updateable<NeedsSurveyTable>) =>
  db
    .updateTable("needs_survey")
    .set(columns)
    .where("company_id", "=", company)
    .where("id", "=", id)
    .execute();

export const insertAnswer = (
  db: Tx,
  row: Pick<
    New<NeedsSurveyAnswerTable>,
    "id" | "service_center_id" | "survey_id" | "answers" | "link_id"
  >,
) =>
  db
    .insertInto("needs_survey_answer")
    .values({ ...row, company_id: company })
    .execute();

/** What visitors answered, of the surveys that a page shows. */
export const answersOf = together(async (context: TenantContext, surveyIds) => {
  const rows = await read(
    context,
    statement(sql<{ id: string; answers: readonly SurveyAnswers[] }>`
      select survey_id as id, json_agg(answers order by created_at, id) as answers from needs_survey_answer
      where company_id = current_company() and survey_id = any(${surveyIds}::uuid[]) group by survey_id`),
  );
  return new Map(rows.map(({ id, answers }) => [id, answers]));
});

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

const personName = (column: string) =>
  sql`coalesce((select w.name from person w where w.company_id = x.company_id and w.id = ${sql.ref(column)}), '')`;

/** The exams of a showcase, as they are listed on paper. */
export const examsOnPaperStatement = (id: string) =>
  statement(sql<{ list: ExamsOnPaper }>`
    select json_build_object('head', ${paperHead}, 'exams', (select coalesce(json_agg(json_build_object(
        'name', ${personName("x.person_id")}, 'edition', c.edition, 'trainedOn', x.trained_on, 'examOn', x.exam_on,
        'score', x.score, 'passed', x.passed, 'examiner', ${personName("x.examiner_id")}, 'remark', x.remark)
        order by x.exam_on, x.created_at), '[]')
      from receptionist_exam x join showcase_content c on c.company_id = x.company_id and c.id = x.lecture_id
      where x.company_id = s.company_id and x.showcase_id = s.id)) as list
    from showcase_plan s join estate e on e.company_id = s.company_id and e.id = s.estate_id
    where s.company_id = current_company() and s.id = ${id}`);

/** What was held, with its people and pictures, as it is printed. */
export const eventOnPaperStatement = (id: string) =>
  statement(sql<{ event: EventOnPaper }>`
    select json_build_object('head', ${paperHead}, 'type', x.type, 'title', x.title, 'place', x.place,
      'plannedOn', x.planned_on, 'heldOn', x.held_on, 'organizer', ${personName("x.organizer_id")}, 'result', x.result,
      'cancelledReason', x.cancelled_reason,
      'participants', (select coalesce(json_agg(w.name order by w.name), '[]') from person w
        where w.company_id = x.company_id and w.id = any(x.participant_ids)),
      'photos', (select coalesce(json_agg(json_build_object('sha256', f.sha256, 'name', f.name, 'url', '/files/Attachment_' || f.id)
        order by f.created_at), '[]') from attachment f where f.company_id = x.company_id and f.record_id = x.id
        and f.removed_at is null and f.media_type like 'image/%')) as event
    from showcase_event x join showcase_plan s on s.company_id = x.company_id and s.id = x.showcase_id
    join estate e on e.company_id = s.company_id and e.id = s.estate_id
    where x.company_id = current_company() and x.id = ${id}`);

/** A survey with all its answers, whose statistics are printed. */
export const surveyOnPaperStatement = (id: string) =>
  statement(sql<{ survey: SurveyOnPaper }>`
    select json_build_object('head', ${paperHead}, 'title', x.title, 'topics', x.topics, 'untilOn', x.until_on,
      'closedOn', x.closed_on, 'closedBy', (select w.name from person w where w.company_id = x.company_id and w.id = x.closed_by),
      'adjustment', x.adjustment, 'questions', x.questions,
      'answers', (select coalesce(json_agg(a.answers order by a.created_at, a.id), '[]') from needs_survey_answer a
        where a.company_id = x.company_id and a.survey_id = x.id)) as survey
    from needs_survey x join showcase_plan s on s.company_id = x.company_id and s.id = x.showcase_id
    join estate e on e.company_id = s.company_id and e.id = s.estate_id
    where x.company_id = current_company() and x.id = ${id}`);

/** The lecture notes of this edition. */
export const findLecture = async (
  db: Tx,
  showcaseId: string,
  edition: string,
): Promise<string | undefined> =>
  (
    await sql<{ id: string }>`select id from showcase_content where company_id = current_company()
      and showcase_id = ${showcaseId} and type = 'LECTURE' and edition = ${edition}`.execute(db)
  ).rows[0]?.id;
