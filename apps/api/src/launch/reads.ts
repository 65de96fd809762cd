import { cleaningOfPlan } from "../initial-cleaning/reads.ts";
import { launchDayOfPlan } from "../launch-day/reads.ts";
import { sql } from "kysely";
import { attachmentsOf } from "../attachment/reads.ts";
import { historyOf } from "../audit/reads.ts";
import {
  asc,
  byId,
  computed,
  connection,
  desc,
  type Env,
  many,
  mapType,
  one,
  resolved,
  type Row,
  storedJson,
  type TypeMap,
  type Value,
} from "../graphql/read/map.ts";
import {
  LaunchTaskRecordRead,
  LogisticsItemRead,
  MaterialRequestRead,
  PrintHandoverRead,
  RecruitmentItemRead,
  SalesSupportSchemeRead,
  StaffingPlanRead,
  StaffingRevisionRead,
  UniformOrderRead,
} from "../launch-record/reads.ts";
import { SalesAreaHandoverRead } from "../sales-area/reads.ts";
import { LaunchTrainingRead, trainingSchemeOfPlan } from "../launch-training/reads.ts";
import { contains, inWords, placeFilters } from "../organization/filters.ts";
import { EstateRead, PersonRead } from "../organization/reads.ts";
import { ShowcasePlanRead } from "../showcase/reads.ts";

const isOpen = (t: Row) => sql`${t("status")} not in ('DONE', 'NOT_APPLICABLE')`;
const isOverdue = (t: Row, { today }: Env) =>
  sql`coalesce(${t("due_on")} < ${today}, false) and ${isOpen(t)}`;

const ofPlan = (target: () => TypeMap) => one(target, { id: "plan_id" });

export const LaunchPlanRead: TypeMap = mapType({
  type: "LaunchPlan",
  table: "launch_plan",
  columns: [
    "name",
    "status",
    "version",
    "coordination_meeting_on",
    "entry_date",
    "launch_date",
    "soft_fitout_date",
    "hall_fitout_date",
    "staffing_approved_on",
    "fit_out_standard",
    "enclosure_scope",
    "office_place",
    "canteen_required",
    "dorm_required",
    "fields_updated_on",
    "suspended_reason",
    "launched_on",
    "closed_at",
    "created_at",
    "updated_at",
    "planned_on",
    "feasible",
    "conflict_codes",
    "provisional",
    "light",
    "task_count",
    "done_count",
    "overdue_count",
  ],
  fields: () => ({
    estate: one(() => EstateRead, { estate_id: "id" }),
    template: one(() => LaunchTemplateRead, { template_id: "id" }),
    permits: many(() => LaunchPermitRead, { id: "plan_id" }, [asc("name")]),
    showFlats: many(() => LaunchShowFlatRead, { id: "plan_id" }, [asc("location")]),
    daysLeft: computed((t, { today }) => sql`${t("launch_date")} - ${today}`),
    lightReasons: storedJson("light_reasons", ["code", "details"]),
    workstreams: storedJson("workstreams", ["workstream", "total", "done", "overdue"]),
    criticalTask: one(() => LaunchTaskRead, { critical_task_id: "id" }),
    tasks: many(() => LaunchTaskRead, { id: "plan_id" }, [asc("position")]),
    links: many(() => LaunchTaskLinkRead, { id: "plan_id" }, [asc("id")]),
    progressEntries: many(() => LaunchProgressEntryRead, { id: "plan_id" }, [
      desc("on_day"),
      desc("created_at"),
    ]),
    baselines: many(() => LaunchBaselineRead, { id: "plan_id" }, [desc("frozen_at")]),
    actions: resolved(),
    recordActions: resolved(),
    salesSupportScheme: ofPlan(() => SalesSupportSchemeRead),
    showcase: ofPlan(() => ShowcasePlanRead),
    staffingPlan: ofPlan(() => StaffingPlanRead),
    staffingRevisions: many(() => StaffingRevisionRead, { id: "plan_id" }, [desc("number")]),
    recruitment: many(() => RecruitmentItemRead, { id: "plan_id" }, [asc("created_at")]),
    uniformOrder: ofPlan(() => UniformOrderRead),
    materialRequest: ofPlan(() => MaterialRequestRead),
    logistics: many(() => LogisticsItemRead, { id: "plan_id" }, [asc("created_at")]),
    prints: many(() => PrintHandoverRead, { id: "plan_id" }, [asc("created_at")]),
    salesAreas: many(() => SalesAreaHandoverRead, { id: "plan_id" }, [asc("created_at")]),
    salesAreaActions: resolved(),
    trainings: many(() => LaunchTrainingRead, { id: "plan_id" }, [asc("planned_on")]),
    trainingScheme: trainingSchemeOfPlan(),
    trainingActions: resolved(),
    attachments: attachmentsOf("LaunchPlan"),
    history: historyOf(),
    ...cleaningOfPlan(),
    ...launchDayOfPlan(),
  }),
});

/** People who hold the task's role, on the viewer's day, at a place the plan lies in. */
const holdsRoleFor = (person: Row, { today }: Env, task: Row) => sql`exists (
  select from role_assignment a
  join service_center c on c.company_id = a.company_id and c.id = ${task("service_center_id")}
  where a.company_id = ${person("company_id")} and a.person_id = ${person("id")} and a.role = ${task("responsible_role")}
    and a.from_on <= ${today} and coalesce(a.to_on, 'infinity'::date) >= ${today}
    and (a.place_level = 'COMPANY' or a.place_id in (c.id, c.region_id)))`;

export const LaunchTaskRead: TypeMap = mapType({
  type: "LaunchTask",
  table: "launch_task",
  columns: [
    "code",
    "position",
    "workstream",
    "title",
    "title_en",
    "version",
    "anchor",
    "offset_days",
    "offset_of",
    "duration_days",
    "duration_of",
    "due_on",
    "due_override",
    "due_override_reason",
    "responsible_role",
    "evidence_required",
    "approval_required",
    "linked_document",
    "rule_id",
    "source",
    "origin",
    "status",
    "started_on",
    "done_on",
    "not_applicable_reason",
    "exception_reason",
    "exception_at",
    "generated_late",
    "remark",
    "early_start_on",
    "early_finish_on",
    "late_start_on",
    "late_finish_on",
    "total_slack",
    "free_slack",
    "critical",
    "updated_at",
  ],
  fields: {
    plan: one(() => LaunchPlanRead, { plan_id: "id" }),
    responsiblePeople: many(() => PersonRead, {}, [asc("search_key")], { where: holdsRoleFor }),
    assignee: one(() => PersonRead, { assignee_id: "id" }),
    exceptionBy: one(() => PersonRead, { exception_by: "id" }),
    isOverdue: computed(isOverdue),
    daysLate: computed(
      (
        t,
        { today },
      ) => sql`greatest(0, coalesce(case when ${t("status")} = 'DONE' then ${t("done_on")} - ${t("due_on")}
        when ${t("status")} = 'NOT_APPLICABLE' then 0 else ${today} - ${t("due_on")} end, 0))`,
    ),
    checks: many(() => LaunchTaskCheckRead, { id: "task_id" }, [asc("position")]),
    predecessors: many(() => LaunchTaskLinkRead, { id: "to_task_id" }, [asc("id")]),
    successors: many(() => LaunchTaskLinkRead, { id: "from_task_id" }, [asc("id")]),
    actions: resolved("plan_id"),
    record: one(() => LaunchTaskRecordRead, { plan_id: "plan_id", code: "task_code" }),
    evidence: attachmentsOf("LaunchTask"),
    evidenceCount: computed(
      (t) =>
        sql`(select count(*)::int from attachment x where x.company_id = ${t("company_id")} and x.record_id = ${t("id")} and x.removed_at is null)`,
    ),
    history: historyOf(),
  },
});

export const LaunchTaskLinkRead: TypeMap = mapType({
  type: "LaunchTaskLink",
  table: "launch_task_link",
  columns: ["kind", "lag_days", "lag_of", "hard"],
  fields: {
    from: one(() => LaunchTaskRead, { from_task_id: "id" }),
    to: one(() => LaunchTaskRead, { to_task_id: "id" }),
  },
});

export const LaunchTaskCheckRead: TypeMap = mapType({
  type: "LaunchTaskCheck",
  table: "launch_task_check",
  columns: ["code", "label", "label_en", "kind", "unit", "state", "value"],
});

export const LaunchPermitRead: TypeMap = mapType({
  type: "LaunchPermit",
  table: "launch_permit",
  columns: ["name", "status", "status_on"],
});

export const LaunchShowFlatRead: TypeMap = mapType({
  type: "LaunchShowFlat",
  table: "launch_show_flat",
  columns: ["location", "count"],
});

export const LaunchProgressEntryRead: TypeMap = mapType({
  type: "LaunchProgressEntry",
  table: "launch_progress_entry",
  columns: ["area", "on_day", "text", "created_at"],
  fields: () => ({
    attachments: attachmentsOf("LaunchProgressEntry"),
    createdBy: one(() => PersonRead, { created_by: "id" }),
  }),
});

export const LaunchBaselineRead: TypeMap = mapType({
  type: "LaunchBaseline",
  table: "launch_baseline",
  columns: ["name", "frozen_at"],
  fields: { createdBy: one(() => PersonRead, { created_by: "id" }) },
});

export const LaunchTemplateRead: TypeMap = mapType({
  type: "LaunchTemplate",
  table: "launch_template",
  columns: ["version_number", "name", "status", "content", "published_at", "version"],
});

const estateMatches = (t: Row, text: Value) =>
  sql`exists (select from estate x where x.company_id = ${t("company_id")} and x.id = ${t("estate_id")} and ${contains(sql`x.search_key`, text)})`;

const dangerRank = (
  t: Row,
) => sql`case when ${t("status")} not in ('ACTIVE', 'READY', 'SUSPENDED', 'DRAFT') then 9
  else array_position(array['RED', 'AMBER', 'GREEN'], ${t("light")}) end`;

const dueKey = (t: Row) => sql`coalesce(${t("due_on")}, 'infinity'::date)`;

const taskFilter = {
  search: (t: Row, text: Value) =>
    contains(sql`lower(${t("title")} || ' ' || ${t("title_en")} || ' ' || ${t("code")})`, text),
  workstreams: inWords("workstream"),
  statuses: inWords("status"),
  roles: inWords("responsible_role"),
  overdue: (t: Row, wanted: Value, env: Env) =>
    wanted.known() ? isOverdue(t, env) : sql`not (${isOverdue(t, env)})`,
  critical: (t: Row, wanted: Value) => sql`${t("critical")} = ${wanted.bind()}`,
  open: (t: Row, wanted: Value) => (wanted.known() ? isOpen(t) : sql`not (${isOpen(t)})`),
  dueFrom: (t: Row, day: Value) => sql`${t("due_on")} >= ${day.bind()}::date`,
  dueTo: (t: Row, day: Value) => sql`${t("due_on")} <= ${day.bind()}::date`,
};

/** Open work of plans under way that is the viewer's by name, by role at the place, or by having to approve it. */
const isMine = (t: Row, { today }: Env) => sql`${isOpen(t)}
  and exists (select from launch_plan p where p.company_id = ${t("company_id")} and p.id = ${t("plan_id")} and p.status in ('ACTIVE', 'READY'))
  and (${t("assignee_id")} = (select current_person())
    or (${t("assignee_id")} is null or ${t("status")} = 'SUBMITTED') and exists (select from role_assignment a
      join service_center c on c.company_id = a.company_id and c.id = ${t("service_center_id")}
      where a.company_id = ${t("company_id")} and a.person_id = (select current_person())
        and a.role = case when ${t("status")} = 'SUBMITTED' then 'REGION_HEAD' else ${t("responsible_role")} end
        and a.from_on <= ${today} and coalesce(a.to_on, 'infinity'::date) >= ${today}
        and (a.place_level = 'COMPANY' or a.place_id in (c.id, c.region_id))))`;

export const launchRoots = {
  launchPlan: byId(() => LaunchPlanRead),
  launchPlans: connection(() => LaunchPlanRead, {
    maxPage: 200,
    filters: {
      filter: {
        ...placeFilters,
        search: estateMatches,
        statuses: inWords("status"),
        lights: inWords("light"),
        launchFrom: (t, day) => sql`${t("launch_date")} >= ${day.bind()}::date`,
        launchTo: (t, day) => sql`${t("launch_date")} <= ${day.bind()}::date`,
      },
    },
    orders: {
      DANGER: [asc(dangerRank), asc("launch_date")],
      LAUNCH_DATE: [asc("launch_date")],
      LAUNCH_DATE_DESC: [desc("launch_date")],
      NAME: [asc("name")],
      NAME_DESC: [desc("name")],
    },
  }),
  launchTask: byId(() => LaunchTaskRead),
  myTasks: connection(() => LaunchTaskRead, {
    where: isMine,
    filters: { filter: taskFilter },
    orders: { DUE: [asc(dueKey)], DUE_DESC: [desc(dueKey)], POSITION: [asc("position")] },
  }),
  launchTemplates: many(() => LaunchTemplateRead, {}, [desc("version_number")]),
};
