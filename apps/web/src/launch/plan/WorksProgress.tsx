import { Button } from "@threshold/ui/Button";
import { Select, Textarea } from "@threshold/ui/Input";
import { useState } from "react";
import type { FormEvent } from "react";
import type { FragmentType } from "../../gql/fragment-masking.ts";
import { readFragment } from "../../gql/fragment-masking.ts";
import { graphql } from "../../gql/gql.ts";
import type { SalesArea } from "../../gql/graphql.ts";
import { useWords } from "../../i18n/Words.tsx";
import { ProblemNote } from "../../form/ProblemNote.tsx";
import { useToday } from "../../form/today.ts";
import { useAct } from "../../form/use-act.ts";
import { DayInput } from "../../form/DayInput.tsx";
import { mayOnPlan } from "./plan-steps.ts";

export const WorksProgress_plan = graphql(/* GraphQL */ `
  fragment WorksProgress_plan on LaunchPlan {
    id
    progressEntries {
      id
      area
      onDay
      text
      createdBy {
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

const LogWorksProgress = graphql(/* GraphQL */ `
  mutation LogWorksProgress($input: LogWorksProgressInput!) {
    logWorksProgress(input: $input) {
      entry {
        id
        area
        onDay
        text
      }
    }
  }
`);

const AREAS = ["SHOW_FLAT", "SALES_HALL", "ENCLOSURE"] as const;

/** The works of show flats, sales hall and enclosure as engineering sees them (LCH-R24). */
export function WorksProgress(props: {
  plan: FragmentType<typeof WorksProgress_plan>;
  onLogged: () => void;
}) {
  const { t, format } = useWords();
  const plan = readFragment(WorksProgress_plan, props.plan);
  const entries = plan.progressEntries.toSorted((a, b) => b.onDay.localeCompare(a.onDay));
  return (
    <section className="plan-card" aria-labelledby="plan-works">
      <header className="plan-card-head">
        <div>
          <h2 id="plan-works">{t.launch.facts.works}</h2>
          <p className="plan-quiet">{t.launch.facts.worksLead}</p>
        </div>
      </header>
      {mayOnPlan(plan.actions, "logWorksProgress") && (
        <LogForm planId={plan.id} onLogged={props.onLogged} />
      )}
      {entries.length === 0 && <p className="plan-quiet">{t.launch.facts.noWorks}</p>}
      <ul className="plan-works">
        {entries.map((entry) => (
          <li key={entry.id}>
            <strong>{t.launch.salesAreas[entry.area]}</strong> {format.day(entry.onDay)}
            <p>{entry.text}</p>
            {entry.createdBy && (
              <p className="plan-quiet">{t.launch.facts.by(entry.createdBy.name)}</p>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function LogForm({ planId, onLogged }: { planId: string; onLogged: () => void }) {
  const { t } = useWords();
  const today = useToday();
  const { run, busy, problem } = useAct(LogWorksProgress);
  const [area, setArea] = useState<SalesArea>("SHOW_FLAT");
  const [onDay, setOnDay] = useState(today);
  const [text, setText] = useState("");
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const { ok } = await run({ planId, area, onDay, text: text.trim() });
    if (!ok) return;
    setText("");
    onLogged();
  };
  return (
    <form className="form-stack" onSubmit={(event) => void submit(event)}>
      <div className="plan-form-grid">
        <Select
          label={t.launch.facts.area}
          value={area}
          options={AREAS.map((value) => ({ value, label: t.launch.salesAreas[value] }))}
          onChange={({ target }) => setArea(target.value as SalesArea)}
        />
        <DayInput label={t.launch.facts.onDay} max={today} value={onDay} onChange={setOnDay} />
      </div>
      <Textarea
        label={t.launch.facts.worksText}
        hint={t.launch.facts.worksHint}
        required
        rows={2}
        maxLength={2000}
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
      {problem && <ProblemNote problem={problem} />}
      <div className="plan-form-buttons">
        <Button submit busy={busy} icon="plus">
          {t.launch.facts.logWorks}
        </Button>
      </div>
    </form>
  );
}
