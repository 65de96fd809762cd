import type { GraphQLResolveInfo } from "graphql";
import { Arg, Args, Ctx, ID, Info, Mutation, Query, Resolver } from "type-graphql";
import type { Context } from "../context.ts";
import { answer } from "../graphql/answer.ts";
import { readField } from "../graphql/read/execute.ts";
import { applyBulkEdit, previewBulkEdit, undoBulkEdit } from "./actions.ts";
import {
  ApplyBulkEditInput,
  ApplyBulkEditPayload,
  BulkEditList,
  PreviewBulkEditInput,
  PreviewBulkEditPayload,
  UndoBulkEditInput,
  UndoBulkEditPayload,
} from "./inputs.ts";
import { BulkEdit, BulkEditConnection } from "./types.ts";

@Resolver(() => BulkEdit)
export class BulkEditResolver {
  @Query(() => BulkEdit, { nullable: true, description: "A bulk edit of one's own (批量修改)" })
  bulkEdit(
    @Arg("id", () => ID) _id: string,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return readField(context, info);
  }

  @Query(() => BulkEditConnection, {
    description: "One's own bulk edits, newest first (我的批量修改)",
  })
  bulkEdits(
    @Args(() => BulkEditList) _list: BulkEditList,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return readField(context, info);
  }

  @Mutation(() => PreviewBulkEditPayload, {
    description: "Show what a change of many records would do (预览批量修改)",
  })
  previewBulkEdit(
    @Arg("input", () => PreviewBulkEditInput) input: PreviewBulkEditInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, previewBulkEdit(context, info.schema, input));
  }

  @Mutation(() => ApplyBulkEditPayload, { description: "Do what was shown (执行批量修改)" })
  applyBulkEdit(
    @Arg("input", () => ApplyBulkEditInput) input: ApplyBulkEditInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, applyBulkEdit(context, input));
  }

  @Mutation(() => UndoBulkEditPayload, {
    description:
      "Undo it as a whole while nothing that it changed was changed since (撤销批量修改)",
  })
  undoBulkEdit(
    @Arg("input", () => UndoBulkEditInput) input: UndoBulkEditInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, undoBulkEdit(context, input));
  }
}
