import type { GraphQLResolveInfo } from "graphql";
import { Arg, Args, Ctx, Info, Mutation, Query, Resolver } from "type-graphql";
import type { Context } from "../context.ts";
import { answer } from "../graphql/answer.ts";
import { readField, readPayload } from "../graphql/read/execute.ts";
import { issueAccessLink, revokeAccessLink } from "./actions.ts";
import {
  AccessLinkList,
  IssueAccessLinkInput,
  IssueAccessLinkPayload,
  RevokeAccessLinkInput,
  RevokeAccessLinkPayload,
} from "./inputs.ts";
import { AccessLink, AccessLinkConnection } from "./types.ts";

@Resolver(() => AccessLink)
export class AccessLinkResolver {
  @Query(() => AccessLinkConnection, {
    description: "One-time links of records that the viewer reads, newest first (一次性链接列表)",
  })
  accessLinks(
    @Args(() => AccessLinkList) _list: AccessLinkList,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return readField(context, info);
  }

  @Mutation(() => IssueAccessLinkPayload, {
    description: "Give somebody without an account a link for this one thing (发出一次性链接)",
  })
  async issueAccessLink(
    @Arg("input", () => IssueAccessLinkInput) input: IssueAccessLinkInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const { link, token } = await issueAccessLink(context, input);
    // Behind # it stays in the browser: no log on the way has it.
    const url = token && `${context.baseUrl}/l#${token}`;
    const { clientMutationId } = input;
    return readPayload(context, info, { link }, { clientMutationId, url });
  }

  @Mutation(() => RevokeAccessLinkPayload, { description: "Take a link back (撤销链接)" })
  revokeAccessLink(
    @Arg("input", () => RevokeAccessLinkInput) input: RevokeAccessLinkInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, revokeAccessLink(context, input));
  }
}
