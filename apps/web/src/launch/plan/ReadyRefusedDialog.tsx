import { StateMark } from "@threshold/ui/Badge";
import { Button } from "@threshold/ui/Button";
import { Link, useLocation } from "react-router";
import type { PlanActions_PlanFragment } from "../../gql/graphql.ts";
import { useWords } from "../../i18n/Words.tsx";
import { Modal } from "../../shell/Modal.tsx";
import { isOpenStatus, taskState } from "../task-state.ts";
import { taskTitle } from "../titles.ts";

/** Why readiness cannot be confirmed: the open tasks, each a way to it. */
export function ReadyRefusedDialog({
  planId,
  tasks,
  onClose,
}: {
  planId: string;
  tasks: PlanActions_PlanFragment["tasks"];
  onClose: () => void;
}) {
  const { t, language, format } = useWords();
  const { search } = useLocation();
  const open = tasks.filter((task) => isOpenStatus(task.status) && !task.exceptionReason);
  return (
    <Modal
      open
      onClose={onClose}
      title={t.launch.readyRefused.title(open.length)}
      footer={<Button onClick={onClose}>{t.launch.close}</Button>}
    >
      <p>{t.launch.readyRefused.text}</p>
      <ul className="plan-open-tasks">
        {open.map((task) => (
          <li key={task.id}>
            <StateMark state={taskState(task)} />
            <Link to={`/launches/${planId}/tasks/${task.id}${search}`} onClick={onClose}>
              {taskTitle(task, language)}
            </Link>
            <span>{task.dueOn ? format.shortDay(task.dueOn) : t.launch.noDue}</span>
          </li>
        ))}
      </ul>
    </Modal>
  );
}
