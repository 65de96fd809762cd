import type { NotificationKind as Kind } from "@threshold/domain/notification/kinds";
import { ArgsType, Field, InputType } from "type-graphql";
import { Page } from "../graphql/page.ts";
import { NotificationKind } from "./types.ts";

@InputType({ description: "Which notifications (筛选条件)" })
export class NotificationFilter {
  @Field(() => Boolean, { nullable: true, description: "Only unread, or only read ones (未读)" })
  unread?: boolean | null;

  @Field(() => [NotificationKind], { nullable: true, description: "Of these kinds (类别)" })
  kinds?: Kind[] | null;

  @Field(() => String, { nullable: true, description: "Words of its sentences (搜索)" })
  search?: string | null;
}

@ArgsType()
export class NotificationList extends Page {
  @Field(() => NotificationFilter, { nullable: true, description: "Which ones (筛选)" })
  filter?: NotificationFilter | null;
}
