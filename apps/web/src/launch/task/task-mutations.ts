import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import { graphql } from "../../gql/gql.ts";

/** What a changed task brings back: itself, and what it changes of its plan and of those after it. */
graphql(/* GraphQL */ `
  fragment ChangedTask_task on LaunchTask {
    id
    ...LiveTask_task
    plan {
      id
      ...LivePlan_plan
    }
    successors {
      id
      to {
        id
        actions {
          action
          allowed
          code
          details
        }
      }
    }
  }
`);

const StartLaunchTask = graphql(/* GraphQL */ `
  mutation StartLaunchTask($input: StartLaunchTaskInput!) {
    startLaunchTask(input: $input) {
      task {
        id
        ...ChangedTask_task
      }
    }
  }
`);
const SubmitLaunchTask = graphql(/* GraphQL */ `
  mutation SubmitLaunchTask($input: SubmitLaunchTaskInput!) {
    submitLaunchTask(input: $input) {
      task {
        id
        ...ChangedTask_task
      }
    }
  }
`);
const ReturnLaunchTask = graphql(/* GraphQL */ `
  mutation ReturnLaunchTask($input: ReturnLaunchTaskInput!) {
    returnLaunchTask(input: $input) {
      task {
        id
        ...ChangedTask_task
      }
    }
  }
`);
const CompleteLaunchTask = graphql(/* GraphQL */ `
  mutation CompleteLaunchTask($input: CompleteLaunchTaskInput!) {
    completeLaunchTask(input: $input) {
      task {
        id
        ...ChangedTask_task
      }
    }
  }
`);
const ReopenLaunchTask = graphql(/* GraphQL */ `
  mutation ReopenLaunchTask($input: ReopenLaunchTaskInput!) {
    reopenLaunchTask(input: $input) {
      task {
        id
        ...ChangedTask_task
      }
    }
  }
`);
const WaiveLaunchTask = graphql(/* GraphQL */ `
  mutation WaiveLaunchTask($input: WaiveLaunchTaskInput!) {
    waiveLaunchTask(input: $input) {
      task {
        id
        ...ChangedTask_task
      }
    }
  }
`);
const ApproveLaunchException = graphql(/* GraphQL */ `
  mutation ApproveLaunchException($input: ApproveLaunchExceptionInput!) {
    approveLaunchException(input: $input) {
      task {
        id
        ...ChangedTask_task
      }
    }
  }
`);
export const OverrideTaskDue = graphql(/* GraphQL */ `
  mutation OverrideTaskDue($input: OverrideTaskDueInput!) {
    overrideTaskDue(input: $input) {
      task {
        id
        ...ChangedTask_task
      }
    }
  }
`);
export const UpdateLaunchTask = graphql(/* GraphQL */ `
  mutation UpdateLaunchTask($input: UpdateLaunchTaskInput!) {
    updateLaunchTask(input: $input) {
      task {
        id
        ...ChangedTask_task
      }
    }
  }
`);
export const SetTaskCheck = graphql(/* GraphQL */ `
  mutation SetTaskCheck($input: SetTaskCheckInput!) {
    setTaskCheck(input: $input) {
      check {
        id
        state
        value
      }
      task {
        id
        ...ChangedTask_task
      }
    }
  }
`);
export const RemoveEvidence = graphql(/* GraphQL */ `
  mutation RemoveEvidence($input: RemoveAttachmentInput!) {
    removeAttachment(input: $input) {
      removedId
    }
  }
`);

/** The words a step on a task may need; the server's input types say which of them it takes. */
export interface StepInput {
  clientMutationId: string;
  id: string;
  reason?: string;
  remark?: string | null;
  doneOn?: string | null;
  dueOn?: string | null;
}

/** The steps of a task's life, in the order in which a page offers them. */
export const TASK_STEPS = [
  "completeLaunchTask",
  "submitLaunchTask",
  "startLaunchTask",
  "returnLaunchTask",
  "reopenLaunchTask",
  "overrideTaskDue",
  "approveLaunchException",
  "waiveLaunchTask",
] as const;
export type TaskStep = (typeof TASK_STEPS)[number];

type StepDocument = TypedDocumentNode<unknown, { input: StepInput }>;

/** Each step's mutation. A form gives only the words of its own step. */
export const STEP_DOCUMENTS = {
  startLaunchTask: StartLaunchTask,
  submitLaunchTask: SubmitLaunchTask,
  returnLaunchTask: ReturnLaunchTask,
  completeLaunchTask: CompleteLaunchTask,
  reopenLaunchTask: ReopenLaunchTask,
  waiveLaunchTask: WaiveLaunchTask,
  approveLaunchException: ApproveLaunchException,
  overrideTaskDue: OverrideTaskDue,
} as unknown as Record<TaskStep, StepDocument>;
