import {
  makePassphrase,
  passphraseLeast,
  passphraseStrength,
  passphraseStrengths,
} from "@threshold/domain/tender/passphrase";
import { type HolderKey, makeHolderKey } from "@threshold/domain/tender/shares";
import { Button } from "@threshold/ui/Button";
import { ErrorNote, Note } from "@threshold/ui/ErrorNote";
import { Checkbox, Input } from "@threshold/ui/Input";
import { useState } from "react";
import { useWords } from "../i18n/Words.tsx";
import { explain } from "../refusals.ts";

/** A holder makes a key of their own (保管人密钥) under a passphrase: both are made here, and the passphrase stays here. */
export function HolderKeyForm({
  busy,
  onMade,
}: {
  busy: boolean;
  onMade: (key: HolderKey) => void;
}) {
  const { t } = useWords();
  const words = t.tender.key;
  const [passphrase, setPassphrase] = useState("");
  const [again, setAgain] = useState("");
  const [shown, setShown] = useState(false);
  const [knows, setKnows] = useState(false);
  const [making, setMaking] = useState(false);
  const [fault, setFault] = useState<string>();
  const strength = passphraseStrength(passphrase);
  const generate = () => {
    setPassphrase(makePassphrase());
    setAgain("");
    setShown(true);
  };
  const make = async () => {
    if (passphrase.trim() !== again.trim()) return setFault(words.differs);
    if (!knows) return setFault(words.knowsMissing);
    setFault(undefined);
    setMaking(true);
    const made = await makeHolderKey(passphrase);
    setMaking(false);
    if (made.ok) onMade(made.value);
    else setFault(explain(t, { kind: "REFUSED", details: {}, ...made.refusal }));
  };
  return (
    <form
      className="tender-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void make();
      }}
    >
      <Note tone="WARN">
        <strong>{words.warningTitle}</strong>
        <p>{words.warning}</p>
      </Note>
      <Input
        label={words.passphrase}
        hint={words.passphraseHint(passphraseLeast)}
        required
        type={shown ? "text" : "password"}
        autoComplete="new-password"
        spellCheck={false}
        maxLength={200}
        value={passphrase}
        onChange={({ target }) => setPassphrase(target.value)}
      />
      <div className="tender-buttons">
        <Button small kind="QUIET" onClick={() => setShown(!shown)}>
          {shown ? words.hide : words.show}
        </Button>
        <Button small icon="redo" onClick={generate}>
          {words.generate}
        </Button>
      </div>
      {passphrase !== "" && (
        <div className="tender-strength" role="status">
          <meter
            min={0}
            max={passphraseStrengths.length - 1}
            low={1.5}
            high={2.5}
            optimum={3}
            value={passphraseStrengths.indexOf(strength)}
            aria-label={words.strength}
          />
          <span>{words.strengths[strength]}</span>
        </div>
      )}
      <Input
        label={words.again}
        hint={words.againHint}
        required
        type={shown ? "text" : "password"}
        autoComplete="new-password"
        spellCheck={false}
        maxLength={200}
        value={again}
        onChange={({ target }) => setAgain(target.value)}
      />
      <Checkbox
        label={words.knows}
        checked={knows}
        onChange={({ target }) => setKnows(target.checked)}
      />
      {fault && <ErrorNote>{fault}</ErrorNote>}
      <div className="tender-buttons">
        <Button submit kind="PRIMARY" icon="lock" busy={busy || making}>
          {words.make}
        </Button>
      </div>
    </form>
  );
}
