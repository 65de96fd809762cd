import { ErrorNote, Note } from "@threshold/ui/ErrorNote";
import { Textarea } from "@threshold/ui/Input";
import { useState } from "react";
import { FormDialog } from "../../form/FormDialog.tsx";
import { useAct } from "../../form/use-act.ts";
import { useWords } from "../../i18n/Words.tsx";
import { SaveTenderExpert } from "./acts.ts";
import { expertLinesOf, twiceIn } from "./expert-lines.ts";

/** A list of experts pasted from a spreadsheet, looked at before it is taken over. */
export function PasteExperts({
  tenderId,
  known,
  onDone,
  onClose,
}: {
  tenderId: string;
  known: readonly string[];
  onDone: () => void;
  onClose: () => void;
}) {
  const { t } = useWords();
  const words = t.tenderEval;
  const { run, problem } = useAct(SaveTenderExpert);
  const [text, setText] = useState("");
  const [busy, setBusy] = useState(false);
  const [taken, setTaken] = useState<readonly string[]>([]);
  const lines = expertLinesOf(text).filter(({ name }) => !taken.includes(name));
  const twice = twiceIn(lines, known);
  const save = async () => {
    if (lines.length === 0 || twice.length > 0) return;
    setBusy(true);
    for (const { name, organization, phone, conflict } of lines) {
      const saved = await run({
        id: tenderId,
        kind: "EXPERT",
        name,
        organization: organization || null,
        phone: phone || null,
        conflict: conflict || null,
      });
      // Those before it are in; what is left stays here to be mended.
      if (!saved.ok) return setBusy(false);
      setTaken((before) => [...before, name]);
    }
    setBusy(false);
    onDone();
  };
  return (
    <FormDialog
      title={words.paste}
      submitText={words.takeOver(lines.length)}
      busy={busy}
      disabled={lines.length === 0 || twice.length > 0}
      problem={problem}
      onSubmit={save}
      onClose={taken.length > 0 ? onDone : onClose}
    >
      <Textarea
        label={words.pasteLabel}
        hint={words.pasteHint}
        rows={8}
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
      {twice.length > 0 && <ErrorNote>{words.twice(twice)}</ErrorNote>}
      {lines.length > 0 && twice.length === 0 && (
        <Note>
          {words.willTake(lines.length, lines.filter(({ conflict }) => conflict !== "").length)}
        </Note>
      )}
    </FormDialog>
  );
}
