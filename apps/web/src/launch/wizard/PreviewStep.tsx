import { Badge } from "@threshold/ui/Badge";
import { Note } from "@threshold/ui/ErrorNote";
import { workstreamNames } from "@threshold/domain/launch/vocabulary";
import { useWords } from "../../i18n/Words.tsx";
import type { Messages } from "../../i18n/zh.ts";
import { whenWords } from "../task/why-words.ts";
import { taskTitle } from "../titles.ts";
import { roleName } from "../role-name.ts";
import type { Preview } from "./draft.ts";

/** Every task with its date before anything is written. */
export function PreviewStep({ preview }: { preview: Preview | undefined }) {
  const { t, language, format } = useWords();
  const words = t.launch.wizard;
  if (!preview) return null;
  const titles = preview.tasks
    .filter(({ code }) => preview.conflictCodes.includes(code))
    .map((task) => taskTitle(task, language));
  return (
    <section className="wizard-card">
      <p>
        {words.previewLead(preview.tasks.length)}{" "}
        {preview.late > 0 ? words.previewLate(preview.late) : words.previewNone}
      </p>
      {!preview.feasible && <Note tone="WARN">{words.previewInfeasible(format.list(titles))}</Note>}
      {preview.provisional && <Note>{t.launch.provisionalHint}</Note>}
      {workstreamNames.map((workstream) => (
        <PreviewGroup
          key={workstream}
          name={t.launch.workstreams[workstream]}
          tasks={preview.tasks.filter((task) => task.workstream === workstream)}
        />
      ))}
    </section>
  );
}

function PreviewGroup({ name, tasks }: { name: string; tasks: Preview["tasks"] }) {
  const { t, language, format } = useWords();
  if (tasks.length === 0) return null;
  return (
    <>
      <h2>{name}</h2>
      <ul className="wizard-tasks">
        {tasks.map((task) => (
          <li
            key={task.code}
            className={task.status === "NOT_APPLICABLE" ? "wizard-off" : undefined}
          >
            <span>
              {taskTitle(task, language)}{" "}
              {task.generatedLate && <Badge tone="BAD">{t.launch.generatedLate}</Badge>}
              {task.status === "NOT_APPLICABLE" && <Badge>{t.launch.wizard.notApplicable}</Badge>}
            </span>
            <small>
              {roleName(task.responsibleRole, language)} · {whenWords(task, t.launch)}
            </small>
            <strong>{task.dueOn ? format.day(task.dueOn) : undatedWords(task, t.launch)}</strong>
          </li>
        ))}
      </ul>
    </>
  );
}

type Task = Preview["tasks"][number];
type Words = Messages["launch"];

function undatedWords(task: Task, t: Words): string {
  return task.anchor === "EVENT" ? t.noDue : t.told.notSet;
}
