import { parseId } from "../graphql/id.ts";
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
  Subscription,
} from "type-graphql";
import { uuidOf } from "../change.ts";
import type { Context } from "../context.ts";
import { ActionState, stateOf } from "../graphql/action.ts";
import { answer, answerBehind } from "../graphql/answer.ts";
import { followRecords, type RecordChange } from "../graphql/record-changes.ts";
import { readField, readRecord } from "../graphql/read/execute.ts";
import { LaunchPlanConnection, LaunchTaskConnection } from "./connections.ts";
import {
  ActivateLaunchPlanInput,
  ActivateLaunchPlanPayload,
  AdaptLaunchTemplateInput,
  AdaptLaunchTemplatePayload,
  AddLaunchTaskInput,
  AddLaunchTaskPayload,
  ApproveLaunchExceptionInput,
  ApproveLaunchExceptionPayload,
  CloseLaunchPlanInput,
  CloseLaunchPlanPayload,
  CompleteLaunchTaskInput,
  CompleteLaunchTaskPayload,
  CreateLaunchPlanInput,
  CreateLaunchPlanPayload,
  DraftLaunchTemplateInput,
  DraftLaunchTemplatePayload,
  FreezeLaunchPlanInput,
  FreezeLaunchPlanPayload,
  LogWorksProgressInput,
  LogWorksProgressPayload,
  MarkLaunchReadyInput,
  MarkLaunchReadyPayload,
  MoveLaunchInput,
  MoveLaunchPayload,
  OverrideTaskDueInput,
  OverrideTaskDuePayload,
  PublishLaunchTemplateInput,
  PublishLaunchTemplatePayload,
  RecordLaunchInput,
  RecordLaunchPayload,
  ReopenLaunchTaskInput,
  ReopenLaunchTaskPayload,
  ResumeLaunchPlanInput,
  ResumeLaunchPlanPayload,
  ReturnLaunchTaskInput,
  ReturnLaunchTaskPayload,
  SetTaskCheckInput,
  SetTaskCheckPayload,
  StartLaunchTaskInput,
  StartLaunchTaskPayload,
  SubmitLaunchTaskInput,
  SubmitLaunchTaskPayload,
  SuspendLaunchPlanInput,
  SuspendLaunchPlanPayload,
  UpdateLaunchPlanInput,
  UpdateLaunchPlanPayload,
  UpdateLaunchTaskInput,
  UpdateLaunchTaskPayload,
  WaiveLaunchTaskInput,
  WaiveLaunchTaskPayload,
  WithdrawLaunchReadyInput,
  WithdrawLaunchReadyPayload,
  WhatIfInput,
} from "./inputs.ts";
import { LaunchPlanList, LaunchTaskList } from "./lists.ts";
import {
  createLaunchPlan,
  updateLaunchPlan,
  activateLaunchPlan,
  moveLaunch,
  suspendLaunchPlan,
  resumeLaunchPlan,
  markLaunchReady,
  withdrawLaunchReady,
  recordLaunch,
  closeLaunchPlan,
  freezeLaunchPlan,
  logWorksProgress,
  addLaunchTask,
  listPlanActions,
} from "./plan-actions.ts";
import {
  startLaunchTask,
  submitLaunchTask,
  returnLaunchTask,
  completeLaunchTask,
  reopenLaunchTask,
  waiveLaunchTask,
  approveLaunchException,
  overrideTaskDue,
  updateLaunchTask,
  setTaskCheck,
  listTaskActions,
} from "./task-actions.ts";
import {
  draftLaunchTemplate,
  adaptLaunchTemplate,
  publishLaunchTemplate,
} from "./template-actions.ts";
import { LaunchPlan, LaunchTask, LaunchTemplate, LaunchWarning, WhatIf } from "./types.ts";
import { listLaunchWarnings } from "./early-warning.ts";
import { tryLaunch } from "./what-if.ts";

@Resolver(() => LaunchPlan)
export class LaunchPlanResolver {
  @Query(() => LaunchPlan, { nullable: true, description: "A launch plan (开盘筹备计划)" })
  launchPlan(
    @Arg("id", () => ID) _id: string,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return readField(context, info);
  }

  @Query(() => LaunchPlanConnection, {
    description: "Launches across all estates the viewer reaches (开盘总览)",
  })
  launchPlans(
    @Args(() => LaunchPlanList) _list: LaunchPlanList,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return readField(context, info);
  }

  @FieldResolver(() => [ActionState], {
    description: "Every action with whether it is available and why not (可用操作)",
  })
  async actions(@Root() plan: { id: string }, @Ctx() context: Context) {
    return (await listPlanActions(context, plan.id)).map(stateOf);
  }

  @Query(() => WhatIf, {
    description: "What would happen with other dates; nothing is stored (推演)",
  })
  launchWhatIf(@Arg("input", () => WhatIfInput) input: WhatIfInput, @Ctx() context: Context) {
    return tryLaunch(context, input);
  }

  @Query(() => [LaunchWarning], {
    description: "What is likely late in these launches, of at most 200 (开盘预警)",
  })
  launchWarnings(@Arg("planIds", () => [ID]) planIds: string[], @Ctx() context: Context) {
    return listLaunchWarnings(context, planIds);
  }

  @Subscription(() => LaunchPlan, {
    description:
      "A plan changed; of all plans without planId; only where the viewer may read it (计划变更)",
    subscribe: ({ args, context }) =>
      followRecords(
        context,
        (change) =>
          change.table === "launch_plan" &&
          (!args.planId || change.id === parseId(args.planId)?.uuid),
      ),
  })
  launchPlanChanged(
    @Root() change: RecordChange,
    @Arg("planId", () => ID, { nullable: true }) _planId: string | null,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return readRecord(context, info, change.id);
  }

  @Mutation(() => CreateLaunchPlanPayload, {
    description: "Draft a launch plan for an estate (新建开盘筹备计划)",
  })
  createLaunchPlan(
    @Arg("input", () => CreateLaunchPlanInput) input: CreateLaunchPlanInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, createLaunchPlan(context, input));
  }

  @Mutation(() => UpdateLaunchPlanPayload, {
    description: "Bring the project's facts up to date, LCH-R02 (更新项目资料)",
  })
  updateLaunchPlan(
    @Arg("input", () => UpdateLaunchPlanInput) input: UpdateLaunchPlanInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, updateLaunchPlan(context, input));
  }

  @Mutation(() => ActivateLaunchPlanPayload, {
    description: "Begin: generate and schedule the tasks (启动计划)",
  })
  activateLaunchPlan(
    @Arg("input", () => ActivateLaunchPlanInput) input: ActivateLaunchPlanInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, activateLaunchPlan(context, input));
  }

  @Mutation(() => MoveLaunchPayload, {
    description:
      "Move dates; open tasks follow and everybody responsible is told, LCH-R35 (调整日期)",
  })
  moveLaunch(
    @Arg("input", () => MoveLaunchInput) input: MoveLaunchInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, moveLaunch(context, input));
  }

  @Mutation(() => SuspendLaunchPlanPayload, { description: "Suspend with a reason (暂停)" })
  suspendLaunchPlan(
    @Arg("input", () => SuspendLaunchPlanInput) input: SuspendLaunchPlanInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, suspendLaunchPlan(context, input));
  }

  @Mutation(() => ResumeLaunchPlanPayload, { description: "Go on where it was suspended (恢复)" })
  resumeLaunchPlan(
    @Arg("input", () => ResumeLaunchPlanInput) input: ResumeLaunchPlanInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, resumeLaunchPlan(context, input));
  }

  @Mutation(() => MarkLaunchReadyPayload, {
    description: "Declare ready; refused with the list of open tasks (具备开盘条件)",
  })
  markLaunchReady(
    @Arg("input", () => MarkLaunchReadyInput) input: MarkLaunchReadyInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, markLaunchReady(context, input));
  }

  @Mutation(() => WithdrawLaunchReadyPayload, {
    description: "Take the declaration of readiness back (撤回开盘条件)",
  })
  withdrawLaunchReady(
    @Arg("input", () => WithdrawLaunchReadyInput) input: WithdrawLaunchReadyInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, withdrawLaunchReady(context, input));
  }

  @Mutation(() => RecordLaunchPayload, { description: "The estate was launched (开盘)" })
  recordLaunch(
    @Arg("input", () => RecordLaunchInput) input: RecordLaunchInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, recordLaunch(context, input));
  }

  @Mutation(() => CloseLaunchPlanPayload, { description: "File the plan (归档)" })
  closeLaunchPlan(
    @Arg("input", () => CloseLaunchPlanInput) input: CloseLaunchPlanInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, closeLaunchPlan(context, input));
  }

  @Mutation(() => FreezeLaunchPlanPayload, {
    description: "Freeze the plan to compare with later (冻结计划)",
  })
  freezeLaunchPlan(
    @Arg("input", () => FreezeLaunchPlanInput) input: FreezeLaunchPlanInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, freezeLaunchPlan(context, input));
  }

  @Mutation(() => LogWorksProgressPayload, {
    description: "Log works progress, LCH-R24 (登记工程进度)",
  })
  logWorksProgress(
    @Arg("input", () => LogWorksProgressInput) input: LogWorksProgressInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, logWorksProgress(context, input));
  }

  @Mutation(() => AddLaunchTaskPayload, {
    description: "Add a task of the company's own (新增任务)",
  })
  addLaunchTask(
    @Arg("input", () => AddLaunchTaskInput) input: AddLaunchTaskInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, addLaunchTask(context, input));
  }
}

@Resolver(() => LaunchTask)
export class LaunchTaskResolver {
  @Query(() => LaunchTask, { nullable: true, description: "A task of a launch plan (筹备任务)" })
  launchTask(
    @Arg("id", () => ID) _id: string,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return readField(context, info);
  }

  @Query(() => LaunchTaskConnection, {
    description:
      "Open tasks of running plans that are the viewer's by name, by role at the place or to approve (今日待办)",
  })
  myTasks(
    @Args(() => LaunchTaskList) _list: LaunchTaskList,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return readField(context, info);
  }

  @FieldResolver(() => [ActionState], {
    description: "Every action with whether it is available and why not (可用操作)",
  })
  async actions(@Root() task: { id: string; plan_id: string }, @Ctx() context: Context) {
    return (await listTaskActions(context, task.plan_id, task.id)).map(stateOf);
  }

  @Subscription(() => LaunchTask, {
    description: "A task of the plan changed; only where the viewer may read it (任务变更)",
    subscribe: ({ args, context }) => {
      const planId = uuidOf("LaunchPlan", args.planId);
      return followRecords(
        context,
        (change) => change.table === "launch_task" && change.parents.includes(planId),
      );
    },
  })
  launchTaskChanged(
    @Root() change: RecordChange,
    @Arg("planId", () => ID) _planId: string,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return readRecord(context, info, change.id);
  }

  @Mutation(() => StartLaunchTaskPayload, { description: "Begin work (开始)" })
  startLaunchTask(
    @Arg("input", () => StartLaunchTaskInput) input: StartLaunchTaskInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, startLaunchTask(context, input));
  }

  @Mutation(() => SubmitLaunchTaskPayload, { description: "Submit for approval (提交审核)" })
  submitLaunchTask(
    @Arg("input", () => SubmitLaunchTaskInput) input: SubmitLaunchTaskInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, submitLaunchTask(context, input));
  }

  @Mutation(() => ReturnLaunchTaskPayload, { description: "Send back with a reason (退回)" })
  returnLaunchTask(
    @Arg("input", () => ReturnLaunchTaskInput) input: ReturnLaunchTaskInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, returnLaunchTask(context, input));
  }

  @Mutation(() => CompleteLaunchTaskPayload, {
    description: "Complete, or approve what was submitted (完成)",
  })
  completeLaunchTask(
    @Arg("input", () => CompleteLaunchTaskInput) input: CompleteLaunchTaskInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answerBehind(context, info, input, completeLaunchTask);
  }

  @Mutation(() => ReopenLaunchTaskPayload, {
    description: "Take up again with a reason (重新打开)",
  })
  reopenLaunchTask(
    @Arg("input", () => ReopenLaunchTaskInput) input: ReopenLaunchTaskInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, reopenLaunchTask(context, input));
  }

  @Mutation(() => WaiveLaunchTaskPayload, {
    description: "Declare not applicable with a reason (不适用)",
  })
  waiveLaunchTask(
    @Arg("input", () => WaiveLaunchTaskInput) input: WaiveLaunchTaskInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, waiveLaunchTask(context, input));
  }

  @Mutation(() => ApproveLaunchExceptionPayload, {
    description: "Let the launch be ready without it (例外批准)",
  })
  approveLaunchException(
    @Arg("input", () => ApproveLaunchExceptionInput) input: ApproveLaunchExceptionInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, approveLaunchException(context, input));
  }

  @Mutation(() => OverrideTaskDuePayload, {
    description: "Set the due day by hand, or give it back to its anchor (调整应完成日期)",
  })
  overrideTaskDue(
    @Arg("input", () => OverrideTaskDueInput) input: OverrideTaskDueInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, overrideTaskDue(context, input));
  }

  @Mutation(() => UpdateLaunchTaskPayload, {
    description: "Change who, role, offset, duration or remark (修改任务)",
  })
  updateLaunchTask(
    @Arg("input", () => UpdateLaunchTaskInput) input: UpdateLaunchTaskInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, updateLaunchTask(context, input));
  }

  @Mutation(() => SetTaskCheckPayload, { description: "Answer a tick row (填写检查项)" })
  setTaskCheck(
    @Arg("input", () => SetTaskCheckInput) input: SetTaskCheckInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, setTaskCheck(context, input));
  }
}

@Resolver(() => LaunchTemplate)
export class LaunchTemplateResolver {
  @Query(() => [LaunchTemplate], {
    description: "Versions of the company's task template, newest first (任务模板)",
  })
  launchTemplates(@Ctx() context: Context, @Info() info: GraphQLResolveInfo) {
    return readField(context, info);
  }

  @Mutation(() => DraftLaunchTemplatePayload, {
    description: "Draft a new template version from another (新建模板版本)",
  })
  draftLaunchTemplate(
    @Arg("input", () => DraftLaunchTemplateInput) input: DraftLaunchTemplateInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, draftLaunchTemplate(context, input));
  }

  @Mutation(() => AdaptLaunchTemplatePayload, {
    description: "Adapt a draft: add, remove with reason, change (调整模板)",
  })
  adaptLaunchTemplate(
    @Arg("input", () => AdaptLaunchTemplateInput) input: AdaptLaunchTemplateInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, adaptLaunchTemplate(context, input));
  }

  @Mutation(() => PublishLaunchTemplatePayload, {
    description: "Use the draft for new plans from now on (发布模板)",
  })
  publishLaunchTemplate(
    @Arg("input", () => PublishLaunchTemplateInput) input: PublishLaunchTemplateInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, input, publishLaunchTemplate(context, input));
  }
}
