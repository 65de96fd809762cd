/** Where the company's practice and present law differ; the page says so beside what the law asks. */
export const differences = [
  {
    ruleIds: ["INS-011", "INS-012", "INS-013", "INS-014", "INS-015", "INS-016", "INS-017"],
    zh: "制度列七项条件，地区负责人可就局部移交放行；法规另列规划、消防、计量、配套、合格证书、技术资料等条件，任何人不得放行。",
    en: "The procedure lists seven conditions, which the region's head may waive for a transfer in part; the law adds approvals, metering, supporting facilities, certificates and data, which nobody waives.",
  },
  {
    ruleIds: ["INS-007", "INS-028"],
    zh: "制度未规定资料移交和查验完成的时限；法规要求现场查验 20 日前移交资料、交付 15 日前完成查验。",
    en: "The procedure gives no day for documents and for finishing; the law asks for documents 20 days before the site inspection and an end 15 days before delivery.",
  },
  {
    ruleIds: ["INS-052"],
    zh: "制度允许不影响安全的问题现状接管；法规不允许接管未经查验或查验不合格的物业，现状接管须逐条书面约定，本系统按此执行。",
    en: "The procedure lets what does not touch safety be taken over as it is; the law forbids taking over what failed: here each such defect needs its written agreement.",
  },
  {
    ruleIds: ["INS-051", "INS-056"],
    zh: "制度只要求入住后三个月内建立权属清册；法规还要求协议后 10 日内交接、交接后 30 日内备案。",
    en: "The procedure asks only for the register within three months of move-in; the law also for the handover within 10 days of the agreement and filing within 30 days.",
  },
  {
    ruleIds: ["CON-11"],
    zh: "制度要求档案永久保存；法规没有规定永久期限，永久保存是公司要求。",
    en: "The procedure keeps the archive for good; the law names no such term: it is the company's own.",
  },
] as const;
