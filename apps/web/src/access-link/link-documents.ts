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
    uses(first: 1) {
      nodes {
        id
        ...LinkUses_uses
      }
    }
  }
`);

export const LinkUses_uses = graphql(/* GraphQL */ `
  fragment LinkUses_uses on AccessLinkUse {
    id
    act
    saidName
    saidOrganization
    at
  }
`);

export const LinkUses = graphql(/* GraphQL */ `
  query LinkUses($id: ID!, $after: String) {
    node(id: $id) {
      id
      ... on AccessLink {
        uses(first: 20, after: $after) {
          pageInfo {
            hasNextPage
            endCursor
          }
          nodes {
            id
            ...LinkUses_uses
          }
        }
      }
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
