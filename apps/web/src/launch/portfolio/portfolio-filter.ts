import type { FilterValues } from "@threshold/ui/FilterBar";
import type { LaunchPlanFilter, LaunchPlanStatus, Light } from "../../gql/graphql.ts";

/** The fields of the portfolio's filter, in the order of the bar. */
export const PORTFOLIO_FIELDS = ["search", "region", "center", "status", "light", "month"] as const;
export const PORTFOLIO_CHOICES = ["status", "light"] as const;

interface PlaceFilter {
  regionIds?: string[];
  serviceCenterIds?: string[];
}

/** What the server is asked for; the chosen place narrows further unless the bar names a place itself. */
export function portfolioFilter(values: FilterValues, place: PlaceFilter): LaunchPlanFilter {
  const one = (key: string) => (typeof values[key] === "string" ? values[key] : undefined);
  const many = (key: string) =>
    Array.isArray(values[key]) ? (values[key] as string[]) : undefined;
  const region = one("region");
  const center = one("center");
  const month = one("month");
  return {
    ...(region || center ? {} : place),
    ...(one("search") ? { search: one("search") } : {}),
    ...(region ? { regionIds: [region] } : {}),
    ...(center ? { serviceCenterIds: [center] } : {}),
    ...(many("status") ? { statuses: many("status") as LaunchPlanStatus[] } : {}),
    ...(many("light") ? { lights: many("light") as Light[] } : {}),
    ...(month ? { launchFrom: `${month}-01`, launchTo: lastDayOf(month) } : {}),
  };
}

/** The last day of a month `YYYY-MM`. */
export function lastDayOf(month: string): string {
  const [year = 0, number = 1] = month.split("-").map(Number);
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
}

interface Launching {
  launchDate: string;
  light: Light;
}

export interface LaunchMonth {
  month: string;
  count: number;
  /** Of each light how many, the worst first. */
  lights: Record<Light, number>;
}

/** Who launches when: the months from the first launch to the last, quiet months in between included. */
export function launchMonths(plans: readonly Launching[]): LaunchMonth[] {
  const months = plans.map(({ launchDate }) => launchDate.slice(0, 7)).toSorted();
  const first = months[0];
  const last = months.at(-1);
  if (!first || !last) return [];
  return monthsBetween(first, last).map((month) => {
    const own = plans.filter(({ launchDate }) => launchDate.startsWith(month));
    const count = (light: Light) => own.filter((plan) => plan.light === light).length;
    return {
      month,
      count: own.length,
      lights: { RED: count("RED"), AMBER: count("AMBER"), GREEN: count("GREEN") },
    };
  });
}

const LONGEST_STRIP = 36;

function monthsBetween(first: string, last: string): string[] {
  const number = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1;
  const name = (at: number) => `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, "0")}`;
  const length = Math.min(number(last) - number(first) + 1, LONGEST_STRIP);
  return Array.from({ length }, (_, step) => name(number(first) + step));
}
