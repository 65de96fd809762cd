import {
  getNullableType,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isListType,
} from "graphql";
import { v7 as uuid } from "uuid";

/**
 * Which record an id field of an input names, `Input.field` where inputs differ; a new one is to be entered here, or the
 * walk over the schema fails.
 */
const typeOf: Readonly<Record<string, string>> = {
  "CustodyHolderInput.holderId": "CustodyHolder",
  "CustodyLineInput.itemId": "CustodyItem",
  "ReportCustodyLossInput.itemId": "CustodyItem",
  "SettleCustodyLossInput.itemId": "CustodyItem",
  "ItemCountLineInput.itemId": "SiteItem",
  "MarkPhotoInput.attachmentId": "Attachment",
  "PlanTrainingInput.itemId": "TrainingItem",
  "PlanPinInput.planId": "LayoutPlan",
  "RaiseDefectInput.planId": "LayoutPlan",
  "ReportRefusedCommandInput.recordId": "UnitAcceptance",
  "UnitSigningInput.recordId": "UnitAcceptance",
  "CommentOnTakeoverInput.recordId": "TakeoverItem",
  "ErasePersonalDataInput.recordId": "CustodyHolder",
  "ExportPersonalDataInput.recordId": "CustodyHolder",
  "RevealPersonalDataInput.recordId": "CustodyHolder",
  acceptanceBatchIds: "AcceptanceBatch",
  after: "LaunchTask",
  areaId: "CleaningArea",
  areaIds: "CleaningArea",
  assigneeId: "Person",
  assignmentId: "RoleAssignment",
  attendeeIds: "Person",
  baselineId: "LaunchBaseline",
  bidderId: "TenderBidder",
  buildingId: "Building",
  buildingIds: "Building",
  chosenIds: "TenderBidder",
  clusterId: "Cluster",
  consumableId: "Consumable",
  contractorId: "Contractor",
  defectIds: "Defect",
  deviceId: "FrontDeskDevice",
  estateId: "Estate",
  evidenceId: "Attachment",
  expertId: "TenderExpert",
  followerId: "Person",
  fromId: "LaunchTemplate",
  groupId: "AcceptanceGroup",
  handoverId: "SalesAreaHandover",
  holderId: "TenderHolder",
  ids: "Notification",
  leaderId: "Person",
  lectureId: "ShowcaseContent",
  lineIds: "MaterialLine",
  officerIds: "Person",
  organizerId: "Person",
  packId: "BidPack",
  packingItemId: "BidPackingItem",
  partId: "BidPart",
  partIds: "BidPart",
  participantIds: "Person",
  itemIds: "CustodyItem",
  loanId: "CustodyLoan",
  jobIds: "Job",
  personId: "Person",
  placeId: "Region",
  of: "LaunchPlan",
  ownerId: "Person",
  planId: "LaunchPlan",
  projectId: "BiddingProject",
  recordIds: "LaunchPlan",
  regionId: "Region",
  serviceCenterId: "ServiceCenter",
  showcaseId: "ShowcasePlan",
  siteId: "SalesSite",
  subjectId: "Approval",
  ownershipEntryId: "OwnershipEntry",
  takeoverAreaId: "TakeoverArea",
  takeoverAreaIds: "TakeoverArea",
  takeoverDefectId: "TakeoverDefect",
  takeoverItemId: "TakeoverItem",
  takeoverItemIds: "TakeoverItem",
  taskId: "LaunchTask",
  toPersonId: "Person",
  toldIds: "TenderBidder",
  traineeIds: "Person",
  unitId: "Unit",
  unitIds: "Unit",
};

/** Values that pass the checks ahead of the rights, so that it is the rights that refuse. */
const words: Readonly<Record<string, string>> = {
  badgeNumber: "Z-9",
  code: "ZZ-9",
  email: "stranger@test.example",
  form: "LAUNCH_PLAN",
  price: "3.2",
  regularShift: "09:00-18:00",
  workdayEnd: "18:00",
};

/** Fields that stand in another one's place: the walk names the records themselves, and one kind of change. */
const alternatives = new Set([
  "PreviewBulkEditInput.asset",
  "PreviewBulkEditInput.defect",
  "PreviewBulkEditInput.list",
  "PreviewBulkEditInput.unit",
  "PrintFormsInput.list",
  "TakeoverItemInput.before",
]);

const scalars: Readonly<Record<string, unknown>> = {
  Boolean: true,
  Date: "2027-01-02",
  DateTime: "2027-01-02T01:00:00Z",
  Float: 10,
  Int: 1,
  JSON: {},
};

export interface SynthesizedInput {
  readonly input: Record<string, unknown>;
  /** Whether it names any record. */
  readonly namesRecords: boolean;
}

/**
 * An input with a value in every field. `idOf` answers the id of a record by its type; `ofId` is the type that the
 * field `id` names, which only the mutation knows.
 */
export function synthesize(
  schema: GraphQLSchema,
  name: string,
  idOf: (type: string) => string,
  ofId: string,
): SynthesizedInput {
  const type = schema.getType(name);
  if (!isInputObjectType(type)) throw new Error(`${name} is no input of the schema`);
  let namesRecords = false;
  const value = (owner: string, field: string, of: GraphQLInputType): unknown => {
    const inner = getNullableType(of);
    if (isListType(inner)) return [value(owner, field, inner.ofType)];
    if (isEnumType(inner)) return inner.getValues()[0]!.name;
    if (isInputObjectType(inner)) return object(inner);
    if (inner.name === "ID") {
      namesRecords = true;
      const known = field === "id" ? ofId : (typeOf[`${owner}.${field}`] ?? typeOf[field]);
      if (!known) throw new Error(`testing/inputs.ts does not know what ${owner}.${field} names`);
      return idOf(known);
    }
    if (field === "clientMutationId") return uuid();
    return inner.name === "String" ? (words[field] ?? "陌生") : scalars[inner.name];
  };
  const object = (of: GraphQLInputObjectType) =>
    Object.fromEntries(
      Object.values(of.getFields())
        .filter((field) => !alternatives.has(`${of.name}.${field.name}`))
        .map((field) => [field.name, value(of.name, field.name, field.type)]),
    );
  const input = object(type);
  return { input, namesRecords };
}
