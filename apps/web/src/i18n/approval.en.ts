import type { approvalZh } from "./approval.zh.ts";

/** Words of approvals. */
export const approvalEn: typeof approvalZh = {
  statuses: {
    PENDING: "Under way",
    APPROVED: "Approved",
    RETURNED: "Returned",
    WITHDRAWN: "Withdrawn",
  },
  levels: {
    SERVICE_CENTER: "Service center",
    REGION: "Regional company",
    COMPANY: "Company",
    EXTERNAL: "Other party",
  },
  stepFields: {
    key: "key",
    label: "Chinese name",
    labelEn: "English name",
    roles: "roles",
    dueDays: "days to decide",
  },
};
