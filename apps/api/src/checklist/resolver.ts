import type { ChecklistContent } from "@threshold/domain/checklist/template";
import type { GraphQLResolveInfo } from "graphql";
import {
  Arg,
  Args,
  Ctx,
  FieldResolver,
  ID,
  Info,
  Mutation,
  Query,
  Resolver,
  Root,
} from "type-graphql";
import type { Context } from "../context.ts";
import { answer } from "../graphql/answer.ts";
import { readField, readPayload } from "../graphql/read/execute.ts";
import {
  AnswerChecklistItemInput,
  AnswerChecklistItemPayload,
  ChecklistResultList,
  CompleteChecklistInput,
  CompleteChecklistPayload,
  CreateChecklistTemplateInput,
  CreateChecklistTemplatePayload,
  DraftChecklistTemplateInput,
  DraftChecklistTemplatePayload,
  EditChecklistTemplateInput,
  EditChecklistTemplatePayload,
  MoveChecklistInput,
  MoveChecklistPayload,
  PublishChecklistTemplateInput,
  PublishChecklistTemplatePayload,
  ReopenChecklistInput,
  ReopenChecklistPayload,
  RetireChecklistTemplateInput,
  RetireChecklistTemplatePayload,
} from "./inputs.ts";
import {
  answerChecklistItem,
  completeChecklist,
  moveChecklist,
  reopenChecklist,
} from "./result-actions.ts";
import {
  adaptationsOf,
  createChecklistTemplate,
  draftChecklistTemplate,
  editChecklistTemplate,
  mayManage,
  publishChecklistTemplate,
  retireChecklistTemplate,
} from "./template-actions.ts";
import {
  ChecklistChange,
  ChecklistResult,
  ChecklistResultConnection,
  ChecklistTemplate,
} from "./types.ts";

@Resolver(() => ChecklistTemplate)
export class ChecklistTemplateResolver {
  @Query(() => ChecklistTemplate, { nullable: true, description: "A version (检查表模板)" })
  checklistTemplate(
    @Arg("id", () => ID) _id: string,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return readField(context, info);
  }

  @Query(() => [ChecklistTemplate], {
    description: "All versions, by capability and code, the newest first (检查表模板)",
  })
  checklistTemplates(@Ctx() context: Context, @Info() info: GraphQLResolveInfo) {
    return readField(context, info);
  }

  @FieldResolver(() => Boolean, { description: "Whether the viewer keeps this template (可维护)" })
  mayManage(@Root() root: { capability: string }, @Ctx() context: Context) {
    return mayManage(context, root.capability);
  }

  @FieldResolver(() => [ChecklistChange], {
    nullable: true,
    description:
      "Where it differs from the standard that came with the product; null when it is the company's own (与标准模板的差异)",
  })
  adaptations(@Root() root: { code: string; content: ChecklistContent }) {
    return adaptationsOf(root.code, root.content);
  }

  @Mutation(() => CreateChecklistTemplatePayload, {
    description: "A template of the company's own, as a draft (新建检查表模板)",
  })
  createChecklistTemplate(
    @Arg("input", () => CreateChecklistTemplateInput) input: CreateChecklistTemplateInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, createChecklistTemplate(context, input));
  }

  @Mutation(() => DraftChecklistTemplatePayload, {
    description: "Begin a new version as a copy (新建模板版本)",
  })
  draftChecklistTemplate(
    @Arg("input", () => DraftChecklistTemplateInput) input: DraftChecklistTemplateInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, draftChecklistTemplate(context, input));
  }

  @Mutation(() => EditChecklistTemplatePayload, { description: "Change a draft (编辑模板草稿)" })
  editChecklistTemplate(
    @Arg("input", () => EditChecklistTemplateInput) input: EditChecklistTemplateInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, editChecklistTemplate(context, input));
  }

  @Mutation(() => PublishChecklistTemplatePayload, {
    description: "Put a draft to use; the version before it retires (发布模板)",
  })
  publishChecklistTemplate(
    @Arg("input", () => PublishChecklistTemplateInput) input: PublishChecklistTemplateInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, publishChecklistTemplate(context, input));
  }

  @Mutation(() => RetireChecklistTemplatePayload, {
    description: "Take a version out of use, or give a draft up (停用模板)",
  })
  retireChecklistTemplate(
    @Arg("input", () => RetireChecklistTemplateInput) input: RetireChecklistTemplateInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, retireChecklistTemplate(context, input));
  }
}

@Resolver(() => ChecklistResult)
export class ChecklistResultResolver {
  @Query(() => ChecklistResult, { nullable: true, description: "A filled checklist (检查结果)" })
  checklistResult(
    @Arg("id", () => ID) _id: string,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return readField(context, info);
  }

  @Query(() => ChecklistResultConnection, {
    description: "Filled checklists that the viewer may read, newest first (检查结果)",
  })
  checklistResults(
    @Args(() => ChecklistResultList) _list: ChecklistResultList,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return readField(context, info);
  }

  @Mutation(() => AnswerChecklistItemPayload, {
    description: "Answer one item; it is judged at once (填写检查项)",
  })
  answerChecklistItem(
    @Arg("input", () => AnswerChecklistItemInput) input: AnswerChecklistItemInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, answerChecklistItem(context, input));
  }

  @Mutation(() => CompleteChecklistPayload, {
    description: "Declare a checklist complete (完成检查)",
  })
  completeChecklist(
    @Arg("input", () => CompleteChecklistInput) input: CompleteChecklistInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, completeChecklist(context, input));
  }

  @Mutation(() => ReopenChecklistPayload, { description: "Open it again (重新打开检查)" })
  reopenChecklist(
    @Arg("input", () => ReopenChecklistInput) input: ReopenChecklistInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, reopenChecklist(context, input));
  }

  @Mutation(() => MoveChecklistPayload, {
    description: "Take an open checklist to the version in use (改用新版本)",
  })
  async moveChecklist(
    @Arg("input", () => MoveChecklistInput) input: MoveChecklistInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const { id, changes, lost } = await moveChecklist(context, input);
    const { clientMutationId } = input;
    return readPayload(context, info, { result: id }, { clientMutationId, changes, lost });
  }
}
