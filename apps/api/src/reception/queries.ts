import type { Day } from "@threshold/domain/calendar/day";
import type { SetupOnPaper } from "@threshold/domain/reception/check-form";
import type { Device } from "@threshold/domain/reception/devices";
import type { SetupStatus } from "@threshold/domain/reception/vocabulary";
import { type Insertable, sql, type Updateable } from "kysely";
import { compiler, statement } from "../db/database.ts";
import type { Lock, Tx } from "../db/tenancy.ts";
import type {
  DeskCardTable,
  FrontDeskDeviceTable,
  ReceptionFindingTable,
  ReceptionSetupTable,
  ReceptionSystemCheckTable,
} from "../db/types.ts";

const company = sql<string>`current_company()`;

export interface SetupRow {
  readonly id: string;
  readonly serviceCenterId: string;
  readonly centerName: string;
  readonly status: SetupStatus;
  readonly resultId: string;
  readonly openingOn: Day | null;
  readonly openingFromLaunch: boolean;
  readonly checkedById: string | null;
  readonly version: number;
}

/** Whatever changes a set-up waits at it. */
export const setupLock = (id: string): Lock =>
  sql`select from reception_setup where company_id = current_company() and id = ${id} for update`.compile(
    compiler,
  );

const setups = (where: ReturnType<typeof sql>) => sql<SetupRow>`
  select s.id, s.service_center_id as "serviceCenterId", c.name as "centerName", s.status, s.result_id as "resultId",
    s.opening_on as "openingOn", s.opening_from_launch as "openingFromLaunch", s.checked_by as "checkedById", s.version
  from reception_setup s join service_center c on c.company_id = s.company_id and c.id = s.service_center_id
  where s.company_id = current_company() and ${where}`;

export const findSetup = async (db: Tx, id: string): Promise<SetupRow | undefined> =>
  (await setups(sql`s.id = ${id}`).execute(db)).rows[0];

export const findSetupOfCenter = async (db: Tx, centerId: string): Promise<SetupRow | undefined> =>
  (await setups(sql`s.service_center_id = ${centerId}`).execute(db)).rows[0];

export const findSetupOfAnswer = async (db: Tx, answerId: string): Promise<SetupRow | undefined> =>
  (
    await setups(
      sql`s.result_id = (select a.result_id from checklist_answer a where a.company_id = current_company() and a.id = ${answerId})`,
    ).execute(db)
  ).rows[0];

/** Every set-up in one of these statuses, locked. */
export const lockSetupsIn = async (db: Tx, statuses: readonly SetupStatus[]): Promise<SetupRow[]> =>
  (
    await sql<SetupRow>`${setups(sql`s.status = any(${statuses}::text[])`)} order by s.id for update of s`.execute(
      db,
    )
  ).rows;

export const insertSetup = (db: Tx, row: Omit<Insertable<ReceptionSetupTable>, "company_id">) =>
  db
    .insertInto("reception_setup")
    .values({ ...row, company_id: company })
    .execute();

export const updateSetup = (db: Tx, id: string, columns: Updateable<ReceptionSetupTable>) =>
  db
    .updateTable("reception_setup")
    .set(columns)
    .where("company_id", "=", company)
    .where("id", "=", id)
    .execute();

/** A center with the day its next launch opens it, and its set-up where that is to follow. */
export interface Opening {
  readonly serviceCenterId: string;
  readonly centerName: string;
  readonly launchOn: Day;
  readonly setupId: string | null;
}

/** Centers under launch that have no set-up yet, or one that is planned for another day than the launch. */
export async function listOpenings(db: Tx): Promise<Opening[]> {
  const { rows } = await sql<Opening>`
    select l.service_center_id as "serviceCenterId", c.name as "centerName", l.launch_on as "launchOn", s.id as "setupId"
    from (select service_center_id, min(launch_date) as launch_on from launch_plan
      where company_id = current_company() and status in ('ACTIVE', 'READY') and launch_date >= current_day()
      group by service_center_id) l
    join service_center c on c.company_id = current_company() and c.id = l.service_center_id
    left join reception_setup s on s.company_id = current_company() and s.service_center_id = l.service_center_id
    where s.id is null or s.opening_from_launch and s.status = 'PLANNED' and s.opening_on is distinct from l.launch_on`.execute(
    db,
  );
  return rows;
}

/** The day on which the center's next launch opens it. */
export async function findLaunchOf(db: Tx, centerId: string): Promise<Day | null> {
  const { rows } = await sql<{ on: Day | null }>`select min(launch_date) as "on" from launch_plan
    where company_id = current_company() and service_center_id = ${centerId} and status in ('ACTIVE', 'READY')
      and launch_date >= current_day()`.execute(db);
  return rows[0]!.on;
}

export interface DeviceRow extends Device {
  readonly id: string;
  readonly serviceCenterId: string;
  readonly version: number;
}

const devices = sql`select id, service_center_id as "serviceCenterId", kind, station, status,
    takes_requests as "takesRequests", recorded, version
  from front_desk_device where company_id = current_company()`;

export const listDevices = async (db: Tx, centerId: string): Promise<DeviceRow[]> =>
  (await sql<DeviceRow>`${devices} and service_center_id = ${centerId}`.execute(db)).rows;

export const lockDevice = async (db: Tx, id: string): Promise<DeviceRow | undefined> =>
  (await sql<DeviceRow>`${devices} and id = ${id} for update`.execute(db)).rows[0];

export const insertDevice = (db: Tx, row: Omit<Insertable<FrontDeskDeviceTable>, "company_id">) =>
  db
    .insertInto("front_desk_device")
    .values({ ...row, company_id: company })
    .execute();

export const updateDevice = (db: Tx, id: string, columns: Updateable<FrontDeskDeviceTable>) =>
  db
    .updateTable("front_desk_device")
    .set(columns)
    .where("company_id", "=", company)
    .where("id", "=", id)
    .execute();

/** A desk card, or what it becomes: there is one of a person at a center. */
export const saveCard = (db: Tx, row: Omit<Insertable<DeskCardTable>, "company_id">) =>
  db
    .insertInto("desk_card")
    .values({ ...row, company_id: company })
    .onConflict((conflict) =>
      conflict
        .columns(["company_id", "service_center_id", "person_id"])
        .doUpdateSet({ name: row.name, title: row.title, place: row.place }),
    )
    .returning("id")
    .executeTakeFirstOrThrow();

export const lockCard = async (
  db: Tx,
  id: string,
): Promise<{ serviceCenterId: string } | undefined> =>
  (
    await sql<{
      serviceCenterId: string;
    }>`select service_center_id as "serviceCenterId" from desk_card where company_id = current_company() and id = ${id} for update`.execute(
      db,
    )
  ).rows[0];

export const deleteCard = (db: Tx, id: string) =>
  sql`delete from desk_card where company_id = current_company() and id = ${id}`.execute(db);

export const insertSystemCheck = (
  db: Tx,
  row: Omit<Insertable<ReceptionSystemCheckTable>, "company_id">,
) =>
  db
    .insertInto("reception_system_check")
    .values({ ...row, company_id: company })
    .execute();

export const insertFindings = (
  db: Tx,
  rows: readonly Omit<Insertable<ReceptionFindingTable>, "company_id">[],
) =>
  db
    .insertInto("reception_finding")
    .values(rows.map((row) => ({ ...row, company_id: company })))
    .execute();

export const lockFinding = async (
  db: Tx,
  id: string,
): Promise<{ serviceCenterId: string; mendedOn: Day | null } | undefined> =>
  (
    await sql<{ serviceCenterId: string; mendedOn: Day | null }>`
      select service_center_id as "serviceCenterId", mended_on as "mendedOn" from reception_finding
      where company_id = current_company() and id = ${id} for update`.execute(db)
  ).rows[0];

export const mendFinding = (db: Tx, id: string) =>
  sql`update reception_finding set mended_on = current_day(), mended_by = current_person()
    where company_id = current_company() and id = ${id}`.execute(db);

/** A set-up with its check and photos, as it is printed. */
export const setupOnPaperStatement = (id: string) =>
  statement(sql<{ setup: SetupOnPaper }>`
    select json_build_object('region', r.name, 'serviceCenter', c.name, 'status', s.status, 'openingOn', s.opening_on,
      'checkedBy', (select p.name from person p where p.company_id = s.company_id and p.id = s.checked_by),
      'checkedOn', (s.checked_at at time zone o.time_zone)::date,
      'decidedBy', (select p.name from person p where p.company_id = s.company_id and p.id = s.decided_by),
      'decidedOn', (s.decided_at at time zone o.time_zone)::date, 'returnReason', s.return_reason,
      'versionNumber', t.version_number, 'content', t.content, 'settings', x.settings,
      'answers', (select coalesce(json_agg(json_build_object('itemCode', a.item_code, 'ticked', a.ticked, 'choice', a.choice,
          'numbers', a.numbers, 'text', a.text, 'signature', 'NONE', 'notApplicableReason', a.not_applicable_reason,
          'remark', a.remark, 'waivedReason', a.waived_reason, 'fileCount', f.count, 'photos', f.photos) order by a.position), '[]')
        from checklist_answer a
        cross join lateral (select count(*) as count, coalesce(json_agg(json_build_object('sha256', f.sha256, 'name', f.name,
            'url', '/files/Attachment_' || f.id) order by f.created_at) filter (where f.media_type like 'image/%'), '[]') as photos
          from attachment f where f.company_id = a.company_id and f.record_id = a.id and f.removed_at is null) f
        where a.company_id = x.company_id and a.result_id = x.id and a.position is not null)) as setup
    from reception_setup s
    join company o on o.company_id = s.company_id
    join service_center c on c.company_id = s.company_id and c.id = s.service_center_id
    join region r on r.company_id = c.company_id and r.id = c.region_id
    join checklist_result x on x.company_id = s.company_id and x.id = s.result_id
    join checklist_template t on t.company_id = x.company_id and t.id = x.template_id
    where s.company_id = current_company() and s.id = ${id}`);
