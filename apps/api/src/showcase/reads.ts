import {
  showcaseContentTypeNames,
  showcaseContentTypes,
} from "@threshold/domain/showcase/vocabulary";
import { sql } from "kysely";
import { linksOf } from "../access-link/reads.ts";
import { approvalOf } from "../approval/reads.ts";
import { attachmentsOf } from "../attachment/reads.ts";
import { historyOf } from "../audit/reads.ts";
import {
  asc,
  byId,
  computed,
  connection,
  desc,
  json,
  many,
  mapType,
  one,
  resolved,
  type Row,
  type TypeMap,
  type Value,
} from "../graphql/read/map.ts";
import { LaunchPlanRead } from "../launch/reads.ts";
import { contains, inWords, placeFilters } from "../organization/filters.ts";
import { EstateRead, PersonRead, ServiceCenterRead } from "../organization/reads.ts";

/** The order of the procedure. */
const typeOrder = sql`array[${sql.join(showcaseContentTypeNames.map((type) => sql.lit(type)))}]`;
const required = showcaseContentTypeNames.filter((type) => showcaseContentTypes[type].required);

/** SHW-R08, as `missingContent` of the domain has it. */
const missing = (t: Row) => sql`array(select r.type from unnest(array[${sql.join(
  required.map((type) => sql.lit(type)),
)}]) with ordinality as r(type, position)
  where not exists (select from showcase_content c where c.company_id = ${t("company_id")} and c.showcase_id = ${t("id")}
    and c.status = 'SHOWN' and c.type = r.type) order by r.position)`;

export const ShowcasePlanRead: TypeMap = mapType({
  type: "ShowcasePlan",
  table: "showcase_plan",
  columns: [
    "status",
    "location",
    "mode",
    "other_equipment",
    "consult_desk",
    "hotline",
    "agreed_on",
    "agreed_with",
    "reviewed_on",
    "approved_on",
    "implemented_on",
    "opened_on",
    "closed_on",
    "returned_reason",
    "version",
  ],
  fields: () => ({
    name: computed(
      (t) => sql`coalesce((select e.name from estate e
        where e.company_id = ${t("company_id")} and e.id = ${t("estate_id")}), '')`,
    ),
    estate: one(() => EstateRead, { estate_id: "id" }),
    serviceCenter: one(() => ServiceCenterRead, { service_center_id: "id" }),
    launchPlan: one(() => LaunchPlanRead, { plan_id: "id" }),
    area: computed((t) => sql`${t("area")}::float8`),
    equipment: json("equipment"),
    boards: many(() => ShowcaseBoardRead, { id: "showcase_id" }, [asc("created_at")]),
    approval: approvalOf("ShowcasePlan"),
    attachments: attachmentsOf("ShowcasePlan"),
    contents: many(() => ShowcaseContentRead, { id: "showcase_id" }, [
      asc((t) => sql`array_position(${typeOrder}, ${t("type")})`),
      asc(
        (t) => sql`array_position(array['SHOWN', 'REVIEWED', 'DRAFT', 'RETIRED'], ${t("status")})`,
      ),
      desc("created_at"),
    ]),
    missingContent: computed(missing),
    exams: many(() => ReceptionistExamRead, { id: "showcase_id" }, [
      desc("exam_on"),
      desc("created_at"),
    ]),
    duties: many(
      () => ReceptionDutyRead,
      { id: "showcase_id" },
      [asc("on_day"), asc("site"), asc("shift")],
      { where: (t, { today }) => sql`${t("on_day")} >= ${today} - 7`, limit: 400 },
    ),
    events: many(() => ShowcaseEventRead, { id: "showcase_id" }, [
      desc("planned_on"),
      desc("created_at"),
    ]),
    surveys: many(() => NeedsSurveyRead, { id: "showcase_id" }, [desc("created_at")]),
    deadlines: resolved("agreed_on", "implemented_on", "plan_id"),
    actions: resolved("status", "estate_id", "service_center_id"),
    history: historyOf(),
  }),
});

export const ShowcaseBoardRead: TypeMap = mapType({
  type: "ShowcaseBoard",
  table: "showcase_board",
  columns: ["title", "place"],
  fields: { attachments: attachmentsOf("ShowcaseBoard") },
});

export const ShowcaseContentRead: TypeMap = mapType({
  type: "ShowcaseContent",
  table: "showcase_content",
  columns: [
    "type",
    "edition",
    "status",
    "made_by",
    "plays_in_loop",
    "copies",
    "points",
    "remark",
    "submitted_on",
    "reviewed_on",
    "shown_on",
    "retired_on",
    "returned_reason",
    "created_at",
    "version",
  ],
  fields: () => ({
    showcase: one(() => ShowcasePlanRead, { showcase_id: "id" }),
    attachments: attachmentsOf("ShowcaseContent"),
    reviewedBy: one(() => PersonRead, { reviewed_by: "id" }),
    approval: approvalOf("ShowcaseContent"),
    createdBy: one(() => PersonRead, { created_by: "id" }),
  }),
});

export const ReceptionistExamRead: TypeMap = mapType({
  type: "ReceptionistExam",
  table: "receptionist_exam",
  columns: ["trained_on", "exam_on", "passed", "remark"],
  fields: () => ({
    showcase: one(() => ShowcasePlanRead, { showcase_id: "id" }),
    person: one(() => PersonRead, { person_id: "id" }),
    lecture: one(() => ShowcaseContentRead, { lecture_id: "id" }),
    score: computed((t) => sql`${t("score")}::float8`),
    examiner: one(() => PersonRead, { examiner_id: "id" }),
  }),
});

/** SHW-R13: the last exam up to the day decides, as `isQualified` of the domain has it. */
const qualified = (t: Row) => sql`coalesce((select e.passed from receptionist_exam e
  where e.company_id = ${t("company_id")} and e.person_id = ${t("person_id")} and e.exam_on <= ${t("on_day")}
  order by e.exam_on desc, e.passed desc limit 1), false)`;

export const ReceptionDutyRead: TypeMap = mapType({
  type: "ReceptionDuty",
  table: "reception_duty",
  columns: ["site", "on_day", "shift"],
  fields: () => ({
    person: one(() => PersonRead, { person_id: "id" }),
    qualified: computed(qualified),
  }),
});

export const ShowcaseEventRead: TypeMap = mapType({
  type: "ShowcaseEvent",
  table: "showcase_event",
  columns: ["type", "title", "place", "planned_on", "held_on", "result", "cancelled_reason"],
  fields: () => ({
    showcase: one(() => ShowcasePlanRead, { showcase_id: "id" }),
    status: computed(
      (t) => sql`case when ${t("held_on")} is not null then 'HELD'
        when ${t("cancelled_reason")} is not null then 'CANCELLED' else 'PLANNED' end`,
    ),
    organizer: one(() => PersonRead, { organizer_id: "id" }),
    participants: many(() => PersonRead, {}, [asc("name")], {
      where: (t, _, parent) => sql`${t("id")} = any(${parent("participant_ids")})`,
    }),
    participantCount: computed((t) => sql`cardinality(${t("participant_ids")})`),
    attachments: attachmentsOf("ShowcaseEvent"),
  }),
});

const answersOf = (t: Row, more: string) => sql`(select count(*)::int from needs_survey_answer a
  where a.company_id = ${t("company_id")} and a.survey_id = ${t("id")} ${sql.raw(more)})`;

export const NeedsSurveyRead: TypeMap = mapType({
  type: "NeedsSurvey",
  table: "needs_survey",
  columns: ["title", "topics", "until_on", "closed_on", "adjustment", "version"],
  fields: () => ({
    showcase: one(() => ShowcasePlanRead, { showcase_id: "id" }),
    questions: json("questions"),
    answerCount: computed((t) => answersOf(t, "")),
    linkAnswerCount: computed((t) => answersOf(t, "and a.link_id is not null")),
    statistics: resolved("questions"),
    closedBy: one(() => PersonRead, { closed_by: "id" }),
    links: linksOf(),
    actions: resolved("closed_on", "until_on", "estate_id", "service_center_id"),
    history: historyOf(),
  }),
});

const estateMatches = (t: Row, text: Value) =>
  sql`exists (select from estate e where e.company_id = ${t("company_id")} and e.id = ${t("estate_id")} and ${contains(sql`e.search_key`, text)})`;

/** Estates by code: those of a center stand together. */
const estateKey = (t: Row) => sql`coalesce((select c.code || ' ' || e.code from estate e
  join service_center c on c.company_id = e.company_id and c.id = e.service_center_id
  where e.company_id = ${t("company_id")} and e.id = ${t("estate_id")}), '')`;

export const showcaseRoots = {
  needsSurvey: byId(() => NeedsSurveyRead),
  showcasePlan: byId(() => ShowcasePlanRead),
  showcasePlans: connection(() => ShowcasePlanRead, {
    maxPage: 200,
    filters: {
      filter: { ...placeFilters, search: estateMatches, statuses: inWords("status") },
    },
    orders: { ESTATE: [asc(estateKey)] },
  }),
};
