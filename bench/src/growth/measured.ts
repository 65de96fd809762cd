import type { Sample } from "../measure.ts";

/** Most that a request may cost at the largest size, as a multiple of what it costs at the smallest. */
export const FLAT = 1.3;
export const GROWING = [
  "page of 20 defects",
  "the same, counted",
  "home of 60 lines",
  "telling of a defect",
] as const;
export type Growing = (typeof GROWING)[number];

/** What the cases cost at a size: medians. */
export interface Measured {
  readonly rows: number;
  readonly of: Readonly<Record<Growing, Sample>>;
}

/** CPU time of a request, API and PostgreSQL together, in ms. */
export const costOf = ({ cpuMs, databaseCpuMs }: Sample) => cpuMs + databaseCpuMs;
