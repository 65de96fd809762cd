import { Button } from "@threshold/ui/Button";
import { ErrorNote } from "@threshold/ui/ErrorNote";
import { Input } from "@threshold/ui/Input";
import { useState } from "react";
import type { FormEvent } from "react";
import { useWords } from "../i18n/Words.tsx";
import type { AuthFault } from "../session/auth-api.ts";
import { authCall } from "../session/auth-api.ts";
import { faultSentence } from "../session/fault-sentence.ts";
import { NewPassword } from "../session/NewPassword.tsx";
import { useAnnounce } from "../shell/announce.tsx";

/** Another password; every other device is signed out by it. */
export function PasswordChange() {
  const { t } = useWords();
  const words = t.session.security;
  const announce = useAnnounce();
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<AuthFault>();

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const typed = new FormData(form);
    setBusy(true);
    const answer = await authCall("/change-password", {
      currentPassword: String(typed.get("current")),
      newPassword: String(typed.get("password")),
      revokeOtherSessions: true,
    });
    setBusy(false);
    setFault(answer.ok ? undefined : answer.fault);
    if (!answer.ok) return;
    form.reset();
    announce(words.passwordChanged);
  };

  const ofNew = fault?.code.startsWith("PASSWORD_") ? faultSentence(t, fault) : undefined;
  return (
    <section className="panel">
      <h2>{words.password}</h2>
      <form className="form-stack" onSubmit={(event) => void submit(event)}>
        {fault && !ofNew && <ErrorNote>{faultSentence(t, fault)}</ErrorNote>}
        <Input
          label={words.currentPassword}
          name="current"
          type="password"
          autoComplete="current-password"
          required
        />
        <NewPassword label={words.newPassword} error={ofNew} />
        <Button submit busy={busy}>
          {words.changePassword}
        </Button>
      </form>
    </section>
  );
}
