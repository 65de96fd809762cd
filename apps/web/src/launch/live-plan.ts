import { useEffect, useEffectEvent } from "react";
import { useSubscription } from "urql";
import { graphql } from "../gql/gql.ts";
import { onReconnect } from "../live.ts";

/** What may change of a task while somebody looks at it. */
graphql(/* GraphQL */ `
  fragment LiveTask_task on LaunchTask {
    id
    version
    status
    isOverdue
    daysLate
    dueOn
    dueOverride
    dueOverrideReason
    startedOn
    doneOn
    remark
    notApplicableReason
    exceptionReason
    exceptionAt
    exceptionBy {
      id
      name
    }
    responsibleRole
    offsetDays
    durationDays
    assignee {
      id
      name
    }
    responsiblePeople {
      id
      name
      phone
    }
    earlyStartOn
    earlyFinishOn
    lateStartOn
    lateFinishOn
    totalSlack
    critical
    evidenceCount
    evidence {
      id
    }
    checks {
      id
      state
      value
    }
    actions {
      action
      allowed
      code
      details
    }
  }
`);

/** What may change of a plan while somebody looks at it. */
graphql(/* GraphQL */ `
  fragment LivePlan_plan on LaunchPlan {
    id
    version
    status
    launchDate
    entryDate
    softFitoutDate
    hallFitoutDate
    staffingApprovedOn
    suspendedReason
    launchedOn
    daysLeft
    plannedOn
    feasible
    conflictCodes
    provisional
    light
    lightReasons {
      code
      details
    }
    taskCount
    doneCount
    overdueCount
    workstreams {
      workstream
      total
      done
      overdue
    }
    criticalTask {
      id
      code
      title
      titleEn
    }
    actions {
      action
      allowed
      code
      details
    }
  }
`);

const TaskChanges = graphql(/* GraphQL */ `
  subscription TaskChanges($planId: ID!) {
    launchTaskChanged(planId: $planId) {
      id
      ...LiveTask_task
    }
  }
`);

const PlanChanges = graphql(/* GraphQL */ `
  subscription PlanChanges($planId: ID) {
    launchPlanChanged(planId: $planId) {
      id
      ...LivePlan_plan
    }
  }
`);

/**
 * Keeps a plan and its tasks as they are on the server; the cache merges what comes by id. `refetch`
 * asks for the page anew once a lost connection is back.
 */
export function useLivePlan(planId: string | undefined, refetch: () => void): void {
  useSubscription({ query: TaskChanges, variables: { planId: planId ?? "" }, pause: !planId });
  useSubscription({ query: PlanChanges, variables: { planId: planId ?? null }, pause: !planId });
  useReconnected(refetch);
}

/** Keeps every plan of a list as it is on the server; `refetch` as for one plan. */
export function useLivePlans(refetch: () => void): void {
  useSubscription({ query: PlanChanges, variables: { planId: null } });
  useReconnected(refetch);
}

function useReconnected(refetch: () => void): void {
  const tell = useEffectEvent(refetch);
  useEffect(() => onReconnect(() => tell()), []);
}
