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
  type Row,
  type TypeMap,
  type Value,
} from "../graphql/read/map.ts";
import { inIds, inWords, matches, matchesOrCalls, placeFilters } from "../organization/filters.ts";
import {
  BuildingRead,
  EstateRead,
  PersonRead,
  ServiceCenterRead,
  UnitRead,
} from "../organization/reads.ts";
import { signaturesOf } from "../signature/reads.ts";

type Today = Pick<Env, "today">;
const isLate = (t: Row, { today }: Today) => sql`coalesce(${t("due_back_on")} < ${today}, false)`;
const dueOrNever = asc((t) => sql`coalesce(${t("due_back_on")}, 'infinity'::date)`);

/** Whether some of a thing, or of a handover, is out past its day. */
const hasLateLoan = (t: Row, column: string, { today }: Today) =>
  sql`exists (select from custody_loan o where o.company_id = ${t("company_id")} and o.${sql.ref(column)} = ${t("id")} and o.due_back_on < ${today})`;

export const CustodyHolderRead: TypeMap = mapType({
  type: "CustodyHolder",
  table: "custody_holder",
  columns: ["party", "name", "organization", "phone"],
  fields: () => ({
    person: one(() => PersonRead, { person_id: "id" }),
    heldCount: computed(
      (t) => sql`(select coalesce(sum(o.held), 0)::int from custody_loan o
        where o.company_id = ${t("company_id")} and o.holder_id = ${t("id")})`,
    ),
  }),
});

export const CustodyItemRead: TypeMap = mapType({
  type: "CustodyItem",
  table: "custody_item",
  columns: [
    "kind",
    "name",
    "number",
    "form",
    "rule",
    "measure",
    "place",
    "expected",
    "listed_on",
    "asked_on",
    "promised_on",
    "note",
    "received",
    "replaced",
    "in_store",
    "out_count",
    "lost",
    "gone",
    "version",
  ],
  fields: () => ({
    serviceCenter: one(() => ServiceCenterRead, { service_center_id: "id" }),
    estate: one(() => EstateRead, { estate_id: "id" }),
    building: one(() => BuildingRead, { building_id: "id" }),
    unit: one(() => UnitRead, { unit_id: "id" }),
    missing: computed((t) => sql`greatest(coalesce(${t("expected")}, 0) - ${t("received")}, 0)`),
    overdue: computed((t, env) => hasLateLoan(t, "item_id", env)),
    loans: many(() => CustodyLoanRead, { id: "item_id" }, [dueOrNever, asc("handed_on")]),
    postings: many(() => CustodyPostingRead, { id: "item_id" }, [asc("position")]),
    differences: many(() => CustodyDifferenceRead, { id: "item_id" }, [asc("created_at")]),
    attachments: attachmentsOf("CustodyItem"),
    history: historyOf(),
  }),
});

export const CustodyLoanRead: TypeMap = mapType({
  type: "CustodyLoan",
  table: "custody_loan",
  columns: ["quantity", "held", "handed_on", "due_back_on"],
  fields: () => ({
    item: one(() => CustodyItemRead, { item_id: "id" }),
    handover: one(() => CustodyHandoverRead, { handover_id: "id" }),
    holder: one(() => CustodyHolderRead, { holder_id: "id" }),
    overdue: computed(isLate),
  }),
});

export const CustodyPostingRead: TypeMap = mapType({
  type: "CustodyPosting",
  table: "custody_posting",
  columns: ["act", "quantity", "note", "created_at"],
  fields: () => ({
    handover: one(() => CustodyHandoverRead, { handover_id: "id" }),
    // Whose loan it was, where nothing was handed over: what is reported lost.
    holder: one(
      () => CustodyHolderRead,
      {},
      (
        t,
        _,
        parent,
      ) => sql`${t("id")} = (select h.holder_id from custody_handover h where h.company_id = ${t("company_id")}
        and h.id = coalesce(${parent("handover_id")}, (select l.handover_id from custody_line l
          where l.company_id = ${t("company_id")} and l.id = ${parent("loan_id")})))`,
    ),
    by: one(() => PersonRead, { created_by: "id" }),
  }),
});

export const CustodyLineRead: TypeMap = mapType({
  type: "CustodyLine",
  table: "custody_line",
  columns: ["quantity", "listed", "damaged", "held", "note"],
  fields: () => ({ item: one(() => CustodyItemRead, { item_id: "id" }) }),
});

export const CustodyDifferenceRead: TypeMap = mapType({
  type: "CustodyDifference",
  table: "custody_difference",
  columns: ["kind", "quantity", "settlement", "settled_on", "note"],
  fields: () => ({
    handover: one(() => CustodyHandoverRead, { handover_id: "id" }),
    item: one(() => CustodyItemRead, { item_id: "id" }),
    settledBy: one(() => PersonRead, { settled_by: "id" }),
  }),
});

const sumOfLines = (t: Row, column: "quantity" | "held") =>
  sql`(select coalesce(sum(l.${sql.ref(column)}), 0)::int from custody_line l
    where l.company_id = ${t("company_id")} and l.handover_id = ${t("id")})`;
const openDifferences = (t: Row) =>
  sql`(select count(*)::int from custody_difference d
    where d.company_id = ${t("company_id")} and d.handover_id = ${t("id")} and d.settlement is null)`;

export const CustodyHandoverRead: TypeMap = mapType({
  type: "CustodyHandover",
  table: "custody_handover",
  columns: [
    "number",
    "direction",
    "status",
    "stand_in_name",
    "stand_in_relation",
    "stand_in_paper",
    "reason",
    "due_back_on",
    "handed_on",
    "cancelled_reason",
    "created_at",
    "version",
  ],
  fields: () => ({
    serviceCenter: one(() => ServiceCenterRead, { service_center_id: "id" }),
    estate: one(() => EstateRead, { estate_id: "id" }),
    holder: one(() => CustodyHolderRead, { holder_id: "id" }),
    handler: one(() => PersonRead, { handler_id: "id" }),
    pieces: computed((t) => sumOfLines(t, "quantity")),
    heldCount: computed((t) => sumOfLines(t, "held")),
    openDifferences: computed(openDifferences),
    overdue: computed((t, env) => hasLateLoan(t, "handover_id", env)),
    lines: many(() => CustodyLineRead, { id: "handover_id" }, [asc("position")]),
    differences: many(() => CustodyDifferenceRead, { id: "handover_id" }, [asc("created_at")]),
    signOffs: signaturesOf("CustodyHandover"),
    attachments: attachmentsOf("CustodyHandover"),
    history: historyOf(),
  }),
});

const standings = {
  IN_STORE: (t: Row) => sql`${t("in_store")} > 0`,
  OUT: (t: Row) => sql`${t("out_count")} > 0`,
  OVERDUE: (t: Row, env: Env) => hasLateLoan(t, "item_id", env),
  LOST: (t: Row) => sql`${t("lost")} > 0`,
  MISSING: (t: Row) => sql`${t("expected")} > ${t("received")}`,
};

const bothWays = (wanted: Value, condition: ReturnType<typeof isLate>) =>
  wanted.known() ? condition : sql`not ${condition}`;

export const custodyRoots = {
  custodyItem: byId(() => CustodyItemRead),
  custodyItems: connection(() => CustodyItemRead, {
    filters: {
      filter: {
        ...placeFilters,
        search: matches,
        estateIds: inIds("estate_id", "Estate"),
        buildingIds: inIds("building_id", "Building"),
        unitIds: inIds("unit_id", "Unit"),
        kinds: inWords("kind"),
        numbers: inWords("number"),
        standing: (t: Row, wanted: Value, env: Env) =>
          standings[wanted.known() as keyof typeof standings](t, env),
        holderIds: (t: Row, ids: Value) =>
          sql`exists (select from custody_loan o where o.company_id = ${t("company_id")} and o.item_id = ${t("id")}
            and o.holder_id = any(${ids.ids("CustodyHolder")}::uuid[]))`,
      },
    },
    orders: { NUMBER: [asc("sort_key")] },
    countsTo: 10_000,
  }),
  custodyLoans: connection(() => CustodyLoanRead, {
    filters: {
      filter: {
        ...placeFilters,
        search: matches,
        estateIds: inIds("estate_id", "Estate"),
        kinds: inWords("kind"),
        numbers: inWords("number"),
        holderIds: inIds("holder_id", "CustodyHolder"),
        overdue: (t: Row, wanted: Value, env: Env) => bothWays(wanted, isLate(t, env)),
      },
    },
    orders: { DUE: [dueOrNever, asc("sort_key")], NUMBER: [asc("sort_key")] },
    countsTo: 10_000,
  }),
  custodyHandover: byId(() => CustodyHandoverRead),
  custodyHandovers: connection(() => CustodyHandoverRead, {
    filters: {
      filter: {
        ...placeFilters,
        search: matches,
        estateIds: inIds("estate_id", "Estate"),
        directions: inWords("direction"),
        statuses: inWords("status"),
        holderIds: inIds("holder_id", "CustodyHolder"),
        unsettled: (t: Row, wanted: Value) => bothWays(wanted, sql`(${openDifferences(t)} > 0)`),
      },
    },
    orders: { NEWEST: [desc("created_at")] },
    countsTo: 10_000,
  }),
  custodyHolders: connection(() => CustodyHolderRead, {
    filters: {
      filter: {
        ...placeFilters,
        search: matchesOrCalls,
        holding: (t: Row, wanted: Value) =>
          bothWays(
            wanted,
            sql`(exists (select from custody_loan o where o.company_id = ${t("company_id")} and o.holder_id = ${t("id")}))`,
          ),
      },
    },
    orders: { NAME: [asc("name")] },
  }),
};
