import { enumOf } from "../graphql/enum.ts";

export const ObligationAct = enumOf("ObligationAct", "What somebody has to do (待办性质)", {
  DO: "Do it (办理)",
  APPROVE: "Approve or return it (审批)",
  SIGN: "Sign it (签署)",
  FOLLOW: "Follow what others do (跟进)",
});

export const ObligationStatus = enumOf(
  "ObligationStatus",
  "Where an obligation stands (时限状态)",
  {
    OPEN: "Its time runs (计时中)",
    PAUSED: "Its time stands still (已暂停)",
    MET: "Done (已完成)",
    MISSED: "Its occurrence passed undone (已错过)",
    CANCELLED: "No longer asked (已取消)",
  },
);

export const Urgency = enumOf("Urgency", "How soon something is due (紧急程度)", {
  OVERDUE: "Its time has passed (已逾期)",
  TODAY: "Due today (今日到期)",
  THIS_WEEK: "Due by Sunday (本周内)",
  LATER: "Due after this week (以后)",
  UNDATED: "Without a time limit (无时限)",
});

export const ObligationOrder = enumOf("ObligationOrder", "Order of obligations (排序)", {
  URGENCY: "What is most urgent first, approvals and signatures ahead (紧急在前)",
  DUE: "By due instant (到期先后)",
  RESPONSIBLE: "By office and person, then by urgency (按责任人)",
  NEWEST: "Newest first (最新在前)",
});

export const FiringKind = enumOf("FiringKind", "What is told of an obligation (提醒类别)", {
  REMINDER: "Ahead of the due day (到期前提醒)",
  DUE_DAY: "On the due day (今日到期)",
  OVERDUE: "It is overdue (已逾期)",
  ESCALATION: "To a superior (逐级上报)",
});

export const DueUnit = enumOf("DueUnit", "How a time limit is counted (时限计法)", {
  DAY: "Until the end of the same day (当日)",
  END_OF_WORK: "Until the end of work of the day (当日下班前)",
  CALENDAR_DAYS: "Calendar days (天)",
  WORKING_DAYS: "Working days (工作日)",
  MONTHS: "Calendar months (月)",
  MINUTES: "Minutes round the clock (分钟)",
  WORKING_MINUTES: "Minutes of working time (工作分钟)",
});

export const CountReason = enumOf("CountReason", "Why time counts or does not (计时原因)", {
  EVENT_DAY: "The day of the event is not counted (当日不计)",
  WEEKEND: "Weekend (周末)",
  STATUTORY_HOLIDAY: "Statutory holiday (法定节假日)",
  MAKE_UP_DAY: "Make-up working day (调休上班)",
  PROVISIONAL_YEAR: "The year's holidays are not published yet (节假日未公布)",
  OUTSIDE_HOURS: "Outside of working hours (非工作时间)",
  LUNCH: "Lunch (午休)",
  PAUSED: "Paused (暂停)",
});

export const RedatingStatus = enumOf("RedatingStatus", "Where a re-dating stands (重排状态)", {
  CHECKING: "It is looked what moves (检查中)",
  CHECKED: "To be carried out (待执行)",
  APPLYING: "It is carried out (执行中)",
  DONE: "Carried out (已完成)",
  CANCELLED: "Called off (已取消)",
  FAILED: "Given up (失败)",
});
