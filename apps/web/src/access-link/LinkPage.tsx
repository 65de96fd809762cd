import { ErrorNote } from "@threshold/ui/ErrorNote";
import { lazy, Suspense, useCallback, useEffect, useState } from "react";
import type { ReactNode } from "react";
import { SummaryFacts } from "../approval/SummaryFacts.tsx";
import { useWords } from "../i18n/Words.tsx";
import type { Problem } from "../problem.ts";
import { explain } from "../refusals.ts";
import { Door } from "../session/Door.tsx";
import { useLinkToken } from "../session/link-token.ts";
import { PageWait } from "../shell/PageWait.tsx";
import { EvidenceForm } from "./EvidenceForm.tsx";
import { GuestAnswers } from "./GuestAnswers.tsx";
import { GuestForm } from "./GuestForm.tsx";
import { readLink } from "./link-api.ts";
import type { LinkAnswer, OneAct, OneOpenLink, OpenLink, OverLink } from "./link-api.ts";
import "./access-link.css";

const TenderLinkPage = lazy(async () => ({
  default: (await import("../tender/guest/TenderLinkPage.tsx")).TenderLinkPage,
}));

const GuestPlanForm = lazy(async () => ({
  default: (await import("./GuestPlanForm.tsx")).GuestPlanForm,
}));

const RectifyLinkPage = lazy(async () => ({
  default: (await import("../defect/guest/RectifyLinkPage.tsx")).RectifyLinkPage,
}));

/** The page of a one-time link, for somebody without an account: what it is about, and the one thing to do. */
export function LinkPage() {
  const { t } = useWords();
  const token = useLinkToken();
  const [answer, setAnswer] = useState<LinkAnswer<OpenLink | OverLink>>();
  const [done, setDone] = useState<OneAct>();
  const load = useCallback(() => readLink(token).then(setAnswer), [token]);
  useEffect(() => {
    void load();
  }, [load]);
  if (done)
    return (
      <Door title={t.link.guest.done[done]}>
        <p role="status">{t.link.guest.doneText}</p>
      </Door>
    );
  if (!answer) return <PageWait />;
  if (!answer.ok) return <Unreadable problem={answer.problem} onRetry={() => void load()} />;
  const { value } = answer;
  if (value.status !== "ACTIVE")
    return (
      <Door title={t.link.guest.over[value.status] ?? ""} lead={value.company}>
        <p>{t.link.guest.askAgain}</p>
      </Door>
    );
  return (
    <Suspense fallback={<PageWait />}>
      <Opened link={value} token={token} onDone={setDone} onChanged={() => void load()} />
    </Suspense>
  );
}

/** What a link is for decides what its page is. */
function Opened({
  link,
  token,
  onDone,
  onChanged,
}: {
  link: OpenLink;
  token: string;
  onDone: (act: OneAct) => void;
  onChanged: () => void;
}) {
  const deed = { token, onDone, onStale: onChanged };
  switch (link.purpose) {
    case "RECTIFY":
      return <RectifyLinkPage link={link} token={token} onChanged={onChanged} />;
    case "NOTICE":
    case "BID":
    case "SCORE":
    case "KEEP_KEY":
      return <TenderLinkPage link={link} token={token} onChanged={onChanged} />;
    case "UPLOAD_EVIDENCE":
      return (
        <OneThing link={link}>
          <EvidenceForm link={link} {...deed} />
        </OneThing>
      );
    case "SUBMIT_PLAN":
      return (
        <OneThing link={link}>
          <GuestPlanForm link={link} {...deed} />
        </OneThing>
      );
    case "ANSWER":
      return (
        <OneThing link={link}>
          <GuestAnswers link={link} {...deed} />
        </OneThing>
      );
    case "APPROVE":
    case "SIGN":
      return (
        <OneThing link={link}>
          <GuestForm link={link} {...deed} />
        </OneThing>
      );
  }
}

function Unreadable({ problem, onRetry }: { problem: Problem; onRetry: () => void }) {
  const { t } = useWords();
  const isUnknown = problem.kind === "REFUSED" && problem.code === "NOT_FOUND";
  if (isUnknown)
    return (
      <Door title={t.link.guest.unknown}>
        <p>{t.link.guest.unknownText}</p>
      </Door>
    );
  return (
    <Door title={t.link.title}>
      <ErrorNote onRetry={onRetry} retryText={t.shell.retry}>
        {explain(t, problem)}
      </ErrorNote>
    </Door>
  );
}

/** The page of a link that does one thing: what it is about, and the form of what is done. */
function OneThing({ link, children }: { link: OneOpenLink; children: ReactNode }) {
  const { t, format, language } = useWords();
  const words = t.link.guest;
  const english = language === "en";
  return (
    <Door
      title={words.titles[link.purpose]}
      lead={words.from(link.company, link.serviceCenter ?? "")}
    >
      <div className="guest">
        <h2>{english ? (link.titleEn ?? link.title) : link.title}</h2>
        {link.facts && <SummaryFacts facts={link.facts} />}
        {link.label && <p>{words.asWhat(english ? link.labelEn : link.label)}</p>}
        {children}
        <p className="link-quiet">{words.until(format.instant(link.expiresAt))}</p>
      </div>
    </Door>
  );
}
