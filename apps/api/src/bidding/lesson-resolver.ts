import type { GraphQLResolveInfo } from "graphql";
import { Arg, Args, Ctx, Info, Mutation, Query, Resolver } from "type-graphql";
import type { Context } from "../context.ts";
import { answer } from "../graphql/answer.ts";
import { readField } from "../graphql/read/execute.ts";
import { noteBidLesson } from "./lesson-actions.ts";
import {
  BidLesson,
  BidLessonConnection,
  BidLessonList,
  NoteBidLessonInput,
  NoteBidLessonPayload,
} from "./lesson-types.ts";

@Resolver(() => BidLesson)
export class BidLessonResolver {
  @Query(() => BidLessonConnection, {
    description: "What the company learned of bids won and lost, newest first (投标复盘)",
  })
  bidLessons(
    @Args(() => BidLessonList) _list: BidLessonList,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return readField(context, info);
  }

  @Mutation(() => NoteBidLessonPayload, {
    description: "Take down what was learned of a bid, once it is won or lost (登记投标复盘)",
  })
  noteBidLesson(
    @Arg("input", () => NoteBidLessonInput) input: NoteBidLessonInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, noteBidLesson(context, input));
  }
}
