import { graphql } from "../gql/gql.ts";
import type { AcceptanceBatchQuery } from "../gql/graphql.ts";

/** A batch with its board, groups, days and standard: on its page, and taken along to where there is no signal. */
export const AcceptanceBatchDocument = graphql(/* GraphQL */ `
  query AcceptanceBatch($id: ID!) {
    acceptanceBatch(id: $id) {
      id
      name
      status
      plannedHandoverOn
      approvedOn
      province
      city
      version
      actions {
        action
        allowed
        code
        details
      }
      standing {
        units
        qualified
        inspected
        firstPass
      }
      trend {
        on
        inspected
        qualified
      }
      buildings {
        id
        number
      }
      board {
        recordId
        building
        floor
        room
        status
        done
        failed
        firstPass
        inspecting
      }
      groups {
        id
        kind
        name
        leader {
          id
          name
        }
        members {
          id
          name
          organization
          duty
          trainedOn
          personId
        }
        tools {
          id
          code
          checkedOn
          usable
          calibratedUntil
        }
        progress {
          units
          done
          failed
        }
      }
      days {
        id
        onDay
        sentAt
        lateAt
        rows
        earlier
        sentBy {
          id
          name
        }
        group {
          id
          name
        }
      }
      layouts {
        layoutType
        units
        rooms {
          code
          name
          kind
          height
          bay
          depth
        }
      }
      standard {
        id
        number
        content
      }
    }
  }
`);

export type Batch = NonNullable<AcceptanceBatchQuery["acceptanceBatch"]>;

/** What of a board moves as its homes do, asked for again with each change: read as it lies, a fraction of all of the above. */
export const AcceptanceBoardDocument = graphql(/* GraphQL */ `
  query AcceptanceBoard($id: ID!) {
    acceptanceBatch(id: $id) {
      id
      status
      standing {
        units
        qualified
        inspected
        firstPass
      }
      trend {
        on
        inspected
        qualified
      }
      board {
        recordId
        building
        floor
        room
        status
        done
        failed
        firstPass
        inspecting
      }
      groups {
        id
        progress {
          units
          done
          failed
        }
      }
      days {
        id
        sentAt
        lateAt
      }
    }
  }
`);
