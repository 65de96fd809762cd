import { ErrorNote } from "@threshold/ui/ErrorNote";
import { lazy, Suspense, useCallback, useEffect, useState } from "react";
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
import type {
  LinkAnswer,
  OneAct,
  OpenLink,
  OverLink,
  RectifyOpenLink,
  TenderOpenLink,
} from "./link-api.ts";
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
  const [answer, setAnswer] =
    useState<LinkAnswer<OpenLink | OverLink | RectifyOpenLink | TenderOpenLink>>();
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
  if (value.purpose === "RECTIFY")
    return (
      <Suspense fallback={<PageWait />}>
        <RectifyLinkPage link={value} token={token} onChanged={() => void load()} />
      </Suspense>
    );
  if ("tender" in value)
    return <TenderLinkPage link={value} token={token} onChanged={() => void load()} />;
  return <Opened link={value} token={token} onDone={setDone} onStale={() => void load()} />;
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

function Opened({
  link,
  token,
  onDone,
  onStale,
}: {
  link: OpenLink;
  token: string;
  onDone: (act: OneAct) => void;
  onStale: () => void;
}) {
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
        {link.facts && link.facts.length > 0 && (
          <dl>
            {link.facts.map((fact) => (
              <div key={fact.label}>
                <dt>{english ? fact.labelEn : fact.label}</dt>
                <dd>{fact.value}</dd>
              </div>
            ))}
          </dl>
        )}
        {link.label && <p>{words.asWhat(english ? link.labelEn : link.label)}</p>}
        {link.purpose === "UPLOAD_EVIDENCE" ? (
          <EvidenceForm link={link} token={token} onDone={onDone} onStale={onStale} />
        ) : link.purpose === "SUBMIT_PLAN" && link.plan ? (
          <GuestPlanForm
            link={link}
            plan={link.plan}
            token={token}
            onDone={onDone}
            onStale={onStale}
          />
        ) : link.purpose === "ANSWER" ? (
          <GuestAnswers
            questions={link.questions ?? []}
            problem={link.problem}
            token={token}
            onDone={onDone}
            onStale={onStale}
          />
        ) : link.purpose === "SUBMIT_PLAN" ? null : (
          <GuestForm
            link={link}
            purpose={link.purpose}
            token={token}
            onDone={onDone}
            onStale={onStale}
          />
        )}
        <p className="link-quiet">{words.until(format.instant(link.expiresAt))}</p>
      </div>
    </Door>
  );
}
