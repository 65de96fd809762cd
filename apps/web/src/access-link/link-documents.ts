import { graphql } from "../gql/gql.ts";

export const AccessLinks_links = graphql(/* GraphQL */ `
  fragment AccessLinks_links on AccessLink {
    id
    purpose
    part
    addresseeName
    addresseeOrganization
    status
    expiresAt
    openedAt
    createdAt
    createdBy {
      id
      name
    }
    revokedAt
    revokedBy {
      id
      name
    }
    maxUses
    useCount
    uses {
      id
      act
      saidName
      saidOrganization
      at
    }
  }
`);

export const IssueAccessLink = graphql(/* GraphQL */ `
  mutation IssueAccessLink($input: IssueAccessLinkInput!) {
    issueAccessLink(input: $input) {
      url
      link {
        id
        ...AccessLinks_links
      }
    }
  }
`);

export const RevokeAccessLink = graphql(/* GraphQL */ `
  mutation RevokeAccessLink($input: RevokeAccessLinkInput!) {
    revokeAccessLink(input: $input) {
      link {
        id
        ...AccessLinks_links
      }
    }
  }
`);
