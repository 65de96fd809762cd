import { phoneDigits } from "@threshold/domain/personal-data/phone";
import { sql } from "kysely";
import type { Row, Sql, Value } from "../graphql/read/map.ts";
import { phoneLookups } from "../phone.ts";

/** Text, pinyin or initials anywhere in a search key; what LIKE would read as a pattern is taken as it is. */
export const contains = (sought: Sql, text: Value) =>
  sql`${sought} like ${text.bind<string>(
    (value) =>
      `%${value
        .trim()
        .toLowerCase()
        .replace(/[\\%_]/g, "\\$&")}%`,
  )}`;
export const matches = (t: Row, text: Value) => contains(t("search_key"), text);

/** Fewer digits are part of a name or a badge and no number that somebody looks up. */
const shortestPhone = 5;

/** The same, or the whole of the record's phone number, which is compared by its keyed hash and nothing unsealed. */
export const matchesOrCalls = (t: Row, text: Value) =>
  sql`(${matches(t, text)} or ${t("phone_lookup")} = any(${text.bind<string>((value, run) =>
    phoneDigits(value).length < shortestPhone ? [] : phoneLookups(run, value),
  )}::text[]))`;

/** A column that is one of the words given. */
export const inWords = (name: string) => (t: Row, words: Value) =>
  sql`${t(name)} = any(${words.bind()}::text[])`;
/** A column that is the uuid in one of the global ids given. */
export const inIds = (name: string, type: string) => (t: Row, ids: Value) =>
  sql`${t(name)} = any(${ids.ids(type)}::uuid[])`;
const inRegions = (t: Row, ids: Value) =>
  sql`${t("service_center_id")} in (select c.id from service_center c where c.company_id = ${t("company_id")} and c.region_id = any(${ids.ids("Region")}::uuid[]))`;

/** Filters of whatever belongs to a service center, for lists across estates. */
export const placeFilters = {
  regionIds: inRegions,
  serviceCenterIds: inIds("service_center_id", "ServiceCenter"),
};
