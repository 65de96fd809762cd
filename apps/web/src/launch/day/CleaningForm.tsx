import {
  type CleaningSection,
  type WrittenSection,
  writtenSectionNames,
} from "@threshold/domain/launch/initial-cleaning";
import { Button } from "@threshold/ui/Button";
import { Input, Textarea } from "@threshold/ui/Input";
import { useState } from "react";
import { DayInput } from "../../form/DayInput.tsx";
import { ProblemNote } from "../../form/ProblemNote.tsx";
import { useToday } from "../../form/today.ts";
import { Rows } from "../record/record-parts.tsx";
import { type Submit, useRecordAct } from "../record/use-record-act.ts";
import { useRecordWords } from "../record/use-record-words.ts";
import { type Cleaning, KeepCleaning, SubmitCleaning } from "./cleaning-documents.ts";

interface Node {
  area: string;
  from: string;
  to: string;
}

type Values = Record<WrittenSection, string> & { vendor: string; timeNodes: Node[] };

function draftOf({ initialCleaning: kept }: Cleaning): Values {
  const written = Object.fromEntries(
    writtenSectionNames.map((name) => [name, kept?.[name] ?? ""]),
  ) as Record<WrittenSection, string>;
  return {
    ...written,
    vendor: kept?.vendor ?? "",
    timeNodes: (kept?.areas ?? []).map(({ area, fromOn, toOn }) => ({
      area,
      from: fromOn,
      to: toOn,
    })),
  };
}

/** What is still blank, in the order of the paper: what would be refused is said while it is written (LCH-R27). */
const missing = (draft: Values): CleaningSection[] => [
  ...writtenSectionNames.filter((name) => draft[name].trim() === ""),
  ...(draft.timeNodes.length === 0 ? (["timeNodes"] as const) : []),
];

/** The plan as it is written. Submitting outlives the form, which begins anew with each version that is kept. */
export function CleaningForm({ plan }: { plan: Cleaning }) {
  const { t } = useRecordWords();
  const submit = useRecordAct(SubmitCleaning, t.records.submitted);
  return <Draft key={plan.initialCleaning?.version} plan={plan} submit={submit} />;
}

/** Section by section, with the areas and their times. */
function Draft({ plan, submit }: { plan: Cleaning; submit: Submit }) {
  const { t, language } = useRecordWords();
  const words = t.records.cleaning;
  const today = useToday();
  const [draft, setDraft] = useState(() => draftOf(plan));
  const put = (part: Partial<Values>) => setDraft({ ...draft, ...part });
  const keep = useRecordAct(KeepCleaning, t.records.saved);
  const save = () =>
    keep.run({
      planId: plan.id,
      version: plan.initialCleaning?.version ?? null,
      ...draft,
      vendor: draft.vendor || null,
    });
  const saveAndSubmit = async () => {
    const changed = JSON.stringify(draft) !== JSON.stringify(draftOf(plan));
    if (changed || !plan.initialCleaning) if (!(await save()).ok) return;
    await submit.run({ planId: plan.id });
  };
  const open = missing(draft).map((name) => t.records.sections[name]);
  const last = draft.timeNodes.at(-1)?.to ?? today;
  return (
    <form
      className="record-form"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Input
        label={words.vendor}
        maxLength={80}
        value={draft.vendor}
        onChange={({ target }) => put({ vendor: target.value })}
      />
      <div className="cleaning-sections">
        {writtenSectionNames.map((name) => (
          <Textarea
            key={name}
            label={t.records.sections[name]}
            hint={words.sectionHints[name]}
            rows={3}
            maxLength={4000}
            value={draft[name]}
            onChange={({ target }) => put({ [name]: target.value })}
          />
        ))}
      </div>
      <Rows
        legend={words.areas}
        kind="cleaning"
        rows={draft.timeNodes}
        blank={{ area: "", from: last, to: last }}
        nameOf={(row) => row.area}
        onChange={(timeNodes) => put({ timeNodes })}
      >
        {(row, change) => (
          <>
            <Input
              label={words.area}
              required
              maxLength={40}
              value={row.area}
              onChange={({ target }) => change({ area: target.value })}
            />
            <DayInput
              label={words.from}
              required
              value={row.from}
              onChange={(from) => change({ from })}
            />
            <DayInput
              label={words.to}
              required
              min={row.from}
              value={row.to}
              onChange={(to) => change({ to })}
            />
          </>
        )}
      </Rows>
      <p className="record-quiet" role="status">
        {open.length > 0
          ? words.missing(open.join(language === "zh" ? "、" : ", "))
          : words.complete}
      </p>
      {(keep.problem ?? submit.problem) && (
        <ProblemNote problem={(keep.problem ?? submit.problem)!} />
      )}
      <div className="record-buttons">
        <Button kind="PRIMARY" busy={submit.busy} onClick={() => void saveAndSubmit()}>
          {t.records.submit}
        </Button>
        <Button submit busy={keep.busy}>
          {t.records.saveDraft}
        </Button>
      </div>
    </form>
  );
}
