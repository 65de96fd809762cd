import { Badge } from "@threshold/ui/Badge";
import { Button } from "@threshold/ui/Button";
import { Input } from "@threshold/ui/Input";
import { useState } from "react";
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

/** Problems told in writing to the developer's engineering department (书面反馈, LCH-R25): printed, sent, its file kept. */
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
  const { letters, issues } = handover;
  const open = issues.filter(({ status }) => status === "OPEN").length;
  const unsent = letters.find(({ sentOn }) => !sentOn);
  const waiting = open - (unsent?.issueCount ?? 0);
  const may = mayOnArea(plan, "addSalesAreaIssue");
  if (letters.length === 0 && open === 0) return null;
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
            <LetterCard planId={plan.id} letter={letter} may={may} onChanged={onChanged} />
          </li>
        ))}
      </ul>
    </RecordCard>
  );
}

function LetterCard({
  planId,
  letter,
  may,
  onChanged,
}: {
  planId: string;
  letter: Letter;
  may: boolean;
  onChanged: () => void;
}) {
  const { t, format } = useRecordWords();
  const words = t.records.area;
  const { sentOn, recipient } = letter;
  return (
    <article className="area-issue">
      <header>
        <h3>{words.letter(letter.number)}</h3>
        <Badge tone={sentOn ? "OK" : "WARN"}>{sentOn ? words.told : words.untold}</Badge>
      </header>
      <p className="record-quiet">
        {words.letterIssues(letter.issueCount)}
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
      {may && !sentOn && <SendForm planId={planId} letterId={letter.id} />}
    </article>
  );
}

function SendForm({ planId, letterId }: { planId: string; letterId: string }) {
  const { t } = useRecordWords();
  const words = t.records.area;
  const today = useToday();
  const [sentOn, setSentOn] = useState(today);
  const [recipient, setRecipient] = useState("");
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
        if (recipient.trim()) void run({ planId, id: letterId, sentOn, recipient });
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
