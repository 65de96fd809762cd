import type { NotificationKind as Kind } from "@threshold/domain/notification/kinds";
import { Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { KeyedInput, KeyedPayload } from "../graphql/keyed.ts";
import { NotificationKind } from "./types.ts";

@InputType({ description: "Input of markNotificationsRead (操作输入)" })
export class MarkNotificationsReadInput extends KeyedInput {
  @Field(() => [ID], { description: "What is meant (标识)" })
  ids!: string[];
}

@ObjectType({ description: "Answer of markNotificationsRead (操作结果)" })
export class MarkNotificationsReadPayload extends KeyedPayload {
  @Field(() => [ID], { description: "What is now read (已读)" })
  readIds!: string[];
}

@InputType({ description: "Input of markAllNotificationsRead (操作输入)" })
export class MarkAllNotificationsReadInput extends KeyedInput {
  @Field(() => [NotificationKind], {
    nullable: true,
    description: "Of these kinds only (类别)",
  })
  kinds?: Kind[] | null;
}

@ObjectType({ description: "Answer of markAllNotificationsRead (操作结果)" })
export class MarkAllNotificationsReadPayload extends KeyedPayload {
  @Field(() => Int, { description: "How many were unread (标记数量)" })
  count!: number;
}
