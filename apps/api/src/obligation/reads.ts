import { roleNames } from "@threshold/domain/organization/roles";
import { superiorsOf } from "@threshold/domain/obligation/firing";
import { sql } from "kysely";
import {
  asc,
  byId,
  column,
  computed,
  connection,
  desc,
  type Env,
  many,
  mapType,
  one,
  oneOf,
  resolved,
  type Row,
  type TypeMap,
  type Value,
} from "../graphql/read/map.ts";
import { parseId } from "../graphql/id.ts";
import { contains, inIds, inWords } from "../organization/filters.ts";
import { LaunchPlanRead, LaunchTaskRead } from "../launch/reads.ts";
import {
  EstateRead,
  isActive,
  PersonRead,
  RegionRead,
  ServiceCenterRead,
} from "../organization/reads.ts";

const isOpen = (t: Row) => sql`${t("status")} in ('OPEN', 'PAUSED')`;
/** What has a day to begin with, an occurrence of what recurs among it, is shown from then on. */
const hasBegun = (t: Row, { today }: Env) => sql`coalesce(${t("opens_on")} <= ${today}, true)`;

/** Roles that a person holds on the viewer's day at a place the obligation lies in. */
const holds = (who: (held: Row) => ReturnType<typeof sql>, t: Row, env: Env) => {
  const held: Row = (name) => sql`a.${sql.ref(name)}`;
  return sql`exists (select from role_assignment a where a.company_id = ${t("company_id")} and ${who(held)}
    and ${isActive(held, env)}
    and (a.place_level = 'COMPANY' or a.place_id in (${t("service_center_id")}, ${t("region_id")}, ${t("estate_id")})))`;
};

/** The roles that the viewer holds anywhere today: found once, so that the index by role narrows what is looked at. */
const ownRoles = (env: Env) => {
  const held: Row = (name) => sql`a.${sql.ref(name)}`;
  return sql`array(select a.role from role_assignment a where a.company_id = (select current_company())
    and a.person_id = (select current_person()) and ${isActive(held, env)})`;
};

/** The viewer's by name, or by the office held at the place. */
const isMine = (t: Row, env: Env) => sql`(${t("assignee_id")} = (select current_person())
  or ${t("assignee_id")} is null and ${t("responsible_role")} = any(${ownRoles(env)}) and ${holds(
    (held) =>
      sql`${held("person_id")} = (select current_person()) and ${held("role")} = ${t("responsible_role")}`,
    t,
    env,
  )})`;

/** Every role with those whose superior, near or far, it is. */
const below = Object.fromEntries(
  roleNames.map((role) => [role, roleNames.filter((other) => superiorsOf(other).includes(role))]),
);

/** Of those who report to the viewer, directly or through others. */
const isMyTeams = (t: Row, env: Env) =>
  sql`${t("responsible_role")} = any(array(select jsonb_array_elements_text(${JSON.stringify(below)}::jsonb -> held) from unnest(${ownRoles(env)}) held))
    and ${holds(
      (held) =>
        sql`${held("person_id")} = (select current_person()) and ${JSON.stringify(below)}::jsonb -> ${held("role")} ? ${t("responsible_role")}`,
      t,
      env,
    )}`;

/** About records that the viewer may read at their center, of whatever module. */
const isReadable = (t: Row) => sql`(${t("service_center_id")} is null
  or (${t("record_type")}, ${t("service_center_id")}) in (select k.record_type, unnest(readable_centers(k.capability)) from record_kind k))`;

const endOfWeek = ({ today }: Env) => sql`(date_trunc('week', ${today})::date + 6)`;

const isLate = (t: Row, { now }: Env) =>
  sql`(${t("status")} = 'OPEN' and ${t("due_at")} <= ${now})`;

const urgency = (t: Row, env: Env) => sql`case when ${t("due_at")} is null then 'UNDATED'
  when ${isLate(t, env)} then 'OVERDUE' when ${t("due_on")} <= ${env.today} then 'TODAY'
  when ${t("due_on")} <= ${endOfWeek(env)} then 'THIS_WEEK' else 'LATER' end`;

/** Approvals and signatures ahead: others wait for them. */
const actRank = (t: Row) => sql`case when ${t("act")} in ('APPROVE', 'SIGN') then 0 else 1 end`;
const dueKey = (t: Row) => sql`coalesce(${t("due_at")}, 'infinity'::timestamptz)`;

export const ObligationRead: TypeMap = mapType({
  type: "Obligation",
  table: "obligation",
  columns: [
    "record_type",
    "kind",
    "occurrence",
    "act",
    "title",
    "data",
    "status",
    "due_on",
    "due_at",
    "whole_day",
    "provisional",
    "responsible_role",
    "next_firing_at",
    "created_at",
    "settled_at",
  ],
  fields: {
    recordId: computed((t) => sql`${t("record_type")} || '_' || ${t("record_id")}`),
    urgency: computed(urgency),
    daysOverdue: computed(
      (t, env) =>
        sql`case when ${isLate(t, env)} then greatest(0, ${env.today} - ${t("due_on")}) else 0 end`,
    ),
    assignee: one(() => PersonRead, { assignee_id: "id" }),
    responsiblePeople: many(() => PersonRead, {}, [asc("search_key")], {
      where: (person, env, t) =>
        sql`coalesce(${t("assignee_id")} = ${person("id")}, ${holds(
          (held) =>
            sql`${held("person_id")} = ${person("id")} and ${held("role")} = ${t("responsible_role")}`,
          t,
          env,
        )})`,
    }),
    isMine: computed((t, env) => sql`coalesce(${isMine(t, env)}, false)`),
    serviceCenter: one(() => ServiceCenterRead, { service_center_id: "id" }),
    region: one(() => RegionRead, { region_id: "id" }),
    estate: one(() => EstateRead, { estate_id: "id" }),
    firings: many(() => ObligationFiringRead, { id: "obligation_id" }, [asc("position")]),
    redatings: many(() => RedatingMoveRead, { id: "obligation_id" }, [asc("moved_at")], {
      where: (t) => sql`${t("moved_at")} is not null`,
    }),
    pauses: many(() => ObligationPauseRead, { id: "obligation_id" }, [asc("paused_at")]),
    record: oneOf("record_type", {
      LaunchTask: one(() => LaunchTaskRead, { record_id: "id" }),
      LaunchPlan: one(() => LaunchPlanRead, { record_id: "id" }),
    }),
    explanation: resolved(),
    settledBy: one(() => PersonRead, { settled_by: "id" }),
  },
});

export const ObligationFiringRead: TypeMap = mapType({
  type: "ObligationFiring",
  table: "obligation_firing",
  columns: ["kind", "step", "fires_at", "fired_at", "role", "skipped_roles"],
  fields: {
    told: many(() => PersonRead, {}, [asc("search_key")], {
      where: (t, _, firing) => sql`${t("id")} = any(${firing("told_ids")})`,
    }),
  },
});

export const ObligationPauseRead: TypeMap = mapType({
  type: "ObligationPause",
  table: "obligation_pause",
  columns: ["paused_at", "resumed_at", "reason"],
  fields: { createdBy: one(() => PersonRead, { created_by: "id" }) },
});

export const RedatingMoveRead: TypeMap = mapType({
  type: "RedatingMove",
  table: "redating_move",
  columns: ["from_due_at", "to_due_at", "moved_at", "reason"],
  fields: {
    fromRule: column("from_rule"),
    toRule: column("to_rule"),
    obligation: one(() => ObligationRead, { obligation_id: "id" }),
    createdBy: one(() => PersonRead, { created_by: "id" }),
  },
});

export const RedatingRead: TypeMap = mapType({
  type: "Redating",
  table: "redating",
  columns: ["record_type", "kind", "reason", "status", "total", "done", "moving", "created_at"],
  fields: {
    rule: column("due_rule"),
    createdBy: one(() => PersonRead, { created_by: "id" }),
    moves: connection(() => RedatingMoveRead, {
      on: { id: "redating_id" },
      orders: { DUE: [asc("from_due_at")] },
    }),
  },
});

/** Up to which day what is so urgent is due, so that the index by due instants serves; null without a last day. */
const horizonOf = (words: readonly string[]): "TODAY" | "WEEK" | null => {
  if (words.some((word) => word === "LATER" || word === "UNDATED")) return null;
  return words.includes("THIS_WEEK") ? "WEEK" : "TODAY";
};

function dueBefore(t: Row, words: Value, env: Env) {
  const horizon = words.pick("horizon", (some) => horizonOf(some as readonly string[]));
  if (horizon === null) return sql``;
  // Two days are more than any time zone's difference.
  const last = horizon === "WEEK" ? endOfWeek(env) : env.today;
  return sql` and ${dueKey(t)} < (${last} + 2)::timestamp at time zone 'UTC'`;
}

const filter = {
  search: (t: Row, text: Value) =>
    contains(sql`lower(${t("title")} || ' ' || coalesce(${t("data")} ->> 'titleEn', ''))`, text),
  acts: inWords("act"),
  recordTypes: inWords("record_type"),
  urgencies: (t: Row, words: Value, env: Env) =>
    sql`${urgency(t, env)} = any(${words.bind()}::text[])${dueBefore(t, words, env)}`,
  roles: inWords("responsible_role"),
  regionIds: inIds("region_id", "Region"),
  serviceCenterIds: inIds("service_center_id", "ServiceCenter"),
};
const orders = {
  // What is due earlier is more urgent: an index has it so.
  URGENCY: [asc(actRank), asc(dueKey)],
  DUE: [asc(dueKey)],
  RESPONSIBLE: [
    asc("responsible_role"),
    asc((t) => sql`coalesce(${t("assignee_id")}::text, '')`),
    asc(dueKey),
  ],
  NEWEST: [desc("created_at")],
};

const countOf = (condition: (t: Row, env: Env) => ReturnType<typeof sql>) => (t: Row, env: Env) =>
  sql`count(*) filter (where ${condition(t, env)})`;
const isUrgent = (word: string) => (t: Row, env: Env) => sql`${urgency(t, env)} = ${word}`;
const aggregates = {
  overdueCount: countOf(isUrgent("OVERDUE")),
  todayCount: countOf(isUrgent("TODAY")),
  weekCount: countOf(isUrgent("THIS_WEEK")),
  waitingCount: countOf((t) => sql`${t("act")} in ('APPROVE', 'SIGN')`),
};

/** Of more open obligations than these a list tells that they are more. */
const countsTo = 10_000;

export const obligationRoots = {
  redating: byId(() => RedatingRead),
  redatings: connection(() => RedatingRead, { orders: { NEWEST: [desc("created_at")] } }),
  obligation: byId(() => ObligationRead),
  myObligations: connection(() => ObligationRead, {
    where: (t, env) => sql`${isOpen(t)} and ${isMine(t, env)} and ${hasBegun(t, env)}`,
    filters: { filter },
    orders,
    aggregates,
    countsTo,
  }),
  teamObligations: connection(() => ObligationRead, {
    where: (t, env) =>
      sql`${isOpen(t)} and ${isMyTeams(t, env)} and ${isReadable(t)} and ${hasBegun(t, env)}`,
    filters: { filter },
    orders,
    aggregates,
    countsTo,
  }),
  obligations: connection(() => ObligationRead, {
    where: (t, env) => sql`${isOpen(t)} and ${isReadable(t)} and ${hasBegun(t, env)}`,
    filters: { filter },
    orders,
    aggregates,
    countsTo,
  }),
  recordObligations: many(() => ObligationRead, {}, [asc("created_at")], {
    where: (t, { args }) => {
      const part = (name: "type" | "uuid") =>
        args.recordId!.bind<string>((id) => parseId(id)?.[name] ?? null);
      return sql`${t("record_type")} = ${part("type")} and ${t("record_id")} = ${part("uuid")}::uuid`;
    },
    limit: 50,
  }),
};
