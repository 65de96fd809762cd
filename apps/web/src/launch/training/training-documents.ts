import { graphql } from "../../gql/gql.ts";
import type { Training_PlanFragment } from "../../gql/graphql.ts";

/** A plan's training as its page shows it; every act answers it. */
export const Training_plan = graphql(/* GraphQL */ `
  fragment Training_plan on LaunchPlan {
    id
    estate {
      id
      serviceCenter {
        id
      }
    }
    trainingScheme {
      id
      number
      items {
        id
        code
        kind
        department
        title
        hours
        taskCode
      }
    }
    trainingActions {
      action
      subject
      allowed
      code
      details
    }
    trainings {
      id
      version
      plannedOn
      heldOn
      place
      trainer
      remark
      item {
        id
      }
      attendees {
        id
        present
        result
        person {
          id
          name
        }
      }
      attachments {
        id
        ...RecordFiles_file
      }
    }
  }
`);

export type TrainingPlan = Training_PlanFragment;
export type TrainingSession = TrainingPlan["trainings"][number];
export type SchemeItem = NonNullable<TrainingPlan["trainingScheme"]>["items"][number];

export const TrainingOfPlan = graphql(/* GraphQL */ `
  query TrainingOfPlan($id: ID!) {
    launchPlan(id: $id) {
      id
      ...Training_plan
    }
  }
`);

export const PlanTraining = graphql(/* GraphQL */ `
  mutation PlanTraining($input: PlanTrainingInput!) {
    planTraining(input: $input) {
      plan {
        id
        ...Training_plan
        ...LaunchRecords_plan
      }
    }
  }
`);
export const ChangeTraining = graphql(/* GraphQL */ `
  mutation ChangeTraining($input: ChangeTrainingInput!) {
    changeTraining(input: $input) {
      plan {
        id
        ...Training_plan
      }
    }
  }
`);
export const HoldTraining = graphql(/* GraphQL */ `
  mutation HoldTraining($input: HoldTrainingInput!) {
    holdTraining(input: $input) {
      plan {
        id
        ...Training_plan
        ...LaunchRecords_plan
      }
    }
  }
`);
export const TakeBackTraining = graphql(/* GraphQL */ `
  mutation TakeBackTraining($input: TakeBackTrainingInput!) {
    takeBackTraining(input: $input) {
      plan {
        id
        ...Training_plan
        ...LaunchRecords_plan
      }
    }
  }
`);
export const RemoveTraining = graphql(/* GraphQL */ `
  mutation RemoveTraining($input: RemoveTrainingInput!) {
    removeTraining(input: $input) {
      plan {
        id
        ...Training_plan
        ...LaunchRecords_plan
      }
    }
  }
`);

export const TrainingSchemes = graphql(/* GraphQL */ `
  query TrainingSchemes {
    trainingSchemes(first: 20) {
      nodes {
        id
        number
        note
        createdAt
        createdBy {
          id
          name
        }
        items {
          id
          code
          kind
          department
          title
          hours
        }
      }
    }
    viewer {
      permissions
    }
  }
`);
export const PublishTrainingScheme = graphql(/* GraphQL */ `
  mutation PublishTrainingScheme($input: PublishTrainingSchemeInput!) {
    publishTrainingScheme(input: $input) {
      scheme {
        id
        number
      }
    }
  }
`);
