import { Badge } from "@threshold/ui/Badge";
import { Button } from "@threshold/ui/Button";
import { Input } from "@threshold/ui/Input";
import { useState } from "react";
import { ContractorField } from "../../defect/ContractorField.tsx";
import { DayInput } from "../../form/DayInput.tsx";
import { ProblemNote } from "../../form/ProblemNote.tsx";
import { useToday } from "../../form/today.ts";
import { PrintLink, RecordCard, RecordFiles } from "../record/record-parts.tsx";
import { useRecordAct } from "../record/use-record-act.ts";
import { useRecordWords } from "../record/use-record-words.ts";
import {
  type AreasPlan,
  type Handover,
  type Letter,
  SendSalesAreaLetter,
  WriteSalesAreaLetter,
} from "./area-documents.ts";
import { mayOnArea } from "./may-area.ts";

/** Defects told in writing to the developer's engineering department (书面反馈, LCH-R25): printed, sent, its file kept. */
export function AreaLetters({
  plan,
  handover,
  onChanged,
}: {
  plan: AreasPlan;
  handover: Handover;
  onChanged: () => void;
}) {
  const { t } = useRecordWords();
  const words = t.records.area;
  const { run, busy, problem } = useRecordAct(WriteSalesAreaLetter, words.written);
  const { letters, toTell } = handover;
  const unsent = letters.find(({ sentOn }) => !sentOn);
  const waiting = toTell - (unsent?.defectCount ?? 0);
  const may = mayOnArea(plan, "raiseSalesAreaDefect");
  // Whoever mended what was told before is asked again, unless another is named.
  const before = letters.findLast(({ contractor }) => contractor)?.contractor?.id;
  if (letters.length === 0 && toTell === 0) return null;
  return (
    <RecordCard title={words.letters}>
      {may && waiting > 0 && (
        <div className="record-buttons">
          <Button
            kind={unsent ? "PLAIN" : "PRIMARY"}
            busy={busy}
            onClick={() => void run({ planId: plan.id, handoverId: handover.id })}
          >
            {unsent ? words.rewrite(waiting) : words.write(waiting)}
          </Button>
        </div>
      )}
      {problem && <ProblemNote problem={problem} />}
      <ul className="area-list">
        {letters.toReversed().map((letter) => (
          <li key={`${letter.id} ${letter.sentOn}`}>
            <LetterCard
              plan={plan}
              letter={letter}
              may={may}
              contractorId={before ?? ""}
              onChanged={onChanged}
            />
          </li>
        ))}
      </ul>
    </RecordCard>
  );
}

function LetterCard({
  plan,
  letter,
  may,
  contractorId,
  onChanged,
}: {
  plan: AreasPlan;
  letter: Letter;
  may: boolean;
  contractorId: string;
  onChanged: () => void;
}) {
  const { t, format } = useRecordWords();
  const words = t.records.area;
  const { sentOn, recipient } = letter;
  return (
    <article className="area-defect">
      <header>
        <h3>{words.letter(letter.number)}</h3>
        <Badge tone={sentOn ? "OK" : "WARN"}>{sentOn ? words.told : words.untold}</Badge>
      </header>
      <p className="record-quiet">
        {words.letterDefects(letter.defectCount)}
        {sentOn && ` · ${words.sentTo(recipient ?? "", format.day(sentOn))}`}
      </p>
      <div className="record-buttons">
        <PrintLink form="AREA_ISSUE_LETTER" recordId={letter.id} />
      </div>
      <RecordFiles
        recordId={letter.id}
        files={letter.attachments}
        may={may && !sentOn}
        label={words.letterFile}
        hint={words.letterFileHint}
        onChanged={onChanged}
      />
      {may && !sentOn && <SendForm plan={plan} letterId={letter.id} contractorId={contractorId} />}
    </article>
  );
}

function SendForm({
  plan,
  letterId,
  contractorId: before,
}: {
  plan: AreasPlan;
  letterId: string;
  contractorId: string;
}) {
  const { t } = useRecordWords();
  const words = t.records.area;
  const today = useToday();
  const [sentOn, setSentOn] = useState(today);
  const [recipient, setRecipient] = useState("");
  const [contractorId, setContractor] = useState(before);
  const [tried, setTried] = useState(false);
  const { run, busy, problem } = useRecordAct(SendSalesAreaLetter, words.sent);
  return (
    <form
      className="record-grid"
      aria-label={words.send}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (recipient.trim() && contractorId)
          void run({ planId: plan.id, id: letterId, sentOn, recipient, contractorId });
      }}
    >
      <Input
        label={words.recipient}
        required
        maxLength={80}
        value={recipient}
        error={tried && !recipient.trim() ? t.approval.textMissing : undefined}
        onChange={({ target }) => setRecipient(target.value)}
      />
      <div className="form-stack">
        <ContractorField
          serviceCenterId={plan.estate.serviceCenter.id}
          value={contractorId}
          error={tried && !contractorId ? t.approval.textMissing : undefined}
          onChange={setContractor}
        />
      </div>
      <DayInput label={words.sentOn} required max={today} value={sentOn} onChange={setSentOn} />
      {problem && <ProblemNote problem={problem} />}
      <div className="record-buttons">
        <Button submit kind="PRIMARY" busy={busy}>
          {words.send}
        </Button>
      </div>
    </form>
  );
}
