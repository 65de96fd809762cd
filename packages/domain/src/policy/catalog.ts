import type { Role } from "../organization/roles.ts";
import { secondFactorNotice, secondFactorScopes } from "../organization/second-factor.ts";
import type { PlaceLevel } from "../organization/viewer.ts";
import { keptByLaw } from "../personal-data/erasure.ts";
import { effects } from "../rule-pack/rule.ts";

/** What a setting of each type holds. */
export interface ValueOfType {
  INT: number;
  DECIMAL: number;
  DAYS: number;
  /** Days ahead, the longest first. */
  DAY_LIST: readonly number[];
  TIME: string;
  BOOLEAN: boolean;
  CHOICE: string;
}
export type PolicyType = keyof ValueOfType;
export type PolicyValue = ValueOfType[PolicyType];

/** Where settings are made; the nearest to a record wins. */
export type PolicyLevel = Exclude<PlaceLevel, "ESTATE">;
/** From the widest to the nearest. */
export const policyLevels = ["COMPANY", "REGION", "SERVICE_CENTER"] as const;

/** Parts of the settings page. */
export const policyGroups = [
  "SECURITY",
  "REMINDER",
  "LAUNCH",
  "SHOWCASE",
  "RECEPTION",
  "BIDDING",
  "DEFECT",
  "CUSTODY",
] as const;

/** A setting that Threshold knows: what it holds, what holds while nobody set it, and where that comes from. */
export interface PolicyEntry<Type extends PolicyType = PolicyType> {
  readonly group: (typeof policyGroups)[number];
  readonly zh: string;
  readonly en: string;
  readonly type: Type;
  readonly unit?: "day" | "minute" | "metre" | "point";
  readonly initial: ValueOfType[Type];
  /** SEED: the procedure texts say so. PROPOSAL: they leave it open (READ-12) and the requirements propose it. */
  readonly basis: "SEED" | "PROPOSAL";
  /** The clauses that the default rests on. */
  readonly source: string;
  /** What the requirements suggest beside the default, where they do. */
  readonly suggested?: ValueOfType[Type];
  readonly levels: readonly PolicyLevel[];
  /** Numbers lie within. */
  readonly min?: number;
  readonly max?: number;
  /** How many decimals a DECIMAL has at most. */
  readonly decimals?: number;
  /** The words of a CHOICE; roles are told by their own names. */
  readonly options?: readonly string[];
  /** Days ahead of which anything but the default is said at least, where people have to prepare for it. */
  readonly notice?: number;
}

const everywhere = policyLevels;
const company = ["COMPANY"] as const;
const regions = ["COMPANY", "REGION"] as const;

const approvers = [
  "REGION_HEAD",
  "HR_ADMIN_OFFICER",
  "SERVICE_CENTER_HEAD",
  "GENERAL_MANAGER",
  "DEPUTY_GENERAL_MANAGER",
] as const satisfies readonly Role[];
const consumableApprovers = [
  "CUSTOMER_SERVICE_SUPERVISOR",
  "CUSTOMER_SERVICE_MANAGER",
  "SERVICE_CENTER_HEAD",
] as const satisfies readonly Role[];
export const weekdays = [
  "MONDAY",
  "TUESDAY",
  "WEDNESDAY",
  "THURSDAY",
  "FRIDAY",
  "SATURDAY",
  "SUNDAY",
] as const;

/** Every setting (参数), by key. "及时", "定期" without a number in the texts are settings, never invented facts (READ-12). */
export const policies = {
  "security.secondFactor": {
    group: "SECURITY",
    zh: "登录须启用两步验证的人员",
    en: "Who needs two-step sign-in",
    type: "CHOICE",
    initial: "NOBODY",
    basis: "PROPOSAL",
    source: "ASVS 5.0 V6.3.3",
    suggested: "MANAGEMENT",
    levels: company,
    options: secondFactorScopes,
    notice: secondFactorNotice,
  },
  "reminder.leadDays": {
    group: "REMINDER",
    zh: "到期前提醒",
    en: "Reminders ahead of the due day",
    type: "DAY_LIST",
    unit: "day",
    initial: [7, 1],
    basis: "PROPOSAL",
    source: "03 part 5",
    levels: everywhere,
    min: 1,
    max: 90,
  },
  "reminder.dueDayTime": {
    group: "REMINDER",
    zh: "到期当天提醒时刻",
    en: "Time of the reminder on the due day",
    type: "TIME",
    initial: "09:00",
    basis: "PROPOSAL",
    source: "03 part 5",
    levels: everywhere,
  },
  "digest.weekday": {
    group: "REMINDER",
    zh: "逾期周报发送日",
    en: "Weekday of the digest of overdue work",
    type: "CHOICE",
    initial: "MONDAY",
    basis: "PROPOSAL",
    source: "03 part 5",
    levels: regions,
    options: weekdays,
  },
  "notification.keepDays": {
    group: "REMINDER",
    zh: "已读通知保留天数",
    en: "Days that read notifications are kept",
    type: "DAYS",
    unit: "day",
    initial: 365,
    basis: "PROPOSAL",
    source: "00 part 1.3",
    levels: company,
    min: 30,
    max: 3650,
  },
  "personalData.keepStaffDays": {
    group: "REMINDER",
    zh: "离任人员个人信息保留天数",
    en: "Days that data of people is kept after their last post",
    type: "DAYS",
    unit: "day",
    initial: keptByLaw.STAFF.days,
    basis: "PROPOSAL",
    source: keptByLaw.STAFF.law,
    levels: company,
    min: keptByLaw.STAFF.days,
    max: 3650,
  },
  "personalData.keepContactDays": {
    group: "REMINDER",
    zh: "领用人、责任单位联系人个人信息保留天数",
    en: "Days that data of holders and contacts is kept after the last matter",
    type: "DAYS",
    unit: "day",
    initial: keptByLaw.CONTACT.days,
    basis: "PROPOSAL",
    source: keptByLaw.CONTACT.law,
    levels: company,
    min: keptByLaw.CONTACT.days,
    max: 7300,
  },
  "notification.keepSentDays": {
    group: "REMINDER",
    zh: "发送记录保留天数",
    en: "Days that messages sent are kept",
    type: "DAYS",
    unit: "day",
    initial: 90,
    basis: "PROPOSAL",
    source: "00 part 1.3",
    levels: company,
    min: 7,
    max: 3650,
  },
  "launch.staffingFinalApprover": {
    group: "LAUNCH",
    zh: "定岗定编方案最终审批人",
    en: "Final approver of the staffing plan",
    type: "CHOICE",
    initial: "REGION_HEAD",
    basis: "PROPOSAL",
    source: "LCH-R08; 03 part 3",
    levels: regions,
    options: approvers,
  },
  "launch.procurementLeadDays": {
    group: "LAUNCH",
    zh: "物资到位提前天数",
    en: "Days ahead of their need that goods are to be there",
    type: "DAYS",
    unit: "day",
    initial: 7,
    basis: "PROPOSAL",
    source: "LCH-R21; 03 part 5",
    levels: everywhere,
    min: 0,
    max: 90,
  },
  "showcase.imageShowIntervalDays": {
    group: "SHOWCASE",
    zh: "形象展示间隔",
    en: "Interval of image shows",
    type: "DAYS",
    unit: "day",
    initial: 30,
    basis: "PROPOSAL",
    source: "SHW-R15; 001-E 4.4.2.1",
    levels: everywhere,
    min: 1,
    max: 366,
  },
  "showcase.imageShowReminderDays": {
    group: "SHOWCASE",
    zh: "形象展示提前提醒",
    en: "Reminder ahead of an image show",
    type: "DAYS",
    unit: "day",
    initial: 3,
    basis: "PROPOSAL",
    source: "04 part 5",
    levels: everywhere,
    min: 1,
    max: 30,
  },
  "showcase.agreementReminderDays": {
    group: "SHOWCASE",
    zh: "展示方案与地区公司商定的提前提醒",
    en: "Reminder ahead of agreeing the layout with the developer",
    type: "DAYS",
    unit: "day",
    initial: 7,
    basis: "PROPOSAL",
    source: "SHW-R02; 04 part 5",
    levels: everywhere,
    min: 1,
    max: 90,
  },
  "showcase.countGraceMinutes": {
    group: "SHOWCASE",
    zh: "案场上下班记录的宽限",
    en: "Grace for what is recorded when a sales site's shift begins and ends",
    type: "INT",
    unit: "minute",
    initial: 30,
    basis: "PROPOSAL",
    source: "SHW-R19; 04 part 5",
    levels: everywhere,
    min: 5,
    max: 240,
  },
  "showcase.siteFollowUpDays": {
    group: "SHOWCASE",
    zh: "案场问题与待解答咨询的跟进期限",
    en: "Time to follow what was found at a sales site, or asked there",
    type: "DAYS",
    unit: "day",
    initial: 3,
    basis: "PROPOSAL",
    source: "SHW-R18, SHW-R07; READ-12",
    levels: everywhere,
    min: 1,
    max: 30,
  },
  "showcase.consumableApprover": {
    group: "SHOWCASE",
    zh: "低值易耗品申报审批人",
    en: "Approver of requests for consumables",
    type: "CHOICE",
    initial: "CUSTOMER_SERVICE_SUPERVISOR",
    basis: "PROPOSAL",
    source: "SHW-R20; 04 part 2.6",
    levels: everywhere,
    options: consumableApprovers,
  },
  "showcase.passMark": {
    group: "SHOWCASE",
    zh: "接待员考核合格分",
    en: "Pass mark of the receptionists' exam",
    type: "DECIMAL",
    unit: "point",
    initial: 60,
    basis: "PROPOSAL",
    source: "SHW-R12; 04 part 2.3",
    levels: company,
    min: 0,
    max: 100,
    decimals: 1,
  },
  "reception.deskTolerance": {
    group: "RECEPTION",
    zh: "接待台尺寸允许偏差",
    en: "Tolerance of the reception desk's size",
    type: "DECIMAL",
    unit: "metre",
    initial: 0,
    basis: "PROPOSAL",
    source: "RCP-R07; 001-H 4.2.2.2",
    suggested: 0.01,
    levels: regions,
    min: 0,
    max: 0.1,
    decimals: 3,
  },
  "reception.selfCheckLeadDays": {
    group: "RECEPTION",
    zh: "接待区域自查提前天数",
    en: "Days ahead of opening to check the reception area",
    type: "DAYS",
    unit: "day",
    initial: 7,
    basis: "PROPOSAL",
    source: "07 part 5",
    levels: everywhere,
    min: 1,
    max: 90,
  },
  "reception.returnedReminderDays": {
    group: "RECEPTION",
    zh: "退回整改后的提醒",
    en: "Reminder after items were returned",
    type: "DAYS",
    unit: "day",
    initial: 7,
    basis: "PROPOSAL",
    source: "07 part 5",
    levels: everywhere,
    min: 1,
    max: 90,
  },
  "reception.deviceCheckIntervalDays": {
    group: "RECEPTION",
    zh: "录音、监控系统检查间隔",
    en: "Interval of checking recording and monitoring",
    type: "DAYS",
    unit: "day",
    initial: 30,
    basis: "PROPOSAL",
    source: "RCP-R19; ORG-R20; 001-B 2.2",
    levels: everywhere,
    min: 1,
    max: 366,
  },
  "bidding.documentDays": {
    group: "BIDDING",
    zh: "编制招标文件所需天数",
    en: "Days to make the tender document",
    type: "DAYS",
    unit: "day",
    initial: 5,
    basis: "PROPOSAL",
    source: "BID-R09; BID-R20",
    levels: regions,
    min: 0,
    max: 60,
  },
  "bidding.evaluationDays": {
    group: "BIDDING",
    zh: "评标所需天数",
    en: "Days from opening to award",
    type: "DAYS",
    unit: "day",
    initial: 3,
    basis: "PROPOSAL",
    source: "BID-R16; BID-R20",
    levels: regions,
    min: 0,
    max: 60,
  },
  "bidding.contractDays": {
    group: "BIDDING",
    zh: "中标至签约所需天数",
    en: "Days from award to contract",
    type: "DAYS",
    unit: "day",
    initial: 5,
    basis: "PROPOSAL",
    source: "BID-R02; BID-R20",
    levels: regions,
    min: 0,
    max: 60,
  },
  "bidding.decisionRequired": {
    group: "BIDDING",
    zh: "开始投标前须有投标决策表",
    en: "No bid is begun without a bid or no-bid sheet",
    type: "BOOLEAN",
    initial: false,
    basis: "PROPOSAL",
    source: "BID-R10",
    levels: regions,
  },
  "bidding.localRules": {
    group: "BIDDING",
    zh: "违反地方招投标规定时",
    en: "When a local tender rule is broken",
    type: "CHOICE",
    initial: "WARN",
    basis: "PROPOSAL",
    source: "BID-R05",
    levels: regions,
    options: effects,
  },
  "takeover.localRules": {
    group: "DEFECT",
    zh: "违反地方承接查验规定时",
    en: "When a local takeover rule is broken",
    type: "CHOICE",
    initial: "WARN",
    basis: "PROPOSAL",
    source: "TKO-R13",
    levels: regions,
    options: effects,
  },
  "acceptance.leaseHours": {
    group: "DEFECT",
    zh: "验收中的房屋无操作后保留几小时",
    en: "Hours for which a home stays with whoever inspects it, after the last step",
    type: "INT",
    initial: 2,
    basis: "PROPOSAL",
    source: "UAC-R07",
    levels: everywhere,
    min: 1,
    max: 12,
  },
  "defect.assignDays": {
    group: "DEFECT",
    zh: "缺陷登记后分配责任单位的天数",
    en: "Days to assign a defect",
    type: "DAYS",
    unit: "day",
    initial: 1,
    basis: "PROPOSAL",
    source: "UAC-R09",
    levels: everywhere,
    min: 0,
    max: 30,
  },
  "defect.verifyDays": {
    group: "DEFECT",
    zh: "整改完成后复验的天数",
    en: "Days to verify what was rectified",
    type: "DAYS",
    unit: "day",
    initial: 3,
    basis: "PROPOSAL",
    source: "UAC-R09",
    levels: everywhere,
    min: 0,
    max: 30,
  },
  "defect.batchHomes": {
    group: "DEFECT",
    zh: "同户型同部位同类缺陷达到几户时预警",
    en: "Homes of a layout with the same defect that raise a batch alert",
    type: "INT",
    initial: 3,
    basis: "PROPOSAL",
    source: "UAC-R09",
    levels: everywhere,
    min: 2,
    max: 100,
  },
  "custody.standInPaper": {
    group: "CUSTODY",
    zh: "代领须出示凭证",
    en: "A stand-in shows a paper",
    type: "BOOLEAN",
    initial: false,
    basis: "PROPOSAL",
    source: "MOV-R19",
    levels: everywhere,
  },
} as const satisfies Record<string, PolicyEntry>;

export type PolicyKey = keyof typeof policies;
export const policyKeys = Object.keys(policies) as PolicyKey[];

/** What a key's setting holds, as a type: one of its words for a choice. */
export type ValueOf<Key extends PolicyKey> = (typeof policies)[Key] extends {
  readonly options: readonly (infer Word)[];
}
  ? Word
  : ValueOfType[(typeof policies)[Key]["type"]];

export const isPolicyKey = (key: string): key is PolicyKey => Object.hasOwn(policies, key);
export const policyOf = (key: PolicyKey): PolicyEntry => policies[key];
