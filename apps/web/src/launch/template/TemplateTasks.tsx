import { Badge } from "@threshold/ui/Badge";
import type { Tone } from "@threshold/ui/Badge";
import { Button } from "@threshold/ui/Button";
import { workstreamNames } from "@threshold/domain/launch/vocabulary";
import type { TaskOrigin } from "@threshold/domain/launch/vocabulary";
import type { Adaptation, LaunchTemplate, TemplateTask } from "@threshold/domain/launch/template";
import { useWords } from "../../i18n/Words.tsx";
import { isRole } from "@threshold/domain/organization/roles";
import { sourceWords } from "../task/clauses.ts";
import { whenWords } from "../task/why-words.ts";
import { taskTitle } from "../titles.ts";
import { roleName } from "../role-name.ts";

const TONES: Record<TaskOrigin, Tone> = {
  SEED: "NEUTRAL",
  STATUTE: "CRITICAL",
  PROPOSAL: "WARN",
  COMPANY: "ACCENT",
};

/** What an editor does with a task of the list. */
export interface TemplateEdit {
  onChange: (task: TemplateTask) => void;
  onRemove: (task: TemplateTask) => void;
  onRestore: (task: TemplateTask) => void;
}

/** The tasks of a version by kind of work: when, who, from where, and what the company changed. */
export function TemplateTasks({
  template,
  edit,
}: {
  template: LaunchTemplate;
  /** What can be done with a task; without it the list is only read. */
  edit?: TemplateEdit;
}) {
  const { t, language } = useWords();
  return (
    <>
      {workstreamNames.map((workstream) => (
        <section key={workstream} className="template-group">
          <h2>{t.launch.workstreams[workstream]}</h2>
          <ul>
            {template.tasks
              .filter((task) => task.workstream === workstream)
              .map((task) => (
                <TaskLine key={task.code} task={task} edit={edit} />
              ))}
          </ul>
        </section>
      ))}
      {template.removed.length > 0 && (
        <section className="template-group template-removed">
          <h2>{t.launch.templates.removed}</h2>
          <ul>
            {template.removed.map(({ task, reason }) => (
              <li key={task.code}>
                <div>
                  <del>{taskTitle(task, language)}</del>
                  <p>{t.launch.templates.removedBecause(reason)}</p>
                </div>
                <Origin task={task} />
                {edit && (
                  <div className="template-actions">
                    <Button small icon="redo" onClick={() => edit.onRestore(task)}>
                      {t.launch.templates.restore}
                    </Button>
                  </div>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function TaskLine({ task, edit }: { task: TemplateTask; edit: TemplateEdit | undefined }) {
  const { t, language } = useWords();
  const marks = [
    task.evidenceRequired ? t.launch.templates.evidence : undefined,
    task.approvalRequired ? t.launch.templates.approval : undefined,
  ].filter((mark) => mark !== undefined);
  return (
    <li>
      <div>
        <strong>{taskTitle(task, language)}</strong>
        <p>
          {whenWords(task, t.launch)} · {roleName(task.responsibleRole, language)}
          {marks.length > 0 && ` · ${marks.join(" · ")}`}
        </p>
        {task.adaptations.map((adaptation, index) => (
          <p key={index} className="template-changed">
            <Changed adaptation={adaptation} />
          </p>
        ))}
      </div>
      <Origin task={task} />
      {edit && (
        <div className="template-actions">
          <Button small kind="QUIET" icon="edit" onClick={() => edit.onChange(task)}>
            {t.launch.edit}
          </Button>
          <Button small kind="QUIET" icon="trash" onClick={() => edit.onRemove(task)}>
            {t.launch.templates.removeTask}
          </Button>
        </div>
      )}
    </li>
  );
}

function Origin({ task }: { task: TemplateTask }) {
  const { t } = useWords();
  return (
    <span className="template-origin">
      <Badge tone={TONES[task.origin]}>{t.launch.origins[task.origin]}</Badge>
      {task.origin !== "COMPANY" && (
        <small>{[task.ruleId, sourceWords(task.source)].filter(Boolean).join(" · ")}</small>
      )}
    </span>
  );
}

function Changed({ adaptation }: { adaptation: Adaptation }) {
  const { t, language } = useWords();
  const { field, before, reason } = adaptation;
  const value =
    typeof before === "boolean"
      ? before
        ? t.launch.yes
        : t.launch.no
      : typeof before === "string" && isRole(before)
        ? roleName(before, language)
        : String(before ?? t.launch.none);
  return (
    <>
      {t.launch.templates.changed} {t.launch.templates.fields[field]}
      {t.launch.semicolon}
      {t.launch.templates.changedFrom(value)}
      {reason && `${t.launch.semicolon}${t.launch.told.reason(reason)}`}
    </>
  );
}
