import { chainKeys, defaultChain, type ChainKey } from "@threshold/domain/approval/default-chains";
import { enumOf } from "../graphql/enum.ts";

export const ApprovalStatus = enumOf("ApprovalStatus", "Where an approval stands (审批状态)", {
  PENDING: "Under way (审批中)",
  APPROVED: "Approved (已通过)",
  RETURNED: "Returned to draft (已退回)",
  WITHDRAWN: "Taken back by who asked (已撤回)",
});

export const ApprovalStepStatus = enumOf("ApprovalStepStatus", "Where a step stands (环节状态)", {
  WAITING: "Its turn is to come (待前序)",
  CURRENT: "Its turn is now (待审)",
  APPROVED: "Approved (已通过)",
  RETURNED: "Returned here (已退回)",
});

export const ApprovalEventKind = enumOf(
  "ApprovalEventKind",
  "What happened to an approval (审批记录类别)",
  {
    REQUESTED: "Asked for (提交)",
    APPROVED: "Approved (通过)",
    RETURNED: "Returned to draft (退回)",
    DELEGATED: "Handed to somebody (转交)",
    COUNTERSIGNER_ADDED: "A further approver was asked (加签)",
    COMMENTED: "Remarked on (批注)",
    WITHDRAWN: "Taken back (撤回)",
    CONTENT_CHANGED: "The content changed: decisions so far do not count (内容变更)",
  },
);

export const ApprovalVia = enumOf("ApprovalVia", "How a decision came in (审批方式)", {
  ACCOUNT: "By an account (登录账号)",
  LINK: "By a one-time link (一次性链接)",
  PAPER: "On paper, recorded (书面登记)",
});

export const ApprovalDecision = enumOf("ApprovalDecision", "One voice (审批意见)", {
  APPROVE: "Approve (通过)",
  RETURN: "Return to draft, with the reason (退回)",
});

export const StepMode = enumOf("StepMode", "How many voices a step needs (审批方式)", {
  ONE: "One of the roles (任一)",
  ALL: "Each of the roles (会签)",
});

export const Placement = enumOf("Placement", "Where a further approver comes (加签位置)", {
  BEFORE: "Ahead of this step (前加签)",
  AFTER: "Behind this step (后加签)",
});

const meanings = Object.fromEntries(
  chainKeys.map((key) => [key, `${defaultChain(key).en} (${defaultChain(key).zh})`]),
) as Record<ChainKey, string>;

export const ApprovalChainKey = enumOf(
  "ApprovalChainKey",
  "What a chain approves (审批流程)",
  meanings,
);
