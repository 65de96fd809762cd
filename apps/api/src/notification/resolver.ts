import type { GraphQLResolveInfo } from "graphql";
import { Arg, Args, Ctx, Info, Mutation, Query, Resolver } from "type-graphql";
import type { Context } from "../context.ts";
import { readField } from "../graphql/read/execute.ts";
import { markNotificationsRead } from "./actions.ts";
import { MarkNotificationsReadInput, MarkNotificationsReadPayload } from "./inputs.ts";
import { NotificationList } from "./lists.ts";
import { Notification, NotificationConnection } from "./types.ts";

@Resolver(() => Notification)
export class NotificationResolver {
  @Query(() => NotificationConnection, {
    description: "The viewer's own inbox, newest first (通知)",
  })
  notifications(
    @Args(() => NotificationList) _list: NotificationList,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return readField(context, info);
  }

  @Mutation(() => MarkNotificationsReadPayload, {
    description: "Mark notifications as read (标记已读)",
  })
  async markNotificationsRead(
    @Arg("input", () => MarkNotificationsReadInput) input: MarkNotificationsReadInput,
    @Ctx() context: Context,
  ): Promise<MarkNotificationsReadPayload> {
    const { clientMutationId } = input;
    return { clientMutationId, ...(await markNotificationsRead(context, input)) };
  }
}
