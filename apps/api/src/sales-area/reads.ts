import { sql } from "kysely";
import { linksOf } from "../access-link/reads.ts";
import { attachmentsOf } from "../attachment/reads.ts";
import { historyOf } from "../audit/reads.ts";
import { asc, computed, json, many, mapType, one, type TypeMap } from "../graphql/read/map.ts";
import { LaunchPlanRead } from "../launch/reads.ts";
import { recordFields } from "../launch-record/reads.ts";
import { PersonRead } from "../organization/reads.ts";
import { signaturesOf } from "../signature/reads.ts";

export const SalesAreaHandoverRead: TypeMap = mapType({
  type: "SalesAreaHandover",
  table: "sales_area_handover",
  columns: ["area", "handed_over_on", "inspected_on", "items_signed_on", "version", "updated_at"],
  fields: () => ({
    ...recordFields("SalesAreaHandover"),
    items: json("items"),
    issues: many(() => SalesAreaIssueRead, { id: "handover_id" }, [asc("number")]),
    letters: many(() => SalesAreaLetterRead, { id: "handover_id" }, [asc("number")]),
    signOffs: signaturesOf("SalesAreaHandover"),
  }),
});

export const SalesAreaIssueRead: TypeMap = mapType({
  type: "SalesAreaIssue",
  table: "sales_area_issue",
  columns: [
    "number",
    "text",
    "status",
    "due_on",
    "fixed_on",
    "fix_note",
    "verified_on",
    "rejected_reason",
    "version",
    "created_at",
  ],
  fields: () => ({
    plan: one(() => LaunchPlanRead, { plan_id: "id" }),
    handover: one(() => SalesAreaHandoverRead, { handover_id: "id" }),
    follower: one(() => PersonRead, { follower_id: "id" }),
    letter: one(() => SalesAreaLetterRead, { letter_id: "id" }),
    attachments: attachmentsOf("SalesAreaIssue"),
    replies: many(() => SalesAreaReplyRead, { id: "issue_id" }, [asc("created_at")]),
    links: linksOf(),
    createdBy: one(() => PersonRead, { created_by: "id" }),
    history: historyOf(),
  }),
});

export const SalesAreaLetterRead: TypeMap = mapType({
  type: "SalesAreaLetter",
  table: "sales_area_letter",
  columns: ["number", "recipient", "sent_on"],
  fields: () => ({
    plan: one(() => LaunchPlanRead, { plan_id: "id" }),
    handover: one(() => SalesAreaHandoverRead, { handover_id: "id" }),
    issueCount: computed(
      (t) => sql`(select count(*)::int from sales_area_issue i
        where i.company_id = ${t("company_id")} and i.letter_id = ${t("id")})`,
    ),
    attachments: attachmentsOf("SalesAreaLetter"),
  }),
});

export const SalesAreaReplyRead: TypeMap = mapType({
  type: "SalesAreaReply",
  table: "sales_area_reply",
  columns: ["said_name", "said_organization", "text", "created_at"],
  fields: () => ({ attachments: attachmentsOf("SalesAreaReply") }),
});
