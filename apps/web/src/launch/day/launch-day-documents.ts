import { graphql } from "../../gql/gql.ts";
import type { LaunchDayRecords_PlanFragment } from "../../gql/graphql.ts";

/** A plan's records for the day of its launch, as their page shows them. */
export const LaunchDayRecords_plan = graphql(/* GraphQL */ `
  fragment LaunchDayRecords_plan on LaunchPlan {
    id
    launchDayActions {
      action
      subject
      allowed
      code
      details
    }
    dayPlans {
      id
      version
      kind
      status
      submittedBy
      staffing
      supplies
      emergency
      submittedOn
      approvedOn
      returnedReason
      attachments {
        id
        ...RecordFiles_file
      }
      approval {
        id
        ...ApprovalPanel_approval
      }
      links {
        id
        ...AccessLinks_links
      }
    }
    drill {
      id
      version
      heldOn
      record
      attendees
      attendance
      finishedOn
      attachments {
        id
        ...RecordFiles_file
      }
    }
  }
`);

export type LaunchDay = LaunchDayRecords_PlanFragment;
export type DayPlan = LaunchDay["dayPlans"][number];

/** What each part of the page is given. */
export interface LaunchDayProps {
  plan: LaunchDay;
  /** Asks anew for what an upload or a decision changed. */
  onChanged: () => void;
}

export const LaunchDayRecords = graphql(/* GraphQL */ `
  query LaunchDayRecords($id: ID!) {
    launchPlan(id: $id) {
      id
      ...LaunchDayRecords_plan
    }
  }
`);

export const KeepDayPlan = graphql(/* GraphQL */ `
  mutation KeepLaunchDayPlan($input: KeepLaunchDayPlanInput!) {
    keepLaunchDayPlan(input: $input) {
      plan {
        id
        ...LaunchRecords_plan
        ...LaunchDayRecords_plan
      }
    }
  }
`);
export const SubmitDayPlan = graphql(/* GraphQL */ `
  mutation SubmitLaunchDayPlan($input: SubmitLaunchDayPlanInput!) {
    submitLaunchDayPlan(input: $input) {
      plan {
        id
        ...LaunchRecords_plan
        ...LaunchDayRecords_plan
      }
    }
  }
`);
export const KeepDrill = graphql(/* GraphQL */ `
  mutation KeepLaunchDrill($input: KeepLaunchDrillInput!) {
    keepLaunchDrill(input: $input) {
      plan {
        id
        ...LaunchRecords_plan
        ...LaunchDayRecords_plan
      }
    }
  }
`);
export const FinishDrill = graphql(/* GraphQL */ `
  mutation FinishLaunchDrill($input: FinishLaunchDrillInput!) {
    finishLaunchDrill(input: $input) {
      plan {
        id
        ...LaunchRecords_plan
        ...LaunchDayRecords_plan
      }
    }
  }
`);
