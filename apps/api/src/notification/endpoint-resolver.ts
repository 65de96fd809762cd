import type { GraphQLResolveInfo } from "graphql";
import { Arg, Args, Ctx, ID, Info, Mutation, Query, Resolver } from "type-graphql";
import type { Context } from "../context.ts";
import { answer } from "../graphql/answer.ts";
import { readField, readPayload } from "../graphql/read/execute.ts";
import {
  addWebhookEndpoint,
  deleteWebhookEndpoint,
  redeliver,
  rotateWebhookSecret,
  testWebhookEndpoint,
  updateWebhookEndpoint,
} from "./endpoint-actions.ts";
import {
  AddWebhookEndpointInput,
  AddWebhookEndpointPayload,
  DeleteWebhookEndpointInput,
  DeleteWebhookEndpointPayload,
  DeliveryList,
  RedeliverInput,
  RedeliverPayload,
  RotateWebhookSecretInput,
  RotateWebhookSecretPayload,
  SaveNotificationPreferenceInput,
  SaveNotificationPreferencePayload,
  TestWebhookEndpointInput,
  TestWebhookEndpointPayload,
  UpdateWebhookEndpointInput,
  UpdateWebhookEndpointPayload,
} from "./endpoint-inputs.ts";
import { DeliveryConnection, WebhookEndpoint } from "./endpoint-types.ts";
import { saveNotificationPreference } from "./preference-actions.ts";

@Resolver(() => WebhookEndpoint)
export class EndpointResolver {
  @Query(() => [WebhookEndpoint], {
    description: "The company's robots and webhooks; for administrators (通知接收端)",
  })
  webhookEndpoints(@Ctx() context: Context, @Info() info: GraphQLResolveInfo) {
    return readField(context, info);
  }

  @Query(() => WebhookEndpoint, { nullable: true, description: "One of them (通知接收端)" })
  webhookEndpoint(
    @Arg("id", () => ID) _id: string,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return readField(context, info);
  }

  @Query(() => DeliveryConnection, {
    description: "Messages that left the house, newest first; for administrators (通知发送)",
  })
  deliveries(
    @Args(() => DeliveryList) _list: DeliveryList,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return readField(context, info);
  }

  @Query(() => Boolean, { description: "Whether mails go out from here (邮件已配置)" })
  mailIsSetUp(@Ctx() context: Context): boolean {
    return context.outward.mail !== undefined;
  }

  @Mutation(() => SaveNotificationPreferencePayload, {
    description: "Choose what reaches one, how and when (保存通知偏好)",
  })
  saveNotificationPreference(
    @Arg("input", () => SaveNotificationPreferenceInput) input: SaveNotificationPreferenceInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, saveNotificationPreference(context, input));
  }

  @Mutation(() => AddWebhookEndpointPayload, {
    description: "Add a robot or webhook; its secret is answered once (新增接收端)",
  })
  async addWebhookEndpoint(
    @Arg("input", () => AddWebhookEndpointInput) input: AddWebhookEndpointInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const { endpoint, secret } = await addWebhookEndpoint(context, input);
    const { clientMutationId } = input;
    return readPayload(context, info, { endpoint }, { secret, clientMutationId });
  }

  @Mutation(() => UpdateWebhookEndpointPayload, {
    description: "Rename an endpoint, choose what it is told, switch it on or off (修改接收端)",
  })
  updateWebhookEndpoint(
    @Arg("input", () => UpdateWebhookEndpointInput) input: UpdateWebhookEndpointInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, updateWebhookEndpoint(context, input));
  }

  @Mutation(() => RotateWebhookSecretPayload, {
    description: "Change a webhook's secret; both are valid for a day (更换密钥)",
  })
  async rotateWebhookSecret(
    @Arg("input", () => RotateWebhookSecretInput) input: RotateWebhookSecretInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const { endpoint, secret } = await rotateWebhookSecret(context, input);
    const { clientMutationId } = input;
    return readPayload(context, info, { endpoint }, { secret, clientMutationId });
  }

  @Mutation(() => DeleteWebhookEndpointPayload, { description: "Delete an endpoint (删除接收端)" })
  async deleteWebhookEndpoint(
    @Arg("input", () => DeleteWebhookEndpointInput) input: DeleteWebhookEndpointInput,
    @Ctx() context: Context,
  ): Promise<DeleteWebhookEndpointPayload> {
    const { clientMutationId } = input;
    return { clientMutationId, ...(await deleteWebhookEndpoint(context, input)) };
  }

  @Mutation(() => TestWebhookEndpointPayload, {
    description: "Send a test message to an endpoint, or as a mail to oneself (发送测试)",
  })
  testWebhookEndpoint(
    @Arg("input", () => TestWebhookEndpointInput) input: TestWebhookEndpointInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, testWebhookEndpoint(context, input));
  }

  @Mutation(() => RedeliverPayload, { description: "Send a message once more (重新发送)" })
  redeliver(
    @Arg("input", () => RedeliverInput) input: RedeliverInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, redeliver(context, input));
  }
}
