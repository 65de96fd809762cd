import { enumOf } from "../graphql/enum.ts";

export const LinkPurpose = enumOf("LinkPurpose", "What a one-time link is for (链接用途)", {
  APPROVE: "Decide an approval (审批)",
  SIGN: "Sign a sheet (签署)",
  UPLOAD_EVIDENCE: "Hand in photos and an answer (提交整改答复)",
  ANSWER: "Answer a survey (填写问卷)",
  SUBMIT_PLAN: "Write a plan and hand it in for approval (编制并提交方案)",
  RECTIFY: "See and answer all that a party has to mend in an estate (责任单位整改)",
  NOTICE: "Read a tender's notice and register (招标公告)",
  BID: "Bid in a tender (投标)",
  SCORE: "Score as a member of the committee (评标)",
  KEEP_KEY: "Keep a share of a tender's key (保管开标密钥)",
});

export const LinkStatus = enumOf("LinkStatus", "Where a one-time link stands (链接状态)", {
  ACTIVE: "Can be used (可用)",
  USED_UP: "Used (已使用)",
  EXPIRED: "Too old (已过期)",
  REVOKED: "Taken back (已撤销)",
});

export const LinkAct = enumOf("LinkAct", "What was done by a link (链接操作)", {
  APPROVE: "Approved (通过)",
  RETURN: "Returned (退回)",
  SIGN: "Signed (签署)",
  REFUSE: "Refused to sign (拒签)",
  HAND_IN: "Handed in an answer (提交答复)",
  ANSWER: "Answered (填写问卷)",
  SUBMIT: "Handed in a plan (提交方案)",
  REGISTER: "Registered as a bidder (登记投标人)",
  ASK: "Asked (提问)",
  BID: "Handed in a sealed bid (递交投标文件)",
  WITHDRAW: "Withdrew the bid (撤回投标文件)",
  COMPLAIN: "Complained (提出异议)",
  SCORE: "Scored alone (独立评分)",
  REVISE: "Changed a score (复核评分)",
  KEEP_KEY: "Set a passphrase (设定口令)",
});
