import type { NotificationKind as Kind } from "@threshold/domain/notification/kinds";
import type { EndpointKind as EndpointWord } from "@threshold/domain/notification/plan-deliveries";
import type { Pace } from "@threshold/domain/notification/preference";
import type { NotificationLanguage as Language } from "@threshold/domain/notification/sentence";
import { ArgsType, Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { KeyedInput, KeyedPayload } from "../graphql/keyed.ts";
import { Page } from "../graphql/page.ts";
import { JsonScalar } from "../graphql/scalars.ts";
import {
  Delivery,
  DeliveryChannel,
  DeliveryStatus,
  EndpointKind,
  NotificationLanguage,
  NotificationPace,
  NotificationPreference,
  WebhookEndpoint,
} from "./endpoint-types.ts";
import { NotificationKind } from "./types.ts";

@InputType({ description: "Input of saveNotificationPreference (操作输入)" })
export class SaveNotificationPreferenceInput extends KeyedInput {
  @Field(() => NotificationLanguage, { description: "Language of messages (语言)" })
  language!: Language;

  @Field(() => NotificationPace, { description: "When messages come (接收时间)" })
  pace!: Pace;

  @Field(() => Int, { description: "When the digest comes, in minutes since 00:00 (汇总时间)" })
  digestAt!: number;

  @Field(() => Int, { nullable: true, description: "Quiet from this minute (免打扰开始)" })
  quietFrom?: number | null;

  @Field(() => Int, { nullable: true, description: "Quiet until this minute (免打扰结束)" })
  quietTo?: number | null;

  @Field(() => JsonScalar, { description: "Channels by kind (按类别的渠道)" })
  channels!: unknown;
}

@ObjectType({ description: "Answer of saveNotificationPreference (操作结果)" })
export class SaveNotificationPreferencePayload extends KeyedPayload {
  @Field(() => NotificationPreference, { description: "As it is kept (通知偏好)" })
  preference!: NotificationPreference;
}

@InputType({ description: "Input of addWebhookEndpoint (操作输入)" })
export class AddWebhookEndpointInput extends KeyedInput {
  @Field(() => EndpointKind, { description: "Kind (类型)" })
  kind!: EndpointWord;

  @Field(() => String, { description: "Name (名称)" })
  name!: string;

  @Field(() => String, { description: "Its whole address, kept sealed (地址)" })
  address!: string;

  @Field(() => String, {
    nullable: true,
    description: "A DingTalk robot's signing secret; webhooks get one of ours (加签密钥)",
  })
  secret?: string | null;

  @Field(() => [NotificationKind], {
    nullable: true,
    description: "What it is told of; null: everything (通知类别)",
  })
  kinds?: Kind[] | null;
}

@ObjectType({ description: "Answer of addWebhookEndpoint (操作结果)" })
export class AddWebhookEndpointPayload extends KeyedPayload {
  @Field(() => WebhookEndpoint, { description: "The endpoint (接收端)" })
  endpoint!: WebhookEndpoint;

  @Field(() => String, {
    nullable: true,
    description: "What webhooks are signed with: told this once (签名密钥)",
  })
  secret?: string | null;
}

@InputType({ description: "Input of updateWebhookEndpoint (操作输入)" })
export class UpdateWebhookEndpointInput extends KeyedInput {
  @Field(() => ID, { description: "What is meant (标识)" })
  id!: string;

  @Field(() => Int, { description: "The version that was read (版本)" })
  version!: number;

  @Field(() => String, { description: "Name (名称)" })
  name!: string;

  @Field(() => Boolean, { description: "Whether it is told (启用)" })
  enabled!: boolean;

  @Field(() => [NotificationKind], {
    nullable: true,
    description: "What it is told of; null: everything (通知类别)",
  })
  kinds?: Kind[] | null;
}

@ObjectType({ description: "Answer of updateWebhookEndpoint (操作结果)" })
export class UpdateWebhookEndpointPayload extends KeyedPayload {
  @Field(() => WebhookEndpoint, { description: "The endpoint (接收端)" })
  endpoint!: WebhookEndpoint;
}

@InputType({ description: "Input of rotateWebhookSecret (操作输入)" })
export class RotateWebhookSecretInput extends KeyedInput {
  @Field(() => ID, { description: "What is meant (标识)" })
  id!: string;
}

@ObjectType({ description: "Answer of rotateWebhookSecret (操作结果)" })
export class RotateWebhookSecretPayload extends KeyedPayload {
  @Field(() => WebhookEndpoint, { description: "The endpoint (接收端)" })
  endpoint!: WebhookEndpoint;

  @Field(() => String, {
    nullable: true,
    description: "The new secret: told this once (新密钥)",
  })
  secret?: string | null;
}

@InputType({ description: "Input of deleteWebhookEndpoint (操作输入)" })
export class DeleteWebhookEndpointInput extends KeyedInput {
  @Field(() => ID, { description: "What is meant (标识)" })
  id!: string;
}

@ObjectType({ description: "Answer of deleteWebhookEndpoint (操作结果)" })
export class DeleteWebhookEndpointPayload extends KeyedPayload {
  @Field(() => ID, { description: "What is gone (已删除)" })
  deletedId!: string;
}

@InputType({ description: "Input of testWebhookEndpoint (操作输入)" })
export class TestWebhookEndpointInput extends KeyedInput {
  @Field(() => ID, {
    nullable: true,
    description: "Which one; without it a mail to oneself (标识)",
  })
  id?: string | null;
}

@ObjectType({ description: "Answer of testWebhookEndpoint (操作结果)" })
export class TestWebhookEndpointPayload extends KeyedPayload {
  @Field(() => Delivery, { description: "The test message on its way (测试消息)" })
  delivery!: Delivery;
}

@InputType({ description: "Input of redeliver (操作输入)" })
export class RedeliverInput extends KeyedInput {
  @Field(() => ID, { description: "Which message (标识)" })
  id!: string;
}

@ObjectType({ description: "Answer of redeliver (操作结果)" })
export class RedeliverPayload extends KeyedPayload {
  @Field(() => Delivery, { description: "The message, on its way again (通知发送)" })
  delivery!: Delivery;
}

@InputType({ description: "Which messages (筛选条件)" })
export class DeliveryFilter {
  @Field(() => [DeliveryStatus], { nullable: true, description: "Of these statuses (状态)" })
  statuses?: (keyof typeof DeliveryStatus)[] | null;

  @Field(() => [DeliveryChannel], { nullable: true, description: "By these channels (渠道)" })
  channels?: (keyof typeof DeliveryChannel)[] | null;

  @Field(() => [ID], { nullable: true, description: "To these endpoints (接收端)" })
  webhookEndpointIds?: string[] | null;
}

@ArgsType()
export class DeliveryList extends Page {
  @Field(() => DeliveryFilter, { nullable: true, description: "Which ones (筛选)" })
  filter?: DeliveryFilter | null;
}
