import type { UnitFilter, UnitOrder, UnitUse } from "../gql/graphql.ts";
import type { ListParams } from "../list/list-params.ts";

export const UNIT_USES = [
  "RESIDENTIAL",
  "SHOP",
  "OFFICE",
  "PARKING",
  "STORAGE",
  "OTHER",
] as const satisfies readonly UnitUse[];

const ORDERS: readonly UnitOrder[] = ["PLACE", "PLACE_DESC", "AREA", "AREA_DESC"];

/** The filter that the estate's address asks for its units. Unknown words are passed over. */
export function unitFilter(params: ListParams): UnitFilter {
  const search = params.get("q");
  const building = params.get("building");
  const layout = params.get("layout");
  const uses = UNIT_USES.filter((use) => params.all("use").includes(use));
  return {
    ...(search ? { search } : {}),
    ...(building ? { buildingIds: [building] } : {}),
    ...(layout ? { layoutTypes: [layout] } : {}),
    ...(uses.length ? { uses } : {}),
  };
}

/** The order that the address asks for. */
export const unitOrder = (params: ListParams): UnitOrder =>
  ORDERS.find((order) => order === params.get("sort")) ?? "PLACE";
