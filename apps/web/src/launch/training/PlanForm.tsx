import { Button } from "@threshold/ui/Button";
import { Checkbox, Input } from "@threshold/ui/Input";
import { useState } from "react";
import type { FormEvent } from "react";
import { DayInput } from "../../form/DayInput.tsx";
import { ProblemNote } from "../../form/ProblemNote.tsx";
import { useToday } from "../../form/today.ts";
import { useRecordAct } from "../record/use-record-act.ts";
import { useRecordWords } from "../record/use-record-words.ts";
import {
  ChangeTraining,
  PlanTraining,
  type SchemeItem,
  type TrainingPlan,
  type TrainingSession,
} from "./training-documents.ts";

type People = readonly { id: string; name: string }[];

/** When, where, by whom and for whom a session is held: a new one of an item, or one that is not held yet. */
export function PlanForm({
  plan,
  item,
  session,
  people,
  onDone,
  onCancel,
}: {
  plan: TrainingPlan;
  item: Pick<SchemeItem, "id" | "title">;
  session?: TrainingSession;
  people: People;
  onDone: () => void;
  onCancel: () => void;
}) {
  const { t } = useRecordWords();
  const words = t.records.training;
  const today = useToday();
  const [values, setValues] = useState({
    plannedOn: session?.plannedOn ?? today,
    trainer: session?.trainer ?? "",
    place: session?.place ?? "",
    remark: session?.remark ?? "",
  });
  const [chosen, setChosen] = useState(
    () => new Set(session?.attendees.map(({ person }) => person.id)),
  );
  const [tried, setTried] = useState(false);
  const make = useRecordAct(PlanTraining, words.planned);
  const change = useRecordAct(ChangeTraining, t.records.saved);
  const put = (part: Partial<typeof values>) => setValues({ ...values, ...part });
  const problem = make.problem ?? change.problem;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!values.trainer.trim() || !values.plannedOn) return;
    const { place, remark, ...rest } = values;
    const entered = {
      planId: plan.id,
      ...rest,
      place: place || null,
      remark: remark || null,
      attendeeIds: [...chosen],
    };
    const { ok } = session
      ? await change.run({ ...entered, id: session.id, version: session.version })
      : await make.run({ ...entered, itemId: item.id });
    if (ok) onDone();
  };
  return (
    <form
      className="record-grid training-form"
      aria-label={`${words.plan} ${item.title}`}
      onSubmit={(event) => void submit(event)}
      noValidate
    >
      <DayInput
        label={words.day}
        required
        value={values.plannedOn}
        onChange={(plannedOn) => put({ plannedOn })}
      />
      <Input
        label={words.trainer}
        required
        maxLength={40}
        value={values.trainer}
        error={tried && !values.trainer.trim() ? t.approval.textMissing : undefined}
        onChange={({ target }) => put({ trainer: target.value })}
      />
      <Input
        label={words.place}
        optionalText={t.shell.optional}
        maxLength={80}
        value={values.place}
        onChange={({ target }) => put({ place: target.value })}
      />
      <PeopleChoice people={people} chosen={chosen} onChange={setChosen} />
      {problem && <ProblemNote problem={problem} />}
      <div className="record-buttons">
        <Button submit kind="PRIMARY" busy={make.busy || change.busy}>
          {session ? t.records.save : words.plan}
        </Button>
        <Button kind="QUIET" onClick={onCancel}>
          {t.records.cancel}
        </Button>
      </div>
    </form>
  );
}

function PeopleChoice({
  people,
  chosen,
  onChange,
}: {
  people: People;
  chosen: ReadonlySet<string>;
  onChange: (chosen: Set<string>) => void;
}) {
  const { t } = useRecordWords();
  const words = t.records.training;
  const toggle = (id: string, isIn: boolean) => {
    const next = new Set(chosen);
    if (isIn) next.add(id);
    else next.delete(id);
    onChange(next);
  };
  return (
    <fieldset className="record-rows training-people">
      <legend>{words.attendees}</legend>
      <p className="record-quiet">
        {words.attendeesHint} · {words.count(chosen.size)}
      </p>
      <div className="training-choices">
        {people.map(({ id, name }) => (
          <Checkbox
            key={id}
            label={name}
            checked={chosen.has(id)}
            onChange={({ target }) => toggle(id, target.checked)}
          />
        ))}
      </div>
      <div className="record-buttons">
        <Button small kind="QUIET" onClick={() => onChange(new Set(people.map(({ id }) => id)))}>
          {words.all}
        </Button>
      </div>
    </fieldset>
  );
}
