import type { GraphQLResolveInfo } from "graphql";
import { Arg, Args, Ctx, Info, Mutation, Query, Resolver, Root, Subscription } from "type-graphql";
import type { Context } from "../context.ts";
import { readField, readRecord } from "../graphql/read/execute.ts";
import { markAllNotificationsRead, markNotificationsRead } from "./actions.ts";
import { followInbox } from "./follow.ts";
import {
  MarkAllNotificationsReadInput,
  MarkAllNotificationsReadPayload,
  MarkNotificationsReadInput,
  MarkNotificationsReadPayload,
} from "./inputs.ts";
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

  @Mutation(() => MarkAllNotificationsReadPayload, {
    description: "Mark all of them as read, or all of some kinds (全部标记已读)",
  })
  async markAllNotificationsRead(
    @Arg("input", () => MarkAllNotificationsReadInput) input: MarkAllNotificationsReadInput,
    @Ctx() context: Context,
  ): Promise<MarkAllNotificationsReadPayload> {
    const { clientMutationId } = input;
    return { clientMutationId, ...(await markAllNotificationsRead(context, input)) };
  }

  @Subscription(() => Notification, {
    description: "Something came into the viewer's inbox or was read: the newest of it (通知变更)",
    subscribe: ({ context }) => followInbox(context),
  })
  notificationChanged(
    @Root() id: string,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return readRecord(context, info, id);
  }
}
