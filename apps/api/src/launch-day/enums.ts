import { enumOf } from "../graphql/enum.ts";

export const DayPlanKind = enumOf("DayPlanKind", "Plan for the day of the launch (方案类别)", {
  CLEANING: "Cleaning, by the contractor (开盘当天保洁方案)",
  ORDER: "Order and emergencies (开盘当天秩序维护及突发事件应急预案)",
});

export const DayPlanStatus = enumOf("DayPlanStatus", "Status of a launch-day plan (方案状态)", {
  DRAFT: "Draft (草稿)",
  SUBMITTED: "Waits for its review (待审核)",
  APPROVED: "Reviewed (已审核)",
});
