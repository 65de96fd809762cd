import { StateMark } from "@threshold/ui/Badge";
import { Link } from "react-router";
import type { FragmentType } from "../../gql/fragment-masking.ts";
import { readFragment } from "../../gql/fragment-masking.ts";
import { graphql } from "../../gql/gql.ts";
import type { TaskLinks_TaskFragment } from "../../gql/graphql.ts";
import { useWords } from "../../i18n/Words.tsx";
import { taskState } from "../task-state.ts";
import { taskTitle } from "../titles.ts";

export const TaskLinks_task = graphql(/* GraphQL */ `
  fragment TaskLinks_task on LaunchTask {
    id
    predecessors {
      id
      kind
      lagDays
      hard
      from {
        id
        title
        titleEn
        status
        isOverdue
        dueOn
      }
    }
    successors {
      id
      kind
      lagDays
      hard
      to {
        id
        title
        titleEn
        status
        isOverdue
        dueOn
      }
    }
  }
`);

/** What comes before the task and what waits for it. */
export function TaskLinks(props: {
  task: FragmentType<typeof TaskLinks_task>;
  taskHref: (id: string) => string;
}) {
  const { t } = useWords();
  const task = readFragment(TaskLinks_task, props.task);
  const before = task.predecessors.map((link) => ({ ...link, other: link.from }));
  const after = task.successors.map((link) => ({ ...link, other: link.to }));
  if (before.length + after.length === 0) return null;
  return (
    <section className="task-section task-links">
      {before.length > 0 && (
        <>
          <h3>{t.launch.task.before}</h3>
          <LinkList links={before} showHard taskHref={props.taskHref} />
        </>
      )}
      {after.length > 0 && (
        <>
          <h3>{t.launch.task.after}</h3>
          <LinkList links={after} taskHref={props.taskHref} />
        </>
      )}
    </section>
  );
}

type LinkedTask = TaskLinks_TaskFragment["predecessors"][number]["from"];
interface LinkFacts {
  id: string;
  kind: TaskLinks_TaskFragment["predecessors"][number]["kind"];
  lagDays: number;
  hard: boolean;
  other: LinkedTask;
}

function LinkList({
  links,
  showHard,
  taskHref,
}: {
  links: readonly LinkFacts[];
  showHard?: boolean;
  taskHref: (id: string) => string;
}) {
  const { t, language, format } = useWords();
  return (
    <ul>
      {links.map(({ id, kind, lagDays, hard, other }) => (
        <li key={id}>
          <StateMark state={taskState(other)} />
          <Link to={taskHref(other.id)} preventScrollReset>
            {taskTitle(other, language)}
          </Link>
          <span className="task-quiet">
            {[
              t.launch.taskStates[taskState(other)],
              other.dueOn ? format.shortDay(other.dueOn) : undefined,
              kind === "FS" ? undefined : t.launch.linkKinds[kind],
              lagDays === 0 ? undefined : t.launch.task.lag(lagDays),
              hard && showHard ? t.launch.task.hard : undefined,
            ]
              .filter(Boolean)
              .join(" · ")}
          </span>
        </li>
      ))}
    </ul>
  );
}
