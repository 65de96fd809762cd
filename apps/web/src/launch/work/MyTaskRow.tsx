import { Badge, StateMark } from "@threshold/ui/Badge";
import { Button, ButtonFace, buttonClass } from "@threshold/ui/Button";
import { useId } from "react";
import type { ReactNode } from "react";
import { Link } from "react-router";
import type { FragmentType } from "../../gql/fragment-masking.ts";
import { readFragment } from "../../gql/fragment-masking.ts";
import { graphql } from "../../gql/gql.ts";
import type { MyTaskRow_TaskFragment } from "../../gql/graphql.ts";
import { useWords } from "../../i18n/Words.tsx";
import type { useWhyDue } from "../../obligation/use-why-due.tsx";
import type { Problem } from "../../problem.ts";
import { ProblemNote } from "../../form/ProblemNote.tsx";
import { actionOf, taskState } from "../task-state.ts";
import { planTitle, taskTitle } from "../titles.ts";
import { dueWords } from "./due-words.ts";
import { useQuickActions } from "./use-quick-actions.ts";

export const MyTaskRow_task = graphql(/* GraphQL */ `
  fragment MyTaskRow_task on LaunchTask {
    id
    title
    titleEn
    status
    dueOn
    isOverdue
    critical
    evidenceRequired
    evidenceCount
    plan {
      id
      name
      daysLeft
      estate {
        id
        name
      }
    }
    actions {
      action
      allowed
      code
      details
    }
  }
`);

type WhyDue = ReturnType<typeof useWhyDue>;

/** One of my tasks: what, where, until when, and the next step at hand. */
export function MyTaskRow(props: {
  task: FragmentType<typeof MyTaskRow_task>;
  today: string;
  /** Tells why it is due then. */
  why: WhyDue;
  onDone: (said: string) => void;
}) {
  const { t, language } = useWords();
  const task = readFragment(MyTaskRow_task, props.task);
  const finishing = finishingStep(task.actions);
  const said = finishing?.by === "submit" ? t.launch.work.submitted : t.launch.work.done;
  const quick = useQuickActions(task.id, () => props.onDone(said(taskTitle(task, language))));
  return (
    <TaskLine
      task={task}
      today={props.today}
      problem={quick.problem}
      why={props.why}
      actions={<QuickActions task={task} finishing={finishing} quick={quick} />}
    />
  );
}

/** A task as a line of a list: what, of which launch, until when; beside it what can be done. */
export function TaskLine({
  task,
  today,
  problem,
  why,
  actions,
}: {
  task: MyTaskRow_TaskFragment;
  today: string;
  problem: Problem | undefined;
  why: WhyDue;
  actions: ReactNode;
}) {
  const { t, language, format } = useWords();
  const state = taskState(task);
  return (
    <li className={`work-task work-task-${state.toLowerCase()}`} data-work-row>
      <span className="work-task-mark" title={t.launch.taskStates[state]}>
        <StateMark state={state} size={16} />
      </span>
      <div className="work-task-what">
        <Link className="work-task-title" to={`?task=${task.id}`} preventScrollReset>
          {taskTitle(task, language)}
        </Link>
        <p className="work-task-meta">
          {why.button(dueWords(task.dueOn, today, t.launch, format), state === "OVERDUE")}
          <Link to={`/launches/${task.plan.id}`}>{planTitle(task.plan)}</Link>
          <span>{t.launch.daysLeft(task.plan.daysLeft)}</span>
          {task.critical && <Badge tone="CRITICAL">{t.launch.critical}</Badge>}
          {task.status === "SUBMITTED" && (
            <Badge tone="WARN">{t.launch.taskStates.SUBMITTED}</Badge>
          )}
        </p>
        {problem && <ProblemNote problem={problem} />}
      </div>
      <div className="work-task-actions">{actions}</div>
      {why.panel}
    </li>
  );
}

function QuickActions({
  task,
  finishing,
  quick,
}: {
  task: MyTaskRow_TaskFragment;
  finishing: ReturnType<typeof finishingStep>;
  quick: ReturnType<typeof useQuickActions>;
}) {
  const { t } = useWords();
  return (
    <>
      {actionOf(task.actions, "startLaunchTask")?.allowed && (
        <Button small kind="QUIET" busy={quick.busy} onClick={() => void quick.start()}>
          {t.launch.work.start}
        </Button>
      )}
      {finishing?.needsFile && (
        <PhotoButton
          busy={quick.busy}
          onFiles={(files) => void quick.finishWith(finishing.by, files)}
        >
          {quick.uploading ? t.launch.work.uploading : withPhoto(finishing.by, t.launch.work)}
        </PhotoButton>
      )}
      {finishing && !finishing.needsFile && (
        <Button
          small
          icon="check"
          busy={quick.busy}
          data-work-key="c"
          onClick={() => void quick.finish(finishing.by)}
        >
          {finishing.by === "submit" ? t.launch.work.submit : t.launch.work.complete}
        </Button>
      )}
    </>
  );
}

const withPhoto = (
  by: "complete" | "submit",
  words: { completeWithPhoto: string; submitWithPhoto: string },
) => (by === "submit" ? words.submitWithPhoto : words.completeWithPhoto);

/** The step that ends the work: complete or, where somebody approves, submit; perhaps with a file first. */
export function finishingStep(
  actions: readonly { action: string; allowed: boolean; code?: string | null }[],
): { by: "complete" | "submit"; needsFile: boolean } | undefined {
  for (const by of ["complete", "submit"] as const) {
    const state = actionOf(actions, `${by}LaunchTask`);
    if (state?.allowed) return { by, needsFile: false };
    if (state?.code === "TASK_EVIDENCE_MISSING") return { by, needsFile: true };
  }
  return undefined;
}

function PhotoButton(props: { busy: boolean; onFiles: (files: File[]) => void; children: string }) {
  const id = useId();
  return (
    <>
      <input
        id={id}
        className="visually-hidden"
        type="file"
        accept="image/*,application/pdf,.doc,.docx,.xls,.xlsx"
        multiple
        disabled={props.busy}
        onChange={({ target }) => {
          const files = [...(target.files ?? [])];
          target.value = "";
          if (files.length > 0) props.onFiles(files);
        }}
      />
      <label
        htmlFor={id}
        className={`${buttonClass({ small: true })} work-photo`}
        data-work-key="c"
        aria-busy={props.busy || undefined}
      >
        <ButtonFace icon="camera" busy={props.busy}>
          {props.children}
        </ButtonFace>
      </label>
    </>
  );
}
