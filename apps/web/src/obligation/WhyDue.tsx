import { Button } from "@threshold/ui/Button";
import { Input } from "@threshold/ui/Input";
import { roles, isRole } from "@threshold/domain/organization/roles";
import { useState } from "react";
import type { FormEvent } from "react";
import { useQuery } from "urql";
import { ProblemNote } from "../form/ProblemNote.tsx";
import { useAct } from "../form/use-act.ts";
import { graphql } from "../gql/gql.ts";
import type { WhyDueQuery } from "../gql/graphql.ts";
import { useWords } from "../i18n/Words.tsx";
import { problemOf } from "../problem.ts";
import { useMay, useViewer } from "../shell/viewer.ts";
import {
  dueAtSaid,
  dueSaid,
  linesOf,
  ruleSaid,
  ruleWords,
  totalSaid,
} from "./explanation-words.ts";
import { whyDueEn } from "./why-due.en.ts";
import { whyDueZh } from "./why-due.zh.ts";

const WhyDue_ = graphql(/* GraphQL */ `
  query WhyDue($id: ID!) {
    obligation(id: $id) {
      id
      status
      dueOn
      dueAt
      wholeDay
      provisional
      nextFiringAt
      explanation {
        anchor
        rule
        countsDays
        total
        provisional
        stretches {
          from
          to
          counted
          reason
          note
          length
        }
      }
      firings {
        id
        kind
        step
        firedAt
        role
        skippedRoles
        told {
          id
          name
        }
      }
      redatings {
        id
        fromDueAt
        toDueAt
        fromRule
        toRule
        movedAt
        reason
        createdBy {
          id
          name
        }
      }
      pauses {
        id
        pausedAt
        resumedAt
        reason
        createdBy {
          id
          name
        }
      }
    }
  }
`);

const PauseObligation = graphql(/* GraphQL */ `
  mutation PauseObligation($input: PauseObligationInput!) {
    pauseObligation(input: $input) {
      obligation {
        id
        status
      }
    }
  }
`);

const ResumeObligation = graphql(/* GraphQL */ `
  mutation ResumeObligation($input: ResumeObligationInput!) {
    resumeObligation(input: $input) {
      obligation {
        id
        status
        dueOn
        dueAt
      }
    }
  }
`);

/** The panel's words come with it, not with the page. */
const useWhyDueWords = () => ({ zh: whyDueZh, en: whyDueEn })[useWords().language];

type Obligation = NonNullable<WhyDueQuery["obligation"]>;

/** Why an obligation is due when it is, who was told when, and its pauses; asked for when shown. */
export function WhyDue({ id, onChange }: { id: string; onChange?: () => void }) {
  const words = useWhyDueWords();
  const [{ data, error, fetching }, refresh] = useQuery({ query: WhyDue_, variables: { id } });
  const again = () => {
    refresh({ requestPolicy: "network-only" });
    onChange?.();
  };
  if (error) return <ProblemNote problem={problemOf(error)} onRetry={again} />;
  if (!data?.obligation) return fetching ? <p>{words.loading}</p> : null;
  return (
    <div className="why-due">
      <Reckoning obligation={data.obligation} />
      <Redatings obligation={data.obligation} />
      <Firings obligation={data.obligation} />
      <Pauses obligation={data.obligation} onChange={again} />
    </div>
  );
}

function Reckoning({ obligation }: { obligation: Obligation }) {
  const { format, language } = useWords();
  const { timeZone } = useViewer().company;
  const words = useWhyDueWords();
  const told = obligation.explanation;
  if (!told) return <p>{words.noLimit}</p>;
  const lines = linesOf(told, timeZone, language, words, format);
  return (
    <section>
      <p className="why-due-rule">
        {ruleSaid(told, dueSaid(obligation, words, format), words, format)}
      </p>
      {lines.length > 1 && (
        <ul className="why-due-lines">
          {lines.map((line) => (
            <li key={line.key} className={line.counted ? "counted" : "not-counted"}>
              <span>{line.when}</span>
              <span>{`${line.counted ? words.counted : words.notCounted} ${line.length}`}</span>
              <span>{line.reason}</span>
            </li>
          ))}
        </ul>
      )}
      {lines.length > 1 && <p className="why-due-total">{totalSaid(told, words)}</p>}
      {told.provisional && <p className="why-due-note">{words.provisional}</p>}
    </section>
  );
}

/** That its rule changed on the way: from when to when, by whom and why. */
function Redatings({ obligation }: { obligation: Obligation }) {
  const { format } = useWords();
  const { timeZone } = useViewer().company;
  const words = useWhyDueWords();
  const said = (at: string) => dueAtSaid(at, obligation.wholeDay, timeZone, format);
  if (obligation.redatings.length === 0) return null;
  return (
    <section>
      <h3>{words.redatings}</h3>
      <ul className="why-due-firings">
        {obligation.redatings.map((one) => (
          <li key={one.id}>
            <time dateTime={one.movedAt ?? ""}>{format.instant(one.movedAt ?? "")}</time>
            <span>
              {words.redated(
                `${ruleWords(one.fromRule, words)} ${said(one.fromDueAt)}`,
                `${ruleWords(one.toRule, words)} ${said(one.toDueAt)}`,
              )}
            </span>
            <span>{[one.createdBy?.name, one.reason].filter(Boolean).join(" · ")}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Firings({ obligation }: { obligation: Obligation }) {
  const { t, format, language } = useWords();
  const words = useWhyDueWords();
  const office = (role: string) => (isRole(role) ? roles[role][language] : role);
  return (
    <section>
      <h3>{words.firings}</h3>
      {obligation.firings.length === 0 && <p>{words.noFirings}</p>}
      <ul className="why-due-firings">
        {obligation.firings.map((one) => (
          <li key={one.id}>
            <time dateTime={one.firedAt}>{format.instant(one.firedAt)}</time>
            <span>
              {[
                words.firing[one.kind](one.step, obligation.wholeDay),
                one.told.length > 0
                  ? words.told(
                      `${one.role ? `${office(one.role)} ` : ""}${format.list(one.told.map(({ name }) => name))}`,
                    )
                  : one.skippedRoles.length > 0
                    ? words.toldNobody
                    : words.stale,
                ...(one.skippedRoles.length > 0
                  ? [words.skipped(format.list(one.skippedRoles.map(office)))]
                  : []),
              ].join(t.launch.semicolon)}
            </span>
          </li>
        ))}
      </ul>
      {obligation.nextFiringAt && (
        <p className="why-due-note">{words.nextFiring(format.instant(obligation.nextFiringAt))}</p>
      )}
    </section>
  );
}

function Pauses({ obligation, onChange }: { obligation: Obligation; onChange: () => void }) {
  const { format } = useWords();
  const words = useWhyDueWords();
  const may = useMay();
  const open = obligation.status === "OPEN" || obligation.status === "PAUSED";
  if (obligation.pauses.length === 0 && !(open && may("obligation.pause"))) return null;
  return (
    <section>
      {obligation.pauses.length > 0 && <h3>{words.pauses}</h3>}
      <ul className="why-due-firings">
        {obligation.pauses.map((one) => {
          const by = one.createdBy?.name ?? "";
          const from = format.instant(one.pausedAt);
          return (
            <li key={one.id}>
              <span>
                {one.resumedAt
                  ? words.pausedUntil(from, format.instant(one.resumedAt), by)
                  : words.pausedFrom(from, by)}
              </span>
              <span>{one.reason}</span>
            </li>
          );
        })}
      </ul>
      {open && may("obligation.pause") && (
        <PauseOrResume obligation={obligation} onChange={onChange} />
      )}
    </section>
  );
}

function PauseOrResume({ obligation, onChange }: { obligation: Obligation; onChange: () => void }) {
  const words = useWhyDueWords();
  const pause = useAct(PauseObligation);
  const resume = useAct(ResumeObligation);
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState("");
  const [pressed, setPressed] = useState(false);
  const { id } = obligation;
  const problem = pause.problem ?? resume.problem;
  const doResume = async () => {
    const { ok } = await resume.run({ id });
    if (ok) onChange();
  };
  const doPause = async (event: FormEvent) => {
    event.preventDefault();
    setPressed(true);
    if (reason.trim() === "") return;
    const { ok } = await pause.run({ id, reason: reason.trim() });
    if (!ok) return;
    setAsking(false);
    setReason("");
    setPressed(false);
    onChange();
  };
  return (
    <>
      {obligation.status === "PAUSED" && (
        <Button small busy={resume.busy} onClick={() => void doResume()}>
          {words.resume}
        </Button>
      )}
      {obligation.status === "OPEN" && !asking && (
        <Button small kind="QUIET" onClick={() => setAsking(true)}>
          {words.pause}
        </Button>
      )}
      {obligation.status === "OPEN" && asking && (
        <form className="why-due-pause" onSubmit={(event) => void doPause(event)} noValidate>
          <Input
            autoFocus
            label={words.pauseReason}
            hint={words.pauseHint}
            required
            maxLength={200}
            error={pressed && reason.trim() === "" ? words.required : undefined}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          />
          <div className="why-due-buttons">
            <Button small submit busy={pause.busy}>
              {words.pauseConfirm}
            </Button>
            <Button small kind="QUIET" onClick={() => setAsking(false)}>
              {words.cancel}
            </Button>
          </div>
        </form>
      )}
      {problem && <ProblemNote problem={problem} />}
    </>
  );
}
