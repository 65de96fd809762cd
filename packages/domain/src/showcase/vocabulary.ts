import { type Day } from "../calendar/day.ts";

// Words of service showcase and sales-site reception (服务展示、销售配合接待, 001-E; 001-B 5, 6).

export const showcaseModes = {
  RECEPTION_AREA: { zh: "展示接待区", en: "Reception area" },
  DISPLAY_BOARD: { zh: "展板", en: "Display boards" },
} as const;
export type ShowcaseMode = keyof typeof showcaseModes;

/** What a reception area has, each of them (001-E 4.2); a company may list more. */
export const showcaseEquipment = {
  SOFA: { zh: "沙发", en: "Sofa" },
  TEA_TABLE: { zh: "茶几", en: "Tea table" },
  WATER_DISPENSER: { zh: "饮水机", en: "Water dispenser" },
  GREEN_PLANT: { zh: "绿植", en: "Green plants" },
  VIDEO_PLAYER: { zh: "视频播放用品", en: "Video equipment" },
} as const;
export type ShowcaseEquipment = keyof typeof showcaseEquipment;
export const showcaseEquipmentNames = Object.keys(showcaseEquipment) as ShowcaseEquipment[];

export const showcasePlanStatuses = [
  "DRAFT",
  "AGREED",
  "REVIEWED",
  "APPROVED",
  "IMPLEMENTED",
  "IN_USE",
  "CLOSED",
] as const;
export type ShowcasePlanStatus = (typeof showcasePlanStatuses)[number];

/** What is shown; `required` in the display of documents (001-E 4.4.1.1), `madeByTraining` by the training department. */
export const showcaseContentTypes = {
  COMPANY_PROFILE: { zh: "公司简介", en: "Company profile", required: true, madeByTraining: false },
  SPECIAL_SERVICES: {
    zh: "项目特色服务内容",
    en: "Special services of the project",
    required: true,
    madeByTraining: false,
  },
  PRE_CONTRACT: {
    zh: "前期物业合同",
    en: "Pre-stage property contract",
    required: true,
    madeByTraining: false,
  },
  PRE_AGREEMENT: {
    zh: "前期物业服务协议",
    en: "Pre-stage service agreement",
    required: true,
    madeByTraining: false,
  },
  INTERIM_COVENANT: {
    zh: "临时管理规约",
    en: "Interim covenant",
    required: true,
    madeByTraining: false,
  },
  HONOR: {
    zh: "荣誉证书、奖牌",
    en: "Honour certificates and medals",
    required: true,
    madeByTraining: false,
  },
  MODEL_PROJECT_PHOTO: {
    zh: "示范项目管理的图片",
    en: "Pictures of model projects",
    required: true,
    madeByTraining: false,
  },
  VIDEO: { zh: "PPT或视频", en: "Slides or video", required: false, madeByTraining: true },
  BROCHURE: {
    zh: "物业服务简报或小手册",
    en: "Brief or booklet",
    required: false,
    madeByTraining: false,
  },
  LECTURE: { zh: "服务展示内容讲义", en: "Lecture notes", required: false, madeByTraining: true },
  SCRIPT: { zh: "展示区讲解说辞", en: "Explanation script", required: false, madeByTraining: true },
} as const;
export type ShowcaseContentType = keyof typeof showcaseContentTypes;
export const showcaseContentTypeNames = Object.keys(showcaseContentTypes) as ShowcaseContentType[];

export const showcaseContentStatuses = ["DRAFT", "REVIEWED", "SHOWN", "RETIRED"] as const;
export type ShowcaseContentStatus = (typeof showcaseContentStatuses)[number];

/** Points that a video (SHW-R09) or a booklet (SHW-R10) covers: rows to tick. */
export const contentPoints = {
  VIDEO: ["DAILY_MANAGEMENT", "REQUEST_PROCESS", "TIMELY_SERVICE"],
  BROCHURE: ["SERVICE_PICTURES", "PUBLIC_RULES"],
} as const;
export type ContentPoint = (typeof contentPoints)[keyof typeof contentPoints][number];

export const imageShowTypes = {
  MORNING_PARADE: { zh: "列队晨会", en: "Morning parade" },
  ETIQUETTE_DRILL: { zh: "服务礼仪演练", en: "Etiquette drill" },
  GUARD_DRILL: { zh: "保安员会操表演", en: "Guard drill" },
  OTHER: { zh: "其他", en: "Other" },
} as const;
export type ImageShowType = keyof typeof imageShowTypes;

/** What is held at the showcase: image shows, and the support of marketing's promotions (SHW-R17). */
export const showcaseEventTypes = {
  ...imageShowTypes,
  PROMOTION_SUPPORT: { zh: "配合营销推广", en: "Promotion support" },
} as const;
export type ShowcaseEventType = keyof typeof showcaseEventTypes;
export const isImageShow = (type: ShowcaseEventType): type is ImageShowType =>
  type !== "PROMOTION_SUPPORT";

/** When somebody is on duty (班次). */
export const dutyShifts = {
  DAY: { zh: "全天", en: "All day" },
  EARLY: { zh: "早班", en: "Early" },
  LATE: { zh: "晚班", en: "Late" },
} as const;
export type DutyShift = keyof typeof dutyShifts;

export const salesSites = {
  SHOW_FLAT: { zh: "样板房", en: "Show flat" },
  SALES_CENTER: { zh: "销售中心", en: "Sales center" },
} as const;
export type SalesSite = keyof typeof salesSites;

export const countMoments = {
  OPENING: { zh: "上班前", en: "Before work" },
  CLOSING: { zh: "下班前", en: "Before leaving" },
} as const;
export type CountMoment = keyof typeof countMoments;

export const itemConditions = {
  INTACT: { zh: "完好", en: "Intact" },
  DAMAGED: { zh: "损坏", en: "Damaged" },
  LOST: { zh: "丢失", en: "Lost" },
} as const;
export type ItemCondition = keyof typeof itemConditions;

export const siteCheckKinds = {
  HYGIENE: { zh: "卫生状况", en: "Hygiene" },
  CLEANER_WORK: { zh: "保洁员工作", en: "Cleaners' work" },
  EQUIPMENT: { zh: "设备设施", en: "Equipment" },
  TEA_SERVICE: { zh: "茶饮服务", en: "Tea service" },
  FURNITURE: { zh: "桌椅、窗帘及家私摆放", en: "Furniture" },
  ORDER: { zh: "现场秩序", en: "Order on site" },
} as const;
export type SiteCheckKind = keyof typeof siteCheckKinds;

export const inquiryChannels = {
  VISIT: { zh: "来访", en: "Visit" },
  PHONE: { zh: "来电(热线)", en: "Call to the hotline" },
} as const;
export type InquiryChannel = keyof typeof inquiryChannels;

export const inquiryAskers = {
  CUSTOMER: { zh: "客户", en: "Customer" },
  SALES: { zh: "销售人员", en: "Salesperson" },
} as const;
export type InquiryAsker = keyof typeof inquiryAskers;

export const inquiryKinds = {
  PROPERTY: { zh: "物业相关问题", en: "Property question" },
  EXPLANATION: { zh: "展示讲解", en: "Explanation of the showcase" },
  HOUSE_BUYING: { zh: "购房看房", en: "Buying or viewing a home" },
} as const;
export type InquiryKind = keyof typeof inquiryKinds;

export const surveyTopics = {
  PROPERTY: { zh: "物业管理", en: "Property management" },
  CLUBHOUSE: { zh: "会所管理", en: "Clubhouse management" },
} as const;
export type SurveyTopic = keyof typeof surveyTopics;

/** Days of the launch that the showcase's deadlines are counted from; null while unknown. */
export interface ShowcaseAnchors {
  readonly launchDate: Day;
  readonly hallFitoutDate: Day | null;
  readonly softFitoutDate: Day | null;
}
