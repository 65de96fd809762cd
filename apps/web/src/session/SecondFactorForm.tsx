import { Button } from "@threshold/ui/Button";
import { ErrorNote } from "@threshold/ui/ErrorNote";
import { Checkbox, Input } from "@threshold/ui/Input";
import { useState } from "react";
import type { FormEvent } from "react";
import { useWords } from "../i18n/Words.tsx";
import type { AuthFault } from "./auth-api.ts";
import { verifySecondFactor } from "./auth-api.ts";
import { faultSentence } from "./fault-sentence.ts";

/** The code of the authenticator app, or one of the recovery codes. */
export function SecondFactorForm({
  onSignedIn,
  onBack,
}: {
  onSignedIn: () => void;
  onBack: () => void;
}) {
  const { t } = useWords();
  const [kind, setKind] = useState<"TOTP" | "RECOVERY">("TOTP");
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<AuthFault>();
  const totp = kind === "TOTP";

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setBusy(true);
    const answer = await verifySecondFactor(
      kind,
      String(form.get("code")),
      form.get("trust") !== null,
    );
    setBusy(false);
    if (answer.ok) onSignedIn();
    else setFault(answer.fault);
  };

  return (
    <form className="form-stack" onSubmit={(event) => void submit(event)}>
      {fault && <ErrorNote>{faultSentence(t, fault)}</ErrorNote>}
      <Input
        key={kind}
        label={totp ? t.session.totpCode : t.session.recoveryCode}
        hint={totp ? t.session.totpHint : t.session.recoveryHint}
        name="code"
        autoComplete="one-time-code"
        inputMode={totp ? "numeric" : "text"}
        autoFocus
        required
      />
      <Checkbox label={t.session.trustDevice} name="trust" />
      <Button kind="PRIMARY" submit busy={busy}>
        {t.session.confirm}
      </Button>
      <div className="form-links">
        <Button kind="QUIET" small onClick={() => setKind(totp ? "RECOVERY" : "TOTP")}>
          {totp ? t.session.useRecovery : t.session.useTotp}
        </Button>
        <Button kind="QUIET" small onClick={onBack}>
          {t.session.back}
        </Button>
      </div>
    </form>
  );
}
