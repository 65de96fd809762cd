import { sql } from "kysely";
import {
  computed,
  connection,
  type ConnectionField,
  desc,
  mapType,
  one,
  type Row,
  type TypeMap,
} from "../graphql/read/map.ts";

export const AuditEntryRead: TypeMap = mapType({
  type: "AuditEntry",
  table: "audit_entry",
  // What belongs to no service center, people and roles say, is read by whoever reads the company's history.
  where: (t, { value }) =>
    sql`(${t("service_center_id")} is not null or 'audit.read' = any(${value((run) => run.scope.permissions)}::text[]))`,
  columns: ["at", "action", "origin", "table_name", "operation", "before", "after"],
  fields: {
    personName: computed(
      (t) =>
        sql`(select p.name from person p where p.company_id = ${t("company_id")} and p.id = ${t("person_id")})`,
    ),
    names: computed(namesOf),
  },
});

/** Ids in a change say nothing to a reader: the names of those that are people, by id. */
function namesOf(t: Row) {
  const ids = (column: string) =>
    sql`select case when x.value ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then x.value::uuid end
      from jsonb_each_text(${t(column)}) x where x.key ~ '(_id|_by)$'`;
  return sql`(select coalesce(jsonb_object_agg(p.id, p.name), '{}') from person p
    where p.company_id = ${t("company_id")} and p.id in (${ids("before")} union all ${ids("after")}))`;
}

/** The history of the record the field hangs on, newest first. */
export function historyOf(): ConnectionField {
  return connection(() => AuditEntryRead, {
    on: { id: "record_id" },
    orders: { NEWEST: [desc("at"), desc("position")] },
  });
}

const hexadecimal = (column: string) => computed((t) => sql`encode(${t(column)}, 'hex')`);

export const AuditTreeRead: TypeMap = mapType({
  type: "AuditTree",
  table: "audit_tree",
  columns: ["size", "grown_at", "checked_at", "checked_size", "findings"],
  fields: {
    root: hexadecimal("root"),
    waiting: computed(
      (t) => sql`(select count(*)::int from audit_entry e
        where e.company_id = ${t("company_id")} and e.position > ${t("position")})`,
    ),
  },
});

export const AuditRootRead: TypeMap = mapType({
  type: "AuditRoot",
  table: "audit_root",
  columns: ["on_day", "size"],
  fields: { root: hexadecimal("hash") },
});

export const auditRoots = {
  // Before its first entries are in it there is nothing to show or to prove.
  auditTree: one(
    () => AuditTreeRead,
    {},
    (t) => sql`${t("size")} > 0`,
  ),
  auditRoots: connection(() => AuditRootRead, { orders: { NEWEST: [desc("on_day")] } }),
};
