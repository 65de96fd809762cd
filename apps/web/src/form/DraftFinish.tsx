import { ConfirmButton } from "@threshold/ui/ConfirmButton";
import { Input } from "@threshold/ui/Input";
import { useState } from "react";
import { useWords } from "../i18n/Words.tsx";
import type { Problem } from "../problem.ts";
import { ProblemNote } from "./ProblemNote.tsx";

/** A draft of something in versions goes into use with a word on why it was made, or is given up. */
export function DraftFinish({
  dirty,
  publishText,
  giveUpText,
  problem,
  onPublish,
  onGiveUp,
}: {
  /** Something in it is not saved. */
  dirty: boolean;
  /** What publishing does. */
  publishText: string;
  giveUpText: string;
  problem: Problem | undefined;
  onPublish: (note: string) => Promise<void>;
  onGiveUp: () => Promise<void>;
}) {
  const { t } = useWords();
  const words = t.checklist.templates;
  const [note, setNote] = useState("");
  const reason = dirty ? words.saveFirst : note.trim() === "" ? words.noteFirst : undefined;
  return (
    <div className="checklist-finish">
      <Input label={words.note} value={note} onChange={({ target }) => setNote(target.value)} />
      <ConfirmButton
        kind="PRIMARY"
        question={publishText}
        confirmText={words.publish}
        cancelText={t.checklist.cancel}
        unavailable={reason}
        onConfirm={() => onPublish(note)}
      >
        {words.publish}
      </ConfirmButton>
      <ConfirmButton
        kind="QUIET"
        question={giveUpText}
        confirmText={words.giveUp}
        cancelText={t.checklist.cancel}
        onConfirm={onGiveUp}
      >
        {words.giveUp}
      </ConfirmButton>
      {problem && <ProblemNote problem={problem} />}
    </div>
  );
}
