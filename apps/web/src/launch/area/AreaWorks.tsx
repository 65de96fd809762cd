import { Button } from "@threshold/ui/Button";
import { Textarea } from "@threshold/ui/Input";
import { useState } from "react";
import type { FormEvent } from "react";
import { DayInput } from "../../form/DayInput.tsx";
import { ProblemNote } from "../../form/ProblemNote.tsx";
import { useToday } from "../../form/today.ts";
import type { SalesArea } from "../../gql/graphql.ts";
import { RecordCard } from "../record/record-parts.tsx";
import { AreaPhotos } from "./AreaPhotos.tsx";
import { useRecordAct } from "../record/use-record-act.ts";
import { useRecordWords } from "../record/use-record-words.ts";
import { type AreasPlan, LogAreaProgress } from "./area-documents.ts";

/** The works of one area as engineering sees them (LCH-R24), with photos. */
export function AreaWorks({
  plan,
  area,
  onChanged,
}: {
  plan: AreasPlan;
  area: SalesArea;
  onChanged: () => void;
}) {
  const { t, format } = useRecordWords();
  const words = t.records.area;
  const may = plan.actions.some(({ action, allowed }) => action === "logWorksProgress" && allowed);
  const entries = plan.progressEntries
    .filter((one) => one.area === area)
    .toSorted((a, b) => b.onDay.localeCompare(a.onDay));
  return (
    <RecordCard title={words.works}>
      {may && <LogForm planId={plan.id} area={area} onLogged={onChanged} />}
      {entries.length === 0 && <p className="record-quiet">{words.noWorks}</p>}
      <ul className="area-list">
        {entries.map((entry) => (
          <li key={entry.id}>
            <p>
              <strong>{format.day(entry.onDay)}</strong> {entry.text}{" "}
              <span className="record-quiet">{entry.createdBy?.name}</span>
            </p>
            <AreaPhotos
              recordId={entry.id}
              files={entry.attachments}
              may={may}
              onChanged={onChanged}
            />
          </li>
        ))}
      </ul>
    </RecordCard>
  );
}

function LogForm({
  planId,
  area,
  onLogged,
}: {
  planId: string;
  area: SalesArea;
  onLogged: () => void;
}) {
  const { t } = useRecordWords();
  const words = t.records.area;
  const today = useToday();
  const [onDay, setOnDay] = useState(today);
  const [text, setText] = useState("");
  const { run, busy, problem } = useRecordAct(LogAreaProgress, words.logged);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!text.trim() || !(await run({ planId, area, onDay, text: text.trim() })).ok) return;
    setText("");
    onLogged();
  };
  return (
    <form className="record-form" aria-label={words.log} onSubmit={(event) => void submit(event)}>
      <Textarea
        label={words.worksText}
        hint={words.worksHint}
        required
        rows={2}
        maxLength={2000}
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
      <div className="record-inline">
        <DayInput label={t.launch.facts.onDay} max={today} value={onDay} onChange={setOnDay} />
        <Button submit busy={busy}>
          {words.log}
        </Button>
      </div>
      {problem && <ProblemNote problem={problem} />}
    </form>
  );
}
