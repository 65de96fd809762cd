import { sql } from "kysely";
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
import { inWords } from "../organization/filters.ts";
import { PersonRead } from "../organization/reads.ts";
import { BiddingProjectRead } from "./reads.ts";

/** How a bid ended, once it is known; the same words as `outcomeOf`. */
const outcome = (t: Row) => sql`(select case when p.status = 'LOST' then 'LOST'
    when p.status in ('AWARDED', 'CONTRACTED', 'FILED', 'LICENSED', 'CLOSED') then 'WON' end
  from bidding_project p where p.company_id = ${t("company_id")} and p.id = ${t("project_id")})`;

export const BidDecisionRead: TypeMap = mapType({
  type: "BidDecision",
  table: "bid_decision",
  columns: [
    "status",
    "tenths",
    "recommendation",
    "submitted_at",
    "verdict",
    "reason",
    "decided_at",
    "version",
  ],
  fields: () => ({
    project: one(() => BiddingProjectRead, { project_id: "id" }),
    sheet: json("sheet"),
    evidence: resolved("status", "evidence", "project_id"),
    submittedBy: one(() => PersonRead, { submitted_by: "id" }),
    decidedBy: one(() => PersonRead, { decided_by: "id" }),
    outcome: computed(outcome),
    history: historyOf(),
  }),
});

export const bidDecisionRoots = {
  bidDecisions: connection(() => BidDecisionRead, {
    maxPage: 200,
    filters: {
      filter: {
        projectId: (t, id) => sql`${t("project_id")} = ${id.id("BiddingProject")}`,
        verdicts: inWords("verdict"),
        outcomes: (t, words) => sql`${outcome(t)} = any(${words.bind()}::text[])`,
      },
    },
    orders: { NEWEST: [desc("created_at")] },
  }),
};
