import { sql } from "kysely";
import { linksOf } from "../access-link/reads.ts";
import { attachmentsOf } from "../attachment/reads.ts";
import { historyOf } from "../audit/reads.ts";
import { BiddingProjectRead } from "../bidding/reads.ts";
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
import { contains, inIds, inWords, placeFilters } from "../organization/filters.ts";
import { EstateRead, PersonRead } from "../organization/reads.ts";

const reference = computed((t) => sql`${t("id")}::text`);
const runs = (t: Row) => sql`(select current_person()) = any (${t("officer_ids")})`;
/** Of a part: whether the viewer runs its tender. */
const runsIt = (t: Row) =>
  sql`exists (select from tender x where x.company_id = ${t("company_id")} and x.id = ${t("tender_id")}
    and (select current_person()) = any (x.officer_ids))`;
/** For the officers alone. */
const kept = (column: string) => computed((t) => sql`case when ${runsIt(t)} then ${t(column)} end`);

export const TenderHolderRead: TypeMap = mapType({
  type: "TenderHolder",
  table: "tender_holder",
  columns: ["name", "organization"],
  fields: {
    reference,
    person: one(() => PersonRead, { person_id: "id" }),
    hasKey: computed((t) => sql`${t("key")} is not null`),
    hasShare: computed((t) => sql`${t("share")} is not null`),
    publicKey: computed((t) => sql`${t("key")} ->> 'publicKey'`),
    mine: computed((t) => sql`coalesce(${t("person_id")} = (select current_person()), false)`),
    links: linksOf(),
  },
});

/** What the ranking says, where the viewer may read it. */
const ranking = (
  t: Row,
) => sql`from tender_log_entry l where l.company_id = ${t("company_id")} and l.tender_id = ${t("tender_id")}
  and l.kind = 'RANKED'`;

export const TenderBidderRead: TypeMap = mapType({
  type: "TenderBidder",
  table: "tender_bidder",
  columns: [
    "name",
    "credit_code",
    "qualified",
    "qualified_reason",
    "chosen",
    "bid_at",
    "bid_bytes",
    "withdrawn_at",
    "late_count",
    "price",
    "unreadable",
    "created_at",
  ],
  fields: {
    reference,
    contact: kept("contact"),
    phone: kept("phone"),
    score: computed(
      (t) => sql`(select l.entry::jsonb -> 'event' -> 'scores' ->> ${t("id")}::text ${ranking(t)})`,
    ),
    rank: computed(
      (t) =>
        sql`(select (select r.place::int from jsonb_array_elements_text(l.entry::jsonb -> 'event' -> 'ranked') with ordinality r(id, place)
          where r.id = ${t("id")}::text) ${ranking(t)})`,
    ),
    links: linksOf(),
  },
});

export const TenderExpertRead: TypeMap = mapType({
  type: "TenderExpert",
  table: "tender_expert",
  columns: [
    "kind",
    "name",
    "organization",
    "conflict",
    "listed",
    "member",
    "draw_order",
    "reserve_order",
    "replaced_reason",
    "scored_at",
  ],
  fields: {
    reference,
    phone: kept("phone"),
    person: one(() => PersonRead, { person_id: "id" }),
    mine: computed((t) => sql`coalesce(${t("person_id")} = (select current_person()), false)`),
    links: linksOf(),
  },
});

export const TenderLogEntryRead: TypeMap = mapType({
  type: "TenderLogEntry",
  table: "tender_log_entry",
  columns: ["position", "at", "kind", "hash"],
  fields: {
    by: resolved("entry"),
    event: resolved("entry"),
    previous: resolved("entry"),
    checks: resolved("entry"),
  },
});

const isOver = (t: Row) => sql`${t("status")} in ('CLOSED', 'FAILED')`;
const isSealed = (t: Row) => sql`(${t("opened_at")} is null and not ${runs(t)})`;
/** Bidders of a kind; who bids, and how many, is secret until the opening (TEN-016). */
const count = (condition: ReturnType<typeof sql>) => (t: Row) =>
  sql`case when not ${isSealed(t)} then (select count(*)::int from tender_bidder b
    where b.company_id = ${t("company_id")} and b.tender_id = ${t("id")} and ${condition}) end`;

export const TenderRead: TypeMap = mapType({
  type: "Tender",
  table: "tender",
  columns: [
    "status",
    "title",
    "method",
    "organiser_name",
    "organiser_address",
    "agency_name",
    "province",
    "city",
    "invited",
    "pre_filed_on",
    "issued_on",
    "deadline",
    "opening_at",
    "opening_place",
    "prequalified",
    "conditions",
    "bid_valid_until",
    "channels",
    "profile",
    "access",
    "scoring",
    "defense",
    "defense_criterion",
    "sale_kind",
    "sale_on",
    "public_source",
    "threshold",
    "public_key",
    "notice_at",
    "experts_wanted",
    "opened_at",
    "minutes",
    "ranked_at",
    "awarded_at",
    "told_at",
    "complaints_until",
    "contract_on",
    "contract_price",
    "filing_on",
    "filing_number",
    "ended_at",
    "failed_reason",
    "version",
    "created_at",
  ],
  fields: () => ({
    reference,
    now: computed((_, { now }) => now),
    estate: one(() => EstateRead, { estate_id: "id" }),
    project: one(() => BiddingProjectRead, { project_id: "id" }),
    sections: json("sections"),
    officers: many(() => PersonRead, {}, [asc("name")], {
      where: (t, _, tender) => sql`${t("id")} = any (${tender("officer_ids")})`,
    }),
    holders: many(() => TenderHolderRead, { id: "tender_id" }, [asc("created_at")]),
    sealed: computed(isSealed),
    bidderCount: computed(count(sql`true`)),
    bidCount: computed(count(sql`b.bid_at is not null and b.withdrawn_at is null`)),
    bidders: many(() => TenderBidderRead, { id: "tender_id" }, [asc("created_at")]),
    experts: many(() => TenderExpertRead, { id: "tender_id" }, [
      asc((t) => sql`coalesce(${t("draw_order")}, 1000)`),
      asc((t) => sql`coalesce(${t("reserve_order")}, 1000)`),
      asc("created_at"),
    ]),
    awardedTo: one(() => TenderBidderRead, { awarded_to: "id" }),
    log: connection(() => TenderLogEntryRead, {
      on: { id: "tender_id" },
      filters: { kinds: inWords("kind") },
      orders: { LAST: [desc("position")] },
    }),
    logEnd: json(
      (
        t,
      ) => sql`(select jsonb_build_object('position', l.position, 'hash', l.hash) from tender_log_entry l
        where l.company_id = ${t("company_id")} and l.tender_id = ${t("id")} order by l.position desc limit 1)`,
    ),
    attachments: attachmentsOf("Tender"),
    links: linksOf(),
    history: historyOf(),
    questions: resolved(),
    complaints: resolved(),
    evaluation: resolved(),
    opening: resolved(),
    actions: resolved(),
    nextChecks: resolved(),
    ladder: resolved(),
    contractDueOn: resolved(),
    filingDueOn: resolved(),
  }),
});

const matches = (t: Row, text: Value) =>
  sql`(${contains(sql`lower(${t("title")})`, text)} or exists (select from estate e
    where e.company_id = ${t("company_id")} and e.id = ${t("estate_id")} and ${contains(sql`e.search_key`, text)}))`;

export const tenderRoots = {
  tender: byId(() => TenderRead),
  tenders: connection(() => TenderRead, {
    maxPage: 200,
    filters: {
      filter: {
        ...placeFilters,
        search: matches,
        estateIds: inIds("estate_id", "Estate"),
        statuses: inWords("status"),
        open: (t, wanted) => (wanted.known() ? sql`not ${isOver(t)}` : isOver(t)),
        mine: (t, wanted) => (wanted.known() ? runs(t) : sql`not ${runs(t)}`),
      },
    },
    orders: {
      DEADLINE: [asc((t) => sql`coalesce(${t("deadline")}, 'infinity'::timestamptz)`)],
      NEWEST: [desc("created_at")],
    },
  }),
};
