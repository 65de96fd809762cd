import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import { graphql } from "../../gql/gql.ts";

/** What a changed plan brings back: itself and its tasks, whose dates follow it. */
graphql(/* GraphQL */ `
  fragment ChangedPlan_plan on LaunchPlan {
    id
    ...LivePlan_plan
    ...PlanViews_plan
    fieldsUpdatedOn
  }
`);

export const MoveLaunch = graphql(/* GraphQL */ `
  mutation MoveLaunch($input: MoveLaunchInput!) {
    moveLaunch(input: $input) {
      plan {
        id
        ...ChangedPlan_plan
      }
    }
  }
`);
export const ActivateLaunchPlan = graphql(/* GraphQL */ `
  mutation ActivateLaunchPlan($input: ActivateLaunchPlanInput!) {
    activateLaunchPlan(input: $input) {
      plan {
        id
        ...ChangedPlan_plan
      }
    }
  }
`);
const SuspendLaunchPlan = graphql(/* GraphQL */ `
  mutation SuspendLaunchPlan($input: SuspendLaunchPlanInput!) {
    suspendLaunchPlan(input: $input) {
      plan {
        id
        ...ChangedPlan_plan
      }
    }
  }
`);
const ResumeLaunchPlan = graphql(/* GraphQL */ `
  mutation ResumeLaunchPlan($input: ResumeLaunchPlanInput!) {
    resumeLaunchPlan(input: $input) {
      plan {
        id
        ...ChangedPlan_plan
      }
    }
  }
`);
const MarkLaunchReady = graphql(/* GraphQL */ `
  mutation MarkLaunchReady($input: MarkLaunchReadyInput!) {
    markLaunchReady(input: $input) {
      plan {
        id
        ...ChangedPlan_plan
      }
    }
  }
`);
const WithdrawLaunchReady = graphql(/* GraphQL */ `
  mutation WithdrawLaunchReady($input: WithdrawLaunchReadyInput!) {
    withdrawLaunchReady(input: $input) {
      plan {
        id
        ...ChangedPlan_plan
      }
    }
  }
`);
const RecordLaunch = graphql(/* GraphQL */ `
  mutation RecordLaunch($input: RecordLaunchInput!) {
    recordLaunch(input: $input) {
      plan {
        id
        ...ChangedPlan_plan
      }
    }
  }
`);
const CloseLaunchPlan = graphql(/* GraphQL */ `
  mutation CloseLaunchPlan($input: CloseLaunchPlanInput!) {
    closeLaunchPlan(input: $input) {
      plan {
        id
        ...ChangedPlan_plan
      }
    }
  }
`);
export const FreezeLaunchPlan = graphql(/* GraphQL */ `
  mutation FreezeLaunchPlan($input: FreezeLaunchPlanInput!) {
    freezeLaunchPlan(input: $input) {
      baseline {
        id
        name
        frozenAt
      }
    }
  }
`);
export const AddLaunchTask = graphql(/* GraphQL */ `
  mutation AddLaunchTask($input: AddLaunchTaskInput!) {
    addLaunchTask(input: $input) {
      task {
        id
        plan {
          id
          ...ChangedPlan_plan
        }
      }
    }
  }
`);

/** The steps of a plan's life that need a press, a reason or a day. */
export const PLAN_STEPS = [
  "activateLaunchPlan",
  "markLaunchReady",
  "recordLaunch",
  "resumeLaunchPlan",
  "closeLaunchPlan",
  "withdrawLaunchReady",
  "suspendLaunchPlan",
] as const;
export type PlanStep = (typeof PLAN_STEPS)[number];

interface PlanStepInput {
  clientMutationId: string;
  id: string;
  reason?: string;
  launchedOn?: string;
}

/** Each step's mutation. A form gives only the words of its own step. */
export const PLAN_STEP_DOCUMENTS = {
  activateLaunchPlan: ActivateLaunchPlan,
  markLaunchReady: MarkLaunchReady,
  recordLaunch: RecordLaunch,
  resumeLaunchPlan: ResumeLaunchPlan,
  closeLaunchPlan: CloseLaunchPlan,
  withdrawLaunchReady: WithdrawLaunchReady,
  suspendLaunchPlan: SuspendLaunchPlan,
} as unknown as Record<PlanStep, TypedDocumentNode<unknown, { input: PlanStepInput }>>;
