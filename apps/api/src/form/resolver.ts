import type { GraphQLResolveInfo } from "graphql";
import { Arg, Args, Ctx, ID, Info, Mutation, Query, Resolver } from "type-graphql";
import type { Context } from "../context.ts";
import { answer } from "../graphql/answer.ts";
import { readField } from "../graphql/read/execute.ts";
import {
  cancelPrint,
  letterheadOf,
  previewForm,
  printForms,
  saveLetterhead,
  verifyPrint,
} from "./actions.ts";
import {
  CancelPrintInput,
  CancelPrintPayload,
  PrintBatchList,
  PrintFormsInput,
  PrintFormsPayload,
  SaveLetterheadInput,
  SaveLetterheadPayload,
} from "./inputs.ts";
import {
  FormPreview,
  Letterhead,
  PrintBatch,
  PrintBatchConnection,
  VerifiedPrint,
} from "./types.ts";

@Resolver(() => PrintBatch)
export class FormResolver {
  @Query(() => PrintBatch, {
    nullable: true,
    description: "An order to print of one's own (打印任务)",
  })
  printBatch(
    @Arg("id", () => ID) _id: string,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return readField(context, info);
  }

  @Query(() => PrintBatchConnection, {
    description: "The viewer's own orders to print, newest first (我的打印任务)",
  })
  printBatches(
    @Args(() => PrintBatchList) _list: PrintBatchList,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return readField(context, info);
  }

  @Query(() => FormPreview, { description: "A record as it would be printed (打印预览)" })
  formPreview(
    @Arg("form", () => String) form: string,
    @Arg("recordId", () => ID) recordId: string,
    @Ctx() context: Context,
  ) {
    return previewForm(context, form, recordId);
  }

  @Query(() => VerifiedPrint, {
    nullable: true,
    description:
      "What the code on a paper leads to; null where the viewer may not read the record (表单验真)",
  })
  verifiedPrint(@Arg("code", () => String) code: string, @Ctx() context: Context) {
    return verifyPrint(context, code);
  }

  @Query(() => Letterhead, {
    description: "What stands at the head of the company's papers (表单抬头)",
  })
  letterhead(@Ctx() context: Context) {
    return letterheadOf(context);
  }

  @Mutation(() => PrintFormsPayload, { description: "Print records as a paper (打印表单)" })
  printForms(
    @Arg("input", () => PrintFormsInput) input: PrintFormsInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, printForms(context, info.schema, input));
  }

  @Mutation(() => CancelPrintPayload, {
    description: "Cancel an order that is under way (取消打印)",
  })
  cancelPrint(
    @Arg("input", () => CancelPrintInput) input: CancelPrintInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, cancelPrint(context, input));
  }

  @Mutation(() => SaveLetterheadPayload, {
    description: "Set the head of the papers (设置表单抬头)",
  })
  async saveLetterhead(
    @Arg("input", () => SaveLetterheadInput) input: SaveLetterheadInput,
    @Ctx() context: Context,
  ): Promise<SaveLetterheadPayload> {
    const { clientMutationId } = input;
    await saveLetterhead(context, input);
    return { clientMutationId, letterhead: await letterheadOf(context) };
  }
}
