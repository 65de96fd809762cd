import { checkLeaders } from "@threshold/domain/bidding/lifecycle";
import type { BiddingAction } from "@threshold/domain/bidding/lifecycle";
import type { BiddingDocumentKind, BiddingStep } from "@threshold/domain/bidding/vocabulary";
import { compareDays, day } from "@threshold/domain/calendar/day";
import { may } from "@threshold/domain/organization/viewer";
import { v7 as uuid } from "uuid";
import { approvalContentChanged } from "../approval/actions.ts";
import { change, found, optionalText, text, uuidOf } from "../change.ts";
import type { Context } from "../context.ts";
import type { Tx } from "../db/tenancy.ts";
import { findPersonName } from "../organization/queries.ts";
import { refusalError } from "../refusal.ts";
import { allowBidding, changeBidding, planHash, settleBidding } from "./actions.ts";
import type {
  AddBiddingDocumentInput,
  RecordDeveloperMaterialInput,
  RemoveBiddingPartInput,
  SaveBidTeamMemberInput,
  SaveBidWorkItemInput,
  SaveTenderRequirementInput,
} from "./inputs.ts";
import {
  deletePart,
  findBidding,
  findProjectOf,
  type GatheredBidding,
  hasFiles,
  insertParts,
  nextPosition,
  type PartTable,
  projectOfLock,
  updatePart,
} from "./queries.ts";

// What a bidding has several of: members, work, requirements, materials, papers.

/** Writes a part of the project, new or changed; a part of another project is not there. */
export async function keepPart(
  db: Tx,
  table: PartTable,
  project: GatheredBidding,
  id: string | null,
  columns: Record<string, unknown>,
  atBirth: Record<string, unknown> = {},
): Promise<string> {
  if (id === null) {
    const born = uuid();
    await insertParts(db, table, project, [{ id: born, ...columns, ...atBirth }]);
    return born;
  }
  if (found(await findProjectOf(db, table, id)).projectId !== project.id)
    throw refusalError({ code: "NOT_FOUND" });
  await updatePart(db, table, id, columns);
  return id;
}

/** What is under approval is not what it was: the approver sees so. */
async function planChanged(db: Tx, context: Context, id: string): Promise<void> {
  const project = found(await findBidding(db, id));
  const record = { recordType: "BiddingProject", recordId: id };
  await approvalContentChanged(db, context, record, planHash(project));
}

export const ofProject = <Input extends { readonly projectId: string }>(input: Input) => ({
  ...input,
  id: input.projectId,
});

/** 保存成员 (BID-R10): one leader, one project head. */
export function saveBidTeamMember(context: Context, input: SaveBidTeamMemberInput) {
  const id = input.id ? uuidOf("BidTeamMember", input.id) : null;
  const personId = uuidOf("Person", input.personId);
  return changeBidding(context, "saveBidTeamMember", ofProject(input), async (db, project) => {
    allowBidding(context, "keepBidTeam", project);
    found(await findPersonName(db, personId));
    const others = project.members.filter((member) => member.id !== id);
    const two = checkLeaders([...others, input]);
    if (two) throw refusalError(two);
    await keepPart(db, "bid_team_member", project, id, {
      person_id: personId,
      kind: input.kind,
      appointed_by: input.appointedBy,
      responsibility: text("responsibility", input.responsibility, 500),
    });
    await planChanged(db, context, project.id);
  });
}

/** 保存工作项 (JBPM-QR-KF-01). */
export function saveBidWorkItem(context: Context, input: SaveBidWorkItemInput) {
  const id = input.id ? uuidOf("BidWorkItem", input.id) : null;
  const ownerId = input.ownerId ? uuidOf("Person", input.ownerId) : null;
  return changeBidding(context, "saveBidWorkItem", ofProject(input), async (db, project) => {
    allowBidding(context, "keepBidWorkItem", project);
    if (ownerId) found(await findPersonName(db, ownerId));
    const { startOn, dueOn, doneOn } = input;
    if (startOn && dueOn && compareDays(day(startOn), day(dueOn)) > 0)
      throw refusalError({ code: "INVALID_INPUT", details: { field: "dueOn" } });
    if (doneOn && compareDays(day(doneOn), context.today) > 0)
      throw refusalError({ code: "DONE_IN_THE_FUTURE", details: { doneOn, today: context.today } });
    const columns = {
      work: text("work", input.work, 200),
      start_on: startOn ?? null,
      due_on: dueOn ?? null,
      owner_id: ownerId,
      done_on: doneOn ?? null,
      remark: optionalText("remark", input.remark || undefined, 500) ?? null,
    };
    const position =
      id === null ? { position: await nextPosition(db, "bid_work_item", project.id) } : {};
    await keepPart(db, "bid_work_item", project, id, columns, position);
    await planChanged(db, context, project.id);
  });
}

/** 保存招标文件要求 (BID-R13): who says that it is responded to has checked it. */
export function saveTenderRequirement(context: Context, input: SaveTenderRequirementInput) {
  const id = input.id ? uuidOf("TenderRequirement", input.id) : null;
  return changeBidding(context, "saveTenderRequirement", ofProject(input), async (db, project) => {
    allowBidding(context, "keepTenderRequirement", project);
    const partId = input.partId ? uuidOf("BidPart", input.partId) : null;
    const part =
      partId === null ? undefined : found(project.partRows.find((one) => one.id === partId));
    const sectionRef =
      optionalText("sectionRef", input.sectionRef || undefined) ?? part?.title ?? null;
    if (input.responded && sectionRef === null)
      throw refusalError({ code: "INVALID_INPUT", details: { field: "sectionRef" } });
    await keepPart(db, "tender_requirement", project, id, {
      clause: text("clause", input.clause, 40),
      text: text("text", input.text, 2000),
      category: input.category,
      responded: input.responded,
      section_ref: sectionRef,
      part_id: partId,
      checked_by: input.responded ? context.viewer.personId : null,
    });
  });
}

/** 登记开发商资料 (BID-R07). */
export const recordDeveloperMaterial = (context: Context, input: RecordDeveloperMaterialInput) =>
  changeBidding(context, "recordDeveloperMaterial", input, async (db, project) => {
    allowBidding(context, "keepDeveloperMaterial", project);
    const { kind, providedOn } = input;
    if (providedOn && compareDays(day(providedOn), context.today) > 0)
      throw refusalError({
        code: "DONE_IN_THE_FUTURE",
        details: { doneOn: providedOn, today: context.today },
      });
    const stored = project.materialRows.find((one) => one.kind === kind);
    const columns = { kind, provided_on: providedOn ?? null };
    await keepPart(db, "developer_material", project, stored?.id ?? null, columns);
  });

/** 登记文件: its file is sent for it, and counts from then on. */
export function addBiddingDocument(context: Context, input: AddBiddingDocumentInput) {
  let documentId = "";
  const changed = changeBidding(context, "addBiddingDocument", input, async (db, project) => {
    allowBidding(context, "addBiddingDocument", project);
    documentId = await keepPart(db, "bidding_document", project, null, {
      kind: input.kind,
      author: input.author,
      dated_on: input.datedOn,
      number: optionalText("number", input.number || undefined) ?? null,
    });
  });
  return changed.then((answer) => ({ ...answer, document: documentId }));
}

/** The step that rests on a paper: once it is taken, the paper stays. */
const restingOn: Partial<Record<BiddingDocumentKind, BiddingStep>> = {
  TENDER_DOCUMENT: "FILING",
  BID_DOCUMENT: "FILING",
  AWARD_NOTICE: "AWARD",
  PRE_CONTRACT: "CONTRACT",
  PRE_AGREEMENT: "CONTRACT",
  FEE_PERMIT: "FEE_PERMIT",
};

function allowRemoval(project: GatheredBidding, kind: BiddingDocumentKind): void {
  const step = restingOn[kind];
  if (step && project.done[step] !== undefined)
    throw refusalError({ code: "BIDDING_FIELD_KEPT", details: { fields: [kind] } });
}

const parts = {
  BidTeamMember: ["bid_team_member", "keepBidTeam"],
  BidWorkItem: ["bid_work_item", "keepBidWorkItem"],
  TenderRequirement: ["tender_requirement", "keepTenderRequirement"],
  BiddingDocument: ["bidding_document", "addBiddingDocument"],
  BidPart: ["bid_part", "keepBidPack"],
  BidPackingItem: ["bid_packing_item", "keepBidPack"],
  BidDefenceItem: ["bid_defence_item", "keepBidDefence"],
} as const satisfies Record<string, readonly [PartTable, BiddingAction]>;

const isPart = (type: string): type is keyof typeof parts => Object.hasOwn(parts, type);

/** 移除成员、工作项、要求或文件. */
export function removeBiddingPart(context: Context, input: RemoveBiddingPartInput) {
  const type = input.id.slice(0, Math.max(0, input.id.indexOf("_")));
  if (!isPart(type)) throw refusalError({ code: "NOT_FOUND" });
  const id = uuidOf(type, input.id);
  const [table, action] = parts[type];
  return change(
    context,
    "removeBiddingPart",
    input,
    async (db) => {
      const { projectId } = found(await findProjectOf(db, table, id));
      const project = found(await findBidding(db, projectId));
      allowBidding(context, action, project);
      if (type === "BiddingDocument") {
        const kept = project.documentRows.find((one) => one.id === id);
        if (kept) allowRemoval(project, kept.kind);
      }
      // Its files are taken away first, so that the history tells of each.
      if (await hasFiles(db, type, id)) throw refusalError({ code: "BIDDING_HAS_FILES" });
      await deletePart(db, table, id);
      if (type === "BidTeamMember" || type === "BidWorkItem")
        await planChanged(db, context, projectId);
      await settleBidding(db, context, projectId, project);
      return { project: projectId };
    },
    projectOfLock(table, id),
  );
}

/** Files of what the bid is made of: whoever keeps it keeps its files, until the bid is delivered. */
export async function allowBidFiles(
  type: "BidDefenceItem" | "BidPart",
  db: Tx,
  context: Context,
  id: string,
): Promise<{ serviceCenterId: string; parents: string[] }> {
  const [table, action] = parts[type];
  const { projectId } = found(await findProjectOf(db, table, id));
  const project = found(await findBidding(db, projectId));
  allowBidding(context, action, project);
  return { serviceCenterId: project.serviceCenterId, parents: [projectId] };
}

/** Files of papers and materials: whoever keeps these keeps their files; what a step rests on stays. */
export async function allowBiddingFiles(
  type: "BiddingDocument" | "DeveloperMaterial",
  db: Tx,
  context: Context,
  action: "attachEvidence" | "removeAttachment",
  id: string,
): Promise<{ serviceCenterId: string; parents: string[] }> {
  const table = type === "BiddingDocument" ? "bidding_document" : "developer_material";
  const { projectId } = found(await findProjectOf(db, table, id));
  const project = found(await findBidding(db, projectId));
  const { estateId, serviceCenterId } = project;
  const place = { level: "ESTATE", id: estateId, centerId: serviceCenterId } as const;
  if (!may(context.viewer, "bidding.issue", place))
    throw refusalError({ code: "FORBIDDEN", details: { permission: "bidding.issue" } });
  allowBidding(context, "addBiddingDocument", project);
  const kept = project.documentRows.find((one) => one.id === id);
  if (action === "removeAttachment" && kept) allowRemoval(project, kept.kind);
  return { serviceCenterId, parents: [projectId] };
}
