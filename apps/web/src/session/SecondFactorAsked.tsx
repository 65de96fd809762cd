import { Button, buttonClass, ButtonLink } from "@threshold/ui/Button";
import { Note } from "@threshold/ui/ErrorNote";
import { Link } from "react-router";
import { useWords } from "../i18n/Words.tsx";
import { Modal } from "../shell/Modal.tsx";
import { useViewer } from "../shell/viewer.ts";
import { signOut } from "./auth-api.ts";
import { reportSignedIn, useSessionState } from "./session.ts";

/** Tells ahead of the day from which the company asks a second factor. */
export function SecondFactorSoon() {
  const { t, format } = useWords();
  const { secondFactorFrom } = useViewer();
  if (!secondFactorFrom) return null;
  return (
    <Note
      tone="WARN"
      action={
        <Link className={buttonClass({ small: true })} to="/account">
          {t.session.factorSetUp}
        </Link>
      }
    >
      {t.session.factorSoon(format.day(secondFactorFrom))}
    </Note>
  );
}

/** Stands over a page in use on the day that it is asked from: it is set up beside, and what was typed stays. */
export function SecondFactorAsked() {
  const { t } = useWords();
  const state = useSessionState();
  return (
    <Modal
      open={state === "FACTOR_MISSING"}
      onClose={() => void signOut()}
      title={t.session.factorTitle}
      footer={
        <>
          <Button kind="QUIET" onClick={() => void signOut()}>
            {t.session.asSomebodyElse}
          </Button>
          <Button kind="PRIMARY" onClick={reportSignedIn}>
            {t.session.factorGoOn}
          </Button>
        </>
      }
    >
      <p>{t.session.factorText}</p>
      <ButtonLink href="/second-factor" target="_blank" rel="noopener">
        {t.session.factorSetUp}
      </ButtonLink>
    </Modal>
  );
}
