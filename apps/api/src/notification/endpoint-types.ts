import type { NotificationKind as Kind } from "@threshold/domain/notification/kinds";
import type { EndpointKind as EndpointWord } from "@threshold/domain/notification/plan-deliveries";
import type { Channel, Pace as PaceWord } from "@threshold/domain/notification/preference";
import type { NotificationLanguage as LanguageWord } from "@threshold/domain/notification/sentence";
import { Field, Int, ObjectType } from "type-graphql";
import { connectionOf } from "../graphql/connection.ts";
import { enumOf } from "../graphql/enum.ts";
import { Node } from "../graphql/node.ts";
import { InstantScalar, JsonScalar } from "../graphql/scalars.ts";
import { Person } from "../organization/types.ts";
import { NotificationKind } from "./types.ts";

export const NotificationPace = enumOf<PaceWord>(
  "NotificationPace",
  "When what leaves the house comes (接收时间)",
  {
    AT_ONCE: "At once, but in quiet hours (立即)",
    WORKING_HOURS: "In working hours (工作时间)",
    DIGEST: "All together once a day (每日汇总)",
  },
);

export const NotificationLanguage = enumOf<LanguageWord>(
  "NotificationLanguage",
  "The language of messages (语言)",
  { zh: "Chinese (中文)", en: "English (英文)" },
);

@ObjectType({
  description: "What somebody chose to be told, how and when (通知偏好)",
  implements: Node,
})
export class NotificationPreference extends Node {
  @Field(() => NotificationLanguage, { description: "Language of messages (语言)" })
  language!: LanguageWord;

  @Field(() => NotificationPace, { description: "When messages come (接收时间)" })
  pace!: PaceWord;

  @Field(() => Int, { description: "When the digest comes, in minutes since 00:00 (汇总时间)" })
  digestAt!: number;

  @Field(() => Int, {
    nullable: true,
    description: "Quiet from this minute of the day (免打扰开始)",
  })
  quietFrom?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: "Quiet until this minute of the day (免打扰结束)",
  })
  quietTo?: number | null;

  @Field(() => JsonScalar, {
    description: "Channels by kind, for the kinds that come otherwise than usual (按类别的渠道)",
  })
  channels!: unknown;
}

export const EndpointKind = enumOf<EndpointWord>(
  "EndpointKind",
  "What kind of receiver an endpoint is (接收端类型)",
  {
    WEBHOOK: "A system that takes signed webhooks (Webhook)",
    WECOM: "A robot of a WeCom group (企业微信群机器人)",
    DINGTALK: "A robot of a DingTalk group (钉钉群机器人)",
  },
);

export const DeliveryChannel = enumOf<Exclude<Channel, "IN_APP"> | "WEBHOOK">(
  "DeliveryChannel",
  "How a message leaves the house (发送渠道)",
  {
    EMAIL: "A mail (邮件)",
    WECOM: "A WeCom robot (企业微信群机器人)",
    DINGTALK: "A DingTalk robot (钉钉群机器人)",
    WEBHOOK: "A signed webhook (Webhook)",
  },
);

export const DeliveryStatus = enumOf("DeliveryStatus", "What became of a message (发送状态)", {
  WAITING: "Its time is still to come (待发送)",
  SENDING: "It is being sent, or tried again (发送中)",
  SENT: "It was taken (已送达)",
  FAILED: "No attempt is left (发送失败)",
});

@ObjectType({ description: "One attempt to send (发送记录)" })
export class DeliveryAttempt {
  @Field(() => InstantScalar, { description: "When (时间)" })
  at!: string;

  @Field(() => Int, { description: "How long it took, in milliseconds (耗时)" })
  milliseconds!: number;

  @Field(() => Int, { nullable: true, description: "The status answered (状态码)" })
  statusCode?: number | null;

  @Field(() => String, { nullable: true, description: "Why it failed, as a word (失败原因)" })
  failureCode?: string | null;

  @Field(() => String, { nullable: true, description: "Why it failed, in detail (失败详情)" })
  failureMessage?: string | null;

  @Field(() => String, { nullable: true, description: "The beginning of the answer (响应)" })
  answer?: string | null;
}

@ObjectType({ description: "A message that left the house, or will (通知发送)", implements: Node })
export class Delivery extends Node {
  @Field(() => DeliveryChannel, { description: "Channel (渠道)" })
  channel!: keyof typeof DeliveryChannel;

  @Field(() => DeliveryStatus, { description: "Status (状态)" })
  status!: keyof typeof DeliveryStatus;

  @Field(() => WebhookEndpoint, { nullable: true, description: "Where to; none for mail (接收端)" })
  endpoint?: WebhookEndpoint | null;

  @Field(() => [Person], { description: "Whom it concerns (相关人员)" })
  people!: Person[];

  @Field(() => [NotificationKind], { description: "What it tells of; nothing for a test (类别)" })
  kinds!: Kind[];

  @Field(() => Boolean, { description: "Everything of a day together (汇总)" })
  digest!: boolean;

  @Field(() => InstantScalar, { description: "When it is to go out (计划发送时间)" })
  sendAt!: string;

  @Field(() => InstantScalar, { nullable: true, description: "When it was taken (送达时间)" })
  sentAt?: string | null;

  @Field(() => [DeliveryAttempt], { description: "Each attempt, in order (发送记录)" })
  attempts!: DeliveryAttempt[];

  @Field(() => InstantScalar, { description: "When made (创建时间)" })
  createdAt!: string;
}

export const DeliveryConnection = connectionOf(() => Delivery, "Delivery", "通知发送");
export type DeliveryConnection = InstanceType<typeof DeliveryConnection>;

@ObjectType({
  description: "A robot or system of the company's that is told (通知接收端)",
  implements: Node,
})
export class WebhookEndpoint extends Node {
  @Field(() => EndpointKind, { description: "Kind (类型)" })
  kind!: EndpointWord;

  @Field(() => String, { description: "Name (名称)" })
  name!: string;

  @Field(() => String, { description: "Host of its address, which itself is secret (主机)" })
  host!: string;

  @Field(() => [NotificationKind], {
    nullable: true,
    description: "What it is told of; null: everything (通知类别)",
  })
  kinds?: Kind[] | null;

  @Field(() => Boolean, { description: "Whether it is told (启用)" })
  enabled!: boolean;

  @Field(() => Boolean, { description: "Whether messages are signed (已签名)" })
  signed!: boolean;

  @Field(() => InstantScalar, {
    nullable: true,
    description: "Until when the secret before this one is valid as well (旧密钥有效期)",
  })
  oldSecretUntil?: string | null;

  @Field(() => InstantScalar, {
    nullable: true,
    description: "Since when nothing arrives there (故障开始时间)",
  })
  failingSince?: string | null;

  @Field(() => InstantScalar, { nullable: true, description: "When it last took one (最近送达)" })
  lastSentAt?: string | null;

  @Field(() => Int, { description: "Version, for changes (版本)" })
  version!: number;
}
