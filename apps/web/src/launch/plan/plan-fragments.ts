import { graphql } from "../../gql/gql.ts";

/** A task as the plan's views draw it and as the schedule in the browser reads it. */
export const PlanTask_task = graphql(/* GraphQL */ `
  fragment PlanTask_task on LaunchTask {
    id
    code
    position
    title
    titleEn
    workstream
    status
    isOverdue
    daysLate
    anchor
    offsetDays
    offsetOf
    durationDays
    durationOf
    dueOn
    dueOverride
    startedOn
    doneOn
    responsibleRole
    assignee {
      id
      name
    }
    evidenceRequired
    evidenceCount
    generatedLate
    exceptionReason
    earlyStartOn
    earlyFinishOn
    lateStartOn
    lateFinishOn
    totalSlack
    critical
  }
`);

/** A plan with all that its views share. */
export const PlanViews_plan = graphql(/* GraphQL */ `
  fragment PlanViews_plan on LaunchPlan {
    id
    name
    status
    entryDate
    launchDate
    softFitoutDate
    hallFitoutDate
    staffingApprovedOn
    light
    estate {
      id
      name
    }
    baselines {
      id
      name
      frozenAt
    }
    actions {
      action
      allowed
      code
      details
    }
    tasks {
      id
      ...PlanTask_task
    }
    links {
      id
      kind
      lagDays
      lagOf
      from {
        id
        code
      }
      to {
        id
        code
      }
    }
  }
`);
