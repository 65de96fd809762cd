import { cacheExchange } from "@urql/exchange-graphcache";
import type { Cache, CacheExchangeOpts } from "@urql/exchange-graphcache";
import { Client, fetchExchange } from "@urql/core";
import { requestHeaders } from "./session/company.ts";
import { sessionExchange } from "./session/session-exchange.ts";
import { liveExchange } from "./live.ts";
import { rereadExchange } from "./reread-exchange.ts";
import { keptExchange } from "./offline/kept-exchange.ts";
import { wordsExchange } from "./words-exchange.ts";

const noKey = () => null;

/** Parts of a record without an id live inside it; everything else is one record wherever it shows. */
const keys: NonNullable<CacheExchangeOpts["keys"]> = {
  AcceptanceCell: noKey,
  AcceptanceLayout: noKey,
  AcceptanceLotProgress: noKey,
  AcceptanceMember: noKey,
  AcceptanceRoom: noKey,
  AcceptanceSampling: noKey,
  AcceptanceGroupProgress: noKey,
  AcceptanceStanding: noKey,
  AcceptanceTool: noKey,
  AcceptanceTrendDay: noKey,
  ActionState: noKey,
  ApprovalChain: noKey,
  ApprovalChainVersion: noKey,
  BulkEditRow: noKey,
  Capture: noKey,
  CapturePlace: noKey,
  ChainAdapter: noKey,
  ChainStep: noKey,
  FormPreview: noKey,
  HeatBar: noKey,
  HeatSquare: noKey,
  ChecklistChange: noKey,
  ChecklistFinding: noKey,
  ChecklistNumber: noKey,
  DefectDecision: noKey,
  DefectHeatMap: noKey,
  DefectParty: noKey,
  DefectPhoto: noKey,
  DefectWeek: noKey,
  DeliveryAttempt: noKey,
  ImportList: noKey,
  ImportListColumn: noKey,
  ImportRow: noKey,
  InspectionLease: noKey,
  JobCount: noKey,
  KeptField: noKey,
  LaunchTaskRecord: noKey,
  LayoutCount: noKey,
  Letterhead: noKey,
  LightReason: noKey,
  RecordActionState: noKey,
  SalesSupportPost: noKey,
  StaffingLine: noKey,
  SummaryFact: noKey,
  TakeoverConditionRow: noKey,
  TakeoverDefectSum: noKey,
  TakeoverFormalDone: noKey,
  TakeoverMember: noKey,
  TakeoverNextChecks: noKey,
  TakeoverPlanRow: noKey,
  TakeoverProgress: noKey,
  TakeoverStandardItem: noKey,
  TakeoverTraining: noKey,
  TakeoverWaiver: noKey,
  AgreementText: noKey,
  OpenAcceptanceLot: noKey,
  OwnershipSum: noKey,
  UniformSize: noKey,
  Numbering: noKey,
  Policy: noKey,
  RedatableKind: noKey,
  PolicySetting: noKey,
  PolicyStep: noKey,
  Viewer: noKey,
  WhatIf: noKey,
  WhatIfTask: noKey,
  WorkstreamProgress: noKey,
};

/** The lists that a new or deleted record may belong to: asked again when next shown. */
const LISTS_BY_MUTATION: Record<string, readonly string[]> = {
  keepRecruitment: ["recruitmentItems"],
  logProcurement: ["materialLines"],
  submitSalesSupportScheme: ["approvals"],
  submitStaffingPlan: ["approvals"],
  submitMaterialRequest: ["approvals"],
  submitStaffingRevision: ["approvals"],
  submitInitialCleaningPlan: ["approvals"],
  submitLaunchDayPlan: ["approvals"],
  decideApproval: ["approvals"],
  delegateApproval: ["approvals"],
  countersignApproval: ["approvals"],
  recordPaperDecision: ["approvals"],
  withdrawApproval: ["approvals"],
  handOverCustody: ["custodyItems", "custodyLoans", "custodyHandovers", "custodyHolders"],
  signRecord: ["custodyItems", "custodyLoans", "custodyHandovers"],
  cancelCustodyHandover: ["custodyHandovers"],
  listCustodyThings: ["custodyItems"],
  listStandardDocuments: ["custodyItems"],
  askForCustodyItems: ["custodyItems"],
  reportCustodyLoss: ["custodyItems", "custodyLoans"],
  settleCustodyLoss: ["custodyItems"],
  settleCustodyDifference: ["custodyItems", "custodyHandovers"],
  raiseDefect: ["defects", "defectHeatMap", "defectAlerts"],
  assignDefects: ["defects", "contractors"],
  closeDefects: ["defects", "defectHeatMap"],
  fixDefect: ["defects"],
  verifyDefect: ["defects", "defectHeatMap"],
  tellDefect: ["defects", "defectHeatMap"],
  mergeDefects: ["defects", "defectHeatMap"],
  splitDefect: ["defects", "defectHeatMap"],
  copyDefect: ["defects", "defectHeatMap", "defectAlerts"],
  handleDefectAlert: ["defectAlerts"],
  keepContractor: ["contractors"],
  keepLayoutPlan: ["layoutPlans"],
  keepPlanRegions: ["layoutPlans", "defectHeatMap"],
  createAcceptanceBatch: ["acceptanceBatches"],
  createTakeover: ["takeoverProjects"],
  raiseTakeoverDefect: ["takeoverDefects", "defects"],
  agreeTakeoverDefects: ["takeoverDefects", "defects"],
  saveTakeoverItems: ["takeoverItems"],
  createRegion: ["company"],
  createServiceCenter: ["company"],
  createEstate: ["company", "estates"],
  createPerson: ["people"],
  createLaunchPlan: ["launchPlans", "myTasks", "myObligations"],
  deletePlace: ["company", "estates"],
  applyBulkEdit: ["bulkEdits", "launchPlans", "myTasks"],
  printForms: ["printBatches", "formPreview"],
  saveLetterhead: ["letterhead", "formPreview"],
  setNumberPattern: ["numberings"],
  setPolicy: ["policies"],
  saveView: ["savedViews"],
  deleteView: ["savedViews"],
};

/** A deleted record is asked for again wherever it is listed; its id tells its type. */
function forgetRecord(cache: Cache, id: unknown): void {
  if (typeof id === "string") cache.invalidate({ __typename: id.split("_", 1)[0] ?? "", id });
}

const forgetLists: NonNullable<CacheExchangeOpts["updates"]> = {
  Mutation: Object.fromEntries(
    Object.entries(LISTS_BY_MUTATION).map(([mutation, lists]) => [
      mutation,
      (result, _args, cache) => {
        forgetRecord(cache, (result[mutation] as { deletedId?: unknown } | null)?.deletedId);
        for (const { fieldName, arguments: args } of cache.inspectFields("Query"))
          if (lists.includes(fieldName)) cache.invalidate("Query", fieldName, args);
      },
    ]),
  ),
};

/** The one way to the API: cached by record, held over an ended session, live where asked. */
export const client = new Client({
  url: "/graphql",
  preferGetMethod: false,
  requestPolicy: "cache-and-network",
  fetchOptions: () => ({ headers: requestHeaders(), credentials: "same-origin" }),
  exchanges: [
    cacheExchange({ keys, updates: forgetLists }),
    wordsExchange,
    sessionExchange,
    keptExchange,
    rereadExchange,
    fetchExchange,
    liveExchange,
  ],
});
