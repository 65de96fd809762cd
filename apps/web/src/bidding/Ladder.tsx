import { Badge, type Tone } from "@threshold/ui/Badge";
import { ErrorNote } from "@threshold/ui/ErrorNote";
import type { ReactNode } from "react";
import { readFragment, type FragmentType } from "../gql/fragment-masking.ts";
import { graphql } from "../gql/gql.ts";
import type { Ladder_ProjectFragment } from "../gql/graphql.ts";
import { useWords } from "../i18n/Words.tsx";

export const Ladder_project = graphql(/* GraphQL */ `
  fragment Ladder_project on BiddingProject {
    id
    ladder {
      feasible
      conflictSteps
      conflictDays
      steps {
        step
        companyOn
        statuteOn
        latestOn
        binding
        dueOn
        doneOn
        daysLate
        why {
          step
          days
          rule
          origin
          statute {
            subject
            subjectEn
            source
            quotation
            quotedFrom
          }
        }
      }
    }
  }
`);

type Step = Ladder_ProjectFragment["ladder"]["steps"][number];
type Reason = Step["why"][number];

const tones: Record<NonNullable<Step["binding"]>, Tone> = {
  COMPANY: "NEUTRAL",
  STATUTE: "ACCENT",
  BOTH: "ACCENT",
  FIXED: "NEUTRAL",
};

/** The tender's steps as a ladder of dates: company and law beside each other, which binds, and why. */
export function Ladder({ project }: { project: FragmentType<typeof Ladder_project> }) {
  const { t } = useWords();
  const words = t.bidding;
  const { ladder } = readFragment(Ladder_project, project);
  return (
    <section className="bidding-part" aria-labelledby="bidding-ladder">
      <header>
        <div>
          <h2 id="bidding-ladder">{words.ladder}</h2>
          <p className="bidding-quiet">{words.ladderLead}</p>
        </div>
      </header>
      {!ladder.feasible && ladder.conflictSteps.length > 0 && (
        <ErrorNote>
          {words.infeasible(
            ladder.conflictSteps.map((step) => words.steps[step]).join(" → "),
            ladder.conflictDays,
          )}
        </ErrorNote>
      )}
      <ol className="bidding-ladder">
        {ladder.steps.map((step) => (
          <Rung key={step.step} step={step} />
        ))}
      </ol>
    </section>
  );
}

function Rung({ step }: { step: Step }) {
  const { t, format } = useWords();
  const words = t.bidding;
  const state = step.doneOn ? "done" : step.daysLate > 0 ? "late" : "open";
  return (
    <li className={`bidding-rung bidding-rung-${state}`}>
      <div className="bidding-rung-head">
        <strong>{words.steps[step.step]}</strong>
        <span className="bidding-rung-day">
          {step.doneOn
            ? words.done(format.day(step.doneOn))
            : step.dueOn && words.due(format.day(step.dueOn))}
        </span>
        {step.daysLate > 0 && <Badge tone="BAD">{words.late(step.daysLate)}</Badge>}
      </div>
      {step.latestOn && !step.doneOn && <Days step={step} />}
      {step.why.length > 0 && <Why why={step.why}>{step.doneOn && <Days step={step} />}</Why>}
    </li>
  );
}

/** Company and law beside each other, what both come to, and which of them binds. */
function Days({ step }: { step: Step }) {
  const { t, format } = useWords();
  const words = t.bidding;
  const day = (on: string | null | undefined) => (on ? format.day(on) : words.noLimit);
  return (
    <dl className="bidding-days">
      {(
        [
          [words.company, step.companyOn],
          [words.statute, step.statuteOn],
          [words.latest, step.latestOn],
        ] as const
      ).map(([label, on]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{day(on)}</dd>
        </div>
      ))}
      {step.binding && (
        <div>
          <dt className="visually-hidden">{words.whyTitle}</dt>
          <dd>
            <Badge tone={tones[step.binding]}>{words.bindings[step.binding]}</Badge>
          </dd>
        </div>
      )}
    </dl>
  );
}

function Why({ why, children }: { why: readonly Reason[]; children: ReactNode }) {
  const { t, language } = useWords();
  const words = t.bidding;
  return (
    <details className="bidding-why">
      <summary>{words.whyTitle}</summary>
      {children}
      <ol>
        {why.map((reason, at) => (
          <li key={`${reason.step}-${at}`}>
            <span>{sayReason(reason, words, language)}</span>
            {reason.statute?.quotation && (
              <blockquote lang="zh-CN">
                {reason.statute.quotation}
                <cite>{reason.statute.quotedFrom}</cite>
              </blockquote>
            )}
            {reason.statute && (
              <small className="bidding-quiet">{words.source(reason.statute.source)}</small>
            )}
          </li>
        ))}
      </ol>
    </details>
  );
}

function sayReason(
  { step, days, rule, origin, statute }: Reason,
  words: ReturnType<typeof useWords>["t"]["bidding"],
  language: "zh" | "en",
): string {
  if (rule === "BID-R01") return words.why.request;
  if (rule === "BID-R02") return words.why.contract;
  if (rule === "FIXED") return words.why.fixed;
  const subject = statute && (language === "zh" ? statute.subject : statute.subjectEn);
  const why = subject
    ? words.why.statute(subject)
    : rule.startsWith("bidding.")
      ? words.why.setting
      : words.why.order;
  const distance =
    days > 0 ? words.why.before(days, words.steps[step]) : words.why.notAfter(words.steps[step]);
  return origin === "STATUTE" && days === 0 ? why : `${distance} · ${why}`;
}
