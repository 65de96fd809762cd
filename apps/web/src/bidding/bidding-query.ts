import type { Tone } from "@threshold/ui/Badge";
import { graphql } from "../gql/gql.ts";
import type { BiddingQuery } from "../gql/graphql.ts";

export const BiddingDocument = graphql(/* GraphQL */ `
  query Bidding($id: ID!) {
    biddingProject(id: $id) {
      id
      status
      objectType
      launchDate
      daysLeft
      begunLate
      lateReason
      organizerMode
      agencyName
      province
      city
      saleKind
      saleOn
      floorArea
      selectionMethod
      selectionNote
      approvalDocument
      tenderOffice
      tenderCost
      timesAgreedOn
      noticeKind
      noticeAt
      documentIssuedOn
      invitedCount
      submissionDeadline
      submissionPlace
      openingAt
      bidValidUntil
      preBidMeetingAt
      defenseRequired
      defenseAt
      defensePrepared
      bindingChecked
      packagingChecked
      planApprovedOn
      endedReason
      filingNumber
      feePermitNumber
      light
      version
      estate {
        id
        name
        serviceCenter {
          id
          name
        }
      }
      launchPlan {
        id
      }
      buildings {
        id
        number
      }
      members {
        id
        kind
        appointedBy
        responsibility
        person {
          id
          name
        }
      }
      workItems {
        id
        work
        startOn
        dueOn
        doneOn
        remark
        owner {
          id
          name
        }
      }
      requirements {
        id
        clause
        text
        category
        responded
        sectionRef
        part {
          id
          title
        }
        checkedBy {
          id
          name
        }
      }
      materials {
        id
        kind
        providedOn
        attachments {
          id
          ...RecordFiles_file
        }
      }
      documents {
        id
        kind
        author
        datedOn
        number
        attachments {
          id
          ...RecordFiles_file
        }
      }
      approval {
        id
        status
        ...ApprovalPanel_approval
      }
      nextChecks {
        action
        checks {
          ...Checks_check
        }
      }
      actions {
        action
        allowed
        code
        details
      }
      ...Ladder_project
      ...History_project
    }
  }
`);

export type Bidding = NonNullable<BiddingQuery["biddingProject"]>;

/** Whether the viewer may do something with the bidding now. */
export const allowed = ({ actions }: Pick<Bidding, "actions">, name: string): boolean =>
  actions.find(({ action }) => action === name)?.allowed ?? false;

export const statusTones: Record<Bidding["status"], Tone> = {
  PLANNED: "NEUTRAL",
  REQUESTED: "ACCENT",
  PREPARING: "ACCENT",
  AGREED: "ACCENT",
  ISSUED: "ACCENT",
  BIDDING: "ACCENT",
  SUBMITTED: "ACCENT",
  OPENED: "ACCENT",
  AWARDED: "OK",
  LOST: "BAD",
  CONTRACTED: "OK",
  FILED: "OK",
  LICENSED: "OK",
  CLOSED: "NEUTRAL",
  CANCELLED: "NEUTRAL",
};
