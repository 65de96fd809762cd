import { Button } from "@threshold/ui/Button";
import { Checkbox, Select } from "@threshold/ui/Input";
import { useState } from "react";
import type { FormEvent } from "react";
import { DayInput } from "../../form/DayInput.tsx";
import { ProblemNote } from "../../form/ProblemNote.tsx";
import { useToday } from "../../form/today.ts";
import type { TrainingResult } from "../../gql/graphql.ts";
import { useRecordAct } from "../record/use-record-act.ts";
import { useRecordWords } from "../record/use-record-words.ts";
import { HoldTraining, type TrainingPlan, type TrainingSession } from "./training-documents.ts";

/** Who signed in on the day, with what result: all present at first, the absent are unticked. */
export function SignInForm({
  plan,
  session,
  onDone,
  onCancel,
}: {
  plan: TrainingPlan;
  session: TrainingSession;
  onDone: () => void;
  onCancel: () => void;
}) {
  const { t } = useRecordWords();
  const words = t.records.training;
  const today = useToday();
  const [heldOn, setHeldOn] = useState(session.plannedOn > today ? today : session.plannedOn);
  const [rows, setRows] = useState(() =>
    session.attendees.map(({ person }) => ({
      ...person,
      present: true,
      result: "PASSED" as TrainingResult | "",
    })),
  );
  const { run, busy, problem } = useRecordAct(HoldTraining, words.signedIn);
  const put = (id: string, part: Partial<(typeof rows)[number]>) =>
    setRows(rows.map((row) => (row.id === id ? { ...row, ...part } : row)));
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const attendees = rows.map(({ id, present, result }) => ({
      personId: id,
      present,
      result: (present && result) || null,
    }));
    const { id, version } = session;
    if ((await run({ planId: plan.id, id, version, heldOn, attendees })).ok) onDone();
  };
  const results = (["PASSED", "FAILED"] as const).map((value) => ({
    value,
    label: words.results[value],
  }));
  return (
    <form
      className="record-form"
      aria-label={words.signIn}
      onSubmit={(event) => void submit(event)}
      noValidate
    >
      <DayInput label={words.heldDay} required max={today} value={heldOn} onChange={setHeldOn} />
      {rows.length === 0 && <p className="record-quiet">{words.nobody}</p>}
      <ul className="training-sign-in">
        {rows.map(({ id, name, present, result }) => (
          <li key={id}>
            <Checkbox
              label={words.present(name)}
              checked={present}
              onChange={({ target }) => put(id, { present: target.checked })}
            />
            {present && (
              <Select
                label={<span className="visually-hidden">{words.result(name)}</span>}
                value={result}
                options={[{ value: "", label: words.noResult }, ...results]}
                onChange={({ target }) => put(id, { result: target.value as TrainingResult | "" })}
              />
            )}
          </li>
        ))}
      </ul>
      {problem && <ProblemNote problem={problem} />}
      <div className="record-buttons">
        <Button submit kind="PRIMARY" busy={busy}>
          {words.signIn}
        </Button>
        <Button kind="QUIET" onClick={onCancel}>
          {t.records.cancel}
        </Button>
      </div>
    </form>
  );
}
