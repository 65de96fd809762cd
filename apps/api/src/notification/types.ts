import type { NotificationKind as Kind } from "@threshold/domain/notification/kinds";
import { Field, ID, ObjectType } from "type-graphql";
import { connectionOf } from "../graphql/connection.ts";
import { enumOf } from "../graphql/enum.ts";
import { Node } from "../graphql/node.ts";
import { InstantScalar, JsonScalar } from "../graphql/scalars.ts";

export const NotificationKind = enumOf<Kind>(
  "NotificationKind",
  "Kind of notification (通知类别)",
  {
    LAUNCH_MOVED: "A date of the launch moved (日期调整)",
    PLAN_STATUS: "The plan changed status (计划状态变更)",
    TASK_RETURNED: "A task came back (任务退回)",
    TASK_OPENED: "What a task waited for is there (任务开放)",
    OBLIGATION_REMINDER: "Something is due soon (到期提醒)",
    OBLIGATION_OVERDUE: "Something of one's own is overdue (超期)",
    OBLIGATION_ESCALATED: "Something of others is overdue (超期上报)",
    SITE_LOSS: "Something is missing or damaged at a sales site (案场物品丢失损坏)",
    ACCEPTANCE_SUMMARY: "What a group inspected on a day (分户验收当天汇总)",
    SITE_FINDING: "A check of a sales site found something (案场检查发现问题)",
    TAKEOVER_COMMENTED: "Somebody commented on a takeover (承接查验督导意见)",
    OBLIGATION_DIGEST: "What is overdue at a place, once a week (超期周报)",
    APPROVAL_REQUESTED: "Something waits for one's approval (待审批)",
    APPROVAL_APPROVED: "What one asked for was approved (审批通过)",
    APPROVAL_RETURNED: "What one asked for came back (审批退回)",
    APPROVAL_DELEGATED: "An approval was passed on to one (审批转交)",
    APPROVAL_COMMENTED: "Somebody commented on an approval (审批意见)",
    SIGNATURE_REQUESTED: "Something waits for one's signature (待签署)",
    HOME_TAKEN_OVER: "Somebody goes on where one was inspecting (接手验收)",
    EVIDENCE_RECEIVED: "Somebody answered by a one-time link (收到整改答复)",
    CHANNEL_FAILED: "A channel of notifications does not work (通知渠道故障)",
    JOB_FAILED: "A job of the system failed for good (后台任务失败)",
    AUDIT_ROOT: "The root of the audit log on a day (审计日志每日根)",
    PERSONAL_DATA_DUE: "Personal data goes on a day (个人信息即将清除)",
    AUDIT_BROKEN: "The audit log is not as it was sealed (审计日志不一致)",
  },
);

@ObjectType({ description: "Something told to one person (通知)", implements: Node })
export class Notification extends Node {
  @Field(() => NotificationKind, { description: "Kind (类别)" })
  kind!: Kind;

  @Field(() => JsonScalar, { description: "The facts its sentence is made of (通知内容)" })
  data!: unknown;

  @Field(() => Boolean, { description: "Passes through quiet hours (紧急)" })
  urgent!: boolean;

  @Field(() => ID, { nullable: true, description: "The record it opens (关联记录)" })
  recordId?: string | null;

  @Field(() => InstantScalar, { description: "When told (通知时间)" })
  createdAt!: string;

  @Field(() => InstantScalar, { nullable: true, description: "When read (阅读时间)" })
  readAt?: string | null;
}

export const NotificationConnection = connectionOf(() => Notification, "Notification", "通知");
export type NotificationConnection = InstanceType<typeof NotificationConnection>;
