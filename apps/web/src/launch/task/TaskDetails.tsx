import { Button } from "@threshold/ui/Button";
import { useState } from "react";
import type { FragmentType } from "../../gql/fragment-masking.ts";
import { readFragment } from "../../gql/fragment-masking.ts";
import { graphql } from "../../gql/gql.ts";
import type { TaskDetails_TaskFragment } from "../../gql/graphql.ts";
import { useWords } from "../../i18n/Words.tsx";
import { actionOf } from "../task-state.ts";
import { roleName } from "../role-name.ts";
import { TaskEditForm } from "./TaskEditForm.tsx";
import { offsetWords } from "./why-words.ts";

export const TaskDetails_task = graphql(/* GraphQL */ `
  fragment TaskDetails_task on LaunchTask {
    id
    version
    code
    workstream
    anchor
    offsetDays
    offsetOf
    durationDays
    durationOf
    responsibleRole
    evidenceRequired
    remark
    responsiblePeople {
      id
      name
    }
    assignee {
      id
      name
    }
    plan {
      id
      estate {
        id
        serviceCenter {
          id
        }
      }
    }
    actions {
      action
      allowed
    }
  }
`);

/** What the plan holds of the task (spec 2.2), to be changed by whoever keeps the plan. */
export function TaskDetails(props: {
  task: FragmentType<typeof TaskDetails_task>;
  /** Asks for the task anew, e.g. when somebody else changed it meanwhile. */
  onStale: () => void;
}) {
  const { t } = useWords();
  const task = readFragment(TaskDetails_task, props.task);
  const [editing, setEditing] = useState(false);
  const mayEdit = actionOf(task.actions, "updateLaunchTask")?.allowed ?? false;
  return (
    <section className="task-section" aria-labelledby="task-details">
      <div className="task-section-head">
        <h3 id="task-details">{t.launch.task.details}</h3>
        {mayEdit && !editing && (
          <Button small icon="edit" onClick={() => setEditing(true)}>
            {t.launch.edit}
          </Button>
        )}
      </div>
      {editing ? (
        <TaskEditForm task={task} onStale={props.onStale} onDone={() => setEditing(false)} />
      ) : (
        <Facts task={task} />
      )}
    </section>
  );
}

function Facts({ task }: { task: TaskDetails_TaskFragment }) {
  const { t, language } = useWords();
  const words = t.launch.fields;
  const facts: [string, string][] = [
    [words.code, task.code],
    [words.workstream, t.launch.workstreams[task.workstream]],
    [words.anchor, t.launch.anchors[task.anchor]],
    [
      words.offsetDays,
      typeof task.offsetDays === "number"
        ? offsetWords(task.offsetDays, task.offsetOf, t.launch)
        : t.launch.none,
    ],
    [words.durationDays, offsetWords(task.durationDays, task.durationOf, t.launch)],
    [words.responsibleRole, roleName(task.responsibleRole, language)],
    [words.assignee, task.assignee?.name ?? t.launch.task.notNamed],
    [
      words.evidence,
      task.evidenceRequired ? t.launch.task.evidenceNeeded : t.launch.task.evidenceFree,
    ],
    [words.remark, task.remark || t.launch.none],
  ];
  return (
    <dl className="task-details">
      {facts.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
