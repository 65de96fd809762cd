import type { ObligationAct, ObligationFilter, Urgency } from "../gql/graphql.ts";
import type { ListParams } from "../list/list-params.ts";

export const SCOPES = ["mine", "team", "all"] as const;
export type Scope = (typeof SCOPES)[number];
export const ARRANGEMENTS = ["urgency", "responsible"] as const;
export type Arrangement = (typeof ARRANGEMENTS)[number];
export const ACTS = ["DO", "APPROVE", "SIGN", "FOLLOW"] as const satisfies ObligationAct[];
export const URGENCIES = [
  "OVERDUE",
  "TODAY",
  "THIS_WEEK",
  "LATER",
  "UNDATED",
] as const satisfies Urgency[];

const among = <Word extends string>(words: readonly Word[], word: string): Word | undefined =>
  words.find((one) => one === word);

/** Whose work is shown, and in which arrangement; anything else in the address is as if it were not there. */
export const scopeOf = (params: ListParams): Scope => among(SCOPES, params.get("scope")) ?? "mine";
export const arrangementOf = (params: ListParams): Arrangement =>
  among(ARRANGEMENTS, params.get("by")) ?? "urgency";

/** The address's conditions as the API takes them. */
export function filterOf(
  params: ListParams,
  place: Pick<ObligationFilter, "regionIds" | "serviceCenterIds">,
): ObligationFilter {
  const act = among(ACTS, params.get("act"));
  const urgency = among(URGENCIES, params.get("urgency"));
  const module = params.get("module");
  const search = params.get("q");
  return {
    ...place,
    ...(search && { search }),
    ...(act && { acts: [act] }),
    ...(urgency && { urgencies: [urgency] }),
    ...(module && { recordTypes: module.split("~") }),
  };
}

export const countNarrowing = (params: ListParams): number =>
  ["act", "urgency", "module"].filter((name) => params.get(name) !== "").length;

interface Listed {
  readonly urgency: Urgency;
  readonly act: ObligationAct;
  readonly responsibleRole: string;
  readonly assignee?: { readonly id: string; readonly name: string } | null;
  readonly responsiblePeople: readonly { readonly id: string; readonly name: string }[];
}

export interface WorkGroup<Row> {
  readonly key: string;
  readonly kind: "WAITING" | "URGENCY" | "RESPONSIBLE";
  readonly rows: Row[];
}

/** Rows in the groups of their arrangement, in the order in which they come: what others wait for stands apart. */
export function groupsOf<Row extends Listed>(
  rows: readonly Row[],
  arrangement: Arrangement,
): WorkGroup<Row>[] {
  const groups = new Map<string, WorkGroup<Row>>();
  for (const row of rows) {
    const { key, kind } = groupOf(row, arrangement);
    const group = groups.get(key) ?? { key, kind, rows: [] };
    group.rows.push(row);
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** Who has to do it: the person named, or the people in the office; a vacant office of one place is like any other. */
const responsibleKey = ({ assignee, responsibleRole, responsiblePeople }: Listed): string =>
  assignee?.id ?? [responsibleRole, ...responsiblePeople.map(({ id }) => id)].join("-");

function groupOf(row: Listed, arrangement: Arrangement): Pick<WorkGroup<Listed>, "key" | "kind"> {
  if (arrangement === "responsible") return { key: responsibleKey(row), kind: "RESPONSIBLE" };
  return row.act === "APPROVE" || row.act === "SIGN"
    ? { key: "WAITING", kind: "WAITING" }
    : { key: row.urgency, kind: "URGENCY" };
}
