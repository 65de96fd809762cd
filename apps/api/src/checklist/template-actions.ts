import { readContent } from "@threshold/domain/checklist/check-content";
import { publish, retire } from "@threshold/domain/checklist/lifecycle";
import { mayManageChecklists } from "@threshold/domain/checklist/rights";
import { standardOf } from "@threshold/domain/checklist/standards";
import type { ChecklistContent } from "@threshold/domain/checklist/template";
import { diffContent } from "@threshold/domain/checklist/versions";
import type { ItemChange } from "@threshold/domain/item-changes";
import { type Capability, capabilityNames } from "@threshold/domain/organization/capabilities";
import { v7 as uuid } from "uuid";
import { change, found, optionalText, text, unwrap, uuidOf } from "../change.ts";
import type { Context } from "../context.ts";
import { type TenantContext, write } from "../db/tenancy.ts";
import { refusalError } from "../refusal.ts";
import type {
  CreateChecklistTemplateInput,
  DraftChecklistTemplateInput,
  EditChecklistTemplateInput,
  PublishChecklistTemplateInput,
  RetireChecklistTemplateInput,
} from "./inputs.ts";
import {
  ensureStandards,
  insertFirstTemplate,
  insertTemplate,
  lockTemplate,
  publishTemplate,
  retireTemplate,
  updateTemplate,
} from "./queries.ts";
import { checklistSubjects } from "./subjects.ts";

/** The templates of a capability are the company's: see `mayManageChecklists`. */
function allowManaging(context: Context, capability: Capability) {
  if (!mayManageChecklists(context.viewer, capability))
    throw refusalError({ code: "FORBIDDEN", details: { permission: "checklist.manage" } });
}

/** 新建检查表模板: a template of the company's own, as a draft. */
export function createChecklistTemplate(context: Context, input: CreateChecklistTemplateInput) {
  return change(context, "createChecklistTemplate", input, async (db) => {
    const capability = capabilityNames.find((one) => one === input.capability);
    if (!capability)
      throw refusalError({ code: "INVALID_INPUT", details: { field: "capability" } });
    allowManaging(context, capability);
    if (!/^[A-Z][A-Z0-9_]{0,39}$/.test(input.code))
      throw refusalError({
        code: "CODE_MALFORMED",
        details: { placeCode: input.code.slice(0, 60) },
      });
    const id = uuid();
    await insertFirstTemplate(db, { id, code: input.code, capability, ...wordsOf(input) });
    return { template: id };
  });
}

const wordsOf = (input: { name: string; nameEn?: string | null; content: unknown }) => ({
  name: text("name", input.name),
  nameEn: optionalText("nameEn", input.nameEn || undefined) ?? null,
  content: unwrap(readContent(input.content)),
});

/** 新建模板版本: begins as a copy of a version; one draft at a time. */
export function draftChecklistTemplate(context: Context, input: DraftChecklistTemplateInput) {
  const from = uuidOf("ChecklistTemplate", input.id);
  return change(context, "draftChecklistTemplate", input, async (db) => {
    const { code, name, nameEn, capability, content } = found(await lockTemplate(db, from));
    allowManaging(context, capability);
    const id = uuid();
    await insertTemplate(db, { id, code, name, nameEn, capability, content });
    return { template: id };
  });
}

/** 编辑模板: only a draft changes; what is filled keeps the version it was filled on. */
export function editChecklistTemplate(context: Context, input: EditChecklistTemplateInput) {
  const id = uuidOf("ChecklistTemplate", input.id);
  return change(context, "editChecklistTemplate", input, async (db) => {
    const row = found(await lockTemplate(db, id));
    allowManaging(context, row.capability);
    if (row.status !== "DRAFT")
      throw refusalError({ code: "CHECKLIST_STATUS", details: { status: row.status } });
    if (row.version !== input.version)
      throw refusalError({ code: "STALE_VERSION", details: { version: row.version } });
    await updateTemplate(db, id, wordsOf(input));
    return { template: id };
  });
}

/** 发布模板: new checklists are filled on it; records that go by it are told. */
export function publishChecklistTemplate(context: Context, input: PublishChecklistTemplateInput) {
  const id = uuidOf("ChecklistTemplate", input.id);
  return change(context, "publishChecklistTemplate", input, async (db) => {
    const row = found(await lockTemplate(db, id));
    allowManaging(context, row.capability);
    unwrap(publish(row.status));
    await publishTemplate(db, row, text("note", input.note, 500));
    for (const subject of Object.values(checklistSubjects))
      await subject.published?.(db, context, row);
    return { template: id };
  });
}

/** 停用模板: no new checklists; a draft is given up. */
export function retireChecklistTemplate(context: Context, input: RetireChecklistTemplateInput) {
  const id = uuidOf("ChecklistTemplate", input.id);
  return change(context, "retireChecklistTemplate", input, async (db) => {
    const row = found(await lockTemplate(db, id));
    allowManaging(context, row.capability);
    unwrap(retire(row.status));
    await retireTemplate(db, id);
    return { template: id };
  });
}

/** Whether the viewer keeps a capability's templates. */
export const mayManage = (context: Context, capability: string): boolean =>
  mayManageChecklists(context.viewer, capability as Capability);

/** Where a company's version differs from the standard that it began as. */
export function adaptationsOf(code: string, content: ChecklistContent): ItemChange[] | null {
  const standard = standardOf(code);
  return standard ? diffContent(standard.content, content) : null;
}

/** Standard templates that came with an upgrade are there for every company, as they are for new ones. */
export const keepStandards = (context: TenantContext) =>
  write(context, { name: "keepStandards", key: null, input: null }, async (db) => {
    await ensureStandards(db);
    return null;
  });
