import { sql } from "kysely";
import { attachmentsOf } from "../attachment/reads.ts";
import { computed, json, mapType, one, type TypeMap } from "../graphql/read/map.ts";
import { PersonRead } from "../organization/reads.ts";
import { packContent } from "./queries.ts";

export const BidPartRead: TypeMap = mapType({
  type: "BidPart",
  table: "bid_part",
  columns: ["position", "title", "required", "needs_seal", "sealed_on", "version"],
  fields: () => ({
    owner: one(() => PersonRead, { owner_id: "id" }),
    sealedBy: one(() => PersonRead, { sealed_by: "id" }),
    attachments: attachmentsOf("BidPart"),
  }),
});

export const BidPackRead: TypeMap = mapType({
  type: "BidPack",
  table: "bid_pack",
  columns: ["status", "total", "done", "pages", "failure", "created_at"],
  fields: () => ({
    contents: json("contents"),
    isCurrent: computed(
      (t) => sql`${t("content_hash")} = ${packContent(t("company_id"), t("project_id"))}`,
    ),
    url: computed(
      (t) => sql`case when ${t("status")} = 'DONE' then '/bid-packs/BidPack_' || ${t("id")} end`,
    ),
    createdBy: one(() => PersonRead, { created_by: "id" }),
  }),
});

export const BidPackingItemRead: TypeMap = mapType({
  type: "BidPackingItem",
  table: "bid_packing_item",
  columns: ["kind", "text", "quantity", "remark", "checked_at", "version"],
  fields: () => ({ checkedBy: one(() => PersonRead, { checked_by: "id" }) }),
});

export const BidDefenceItemRead: TypeMap = mapType({
  type: "BidDefenceItem",
  table: "bid_defence_item",
  columns: ["kind", "title", "text", "due_on", "minutes", "ready", "version"],
  fields: () => ({
    person: one(() => PersonRead, { person_id: "id" }),
    attachments: attachmentsOf("BidDefenceItem"),
  }),
});
