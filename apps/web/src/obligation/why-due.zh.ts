/** Words of why something is due when it is; they come with the panel that says it. */
export const whyDueZh = {
  noLimit: "没有时限，办完为止。",
  loading: "正在查看…",
  rule: (anchor: string, rule: string, due: string) => `自${anchor}起${rule}，到${due}为止。`,
  ruleBefore: (anchor: string, rule: string, due: string) =>
    `在${anchor}${rule}完成，即${due}之前。`,
  ruleFixed: (due: string) => `到${due}为止。`,
  endOfDay: (day: string) => `${day} 24:00`,
  units: {
    DAY: () => "当日",
    END_OF_WORK: () => "当日下班前",
    CALENDAR_DAYS: (count: number, before: boolean) =>
      before ? `之前 ${count} 天` : `第 ${count} 天`,
    WORKING_DAYS: (count: number, before: boolean) =>
      before ? `之前 ${count} 个工作日` : `第 ${count} 个工作日`,
    MONTHS: (count: number) => (count % 12 === 0 ? `满 ${count / 12} 年` : `满 ${count} 个月`),
    MINUTES: (count: number) => (count % 60 === 0 ? `${count / 60} 小时` : `${count} 分钟`),
    WORKING_MINUTES: (count: number) =>
      count % 60 === 0 ? `${count / 60} 个工作小时` : `${count} 分钟工作时间`,
  },
  provisional: "其中有年份的放假安排尚未公布，公布后可能变动。",
  counted: "计入",
  notCounted: "不计",
  countedDays: (days: number) => `${days} 天`,
  countedTime: (minutes: number) =>
    minutes >= 60
      ? `${Math.floor(minutes / 60)} 小时${minutes % 60 > 0 ? ` ${minutes % 60} 分` : ""}`
      : `${minutes} 分钟`,
  total: (counted: string) => `共计入 ${counted}`,
  reasons: {
    EVENT_DAY: "当日不计",
    WEEKEND: "周末",
    STATUTORY_HOLIDAY: "放假",
    MAKE_UP_DAY: "调休上班",
    PROVISIONAL_YEAR: "放假安排未公布，按平日计",
    OUTSIDE_HOURS: "非工作时间",
    LUNCH: "午休",
    PAUSED: "暂停计时",
  },
  redatings: "途中改过规则",
  redated: (from: string, to: string) => `${from} 改为 ${to}`,
  firings: "提醒记录",
  noFirings: "还没有提醒过。",
  firing: {
    REMINDER: (step: number, wholeDay: boolean) =>
      wholeDay ? `提前 ${step} 天提醒` : `提前 ${step} 分钟提醒`,
    DUE_DAY: () => "到期当日提醒",
    OVERDUE: () => "逾期通知",
    ESCALATION: (step: number) => `第 ${step} 次上报`,
  },
  told: (who: string) => `已告知 ${who}`,
  toldNobody: "没有人收到",
  stale: "补记时已过时，未再提醒",
  skipped: (offices: string) => `${offices}岗位空缺，已越过`,
  nextFiring: (instant: string) => `下次提醒：${instant}`,
  pauses: "暂停记录",
  pausedFrom: (from: string, by: string) => `${from} 起暂停${by ? `（${by}）` : ""}`,
  pausedUntil: (from: string, to: string, by: string) =>
    `${from} 至 ${to} 暂停${by ? `（${by}）` : ""}`,
  pause: "暂停计时",
  pauseReason: "暂停原因",
  pauseHint: "暂停期间不计时、不提醒；恢复后剩余时间不变。",
  pauseConfirm: "暂停",
  resume: "恢复计时",
  required: "请填写原因",
  cancel: "取消",
};
