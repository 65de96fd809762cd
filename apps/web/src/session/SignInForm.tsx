import { Button } from "@threshold/ui/Button";
import { ErrorNote } from "@threshold/ui/ErrorNote";
import { Input } from "@threshold/ui/Input";
import { useEffect, useState } from "react";
import type { FormEvent } from "react";
import { useWords } from "../i18n/Words.tsx";
import type { AuthFault, SignInMethods } from "./auth-api.ts";
import { authCall, signInByPassword, signInByProvider } from "./auth-api.ts";
import { faultSentence } from "./fault-sentence.ts";
import { SecondFactorForm } from "./SecondFactorForm.tsx";

/** Login and password, then the second factor where the account has one. */
export function SignInForm({
  login: known,
  returnTo,
  onSignedIn,
}: {
  /** Signing in again over a page: as the same person. */
  login?: string;
  /** Where an identity provider sends the person back to. */
  returnTo: string;
  onSignedIn: () => void;
}) {
  const [second, setSecond] = useState(false);
  if (second) return <SecondFactorForm onSignedIn={onSignedIn} onBack={() => setSecond(false)} />;
  return (
    <>
      <PasswordForm
        {...(known === undefined ? {} : { known })}
        onSecondFactor={() => setSecond(true)}
        onSignedIn={onSignedIn}
      />
      <ProviderButton returnTo={returnTo} />
    </>
  );
}

function PasswordForm({
  known,
  onSecondFactor,
  onSignedIn,
}: {
  known?: string;
  onSecondFactor: () => void;
  onSignedIn: () => void;
}) {
  const { t } = useWords();
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<AuthFault>();

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setBusy(true);
    const answer = await signInByPassword(String(form.get("login")), String(form.get("password")));
    setBusy(false);
    if (!answer.ok) return setFault(answer.fault);
    if (answer.value.twoFactorRedirect) onSecondFactor();
    else onSignedIn();
  };

  return (
    <form className="form-stack" onSubmit={(event) => void submit(event)}>
      {fault && <ErrorNote>{faultSentence(t, fault)}</ErrorNote>}
      <Input
        label={t.session.login}
        name="login"
        autoComplete="username"
        inputMode="email"
        autoCapitalize="none"
        spellCheck={false}
        defaultValue={known}
        readOnly={known !== undefined}
        autoFocus={known === undefined}
        required
      />
      <Input
        label={t.session.password}
        name="password"
        type="password"
        autoComplete="current-password"
        autoFocus={known !== undefined}
        required
      />
      <Button kind="PRIMARY" submit busy={busy}>
        {t.session.signIn}
      </Button>
    </form>
  );
}

function ProviderButton({ returnTo }: { returnTo: string }) {
  const { t } = useWords();
  const [methods, setMethods] = useState<SignInMethods>();
  const [fault, setFault] = useState<AuthFault>();

  useEffect(() => {
    void authCall<SignInMethods>("/sign-in-methods").then((answer) => {
      if (answer.ok) setMethods(answer.value);
    });
  }, []);

  const oidc = methods?.oidc;
  if (!oidc) return null;
  const leave = async () => {
    const answer = await signInByProvider(oidc.provider, returnTo);
    if (answer.ok) location.assign(answer.value.url);
    else setFault(answer.fault);
  };
  return (
    <div className="form-stack">
      <p className="door-or">{t.session.or}</p>
      {fault && <ErrorNote>{faultSentence(t, fault)}</ErrorNote>}
      <Button icon="lock" onClick={() => void leave()}>
        {t.session.signInWith(oidc.name)}
      </Button>
    </div>
  );
}
