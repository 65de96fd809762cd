import { graphql } from "../gql/gql.ts";

/** All that the panel shows; every act answers it, so that the cache has the record as it stands. */
export const ApprovalPanel_approval = graphql(/* GraphQL */ `
  fragment ApprovalPanel_approval on Approval {
    id
    chainKey
    round
    status
    contentHash
    requestedAt
    requester {
      id
      name
    }
    currentStep {
      id
      key
    }
    steps {
      id
      key
      label
      labelEn
      level
      mode
      roles
      status
      openRoles
      dueOn
      candidates {
        id
        name
      }
    }
    events {
      id
      kind
      via
      stepKey
      placement
      comment
      voided
      at
      outsiderName
      outsiderOrganization
      outsiderRole
      decidedOn
      person {
        id
        name
      }
      toPerson {
        id
        name
      }
      recordedBy {
        id
        name
      }
      evidence {
        id
        name
        url
      }
    }
    links {
      id
      ...AccessLinks_links
    }
    earlier {
      id
      round
      status
      closedAt
    }
    actions {
      action
      allowed
      code
      details
    }
  }
`);

/** An approval with what it is about. */
export const OneApproval = graphql(/* GraphQL */ `
  query OneApproval($id: ID!) {
    approval(id: $id) {
      id
      title
      titleEn
      chainKey
      round
      status
      recordId
      contentHash
      facts {
        label
        labelEn
        value
      }
      serviceCenter {
        id
        name
      }
      requester {
        id
        name
      }
      requestedAt
      ...ApprovalPanel_approval
    }
  }
`);

export const DecideApproval = graphql(/* GraphQL */ `
  mutation DecideApproval($input: DecideApprovalInput!) {
    decideApproval(input: $input) {
      approval {
        id
        ...ApprovalPanel_approval
      }
    }
  }
`);

export const DelegateApproval = graphql(/* GraphQL */ `
  mutation DelegateApproval($input: DelegateApprovalInput!) {
    delegateApproval(input: $input) {
      approval {
        id
        ...ApprovalPanel_approval
      }
    }
  }
`);

export const CountersignApproval = graphql(/* GraphQL */ `
  mutation CountersignApproval($input: CountersignApprovalInput!) {
    countersignApproval(input: $input) {
      approval {
        id
        ...ApprovalPanel_approval
      }
    }
  }
`);

export const CommentOnApproval = graphql(/* GraphQL */ `
  mutation CommentOnApproval($input: CommentOnApprovalInput!) {
    commentOnApproval(input: $input) {
      approval {
        id
        ...ApprovalPanel_approval
      }
    }
  }
`);

export const WithdrawApproval = graphql(/* GraphQL */ `
  mutation WithdrawApproval($input: WithdrawApprovalInput!) {
    withdrawApproval(input: $input) {
      approval {
        id
        ...ApprovalPanel_approval
      }
    }
  }
`);

export const RecordPaperDecision = graphql(/* GraphQL */ `
  mutation RecordPaperDecision($input: RecordPaperDecisionInput!) {
    recordPaperDecision(input: $input) {
      approval {
        id
        ...ApprovalPanel_approval
      }
    }
  }
`);

/** Who may be asked by name; looked up when somebody is to be. */
export const ApprovalAskable = graphql(/* GraphQL */ `
  query ApprovalAskable($id: ID!) {
    approval(id: $id) {
      id
      askable {
        id
        name
      }
    }
  }
`);
