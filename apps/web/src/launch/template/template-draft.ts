import { adaptTemplate } from "@threshold/domain/launch/adapt-template";
import type { TemplateChange } from "@threshold/domain/launch/adapt-template";
import type { LaunchTemplate, TemplateTask } from "@threshold/domain/launch/template";
import type { Result } from "@threshold/domain/result";

/** A draft version being edited: what the server has, and the changes that are not saved yet. */
export interface TemplateDraft {
  saved: LaunchTemplate;
  changes: readonly TemplateChange[];
}

/** The draft with one more change, or why the rules refuse it; a change that refuses is not kept. */
export function change(draft: TemplateDraft, next: TemplateChange): Result<TemplateDraft> {
  const changes = [...draft.changes, next];
  const adapted = adaptTemplate(draft.saved, changes);
  return adapted.ok ? { ok: true, value: { ...draft, changes } } : adapted;
}

/** The template as it would be after saving. */
export function shownTemplate({ saved, changes }: TemplateDraft): LaunchTemplate {
  const adapted = changes.length === 0 ? undefined : adaptTemplate(saved, changes);
  return adapted?.ok ? adapted.value : saved;
}

/** What an edit changes of a task; undefined fields were left as they are. */
export function taskChange(
  task: TemplateTask,
  entered: {
    offsetDays: number | null;
    responsibleRole: TemplateTask["responsibleRole"];
    evidenceRequired: boolean;
  },
  reason: string,
): TemplateChange | undefined {
  const part = {
    ...(entered.offsetDays !== null && entered.offsetDays !== task.offsetDays
      ? { offsetDays: entered.offsetDays }
      : {}),
    ...(entered.responsibleRole !== task.responsibleRole
      ? { responsibleRole: entered.responsibleRole }
      : {}),
    ...(entered.evidenceRequired !== task.evidenceRequired
      ? { evidenceRequired: entered.evidenceRequired }
      : {}),
  };
  if (Object.keys(part).length === 0) return undefined;
  return {
    kind: "CHANGE",
    code: task.code,
    ...part,
    ...(reason.trim() ? { reason: reason.trim() } : {}),
  };
}
