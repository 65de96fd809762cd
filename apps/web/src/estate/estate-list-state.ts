import type { EstateCategory, EstateFilter, EstateOrder, PlaceStatus } from "../gql/graphql.ts";
import type { ListParams } from "../list/list-params.ts";

export const ESTATE_CATEGORIES = [
  "RESIDENTIAL",
  "OFFICE",
  "GOVERNMENT",
  "APARTMENT",
  "CAMPUS",
] as const satisfies readonly EstateCategory[];

export const PLACE_STATUSES = ["ACTIVE", "SUSPENDED"] as const satisfies readonly PlaceStatus[];

const ORDERS: readonly EstateOrder[] = [
  "NAME",
  "NAME_DESC",
  "CODE",
  "CODE_DESC",
  "LAUNCH_DATE",
  "LAUNCH_DATE_DESC",
];

/** The filter that the list's address asks for, within the chosen place. Unknown words are passed over. */
export function estateFilter(
  params: ListParams,
  place: Pick<EstateFilter, "regionIds" | "serviceCenterIds">,
): EstateFilter {
  const search = params.get("q");
  const region = params.get("region");
  const center = params.get("center");
  const categories = ESTATE_CATEGORIES.filter((one) => params.all("category").includes(one));
  const statuses = PLACE_STATUSES.filter((one) => params.all("status").includes(one));
  return {
    ...place,
    ...(search ? { search } : {}),
    ...(region ? { regionIds: [region] } : {}),
    ...(center ? { serviceCenterIds: [center] } : {}),
    ...(categories.length ? { categories } : {}),
    ...(statuses.length ? { statuses } : {}),
    ...(params.get("launch") === "yes" ? { hasLaunch: true } : {}),
  };
}

/** The order that the address asks for. */
export function estateOrder(params: ListParams): EstateOrder {
  return ORDERS.find((order) => order === params.get("sort")) ?? "NAME";
}

/** How many filters beside the search narrow the list. */
export const countNarrowing = (params: ListParams): number =>
  ["region", "center", "category", "status", "launch"].filter((name) => params.get(name) !== "")
    .length;

/** Whether the address narrows the list at all. */
export const isNarrowed = (params: ListParams): boolean =>
  params.get("q") !== "" || countNarrowing(params) > 0;
