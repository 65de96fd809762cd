import { Button } from "@threshold/ui/Button";
import { Modal } from "../shell/Modal.tsx";
import { useWords } from "../i18n/Words.tsx";
import { useSessionState, reportSignedIn } from "./session.ts";
import { SignInForm } from "./SignInForm.tsx";
import { signOut } from "./auth-api.ts";

/** Stands over the page when the session has ended; what was typed stays, what was sent goes out again. */
export function SignInAgain({ login }: { login: string }) {
  const { t } = useWords();
  const state = useSessionState();
  return (
    <Modal
      open={state === "ENDED"}
      onClose={() => void signOut()}
      title={t.session.endedTitle}
      footer={
        <Button kind="QUIET" onClick={() => void signOut()}>
          {t.session.asSomebodyElse}
        </Button>
      }
    >
      <p className="door-lead-again">{t.session.endedText}</p>
      <SignInForm
        login={login}
        returnTo={location.pathname + location.search}
        onSignedIn={reportSignedIn}
      />
    </Modal>
  );
}
