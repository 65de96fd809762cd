import { Input, Textarea } from "@threshold/ui/Input";
import { useWords } from "../../i18n/Words.tsx";
import { FlatRows, PermitRows } from "../fact-rows.tsx";
import type { Draft } from "./draft.ts";

/** What is known of the project by now (LCH-R02); all of it may wait. */
export function FactsStep({
  draft,
  onChange,
}: {
  draft: Draft;
  onChange: (part: Partial<Draft>) => void;
}) {
  const { t } = useWords();
  return (
    <section className="wizard-card">
      <p>{t.launch.wizard.factsLead}</p>
      <PermitRows rows={draft.permits} onChange={(permits) => onChange({ permits })} />
      <FlatRows rows={draft.showFlats} onChange={(showFlats) => onChange({ showFlats })} />
      <div className="wizard-grid">
        {(["fitOutStandard", "enclosureScope"] as const).map((field) => (
          <Textarea
            key={field}
            label={t.launch.fields[field]}
            rows={2}
            value={draft[field]}
            onChange={({ target }) => onChange({ [field]: target.value })}
          />
        ))}
        <Input
          label={t.launch.fields.officePlace}
          value={draft.officePlace}
          onChange={({ target }) => onChange({ officePlace: target.value })}
        />
      </div>
    </section>
  );
}
