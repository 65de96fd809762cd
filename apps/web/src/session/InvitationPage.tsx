import { Button } from "@threshold/ui/Button";
import { ErrorNote, Note } from "@threshold/ui/ErrorNote";
import { Input } from "@threshold/ui/Input";
import { useEffect, useState } from "react";
import type { FormEvent } from "react";
import { useNavigate } from "react-router";
import { useWords } from "../i18n/Words.tsx";
import { PageWait } from "../shell/PageWait.tsx";
import type { AuthAnswer, AuthFault } from "./auth-api.ts";
import { authCall, signInByPassword } from "./auth-api.ts";
import { Door } from "./Door.tsx";
import { faultSentence } from "./fault-sentence.ts";
import { NewPassword } from "./NewPassword.tsx";
import { reportSignedIn } from "./session.ts";
import { useLinkToken } from "./link-token.ts";

interface Invitation {
  kind: "JOIN" | "RESET" | "SETUP";
  login: string | null;
  name: string | null;
  companyName: string | null;
  hasAccount: boolean;
}

/** Follows an invitation: a new account with a password of its own, or an account that is there already. */
export function InvitationPage() {
  const { t } = useWords();
  const token = useLinkToken();
  const [invitation, setInvitation] = useState<AuthAnswer<Invitation>>();

  useEffect(() => {
    void authCall<Invitation>("/invitation/read", { token }).then(setInvitation);
  }, [token]);

  if (!invitation) return <PageWait />;
  if (!invitation.ok)
    return (
      <Door title={t.session.invitation}>
        <ErrorNote>{faultSentence(t, invitation.fault)}</ErrorNote>
      </Door>
    );
  const { kind, companyName, name } = invitation.value;
  return (
    <Door
      title={kind === "RESET" ? t.session.resetTitle : t.session.joinTitle(companyName ?? "")}
      lead={name && t.session.hello(name)}
    >
      <AcceptForm token={token} invitation={invitation.value} />
    </Door>
  );
}

function AcceptForm({ token, invitation }: { token: string; invitation: Invitation }) {
  const { t } = useWords();
  const navigate = useNavigate();
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<AuthFault>();
  const { login, hasAccount } = invitation;

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const password = String(new FormData(event.currentTarget).get("password"));
    setBusy(true);
    const accepted = await authCall("/invitation/accept", { token, password });
    if (!accepted.ok) {
      setBusy(false);
      return setFault(accepted.fault);
    }
    const signedIn = login ? await signInByPassword(login, password) : undefined;
    if (signedIn?.ok && !signedIn.value.twoFactorRedirect) reportSignedIn();
    void navigate(signedIn?.ok ? "/" : "/sign-in?accepted", { replace: true });
  };

  const ofPassword = fault?.code.startsWith("PASSWORD_") ? faultSentence(t, fault) : undefined;
  return (
    <form className="form-stack" onSubmit={(event) => void submit(event)}>
      {fault && !ofPassword && <ErrorNote>{faultSentence(t, fault)}</ErrorNote>}
      {login && (
        <Input
          label={t.session.login}
          name="login"
          autoComplete="username"
          value={login}
          readOnly
        />
      )}
      {hasAccount ? (
        <>
          <Note>{t.session.hasAccount}</Note>
          <Input
            label={t.session.password}
            name="password"
            type="password"
            autoComplete="current-password"
            required
          />
        </>
      ) : (
        <NewPassword error={ofPassword} />
      )}
      <Button kind="PRIMARY" submit busy={busy}>
        {invitation.kind === "RESET" ? t.session.setPassword : t.session.join}
      </Button>
    </form>
  );
}
