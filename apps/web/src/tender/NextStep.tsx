import { Button } from "@threshold/ui/Button";
import { Menu } from "@threshold/ui/Menu";
import { useSearchParams } from "react-router";
import { Checks } from "../bidding/Checks.tsx";
import { ProblemNote } from "../form/ProblemNote.tsx";
import { useAct } from "../form/use-act.ts";
import { useWords } from "../i18n/Words.tsx";
import { asRefusal } from "../problem.ts";
import { explain } from "../refusals.ts";
import { ExtendTenderDeadline, FailTender, IssueTenderNotice } from "./acts.ts";
import { Onward } from "./evaluation/Onward.tsx";
import { Retender } from "./evaluation/Retender.tsx";
import { useAsking } from "./parts.tsx";
import "../bidding/bidding.css";
import { allowed, offered, type PartProps } from "./tender-query.ts";

/** What is next and what the law will say to it, and what else can be done with the whole tender. */
export function NextStep({ tender, onChanged }: PartProps) {
  const { t } = useWords();
  const words = t.tender;
  const [, setAddress] = useSearchParams();
  const { ask, dialog } = useAsking(onChanged);
  const issue = useAct(IssueTenderNotice);
  const state = offered(tender, "issueTenderNotice");
  const id = tender.id;
  const hint = allowed(tender, "openTender") ? words.nextOpening : words.next[tender.status];
  const against = state && !state.allowed && asRefusal(state.code, state.details);
  const isDraft = tender.status === "DRAFT";
  const others = [
    ...(allowed(tender, "extendTenderDeadline")
      ? [
          {
            key: "extend",
            label: words.extend,
            onChoose: () =>
              ask({
                title: words.extend,
                lead: words.extendLead,
                act: ExtendTenderDeadline,
                fields: [
                  {
                    kind: "MOMENT" as const,
                    name: "deadline",
                    label: words.newDeadline,
                    required: true,
                  },
                  {
                    kind: "LONG" as const,
                    name: "reason",
                    label: words.reason,
                    required: true,
                    maxLength: 500,
                  },
                ],
                values: { deadline: tender.deadline },
                submitText: words.extend,
                inputOf: (values) => ({ id, ...values }),
              }),
          },
        ]
      : []),
    ...(allowed(tender, "failTender")
      ? [
          {
            key: "fail",
            label: words.fail,
            onChoose: () =>
              ask({
                title: words.fail,
                lead: words.failLead,
                act: FailTender,
                fields: [
                  {
                    kind: "LONG" as const,
                    name: "reason",
                    label: words.reason,
                    required: true,
                    maxLength: 500,
                  },
                ],
                submitText: words.fail,
                inputOf: (values) => ({ id, ...values }),
              }),
          },
        ]
      : []),
  ];
  return (
    <section className="tender-part tender-next" aria-labelledby="tender-next">
      <header>
        <div>
          <h2 id="tender-next">{words.nextTitle}</h2>
          <p className="tender-quiet">
            {tender.status === "FAILED" && tender.failedReason
              ? words.failedBecause(tender.failedReason)
              : hint}
          </p>
        </div>
        <span className="tender-buttons">
          <Retender tender={tender} />
          <Onward tender={tender} onGo={(view) => setAddress({ view })} />
          {allowed(tender, "openTender") && (
            <Button kind="PRIMARY" onClick={() => setAddress({ view: "bids" })}>
              {words.opening.begin}
            </Button>
          )}
          {isDraft && state && (
            <Button
              kind="PRIMARY"
              busy={issue.busy}
              {...(against && { unavailable: explain(t, against) })}
              onClick={() =>
                void issue.run({ id }).then(({ ok }) => {
                  if (ok) onChanged();
                })
              }
            >
              {words.issue}
            </Button>
          )}
          {others.length > 0 && <Menu label={words.more} align="end" items={others} />}
        </span>
      </header>
      {against && isDraft && <p className="tender-bad">{explain(t, against)}</p>}
      {issue.problem && <ProblemNote problem={issue.problem} />}
      {tender.nextChecks && tender.nextChecks.length > 0 && (
        <details className="tender-section" open={isDraft}>
          <summary>
            <span>{words.checks(tender.nextChecks.length)}</span>
          </summary>
          <Checks checks={tender.nextChecks} />
        </details>
      )}
      {dialog}
    </section>
  );
}
