import "reflect-metadata";
import { createPubSub } from "@graphql-yoga/subscription";
import type { GraphQLSchema } from "graphql";
import { buildSchema } from "type-graphql";
import {
  ApprovalEventRead,
  ApprovalRead,
  approvalRoots,
  ApprovalStepRead,
} from "./approval/reads.ts";
import { AccessLinkRead, accessLinkRoots, AccessLinkUseRead } from "./access-link/reads.ts";
import { AccessLinkResolver } from "./access-link/resolver.ts";
import { ApprovalResolver } from "./approval/resolver.ts";
import {
  SignatureRead,
  signatureRoots,
  SignatureSlotRead,
  SignOffRead,
} from "./signature/reads.ts";
import { SignatureSlotResolver, SignOffResolver } from "./signature/resolver.ts";
import { AttachmentRead } from "./attachment/reads.ts";
import { AttachmentResolver } from "./attachment/resolver.ts";
import { AuditEntryRead, AuditRootRead, auditRoots, AuditTreeRead } from "./audit/reads.ts";
import { AuditTreeResolver } from "./audit/resolver.ts";
import {
  BiddingDocumentRead,
  BiddingProjectRead,
  biddingRoots,
  BiddingStepRead,
  BidTeamMemberRead,
  BidWorkItemRead,
  DeveloperMaterialRead,
  TenderRequirementRead,
} from "./bidding/reads.ts";
import {
  BidDefenceItemRead,
  BidPackingItemRead,
  BidPackRead,
  BidPartRead,
} from "./bidding/bid-document-reads.ts";
import { BidDocumentResolver } from "./bidding/bid-document-resolver.ts";
import { BidDecisionRead, bidDecisionRoots } from "./bidding/decision-reads.ts";
import { BidDecisionResolver } from "./bidding/decision-resolver.ts";
import { BidEstimateRead, bidEstimateRoots } from "./bidding/estimate-reads.ts";
import { BidEstimateResolver } from "./bidding/estimate-resolver.ts";
import { BidLessonRead, bidLessonRoots } from "./bidding/lesson-reads.ts";
import { BidLessonResolver } from "./bidding/lesson-resolver.ts";
import { LocalRuleRead, localRuleRoots } from "./bidding/local-rule-reads.ts";
import { LocalRuleResolver } from "./bidding/local-rule-resolver.ts";
import { BiddingResolver, BiddingStepResolver } from "./bidding/resolver.ts";
import { BulkEditRead, BulkEditRowRead, bulkRoots } from "./bulk/reads.ts";
import { BulkEditResolver } from "./bulk/resolver.ts";
import {
  ChecklistAnswerRead,
  ChecklistResultRead,
  checklistRoots,
  ChecklistTemplateRead,
} from "./checklist/reads.ts";
import { ChecklistResultResolver, ChecklistTemplateResolver } from "./checklist/resolver.ts";
import {
  ContractorRead,
  DefectAlertRead,
  DefectEventRead,
  DefectPhotoRead,
  DefectRead,
  defectRoots,
  LayoutPlanRead,
  PlanRegionRead,
} from "./defect/reads.ts";
import {
  AssetAttributeRead,
  AssetComponentRead,
  AssetDocumentRead,
  AssetGroupRead,
  AssetPlaceRead,
  assetRoots,
  AssetSpareRead,
  AssetTypeRead,
  AssetWarrantyRead,
} from "./asset/reads.ts";
import { AssetResolver } from "./asset/resolver.ts";
import {
  CustodyDifferenceRead,
  CustodyHandoverRead,
  CustodyHolderRead,
  CustodyItemRead,
  CustodyLineRead,
  CustodyLoanRead,
  CustodyPostingRead,
  custodyRoots,
} from "./custody/reads.ts";
import { CustodyResolver } from "./custody/resolver.ts";
import { DefectResolver } from "./defect/resolver.ts";
import { formRoots, PrintBatchRead } from "./form/reads.ts";
import { FormResolver } from "./form/resolver.ts";
import { node } from "./graphql/read/map.ts";
import type { Reads } from "./graphql/read/registry.ts";
import { ImportBatchRead, importRoots, ImportRowRead } from "./import/reads.ts";
import { ImportResolver } from "./import/resolver.ts";
import {
  LaunchBaselineRead,
  LaunchPermitRead,
  LaunchPlanRead,
  LaunchProgressEntryRead,
  launchRoots,
  LaunchShowFlatRead,
  LaunchTaskCheckRead,
  LaunchTaskLinkRead,
  LaunchTaskRead,
  LaunchTemplateRead,
} from "./launch/reads.ts";
import {
  LaunchTaskRecordRead,
  launchRecordRoots,
  LogisticsItemRead,
  MaterialLineRead,
  MaterialProgressRead,
  MaterialRequestRead,
  PreInterventionAgreementRead,
  PrintHandoverRead,
  RecruitmentItemRead,
  SalesSupportSchemeRead,
  StaffingPlanRead,
  StaffingRevisionRead,
  UniformOrderRead,
} from "./launch-record/reads.ts";
import { LaunchRecordResolver, RecruitmentItemResolver } from "./launch-record/resolver.ts";
import {
  SalesAreaDefectRead,
  SalesAreaHandoverRead,
  SalesAreaLetterRead,
} from "./sales-area/reads.ts";
import { SalesAreaResolver } from "./sales-area/resolver.ts";
import {
  LaunchTrainingAttendeeRead,
  LaunchTrainingRead,
  launchTrainingRoots,
  TrainingItemRead,
  TrainingSchemeRead,
} from "./launch-training/reads.ts";
import { LaunchTrainingResolver } from "./launch-training/resolver.ts";
import {
  CleaningAreaRead,
  CleaningSupervisionRead,
  CleaningUtilitiesRead,
  InitialCleaningPlanRead,
} from "./initial-cleaning/reads.ts";
import { InitialCleaningResolver } from "./initial-cleaning/resolver.ts";
import { LaunchDayPlanRead, LaunchDrillRead } from "./launch-day/reads.ts";
import { LaunchDayResolver } from "./launch-day/resolver.ts";
import {
  LaunchPlanResolver,
  LaunchTaskResolver,
  LaunchTemplateResolver,
} from "./launch/resolver.ts";
import { NumberingResolver } from "./numbering/resolver.ts";
import { JobCountRead, JobRead, jobRoots } from "./job/reads.ts";
import { JobResolver } from "./job/resolver.ts";
import {
  DeliveryRead,
  endpointRoots,
  NotificationPreferenceRead,
  WebhookEndpointRead,
} from "./notification/endpoint-reads.ts";
import { EndpointResolver } from "./notification/endpoint-resolver.ts";
import { NotificationRead, notificationRoots } from "./notification/reads.ts";
import { NotificationResolver } from "./notification/resolver.ts";
import {
  ObligationFiringRead,
  ObligationPauseRead,
  ObligationRead,
  RedatingMoveRead,
  RedatingRead,
  obligationRoots,
} from "./obligation/reads.ts";
import { ObligationResolver } from "./obligation/resolver.ts";
import {
  BuildingRead,
  ClusterRead,
  CompanyRead,
  EstateRead,
  LayoutCountRead,
  organizationRoots,
  PersonRead,
  RegionRead,
  RoleAssignmentRead,
  SavedViewRead,
  SearchHitRead,
  ServiceCenterRead,
  UnitRead,
} from "./organization/reads.ts";
import { OrganizationResolver, PeopleResolver } from "./organization/resolver.ts";
import { PolicyResolver } from "./policy/resolver.ts";

import {
  DeskCardRead,
  FrontDeskDeviceRead,
  ReceptionFindingRead,
  receptionRoots,
  ReceptionSetupRead,
  ReceptionSystemCheckRead,
} from "./reception/reads.ts";
import { ReceptionResolver } from "./reception/resolver.ts";
import {
  ConsumableEntryRead,
  ConsumableRead,
  ConsumableRequestLineRead,
  ConsumableRequestRead,
  ItemCountLineRead,
  ItemCountRead,
  SalesSiteRead,
  salesSiteRoots,
  SiteCheckRead,
  SiteDayRead,
  SiteInquiryRead,
  SiteItemRead,
} from "./sales-site/reads.ts";
import { SalesSiteResolver } from "./sales-site/resolver.ts";
import {
  NeedsSurveyRead,
  ReceptionDutyRead,
  ReceptionistExamRead,
  ShowcaseBoardRead,
  ShowcaseContentRead,
  ShowcaseEventRead,
  ShowcasePlanRead,
  showcaseRoots,
} from "./showcase/reads.ts";
import { ShowcaseResolver } from "./showcase/resolver.ts";
import {
  AcceptanceBatchRead,
  AcceptanceCellRead,
  AcceptanceDayRead,
  AcceptanceLotRead,
  AcceptanceGroupRead,
  AcceptanceStandardRead,
  UnitAcceptanceRead,
  unitAcceptanceRoots,
  UnitResultRead,
} from "./unit-acceptance/reads.ts";
import {
  OwnershipEntryRead,
  TakeoverAgreementRead,
  TakeoverAreaRead,
  TakeoverDefectRead,
  TakeoverItemRead,
  TakeoverPackRead,
  TakeoverProjectRead,
  TakeoverCommentRead,
  TakeoverStepRead,
  TakeoverTransferRead,
  takeoverRoots,
} from "./takeover/reads.ts";
import {
  TakeoverAgreementResolver,
  TakeoverResolver,
  TakeoverStepResolver,
} from "./takeover/resolver.ts";
import { PersonalDataReadingRead, personalDataRoots } from "./personal-data/reads.ts";
import { PersonalDataResolver } from "./personal-data/resolver.ts";
import { outboxRoots, RefusedCommandRead } from "./outbox/reads.ts";
import { OutboxResolver } from "./outbox/resolver.ts";
import { AcceptanceStandardResolver } from "./unit-acceptance/standard-resolver.ts";
import { UnitAcceptanceResolver } from "./unit-acceptance/resolver.ts";
import { NeedsSurveyResolver } from "./showcase/survey-resolver.ts";

import {
  TenderBidderRead,
  TenderExpertRead,
  TenderHolderRead,
  TenderLogEntryRead,
  TenderRead,
  tenderRoots,
} from "./tender/reads.ts";
import { TenderLogEntryResolver, TenderResolver } from "./tender/resolver.ts";

/** Types with a global id: what `node(id:)` finds. */
const nodes = [
  CompanyRead,
  RegionRead,
  ServiceCenterRead,
  EstateRead,
  ClusterRead,
  BuildingRead,
  UnitRead,
  PersonRead,
  RoleAssignmentRead,
  SavedViewRead,
  AttachmentRead,
  AuditEntryRead,
  AuditRootRead,
  AuditTreeRead,
  NotificationRead,
  NotificationPreferenceRead,
  WebhookEndpointRead,
  DeliveryRead,
  JobRead,
  PersonalDataReadingRead,
  ImportBatchRead,
  ObligationRead,
  RedatingMoveRead,
  RedatingRead,
  ObligationFiringRead,
  ObligationPauseRead,
  LaunchPlanRead,
  LaunchTaskRead,
  LaunchTaskLinkRead,
  LaunchTaskCheckRead,
  LaunchPermitRead,
  LaunchShowFlatRead,
  LaunchProgressEntryRead,
  LaunchBaselineRead,
  LaunchTemplateRead,
  ApprovalRead,
  ApprovalStepRead,
  ApprovalEventRead,
  SignOffRead,
  SignatureSlotRead,
  SignatureRead,
  AccessLinkRead,
  AccessLinkUseRead,
  ChecklistTemplateRead,
  ChecklistResultRead,
  ChecklistAnswerRead,
  SalesSupportSchemeRead,
  PreInterventionAgreementRead,
  StaffingPlanRead,
  StaffingRevisionRead,
  RecruitmentItemRead,
  UniformOrderRead,
  MaterialRequestRead,
  MaterialLineRead,
  MaterialProgressRead,
  LogisticsItemRead,
  PrintHandoverRead,
  TrainingSchemeRead,
  TrainingItemRead,
  LaunchTrainingRead,
  LaunchTrainingAttendeeRead,
  InitialCleaningPlanRead,
  CleaningAreaRead,
  CleaningSupervisionRead,
  CleaningUtilitiesRead,
  LaunchDayPlanRead,
  LaunchDrillRead,
  SalesAreaDefectRead,
  SalesAreaHandoverRead,
  SalesAreaLetterRead,
  PrintBatchRead,
  ReceptionSetupRead,
  FrontDeskDeviceRead,
  DeskCardRead,
  ReceptionSystemCheckRead,
  ReceptionFindingRead,
  SalesSiteRead,
  SiteItemRead,
  SiteDayRead,
  ItemCountRead,
  ItemCountLineRead,
  SiteCheckRead,
  ConsumableRead,
  ConsumableEntryRead,
  ConsumableRequestRead,
  ConsumableRequestLineRead,
  SiteInquiryRead,
  OwnershipEntryRead,
  TakeoverAgreementRead,
  TakeoverAreaRead,
  TakeoverDefectRead,
  TakeoverItemRead,
  TakeoverPackRead,
  TakeoverProjectRead,
  TakeoverCommentRead,
  TakeoverStepRead,
  TakeoverTransferRead,
  AcceptanceBatchRead,
  AcceptanceDayRead,
  AcceptanceLotRead,
  AcceptanceGroupRead,
  AcceptanceStandardRead,
  UnitAcceptanceRead,
  RefusedCommandRead,
  UnitResultRead,
  ShowcasePlanRead,
  ShowcaseBoardRead,
  ShowcaseContentRead,
  ReceptionistExamRead,
  ReceptionDutyRead,
  ShowcaseEventRead,
  NeedsSurveyRead,
  BulkEditRead,
  BiddingProjectRead,
  BidTeamMemberRead,
  BidWorkItemRead,
  TenderRequirementRead,
  DeveloperMaterialRead,
  BiddingDocumentRead,
  BidDecisionRead,
  BidDefenceItemRead,
  BidPackingItemRead,
  BidPackRead,
  BidPartRead,
  BidEstimateRead,
  BidLessonRead,
  LocalRuleRead,
  BiddingStepRead,
  CustodyHolderRead,
  CustodyItemRead,
  CustodyLoanRead,
  CustodyLineRead,
  CustodyPostingRead,
  CustodyDifferenceRead,
  CustodyHandoverRead,
  ContractorRead,
  LayoutPlanRead,
  PlanRegionRead,
  AssetAttributeRead,
  AssetDocumentRead,
  AssetSpareRead,
  AssetComponentRead,
  AssetGroupRead,
  AssetPlaceRead,
  AssetTypeRead,
  DefectRead,
  DefectEventRead,
  DefectAlertRead,
  TenderRead,
  TenderHolderRead,
  TenderBidderRead,
  TenderExpertRead,
  TenderLogEntryRead,
];

/** How every type and every query of the schema lies on the tables. */
export const reads: Reads = {
  types: [
    ...nodes,
    JobCountRead,
    LayoutCountRead,
    SearchHitRead,
    ImportRowRead,
    LaunchTaskRecordRead,
    BulkEditRowRead,
    AcceptanceCellRead,
    AssetWarrantyRead,
    DefectPhotoRead,
  ],
  query: {
    ...organizationRoots,
    ...launchRoots,
    ...launchRecordRoots,
    ...launchTrainingRoots,
    ...importRoots,
    ...obligationRoots,
    ...approvalRoots,
    ...signatureRoots,
    ...accessLinkRoots,
    ...notificationRoots,
    ...endpointRoots,
    ...jobRoots,
    ...personalDataRoots,
    ...auditRoots,
    ...checklistRoots,
    ...formRoots,
    ...receptionRoots,
    ...salesSiteRoots,
    ...showcaseRoots,
    ...takeoverRoots,
    ...unitAcceptanceRoots,
    ...outboxRoots,
    ...bulkRoots,
    ...biddingRoots,
    ...bidDecisionRoots,
    ...bidEstimateRoots,
    ...bidLessonRoots,
    ...localRuleRoots,
    ...custodyRoots,
    ...defectRoots,
    ...assetRoots,
    ...tenderRoots,
    node: node(() => nodes),
  },
};

let made: Promise<GraphQLSchema> | undefined;

/** The schema from the modules' classes, made once; a module adds its resolvers here and its mappings above. */
export const makeSchema = (): Promise<GraphQLSchema> =>
  (made ??= buildSchema({
    resolvers: [
      OrganizationResolver,
      PeopleResolver,
      LaunchPlanResolver,
      LaunchTaskResolver,
      LaunchTemplateResolver,
      LaunchRecordResolver,
      RecruitmentItemResolver,
      LaunchTrainingResolver,
      InitialCleaningResolver,
      LaunchDayResolver,
      SalesAreaResolver,
      ObligationResolver,
      NotificationResolver,
      EndpointResolver,
      AuditTreeResolver,
      JobResolver,
      PersonalDataResolver,
      AttachmentResolver,
      ImportResolver,
      ChecklistTemplateResolver,
      ChecklistResultResolver,
      ReceptionResolver,
      SalesSiteResolver,
      ShowcaseResolver,
      TakeoverAgreementResolver,
      TakeoverResolver,
      TakeoverStepResolver,
      AcceptanceStandardResolver,
      UnitAcceptanceResolver,
      OutboxResolver,
      NeedsSurveyResolver,
      PolicyResolver,
      NumberingResolver,
      ApprovalResolver,
      SignOffResolver,
      AccessLinkResolver,
      SignatureSlotResolver,
      FormResolver,
      BulkEditResolver,
      BiddingResolver,
      BiddingStepResolver,
      BidDecisionResolver,
      BidDocumentResolver,
      BidEstimateResolver,
      BidLessonResolver,
      LocalRuleResolver,
      CustodyResolver,
      DefectResolver,
      AssetResolver,
      TenderResolver,
      TenderLogEntryResolver,
    ],
    validate: false,
    // Checked by asking for all of it, 120 ms of a start: the server looks at each schema that it is given.
    skipCheck: true,
    // Asked for, though never published to: subscriptions follow PostgreSQL (graphql/record-changes.ts).
    pubSub: createPubSub(),
  }));
