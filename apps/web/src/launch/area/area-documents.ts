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
    toTell
    defects {
      id
      letter {
        id
        number
        sentOn
      }
      defect {
        id
        number
        text
        status
        severity
        sourceKind
        part
        dueOn
        overdue
        follower {
          id
          name
        }
        contractor {
          id
          name
        }
        photos {
          attachment {
            id
          }
          ...Photo_photo
        }
        actions {
          action
          allowed
        }
      }
    }
    letters {
      id
      number
      recipient
      sentOn
      defectCount
      contractor {
        id
      }
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
export type AreaDefect = Handover["defects"][number];
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
export const RaiseSalesAreaDefect = graphql(/* GraphQL */ `
  mutation RaiseSalesAreaDefect($input: RaiseSalesAreaDefectInput!) {
    raiseSalesAreaDefect(input: $input) {
      defect {
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
