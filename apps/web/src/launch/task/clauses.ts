import type { Language } from "../../i18n/language.ts";

/** The clause behind each rule, as the procedure says it, so that nobody has to look it up. */
const CLAUSES: Record<string, Record<Language, string>> = {
  "BID-R01": {
    zh: "地区物业公司须在开盘 3 个月前提请并配合地区公司组织项目前期物业服务的招投标工作。",
    en: "The regional property company asks the developer for the bidding of the pre-stage service, and supports it, 3 months before the launch.",
  },
  "BID-R02": {
    zh: "地区物业公司须在新项目开盘 2 个半月前协助地区公司完成项目前期物业管理招投标工作，并签订《前期物业服务合同》。",
    en: "The bidding is done and the pre-stage service contract is signed 2.5 months before the launch.",
  },
  "LCH-R02": {
    zh: "地区物业公司自新项目进驻协调会起，时刻关注项目开盘进度，了解证照办理情况、开盘具体时间、样板房的位置及数量、装修标准、销售围蔽区域的范围、物业服务中心办公地点等信息。",
    en: "From the entry coordination meeting on, the regional company keeps current: permits, launch time, show flats, fit-out standard, enclosed sales area, the service center's office.",
  },
  "LCH-R03": {
    zh: "地区物业公司在开盘前协助完成前期物业招投标工作，签订《前期物业服务合同》。",
    en: "The regional company helps to finish the bidding and signs the pre-stage service contract before the launch.",
  },
  "LCH-R04": {
    zh: "物业服务中心根据地区公司需求，制定配合销售服务及人员配置方案，经地区物业公司负责人审核后报地区公司负责人审批，并签订《前期介入服务协议》。",
    en: "The service center drafts the sales-support and staffing scheme; the region's head reviews it, the developer's head approves it, then the early-intervention agreement is signed.",
  },
  "LCH-R05": {
    zh: "行政人事部在项目进驻前完成秩序维护部负责人、工地大门岗及旁站保安员的招聘或竞聘工作。",
    en: "HR hires the head of order maintenance, the site-gate guards and the standby guards before the entry.",
  },
  "LCH-R06": {
    zh: "开盘前 3 个月完成客户服务部负责人、工程维修部主管的选聘工作。",
    en: "The head of customer service and the engineering supervisor are selected 3 months before the launch.",
  },
  "LCH-R07": {
    zh: "客户服务部负责人在开盘前 2.5 个月提交物业服务中心人员定编方案至行政人事部。",
    en: "The head of customer service submits the staffing plan to HR 2.5 months before the launch.",
  },
  "LCH-R08": {
    zh: "行政人事部在开盘 2 个月前协调完成定岗定编的最终审批。",
    en: "HR obtains the final approval of posts and headcount 2 months before the launch.",
  },
  "LCH-R09": {
    zh: "行政人事部在开盘前 1 个月完成客户服务部、工程维修部的一线员工招聘。",
    en: "HR hires the front-line staff of customer service and engineering 1 month before the launch.",
  },
  "LCH-R10": {
    zh: "秩序维护部负责人在开盘前 1 个月完成配合销售保安员的招聘工作。",
    en: "The head of order maintenance hires the sales-support guards 1 month before the launch.",
  },
  "LCH-R11": {
    zh: "培训管理部在开盘前 20 天完成新员工入职及服务礼仪培训的组织工作。",
    en: "The training department finishes onboarding and etiquette training 20 days before the launch.",
  },
  "LCH-R12": {
    zh: "物业服务中心各部门在开盘前完成各岗位技能培训。",
    en: "Each department finishes its job-skill training before the launch.",
  },
  "LCH-R14": {
    zh: "客户服务部在开盘 1 个月前完成前期物业服务协议、临时管理规约的定稿、报审并申请印刷。",
    en: "Customer service finalizes the pre-stage agreement and the interim covenant, has them approved and applies for printing 1 month before the launch.",
  },
  "LCH-R15": {
    zh: "行政人事部在开盘 10 天前完成印刷并移交营销部。",
    en: "HR has the documents printed and handed to marketing 10 days before the launch.",
  },
  "LCH-R16": {
    zh: "客户服务部在销售中心软装进场前，与营销部确定物业服务展示区域及展示内容。",
    en: "Customer service agrees showcase area and content with marketing before the soft fit-out of the sales center begins.",
  },
  "LCH-R17": {
    zh: "物业服务展示在开盘 20 天前完成布置。",
    en: "The showcase is laid out 20 days before the launch.",
  },
  "LCH-R18": {
    zh: "行政人事部在完成定岗定编方案的审批后进行工装申购。",
    en: "HR orders uniforms once the staffing plan is approved.",
  },
  "LCH-R19": {
    zh: "工装确保在开盘 1 个月前到位。",
    en: "Uniforms are in place 1 month before the launch.",
  },
  "LCH-R20": {
    zh: "客户服务部在开盘 1.5 个月前完成物资申购计划的报审，包括办公家具、办公用品、销售区域物品物料、接待用品、工程维修工具、秩序维护及消防用品、后勤物资等。",
    en: "Customer service submits the materials plan 1.5 months before the launch; it covers all seven categories.",
  },
  "LCH-R22": {
    zh: "行政人事部在项目进驻前协调员工宿舍、食堂租赁工作，租赁位置须与楼盘就近。",
    en: "HR arranges dormitory and canteen near the estate before the entry.",
  },
  "LCH-R23": {
    zh: "行政人事部协助在进驻项目前完成食堂物资采购、厨师招聘、食材集中配送单位确定等工作。",
    en: "HR helps to buy canteen equipment, hire a cook and choose the food supplier before the entry.",
  },
  "LCH-R24": {
    zh: "明确开盘安排后，工程维修部须跟进了解样板房、销售大厅及围蔽区域的工程进度。",
    en: "Once the launch is fixed, engineering follows the works of show flats, sales hall and enclosed area.",
  },
  "LCH-R25": {
    zh: "样板房、销售大厅及围蔽区域移交时，工程维修部须认真做好承接查验工作，将存在的工程问题书面反馈至地区公司工程部进行整改，并专人跟进。",
    en: "At handover engineering inspects, sends the defects in writing to the developer, and a named person follows each.",
  },
  "LCH-R26": {
    zh: "客户服务部组织完成销售区域移交的所有物品登记交接。",
    en: "Customer service registers and takes over all items of the sales area.",
  },
  "LCH-R27": {
    zh: "协助外委开荒单位熟悉园区情况以及开荒时间、标准要求后，制定切实可行的清洁开荒方案。",
    en: "With the contractor an initial-cleaning plan is made that covers all its sections.",
  },
  "LCH-R28": {
    zh: "清洁开荒按《开荒清洁外包监督作业指导书》执行。",
    en: "Initial cleaning follows the work instruction for outsourced initial cleaning.",
  },
  "LCH-R30": {
    zh: "工程维修部在开盘前与地区公司工程部沟通，协调解决清洁开荒取水、用电，并准备足够的抽水泵、水管、电线、插座等。",
    en: "Engineering agrees water and power for the initial cleaning and prepares pumps, hoses, wires and sockets before the launch.",
  },
  "LCH-R31": {
    zh: "客户服务部在开盘 10 天前要求日常保洁单位进场，做好开荒完毕区域日常清洁。",
    en: "The daily-cleaning contractor is on site 10 days before the launch.",
  },
  "LCH-R32": {
    zh: "日常保洁按《保洁外包监督作业指导书》执行。",
    en: "Daily cleaning follows the work instruction for outsourced cleaning.",
  },
  "LCH-R33": {
    zh: "客户服务部负责人审核日常保洁外委单位提交的开盘当天保洁方案，包括人员安排、清洁物资准备及应急措施。",
    en: "The head of customer service reviews the contractor's cleaning plan for the launch day.",
  },
  "LCH-R34": {
    zh: "秩序维护部在开盘 10 天前制定开盘当天秩序维护及突发事件应急预案，并在开盘 5 天前完成演练。",
    en: "Order maintenance makes the launch-day and emergency plan 10 days before the launch and holds the drill 5 days before it.",
  },
};

/** The clause of a rule in the reader's language, if the rule has one. */
export function clauseOf(ruleId: string, language: Language): string | undefined {
  return CLAUSES[ruleId]?.[language];
}

const DOCUMENTS: Record<string, string> = {
  "001-C": "《前期物业招投标作业指导书》",
  "001-D": "《开盘筹备》",
  "001-E": "《服务展示》",
};

/** A source key such as `001-D 4.5.1` with the document's name in its place. */
export function sourceWords(source: string): string {
  return source.replace(/\b001-[CDE]\b/g, (key) => DOCUMENTS[key] ?? key);
}
