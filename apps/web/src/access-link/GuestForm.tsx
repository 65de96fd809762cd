import { drawingSize } from "@threshold/domain/signature/drawing";
import { Button } from "@threshold/ui/Button";
import { ErrorNote } from "@threshold/ui/ErrorNote";
import { Input, Textarea } from "@threshold/ui/Input";
import { Segmented } from "@threshold/ui/Segmented";
import { SignaturePad } from "@threshold/ui/SignaturePad";
import type { Stroke } from "@threshold/ui/SignaturePad";
import { useState } from "react";
import { useWords } from "../i18n/Words.tsx";
import { asRefusal } from "../problem.ts";
import { explain } from "../refusals.ts";
import { useDeed } from "./use-deed.ts";
import type { DecideOpenLink, OneAct } from "./link-api.ts";

const YES = { APPROVE: "APPROVE", SIGN: "SIGN" } as const;
const NO = { APPROVE: "RETURN", SIGN: "REFUSE" } as const;

/** Who they are, what they say, and the one thing to do or not to do. */
export function GuestForm({
  link,
  token,
  onDone,
  onStale,
}: {
  link: DecideOpenLink;
  token: string;
  onDone: (act: OneAct) => void;
  onStale: () => void;
}) {
  const { t } = useWords();
  const words = t.link.guest;
  const { purpose } = link;
  const [name, setName] = useState(link.name);
  const [organization, setOrganization] = useState(link.organization ?? "");
  const [comment, setComment] = useState("");
  const [way, setWay] = useState<"HAND" | "TYPED">("HAND");
  const [strokes, setStrokes] = useState<readonly Stroke[]>([]);
  const [tried, setTried] = useState<OneAct>();
  const { send, busy, problem } = useDeed(token, onDone, onStale);
  const waits = asRefusal(link.problem, undefined);
  const isDrawn = purpose === "SIGN" && way === "HAND";
  const lacks = {
    name: !name.trim(),
    reason: tried === NO[purpose] && !comment.trim(),
    ink: tried === "SIGN" && isDrawn && strokes.length === 0,
  };
  const press = (act: OneAct) => {
    setTried(act);
    const isNo = act === NO[purpose];
    if (!name.trim() || (isNo && !comment.trim())) return;
    if (act === "SIGN" && isDrawn && strokes.length === 0) return;
    const drawn = act === "SIGN" && isDrawn ? strokes : null;
    const { contentHash } = link;
    void send({ act, name, organization, comment, contentHash, strokes: drawn });
  };
  if (waits) return <p>{explain(t, waits)}</p>;
  return (
    <form className="guest-form" onSubmit={(event) => event.preventDefault()} noValidate>
      <fieldset>
        <legend>{words.who}</legend>
        <Input
          label={words.name}
          hint={words.whoHint}
          required
          autoComplete="name"
          maxLength={80}
          value={name}
          error={tried && lacks.name ? words.nameMissing : undefined}
          onChange={({ target }) => setName(target.value)}
        />
        <Input
          label={words.organization}
          optionalText={t.shell.optional}
          autoComplete="organization"
          maxLength={80}
          value={organization}
          onChange={({ target }) => setOrganization(target.value)}
        />
      </fieldset>
      {purpose === "SIGN" && (
        <Segmented
          label={t.signature.way}
          value={way}
          options={[
            { value: "HAND", label: words.byHand },
            { value: "TYPED", label: words.typed },
          ]}
          onChange={setWay}
        />
      )}
      {isDrawn && (
        <SignaturePad
          label={t.signature.pad}
          {...drawingSize}
          strokes={strokes}
          onChange={setStrokes}
          error={lacks.ink ? t.signature.padMissing : undefined}
          texts={t.signature.padTexts}
        />
      )}
      {purpose === "SIGN" && way === "TYPED" && <p className="link-quiet">{words.typedText}</p>}
      <Textarea
        label={purpose === "SIGN" ? words.reason : words.comment}
        optionalText={t.shell.optional}
        hint={purpose === "SIGN" ? words.reasonHint : undefined}
        rows={2}
        maxLength={2000}
        value={comment}
        error={lacks.reason ? words.reasonMissing : undefined}
        onChange={({ target }) => setComment(target.value)}
      />
      {problem && <ErrorNote>{explain(t, problem)}</ErrorNote>}
      <div className="link-buttons">
        <Button kind="PRIMARY" busy={busy} onClick={() => press(YES[purpose])}>
          {purpose === "SIGN" ? words.sign : words.approve}
        </Button>
        <Button busy={busy} onClick={() => press(NO[purpose])}>
          {purpose === "SIGN" ? words.refuse : words.returnIt}
        </Button>
      </div>
    </form>
  );
}
