/** 待组建 → 小组已组建 → 方案及标准已定 → 已培训 → 预验收 → 整改报告已报 → 正式验收 → 移交文件已签署 → 管理权已移交 → 权属清册已建立 → 已归档. */
export const takeoverStatuses = {
  TRIGGERED: { zh: "待组建", en: "Team to form" },
  TEAM_FORMED: { zh: "小组已组建", en: "Team formed" },
  PLANNED: { zh: "方案及标准已定", en: "Planned" },
  TRAINED: { zh: "已培训", en: "Trained" },
  PRE_INSPECTION: { zh: "预验收", en: "Pre-inspection" },
  PRE_REPORTED: { zh: "整改报告已报", en: "Reported" },
  FORMAL_INSPECTION: { zh: "正式验收", en: "Formal inspection" },
  HANDOVER_SIGNED: { zh: "移交文件已签署", en: "Papers signed" },
  TRANSFERRED: { zh: "管理权已移交", en: "Transferred" },
  REGISTER_DONE: { zh: "权属清册已建立", en: "Register done" },
  CLOSED: { zh: "已归档", en: "Closed" },
} as const;
export type TakeoverStatus = keyof typeof takeoverStatuses;
export const takeoverStatusNames = Object.keys(takeoverStatuses) as TakeoverStatus[];

/** Whether a project stands at a status or beyond it. */
export const isAtLeast = (status: TakeoverStatus, least: TakeoverStatus): boolean =>
  takeoverStatusNames.indexOf(status) >= takeoverStatusNames.indexOf(least);

/** 查验区域: a building, or what lies outside of buildings (地下室、园区、设备房). */
export const areaKinds = {
  BUILDING: { zh: "楼栋", en: "Building" },
  ZONE: { zh: "公共区域", en: "Common zone" },
} as const;
export type AreaKind = keyof typeof areaKinds;

/** 承接查验应具备的条件: the procedure's own (TKO-R04), and those that only the law asks for (INS-011 to INS-017). */
export const conditions = {
  CONSTRUCTION_DONE: { zh: "建设工程全部施工完毕", en: "Construction finished", own: true },
  COMPLETION_ACCEPTED: { zh: "竣工验收合格", en: "Completion accepted", own: true },
  POWER: { zh: "供电能正常使用", en: "Power usable", own: true },
  WATER_DRAINAGE: { zh: "给排水能正常使用", en: "Water and drainage usable", own: true },
  HEATING: { zh: "供暖能正常使用", en: "Heating usable", own: true },
  ROADS: { zh: "道路能正常使用", en: "Roads usable", own: true },
  NUMBERS_CONFIRMED: {
    zh: "房屋幢、户编号经行政主管部门确认",
    en: "Building and home numbers confirmed by the authority",
    own: true,
  },
  APPROVALS: {
    zh: "取得规划、消防、环保等认可文件，并已备案",
    en: "Planning, fire and environmental approvals obtained and filed",
    own: false,
  },
  UTILITIES_METERED: {
    zh: "水电气暖、通信、照明等按规划建成，分户分项计量",
    en: "Utilities built as planned, metered per home and by use",
    own: false,
  },
  PUBLIC_FACILITIES: {
    zh: "教育、邮政、医疗、文体、环卫、社区服务等公共服务设施按规划建成",
    en: "Public service facilities built as planned",
    own: false,
  },
  SUPPORTING: {
    zh: "道路、停车、绿地、物业服务用房等配套设施按规划建成",
    en: "Roads, parking, greens and management rooms built as planned",
    own: false,
  },
  USE_CERTIFICATES: {
    zh: "电梯、二次供水、高压供电、消防、压力容器、监控等取得使用合格证书",
    en: "Lifts, water supply, high voltage, fire, vessels, monitoring hold use certificates",
    own: false,
  },
  TECHNICAL_DATA: {
    zh: "物业使用、维护和管理的技术资料完整齐全",
    en: "Technical data complete",
    own: false,
  },
  OTHER_LAW: {
    zh: "法律、法规规定的其他条件",
    en: "Other conditions of law",
    own: false,
  },
} as const;
export type Condition = keyof typeof conditions;
export const conditionNames = Object.keys(conditions) as Condition[];
/** 具备, 不具备, 不适用. */
export const conditionStates = ["MET", "NOT_MET", "NA"] as const;
export type ConditionState = (typeof conditionStates)[number];

/** 查验依据 (TKO-R03). */
export const legalBases = {
  NATIONAL_RULES: { zh: "国家有关规定", en: "National rules" },
  SALES_CONTRACT: { zh: "销售合同", en: "Sales contract" },
  PRE_STAGE_CONTRACT: { zh: "前期物业服务合同", en: "Pre-stage service contract" },
} as const;
export type LegalBasis = keyof typeof legalBases;
export const legalBasisNames = Object.keys(legalBases) as LegalBasis[];

/** 专业小组 (TKO-R06). */
export const subTeams = {
  DOCS_KEYS: { zh: "资料钥匙", en: "Documents and keys" },
  BUILDING: { zh: "房屋本体", en: "Building" },
  EQUIPMENT: { zh: "共用设备设施", en: "Common equipment" },
} as const;
export type SubTeam = keyof typeof subTeams;

/** What is trained (TKO-R09). */
export const trainingTopics = {
  SITE: { zh: "现场", en: "Site" },
  CONTENT: { zh: "内容", en: "Content" },
  STANDARD: { zh: "标准", en: "Standards" },
  METHOD: { zh: "方法", en: "Methods" },
  CAUTION: { zh: "注意事项", en: "Cautions" },
} as const;
export type TrainingTopic = keyof typeof trainingTopics;
export const trainingTopicNames = Object.keys(trainingTopics) as TrainingTopic[];

/** What is inspected or handed over, each on its form. */
export const itemKinds = {
  BASIS: { zh: "查验依据", en: "Legal bases", form: null },
  DOCUMENT: { zh: "文件资料", en: "Documents", form: "JBPM-QR-KF-06" },
  EQUIPMENT: { zh: "共用机电设备", en: "Equipment", form: "JBPM-QR-KF-08" },
  COMMON_PART: { zh: "共用部位", en: "Common parts", form: "JBPM-QR-KF-09" },
  FACILITY: { zh: "公共设施", en: "Facilities", form: "JBPM-QR-KF-07" },
  TOOL: { zh: "工具", en: "Tools", form: null },
  KEY: { zh: "钥匙", en: "Keys", form: null },
  ROOM_FACILITY: { zh: "设备房设施", en: "Equipment room facilities", form: null },
} as const;
export type ItemKind = keyof typeof itemKinds;
export const itemKindNames = Object.keys(itemKinds) as ItemKind[];
/** 工具与钥匙清单 (TKO-R16). */
export const roomKinds: readonly ItemKind[] = ["TOOL", "KEY", "ROOM_FACILITY"];

/** 查验方法 (INS-044). */
export const methods = {
  COMPARE: { zh: "核对", en: "Compare" },
  OBSERVE: { zh: "观察", en: "Observe" },
  USE: { zh: "使用", en: "Use" },
  MEASURE: { zh: "检测", en: "Measure" },
  TEST: { zh: "试验", en: "Test" },
} as const;
export type Method = keyof typeof methods;
export const methodNames = Object.keys(methods) as Method[];

/** 查验重点 (INS-045). */
export const aspects = {
  CONFIGURATION: { zh: "配置标准", en: "Configuration" },
  APPEARANCE: { zh: "外观质量", en: "Appearance" },
  FUNCTION: { zh: "使用功能", en: "Function" },
} as const;
export type Aspect = keyof typeof aspects;

/** 合格, 不合格, 不适用. */
export const verdicts = ["PASS", "FAIL", "NA"] as const;
export type Verdict = (typeof verdicts)[number];
export const verdictWords = {
  PASS: { zh: "合格", en: "Passed" },
  FAIL: { zh: "不合格", en: "Failed" },
  NA: { zh: "不适用", en: "Not applicable" },
} as const;

/** 处理方式: of what touches safety, and of what does not (TKO-R13, R14). */
export const remedies = {
  REPAIR: { zh: "维修", en: "Repair" },
  REINFORCE: { zh: "加固", en: "Reinforce" },
  STRENGTHEN: { zh: "补强", en: "Strengthen" },
  REWORK: { zh: "返修", en: "Rework" },
} as const;
export type Remedy = keyof typeof remedies;

/** 问题类别: only these two matter to a takeover. */
export const takeoverSeverities = {
  SAFETY: { zh: "影响房屋结构安全或设备使用安全", en: "Touches structure or safe use" },
  NON_SAFETY: { zh: "不影响结构安全和使用安全", en: "Touches neither" },
} as const;
export type TakeoverSeverity = keyof typeof takeoverSeverities;

/** Where a takeover's defect stands (KF-10). */
export const takeoverDefectStates = {
  OPEN: { zh: "待整改", en: "To rectify" },
  OVERDUE: { zh: "逾期", en: "Overdue" },
  URGED: { zh: "已督促", en: "Urged" },
  FIXED: { zh: "已整改", en: "Rectified" },
  VERIFIED: { zh: "复查合格", en: "Verified" },
  VOID: { zh: "已作废", en: "Void" },
} as const;
export type TakeoverDefectState = keyof typeof takeoverDefectStates;

/** 一次性移交, 局部移交, 分项移交 (TKO-R18). */
export const transferModes = {
  ALL_AT_ONCE: { zh: "一次性移交", en: "All at once" },
  PARTIAL: { zh: "局部移交", en: "In part" },
  BY_ITEM: { zh: "分项移交", en: "By item" },
} as const;
export type TransferMode = keyof typeof transferModes;

/** From whom to whom the management right passes (TKO-R17). */
export const transferParties = {
  from: { zh: "地区公司工程部", en: "Engineering department" },
  to: { zh: "物业服务中心", en: "Service center" },
} as const;

/** 正式验收 (TKO-R15): what all must be done before papers are signed; the papers themselves are the fourth. */
export const formalGroups = {
  RECTIFICATION: { zh: "预验收问题整改情况", en: "Rectification checked" },
  LINKAGE: { zh: "设施设备联动测试", en: "Linkage tests" },
  LISTS: { zh: "资料与设备清单签署", en: "Lists signed" },
  PAPERS: { zh: "移交文件签署", en: "Handover papers signed" },
} as const;
export type FormalGroup = keyof typeof formalGroups;
export const formalGroupNames = Object.keys(formalGroups) as FormalGroup[];

/** 承接查验协议 (INS-049): what it must say. */
export const agreementHeads = {
  BASICS: { zh: "物业承接查验基本情况", en: "Basic facts" },
  PROBLEMS: { zh: "存在问题", en: "Problems" },
  SOLUTION: { zh: "解决方法及时限", en: "Solution and time limit" },
  RIGHTS: { zh: "双方权利义务", en: "Rights and duties" },
  LIABILITY: { zh: "违约责任", en: "Liability" },
} as const;
export type AgreementHead = keyof typeof agreementHeads;
export const agreementHeadNames = Object.keys(agreementHeads) as AgreementHead[];

/** 备案材料 (INS-056). */
export const filingDocuments = {
  PRE_STAGE_CONTRACT: { zh: "前期物业服务合同", en: "Pre-stage service contract" },
  INTERIM_CONVENTION: { zh: "临时管理规约", en: "Interim convention" },
  INSPECTION_AGREEMENT: { zh: "物业承接查验协议", en: "Inspection agreement" },
  DATA_LIST: { zh: "建设单位移交资料清单", en: "List of the developer's data" },
  INSPECTION_RECORD: { zh: "查验记录", en: "Inspection record" },
  HANDOVER_RECORD: { zh: "交接记录", en: "Handover record" },
} as const;
export type FilingDocument = keyof typeof filingDocuments;
export const filingDocumentNames = Object.keys(filingDocuments) as FilingDocument[];

/** What of a takeover people comment on (TKO-R01). */
export const commentedRecords = {
  TakeoverProject: { zh: "整个项目", en: "The takeover" },
  TakeoverItem: { zh: "查验记录", en: "Line" },
  TakeoverDefect: { zh: "查验问题", en: "Defect" },
  TakeoverAgreement: { zh: "整改期限约定", en: "Agreement" },
  TakeoverTransfer: { zh: "移交文件", en: "Handover papers" },
  OwnershipEntry: { zh: "权属清册", en: "Register row" },
} as const;
export type CommentedRecord = keyof typeof commentedRecords;

/** 权属 of what belongs to an estate beside its homes (KF-11). */
export const ownerKinds = {
  OWNERS: { zh: "全体业主共有", en: "All owners" },
  DEVELOPER: { zh: "建设单位", en: "Developer" },
  PUBLIC: { zh: "政府或公用事业单位", en: "Public body or utility" },
  OTHER: { zh: "其他", en: "Other" },
} as const;
export type OwnerKind = keyof typeof ownerKinds;
export const ownerKindNames = Object.keys(ownerKinds) as OwnerKind[];
