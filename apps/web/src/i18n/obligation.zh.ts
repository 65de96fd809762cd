/** The API counts to 10,000 and says with one more that there are more. */
export const upTo = (count: number): string => (count > 10_000 ? "10000+" : String(count));

/** Words of time limits (时限) and of today's work. */
export const obligationZh = {
  scopes: { mine: "我的", team: "下属", all: "全部" },
  scopeLabel: "看谁的待办",
  arrange: "排列",
  arrangements: { urgency: "按紧急程度", responsible: "按责任人" },
  searchLabel: "在待办中查找",
  searchHint: "查找待办",
  act: "性质",
  acts: { DO: "办理", APPROVE: "审批", SIGN: "签署", FOLLOW: "跟进" },
  module: "模块",
  urgency: "紧急程度",
  urgencies: {
    OVERDUE: "已逾期",
    TODAY: "今日到期",
    THIS_WEEK: "本周到期",
    LATER: "以后",
    UNDATED: "无时限",
  },
  /** What records are called, by their type. */
  records: {
    LaunchTask: "开盘筹备",
    LaunchPlan: "开盘筹备",
    SiteDay: "案场日常",
    ItemCount: "案场日常",
    SiteCheck: "案场日常",
    SiteInquiry: "案场日常",
    ConsumableRequest: "案场日常",
    InitialCleaningPlan: "开盘筹备",
    Approval: "审批",
    Estate: "小区",
  } as Readonly<Record<string, string>>,
  otherRecord: "其他事项",
  waiting: "待我审批、签署",
  waitingInTeam: "待审批、签署",
  /** Of very many work only so much is counted. */
  counts: (overdue: number, today: number, week: number, total: number) =>
    [
      overdue > 0 ? `逾期 ${upTo(overdue)} 项` : "",
      today > 0 ? `今日到期 ${upTo(today)} 项` : "",
      week > 0 ? `本周到期 ${upTo(week)} 项` : "",
      `共 ${upTo(total)} 项`,
    ]
      .filter((part) => part !== "")
      .join("，"),
  noneFound: "没有符合条件的待办",
  noneFoundText: "换一个条件，或清除筛选后再看。",
  noneInTeam: "下属没有未办的事项",
  noneInTeamText: "由您管理的岗位有事要办时，会出现在这里，谁的事、逾期几天一目了然。",
  newNotices: (count: number) => `${count} 条新通知`,
  keys: "J、K 上下移动，回车打开，C 完成，A 通过，R 退回，S 签署，Esc 取消",
  steps: { APPROVE: "通过", RETURN: "退回", SIGN: "签署" },
  nobody: "岗位空缺",
  paused: "已暂停计时",
  dueAt: (instant: string) => `${instant} 前`,
  dueAtLate: (instant: string) => `${instant} 已到期`,
  why: "为何这时到期",
  whyOf: (title: string) => `「${title}」为何这时到期`,
  settled: (count: number) => `已办结 ${count} 项`,
  statuses: {
    OPEN: "计时中",
    PAUSED: "已暂停",
    MET: "已完成",
    MISSED: "已错过",
    CANCELLED: "已取消",
  },
  export: "导出",
};
