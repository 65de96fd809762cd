import { graphql } from "../../gql/gql.ts";
import type { LaunchRecords_PlanFragment } from "../../gql/graphql.ts";

export const RecordFiles_file = graphql(/* GraphQL */ `
  fragment RecordFiles_file on Attachment {
    id
    name
    sizeBytes
    url
    thumbnailUrl
    createdAt
    createdBy {
      id
      name
    }
  }
`);

/** A plan with all of its records, as their pages and the plan's own page show them. */
export const LaunchRecords_plan = graphql(/* GraphQL */ `
  fragment LaunchRecords_plan on LaunchPlan {
    id
    name
    launchDate
    estate {
      id
      name
    }
    tasks {
      id
      code
      title
      titleEn
      status
      isOverdue
      dueOn
      doneOn
    }
    recordActions {
      action
      subject
      allowed
      code
      details
    }
    salesSupportScheme {
      id
      version
      status
      developerNeeds
      services
      headcount {
        post
        number
        shift
      }
      returnedReason
      attachments {
        id
        ...RecordFiles_file
      }
      agreement {
        id
        signedOn
        attachments {
          id
          ...RecordFiles_file
        }
      }
      approval {
        id
        ...ApprovalPanel_approval
      }
    }
    staffingRevisions {
      id
      version
      number
      reason
      status
      approvedOn
      returnedReason
      replacedApprovedOn
      lines {
        department
        post
        number
        hireBy
        recruitAs
      }
      replacedLines {
        department
        post
        number
        hireBy
        recruitAs
      }
      approval {
        id
        ...ApprovalPanel_approval
      }
    }
    staffingPlan {
      id
      version
      number
      status
      total
      lines {
        department
        post
        number
        hireBy
        recruitAs
      }
      returnedReason
      attachments {
        id
        ...RecordFiles_file
      }
      approval {
        id
        ...ApprovalPanel_approval
      }
    }
    recruitment {
      id
      version
      post
      mode
      needed
      hired
      hireBy
      remark
    }
    uniformOrder {
      id
      version
      status
      total
      supplier
      orderedOn
      arrivedOn
      sizes {
        size
        number
      }
      attachments {
        id
        ...RecordFiles_file
      }
    }
    materialRequest {
      id
      version
      status
      noNeed
      estimatedCost
      arrivedCount
      returnedReason
      lines {
        id
        category
        item
        quantity
        unit
        estimatedPrice
        neededOn
        status
        progressOn
        progress {
          id
          status
          onDay
          remark
          createdBy {
            id
            name
          }
        }
      }
      attachments {
        id
        ...RecordFiles_file
      }
      approval {
        id
        ...ApprovalPanel_approval
      }
    }
    logistics {
      id
      version
      kind
      address
      distanceKm
      counterparty
      finishedOn
      remark
      attachments {
        id
        ...RecordFiles_file
      }
    }
    trainings {
      id
      heldOn
    }
    salesAreas {
      id
      itemsSignedOn
      defects {
        id
        defect {
          id
          status
        }
      }
    }
    initialCleaning {
      id
      status
      dailyEntryOn
      areas {
        id
        finishedOn
      }
    }
    cleaningUtilities {
      id
    }
    dayPlans {
      id
      kind
      status
    }
    drill {
      id
      finishedOn
    }
    prints {
      id
      version
      document
      finalizedOn
      approvedOn
      printAppliedOn
      printedOn
      copies
      handedOn
      receiver
      attachments {
        id
        ...RecordFiles_file
      }
    }
  }
`);

export type Records = LaunchRecords_PlanFragment;

/** What each record's view is given. */
export interface RecordViewProps {
  plan: Records;
  /** Asks anew for what an upload or a decision changed. */
  onChanged: () => void;
}

export const KeepScheme = graphql(/* GraphQL */ `
  mutation KeepSalesSupportScheme($input: KeepSalesSupportSchemeInput!) {
    keepSalesSupportScheme(input: $input) {
      plan {
        id
        ...LaunchRecords_plan
      }
    }
  }
`);
export const SubmitScheme = graphql(/* GraphQL */ `
  mutation SubmitSalesSupportScheme($input: SubmitSalesSupportSchemeInput!) {
    submitSalesSupportScheme(input: $input) {
      plan {
        id
        ...LaunchRecords_plan
      }
    }
  }
`);
export const SignAgreement = graphql(/* GraphQL */ `
  mutation SignPreInterventionAgreement($input: SignPreInterventionAgreementInput!) {
    signPreInterventionAgreement(input: $input) {
      plan {
        id
        ...LaunchRecords_plan
      }
    }
  }
`);
export const KeepStaffing = graphql(/* GraphQL */ `
  mutation KeepStaffingPlan($input: KeepStaffingPlanInput!) {
    keepStaffingPlan(input: $input) {
      plan {
        id
        ...LaunchRecords_plan
      }
    }
  }
`);
export const SubmitStaffing = graphql(/* GraphQL */ `
  mutation SubmitStaffingPlan($input: SubmitStaffingPlanInput!) {
    submitStaffingPlan(input: $input) {
      plan {
        id
        ...LaunchRecords_plan
      }
    }
  }
`);
export const ReviseStaffing = graphql(/* GraphQL */ `
  mutation ReviseStaffingPlan($input: ReviseStaffingPlanInput!) {
    reviseStaffingPlan(input: $input) {
      plan {
        id
        ...LaunchRecords_plan
      }
    }
  }
`);
export const SubmitRevision = graphql(/* GraphQL */ `
  mutation SubmitStaffingRevision($input: SubmitStaffingRevisionInput!) {
    submitStaffingRevision(input: $input) {
      plan {
        id
        ...LaunchRecords_plan
      }
    }
  }
`);
export const DropRevision = graphql(/* GraphQL */ `
  mutation DropStaffingRevision($input: DropStaffingRevisionInput!) {
    dropStaffingRevision(input: $input) {
      plan {
        id
        ...LaunchRecords_plan
      }
    }
  }
`);
export const KeepRecruitment = graphql(/* GraphQL */ `
  mutation KeepRecruitment($input: KeepRecruitmentInput!) {
    keepRecruitment(input: $input) {
      plan {
        id
        ...LaunchRecords_plan
      }
    }
  }
`);
export const KeepUniforms = graphql(/* GraphQL */ `
  mutation KeepUniformOrder($input: KeepUniformOrderInput!) {
    keepUniformOrder(input: $input) {
      plan {
        id
        ...LaunchRecords_plan
      }
    }
  }
`);
export const PlaceUniforms = graphql(/* GraphQL */ `
  mutation PlaceUniformOrder($input: PlaceUniformOrderInput!) {
    placeUniformOrder(input: $input) {
      plan {
        id
        ...LaunchRecords_plan
      }
    }
  }
`);
export const ReceiveUniforms = graphql(/* GraphQL */ `
  mutation ReceiveUniforms($input: ReceiveUniformsInput!) {
    receiveUniforms(input: $input) {
      plan {
        id
        ...LaunchRecords_plan
      }
    }
  }
`);
export const KeepMaterials = graphql(/* GraphQL */ `
  mutation KeepMaterialRequest($input: KeepMaterialRequestInput!) {
    keepMaterialRequest(input: $input) {
      plan {
        id
        ...LaunchRecords_plan
      }
    }
  }
`);
export const SubmitMaterials = graphql(/* GraphQL */ `
  mutation SubmitMaterialRequest($input: SubmitMaterialRequestInput!) {
    submitMaterialRequest(input: $input) {
      plan {
        id
        ...LaunchRecords_plan
      }
    }
  }
`);
export const LogProcurement = graphql(/* GraphQL */ `
  mutation LogProcurement($input: LogProcurementInput!) {
    logProcurement(input: $input) {
      plan {
        id
        ...LaunchRecords_plan
      }
    }
  }
`);
export const KeepLogistics = graphql(/* GraphQL */ `
  mutation KeepLogisticsItem($input: KeepLogisticsItemInput!) {
    keepLogisticsItem(input: $input) {
      plan {
        id
        ...LaunchRecords_plan
      }
    }
  }
`);
export const RecordPrint = graphql(/* GraphQL */ `
  mutation RecordPrintStep($input: RecordPrintStepInput!) {
    recordPrintStep(input: $input) {
      plan {
        id
        ...LaunchRecords_plan
      }
    }
  }
`);
