import { enumOf } from "../graphql/enum.ts";

export const TenderStatus = enumOf("TenderStatus", "Where a tender stands (招标状态)", {
  DRAFT: "Being written (编制中)",
  ISSUED: "Announced (招标中)",
  OPENED: "Opened (已开标)",
  EVALUATING: "The committee scores (评标中)",
  RANKED: "Candidates are ranked (已推荐候选人)",
  AWARDED: "Awarded (已定标)",
  TOLD: "The result is told (已公示结果)",
  CLOSED: "Closed (已归档)",
  FAILED: "Failed (流标)",
});
export const TenderMethod = enumOf("TenderMethod", "Public or by invitation (招标方式)", {
  PUBLIC: "Public (公开招标)",
  INVITED: "By invitation (邀请招标)",
});
export const TenderExpertKind = enumOf("TenderExpertKind", "Whose member (评委类别)", {
  EXPERT: "An expert who may be drawn (评标专家)",
  REPRESENTATIVE: "The organiser's own (招标人代表)",
});
export const TenderLogKind = enumOf("TenderLogKind", "What happened (过程事项)", {
  NOTICE_ISSUED: "Announced (发布招标公告)",
  BIDDER_REGISTERED: "A bidder registered (投标人登记)",
  QUALIFICATION_JUDGED: "An application judged (资格审查)",
  QUALIFICATION_TOLD: "Prequalification told (通知资格预审结果)",
  QUESTION_ASKED: "Asked (提问)",
  ANSWERED_TO_ALL: "Answered to all (答疑)",
  DEADLINE_EXTENDED: "Deadline extended (延长截止时间)",
  BID_RECEIVED: "A sealed bid received (收到投标文件)",
  BID_WITHDRAWN: "A bid withdrawn (撤回投标文件)",
  LATE_BID_REFUSED: "A late bid refused (拒收逾期投标)",
  LATE_FILE_REFUSED: "A late file refused (拒收逾期附件)",
  OPENED: "Opened (开标)",
  EXPERTS_LISTED: "Experts listed (公布专家名单)",
  EXPERTS_DRAWN: "Experts drawn (抽取专家)",
  EXPERT_REPLACED: "An expert replaced (替补专家)",
  SHEET_SEALED: "A member scored alone, sealed (独立评分封存)",
  SCORED_ALONE: "What a member scored alone (独立评分)",
  SCORE_REVISED: "A score revised (复核评分)",
  RANKED: "Ranked (推荐中标候选人)",
  AWARDED: "Awarded (定标)",
  RESULT_TOLD: "Result told (通知结果)",
  COMPLAINT_RECEIVED: "A complaint (收到异议)",
  COMPLAINT_ANSWERED: "A complaint answered (答复异议)",
  CONTRACTED: "Contract signed (签订合同)",
  RESULT_FILED: "Filed (招投标备案)",
  CLOSED: "Closed (归档)",
  FAILED: "Failed (流标)",
});
export const TenderFileState = enumOf(
  "TenderFileState",
  "What became of a bid's file at the opening (附件核对)",
  {
    AS_COMMITTED: "As committed to (与承诺一致)",
    MISSING: "Named and not handed in (未递交)",
    CHANGED: "Not as it was handed in (密文被改动)",
    NOT_AS_COMMITTED: "Not what the bid names (与承诺不一致)",
    NOT_CHECKED: "Not checked (未核对)",
  },
);
const steps = {
  PRE_FILING: "Filed ahead (招标备案)",
  ISSUE: "Announced and issued (发布公告、发出招标文件)",
  CLARIFICATION: "The last clarification (最后一次澄清)",
  DEADLINE: "Deadline and opening (投标截止、开标)",
  AWARD: "Award (定标)",
};
export const TenderNoticeStep = enumOf("TenderNoticeStep", "A step of a notice (公告节点)", steps);
export const TenderNoticeAnchor = enumOf(
  "TenderNoticeAnchor",
  "From what a day of a notice is counted (起算)",
  {
    ...steps,
    SALE: "Sale or delivery (销售或交付)",
    BID_VALIDITY: "End of the bids' validity (投标有效期届满)",
    TODAY: "Today (今天)",
  },
);
export const TenderOrder = enumOf("TenderOrder", "Order of tenders (排序)", {
  DEADLINE: "Deadline first (按投标截止时间)",
  NEWEST: "Newest first (按新建时间)",
});
