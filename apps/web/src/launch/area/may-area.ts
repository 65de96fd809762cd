import type { AreasPlan } from "./area-documents.ts";

/** Whether the viewer may do it with the plan's sales areas now; what is about one problem, with its id. */
export const mayOnArea = (plan: AreasPlan, action: string, subject: string | null = null) =>
  plan.salesAreaActions.some(
    (one) => one.action === action && (one.subject ?? null) === subject && one.allowed,
  );
