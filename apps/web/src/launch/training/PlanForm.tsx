import { Button } from "@threshold/ui/Button";
import { Checkbox, Input } from "@threshold/ui/Input";
import { useState } from "react";
import type { FormEvent } from "react";
import { DayInput } from "../../form/DayInput.tsx";
import { useRested } from "../../form/PersonField.tsx";
import { usePeopleOf } from "./people-of-center.ts";
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

/** When, where, by whom and for whom a session is held: a new one of an item, or one that is not held yet. */
export function PlanForm({
  plan,
  item,
  session,
  onDone,
  onCancel,
}: {
  plan: TrainingPlan;
  item: Pick<SchemeItem, "id" | "title">;
  session?: TrainingSession;
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
  const [chosen, setChosen] = useState<People>(
    () => new Map(session?.attendees.map(({ person: { id, name } }) => [id, name])),
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
      attendeeIds: [...chosen.keys()],
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
      <PeopleChoice estate={plan.estate} chosen={chosen} onChange={setChosen} />
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

/** By id, with their names. */
type People = ReadonlyMap<string, string>;

/** Those chosen, and whoever else of the center is found. */
function PeopleChoice({
  estate,
  chosen,
  onChange,
}: {
  estate: TrainingPlan["estate"];
  chosen: People;
  onChange: (chosen: People) => void;
}) {
  const { t } = useRecordWords();
  const words = t.records.training;
  const [typed, setTyped] = useState("");
  const { people, total } = usePeopleOf(estate, useRested(typed.trim()));
  const [first] = useState(chosen);
  const shown = new Map([
    ...first,
    ...chosen,
    ...people.map(({ id, name }) => [id, name] as const),
  ]);
  const toggle = (id: string, isIn: boolean) => {
    const next = new Map(chosen);
    if (isIn) next.set(id, shown.get(id) ?? "");
    else next.delete(id);
    onChange(next);
  };
  return (
    <fieldset className="record-rows training-people">
      <legend>{words.attendees}</legend>
      <p className="record-quiet">
        {words.attendeesHint} · {words.count(chosen.size)}
      </p>
      {(total > people.length || typed !== "") && (
        <Input
          label={words.find}
          type="search"
          autoComplete="off"
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
        />
      )}
      <div className="training-choices">
        {[...shown].map(([id, name]) => (
          <Checkbox
            key={id}
            label={name}
            checked={chosen.has(id)}
            onChange={({ target }) => toggle(id, target.checked)}
          />
        ))}
      </div>
      <div className="record-buttons">
        <Button small kind="QUIET" onClick={() => onChange(shown)}>
          {words.all}
        </Button>
      </div>
    </fieldset>
  );
}
