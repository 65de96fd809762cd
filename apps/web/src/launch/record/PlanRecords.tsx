import { Skeleton } from "@threshold/ui/Spinner";
import { Link } from "react-router";
import { useQuery } from "urql";
import { ProblemNote } from "../../form/ProblemNote.tsx";
import { readFragment } from "../../gql/fragment-masking.ts";
import { problemOf } from "../../problem.ts";
import { isOpenStatus } from "../task-state.ts";
import { taskTitle } from "../titles.ts";
import { LaunchRecords } from "./LaunchRecordPage.tsx";
import { LaunchRecords_plan, type Records } from "./record-documents.ts";
import {
  recordHref,
  type RecordKind,
  recordKinds,
  standingOf,
  tasksOfKind,
} from "./record-kinds.ts";
import { RecordMark } from "./record-parts.tsx";
import { useRecordWords } from "./use-record-words.ts";
import "./records.css";

/** The plan's records at a glance: where each stands, and what of it is due next. */
export function PlanRecords({ planId }: { planId: string }) {
  const { t } = useRecordWords();
  const [{ data, error }] = useQuery({ query: LaunchRecords, variables: { id: planId } });
  if (error) return <ProblemNote problem={problemOf(error)} />;
  if (!data?.launchPlan) return <Skeleton lines={8} />;
  const plan = readFragment(LaunchRecords_plan, data.launchPlan);
  return (
    <section aria-label={t.records.title}>
      <p className="record-quiet">
        {t.records.lead} <Link to="/recruiting">{t.records.recruiting}</Link> ·{" "}
        <Link to="/procurement">{t.records.buying}</Link>
      </p>
      <ul className="record-tiles">
        {recordKinds.map((kind) => (
          <li key={kind}>
            <RecordTile plan={plan} kind={kind} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function RecordTile({ plan, kind }: { plan: Records; kind: RecordKind }) {
  const { t, format, language } = useRecordWords();
  const { state, line } = standingOf(plan, kind, t, format.number);
  const [next] = tasksOfKind(plan, kind)
    .filter((task) => isOpenStatus(task.status))
    .toSorted((a, b) => (a.dueOn ?? "9").localeCompare(b.dueOn ?? "9"));
  return (
    <article className="record-tile">
      <header>
        <h2>
          <Link to={recordHref(plan.id, kind)}>{t.records.names[kind]}</Link>
        </h2>
        <RecordMark state={state} />
      </header>
      <p>{line}</p>
      {next && (
        <p className={next.isOverdue ? "record-late" : "record-quiet"}>
          {taskTitle(next, language)} ·{" "}
          {next.dueOn ? t.records.due(format.shortDay(next.dueOn)) : t.records.noDue}
        </p>
      )}
    </article>
  );
}
