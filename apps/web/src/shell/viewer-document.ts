import { graphql } from "../gql/gql.ts";

/** Who is at work, for the frame around every page. */
export const ShellViewer = graphql(/* GraphQL */ `
  query ShellViewer {
    viewer {
      accountId
      email
      permissions
      secondFactorFrom
      person {
        id
        name
      }
      company {
        id
        name
        timeZone
      }
      companies {
        id
        name
      }
      assignments {
        id
        role
        placeLevel
        placeId
        placeName
      }
    }
  }
`);
