import { Button } from "@threshold/ui/Button";
import { useEffect } from "react";
import { useNavigate, useSearchParams } from "react-router";
import { Enrol } from "../account/TwoFactor.tsx";
import { useWords } from "../i18n/Words.tsx";
import { askSession, signOut } from "./auth-api.ts";
import { Door } from "./Door.tsx";
import { localPath } from "./local-path.ts";
import { reportSignedIn } from "./session.ts";
import "../account/account.css";

/** Where whoever is to have a second factor is led after signing in; afterwards on to the page that was asked for. */
export function SecondFactorPage() {
  const { t } = useWords();
  const words = t.session.security;
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const to = localPath(search.get("to"));
  const goOn = () => {
    reportSignedIn();
    void navigate(to, { replace: true });
  };

  useEffect(() => {
    void askSession().then((answer) => {
      if (!answer.ok) return; // the form below says what is wrong
      if (!answer.value?.user) void navigate("/sign-in", { replace: true });
      else if (answer.value.user.twoFactorEnabled) void navigate("/", { replace: true });
    });
  }, [navigate]);

  return (
    <Door title={words.askedTitle} lead={words.askedLead}>
      <Enrol onDone={goOn} />
      <Button kind="QUIET" onClick={() => void signOut()}>
        {t.session.asSomebodyElse}
      </Button>
    </Door>
  );
}
