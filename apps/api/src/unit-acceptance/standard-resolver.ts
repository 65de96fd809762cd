import type { GraphQLResolveInfo } from "graphql";
import { Arg, Args, Ctx, ID, Info, Mutation, Query, Resolver } from "type-graphql";
import type { Context } from "../context.ts";
import { answer } from "../graphql/answer.ts";
import { readField } from "../graphql/read/execute.ts";
import {
  discardAcceptanceStandard,
  draftAcceptanceStandard,
  editAcceptanceStandard,
  publishAcceptanceStandard,
} from "./standard-actions.ts";
import {
  AcceptanceStandardList,
  AcceptanceStandardPayload,
  DiscardAcceptanceStandardInput,
  DiscardAcceptanceStandardPayload,
  DraftAcceptanceStandardInput,
  EditAcceptanceStandardInput,
  PublishAcceptanceStandardInput,
} from "./standard-inputs.ts";
import { AcceptanceStandard, AcceptanceStandardConnection } from "./types.ts";

@Resolver(() => AcceptanceStandard)
export class AcceptanceStandardResolver {
  @Query(() => AcceptanceStandard, { nullable: true, description: "A version (分户验收标准)" })
  acceptanceStandard(
    @Arg("id", () => ID) _id: string,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return readField(context, info);
  }

  @Query(() => AcceptanceStandardConnection, {
    description: "Versions of the company's standards, the newest first (分户验收标准)",
  })
  acceptanceStandards(
    @Args(() => AcceptanceStandardList) _list: AcceptanceStandardList,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return readField(context, info);
  }

  @Mutation(() => AcceptanceStandardPayload, {
    description: "Begin a draft as a copy of the version in use (新建标准版本)",
  })
  draftAcceptanceStandard(
    @Arg("input", () => DraftAcceptanceStandardInput) input: DraftAcceptanceStandardInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, draftAcceptanceStandard(context, input));
  }

  @Mutation(() => AcceptanceStandardPayload, {
    description: "Keep a draft; the law's items are only made stricter (编辑标准草稿)",
  })
  editAcceptanceStandard(
    @Arg("input", () => EditAcceptanceStandardInput) input: EditAcceptanceStandardInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, editAcceptanceStandard(context, input));
  }

  @Mutation(() => AcceptanceStandardPayload, {
    description: "Put a draft in use for batches to come (发布标准)",
  })
  publishAcceptanceStandard(
    @Arg("input", () => PublishAcceptanceStandardInput) input: PublishAcceptanceStandardInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, publishAcceptanceStandard(context, input));
  }

  @Mutation(() => DiscardAcceptanceStandardPayload, { description: "Give a draft up (放弃草稿)" })
  async discardAcceptanceStandard(
    @Arg("input", () => DiscardAcceptanceStandardInput) input: DiscardAcceptanceStandardInput,
    @Ctx() context: Context,
  ): Promise<DiscardAcceptanceStandardPayload> {
    const { clientMutationId } = input;
    return { clientMutationId, ...(await discardAcceptanceStandard(context, input)) };
  }
}
