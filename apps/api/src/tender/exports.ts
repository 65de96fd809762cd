import type { TenderStatus } from "@threshold/domain/tender/lifecycle";
import type { ListExport, Words } from "../export/types.ts";

const statuses: Readonly<Record<TenderStatus, Words>> = {
  DRAFT: { zh: "编制中", en: "Draft" },
  ISSUED: { zh: "招标中", en: "Announced" },
  OPENED: { zh: "已开标", en: "Opened" },
  EVALUATING: { zh: "评标中", en: "Evaluating" },
  RANKED: { zh: "已推荐候选人", en: "Ranked" },
  AWARDED: { zh: "已定标", en: "Awarded" },
  TOLD: { zh: "已公示结果", en: "Result told" },
  CLOSED: { zh: "已归档", en: "Closed" },
  FAILED: { zh: "流标", en: "Failed" },
};
const methods = {
  PUBLIC: { zh: "公开招标", en: "Public" },
  INVITED: { zh: "邀请招标", en: "By invitation" },
};

/** 招标看板 */
export const tenderExports = {
  tenders: {
    title: { zh: "招标看板", en: "Tenders" },
    field: "tenders",
    columns: {
      title: { zh: "招标项目", en: "Tender", path: "title", kind: "text" },
      estate: { zh: "项目", en: "Estate", path: "estate.name", kind: "text" },
      organiser: { zh: "招标人", en: "Tenderer", path: "organiserName", kind: "text" },
      method: { zh: "招标方式", en: "Method", path: "method", kind: "text", words: methods },
      status: { zh: "状态", en: "Status", path: "status", kind: "text", words: statuses },
      issued: { zh: "招标文件发出日期", en: "Issued", path: "issuedOn", kind: "day" },
      deadline: { zh: "投标截止时间", en: "Deadline", path: "deadline", kind: "text" },
      bidders: { zh: "投标人数", en: "Bidders", path: "bidderCount", kind: "number" },
      bids: { zh: "有效投标数", en: "Bids", path: "bidCount", kind: "number" },
      winner: { zh: "中标人", en: "Winner", path: "awardedTo.name", kind: "text" },
      contract: { zh: "合同签订日期", en: "Contract", path: "contractOn", kind: "day" },
      filing: { zh: "备案编号", en: "Filing number", path: "filingNumber", kind: "text" },
    },
  },
} satisfies Record<string, ListExport>;
