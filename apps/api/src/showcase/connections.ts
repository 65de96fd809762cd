import { connectionOf } from "../graphql/connection.ts";
import { ShowcasePlan } from "./types.ts";

export const ShowcasePlanConnection = connectionOf(
  () => ShowcasePlan,
  "ShowcasePlan",
  "服务展示布置方案",
);
export type ShowcasePlanConnection = InstanceType<typeof ShowcasePlanConnection>;
