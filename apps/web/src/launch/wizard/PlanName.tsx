import { Note } from "@threshold/ui/ErrorNote";
import { Input } from "@threshold/ui/Input";
import { Link } from "react-router";
import { useWords } from "../../i18n/Words.tsx";
import type { Draft } from "./draft.ts";

/** Asked where the estate has an open plan already: which one, and what this one is called. */
export function PlanName({
  draft,
  open,
  wrong,
  onChange,
}: {
  draft: Draft;
  open: readonly { id: string; name: string }[];
  wrong: boolean;
  onChange: (part: Partial<Draft>) => void;
}) {
  const { t } = useWords();
  return (
    <section className="wizard-card">
      <Note tone="WARN">
        {t.launch.wizard.openPlans}
        {open.map(({ id, name }) => (
          <Link key={id} to={`/launches/${id}`}>
            {name}
          </Link>
        ))}
      </Note>
      <Input
        label={t.launch.fields.name}
        hint={t.launch.wizard.nameHint}
        required
        maxLength={80}
        value={draft.name}
        error={wrong ? t.launch.wizard.nameTaken : undefined}
        onChange={({ target }) => onChange({ name: target.value })}
      />
    </section>
  );
}
