import { enumOf } from "../graphql/enum.ts";

export const CleaningStatus = enumOf(
  "CleaningStatus",
  "Status of an initial-cleaning plan (开荒方案状态)",
  {
    DRAFT: "Draft (草稿)",
    SUBMITTED: "Waits for its approval (待审批)",
    APPROVED: "Approved, being carried out (已审批)",
  },
);
