import {
  bidVerdictNames,
  type DecisionSheet,
  fullScore,
  type Judgement,
  judgeSheet,
  points,
} from "@threshold/domain/bidding/decision";
import { Badge, type Tone } from "@threshold/ui/Badge";
import { Button } from "@threshold/ui/Button";
import { Empty } from "@threshold/ui/Empty";
import { Input } from "@threshold/ui/Input";
import { Segmented } from "@threshold/ui/Segmented";
import { Skeleton } from "@threshold/ui/Spinner";
import { useState } from "react";
import { useQuery } from "urql";
import { ProblemNote } from "../form/ProblemNote.tsx";
import { useAct } from "../form/use-act.ts";
import { graphql } from "../gql/gql.ts";
import type { BidDecisionSheetQuery } from "../gql/graphql.ts";
import { useWords } from "../i18n/Words.tsx";
import { problemOf } from "../problem.ts";
import { useAnnounce } from "../shell/announce.tsx";
import { ActDialog } from "./ActDialog.tsx";
import { acts } from "./acts.ts";
import { allowed, type Bidding } from "./bidding-query.ts";
import "./estimate.css";
import "./decision.css";

const BidDecisionSheet = graphql(/* GraphQL */ `
  query BidDecisionSheet($filter: BidDecisionFilter) {
    bidDecisions(first: 1, filter: $filter) {
      nodes {
        id
        version
        status
        verdict
        reason
        recommendation
        submittedAt
        decidedAt
        submittedBy {
          id
          name
        }
        decidedBy {
          id
          name
        }
        evidence {
          key
          zh
          en
        }
        sheet {
          bidFrom
          noBidBelow
          criteria {
            key
            name
            nameEn
            weight
            guide
            guideEn
          }
          knockouts {
            key
            question
            questionEn
          }
          scores {
            key
            score
            reason
          }
          answers {
            key
            holds
            note
          }
        }
      }
    }
  }
`);

type Kept = BidDecisionSheetQuery["bidDecisions"]["nodes"][number];

const sheetOf = ({ sheet }: Kept): DecisionSheet => ({
  ...sheet,
  scores: sheet.scores.map((one) => ({ ...one, score: one.score ?? null })),
  answers: sheet.answers.map((one) => ({ ...one, holds: one.holds ?? null })),
});

export const recommendationTones: Record<"BID" | "CONSIDER" | "NO_BID", Tone> = {
  BID: "OK",
  CONSIDER: "WARN",
  NO_BID: "BAD",
};

/** 投标决策表: what a bid is weighed by, what comes of it, and who decided. */
export function DecisionView({ project, onChanged }: { project: Bidding; onChanged: () => void }) {
  const { t } = useWords();
  const words = t.bidWork.decision;
  const filter = { projectId: project.id };
  const [{ data, error }, refresh] = useQuery({ query: BidDecisionSheet, variables: { filter } });
  const { run, busy, problem } = useAct(acts.beginBidDecision);
  const reload = () => {
    refresh({ requestPolicy: "network-only" });
    onChanged();
  };
  if (error) return <ProblemNote problem={problemOf(error)} onRetry={reload} />;
  if (!data) return <Skeleton lines={8} />;
  const kept = data.bidDecisions.nodes[0];
  const mayChange = allowed(project, "keepBidDecision");
  if (!kept)
    return (
      <>
        <Empty
          title={words.none}
          action={
            mayChange && (
              <Button
                kind="PRIMARY"
                busy={busy}
                onClick={async () => {
                  const { ok } = await run({ projectId: project.id });
                  if (ok) reload();
                }}
              >
                {words.begin}
              </Button>
            )
          }
        >
          {mayChange ? words.noneText : words.noneKept}
        </Empty>
        {problem && <ProblemNote problem={problem} />}
      </>
    );
  return (
    <Sheet
      key={`${kept.version}`}
      project={project}
      kept={kept}
      mayChange={mayChange && kept.status === "DRAFT"}
      onChanged={reload}
    />
  );
}

interface SheetProps {
  project: Bidding;
  kept: Kept;
  mayChange: boolean;
  onChanged: () => void;
}

function Sheet({ project, kept, mayChange, onChanged }: SheetProps) {
  const { t, language, format } = useWords();
  const words = t.bidWork.decision;
  const announce = useAnnounce();
  const [first] = useState(() => sheetOf(kept));
  const [sheet, setSheet] = useState(first);
  const [deciding, setDeciding] = useState(false);
  const save = useAct(acts.saveBidDecision);
  const submit = useAct(acts.submitBidDecision);
  const judged = judgeSheet(sheet);
  const zh = language === "zh";
  const keep = async (): Promise<boolean> => {
    if (sheet === first) return true;
    const { ok } = await save.run({
      projectId: project.id,
      version: kept.version,
      scores: sheet.scores.map((one) => ({ ...one })),
      answers: sheet.answers.map((one) => ({ ...one })),
    });
    return ok;
  };
  const send = async () => {
    if (!(await keep())) return;
    const { ok } = await submit.run({ projectId: project.id });
    if (ok) announce(words.submitted);
    onChanged();
  };
  const setScore = (key: string, changes: Partial<DecisionSheet["scores"][number]>) =>
    setSheet((now) => ({
      ...now,
      scores: put(now.scores, { key, score: null, reason: "" }, changes),
    }));
  const setAnswer = (key: string, changes: Partial<DecisionSheet["answers"][number]>) =>
    setSheet((now) => ({
      ...now,
      answers: put(now.answers, { key, holds: null, note: "" }, changes),
    }));
  const decides = kept.status === "SUBMITTED" && allowed(project, "decideBid");
  const problem = save.problem ?? submit.problem;
  return (
    <div className={mayChange ? "decision decision-editing" : "decision"}>
      <section className="bidding-part" aria-labelledby="decision-title">
        <header>
          <div>
            <h2 id="decision-title">{words.title}</h2>
            <p className="bidding-quiet">{words.lead}</p>
          </div>
          <Badge tone={kept.verdict === "NO_BID" ? "BAD" : kept.verdict ? "OK" : "NEUTRAL"}>
            {kept.verdict ? words.verdicts[kept.verdict] : words.statuses[kept.status]}
          </Badge>
        </header>
        {kept.status === "DRAFT" && kept.reason && (
          <p className="bidding-note">{words.back(kept.reason)}</p>
        )}
        {sheet.knockouts.length > 0 && (
          <section className="decision-group" aria-labelledby="decision-knockouts">
            <h3 id="decision-knockouts">{words.knockouts}</h3>
            <p className="bidding-quiet">{words.knockoutsLead}</p>
            {sheet.knockouts.map((one) => {
              const question = zh ? one.question : one.questionEn;
              const answer = sheet.answers.find(({ key }) => key === one.key);
              return (
                <div key={one.key} className="decision-row">
                  <div className="decision-name">{question}</div>
                  {mayChange ? (
                    <Segmented
                      label={question}
                      value={answer?.holds == null ? "" : answer.holds ? "YES" : "NO"}
                      options={[
                        { value: "YES", label: words.yes },
                        { value: "NO", label: words.no },
                      ]}
                      onChange={(value) => setAnswer(one.key, { holds: value === "YES" })}
                    />
                  ) : (
                    <Badge
                      tone={answer?.holds ? "OK" : answer?.holds === false ? "BAD" : "NEUTRAL"}
                    >
                      {answer?.holds == null ? "–" : answer.holds ? words.yes : words.no}
                    </Badge>
                  )}
                  {answer?.holds === false && mayChange && (
                    <Input
                      label={words.note}
                      value={answer.note}
                      maxLength={500}
                      onChange={({ target }) => setAnswer(one.key, { note: target.value })}
                    />
                  )}
                  {!mayChange && answer?.note && <small>{answer.note}</small>}
                </div>
              );
            })}
          </section>
        )}
        <section className="decision-group" aria-labelledby="decision-criteria">
          <h3 id="decision-criteria">{words.criteria}</h3>
          {sheet.criteria.map((one) => {
            const name = zh ? one.name : one.nameEn;
            const guide = zh ? one.guide : one.guideEn;
            const given = sheet.scores.find(({ key }) => key === one.key);
            const known = kept.evidence.find(({ key }) => key === one.key);
            return (
              <div key={one.key} className="decision-row">
                <div className="decision-name">
                  <strong>{name}</strong> <Badge>{words.weight(one.weight)}</Badge>
                  {mayChange && guide && <small>{guide}</small>}
                  {known && (
                    <small className="decision-known">{`${words.known}：${zh ? known.zh : known.en}`}</small>
                  )}
                </div>
                {mayChange ? (
                  <>
                    <Segmented
                      label={words.score(name)}
                      value={given?.score == null ? "" : String(given.score)}
                      options={Array.from({ length: fullScore + 1 }, (_, at) => ({
                        value: String(at),
                        label: String(at),
                      }))}
                      onChange={(value) => setScore(one.key, { score: Number(value) })}
                    />
                    <Input
                      label={<span className="visually-hidden">{words.reasonOf(name)}</span>}
                      placeholder={words.reason}
                      value={given?.reason ?? ""}
                      maxLength={500}
                      onChange={({ target }) => setScore(one.key, { reason: target.value })}
                    />
                  </>
                ) : (
                  <>
                    <strong className="decision-score">{given?.score ?? "–"}</strong>
                    <span>{given?.reason}</span>
                  </>
                )}
              </div>
            );
          })}
        </section>
        {mayChange && (
          <div className="estimate-save">
            <Button
              kind="PRIMARY"
              busy={submit.busy}
              onClick={() => void send()}
              {...(judged.recommendation === null && {
                unavailable: words.open(judged.open.length),
              })}
            >
              {words.submit}
            </Button>
            <Button
              busy={save.busy}
              onClick={async () => {
                if (!(await keep())) return;
                announce(words.saved);
                onChanged();
              }}
            >
              {words.save}
            </Button>
          </div>
        )}
        {problem && <ProblemNote problem={problem} />}
      </section>
      <div className="estimate-side">
        <Standing sheet={sheet} judged={judged} />
        {(kept.submittedBy || decides) && (
          <section className="estimate-card" aria-label={words.decided}>
            {kept.submittedBy && kept.submittedAt && (
              <p className="bidding-quiet">
                {words.sentBy(kept.submittedBy.name, format.instant(kept.submittedAt))}
              </p>
            )}
            {kept.decidedBy && kept.decidedAt && (
              <p>{words.decidedBy(kept.decidedBy.name, format.instant(kept.decidedAt))}</p>
            )}
            {kept.status === "DECIDED" && kept.reason && <p>{kept.reason}</p>}
            {decides && (
              <Button kind="PRIMARY" onClick={() => setDeciding(true)}>
                {words.decide}
              </Button>
            )}
          </section>
        )}
      </div>
      {deciding && (
        <ActDialog
          act="decideBid"
          title={`${words.decide} · ${project.estate.name}`}
          fields={[
            {
              kind: "CHOICE",
              name: "verdict",
              label: words.verdict,
              required: true,
              options: bidVerdictNames.map((value) => ({ value, label: words.verdicts[value] })),
            },
            {
              kind: "LONG",
              name: "reason",
              label: words.decisionReason,
              hint: words.reasonHint,
              maxLength: 500,
            },
          ]}
          inputOf={(values) => ({ projectId: project.id, ...values })}
          onClose={() => setDeciding(false)}
          onDone={() => {
            setDeciding(false);
            onChanged();
          }}
        />
      )}
    </div>
  );
}

/** A list with one row changed, or added. */
const put = <Row extends { readonly key: string }>(
  rows: readonly Row[],
  born: Row,
  changes: Partial<Row>,
): Row[] =>
  rows.some(({ key }) => key === born.key)
    ? rows.map((row) => (row.key === born.key ? { ...row, ...changes } : row))
    : [...rows, { ...born, ...changes }];

/** What the sheet comes to as it stands, and what of. */
function Standing({ sheet, judged }: { sheet: DecisionSheet; judged: Judgement }) {
  const { t, language } = useWords();
  const words = t.bidWork.decision;
  const zh = language === "zh";
  const named = new Map(
    [...sheet.criteria, ...sheet.knockouts].map((one) => [
      one.key,
      "name" in one ? (zh ? one.name : one.nameEn) : zh ? one.question : one.questionEn,
    ]),
  );
  const scored = new Set(sheet.scores.filter(({ score }) => score !== null).map(({ key }) => key));
  const costly = judged.parts.filter(({ key, tenths, of }) => scored.has(key) && of > tenths);
  return (
    <section className="estimate-card" aria-labelledby="decision-standing" aria-live="polite">
      <h2 id="decision-standing">{words.points}</h2>
      <p className="estimate-fee">
        <strong>{words.of100(points(judged.tenths))}</strong>
      </p>
      <progress
        className="decision-bar"
        max={1000}
        value={judged.tenths}
        aria-label={words.points}
      />
      <p className="bidding-quiet">{words.limits(sheet.bidFrom, sheet.noBidBelow)}</p>
      {judged.recommendation ? (
        <Badge tone={recommendationTones[judged.recommendation]}>
          {words.recommendations[judged.recommendation]}
        </Badge>
      ) : (
        <span className="bidding-quiet">{words.undecided}</span>
      )}
      <h3>{words.why}</h3>
      <ul className="decision-why">
        {judged.failed.map((key) => (
          <li key={key} className="bidding-bad">
            {words.whyFailed(named.get(key) ?? key)}
          </li>
        ))}
        {costly.slice(0, 4).map(({ key, tenths, of }) => (
          <li key={key}>{words.lost(named.get(key) ?? key, points(of - tenths))}</li>
        ))}
        {judged.open.length > 0 && (
          <li className="bidding-quiet">{words.open(judged.open.length)}</li>
        )}
      </ul>
    </section>
  );
}
