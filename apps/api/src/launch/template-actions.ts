import { adaptTemplate } from "@threshold/domain/launch/adapt-template";
import { parseTemplateChanges } from "@threshold/domain/launch/template-changes";
import { mayAnywhere } from "@threshold/domain/organization/viewer";
import { v7 as uuid } from "uuid";
import { change, found, unwrap, uuidOf } from "../change.ts";
import type { Context } from "../context.ts";
import { refusalError } from "../refusal.ts";
import type {
  AdaptLaunchTemplateInput,
  DraftLaunchTemplateInput,
  PublishLaunchTemplateInput,
} from "./inputs.ts";
import {
  findTemplate,
  insertTemplate,
  lockTemplate,
  publishTemplateRow,
  updateTemplateContent,
} from "./queries.ts";

/** The template is the company's: whoever may adapt it anywhere adapts it for all. */
function allowAdapting(context: Context) {
  if (!mayAnywhere(context.viewer, "template.adapt"))
    throw refusalError({ code: "FORBIDDEN", details: { permission: "template.adapt" } });
}

/** 新建模板版本 */
export function draftLaunchTemplate(context: Context, input: DraftLaunchTemplateInput) {
  const from = uuidOf("LaunchTemplate", input.fromId);
  return change(context, "draftLaunchTemplate", input, async (db) => {
    allowAdapting(context);
    const { name, content } = found(await findTemplate(db, from));
    const id = uuid();
    await insertTemplate(db, { id, name, content, status: "DRAFT", publishedAt: null });
    return { template: id };
  });
}

/** 调整模板: only a draft changes; plans keep the version they were made from. */
export function adaptLaunchTemplate(context: Context, input: AdaptLaunchTemplateInput) {
  const id = uuidOf("LaunchTemplate", input.id);
  return change(context, "adaptLaunchTemplate", input, async (db) => {
    allowAdapting(context);
    const template = found(await lockTemplate(db, id));
    if (template.status !== "DRAFT" || template.version !== input.version)
      throw refusalError({ code: "STALE_VERSION", details: { version: template.version } });
    const changes = unwrap(parseTemplateChanges(input.changes));
    await updateTemplateContent(db, id, unwrap(adaptTemplate(template.content, changes)));
    return { template: id };
  });
}

/** 发布模板 */
export function publishLaunchTemplate(context: Context, input: PublishLaunchTemplateInput) {
  const id = uuidOf("LaunchTemplate", input.id);
  return change(context, "publishLaunchTemplate", input, async (db) => {
    allowAdapting(context);
    const template = found(await lockTemplate(db, id));
    if (template.status !== "DRAFT")
      throw refusalError({ code: "STALE_VERSION", details: { version: template.version } });
    await publishTemplateRow(db, id, context.now);
    return { template: id };
  });
}
