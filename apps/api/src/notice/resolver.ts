import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import type { Context } from "../context.ts";
import { markNoticesRead } from "./actions.ts";
import { MarkNoticesReadInput, MarkNoticesReadPayload } from "./inputs.ts";
import { Notice } from "./types.ts";

@Resolver(() => Notice)
export class NoticeResolver {
  @Mutation(() => MarkNoticesReadPayload, { description: "Mark notices as read (标记已读)" })
  async markNoticesRead(
    @Arg("input", () => MarkNoticesReadInput) input: MarkNoticesReadInput,
    @Ctx() context: Context,
  ): Promise<MarkNoticesReadPayload> {
    const { clientMutationId } = input;
    return { clientMutationId, ...(await markNoticesRead(context, input)) };
  }
}
