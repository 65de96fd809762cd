import { graphql } from "../../gql/gql.ts";
import type { SalesArea_HandoverFragment, SalesAreas_PlanFragment } from "../../gql/graphql.ts";

/** A plan's sales areas as their page shows them; every act answers it. */
export const SalesAreas_plan = graphql(/* GraphQL */ `
  fragment SalesAreas_plan on LaunchPlan {
    id
    estate {
      id
      serviceCenter {
        id
      }
    }
    actions {
      action
      allowed
      code
      details
    }
    salesAreaActions {
      action
      subject
      allowed
      code
      details
    }
    progressEntries {
      id
      area
      onDay
      text
      createdBy {
        id
        name
      }
      attachments {
        id
        ...RecordFiles_file
      }
    }
    salesAreas {
      id
      version
      area
      handedOverOn
      inspectedOn
      itemsSignedOn
    }
  }
`);

/** One area with its problems, letters and things: read for the area that is looked at. */
export const SalesArea_handover = graphql(/* GraphQL */ `
  fragment SalesArea_handover on SalesAreaHandover {
    id
    version
    area
    handedOverOn
    inspectedOn
    itemsSignedOn
    items {
      name
      quantity
      unit
      condition
    }
    attachments {
      id
      ...RecordFiles_file
    }
    issues {
      id
      version
      number
      text
      status
      dueOn
      fixedOn
      fixNote
      verifiedOn
      rejectedReason
      follower {
        id
        name
      }
      attachments {
        id
        ...RecordFiles_file
      }
      replies {
        id
        saidName
        saidOrganization
        text
        createdAt
        attachments {
          id
          ...RecordFiles_file
        }
      }
      links {
        id
        ...AccessLinks_links
      }
    }
    letters {
      id
      number
      recipient
      sentOn
      issueCount
      attachments {
        id
        ...RecordFiles_file
      }
    }
    signOffs {
      id
      ...SignaturePanel_signOff
    }
  }
`);

export type AreasPlan = SalesAreas_PlanFragment;
export type Handover = SalesArea_HandoverFragment;
export type Issue = Handover["issues"][number];
export type Letter = Handover["letters"][number];

export const SalesAreasOfPlan = graphql(/* GraphQL */ `
  query SalesAreasOfPlan($id: ID!) {
    launchPlan(id: $id) {
      id
      ...SalesAreas_plan
    }
  }
`);

export const SalesArea = graphql(/* GraphQL */ `
  query SalesArea($id: ID!) {
    node(id: $id) {
      __typename
      id
      ...SalesArea_handover
    }
  }
`);

export const LogAreaProgress = graphql(/* GraphQL */ `
  mutation LogAreaProgress($input: LogWorksProgressInput!) {
    logWorksProgress(input: $input) {
      entry {
        id
      }
    }
  }
`);
export const RecordSalesAreaHandover = graphql(/* GraphQL */ `
  mutation RecordSalesAreaHandover($input: RecordSalesAreaHandoverInput!) {
    recordSalesAreaHandover(input: $input) {
      handover {
        id
        ...SalesArea_handover
      }
      plan {
        id
        ...SalesAreas_plan
        ...LaunchRecords_plan
      }
    }
  }
`);
export const InspectSalesArea = graphql(/* GraphQL */ `
  mutation InspectSalesArea($input: InspectSalesAreaInput!) {
    inspectSalesArea(input: $input) {
      handover {
        id
        ...SalesArea_handover
      }
      plan {
        id
        ...SalesAreas_plan
        ...LaunchRecords_plan
      }
    }
  }
`);
export const KeepSalesAreaItems = graphql(/* GraphQL */ `
  mutation KeepSalesAreaItems($input: KeepSalesAreaItemsInput!) {
    keepSalesAreaItems(input: $input) {
      handover {
        id
        ...SalesArea_handover
      }
      plan {
        id
        ...SalesAreas_plan
        ...LaunchRecords_plan
      }
    }
  }
`);
export const AskItemSignatures = graphql(/* GraphQL */ `
  mutation AskItemSignatures($input: AskItemSignaturesInput!) {
    askItemSignatures(input: $input) {
      handover {
        id
        ...SalesArea_handover
      }
      plan {
        id
        ...SalesAreas_plan
        ...LaunchRecords_plan
      }
    }
  }
`);
export const AddSalesAreaIssue = graphql(/* GraphQL */ `
  mutation AddSalesAreaIssue($input: AddSalesAreaIssueInput!) {
    addSalesAreaIssue(input: $input) {
      issue {
        id
        handover {
          id
          ...SalesArea_handover
        }
      }
      plan {
        id
        ...SalesAreas_plan
        ...LaunchRecords_plan
      }
    }
  }
`);
export const ChangeSalesAreaIssue = graphql(/* GraphQL */ `
  mutation ChangeSalesAreaIssue($input: ChangeSalesAreaIssueInput!) {
    changeSalesAreaIssue(input: $input) {
      issue {
        id
        handover {
          id
          ...SalesArea_handover
        }
      }
      plan {
        id
        ...SalesAreas_plan
        ...LaunchRecords_plan
      }
    }
  }
`);
export const RemoveSalesAreaIssue = graphql(/* GraphQL */ `
  mutation RemoveSalesAreaIssue($input: RemoveSalesAreaIssueInput!) {
    removeSalesAreaIssue(input: $input) {
      plan {
        id
        ...SalesAreas_plan
        ...LaunchRecords_plan
      }
    }
  }
`);
export const WriteSalesAreaLetter = graphql(/* GraphQL */ `
  mutation WriteSalesAreaLetter($input: WriteSalesAreaLetterInput!) {
    writeSalesAreaLetter(input: $input) {
      letter {
        id
        handover {
          id
          ...SalesArea_handover
        }
      }
      plan {
        id
        ...SalesAreas_plan
        ...LaunchRecords_plan
      }
    }
  }
`);
export const SendSalesAreaLetter = graphql(/* GraphQL */ `
  mutation SendSalesAreaLetter($input: SendSalesAreaLetterInput!) {
    sendSalesAreaLetter(input: $input) {
      letter {
        id
        handover {
          id
          ...SalesArea_handover
        }
      }
      plan {
        id
        ...SalesAreas_plan
        ...LaunchRecords_plan
      }
    }
  }
`);
export const RecordAreaIssueFixed = graphql(/* GraphQL */ `
  mutation RecordAreaIssueFixed($input: RecordAreaIssueFixedInput!) {
    recordAreaIssueFixed(input: $input) {
      issue {
        id
        handover {
          id
          ...SalesArea_handover
        }
      }
      plan {
        id
        ...SalesAreas_plan
        ...LaunchRecords_plan
      }
    }
  }
`);
export const VerifyAreaIssue = graphql(/* GraphQL */ `
  mutation VerifyAreaIssue($input: VerifyAreaIssueInput!) {
    verifyAreaIssue(input: $input) {
      issue {
        id
        handover {
          id
          ...SalesArea_handover
        }
      }
      plan {
        id
        ...SalesAreas_plan
        ...LaunchRecords_plan
      }
    }
  }
`);
