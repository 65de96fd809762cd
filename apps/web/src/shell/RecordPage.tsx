import { Navigate, useParams } from "react-router";
import { useQuery } from "urql";
import { graphql } from "../gql/gql.ts";
import type { RecordPlaceQuery } from "../gql/graphql.ts";
import { NotFoundPage } from "./NotFoundPage.tsx";
import { PageWait } from "./PageWait.tsx";

const RecordPlace = graphql(/* GraphQL */ `
  query RecordPlace($id: ID!) {
    node(id: $id) {
      __typename
      id
      ... on Building {
        estate {
          id
        }
      }
      ... on Unit {
        estate {
          id
        }
      }
      ... on LaunchTask {
        plan {
          id
        }
      }
      ... on LaunchTraining {
        plan {
          id
        }
      }
      ... on SalesAreaHandover {
        area
        plan {
          id
        }
      }
      ... on SalesAreaDefect {
        defect {
          id
        }
      }
      ... on SalesAreaLetter {
        handover {
          id
          area
        }
        plan {
          id
        }
      }
      ... on InitialCleaningPlan {
        plan {
          id
        }
      }
      ... on CleaningUtilities {
        plan {
          id
        }
      }
      ... on LaunchDayPlan {
        plan {
          id
        }
      }
      ... on LaunchDrill {
        plan {
          id
        }
      }
      ... on StaffingRevision {
        plan {
          id
        }
      }
      ... on PrintHandover {
        plan {
          id
        }
      }
      ... on LogisticsItem {
        plan {
          id
        }
      }
      ... on MaterialLine {
        plan {
          id
        }
      }
      ... on MaterialRequest {
        plan {
          id
        }
      }
      ... on UniformOrder {
        plan {
          id
        }
      }
      ... on RecruitmentItem {
        plan {
          id
        }
      }
      ... on StaffingPlan {
        plan {
          id
        }
      }
      ... on PreInterventionAgreement {
        plan {
          id
        }
      }
      ... on ShowcaseContent {
        showcase {
          id
        }
      }
      ... on TakeoverAgreement {
        takeover {
          id
        }
      }
      ... on TakeoverTransfer {
        takeover {
          id
        }
      }
      ... on TakeoverDefect {
        defect {
          id
        }
      }
      ... on TakeoverItem {
        takeover {
          id
        }
      }
      ... on OwnershipEntry {
        takeover {
          id
        }
      }
      ... on AcceptanceGroup {
        batch {
          id
        }
      }
      ... on AcceptanceDay {
        batch {
          id
        }
      }
      ... on UnitAcceptance {
        batch {
          id
        }
      }
      ... on UnitResult {
        record {
          id
          batch {
            id
          }
        }
      }
      ... on ShowcaseEvent {
        showcase {
          id
        }
      }
      ... on ReceptionistExam {
        showcase {
          id
        }
      }
      ... on SalesSupportScheme {
        plan {
          id
        }
      }
      ... on SiteDay {
        site {
          id
        }
      }
      ... on SiteCheck {
        site {
          id
        }
      }
      ... on ConsumableRequest {
        site {
          id
        }
      }
      ... on SiteInquiry {
        answeredSite: site {
          id
        }
      }
    }
  }
`);

/** Leads from a record's id alone to the page that shows it. */
export function RecordPage() {
  const { id = "" } = useParams();
  const [{ data, fetching }] = useQuery({ query: RecordPlace, variables: { id } });
  if (fetching) return <PageWait />;
  const address = data?.node && addressOfNode(data.node);
  return address ? <Navigate to={address} replace /> : <NotFoundPage />;
}

function addressOfNode(node: NonNullable<RecordPlaceQuery["node"]>): string | undefined {
  switch (node.__typename) {
    case "Building":
      return `/estates/${node.estate.id}?building=${node.id}`;
    case "Unit":
      return `/estates/${node.estate.id}?unit=${node.id}`;
    case "Estate":
      return `/estates/${node.id}`;
    case "SignOff":
      return `/sign-offs/${node.id}`;
    case "Approval":
      return `/approvals/${node.id}`;
    case "LaunchPlan":
      return `/launches/${node.id}`;
    case "LaunchTask":
      return `/launches/${node.plan.id}/tasks/${node.id}`;
    case "SalesSite":
      return `/sales-sites/${node.id}`;
    case "SiteDay":
    case "SiteCheck":
      return `/sales-sites/${node.site.id}`;
    case "ItemCount":
      return `/item-counts/${node.id}`;
    case "ConsumableRequest":
      return `/sales-sites/${node.site.id}?view=consumables`;
    case "SiteInquiry":
      return node.answeredSite ? `/sales-sites/${node.answeredSite.id}` : "/site-inquiries";
    case "BiddingProject":
      return `/biddings/${node.id}`;
    case "CustodyItem":
      return `/custody/items/${node.id}`;
    case "CustodyHandover":
      return `/custody/handovers/${node.id}`;
    case "Defect":
      return `/defects/${node.id}`;
    case "DefectAlert":
      return "/defects";
    case "LayoutPlan":
      return `/defects/plans/${node.id}`;
    case "Tender":
      return `/tenders/${node.id}`;
    case "ReceptionSetup":
      return `/reception/${node.id}`;
    case "TakeoverProject":
      return `/takeovers/${node.id}`;
    case "TakeoverAgreement":
      return `/takeovers/${node.takeover.id}?view=defects`;
    case "TakeoverTransfer":
      return `/takeovers/${node.takeover.id}?view=transfer`;
    case "TakeoverItem":
      return `/takeovers/${node.takeover.id}?view=inspect`;
    case "OwnershipEntry":
      return `/takeovers/${node.takeover.id}?view=register`;
    case "SalesAreaDefect":
    case "TakeoverDefect":
      return `/defects/${node.defect.id}`;
    case "AcceptanceBatch":
      return `/acceptances/${node.id}`;
    case "AcceptanceGroup":
      return `/acceptances/${node.batch.id}/sign`;
    case "AcceptanceDay":
      return `/acceptances/${node.batch.id}?view=days`;
    case "UnitAcceptance":
      return `/acceptances/${node.batch.id}/homes/${node.id}`;
    case "UnitResult":
      return `/acceptances/${node.record.batch.id}/homes/${node.record.id}`;
    case "ShowcasePlan":
      return `/showcase/${node.id}`;
    case "NeedsSurvey":
      return `/showcase/surveys/${node.id}`;
    case "ShowcaseEvent":
      return `/showcase/${node.showcase.id}?view=events`;
    case "ReceptionistExam":
      return `/showcase/${node.showcase.id}?view=people`;
    case "ShowcaseContent":
      return `/showcase/${node.showcase.id}?view=contents`;
    case "SalesSupportScheme":
    case "PreInterventionAgreement":
      return `/launches/${node.plan.id}/records/scheme`;
    case "StaffingPlan":
    case "StaffingRevision":
      return `/launches/${node.plan.id}/records/staffing`;
    case "RecruitmentItem":
      return `/launches/${node.plan.id}/records/recruitment`;
    case "UniformOrder":
      return `/launches/${node.plan.id}/records/uniforms`;
    case "MaterialRequest":
    case "MaterialLine":
      return `/launches/${node.plan.id}/records/materials`;
    case "LogisticsItem":
      return `/launches/${node.plan.id}/records/logistics`;
    case "PrintHandover":
      return `/launches/${node.plan.id}/records/prints`;
    case "LaunchTraining":
      return `/launches/${node.plan.id}/records/training`;
    case "SalesAreaHandover":
      return `/launches/${node.plan.id}/records/areas?area=${node.area}`;
    case "SalesAreaLetter":
      return `/launches/${node.plan.id}/records/areas?area=${node.handover.area}`;
    case "InitialCleaningPlan":
    case "CleaningUtilities":
      return `/launches/${node.plan.id}/records/cleaning`;
    case "LaunchDayPlan":
    case "LaunchDrill":
      return `/launches/${node.plan.id}/records/launchDay`;
    case "Person":
      return `/people?person=${node.id}`;
    default:
      return undefined;
  }
}
