import {
  authors,
  contractHeads,
  biddingSteps,
  biddingStatuses,
  documentKinds,
  materialKinds,
  memberKinds,
  noticeKinds,
  objectTypes,
  organizerModes,
  appointers,
  requirementCategories,
  saleKinds,
  selectionMethods,
} from "@threshold/domain/bidding/vocabulary";
import { enumOf } from "../graphql/enum.ts";

type Words<Key extends string> = Readonly<
  Record<Key, { readonly zh: string; readonly en: string }>
>;

/** An enum whose words the domain says in both languages. */
export const said = <Key extends string>(name: string, description: string, words: Words<Key>) =>
  enumOf<Key>(
    name,
    description,
    Object.fromEntries(
      Object.entries<{ readonly zh: string; readonly en: string }>(words).map(
        ([key, { zh, en }]) => [key, `${en} (${zh})`],
      ),
    ) as Record<Key, string>,
  );

export const BiddingStatus = said(
  "BiddingStatus",
  "Where a bidding stands (状态)",
  biddingStatuses,
);
export const BiddingObjectType = said(
  "BiddingObjectType",
  "What is bid for (招投标对象)",
  objectTypes,
);
export const SelectionMethod = said(
  "SelectionMethod",
  "Selection method (选聘方式)",
  selectionMethods,
);
export const OrganizerMode = said(
  "OrganizerMode",
  "Who runs the tender (招标组织形式)",
  organizerModes,
);
export const TenderNoticeKind = said("TenderNoticeKind", "Kind of notice (发标方式)", noticeKinds);
export const ContractHead = said(
  "ContractHead",
  "What a service contract has (合同内容)",
  contractHeads,
);
export const SaleKind = said("SaleKind", "How the units are sold (销售方式)", saleKinds);
export const BidMemberKind = said("BidMemberKind", "Part in the team (角色)", memberKinds);
export const BidAppointer = said("BidAppointer", "Who appointed a member (指定单位)", appointers);
export const RequirementCategory = said(
  "RequirementCategory",
  "Kind of requirement (类别)",
  requirementCategories,
);
export const DeveloperMaterialKind = said(
  "DeveloperMaterialKind",
  "Kind of material (资料类别)",
  materialKinds,
);
export const BiddingDocumentKind = said(
  "BiddingDocumentKind",
  "Kind of paper (文件类别)",
  documentKinds,
);
export const BiddingDocumentAuthor = said(
  "BiddingDocumentAuthor",
  "Who made a paper (编制单位)",
  authors,
);
export const BiddingStepCode = said(
  "BiddingStepCode",
  "Step of the procedure (步骤)",
  biddingSteps,
);

export const AwardSender = enumOf("AwardSender", "Who sent the award notice (发送单位)", {
  DEVELOPER: "Developer (地区公司)",
  AGENCY: "Agency (代理机构)",
});
export const PlanBinding = enumOf("PlanBinding", "Which deadline binds a step (以何为准)", {
  COMPANY: "The company's (公司时限)",
  STATUTE: "The law's (法定时限)",
  BOTH: "Both on one day (公司与法定时限)",
  FIXED: "A day that the tender document fixed (招标文件所定)",
});
export const CheckVerdict = enumOf("CheckVerdict", "How a check came out (核对结果)", {
  MET: "Met (符合)",
  BROKEN: "Broken (不符合)",
  UNKNOWN: "Cannot be told yet (待填写)",
});
export const RuleEffect = enumOf("RuleEffect", "What breaking a rule does (效力)", {
  BLOCK: "Stops (禁止)",
  WARN: "Warns (提醒)",
  INFO: "Tells (提示)",
});
export const RuleConfidence = enumOf("RuleConfidence", "How sure a rule is (可信度)", {
  V1: "Read in the full text (已核原文)",
  V2: "Read in a reprint, an excerpt or a local text (已核转载或地方文本)",
  M: "From memory alone (未核)",
  C: "Sources conflict (说法不一)",
});
export const BiddingLight = enumOf("BiddingLight", "How urgent the next deadline is (风险灯)", {
  RED: "A deadline has passed (已逾期)",
  AMBER: "A deadline within 14 days, or not all can be in time (临近)",
  GREEN: "In time (正常)",
});
export const BiddingOrder = enumOf("BiddingOrder", "Order of biddings (排序)", {
  URGENCY: "Next deadline first (按最近时限)",
  LAUNCH_DATE: "Launch first (按开盘日期)",
  NEWEST: "Newest first (按新建时间)",
});
