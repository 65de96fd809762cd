import { usePhone } from "@threshold/ui/theme";
import { useEffect } from "react";
import { Outlet, useLocation, useMatches, useNavigate } from "react-router";
import { useQuery } from "urql";
import { useWords } from "../i18n/Words.tsx";
import { mayPassLater, problemOf } from "../problem.ts";
import { chooseCompany, chosenCompany } from "../session/company.ts";
import { reportSignedIn, useSessionState } from "../session/session.ts";
import { SecondFactorAsked, SecondFactorSoon } from "../session/SecondFactorAsked.tsx";
import { SignInAgain } from "../session/SignInAgain.tsx";
import { AnnounceProvider } from "./announce.tsx";
import { PageWait } from "./PageWait.tsx";
import { PhoneFrame } from "./PhoneFrame.tsx";
import { PlaceProvider } from "./place.tsx";
import { ViewerContext } from "./viewer.ts";
import { ShellViewer } from "./viewer-document.ts";
import { WideFrame } from "./WideFrame.tsx";

/** Where the app was made ready to work without signal, it starts with what is known of its viewer. */
const whoAmI = { kept: navigator.serviceWorker?.controller != null };

/** The frame around every page: who is at work, where, and the ways to go. */
export function Shell() {
  const [{ data, error }] = useQuery({ query: ShellViewer, context: whoAmI });
  const state = useSessionState();
  const location = useLocation();
  const navigate = useNavigate();

  useEffect(() => {
    const door =
      state === "SIGNED_OUT"
        ? "/sign-in"
        : state === "FACTOR_MISSING" && !data
          ? "/second-factor"
          : undefined;
    if (!door) return;
    const to = encodeURIComponent(location.pathname + location.search);
    void navigate(`${door}?to=${to}`, { replace: true });
  }, [state, data, location, navigate]);

  useEffect(() => {
    if (data) reportSignedIn();
  }, [data]);

  if (error && !data) {
    const problem = problemOf(error);
    // A company chosen in this browser earlier, by somebody else or before the account left it.
    if (!mayPassLater(problem) && chosenCompany() !== null) {
      chooseCompany(null);
      window.location.assign("/");
      return <PageWait />;
    }
    throw error;
  }
  if (!data) return <PageWait />;
  return (
    <ViewerContext value={data.viewer}>
      <PlaceProvider companyId={data.viewer.company.id}>
        <AnnounceProvider>
          <Frame />
          <SignInAgain login={data.viewer.email} />
          <SecondFactorAsked />
        </AnnounceProvider>
      </PlaceProvider>
    </ViewerContext>
  );
}

/** Where a page's route lies below the shell's and its error boundary's. */
const PAGE_DEPTH = 2;

function Frame() {
  const { t } = useWords();
  const phone = usePhone();
  useFocusOnNewPage();
  const main = (
    <main id="main" tabIndex={-1}>
      <SecondFactorSoon />
      <Outlet />
    </main>
  );
  return (
    <>
      <a className="skip" href="#main">
        {t.shell.skip}
      </a>
      {phone ? <PhoneFrame>{main}</PhoneFrame> : <WideFrame>{main}</WideFrame>}
    </>
  );
}

/** After a step to another page the keyboard and the screen reader begin at its top; what opens beside a page is none. */
function useFocusOnNewPage(): void {
  const pathname = useMatches().at(PAGE_DEPTH)?.pathname;
  useEffect(() => {
    const active = document.activeElement;
    if (active && active !== document.body)
      document.getElementById("main")?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }, [pathname]);
}
