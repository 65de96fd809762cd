import type { Role } from "../organization/roles.ts";
import type { ChainStep, StepLevel } from "./chain.ts";

interface Chain {
  readonly zh: string;
  readonly en: string;
  readonly steps: readonly ChainStep[];
}

const step = (
  key: string,
  [label, labelEn]: readonly [string, string],
  role: Role | readonly Role[],
  level: StepLevel,
  dueDays: number | null = null,
): ChainStep => ({
  key,
  label,
  labelEn,
  roles: typeof role === "string" ? [role] : role,
  level,
  mode: "ONE",
  dueDays,
});

const review = ["审核", "Review"] as const;
const approve = ["审批", "Approval"] as const;

/**
 * The chains (审批流程) as the requirements tell them. A company adapts them by versions of its own; where the
 * texts name no last approver it is a proposal. No days of their own: the record's deadline holds.
 */
export const defaultChains = {
  /** LCH-R04: the region head reviews, the developer's head approves. */
  SALES_SUPPORT_SCHEME: {
    zh: "销售配合服务方案",
    en: "Sales-support scheme",
    steps: [
      step("REVIEW", review, "REGION_HEAD", "REGION"),
      step("DEVELOPER", ["地区公司审批", "Developer's approval"], "DEVELOPER_HEAD", "EXTERNAL"),
    ],
  },
  /** LCH-R07, R08: HR coordinates and gets the final approval. */
  STAFFING_PLAN: {
    zh: "定岗定编方案",
    en: "Staffing plan",
    steps: [
      step("COORDINATE", ["行政人事协调", "HR coordination"], "HR_ADMIN_OFFICER", "REGION"),
      step("FINAL", ["最终审批", "Final approval"], "REGION_HEAD", "REGION"),
    ],
  },
  /** 02 part 1: the region's head approves the plan of a bidding. */
  BIDDING_PLAN: {
    zh: "前期物业招投标计划",
    en: "Bidding plan",
    steps: [step("APPROVE", approve, "REGION_HEAD", "REGION")],
  },
  MATERIAL_REQUEST: {
    zh: "物资申购",
    en: "Material request",
    steps: [
      step("REVIEW", review, "SERVICE_CENTER_HEAD", "SERVICE_CENTER"),
      step("APPROVE", approve, "REGION_HEAD", "REGION"),
    ],
  },
  /** LCH-R27 names nobody: the head of customer service, or of the center where he made the plan himself. */
  INITIAL_CLEANING_PLAN: {
    zh: "清洁开荒方案",
    en: "Initial-cleaning plan",
    steps: [
      step("REVIEW", review, ["CUSTOMER_SERVICE_MANAGER", "SERVICE_CENTER_HEAD"], "SERVICE_CENTER"),
    ],
  },
  /** LCH-R33: the customer-service head reviews the contractor's plan. */
  LAUNCH_DAY_PLAN: {
    zh: "开盘当天保洁方案",
    en: "Launch-day cleaning plan",
    steps: [step("REVIEW", review, "CUSTOMER_SERVICE_MANAGER", "SERVICE_CENTER")],
  },
  /** LCH-R34: order and emergency plan of the launch. */
  LAUNCH_ORDER_PLAN: {
    zh: "开盘秩序与应急方案",
    en: "Order and emergency plan",
    steps: [step("REVIEW", review, "SERVICE_CENTER_HEAD", "SERVICE_CENTER")],
  },
  /** SHW-R03: the training department reviews, the region head approves. */
  SHOWCASE_PLAN: {
    zh: "服务展示方案",
    en: "Showcase plan",
    steps: [
      step("REVIEW", ["培训部审核", "Training review"], "TRAINING_OFFICER", "REGION"),
      step("APPROVE", approve, "REGION_HEAD", "REGION"),
    ],
  },
  SHOWCASE_CONTENT: {
    zh: "服务展示内容",
    en: "Showcase content",
    steps: [step("REVIEW", ["培训部审核", "Training review"], "TRAINING_OFFICER", "REGION")],
  },
  CONSUMABLE_REQUEST: {
    zh: "低值易耗品申报",
    en: "Consumables request",
    steps: [step("APPROVE", approve, "CUSTOMER_SERVICE_SUPERVISOR", "SERVICE_CENTER")],
  },
} as const satisfies Record<string, Chain>;

export type ChainKey = keyof typeof defaultChains;

/** Every chain, in the order of the requirements. */
export const chainKeys = Object.keys(defaultChains) as ChainKey[];

/** A chain's words and steps as they are before a company adapts them. */
export const defaultChain = (key: ChainKey): Chain => defaultChains[key];
