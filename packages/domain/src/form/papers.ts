/** A paper (表单) that records are printed as. */
export interface Paper {
  readonly zh: string;
  readonly en: string;
  /** The code printed on it, such as JBPM-QR-KF-04; most papers of the procedures have none (00 part 5). */
  readonly paperCode: string | null;
  /** What it prints: the type in the record's global id. */
  readonly recordType: string;
  /** How its copies are numbered until a company has a pattern of its own (numbering/pattern). */
  readonly pattern: string;
  /** Whether no number may be missing: then it is taken under a lock, and whoever takes the next one waits. */
  readonly gapless: boolean;
}

const launchRecord = (zh: string, en: string, recordType: string, prefix: string): Paper => ({
  zh,
  en,
  paperCode: null,
  recordType,
  pattern: `${prefix}-{center}-{year}-{number:4}`,
  gapless: false,
});

/** Every paper by its code; what stands on it is said beside its record's reads (`<module>/forms.ts`). */
export const papers = {
  LAUNCH_PLAN: {
    zh: "开盘筹备计划表",
    en: "Launch preparation plan",
    paperCode: null,
    recordType: "LaunchPlan",
    pattern: "KF-{center}-{year}-{number:4}",
    gapless: true,
  },
  UNIT_LIST: {
    zh: "房屋清册",
    en: "List of units",
    paperCode: null,
    recordType: "Estate",
    pattern: "FW-{center}-{year}-{number:4}",
    gapless: false,
  },
  /** 分户验收综合记录表, with the re-inspection part that the texts call 房屋综合验收记录表 (READ-11). */
  UNIT_ACCEPTANCE: {
    zh: "分户验收综合记录表",
    en: "Unit acceptance record",
    paperCode: "JBPM-QR-KF-04",
    recordType: "UnitAcceptance",
    pattern: "FH-{center}-{year}-{number:5}",
    gapless: false,
  },
  ACCEPTANCE_STANDARD_GENERAL: {
    zh: "分户验收标准(综合类)",
    en: "Acceptance standard, general",
    paperCode: "JBPM-QR-KF-02",
    recordType: "AcceptanceBatch",
    pattern: "FB-{center}-{year}-{number:4}",
    gapless: false,
  },
  ACCEPTANCE_STANDARD_SPECIAL: {
    zh: "分户验收标准(专项类)",
    en: "Acceptance standard, special",
    paperCode: "JBPM-QR-KF-03",
    recordType: "AcceptanceBatch",
    pattern: "FZ-{center}-{year}-{number:4}",
    gapless: false,
  },
  /** A version with all its variants by place and day, whichever batch is held to it. */
  STANDARD_VERSION_GENERAL: {
    zh: "分户验收标准(综合类) 版本",
    en: "Version of the acceptance standard, general",
    paperCode: "JBPM-QR-KF-02",
    recordType: "AcceptanceStandard",
    pattern: "FBB-{year}-{number:4}",
    gapless: false,
  },
  STANDARD_VERSION_SPECIAL: {
    zh: "分户验收标准(专项类) 版本",
    en: "Version of the acceptance standard, special",
    paperCode: "JBPM-QR-KF-03",
    recordType: "AcceptanceStandard",
    pattern: "FZB-{year}-{number:4}",
    gapless: false,
  },
  ACCEPTANCE_SUMMARY: {
    zh: "验收结果汇总",
    en: "Results of the day",
    paperCode: null,
    recordType: "AcceptanceDay",
    pattern: "FD-{center}-{year}-{number:4}",
    gapless: false,
  },
  DELIVERY_RATE: {
    zh: "房屋交付率报告",
    en: "Delivery rate report",
    paperCode: null,
    recordType: "AcceptanceBatch",
    pattern: "FL-{center}-{year}-{number:4}",
    gapless: false,
  },
  /** The re-inspection part of KF-04 by itself, under the name that the texts give it (READ-11). */
  REINSPECTION: {
    zh: "房屋综合验收记录表(复验)",
    en: "Re-inspection record",
    paperCode: null,
    recordType: "UnitAcceptance",
    pattern: "FJ-{center}-{year}-{number:5}",
    gapless: false,
  },
  RECTIFICATION_LIST: {
    zh: "不合格项整改清单",
    en: "Rectification list",
    paperCode: null,
    recordType: "AcceptanceBatch",
    pattern: "FZG-{center}-{year}-{number:4}",
    gapless: false,
  },
  /** Custody (06 part 2.3; the receipt serves every handover). */
  CUSTODY_RECEIPT: {
    zh: "物品交接单",
    en: "Receipt of a handover",
    paperCode: null,
    recordType: "CustodyHandover",
    pattern: "JJ-{center}-{year}-{number:5}",
    gapless: false,
  },
  DOCUMENT_HANDOVER: {
    zh: "项目文件资料交接清单",
    en: "Documents handed over",
    paperCode: "JBPM-QR-KF-06",
    recordType: "Estate",
    pattern: "ZL-{center}-{year}-{number:4}",
    gapless: false,
  },
  TOOL_KEY_LIST: {
    zh: "工具与钥匙清单",
    en: "Tools and keys",
    paperCode: null,
    recordType: "Estate",
    pattern: "GY-{center}-{year}-{number:4}",
    gapless: false,
  },
  /** Takeover inspection (TKO-R21). */
  TAKEOVER_PLAN: {
    zh: "查验工作方案",
    en: "Takeover work plan",
    paperCode: null,
    recordType: "TakeoverProject",
    pattern: "CF-{center}-{year}-{number:4}",
    gapless: false,
  },
  TAKEOVER_TRAINING: {
    zh: "承接查验培训记录",
    en: "Takeover training record",
    paperCode: null,
    recordType: "TakeoverProject",
    pattern: "CP-{center}-{year}-{number:4}",
    gapless: false,
  },
  TAKEOVER_STANDARD: {
    zh: "新建住宅承接查验参考规范",
    en: "Takeover standard",
    paperCode: "JBPM-QR-KF-05",
    recordType: "TakeoverProject",
    pattern: "CB-{center}-{year}-{number:4}",
    gapless: false,
  },
  TAKEOVER_DOCUMENTS: {
    zh: "项目文件资料交接清单",
    en: "Documents handed over",
    paperCode: "JBPM-QR-KF-06",
    recordType: "TakeoverProject",
    pattern: "CZ-{center}-{year}-{number:4}",
    gapless: false,
  },
  TAKEOVER_FACILITIES: {
    zh: "公共设施移交情况表",
    en: "Facilities handed over",
    paperCode: "JBPM-QR-KF-07",
    recordType: "TakeoverProject",
    pattern: "CG-{center}-{year}-{number:4}",
    gapless: false,
  },
  TAKEOVER_EQUIPMENT: {
    zh: "共用机电设备现场查验记录表",
    en: "Equipment inspected",
    paperCode: "JBPM-QR-KF-08",
    recordType: "TakeoverProject",
    pattern: "CE-{center}-{year}-{number:4}",
    gapless: false,
  },
  TAKEOVER_COMMON_PARTS: {
    zh: "公共部位与共用设施现场查验记录表",
    en: "Common parts inspected",
    paperCode: "JBPM-QR-KF-09",
    recordType: "TakeoverProject",
    pattern: "CC-{center}-{year}-{number:4}",
    gapless: false,
  },
  TAKEOVER_DEFECTS: {
    zh: "整改遗留工程跟进一览表",
    en: "Defects followed",
    paperCode: "JBPM-QR-KF-10",
    recordType: "TakeoverProject",
    pattern: "CY-{center}-{year}-{number:4}",
    gapless: false,
  },
  TAKEOVER_REPORT: {
    zh: "预验收整改报告",
    en: "Rectification report",
    paperCode: null,
    recordType: "TakeoverProject",
    pattern: "CR-{center}-{year}-{number:4}",
    gapless: false,
  },
  TAKEOVER_TOOLS: {
    zh: "工具与钥匙清单",
    en: "Tools and keys",
    paperCode: null,
    recordType: "TakeoverProject",
    pattern: "CK-{center}-{year}-{number:4}",
    gapless: false,
  },
  TAKEOVER_REGISTER: {
    zh: "配套房屋设施权属清册",
    en: "Ownership register",
    paperCode: "JBPM-QR-KF-11",
    recordType: "TakeoverProject",
    pattern: "CQ-{center}-{year}-{number:4}",
    gapless: false,
  },
  TAKEOVER_AGREEMENT: {
    zh: "整改期限约定书",
    en: "Agreement on mending",
    paperCode: null,
    recordType: "TakeoverAgreement",
    pattern: "CD-{center}-{year}-{number:4}",
    gapless: false,
  },
  TAKEOVER_TRANSFER: {
    zh: "承接查验移交文件",
    en: "Handover papers",
    paperCode: null,
    recordType: "TakeoverTransfer",
    pattern: "CJ-{center}-{year}-{number:4}",
    gapless: false,
  },
  TAKEOVER_PACK: {
    zh: "承接查验交接包",
    en: "Handover pack",
    paperCode: null,
    recordType: "TakeoverPack",
    pattern: "CH-{center}-{year}-{number:4}",
    gapless: false,
  },
  RECEPTION_CHECK: {
    zh: "接待区域布置检查表",
    en: "Reception area check sheet",
    paperCode: null,
    recordType: "ReceptionSetup",
    pattern: "JD-{center}-{year}-{number:4}",
    gapless: false,
  },
  /** Sales sites (04 part 6); the texts name no code for them. */
  ITEM_COUNT: {
    zh: "物品清点表",
    en: "Count sheet",
    paperCode: null,
    recordType: "ItemCount",
    pattern: "QD-{center}-{year}-{number:4}",
    gapless: false,
  },
  VISITOR_DAY: {
    zh: "访客统计日报",
    en: "Visitors of the day",
    paperCode: null,
    recordType: "SiteDay",
    pattern: "FR-{center}-{year}-{number:4}",
    gapless: false,
  },
  /** The month that the day lies in. */
  VISITOR_MONTH: {
    zh: "访客统计月报",
    en: "Visitors of the month",
    paperCode: null,
    recordType: "SiteDay",
    pattern: "FY-{center}-{year}-{number:4}",
    gapless: false,
  },
  CONSUMABLE_LEDGER: {
    zh: "低值易耗品台账",
    en: "Ledger of consumables",
    paperCode: null,
    recordType: "SalesSite",
    pattern: "YH-{center}-{year}-{number:4}",
    gapless: false,
  },
  /** 前期物业招投标计划 (02 part 6, BID-R20). */
  BIDDING_PLAN: {
    zh: "前期物业招投标计划",
    en: "Pre-stage bidding plan",
    paperCode: "JBPM-QR-KF-01",
    recordType: "BiddingProject",
    pattern: "ZB-{center}-{year}-{number:4}",
    gapless: false,
  },
  /** How a bid is put together (BID-R13 to R15); the texts name no codes for them. */
  BID_PACKING: {
    zh: "装订与封装清单",
    en: "Binding and packaging list",
    paperCode: null,
    recordType: "BiddingProject",
    pattern: "ZD-{center}-{year}-{number:4}",
    gapless: false,
  },
  BID_MATRIX: {
    zh: "招标文件响应表",
    en: "Requirement matrix",
    paperCode: null,
    recordType: "BiddingProject",
    pattern: "XY-{center}-{year}-{number:4}",
    gapless: false,
  },
  BID_DEFENCE: {
    zh: "答辩准备表",
    en: "Defence preparation",
    paperCode: null,
    recordType: "BiddingProject",
    pattern: "DB-{center}-{year}-{number:4}",
    gapless: false,
  },
  /** What a bid's price is built from; the texts name no code for it. */
  BID_ESTIMATE: {
    zh: "物业服务费测算表",
    en: "Cost build-up of a bid",
    paperCode: null,
    recordType: "BidEstimate",
    pattern: "CS-{center}-{year}-{number:4}",
    gapless: false,
  },
  /** Launch records (03 part 6); the chapter names no code for them. */
  SALES_SUPPORT_SCHEME: launchRecord(
    "配合销售服务及人员配置方案",
    "Sales-support scheme",
    "SalesSupportScheme",
    "PH",
  ),
  PRE_INTERVENTION_AGREEMENT: launchRecord(
    "前期介入服务协议",
    "Pre-intervention service agreement",
    "PreInterventionAgreement",
    "JR",
  ),
  STAFFING_PLAN: launchRecord("定岗定编方案", "Staffing plan", "StaffingPlan", "DB"),
  MATERIAL_REQUEST: launchRecord("物资申购计划", "Materials plan", "MaterialRequest", "WZ"),
  UNIFORM_ORDER: launchRecord("工装申购单", "Uniform order", "UniformOrder", "GZ"),
  AREA_ISSUE_LETTER: launchRecord(
    "工程问题反馈单",
    "Letter of works issues",
    "SalesAreaLetter",
    "FK",
  ),
  SALES_AREA_ITEMS: launchRecord(
    "销售区域物品交接表",
    "Item list of the sales area",
    "SalesAreaHandover",
    "WJ",
  ),
  TRAINING_RECORD: launchRecord("培训签到记录", "Training record", "LaunchTraining", "PX"),
  PRINT_HANDOVER: launchRecord("印刷移交单", "Print handover slip", "PrintHandover", "YS"),
  INITIAL_CLEANING_PLAN: launchRecord(
    "清洁开荒方案",
    "Initial-cleaning plan",
    "InitialCleaningPlan",
    "KH",
  ),
  LAUNCH_DAY_CLEANING_PLAN: launchRecord(
    "开盘当天保洁方案",
    "Launch-day cleaning plan",
    "LaunchDayPlan",
    "BJ",
  ),
  LAUNCH_DAY_ORDER_PLAN: launchRecord(
    "开盘当天秩序维护及突发事件应急预案",
    "Launch-day order and emergency plan",
    "LaunchDayPlan",
    "YA",
  ),
  DRILL_RECORD: launchRecord("应急预案演练记录", "Drill record", "LaunchDrill", "YL"),
  /** The showcase (04 part 6): no codes in the texts. */
  SHOWCASE_PLAN: launchRecord("服务展示区域布置方案", "Showcase layout plan", "ShowcasePlan", "ZS"),
  SHOWCASE_TEXTS: launchRecord(
    "服务展示讲义、说辞及资料清单",
    "List of the showcase's texts and documents",
    "ShowcasePlan",
    "ZL",
  ),
  RECEPTIONIST_EXAMS: launchRecord(
    "接待员培训考核记录",
    "Exams of receptionists",
    "ShowcasePlan",
    "KHJ",
  ),
  SHOWCASE_EVENT: launchRecord("形象展示记录", "Record of an image show", "ShowcaseEvent", "XX"),
  NEEDS_SURVEY: launchRecord("客户需求问卷统计", "Statistics of a survey", "NeedsSurvey", "WJ"),
} as const satisfies Record<string, Paper>;

export type PaperCode = keyof typeof papers;
export const paperCodes = Object.keys(papers) as PaperCode[];
export const isPaper = (code: string): code is PaperCode => Object.hasOwn(papers, code);
export const paperOf = (code: PaperCode): Paper => papers[code];
