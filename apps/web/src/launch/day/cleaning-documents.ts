import { graphql } from "../../gql/gql.ts";
import type { CleaningRecords_PlanFragment } from "../../gql/graphql.ts";

/** A plan's initial cleaning as its page shows it. */
export const CleaningRecords_plan = graphql(/* GraphQL */ `
  fragment CleaningRecords_plan on LaunchPlan {
    id
    launchDate
    cleaningActions {
      action
      allowed
      code
      details
    }
    cleaningSupervisors {
      id
      name
    }
    initialCleaning {
      id
      version
      status
      vendor
      timeAndStandard
      zones
      people
      protection
      process
      supplies
      emergency
      instruction
      dailyInstruction
      dailyVendor
      dailyEntryOn
      returnedReason
      supervisor {
        id
        name
      }
      areas {
        id
        area
        fromOn
        toOn
        approvedFromOn
        approvedToOn
        movedReason
        startedOn
        finishedOn
        dailySince
        isLate
        supervision {
          id
          onDay
          text
          finished
          createdBy {
            id
            name
          }
          attachments {
            id
            ...RecordFiles_file
          }
        }
      }
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
    cleaningUtilities {
      id
      version
      waterPower
      agreedOn
      pumps
      hoses
      wires
      sockets
      finishedOn
      attachments {
        id
        ...RecordFiles_file
      }
    }
  }
`);

export type Cleaning = CleaningRecords_PlanFragment;
export type Area = NonNullable<Cleaning["initialCleaning"]>["areas"][number];

/** What each part of the page is given. */
export interface CleaningProps {
  plan: Cleaning;
  /** Asks anew for what an upload or a decision changed. */
  onChanged: () => void;
}

export const mayClean = (plan: Cleaning, action: string): boolean =>
  plan.cleaningActions.some((one) => one.action === action && one.allowed);

export const CleaningRecords = graphql(/* GraphQL */ `
  query CleaningRecords($id: ID!) {
    launchPlan(id: $id) {
      id
      ...CleaningRecords_plan
    }
  }
`);

export const KeepCleaning = graphql(/* GraphQL */ `
  mutation KeepInitialCleaningPlan($input: KeepInitialCleaningPlanInput!) {
    keepInitialCleaningPlan(input: $input) {
      plan {
        id
        ...LaunchRecords_plan
        ...CleaningRecords_plan
      }
    }
  }
`);
export const NameSupervisor = graphql(/* GraphQL */ `
  mutation NameCleaningSupervisor($input: NameCleaningSupervisorInput!) {
    nameCleaningSupervisor(input: $input) {
      plan {
        id
        ...CleaningRecords_plan
      }
    }
  }
`);
export const SubmitCleaning = graphql(/* GraphQL */ `
  mutation SubmitInitialCleaningPlan($input: SubmitInitialCleaningPlanInput!) {
    submitInitialCleaningPlan(input: $input) {
      plan {
        id
        ...LaunchRecords_plan
        ...CleaningRecords_plan
      }
    }
  }
`);
export const SuperviseCleaning = graphql(/* GraphQL */ `
  mutation SuperviseCleaning($input: SuperviseCleaningInput!) {
    superviseCleaning(input: $input) {
      plan {
        id
        ...LaunchRecords_plan
        ...CleaningRecords_plan
      }
    }
  }
`);
export const MoveArea = graphql(/* GraphQL */ `
  mutation MoveCleaningArea($input: MoveCleaningAreaInput!) {
    moveCleaningArea(input: $input) {
      plan {
        id
        ...CleaningRecords_plan
      }
    }
  }
`);
export const StartDailyCleaning = graphql(/* GraphQL */ `
  mutation StartDailyCleaning($input: StartDailyCleaningInput!) {
    startDailyCleaning(input: $input) {
      plan {
        id
        ...LaunchRecords_plan
        ...CleaningRecords_plan
      }
    }
  }
`);
export const KeepUtilities = graphql(/* GraphQL */ `
  mutation KeepCleaningUtilities($input: KeepCleaningUtilitiesInput!) {
    keepCleaningUtilities(input: $input) {
      plan {
        id
        ...LaunchRecords_plan
        ...CleaningRecords_plan
      }
    }
  }
`);
