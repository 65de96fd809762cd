import { reasonAgainst } from "@threshold/domain/launch/task-lifecycle";
import type { Permission } from "@threshold/domain/organization/permissions";
import { allowPaper } from "../approval/actions.ts";
import { allowComponentFiles } from "../asset/actions.ts";
import { approvalLock } from "../approval/queries.ts";
import { allowBiddingFiles, allowBidFiles } from "../bidding/part-actions.ts";
import { projectOfLock } from "../bidding/queries.ts";
import { allow, found } from "../change.ts";
import { allowItemFiles, itemFilesChanged } from "../checklist/result-actions.ts";
import { resultOfAnswerLock } from "../checklist/queries.ts";
import type { Context } from "../context.ts";
import type { Lock, Tx } from "../db/tenancy.ts";
import { custodyFiles } from "../custody/file-actions.ts";
import { defectFiles } from "../defect/file-actions.ts";
import { findPlanOfTask, planOfTaskLock } from "../launch/queries.ts";
import { factsOf } from "../launch/task-actions.ts";
import { allowRecordFiles, launchRecordsWithFiles } from "../launch-record/file-actions.ts";
import { allowTrainingFiles } from "../launch-training/file-actions.ts";
import { allowSupervisionFiles } from "../initial-cleaning/actions.ts";
import { refusalError } from "../refusal.ts";
import { allowSiteFiles } from "../sales-site/day-actions.ts";
import {
  allowBoardFiles,
  allowContentFiles,
  allowEventFiles,
  allowShowcaseFiles,
} from "../showcase/file-actions.ts";
import { allowTenderFiles } from "../tender/file-actions.ts";
import { tenderLock } from "../tender/queries.ts";
import { salesAreaFiles } from "../sales-area/file-actions.ts";
import { allowItemFiles as allowTakeoverFiles } from "../takeover/item-actions.ts";
import { allowResultFiles, resultFilesChanged } from "../unit-acceptance/file-actions.ts";
import { lockPlaceOf } from "./queries.ts";

/** Where a record lies, and the records that are read anew with it. */
interface FilePlace {
  readonly serviceCenterId: string;
  readonly parents: readonly string[];
}

/** What a kind of record says of its files. */
interface RecordWithFiles {
  /** Refuses what the viewer may not do with the record's files now; `fileId` is the one to be removed. */
  readonly allow: (
    db: Tx,
    context: Context,
    action: "attachEvidence" | "removeAttachment",
    id: string,
    fileId?: string,
  ) => Promise<FilePlace>;
  /** Told in the same transaction when a file came or went. */
  readonly changed?: (db: Tx, context: Context, id: string) => Promise<void>;
  /** Taken ahead, where the rules decide on more than the record. */
  readonly lock?: (id: string) => Lock;
}

/** Plans and estates: whoever keeps the record keeps its files. */
const keptBy = (permission: Permission, type: "LaunchPlan" | "Estate"): RecordWithFiles => ({
  async allow(db, context, _action, id) {
    const { estateId, serviceCenterId } = found(await lockPlaceOf(db, type, id));
    allow(context, permission, { level: "ESTATE", id: estateId, centerId: serviceCenterId });
    return { serviceCenterId, parents: [] };
  },
});

/** Kinds of records that take files; a module adds its own here and in the table `record_kind`. */
export const recordsWithFiles: Readonly<Record<string, RecordWithFiles>> = {
  LaunchTask: {
    // A task's rules decide on the plan as it stands: they wait for each other there.
    lock: planOfTaskLock,
    async allow(db, context, action, id) {
      const { plan, facts, rights } = factsOf(context, found(await findPlanOfTask(db, id)), id);
      const refusal = reasonAgainst(action, facts, rights);
      if (refusal) throw refusalError(refusal);
      return { serviceCenterId: plan.serviceCenterId, parents: [plan.id] };
    },
  },
  AssetComponent: { allow: allowComponentFiles },
  Tender: { lock: tenderLock, allow: allowTenderFiles },
  ChecklistAnswer: {
    lock: resultOfAnswerLock,
    allow: (db, context, _action, id) => allowItemFiles(db, context, id),
    changed: itemFilesChanged,
  },
  ...Object.fromEntries(
    launchRecordsWithFiles.map((type): [string, RecordWithFiles] => [
      type,
      { allow: (db, context, action, id) => allowRecordFiles(type, db, context, action, id) },
    ]),
  ),
  LaunchTraining: { allow: allowTrainingFiles },
  CleaningSupervision: { allow: allowSupervisionFiles },
  ItemCountLine: {
    allow: (db, context, _action, id) => allowSiteFiles(db, context, "ItemCountLine", id),
  },
  SiteCheck: { allow: (db, context, _action, id) => allowSiteFiles(db, context, "SiteCheck", id) },
  ShowcasePlan: { allow: allowShowcaseFiles },
  ShowcaseBoard: { allow: allowBoardFiles },
  ShowcaseContent: { allow: allowContentFiles },
  ...Object.fromEntries(
    Object.entries(salesAreaFiles).map(([type, allow]): [string, RecordWithFiles] => [
      type,
      { allow },
    ]),
  ),
  ...Object.fromEntries(
    Object.entries(custodyFiles).map(([type, allow]): [string, RecordWithFiles] => [
      type,
      { allow },
    ]),
  ),
  ...Object.fromEntries(
    Object.entries(defectFiles).map(([type, allow]): [string, RecordWithFiles] => [
      type,
      { allow },
    ]),
  ),
  BiddingDocument: {
    lock: (id) => projectOfLock("bidding_document", id),
    allow: (db, context, action, id) =>
      allowBiddingFiles("BiddingDocument", db, context, action, id),
  },
  BidPart: {
    lock: (id) => projectOfLock("bid_part", id),
    allow: (db, context, _action, id) => allowBidFiles("BidPart", db, context, id),
  },
  BidDefenceItem: {
    lock: (id) => projectOfLock("bid_defence_item", id),
    allow: (db, context, _action, id) => allowBidFiles("BidDefenceItem", db, context, id),
  },
  DeveloperMaterial: {
    lock: (id) => projectOfLock("developer_material", id),
    allow: (db, context, action, id) =>
      allowBiddingFiles("DeveloperMaterial", db, context, action, id),
  },
  ShowcaseEvent: { allow: allowEventFiles },
  TakeoverItem: { allow: allowTakeoverFiles },
  UnitResult: { allow: allowResultFiles, changed: resultFilesChanged },
  LaunchPlan: keptBy("launch.update", "LaunchPlan"),
  Estate: keptBy("org.manage", "Estate"),
  // The signed paper of an outside party's decision stays once it is recorded.
  Approval: {
    lock: approvalLock,
    async allow(db, context, _action, id, fileId) {
      return { serviceCenterId: await allowPaper(db, context, id, fileId), parents: [] };
    },
  },
};
