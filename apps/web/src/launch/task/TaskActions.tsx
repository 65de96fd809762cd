import { Button } from "@threshold/ui/Button";
import { useEffect, useRef, useState } from "react";
import type { FragmentType } from "../../gql/fragment-masking.ts";
import { readFragment } from "../../gql/fragment-masking.ts";
import { graphql } from "../../gql/gql.ts";
import type { TaskActions_TaskFragment } from "../../gql/graphql.ts";
import { useWords } from "../../i18n/Words.tsx";
import { ProblemNote } from "../../form/ProblemNote.tsx";
import { reasonAgainst } from "../reason-words.ts";
import { roleName } from "../role-name.ts";
import { useAct } from "../../form/use-act.ts";
import { StepForm } from "./StepForm.tsx";
import type { TaskStep } from "./task-mutations.ts";
import { STEP_DOCUMENTS } from "./task-mutations.ts";
import { isOnlooker, offeredSteps, STEP_FIELDS } from "./task-steps.ts";

export const TaskActions_task = graphql(/* GraphQL */ `
  fragment TaskActions_task on LaunchTask {
    id
    status
    dueOn
    dueOverride
    responsibleRole
    checks {
      id
      code
      label
      labelEn
    }
    actions {
      action
      allowed
      code
      details
    }
  }
`);

/** What can be done with the task now, what cannot and why. */
export function TaskActions(props: { task: FragmentType<typeof TaskActions_task>; today: string }) {
  const { t } = useWords();
  const task = readFragment(TaskActions_task, props.task);
  const [asking, setAsking] = useState<TaskStep>();
  const [more, setMore] = useState(false);
  const offered = offeredSteps(task.actions);
  const close = () => setAsking(undefined);
  const root = useFocusKept(`${task.status} ${asking ?? ""}`);
  if (asking)
    return (
      <div ref={root} tabIndex={-1}>
        <StepForm
          key={asking}
          task={task}
          step={asking}
          label={stepLabel(asking, task.status, t.launch.task)}
          today={props.today}
          onDone={close}
          onCancel={close}
        />
      </div>
    );
  return (
    <div ref={root} tabIndex={-1} className="task-steps">
      <HeldSteps task={task} held={offered.held} />
      <div className="task-form-buttons">
        {offered.main.map((step, index) => (
          <StepButton key={step} task={task} step={step} primary={index === 0} onAsk={setAsking} />
        ))}
        {offered.more.length > 0 && (
          <Button kind="QUIET" icon="more" aria-expanded={more} onClick={() => setMore(!more)}>
            {t.launch.task.moreActions}
          </Button>
        )}
      </div>
      {more && (
        <div className="task-form-buttons">
          {offered.more.map((step) => (
            <StepButton key={step} task={task} step={step} onAsk={setAsking} />
          ))}
        </div>
      )}
    </div>
  );
}

/** A step that is taken removes its own button: the focus stays here then, so that Esc and Tab go on. */
function useFocusKept(step: string) {
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (document.activeElement === document.body) root.current?.focus();
  }, [step]);
  return root;
}

type Task = TaskActions_TaskFragment;

function HeldSteps({ task, held }: { task: Task; held: ReturnType<typeof offeredSteps>["held"] }) {
  const { t, language } = useWords();
  const names = new Map(
    task.checks.map((row) => [row.code, language === "en" ? row.labelEn : row.label]),
  );
  const reasons = new Set(held.map(({ state }) => reasonAgainst(state, t, names)));
  if (isOnlooker(task.actions))
    return (
      <p className="task-held">
        {t.launch.task.onlooker(roleName(task.responsibleRole, language))}
      </p>
    );
  if (held.length === 0) return null;
  const byPlan = held.every(({ state }) => state.code === "PLAN_NOT_WORKED_ON");
  return (
    <div className="task-held">
      {!byPlan &&
        held.map(({ step, state }) => (
          <Button key={step} unavailable={reasonAgainst(state, t, names) ?? ""}>
            {stepLabel(step, task.status, t.launch.task)}
          </Button>
        ))}
      <ul>
        {[...reasons].map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
    </div>
  );
}

function StepButton({
  task,
  step,
  primary,
  onAsk,
}: {
  task: Task;
  step: TaskStep;
  primary?: boolean;
  onAsk: (step: TaskStep) => void;
}) {
  const { t } = useWords();
  const { run, busy, problem } = useAct(STEP_DOCUMENTS[step]);
  const atOnce = STEP_FIELDS[step].length === 0;
  return (
    <>
      <Button
        kind={primary ? "PRIMARY" : "PLAIN"}
        busy={busy}
        onClick={() => (atOnce ? void run({ id: task.id }) : onAsk(step))}
      >
        {stepLabel(step, task.status, t.launch.task)}
      </Button>
      {problem && <ProblemNote problem={problem} />}
    </>
  );
}

/** A submitted task is completed by who approves it: the same step has another name then. */
function stepLabel(
  step: TaskStep,
  status: Task["status"],
  t: { approve: string; actions: Record<TaskStep, string> },
): string {
  return step === "completeLaunchTask" && status === "SUBMITTED" ? t.approve : t.actions[step];
}
