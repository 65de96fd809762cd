import { asc, connection, desc, many, mapType, one, type TypeMap } from "../graphql/read/map.ts";
import { inWords } from "../organization/filters.ts";
import { PersonRead } from "../organization/reads.ts";

export const JobRead: TypeMap = mapType({
  type: "Job",
  table: "job",
  columns: [
    "name",
    "status",
    "attempts",
    "run_at",
    "failure",
    "started_at",
    "finished_at",
    "created_at",
  ],
  fields: { createdBy: one(() => PersonRead, { created_by: "id" }) },
});

export const JobCountRead: TypeMap = mapType({
  type: "JobCount",
  table: "job_count",
  key: "status",
  columns: ["status", "count"],
});

export const jobRoots = {
  jobCounts: many(() => JobCountRead, {}, [asc("status")]),
  jobs: connection(() => JobRead, {
    filters: { filter: { statuses: inWords("status"), names: inWords("name") } },
    orders: {
      NEWEST: [desc("created_at")],
    },
  }),
};
