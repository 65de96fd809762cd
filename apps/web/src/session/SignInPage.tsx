import { useNavigate, useSearchParams } from "react-router";
import { Note } from "@threshold/ui/ErrorNote";
import { useWords } from "../i18n/Words.tsx";
import { Door } from "./Door.tsx";
import { localPath } from "./local-path.ts";
import { hasEnded, reportSignedIn } from "./session.ts";
import { SignInForm } from "./SignInForm.tsx";

/** Sign-in; afterwards on to the page that was asked for. */
export function SignInPage() {
  const { t } = useWords();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const to = localPath(search.get("to"));
  const isTold = search.has("error") || search.has("accepted");
  return (
    <Door title={t.session.signIn} lead={t.session.lead}>
      {search.has("error") && <Note tone="WARN">{t.session.providerFailed}</Note>}
      {search.has("accepted") && <Note tone="OK">{t.session.accepted}</Note>}
      {!isTold && hasEnded() && <Note>{t.session.ended}</Note>}
      <SignInForm
        returnTo={to}
        onSignedIn={() => {
          reportSignedIn();
          void navigate(to, { replace: true });
        }}
      />
    </Door>
  );
}
