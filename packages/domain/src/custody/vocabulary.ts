/** What is handed from one to another (TKO-R16, KF-06; MOV-R27). */
export const custodyKinds = {
  KEY: { zh: "钥匙", en: "Key" },
  CARD: { zh: "卡", en: "Card" },
  TOOL: { zh: "工具", en: "Tool" },
  FACILITY: { zh: "设施", en: "Facility" },
  DOCUMENT: { zh: "文件资料", en: "Document" },
} as const;
export type CustodyKind = keyof typeof custodyKinds;

/** Of a document. */
export const documentForms = {
  ORIGINAL: { zh: "原件", en: "Original" },
  COPY: { zh: "复印件", en: "Copy" },
} as const;
export type DocumentForm = keyof typeof documentForms;

/** From whom to whom: the counterparty stands on the other side of the center. */
export const custodyDirections = {
  RECEIVE: { zh: "接收", en: "Receive" },
  ISSUE: { zh: "领出", en: "Hand out" },
  RETURN: { zh: "归还", en: "Take back" },
  SEND_BACK: { zh: "退还", en: "Send back" },
} as const;
export type CustodyDirection = keyof typeof custodyDirections;

export const custodyStatuses = {
  OPEN: { zh: "待签收", en: "To be signed" },
  DONE: { zh: "已交接", en: "Handed over" },
  REFUSED: { zh: "已拒签", en: "Refused" },
  CANCELLED: { zh: "已作废", en: "Cancelled" },
} as const;
export type CustodyStatus = keyof typeof custodyStatuses;

/** Who hands over to the center or gets from it (MOV 2.7 `borrowerType`; developer and contractor from TKO). */
export const custodyParties = {
  DEVELOPER: { zh: "建设单位", en: "Developer" },
  STAFF: { zh: "内部员工", en: "Staff" },
  CONTRACTOR: { zh: "施工及外委单位", en: "Contractor" },
  OWNER: { zh: "业主", en: "Owner" },
  TENANT: { zh: "租户", en: "Tenant" },
  BROKER: { zh: "中介", en: "Broker" },
  OTHER: { zh: "其他", en: "Other" },
} as const;
export type CustodyParty = keyof typeof custodyParties;

export const custodyActs = {
  RECEIVE: { zh: "接收", en: "Received" },
  ISSUE: { zh: "领出", en: "Handed out" },
  RETURN: { zh: "归还", en: "Taken back" },
  SEND_BACK: { zh: "退还", en: "Sent back" },
  LOSE: { zh: "报失", en: "Reported lost" },
  FIND: { zh: "找回", en: "Found again" },
  REPLACE: { zh: "补配", en: "Replaced" },
  ACCEPT_LOSS: { zh: "遗失核销", en: "Loss written off" },
  SCRAP: { zh: "报废", en: "Scrapped" },
  SWAP: { zh: "损坏更换", en: "Damaged one replaced" },
} as const;
export type CustodyAct = keyof typeof custodyActs;

export const differenceKinds = {
  SHORT: { zh: "短少", en: "Short" },
  OVER: { zh: "多出", en: "Over" },
  DAMAGED: { zh: "损坏", en: "Damaged" },
} as const;
export type DifferenceKind = keyof typeof differenceKinds;

/** How a difference is settled, and the posting that it is; null where nothing moves. */
export const differenceSettlements = {
  SHORT: { MADE_UP: "RECEIVE", ACCEPTED: null },
  OVER: { KEPT: null, SENT_BACK: "SEND_BACK" },
  DAMAGED: { REPAIRED: null, REPLACED: "SWAP", SCRAPPED: "SCRAP", ACCEPTED: null },
} as const satisfies Record<DifferenceKind, Readonly<Record<string, CustodyAct | null>>>;

export const settlementWords = {
  MADE_UP: { zh: "补交", en: "Made up" },
  ACCEPTED: { zh: "按实际确认", en: "Accepted as it is" },
  KEPT: { zh: "留存", en: "Kept" },
  SENT_BACK: { zh: "退回", en: "Sent back" },
  REPAIRED: { zh: "修复", en: "Repaired" },
  REPLACED: { zh: "更换", en: "Replaced" },
  SCRAPPED: { zh: "报废", en: "Scrapped" },
} as const;
export type Settlement = keyof typeof settlementWords;

/** What becomes of something that was lost. */
export const lossSettlements = ["FIND", "REPLACE", "ACCEPT_LOSS"] as const;
export type LossSettlement = (typeof lossSettlements)[number];
