import type { GraphQLResolveInfo } from "graphql";
import {
  Arg,
  Ctx,
  FieldResolver,
  ID,
  Info,
  Mutation,
  Query,
  Resolver,
  Root,
  Subscription,
} from "type-graphql";
import { uuidOf } from "../change.ts";
import type { Context } from "../context.ts";
import { ActionState, stateOf } from "../graphql/action.ts";
import { answer } from "../graphql/answer.ts";
import { readField, readRecord } from "../graphql/read/execute.ts";
import { followRecords, type RecordChange } from "../graphql/record-changes.ts";
import {
  applyImport,
  cancelImport,
  describeList,
  listImportActions,
  undoImport,
} from "./actions.ts";
import {
  ApplyImportInput,
  ApplyImportPayload,
  CancelImportInput,
  CancelImportPayload,
  UndoImportInput,
  UndoImportPayload,
} from "./inputs.ts";
import { ImportBatch, ImportList } from "./types.ts";

@Resolver(() => ImportBatch)
export class ImportResolver {
  @Query(() => ImportBatch, { nullable: true, description: "An import of a workbook (导入批次)" })
  importBatch(
    @Arg("id", () => ID) _id: string,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return readField(context, info);
  }

  @Query(() => ImportList, {
    nullable: true,
    description: "A list that comes in from a workbook, by its name (可导入的列表)",
  })
  importList(@Arg("name", () => String) name: string): ImportList | null {
    return describeList(name);
  }

  @FieldResolver(() => [ActionState], {
    description: "Every action with whether it is available and why not (可用操作)",
  })
  async actions(@Root() batch: { id: string }, @Ctx() context: Context) {
    return (await listImportActions(context, batch.id)).map(stateOf);
  }

  @Mutation(() => ApplyImportPayload, {
    description: "Take the good rows of a checked workbook in (导入)",
  })
  applyImport(
    @Arg("input", () => ApplyImportInput) input: ApplyImportInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, applyImport(context, input));
  }

  @Mutation(() => UndoImportPayload, {
    description: "Take a whole batch back while nothing depends on it (撤销导入)",
  })
  undoImport(
    @Arg("input", () => UndoImportInput) input: UndoImportInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, undoImport(context, input));
  }

  @Mutation(() => CancelImportPayload, {
    description: "Give an import up before it is taken in; nothing is changed (取消导入)",
  })
  cancelImport(
    @Arg("input", () => CancelImportInput) input: CancelImportInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, cancelImport(context, input));
  }

  @Subscription(() => ImportBatch, {
    description: "An import goes on; only where the viewer may read it (导入进度)",
    subscribe: ({ args, context }) => {
      const id = uuidOf("ImportBatch", args.id);
      return followRecords(
        context,
        (change) => change.table === "import_batch" && change.id === id,
      );
    },
  })
  importBatchChanged(
    @Root() change: RecordChange,
    @Arg("id", () => ID) _id: string,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return readRecord(context, info, change.id);
  }
}
