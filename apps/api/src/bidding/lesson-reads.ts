import { type RawBuilder, sql } from "kysely";
import {
  computed,
  connection,
  desc,
  mapType,
  one,
  type Row,
  type TypeMap,
} from "../graphql/read/map.ts";
import { contains, inWords } from "../organization/filters.ts";
import { PersonRead } from "../organization/reads.ts";
import { BiddingProjectRead } from "./reads.ts";

const outcome = (t: Row) => sql`(select case p.status when 'LOST' then 'LOST' else 'WON' end
  from bidding_project p where p.company_id = ${t("company_id")} and p.id = ${t("project_id")})`;

export const BidLessonRead: TypeMap = mapType({
  type: "BidLesson",
  table: "bid_lesson",
  columns: ["kind", "verdict", "title", "text", "version", "created_at"],
  fields: () => ({
    project: one(() => BiddingProjectRead, { project_id: "id" }),
    outcome: computed(outcome),
    createdBy: one(() => PersonRead, { created_by: "id" }),
  }),
});

const ofEstate = (t: Row, condition: RawBuilder<unknown>) =>
  sql`exists (select from bidding_project p join estate e on e.company_id = p.company_id and e.id = p.estate_id
    where p.company_id = ${t("company_id")} and p.id = ${t("project_id")} and ${condition})`;

export const bidLessonRoots = {
  bidLessons: connection(() => BidLessonRead, {
    maxPage: 200,
    filters: {
      filter: {
        projectId: (t, id) => sql`${t("project_id")} = ${id.id("BiddingProject")}`,
        search: (t, text) =>
          sql`(${contains(sql`lower(${t("title")} || ' ' || ${t("text")})`, text)} or ${ofEstate(t, contains(sql`e.search_key`, text))})`,
        kinds: inWords("kind"),
        outcomes: (t, words) => sql`${outcome(t)} = any(${words.bind()}::text[])`,
      },
    },
    orders: { NEWEST: [desc("created_at")] },
  }),
};
