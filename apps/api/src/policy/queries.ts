import type { Day } from "@threshold/domain/calendar/day";
import type { Place } from "@threshold/domain/organization/viewer";
import type {
  PolicyKey,
  PolicyLevel,
  PolicyValue,
  ValueOf,
} from "@threshold/domain/policy/catalog";
import { policyLevels, policyOf } from "@threshold/domain/policy/catalog";
import { effective, type Setting, type Step } from "@threshold/domain/policy/effective";
import { type Insertable, type RawBuilder, sql } from "kysely";
import { statement } from "../db/database.ts";
import type { Tx } from "../db/tenancy.ts";
import type { PolicySettingTable } from "../db/types.ts";

/** A change of a setting with who made it and why. */
export interface KeptSetting extends Setting {
  readonly id: string;
  readonly reason: string;
  readonly setById: string | null;
  readonly setBy: string | null;
}

/** Where somebody asks, with all of its settings: of each key the places on the way, from the company down. */
export interface PlaceSettings {
  readonly level: PolicyLevel;
  readonly settings: Readonly<Partial<Record<string, readonly KeptSetting[]>>>;
  readonly placeId: string;
  readonly placeName: string;
}

const places = (place: {
  readonly centerId: string | null;
  readonly regionId: string | null;
}) => sql`(
  select 1 as rank, 'COMPANY' as level, c.id as place_id, c.name, null::uuid as region_id, null::uuid as service_center_id
    from company c where c.company_id = current_company()
  union all select 2, 'REGION', r.id, r.name, r.id, null from region r where r.company_id = current_company()
    and r.id = coalesce(${place.regionId}, (select s.region_id from service_center s
      where s.company_id = current_company() and s.id = ${place.centerId}))
  union all select 3, 'SERVICE_CENTER', s.id, s.name, null, s.id from service_center s
    where s.company_id = current_company() and s.id = ${place.centerId})`;

const idsOf = (place: Place) => ({
  centerId:
    place.level === "SERVICE_CENTER" ? place.id : place.level === "ESTATE" ? place.centerId : null,
  regionId: place.level === "REGION" ? place.id : null,
});

/** The way to a place, each step with the changes made there of one key, or of all. */
export const chainStatement = (place: Place, key: PolicyKey | null) =>
  statement(sql<PlaceSettings>`select p.level, p.place_id as "placeId", p.name as "placeName",
      (select coalesce(jsonb_object_agg(k.key, k.settings), '{}') from (
        select s.key, jsonb_agg(jsonb_build_object('id', s.id, 'value', s.value, 'fromOn', s.from_on, 'reason', s.reason,
          'setAt', to_char(s.created_at, 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'setById', s.created_by, 'setBy', w.name)
          order by s.created_at, s.id) as settings
        from policy_setting s left join person w on w.company_id = s.company_id and w.id = s.created_by
        where s.company_id = current_company() and (${key}::text is null or s.key = ${key})
          and s.region_id is not distinct from p.region_id and s.service_center_id is not distinct from p.service_center_id
        group by s.key) k) as settings
    from ${places(idsOf(place))} p order by p.rank`);

/** The steps of one key on the way to a place, for `effective`. */
export const stepsOf = (chain: readonly PlaceSettings[], key: PolicyKey): Step<KeptSetting>[] =>
  chain.map(({ level, placeId, settings }) => ({ level, placeId, settings: settings[key] ?? [] }));

/** The value of a setting (参数) at a place on the transaction's day: the nearest place's own, else the default. */
export async function policyValue<Key extends PolicyKey>(
  db: Tx,
  key: Key,
  place: Place,
): Promise<ValueOf<Key>> {
  const { centerId, regionId } = idsOf(place);
  const of = {
    centerId: sql`${centerId}::uuid`,
    regionId: sql`coalesce(${regionId}::uuid, (select s.region_id from service_center s
      where s.company_id = current_company() and s.id = ${centerId}))`,
  };
  const { rows } = await sql<{
    settings: SettingsAlong;
  }>`select ${settingsAlong([key], of)} as settings`.execute(db);
  return settingAmong(rows[0]!.settings, key);
}

/** The same for every center that the transaction sees, for work on many records: by the center's id. */
export async function policyValues<Key extends PolicyKey>(
  db: Tx,
  key: Key,
): Promise<ReadonlyMap<string, ValueOf<Key>>> {
  const { rows: centers } = await sql<{
    id: string;
    regionId: string;
    companyId: string;
    today: Day;
  }>`
    select id, region_id as "regionId", company_id as "companyId", current_day() as today
    from service_center where company_id = current_company()`.execute(db);
  const { rows } = await sql<Setting & { placeId: string; value: PolicyValue | null }>`
    select coalesce(service_center_id, region_id, company_id) as "placeId", value, from_on as "fromOn", created_at as "setAt"
    from policy_setting where company_id = current_company() and key = ${key} order by created_at, id`.execute(
    db,
  );
  const made = Map.groupBy(rows, ({ placeId }) => placeId);
  return new Map(
    centers.map(({ id, regionId, companyId, today }) => {
      const steps = [companyId, regionId, id].map((placeId, at) => ({
        level: policyLevels[at]!,
        placeId,
        settings: made.get(placeId) ?? [],
      }));
      return [id, effective(policyOf(key), steps, today).value as ValueOf<Key>];
    }),
  );
}

/** The changes of some settings on the way to a place, as a statement that gathers more brings them along. */
export interface SettingsAlong {
  readonly on: Day;
  readonly changes: readonly (Setting & { readonly key: string; readonly level: PolicyLevel })[];
}

/** They as SQL, for a region and a center that the statement knows; read with `settingAmong`. */
export const settingsAlong = (
  keys: readonly PolicyKey[],
  place: { readonly regionId: RawBuilder<unknown>; readonly centerId: RawBuilder<unknown> },
) => sql<SettingsAlong>`jsonb_build_object('on', current_day(), 'changes', (
    select coalesce(jsonb_agg(jsonb_build_object('key', x.key, 'value', x.value, 'fromOn', x.from_on, 'setAt', x.created_at,
      'level', case when x.service_center_id is not null then 'SERVICE_CENTER' when x.region_id is not null then 'REGION' else 'COMPANY' end)
      order by x.created_at, x.id), '[]')
    from policy_setting x where x.company_id = current_company() and x.key = any(${keys})
      and (x.region_id is null or x.region_id = ${place.regionId})
      and (x.service_center_id is null or x.service_center_id = ${place.centerId})))`;

/** The value of one of the settings brought along. */
export function settingAmong<Key extends PolicyKey>(
  { on, changes }: SettingsAlong,
  key: Key,
): ValueOf<Key> {
  const steps = policyLevels.map((level) => ({
    level,
    placeId: level,
    settings: changes.filter((one) => one.key === key && one.level === level),
  }));
  return effective(policyOf(key), steps, on).value as ValueOf<Key>;
}

export const insertSetting = (db: Tx, row: Omit<Insertable<PolicySettingTable>, "company_id">) =>
  db
    .insertInto("policy_setting")
    .values({ ...row, company_id: sql<string>`current_company()` })
    .execute();
