import { Input } from "@threshold/ui/Input";
import { Segmented } from "@threshold/ui/Segmented";
import { useState } from "react";
import type { FragmentType } from "../../gql/fragment-masking.ts";
import { readFragment } from "../../gql/fragment-masking.ts";
import { graphql } from "../../gql/gql.ts";
import type { CheckState, TaskChecks_TaskFragment } from "../../gql/graphql.ts";
import { useWords } from "../../i18n/Words.tsx";
import { ProblemNote } from "../../form/ProblemNote.tsx";
import { actionOf } from "../task-state.ts";
import { useAct } from "../../form/use-act.ts";
import { SetTaskCheck } from "./task-mutations.ts";

export const TaskChecks_task = graphql(/* GraphQL */ `
  fragment TaskChecks_task on LaunchTask {
    id
    checks {
      id
      code
      label
      labelEn
      kind
      unit
      state
      value
    }
    actions {
      action
      allowed
      code
      details
    }
  }
`);

/** The rows to answer one by one: a tick, an amount, or 无需求 where that is an answer. */
export function TaskChecks(props: { task: FragmentType<typeof TaskChecks_task> }) {
  const { t } = useWords();
  const task = readFragment(TaskChecks_task, props.task);
  const answered = task.checks.filter(({ state }) => state !== "OPEN").length;
  if (task.checks.length === 0) return null;
  return (
    <section className="task-section" aria-labelledby="task-checks">
      <h3 id="task-checks">
        {t.launch.task.checks}{" "}
        <small>
          {answered}/{task.checks.length}
        </small>
      </h3>
      <ul className="task-checks">
        {task.checks.map((row) => (
          <CheckRow
            key={row.id}
            row={row}
            fixed={!actionOf(task.actions, "setTaskCheck")?.allowed}
          />
        ))}
      </ul>
    </section>
  );
}

type Row = TaskChecks_TaskFragment["checks"][number];

function CheckRow({ row, fixed }: { row: Row; fixed: boolean }) {
  const { language } = useWords();
  const { run, busy, problem } = useAct(SetTaskCheck);
  const label = language === "en" && row.labelEn ? row.labelEn : row.label;
  const answer = (state: CheckState, value?: number) =>
    void run({ id: row.id, state, ...(value === undefined ? {} : { value }) });
  return (
    <li
      className={`task-check task-check-${row.state.toLowerCase()}`}
      aria-busy={busy || undefined}
    >
      {row.kind === "NUMBER" ? (
        <AmountAnswer
          key={row.value ?? "open"}
          row={row}
          label={label}
          fixed={fixed}
          onAnswer={answer}
        />
      ) : row.kind === "TICK" ? (
        <label className="ui-checkbox">
          <input
            type="checkbox"
            checked={row.state === "DONE"}
            disabled={fixed || busy}
            onChange={({ target }) => answer(target.checked ? "DONE" : "OPEN")}
          />
          <span>{label}</span>
        </label>
      ) : (
        <ChoiceAnswer row={row} label={label} fixed={fixed} onAnswer={answer} />
      )}
      {problem && <ProblemNote problem={problem} />}
    </li>
  );
}

interface AnswerProps {
  row: Row;
  label: string;
  fixed: boolean;
  onAnswer: (state: CheckState, value?: number) => void;
}

function ChoiceAnswer({ row, label, fixed, onAnswer }: AnswerProps) {
  const { t } = useWords();
  const states = t.launch.checkStates;
  return (
    <>
      <span>{label}</span>
      {fixed ? (
        <span className="task-quiet">{states[row.state]}</span>
      ) : (
        <Segmented
          label={label}
          value={row.state}
          options={(["OPEN", "DONE", "NO_NEED"] as const).map((value) => ({
            value,
            label: states[value],
          }))}
          onChange={(state) => onAnswer(state)}
        />
      )}
    </>
  );
}

/** An amount is kept when the field is left or Enter pressed; emptied it is open again. */
function AmountAnswer({ row, label, fixed, onAnswer }: AnswerProps) {
  const [text, setText] = useState(row.value?.toString() ?? "");
  const keep = () => {
    if (text === (row.value?.toString() ?? "")) return;
    if (text.trim() === "") onAnswer("OPEN");
    else onAnswer("DONE", Number(text));
  };
  return (
    <Input
      label={row.unit ? `${label} (${row.unit})` : label}
      type="number"
      inputMode="decimal"
      min={0}
      step="any"
      disabled={fixed}
      value={text}
      onChange={({ target }) => setText(target.value)}
      onBlur={keep}
      onKeyDown={(event) => {
        if (event.key === "Enter") keep();
      }}
    />
  );
}
