import { Button } from "@threshold/ui/Button";
import { ErrorNote } from "@threshold/ui/ErrorNote";
import { Input } from "@threshold/ui/Input";
import { useState } from "react";
import type { FormEvent } from "react";
import { useNavigate } from "react-router";
import { useWords } from "../i18n/Words.tsx";
import type { AuthFault } from "./auth-api.ts";
import { authCall, signInByPassword } from "./auth-api.ts";
import { Door } from "./Door.tsx";
import { faultSentence } from "./fault-sentence.ts";
import { useLinkToken } from "./link-token.ts";
import { NewPassword } from "./NewPassword.tsx";
import { reportSignedIn } from "./session.ts";

/** First set-up of an empty installation: the company and its first administrator. */
export function SetupPage() {
  const { t } = useWords();
  const token = useLinkToken();
  const navigate = useNavigate();
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<AuthFault>();

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const given = Object.fromEntries(new FormData(event.currentTarget)) as Record<string, string>;
    setBusy(true);
    const made = await authCall("/setup/accept", { token, ...given });
    if (!made.ok) {
      setBusy(false);
      return setFault(made.fault);
    }
    const signedIn = await signInByPassword(given["login"] ?? "", given["password"] ?? "");
    if (signedIn.ok) reportSignedIn();
    void navigate(signedIn.ok ? "/organization" : "/sign-in?accepted", { replace: true });
  };

  const ofPassword = fault?.code.startsWith("PASSWORD_") ? faultSentence(t, fault) : undefined;
  const ofField = (field: string) =>
    fault?.field === field ? t.session.faults.INVALID_INPUT : undefined;
  return (
    <Door title={t.session.setupTitle} lead={t.session.setupLead}>
      <form className="form-stack" onSubmit={(event) => void submit(event)}>
        {fault && !ofPassword && <ErrorNote>{faultSentence(t, fault)}</ErrorNote>}
        <Input
          label={t.session.companyName}
          name="companyName"
          autoComplete="organization"
          maxLength={80}
          error={ofField("companyName")}
          autoFocus
          required
        />
        <Input
          label={t.session.companyCode}
          hint={t.session.companyCodeHint}
          name="companyCode"
          maxLength={20}
          error={ofField("companyCode")}
          required
        />
        <Input
          label={t.session.yourName}
          name="name"
          autoComplete="name"
          maxLength={80}
          error={ofField("name")}
          required
        />
        <Input
          label={t.session.login}
          name="login"
          autoComplete="username"
          error={ofField("login")}
          required
        />
        <NewPassword error={ofPassword} />
        <Button kind="PRIMARY" submit busy={busy}>
          {t.session.setUp}
        </Button>
      </form>
    </Door>
  );
}
