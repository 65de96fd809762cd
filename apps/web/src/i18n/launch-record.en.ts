import type { launchRecordZh } from "./launch-record.zh.ts";

/** Words of launch records that are told anywhere: in refusals and on tasks. */
export const launchRecordEn: typeof launchRecordZh = {
  types: {
    SalesSupportScheme: "sales-support scheme",
    StaffingPlan: "staffing plan",
    RecruitmentItem: "recruitment plan",
    UniformOrder: "uniform order",
    MaterialRequest: "materials plan",
    LogisticsItem: "canteen and dormitory record",
    LaunchTraining: "training sessions",
    PrintHandover: "print handover",
  },
  states: {
    NONE: "not begun",
    OPEN: "in progress",
    DONE: "done",
    DRAFT: "a draft",
    SUBMITTED: "waiting for approval",
    REVIEWED: "reviewed, with the developer",
    APPROVED: "approved",
    SIGNED: "agreement signed",
    ORDERED: "ordered",
    ARRIVED: "in place",
  },
  fields: {
    record: "the record itself",
    developerNeeds: "what the developer needs",
    services: "services",
    headcount: "posts",
    lines: "posts",
    sizes: "sizes",
    address: "address",
    distanceKm: "distance to the estate",
    counterparty: "landlord or supplier",
  },
  categories: {
    OFFICE_FURNITURE: "Office furniture",
    OFFICE_SUPPLIES: "Office supplies",
    SALES_AREA: "Sales-area goods",
    RECEPTION: "Reception supplies",
    REPAIR_TOOLS: "Repair tools",
    SECURITY_FIRE: "Order and fire equipment",
    LOGISTICS: "Logistics goods",
  },
  steps: {
    FINALIZED: "Finalized",
    APPROVED: "Approved",
    PRINT_APPLIED: "Printing applied for",
    PRINTED: "Printed",
    HANDED_OVER: "Handed to marketing",
  },
};
