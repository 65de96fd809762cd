import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import type { Context } from "../context.ts";
import { removeAttachment } from "./actions.ts";
import { RemoveAttachmentInput, RemoveAttachmentPayload } from "./inputs.ts";
import { Attachment } from "./types.ts";

@Resolver(() => Attachment)
export class AttachmentResolver {
  @Mutation(() => RemoveAttachmentPayload, {
    description: "Take a file off its record; evidence of finished work stays (移除附件)",
  })
  async removeAttachment(
    @Arg("input", () => RemoveAttachmentInput) input: RemoveAttachmentInput,
    @Ctx() context: Context,
  ): Promise<RemoveAttachmentPayload> {
    const { clientMutationId } = input;
    return { clientMutationId, ...(await removeAttachment(context, input)) };
  }
}
