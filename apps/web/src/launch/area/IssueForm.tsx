import { Button } from "@threshold/ui/Button";
import { Textarea } from "@threshold/ui/Input";
import { useState } from "react";
import { DayInput } from "../../form/DayInput.tsx";
import { PersonField } from "../../form/PersonField.tsx";
import { ProblemNote } from "../../form/ProblemNote.tsx";
import type { Problem } from "../../problem.ts";
import { useRecordWords } from "../record/use-record-words.ts";
import { useViewer } from "../../shell/viewer.ts";
import type { AreasPlan, Issue } from "./area-documents.ts";

/** What is wrong, who follows it, by when it is to be mended. What was sent keeps its words. */
export function IssueForm({
  estate,
  issue,
  submitText,
  busy,
  problem,
  onSubmit,
  onCancel,
}: {
  estate: AreasPlan["estate"];
  issue?: Issue;
  submitText: string;
  busy: boolean;
  problem: Problem | undefined;
  onSubmit: (entered: { text: string; followerId: string; dueOn: string | null }) => void;
  onCancel: () => void;
}) {
  const { t } = useRecordWords();
  const words = t.records.area;
  const { person } = useViewer();
  const [text, setText] = useState(issue?.text ?? "");
  const [chosen, setChosen] = useState(issue?.follower.id);
  const [dueOn, setDueOn] = useState(issue?.dueOn ?? "");
  const [tried, setTried] = useState(false);
  // Whoever registers it follows it, unless somebody else is named.
  const followerId = chosen ?? person.id;
  const isSent = issue !== undefined && issue.status !== "OPEN";
  return (
    <form
      className="record-grid"
      aria-label={submitText}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (text.trim()) onSubmit({ text, followerId, dueOn: dueOn || null });
      }}
    >
      <div className="area-wide">
        <Textarea
          autoFocus={!isSent}
          label={words.issue}
          hint={words.issueHint}
          required
          readOnly={isSent}
          rows={2}
          maxLength={1000}
          value={text}
          error={tried && !text.trim() ? words.noText : undefined}
          onChange={({ target }) => setText(target.value)}
        />
      </div>
      <PersonField
        label={words.follower}
        required
        value={followerId}
        known={issue ? [issue.follower, person] : [person]}
        filter={{ placeIds: [estate.serviceCenter.id, estate.id] }}
        onChange={(id) => setChosen(id)}
      />
      <DayInput label={words.dueOn} value={dueOn} onChange={setDueOn} />
      {problem && <ProblemNote problem={problem} />}
      <div className="record-buttons">
        <Button submit kind="PRIMARY" busy={busy}>
          {submitText}
        </Button>
        <Button kind="QUIET" onClick={onCancel}>
          {t.records.cancel}
        </Button>
      </div>
    </form>
  );
}
