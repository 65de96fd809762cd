import { trainingStanding } from "@threshold/domain/launch/training";
import { day } from "@threshold/domain/calendar/day";
import { Badge } from "@threshold/ui/Badge";
import { Button } from "@threshold/ui/Button";
import { Empty } from "@threshold/ui/Empty";
import { Skeleton } from "@threshold/ui/Spinner";
import { useState } from "react";
import { Link } from "react-router";
import { useQuery } from "urql";
import { ProblemNote } from "../../form/ProblemNote.tsx";
import { readFragment } from "../../gql/fragment-masking.ts";
import { problemOf } from "../../problem.ts";
import type { RecordViewProps } from "../record/record-documents.ts";
import { RecordCard } from "../record/record-parts.tsx";
import { useRecordWords } from "../record/use-record-words.ts";
import { PlanForm } from "./PlanForm.tsx";
import { SessionCard } from "./SessionCard.tsx";
import {
  type SchemeItem,
  Training_plan,
  TrainingOfPlan,
  type TrainingPlan,
} from "./training-documents.ts";
import "./training.css";

/** The training that a launch asks for (培训), task by task: each item of the scheme with its sessions. */
export function TrainingView({ plan: { id }, onChanged }: RecordViewProps) {
  const { t } = useRecordWords();
  const words = t.records.training;
  const [{ data, error }, refresh] = useQuery({ query: TrainingOfPlan, variables: { id } });
  if (error) return <ProblemNote problem={problemOf(error)} />;
  if (!data?.launchPlan) return <Skeleton lines={8} />;
  const plan = readFragment(Training_plan, data.launchPlan);
  const scheme = plan.trainingScheme;
  if (!scheme)
    return (
      <Empty title={words.noScheme}>
        <Link to="/training-scheme">{words.scheme}</Link>
      </Empty>
    );
  const changed = () => {
    refresh({ requestPolicy: "network-only" });
    onChanged();
  };
  return (
    <>
      <p className="record-quiet">
        {words.schemeVersion(scheme.number)} · <Link to="/training-scheme">{words.schemeLink}</Link>
      </p>
      {[...new Set(scheme.items.map(({ taskCode }) => taskCode))].map((code) => (
        <TaskTraining key={code} plan={plan} code={code} onChanged={changed} />
      ))}
    </>
  );
}

function TaskTraining({
  plan,
  code,
  onChanged,
}: {
  plan: TrainingPlan;
  code: string;
  onChanged: () => void;
}) {
  const { t } = useRecordWords();
  const words = t.records.training;
  const items = plan.trainingScheme?.items.filter(({ taskCode }) => taskCode === code) ?? [];
  const [first] = items;
  const sessions = plan.trainings.map(({ item, heldOn }) => ({
    itemId: item.id,
    heldOn: heldOn ? day(heldOn) : null,
  }));
  const { held, needed } = trainingStanding(
    items.map(({ id }) => id),
    sessions,
  );
  if (!first) return null;
  const title = first.department
    ? `${words.kinds[first.kind]} · ${words.departments[first.department]}`
    : words.kinds[first.kind];
  const may = plan.trainingActions.some(
    ({ action, subject, allowed }) => action === "planTraining" && subject === code && allowed,
  );
  return (
    <RecordCard
      title={title}
      mark={<Badge tone={held === needed ? "OK" : "ACCENT"}>{words.heldOf(held, needed)}</Badge>}
    >
      <ul className="training-items">
        {items.map((item) => (
          <li key={item.id}>
            <ItemTraining plan={plan} item={item} may={may} onChanged={onChanged} />
          </li>
        ))}
      </ul>
    </RecordCard>
  );
}

function ItemTraining({
  plan,
  item,
  may,
  onChanged,
}: {
  plan: TrainingPlan;
  item: SchemeItem;
  may: boolean;
  onChanged: () => void;
}) {
  const { t } = useRecordWords();
  const words = t.records.training;
  const [planning, setPlanning] = useState(false);
  const sessions = plan.trainings.filter((one) => one.item.id === item.id);
  return (
    <>
      <header className="training-item">
        <h3>
          <span className="record-quiet">{item.code}</span> {item.title}
        </h3>
        <span className="record-quiet">{words.hoursOf(item.hours)}</span>
        {sessions.length === 0 && <Badge tone="NEUTRAL">{words.notPlanned}</Badge>}
        {may && !planning && (
          <Button small icon="plus" onClick={() => setPlanning(true)}>
            {sessions.length === 0 ? words.plan : words.again}
          </Button>
        )}
      </header>
      {planning && (
        <PlanForm
          plan={plan}
          item={item}
          onDone={() => setPlanning(false)}
          onCancel={() => setPlanning(false)}
        />
      )}
      {sessions.map((session) => (
        <SessionCard
          key={`${session.id} ${session.version}`}
          plan={plan}
          session={session}
          may={may}
          onChanged={onChanged}
        />
      ))}
    </>
  );
}
