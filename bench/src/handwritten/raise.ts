import { createHash } from "node:crypto";
import { dayAt } from "@threshold/domain/calendar/clock";
import {
  defectCategories,
  type DefectCategory,
  type DefectSourceKind,
  isSourceByHand,
} from "@threshold/domain/defect/vocabulary";
import { may } from "@threshold/domain/organization/viewer";
import type { Pool, PoolClient } from "pg";
import { v7 as uuid } from "uuid";
import { rowOf } from "../../../apps/api/src/obligation/actions.ts";
import { searchKey } from "../../../apps/api/src/organization/search-key.ts";
import { settingAmong, type SettingsAlong } from "../../../apps/api/src/policy/queries.ts";
import type { Completing } from "./complete.ts";
import { defectRow } from "./defects.ts";

/** A defect of a home, as the mutation's input tells it. */
export interface Raising {
  readonly clientMutationId: string;
  readonly newId: string;
  readonly sourceKind: DefectSourceKind;
  readonly unitId: string;
  readonly part: string;
  readonly category: DefectCategory;
  readonly severity: string;
  readonly trade: string;
  readonly text: string;
}

interface HomePlace {
  readonly centerId: string;
  readonly regionId: string;
  readonly estateId: string;
  readonly estateName: string;
  readonly buildingId: string;
  readonly buildingNumber: string;
  readonly roomNumber: string;
  readonly timeZone: string;
  readonly regularShift: string | null;
  readonly workdayEnd: string | null;
  readonly settings: SettingsAlong;
}

const openSql = `select set_config('app.company_id', $1, true), set_config('app.account_id', $2, true),
  set_config('app.person_id', $3, true), set_config('app.request_id', $4, true), set_config('app.origin', $5, true),
  set_config('app.now', $6, true), set_config('app.today', $7, true), set_config('app.action', 'raiseDefect', true),
  pg_advisory_xact_lock(hashtextextended($1 || ' ' || $3 || ' ' || $8, 0))`;

const answeredSql = `select answer, input_hash as hash from idempotency
  where company_id = $1 and person_id = $2 and key = $3`;

/** Where the home lies, and the settings that hold there. */
const placeSql = `
  select s.id as "centerId", s.region_id as "regionId", e.id as "estateId", e.name as "estateName", b.id as "buildingId",
    b.number as "buildingNumber", u.room_number as "roomNumber", c.time_zone as "timeZone",
    s.regular_shift as "regularShift", s.workday_end as "workdayEnd",
    json_build_object('on', $3::date, 'changes', (select coalesce(json_agg(json_build_object('key', x.key, 'value', x.value,
        'fromOn', x.from_on, 'setAt', x.created_at, 'level', case when x.service_center_id is not null then 'SERVICE_CENTER'
          when x.region_id is not null then 'REGION' else 'COMPANY' end) order by x.created_at, x.id), '[]')
      from policy_setting x where x.company_id = $1
        and x.key in ('defect.assignDays', 'reminder.leadDays', 'reminder.dueDayTime')
        and (x.region_id is null or x.region_id = s.region_id)
        and (x.service_center_id is null or x.service_center_id = s.id))) as settings
  from unit u
  join company c on c.company_id = $1
  join building b on b.company_id = $1 and b.id = u.building_id
  join estate e on e.company_id = $1 and e.id = u.estate_id
  join service_center s on s.company_id = $1 and s.id = e.service_center_id
  where u.company_id = $1 and u.id = $2`;

const obligationColumns = `record_type, record_id, kind, act, service_center_id, region_id, estate_id, responsible_role,
  anchor, due_rule, due_on, due_at, whole_day, provisional, notices, next_firing_at`;

/** Number, defect, event, obligation and kept answer in one statement; triggers write the audit and tell other servers. */
const writeSql = `
  with numbered as (
    insert into number_count as n (company_id, form, count, last) values ($1, 'DEFECT', $4::uuid::text, 1)
    on conflict (company_id, form, count) do update set last = n.last + 1 returning last),
  raised as (
    insert into defect (company_id, id, service_center_id, estate_id, number, source_kind, building_id, unit_id, part,
      category, severity, trade, text, status, raised_on, search_key)
    select $1, $2, $3, $4, last, $5, $6, $7, $8, $9, $10, $11, $12, 'UNASSIGNED', $13, $14 || ' #' || last
    from numbered),
  told as (
    insert into defect_event (company_id, id, service_center_id, defect_id, act, round, done_at)
    values ($1, $15, $3, $2, 'RAISE', 0, current_instant())),
  answered as (
    insert into idempotency (company_id, person_id, key, action, input_hash, answer)
    values ($1, $16, $17, 'raiseDefect', $18, $19))
  insert into obligation (company_id, title, data, since, fired_until, ${obligationColumns})
  select $1, left($20 || n.last || $21, 200), jsonb_build_object('titleEn', $22 || n.last || $23), current_instant(),
    current_instant() - interval '1 millisecond', ${obligationColumns}
  from numbered n, jsonb_populate_record(null::obligation, $24)`;

const answerSql = `select row_to_json(o)::text as defect from (select ${defectRow()}
  where d.company_id = $1 and d.id = $3) o`;

/**
 * Tells of a defect in two round trips (pg's pipelining): open, look the key up, find the place; write, read the answer,
 * commit. Refusals are thrown: the benchmark has none.
 */
export async function raise(pool: Pool, asked: Raising, by: Completing): Promise<string> {
  const client = await pool.connect();
  try {
    const { defect } = await raiseOn(client, asked, by);
    return `{"data":{"raiseDefect":{"defect":${defect}}}}`;
  } catch (error) {
    await client.query("rollback");
    throw error;
  } finally {
    client.release();
  }
}

async function raiseOn(client: PoolClient, input: Raising, by: Completing) {
  const { clientMutationId: key, ...asked } = input;
  const { viewer, today } = by;
  const { companyId, personId, accountId } = viewer;
  const ask = (name: string, text: string, values: unknown[]) =>
    client.query({ name, text, values });
  const now = new Date().toISOString();
  const unitId = asked.unitId.slice(asked.unitId.indexOf("_") + 1);
  const settings = [by.requestId, by.origin, now, today, key];
  const [, , answered, placed] = await Promise.all([
    client.query("begin"),
    ask("open raise", openSql, [companyId, accountId, personId, ...settings]),
    ask("answered", answeredSql, [companyId, personId, key]),
    ask("place", placeSql, [companyId, unitId, today]),
  ]);
  const readAndEnd = async () =>
    (
      await Promise.all([
        ask("raised", answerSql, [companyId, today, asked.newId]),
        client.query("commit"),
      ])
    )[0].rows[0] as { defect: string };
  const hash = createHash("sha256").update(JSON.stringify(asked)).digest("base64url");
  if (answered.rows.length > 0) {
    if (answered.rows[0].hash !== hash) throw new Error("IDEMPOTENCY_KEY_REUSED");
    return readAndEnd();
  }
  const place = placed.rows[0] as HomePlace;
  const values = await decide(asked, unitId, place, by, now);
  const kept = [personId, key, hash, JSON.stringify({ defect: asked.newId })];
  const [, row] = await Promise.all([
    ask("write raise", writeSql, [companyId, ...values.defect, ...kept, ...values.obligation]),
    readAndEnd(),
  ]);
  return row;
}

/** The product's own rules: who may, which day, what is asked of whom by when, what it is found by. */
async function decide(
  { newId, sourceKind, category, severity, trade, ...asked }: Omit<Raising, "clientMutationId">,
  unitId: string,
  place: HomePlace,
  { viewer, today, calendar }: Completing,
  now: string,
) {
  const { centerId, estateId, estateName, buildingNumber, roomNumber } = place;
  const at = { level: "ESTATE", id: estateId, centerId } as const;
  if (!may(viewer, "defect.raise", at)) throw new Error("FORBIDDEN");
  const [text, part] = [asked.text.trim(), asked.part.trim()];
  if (!isSourceByHand(sourceKind) || text === "" || text.length > 1_000 || part.length > 200)
    throw new Error("INVALID_INPUT");
  const home = `${buildingNumber}${roomNumber}`;
  const found = await searchKey(text, home, `${buildingNumber}-${roomNumber}`, part);
  const told = text.length > 60 ? `${text.slice(0, 60)}…` : text;
  const words = defectCategories[category];
  const ahead = `${estateName} ${home} ${part} #`;
  const { title, data, ...obligation } = rowOf(
    {
      recordType: "Defect",
      recordId: newId,
      kind: "DEFECT_ASSIGN",
      act: "DO",
      serviceCenterId: centerId,
      estateId,
      title: "",
      responsible: { role: "CUSTOMER_SERVICE_MANAGER" },
      due: {
        anchor: { on: today },
        rule: { unit: "CALENDAR_DAYS", count: settingAmong(place.settings, "defect.assignDays") },
      },
    },
    { ...place, pauses: [], paused: false, occurrence: 1, missed: 0 },
    { now, calendar },
  );
  const raisedOn = dayAt(Date.parse(now), place.timeZone);
  const where = [centerId, estateId, sourceKind, place.buildingId, unitId, part];
  return {
    defect: [newId, ...where, category, severity, trade, text, raisedOn, found, uuid()],
    obligation: [
      `分配缺陷：${ahead}`,
      ` ${words.zh} ${told}`,
      `Assign: ${ahead}`,
      ` ${words.en}: ${told}`,
      JSON.stringify(obligation),
    ],
  };
}
