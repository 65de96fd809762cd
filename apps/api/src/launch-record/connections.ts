import { connectionOf } from "../graphql/connection.ts";
import { MaterialLine, RecruitmentItem } from "./types.ts";

export const RecruitmentItemConnection = connectionOf(
  () => RecruitmentItem,
  "RecruitmentItem",
  "招聘计划",
);
export type RecruitmentItemConnection = InstanceType<typeof RecruitmentItemConnection>;

export const MaterialLineConnection = connectionOf(() => MaterialLine, "MaterialLine", "申购明细");
export type MaterialLineConnection = InstanceType<typeof MaterialLineConnection>;
