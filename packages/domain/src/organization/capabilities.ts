/** The capabilities of the requirements catalog: the columns of the permission matrix. */
export const capabilities = {
  ORG: { zh: "组织架构与岗位职责", en: "Organization and roles" },
  BID: { zh: "前期物业招投标", en: "Pre-stage bidding" },
  LCH: { zh: "开盘筹备", en: "Launch preparation" },
  SHW: { zh: "服务展示", en: "Service showcase and sales-site reception" },
  UAC: { zh: "分户验收", en: "Unit-by-unit acceptance" },
  TKO: { zh: "承接查验", en: "Takeover inspection" },
  RCP: { zh: "接待区域布置", en: "Reception area set-up" },
  MOV: { zh: "入伙/入住、钥匙", en: "Move-in and keys" },
  REG: { zh: "业主、租户与产权登记", en: "Customer and property registry" },
  FDK: { zh: "前台接待与值班", en: "Front-desk intake and duty" },
  CMP: { zh: "投诉处理与调度", en: "Complaints" },
  RPR: { zh: "报修与派工", en: "Repairs and dispatch" },
  VST: { zh: "走访与回访", en: "Visits and revisits" },
  SUR: { zh: "客户意见征询", en: "Satisfaction surveys" },
  ARC: { zh: "档案资料", en: "Archives" },
  FAC: { zh: "文体设施、会议室", en: "Facilities and meeting rooms" },
  ACT: { zh: "社区文化、宣传栏", en: "Community activities and bulletin" },
  VIO: { zh: "业主违章", en: "Violations" },
  FEE: { zh: "收费、抄表、催缴、停车", en: "Fees, meters, collection, parking" },
  PTL: { zh: "巡查、环境、外委", en: "Patrol, environment, outsourcing" },
  DOC: { zh: "合同与公文", en: "Contracts and documents" },
  CDT: { zh: "培训、礼仪、质量", en: "Training, conduct, quality" },
  OTH: { zh: "其他", en: "Other" },
  RNV: { zh: "装修管理", en: "Renovation" },
} as const satisfies Record<string, { zh: string; en: string }>;

export type Capability = keyof typeof capabilities;

/** The capabilities in the order of the matrix's columns. */
export const capabilityNames = Object.keys(capabilities) as Capability[];
