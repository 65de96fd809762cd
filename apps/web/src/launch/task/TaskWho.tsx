import { Select } from "@threshold/ui/Input";
import type { FragmentType } from "../../gql/fragment-masking.ts";
import { readFragment } from "../../gql/fragment-masking.ts";
import { graphql } from "../../gql/gql.ts";
import { useWords } from "../../i18n/Words.tsx";
import { ProblemNote } from "../../form/ProblemNote.tsx";
import { actionOf } from "../task-state.ts";
import { roleName } from "../role-name.ts";
import { useAct } from "../../form/use-act.ts";
import { UpdateLaunchTask } from "./task-mutations.ts";

export const TaskWho_task = graphql(/* GraphQL */ `
  fragment TaskWho_task on LaunchTask {
    id
    version
    responsibleRole
    responsiblePeople {
      id
      name
      phone
    }
    assignee {
      id
      name
    }
    actions {
      action
      allowed
      code
      details
    }
  }
`);

/** The responsible position, who holds it at the estate, and the person named for this task. */
export function TaskWho(props: { task: FragmentType<typeof TaskWho_task> }) {
  const { t, language } = useWords();
  const task = readFragment(TaskWho_task, props.task);
  const { run, busy, problem } = useAct(UpdateLaunchTask);
  const mayName = actionOf(task.actions, "updateLaunchTask")?.allowed ?? false;
  return (
    <section className="task-section">
      <h3>{t.launch.task.who}</h3>
      <p>
        {roleName(task.responsibleRole, language)}
        {!mayName && task.assignee && ` · ${task.assignee.name}`}
      </p>
      {task.responsiblePeople.length === 0 && !task.assignee ? (
        <p className="task-late">{t.launch.task.noPeople}</p>
      ) : (
        <ul className="task-people">
          {task.responsiblePeople.map((person) => (
            <li key={person.id}>
              {person.name} <a href={`tel:${person.phone}`}>{person.phone}</a>
            </li>
          ))}
        </ul>
      )}
      {mayName && task.responsiblePeople.length > 0 && (
        <Select
          label={t.launch.task.assign}
          value={task.assignee?.id ?? ""}
          placeholder={t.launch.none}
          disabled={busy}
          options={peopleOptions(task)}
          onChange={({ target }) =>
            void run({ id: task.id, version: task.version, assigneeId: target.value || null })
          }
        />
      )}
      {problem && <ProblemNote problem={problem} />}
    </section>
  );
}

/** Those who hold the position, and the one already named even when he no longer does. */
function peopleOptions(task: {
  responsiblePeople: readonly { id: string; name: string }[];
  assignee?: { id: string; name: string } | null;
}) {
  const people = [...task.responsiblePeople];
  if (task.assignee && !people.some(({ id }) => id === task.assignee?.id))
    people.push(task.assignee);
  return people.map(({ id, name }) => ({ value: id, label: name }));
}
