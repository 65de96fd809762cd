import { type RawBuilder, sql } from "kysely";
import { historyOf } from "../audit/reads.ts";
import {
  computed,
  connection,
  desc,
  json,
  mapType,
  one,
  resolved,
  type Row,
  type TypeMap,
} from "../graphql/read/map.ts";
import { contains } from "../organization/filters.ts";
import { BiddingProjectRead } from "./reads.ts";

type Sql = RawBuilder<unknown>;

/** Decimals are told as text, as short as they can be written. */
const decimal = (column: string) => computed((t) => sql`trim_scale(${t(column)})::text`);

export const BidEstimateRead: TypeMap = mapType({
  type: "BidEstimate",
  table: "bid_estimate",
  columns: ["version", "created_at"],
  fields: () => ({
    project: one(() => BiddingProjectRead, { project_id: "id" }),
    terms: json("terms"),
    area: decimal("area"),
    people: decimal("people"),
    monthlyTotal: computed((t) => sql`${t("monthly_total")}::text`),
    fee: computed((t) => sql`${t("fee")}::text`),
    offeredFee: decimal("offered_fee"),
    price: resolved("terms"),
    sensitivity: resolved("terms"),
    history: historyOf(),
  }),
});

const ofProject = (t: Row, condition: Sql) =>
  sql`exists (select from bidding_project p join estate e on e.company_id = p.company_id and e.id = p.estate_id
    where p.company_id = ${t("company_id")} and p.id = ${t("project_id")} and ${condition})`;

export const bidEstimateRoots = {
  bidEstimates: connection(() => BidEstimateRead, {
    maxPage: 200,
    filters: {
      filter: {
        projectId: (t, id) => sql`${t("project_id")} = ${id.id("BiddingProject")}`,
        search: (t, text) => ofProject(t, contains(sql`e.search_key`, text)),
        statuses: (t, words) => ofProject(t, sql`p.status = any(${words.bind()}::text[])`),
      },
    },
    orders: { NEWEST: [desc("created_at")], FEE: [desc("fee")] },
  }),
};
