import { Button } from "@threshold/ui/Button";
import { Input } from "@threshold/ui/Input";
import { useState } from "react";
import { DayInput } from "../../form/DayInput.tsx";
import { ProblemNote } from "../../form/ProblemNote.tsx";
import { useToday } from "../../form/today.ts";
import { useRecordAct } from "../record/use-record-act.ts";
import { useRecordWords } from "../record/use-record-words.ts";
import { RecordAreaIssueFixed } from "./area-documents.ts";

/** The problem is mended, as whoever follows it saw. */
export function FixForm({
  planId,
  issueId,
  onClose,
}: {
  planId: string;
  issueId: string;
  onClose: () => void;
}) {
  const { t } = useRecordWords();
  const words = t.records.area;
  const today = useToday();
  const [fixedOn, setFixedOn] = useState(today);
  const [note, setNote] = useState("");
  const { run, busy, problem } = useRecordAct(RecordAreaIssueFixed, t.records.saved);
  return (
    <form
      className="record-grid"
      aria-label={words.fix}
      onSubmit={(event) => {
        event.preventDefault();
        void run({ planId, id: issueId, fixedOn, note: note || null }).then(
          ({ ok }) => ok && onClose(),
        );
      }}
    >
      <DayInput label={words.fixDay} required max={today} value={fixedOn} onChange={setFixedOn} />
      <Input
        label={words.fixNote}
        optionalText={t.shell.optional}
        maxLength={1000}
        value={note}
        onChange={({ target }) => setNote(target.value)}
      />
      {problem && <ProblemNote problem={problem} />}
      <div className="record-buttons">
        <Button submit kind="PRIMARY" busy={busy}>
          {words.fix}
        </Button>
        <Button kind="QUIET" onClick={onClose}>
          {t.records.cancel}
        </Button>
      </div>
    </form>
  );
}
