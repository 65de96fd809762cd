import { drawingSize } from "@threshold/domain/signature/drawing";
import { Button } from "@threshold/ui/Button";
import { Input } from "@threshold/ui/Input";
import { Segmented } from "@threshold/ui/Segmented";
import { SignaturePad } from "@threshold/ui/SignaturePad";
import type { Stroke } from "@threshold/ui/SignaturePad";
import { useState } from "react";
import type { FormEvent } from "react";
import { ProblemNote } from "../form/ProblemNote.tsx";
import { useAct } from "../form/use-act.ts";
import type { SignaturePanel_SignOffFragment } from "../gql/graphql.ts";
import { useWords } from "../i18n/Words.tsx";
import { SignRecord } from "./signature-documents.ts";

const WAYS = ["HANDWRITTEN", "PASSWORD", "CODE"] as const;
type Way = (typeof WAYS)[number];

/** Signs by hand on the screen or, without a hand to draw, with the password or a code. */
export function SignForm({
  signOff,
  slot,
  typed = false,
  onDone,
  onCancel,
}: {
  signOff: SignaturePanel_SignOffFragment;
  slot: string;
  /** Whoever comes by the keyboard begins with the password. */
  typed?: boolean;
  onDone: () => void;
  onCancel: () => void;
}) {
  const { t } = useWords();
  const words = t.signature;
  const [method, setMethod] = useState<Way>(typed ? "PASSWORD" : "HANDWRITTEN");
  const [strokes, setStrokes] = useState<readonly Stroke[]>([]);
  const [proof, setProof] = useState("");
  const [checked, setChecked] = useState(false);
  const { run, busy, problem } = useAct(SignRecord);
  const isDrawn = method === "HANDWRITTEN";
  const isMissing = isDrawn ? strokes.length === 0 : proof.trim() === "";
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (isMissing) return;
    const { ok } = await run({
      id: signOff.id,
      slot,
      contentHash: signOff.contentHash,
      method,
      strokes: isDrawn ? strokes.map((stroke) => [...stroke]) : null,
      password: method === "PASSWORD" ? proof : null,
      code: method === "CODE" ? proof : null,
    });
    if (ok) onDone();
  };
  return (
    <form
      className="signature-form"
      onSubmit={(event) => void submit(event)}
      aria-label={words.sign}
      noValidate
    >
      <Segmented
        label={words.way}
        value={method}
        options={WAYS.map((value) => ({ value, label: words.ways[value] }))}
        onChange={(value) => {
          setMethod(value);
          setProof("");
        }}
      />
      {isDrawn ? (
        <SignaturePad
          label={words.pad}
          {...drawingSize}
          strokes={strokes}
          onChange={setStrokes}
          error={checked && isMissing ? words.padMissing : undefined}
          texts={words.padTexts}
        />
      ) : (
        <Input
          key={method}
          autoFocus
          label={words.proofs[method]}
          hint={words.proofHints[method]}
          type={method === "PASSWORD" ? "password" : "text"}
          autoComplete={method === "PASSWORD" ? "current-password" : "one-time-code"}
          inputMode={method === "CODE" ? "numeric" : undefined}
          required
          value={proof}
          error={checked && isMissing ? t.approval.textMissing : undefined}
          onChange={({ target }) => setProof(target.value)}
        />
      )}
      <p className="signature-quiet">{words.meaning}</p>
      {problem && <ProblemNote problem={problem} />}
      <div className="signature-buttons">
        <Button submit kind="PRIMARY" busy={busy}>
          {words.confirm}
        </Button>
        <Button kind="QUIET" onClick={onCancel}>
          {t.shell.cancel}
        </Button>
      </div>
    </form>
  );
}
