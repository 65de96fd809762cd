import { Badge } from "@threshold/ui/Badge";
import { Note } from "@threshold/ui/ErrorNote";
import type { ReactNode } from "react";
import type { FragmentType } from "../../gql/fragment-masking.ts";
import { readFragment } from "../../gql/fragment-masking.ts";
import { graphql } from "../../gql/gql.ts";
import type { TaskFacts_TaskFragment } from "../../gql/graphql.ts";
import { useWords } from "../../i18n/Words.tsx";
import { ObligationLine } from "../../obligation/ObligationLine.tsx";
import { clauseOf, sourceWords } from "./clauses.ts";
import { whyWords } from "./why-words.ts";

export const TaskFacts_task = graphql(/* GraphQL */ `
  fragment TaskFacts_task on LaunchTask {
    id
    anchor
    offsetDays
    offsetOf
    dueOn
    dueOverride
    dueOverrideReason
    doneOn
    startedOn
    daysLate
    generatedLate
    ruleId
    source
    origin
    linkedDocument
    critical
    totalSlack
    earlyFinishOn
    lateFinishOn
    status
    notApplicableReason
    exceptionReason
    exceptionAt
    exceptionBy {
      id
      name
    }
    plan {
      id
      launchDate
      entryDate
      softFitoutDate
      hallFitoutDate
      staffingApprovedOn
      provisional
    }
  }
`);

/** When the task is due and why then, by which rule, and what was decided about it. */
export function TaskFacts(props: { task: FragmentType<typeof TaskFacts_task> }) {
  const { t, format } = useWords();
  const task = readFragment(TaskFacts_task, props.task);
  const marks = [
    task.generatedLate && task.status !== "DONE" ? t.launch.generatedLate : undefined,
    task.dueOverride ? t.launch.overridden : undefined,
  ].filter((mark) => mark !== undefined);
  return (
    <section className="task-section">
      <dl className="task-dates">
        <Fact label={t.launch.fields.dueOn}>
          <strong>{task.dueOn ? format.day(task.dueOn) : t.launch.noDue}</strong>
          {task.dueOn && ` ${format.weekday(task.dueOn)}`}
        </Fact>
        {task.doneOn ? (
          <Fact label={t.launch.fields.doneOn}>
            {format.day(task.doneOn)}
            {task.daysLate > 0 && <Badge tone="BAD">{t.launch.doneLate(task.daysLate)}</Badge>}
          </Fact>
        ) : (
          <Slack task={task} />
        )}
        {!task.doneOn && task.startedOn && (
          <Fact label={t.launch.fields.startedOn}>{format.day(task.startedOn)}</Fact>
        )}
      </dl>
      {marks.length > 0 && (
        <p className="task-marks">
          {marks.map((mark) => (
            <Badge key={mark} tone="WARN">
              {mark}
            </Badge>
          ))}
        </p>
      )}
      <ObligationLine recordId={task.id} />
      <Decisions task={task} />
      <Why task={task} />
    </section>
  );
}

type Task = TaskFacts_TaskFragment;

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Slack({ task }: { task: Task }) {
  const { t, format } = useWords();
  if (task.totalSlack === null || task.totalSlack === undefined) return null;
  return (
    <Fact label={t.launch.list.slack}>
      {t.launch.slack(task.totalSlack)}
      {task.earlyFinishOn && (
        <span className="task-quiet">
          {t.launch.task.earliest} {format.shortDay(task.earlyFinishOn)}
        </span>
      )}
    </Fact>
  );
}

function Decisions({ task }: { task: Task }) {
  const { t, format } = useWords();
  return (
    <>
      {task.notApplicableReason && (
        <Note>{t.launch.task.notApplicable(task.notApplicableReason)}</Note>
      )}
      {task.exceptionReason && (
        <Note tone="OK">
          {t.launch.task.exception(task.exceptionReason)}
          {task.exceptionAt && (
            <span className="task-quiet">
              {" "}
              {t.launch.task.exceptionBy(
                task.exceptionBy?.name ?? t.launch.history.system,
                format.instant(task.exceptionAt),
              )}
            </span>
          )}
        </Note>
      )}
    </>
  );
}

function Why({ task }: { task: Task }) {
  const { t, format, language } = useWords();
  const clause = task.ruleId ? clauseOf(task.ruleId, language) : undefined;
  return (
    <div className="task-why">
      <h3>{t.launch.task.why}</h3>
      <p>{whyWords(task, task.plan, t.launch, format)}</p>
      {clause && <blockquote>{clause}</blockquote>}
      <p className="task-quiet">
        {task.ruleId && `${t.launch.task.rule(task.ruleId, sourceWords(task.source))} · `}
        {t.launch.task.origin(t.launch.origins[task.origin])}
      </p>
      {task.linkedDocument && (
        <p>
          {t.launch.task.document}
          {t.launch.told.colon}
          {task.linkedDocument} <span className="task-quiet">{t.launch.task.documentNote}</span>
        </p>
      )}
    </div>
  );
}
