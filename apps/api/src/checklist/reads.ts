import { sql } from "kysely";
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
  type ManyField,
  mapType,
  one,
  type OneField,
  resolved,
  type TypeMap,
} from "../graphql/read/map.ts";
import { inWords } from "../organization/filters.ts";
import { PersonRead, ServiceCenterRead } from "../organization/reads.ts";

export const ChecklistTemplateRead: TypeMap = mapType({
  type: "ChecklistTemplate",
  table: "checklist_template",
  columns: [
    "code",
    "version_number",
    "name",
    "name_en",
    "capability",
    "status",
    "content",
    "note",
    "published_at",
    "version",
    "updated_at",
  ],
  fields: {
    mayManage: resolved("capability"),
    adaptations: resolved("code", "content"),
    resultCount: computed(
      (t) =>
        sql`(select count(*)::int from checklist_result x where x.company_id = ${t("company_id")} and x.template_id = ${t("id")})`,
    ),
  },
});

export const ChecklistAnswerRead: TypeMap = mapType({
  type: "ChecklistAnswer",
  table: "checklist_answer",
  // What a later version does not ask any more is kept, and not shown.
  where: (t) => sql`${t("position")} is not null`,
  columns: [
    "item_code",
    "kind",
    "ticked",
    "choice",
    "text",
    "signed_at",
    "not_applicable_reason",
    "remark",
    "shown",
    "required",
    "open",
    "verdict",
    "missing",
    "waived_reason",
    "waived_at",
    "answered_at",
    "version",
  ],
  fields: {
    position: computed((t) => sql`coalesce(${t("position")}, 0)`),
    numbers: json(
      (t) =>
        sql`(select coalesce(jsonb_agg(jsonb_build_object('code', n.key, 'value', n.value) order by n.key), '[]') from jsonb_each_text(${t("numbers")}) n)`,
    ),
    findings: json("findings"),
    signatureVoid: computed(
      (t) =>
        sql`coalesce(${t("signed_by")} is not null and ${t("signed_revision")} <> (select x.revision from checklist_result x
          where x.company_id = ${t("company_id")} and x.id = ${t("result_id")}), false)`,
    ),
    signedBy: one(() => PersonRead, { signed_by: "id" }),
    waivedBy: one(() => PersonRead, { waived_by: "id" }),
    answeredBy: one(() => PersonRead, { answered_by: "id" }),
    files: attachmentsOf("ChecklistAnswer"),
  },
});

export const ChecklistResultRead: TypeMap = mapType({
  type: "ChecklistResult",
  table: "checklist_result",
  columns: [
    "status",
    "item_count",
    "done_count",
    "open_count",
    "not_ok_count",
    "completed_at",
    "created_at",
    "version",
    "settings",
  ],
  fields: {
    template: one(() => ChecklistTemplateRead, { template_id: "id" }),
    newerTemplate: one(
      () => ChecklistTemplateRead,
      {},
      (t, _, result) =>
        sql`${t("status")} = 'PUBLISHED' and ${t("id")} <> ${result("template_id")} and ${t("code")} =
          (select x.code from checklist_template x where x.company_id = ${t("company_id")} and x.id = ${result("template_id")})`,
    ),
    recordId: computed((t) => sql`${t("record_type")} || '_' || ${t("record_id")}`),
    serviceCenter: one(() => ServiceCenterRead, { service_center_id: "id" }),
    score: computed((t) => sql`${t("score")} / 10.0`),
    answers: many(() => ChecklistAnswerRead, { id: "result_id" }, [
      asc((t) => sql`coalesce(${t("position")}, 0)`),
    ]),
    completedBy: one(() => PersonRead, { completed_by: "id" }),
    history: historyOf(),
  },
});

/** The checklists filled for the record the field hangs on, newest first. */
export const checklistsOf = (recordType: string): ManyField =>
  many(() => ChecklistResultRead, { id: "record_id" }, [desc("created_at")], {
    where: (t) => sql`${t("record_type")} = ${sql.lit(recordType)}`,
  });

/** The checklist that a column of the record names. */
export const checklistAt = (column: string): OneField =>
  one(() => ChecklistResultRead, { [column]: "id" });

export const checklistRoots = {
  checklistTemplate: byId(() => ChecklistTemplateRead),
  checklistTemplates: many(() => ChecklistTemplateRead, {}, [
    asc("capability"),
    asc("code"),
    desc("version_number"),
  ]),
  checklistResult: byId(() => ChecklistResultRead),
  checklistResults: connection(() => ChecklistResultRead, {
    filters: {
      templateCode: (t, code) =>
        sql`${t("template_id")} in (select x.id from checklist_template x where x.company_id = ${t("company_id")} and x.code = ${code.bind()})`,
      statuses: inWords("status"),
      serviceCenterIds: (t, ids) =>
        sql`${t("service_center_id")} = any(${ids.ids("ServiceCenter")})`,
    },
    orders: { NEWEST: [desc("created_at")] },
  }),
};
