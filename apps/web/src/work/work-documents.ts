import { graphql } from "../gql/gql.ts";

/** What one page of anybody's work shows. */
export const WorkList_page = graphql(/* GraphQL */ `
  fragment WorkList_page on ObligationPage {
    totalCount
    overdueCount
    todayCount
    weekCount
    pageInfo {
      hasNextPage
      hasPreviousPage
      startCursor
      endCursor
    }
    nodes {
      id
      urgency
      act
      responsibleRole
      assignee {
        id
        name
      }
      responsiblePeople {
        id
        name
      }
      ...ObligationRow_obligation
    }
  }
`);

/** One of the three lists: the viewer's own, each launch task with what can be done with it; the team's; everybody's. */
export const Work = graphql(/* GraphQL */ `
  query Work(
    $mine: Boolean!
    $team: Boolean!
    $all: Boolean!
    $first: Int
    $after: String
    $last: Int
    $before: String
    $filter: ObligationFilter
    $orderBy: ObligationOrder!
  ) {
    mine: myObligations(
      first: $first
      after: $after
      last: $last
      before: $before
      filter: $filter
      orderBy: $orderBy
    ) @include(if: $mine) {
      ...WorkList_page
      nodes {
        id
        record {
          __typename
          id
          ... on LaunchTask {
            ...MyTaskRow_task
          }
        }
      }
    }
    team: teamObligations(
      first: $first
      after: $after
      last: $last
      before: $before
      filter: $filter
      orderBy: $orderBy
    ) @include(if: $team) {
      ...WorkList_page
    }
    all: obligations(
      first: $first
      after: $after
      last: $last
      before: $before
      filter: $filter
      orderBy: $orderBy
    ) @include(if: $all) {
      ...WorkList_page
    }
  }
`);

/** What stands beside the list: what changed, and launches that somebody should look at. */
export const WorkAround = graphql(/* GraphQL */ `
  query WorkAround($attention: LaunchPlanFilter!) {
    viewer {
      accountId
      person {
        id
        name
      }
      unreadNotifications {
        id
        readAt
        ...NewNotifications_notifications
      }
    }
    readable: launchPlans(first: 1) {
      totalCount
    }
    attention: launchPlans(first: 6, filter: $attention, orderBy: DANGER) {
      totalCount
      nodes {
        id
        ...AttentionList_plans
      }
    }
  }
`);

export const WorkChanged = graphql(/* GraphQL */ `
  subscription WorkChanged {
    workChanged
  }
`);

export const ReadNotifications = graphql(/* GraphQL */ `
  mutation ReadNotifications($input: MarkNotificationsReadInput!) {
    markNotificationsRead(input: $input) {
      readIds
    }
  }
`);
