import {
  biddingSteps,
  documentKinds,
  materialKinds,
  memberKinds,
  biddingStatuses,
} from "@threshold/domain/bidding/vocabulary";

type Words<Key extends string> = Readonly<Record<Key, { readonly zh: string }>>;
const said = <Key extends string>(words: Words<Key>) =>
  Object.fromEntries(
    Object.entries<{ readonly zh: string }>(words).map(([key, { zh }]) => [key, zh]),
  ) as Record<Key, string>;

/** Words of bidding that refusals say as well. */
export const biddingZh = {
  statuses: said(biddingStatuses),
  steps: said(biddingSteps),
  documents: said(documentKinds),
  materials: said(materialKinds),
  members: said(memberKinds),
  fields: {
    selectionNote: "选聘方式说明",
    tenderOffice: "招标工作机构",
    tenderCost: "招标费用",
    noticeKind: "发标方式",
    noticeAt: "发标时间",
    openingAt: "开标时间",
    submissionDeadline: "投标截止时间",
    submissionPlace: "投标指定地点",
    tenderReceivedAt: "取得招标文件时间",
    bindingChecked: "装订核对",
    packagingChecked: "包装核对",
    attendance: "参加人员与提问",
    awardOn: "中标通知书日期",
    awardSender: "发送单位",
    contractOn: "签约日期",
    feePermitNumber: "收费许可证号和取得日期",
    feeStandards: "各类收费标准",
  },
};
