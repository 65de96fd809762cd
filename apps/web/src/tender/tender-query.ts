import type { TenderEvent } from "@threshold/domain/tender/lifecycle";
import { graphql } from "../gql/gql.ts";
import type { TenderQuery } from "../gql/graphql.ts";
import { useViewer } from "../shell/viewer.ts";

export const TenderDocument = graphql(/* GraphQL */ `
  query Tender($id: ID!) {
    tender(id: $id) {
      id
      reference
      version
      now
      status
      title
      method
      organiserName
      organiserAddress
      agencyName
      province
      city
      invited
      preFiledOn
      issuedOn
      deadline
      openingAt
      openingPlace
      prequalified
      conditions
      bidValidUntil
      channels
      profile
      access
      sections {
        project
        service
        bidders
        evaluation
        schedule
        contract
        other
      }
      scoring
      defense
      defenseCriterion
      saleKind
      saleOn
      publicSource
      threshold
      publicKey
      sealed
      bidderCount
      bidCount
      openedAt
      minutes
      failedReason
      estate {
        id
        name
        serviceCenter {
          id
          name
        }
      }
      project {
        id
      }
      officers {
        id
        name
      }
      holders {
        id
        reference
        name
        organization
        hasKey
        hasShare
        publicKey
        mine
        person {
          id
          name
        }
      }
      attachments {
        id
        ...RecordFiles_file
      }
      bidders {
        id
        reference
        name
        creditCode
        contact
        phone
        qualified
        qualifiedReason
        chosen
        bidAt
        bidBytes
        withdrawnAt
        lateCount
        price
        unreadable
      }
      experts {
        id
        reference
        name
        member
        mine
      }
      questions {
        question
        text
        askedAt
        answer
        answeredAt
      }
      log(
        first: 60
        kinds: [NOTICE_ISSUED, EXPERTS_LISTED, EXPERTS_DRAWN, EXPERT_REPLACED, AWARDED]
      ) {
        nodes {
          id
          kind
          event
        }
      }
      actions {
        action
        allowed
        code
        details
      }
      ...CommitteeView_tender
      ...ScoringView_tender
      ...Evaluation_tender
      ...ResultView_tender
      ...ContractView_tender
      ...StepLaw_tender
      ...NoticeLadder_tender
      nextChecks {
        ...Checks_check
      }
    }
  }
`);

export type Tender = NonNullable<TenderQuery["tender"]>;

/** What every view of the page is given. */
export interface PartProps {
  tender: Tender;
  onChanged: () => void;
}

/** What the opened bids are, which may be many megabytes: asked for by whoever looks at them. */
export const OpenedBidsDocument = graphql(/* GraphQL */ `
  query OpenedBids($id: ID!) {
    tender(id: $id) {
      id
      log(first: 1, kinds: [OPENED]) {
        nodes {
          id
          position
          at
          kind
          event
          hash
        }
      }
    }
  }
`);

/** The last event of a kind among those that were asked for, as far as the viewer may read it. */
export const eventOf = <Kind extends TenderEvent["kind"]>(
  { log }: { readonly log: { readonly nodes: readonly { kind: string; event: unknown }[] } },
  kind: Kind,
): Extract<TenderEvent, { kind: Kind }> | undefined =>
  log.nodes.find((entry) => entry.kind === kind)?.event as
    | Extract<TenderEvent, { kind: Kind }>
    | undefined;

/** Whether the viewer runs this tender (招标经办人): links are given out by officers alone. */
export function useOfficer(tender: Pick<Tender, "officers">): boolean {
  const { person } = useViewer();
  return tender.officers.some(({ id }) => id === person.id);
}

const stateOf = (tender: Pick<Tender, "actions">, action: string) =>
  tender.actions.find((one) => one.action === action);
export const allowed = (tender: Pick<Tender, "actions">, action: string): boolean =>
  stateOf(tender, action)?.allowed ?? false;
/** Offered, be it that something stands against it which can be said. */
export const offered = (tender: Pick<Tender, "actions">, action: string) => stateOf(tender, action);
