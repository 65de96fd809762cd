import { enumOf } from "../graphql/enum.ts";

export const AreaIssueStatus = enumOf(
  "AreaIssueStatus",
  "Status of a problem of a sales area (工程问题状态)",
  {
    OPEN: "To be told in writing (待反馈)",
    SENT: "Told, being mended (整改中)",
    FIXED: "Mended, to be looked at (待复验)",
    VERIFIED: "Seen to be mended (已关闭)",
  },
);
