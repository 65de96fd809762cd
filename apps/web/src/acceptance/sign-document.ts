import { graphql } from "../gql/gql.ts";

/** The homes of a batch that wait for signatures, with its groups. */
export const UnitsToSign = graphql(/* GraphQL */ `
  query UnitsToSign($id: ID!, $ids: [ID!]) {
    acceptanceBatch(id: $id) {
      id
      name
      groups {
        id
        name
        members {
          id
          name
          personId
          organization
        }
      }
    }
    unitAcceptances(first: 200, batchIds: $ids, statuses: [INSPECTED, REINSPECTED]) {
      nodes {
        id
        status
        linesDone
        linesFailed
        building {
          id
          number
        }
        unit {
          id
          roomNumber
        }
        signOffs {
          id
          status
          contentHash
          slots {
            id
            key
            status
          }
        }
      }
    }
  }
`);
