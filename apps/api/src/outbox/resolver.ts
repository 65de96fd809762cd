import type { GraphQLResolveInfo } from "graphql";
import { Arg, Args, Ctx, Info, Mutation, Query, Resolver } from "type-graphql";
import type { Context } from "../context.ts";
import { answer } from "../graphql/answer.ts";
import { readField } from "../graphql/read/execute.ts";
import { reportRefusedCommand, settleRefusedCommand } from "./actions.ts";
import {
  RefusedCommand,
  RefusedCommandConnection,
  RefusedCommandList,
  RefusedCommandPayload,
  ReportRefusedCommandInput,
  SettleRefusedCommandInput,
} from "./types.ts";

@Resolver(() => RefusedCommand)
export class OutboxResolver {
  @Query(() => RefusedCommandConnection, {
    description: "What people did on devices and the rules refused, latest first (未被接受的操作)",
  })
  refusedCommands(
    @Args(() => RefusedCommandList) _list: RefusedCommandList,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return readField(context, info);
  }

  @Mutation(() => RefusedCommandPayload, {
    description: "A device tells what was refused of its person's commands (上报未被接受的操作)",
  })
  reportRefusedCommand(
    @Arg("input", () => ReportRefusedCommandInput) input: ReportRefusedCommandInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, reportRefusedCommand(context, input));
  }

  @Mutation(() => RefusedCommandPayload, {
    description: "The leader says what came of it (处理未被接受的操作)",
  })
  settleRefusedCommand(
    @Arg("input", () => SettleRefusedCommandInput) input: SettleRefusedCommandInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, settleRefusedCommand(context, input));
  }
}
