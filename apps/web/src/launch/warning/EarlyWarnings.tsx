import { buttonClass } from "@threshold/ui/Button";
import { Note } from "@threshold/ui/ErrorNote";
import { useState } from "react";
import { Link } from "react-router";
import { useQuery } from "urql";
import { ProblemNote } from "../../form/ProblemNote.tsx";
import { graphql } from "../../gql/gql.ts";
import type { LaunchWarningsQuery } from "../../gql/graphql.ts";
import { useWords } from "../../i18n/Words.tsx";
import { problemOf } from "../../problem.ts";
import { taskTitle } from "../titles.ts";
import "./warning.css";
import { warningWords } from "./warning-words.ts";

const LaunchWarnings = graphql(/* GraphQL */ `
  query LaunchWarnings($planIds: [ID!]!) {
    launchWarnings(planIds: $planIds) {
      planId
      tasksKnown
      knownFrom
      knownTo
      tasksNeeded
      judged
      expectedLate
      likelyLate {
        taskId
        code
        title
        titleEn
        dueOn
        probability
        reasons {
          code
          details
        }
      }
    }
  }
`);

const SHOWN = 6;

type Warning = LaunchWarningsQuery["launchWarnings"][number];

/**
 * What is likely late before it is (预警): of these launches, the likeliest tasks first, each with its reasons, and
 * what the forecast stands on. Quiet, and saying so, where the company's past is too short.
 */
export function EarlyWarnings({ plans }: { plans: readonly { id: string; title?: string }[] }) {
  const { t } = useWords();
  const words = t.launch.warning;
  const planIds = plans.map(({ id }) => id);
  const [{ data, error }, ask] = useQuery({
    query: LaunchWarnings,
    variables: { planIds },
    pause: planIds.length === 0,
  });
  const warnings = data?.launchWarnings ?? [];
  const first = warnings[0];
  if (error)
    return (
      <ProblemNote
        problem={problemOf(error)}
        onRetry={() => ask({ requestPolicy: "network-only" })}
      />
    );
  if (!first) return null;
  return (
    <section className="warning" aria-labelledby="warning-title">
      <h2 id="warning-title">{words.title}</h2>
      {first.tasksNeeded === null || first.tasksNeeded === undefined ? (
        <Told warnings={warnings} titleOf={(id) => plans.find((plan) => plan.id === id)?.title} />
      ) : (
        <Note>{words.quiet(first.tasksKnown, first.tasksNeeded)}</Note>
      )}
    </section>
  );
}

function Told(props: {
  warnings: readonly Warning[];
  titleOf: (planId: string) => string | undefined;
}) {
  const { t, format } = useWords();
  const words = t.launch.warning;
  const [all, setAll] = useState(false);
  const rows = props.warnings
    .flatMap((warning) => warning.likelyLate.map((task) => ({ warning, task })))
    .toSorted((a, b) => b.task.probability - a.task.probability);
  const judged = props.warnings.reduce((sum, one) => sum + one.judged, 0);
  const first = props.warnings[0]!;
  const span =
    first.knownFrom && first.knownTo
      ? words.basis(first.tasksKnown, format.day(first.knownFrom), format.day(first.knownTo))
      : "";
  return (
    <>
      <p className="warning-lead">
        {rows.length === 0 ? words.none(judged) : words.lead(rows.length, judged)}
        {span}
      </p>
      <ul>
        {(all ? rows : rows.slice(0, SHOWN)).map(({ warning, task }) => (
          <Row
            key={task.taskId}
            warning={warning}
            task={task}
            launch={props.titleOf(warning.planId)}
          />
        ))}
      </ul>
      {rows.length > SHOWN && !all && (
        <button
          type="button"
          className={buttonClass({ kind: "QUIET" })}
          onClick={() => setAll(true)}
        >
          {words.more(rows.length - SHOWN)}
        </button>
      )}
    </>
  );
}

function Row(props: {
  warning: Warning;
  task: Warning["likelyLate"][number];
  launch: string | undefined;
}) {
  const { t, language, format } = useWords();
  const { warning, task, launch } = props;
  return (
    <li>
      <span className="warning-chance">
        <meter min={0} max={1} value={task.probability} aria-hidden="true" />
        <strong>{format.percent(task.probability)}</strong>
        <span className="visually-hidden">{t.launch.warning.chance}</span>
      </span>
      <span className="warning-task">
        <Link to={`/launches/${warning.planId}/tasks/${task.taskId}`}>
          {taskTitle(task, language)}
        </Link>
        <small>
          {launch && `${launch} · `}
          {t.launch.dueOn(format.shortDay(task.dueOn))}
        </small>
      </span>
      <span className="warning-why">
        {warningWords(task.reasons, t.launch, language).join(t.launch.semicolon)}
      </span>
    </li>
  );
}
