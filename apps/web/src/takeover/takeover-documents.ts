import { graphql } from "../gql/gql.ts";
import type { TakeoverQuery } from "../gql/graphql.ts";

export const TakeoverDocument = graphql(/* GraphQL */ `
  query Takeover($id: ID!) {
    takeoverProject(id: $id) {
      id
      name
      scope
      status
      subCompletionOn
      noticeOn
      deliveryOn
      firstMoveInOn
      province
      city
      contractClause
      saleClause
      conventionClause
      ownersInformedOn
      documentsHandedOn
      siteInspectionOn
      developerStaff
      postedOn
      postedUntil
      filedOn
      filedDocuments
      standardNumber
      standardFrozenAt
      registerDueOn
      version
      serviceCenter {
        id
        name
      }
      estate {
        id
        name
      }
      leader {
        id
        name
      }
      team {
        personId
        name
        subTeam
        trainedOn
      }
      trainings {
        on
        topics
        note
        names
      }
      plan {
        content
        standard
        dueOn
      }
      standard {
        code
        kind
        label
        requirement
        methods
        linkage
      }
      conditions {
        code
        state
        evidence
      }
      waiver {
        codes
        reason
      }
      waivedBy {
        id
        name
      }
      bases {
        id
        code
        name
        attachments {
          id
          name
          url
        }
      }
      areas {
        id
        name
        kind
        unsafe
        open
        transfer {
          id
          number
          transferredOn
        }
      }
      progress {
        kind
        lines
        done
        failed
      }
      defectSums {
        severity
        state
        contractor
        count
      }
      transfers {
        id
        number
        mode
        status
        asIs
        signedOn
        transferredOn
        areas {
          id
          name
        }
        items {
          id
          name
        }
        agreement {
          head
          text
        }
        pack {
          id
          digest
          components
          url
        }
        signOffs {
          id
          status
          ...SignaturePanel_signOff
        }
      }
      register {
        id
        name
        place
        area
        owner
        certificate
        use
        remark
        version
        serves {
          id
          name
        }
      }
      registerSums {
        owner
        entries
        area
      }
      formal {
        group
        on
        note
      }
      signOffs {
        id
        key
        status
        ...SignaturePanel_signOff
      }
      steps {
        id
        step
        doneOn
        reason
        createdBy {
          id
          name
        }
        checks {
          verdict
          effect
          ...Checks_check
        }
      }
      nextChecks {
        action
        checks {
          verdict
          effect
          ...Checks_check
        }
      }
      comments {
        id
        recordType
        recordId
        about
        text
        createdAt
        createdBy {
          id
          name
        }
      }
      actions {
        action
        allowed
        code
        details
      }
    }
  }
`);

export type Takeover = NonNullable<TakeoverQuery["takeoverProject"]>;

/** What a view of a takeover gets: the takeover, what may be done, and how to read it anew. */
export interface ViewProps {
  takeover: Takeover;
  may: (action: string) => boolean;
  onChanged: () => void;
}

export const UpdateTakeover = graphql(/* GraphQL */ `
  mutation UpdateTakeover($input: UpdateTakeoverInput!) {
    updateTakeover(input: $input) {
      takeover {
        id
        version
      }
    }
  }
`);
export const SaveTakeoverConditions = graphql(/* GraphQL */ `
  mutation SaveTakeoverConditions($input: SaveTakeoverConditionsInput!) {
    saveTakeoverConditions(input: $input) {
      takeover {
        id
        version
      }
    }
  }
`);
export const WaiveTakeoverConditions = graphql(/* GraphQL */ `
  mutation WaiveTakeoverConditions($input: WaiveTakeoverConditionsInput!) {
    waiveTakeoverConditions(input: $input) {
      takeover {
        id
        version
      }
    }
  }
`);
export const SaveTakeoverTeam = graphql(/* GraphQL */ `
  mutation SaveTakeoverTeam($input: SaveTakeoverTeamInput!) {
    saveTakeoverTeam(input: $input) {
      takeover {
        id
        status
      }
    }
  }
`);
export const SaveTakeoverPlan = graphql(/* GraphQL */ `
  mutation SaveTakeoverPlan($input: SaveTakeoverPlanInput!) {
    saveTakeoverPlan(input: $input) {
      takeover {
        id
        status
      }
    }
  }
`);
export const TrainTakeoverTeam = graphql(/* GraphQL */ `
  mutation TrainTakeoverTeam($input: TrainTakeoverTeamInput!) {
    trainTakeoverTeam(input: $input) {
      takeover {
        id
        status
      }
    }
  }
`);
export const MoveTakeover = graphql(/* GraphQL */ `
  mutation MoveTakeover($input: MoveTakeoverInput!) {
    moveTakeover(input: $input) {
      takeover {
        id
        status
      }
    }
  }
`);
