import { checkCriteria } from "@threshold/domain/bidding/decision";
import { Button } from "@threshold/ui/Button";
import { Input } from "@threshold/ui/Input";
import { Skeleton } from "@threshold/ui/Spinner";
import { useState } from "react";
import { useQuery } from "urql";
import { ProblemNote } from "../form/ProblemNote.tsx";
import { useAct } from "../form/use-act.ts";
import { graphql } from "../gql/gql.ts";
import type { BidCriteriaSettingQuery } from "../gql/graphql.ts";
import { useWords } from "../i18n/Words.tsx";
import { problemOf } from "../problem.ts";
import { useAnnounce } from "../shell/announce.tsx";
import "../bidding/decision.css";

const BidCriteriaSetting = graphql(/* GraphQL */ `
  query BidCriteriaSetting {
    bidCriteria {
      number
      bidFrom
      noBidBelow
      savedAt
      savedBy
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
    }
  }
`);

const SaveBidCriteria = graphql(/* GraphQL */ `
  mutation SaveBidCriteria($input: SaveBidCriteriaInput!) {
    saveBidCriteria(input: $input) {
      criteria {
        number
      }
    }
  }
`);

type Kept = BidCriteriaSettingQuery["bidCriteria"];

/** What the company weighs bids by (投标决策标准); an administrator keeps it. */
export function BidCriteria({ manages }: { manages: boolean }) {
  const { t, format } = useWords();
  const words = t.bidWork.criteria;
  const [{ data, error }, refresh] = useQuery({ query: BidCriteriaSetting });
  const kept = data?.bidCriteria;
  return (
    <section className="panel setting-group">
      <p className="quiet">{words.lead}</p>
      {error && <ProblemNote problem={problemOf(error)} onRetry={() => refresh()} />}
      {!kept && !error && <Skeleton lines={6} />}
      {kept && (
        <>
          <p className="quiet">
            {kept.number === 0
              ? words.standard
              : words.version(
                  kept.number,
                  kept.savedBy ?? "",
                  kept.savedAt ? format.instant(kept.savedAt) : "",
                )}
          </p>
          <Criteria
            key={kept.number}
            kept={kept}
            manages={manages}
            onSaved={() => refresh({ requestPolicy: "network-only" })}
          />
        </>
      )}
    </section>
  );
}

interface CriteriaProps {
  kept: Kept;
  manages: boolean;
  onSaved: () => void;
}

function Criteria({ kept, manages, onSaved }: CriteriaProps) {
  const { t } = useWords();
  const words = t.bidWork.criteria;
  const announce = useAnnounce();
  const { run, busy, problem } = useAct(SaveBidCriteria);
  // A row keeps its place on the screen while it is typed in: `at` is its key.
  const [criteria, setCriteria] = useState(() => kept.criteria.map((one, at) => ({ ...one, at })));
  const [knockouts, setKnockouts] = useState(() =>
    kept.knockouts.map((one, at) => ({ ...one, at })),
  );
  const [limits, setLimits] = useState({ bidFrom: kept.bidFrom, noBidBelow: kept.noBidBelow });
  const content = {
    criteria: criteria.map(({ at: _at, ...one }) => one),
    knockouts: knockouts.map(({ at: _at, ...one }) => one),
    ...limits,
  };
  const checked = checkCriteria(content);
  const sum = criteria.reduce((all, { weight }) => all + weight, 0);
  const next = (rows: readonly { at: number }[]) => Math.max(-1, ...rows.map(({ at }) => at)) + 1;
  const setCriterion = (at: number, changes: Partial<Kept["criteria"][number]>) =>
    setCriteria((rows) => rows.map((one) => (one.at === at ? { ...one, ...changes } : one)));
  const setKnockout = (at: number, changes: Partial<Kept["knockouts"][number]>) =>
    setKnockouts((rows) => rows.map((one) => (one.at === at ? { ...one, ...changes } : one)));
  const save = async () => {
    const keyed = <Row extends { key: string }>({ key, ...one }: Row) => ({
      ...one,
      key: key || null,
    });
    const { ok } = await run({
      number: kept.number,
      criteria: content.criteria.map(keyed),
      knockouts: content.knockouts.map(keyed),
      ...limits,
    });
    if (!ok) return;
    announce(words.saved);
    onSaved();
  };
  const label = (row: number, text: string) => (
    <>
      <span className="visually-hidden">{words.row(row + 1, "")}</span>
      {text}
    </>
  );
  const limit = (name: keyof typeof limits) => (
    <Input
      label={words[name]}
      inputMode="numeric"
      value={String(limits[name])}
      readOnly={!manages}
      onChange={({ target }) => setLimits({ ...limits, [name]: whole(target.value) })}
    />
  );
  return (
    <>
      <div className="criteria-rows">
        {criteria.map((one, row) => (
          <div key={one.at} className="criteria-row">
            <Input
              label={label(row, words.name)}
              value={one.name}
              maxLength={40}
              readOnly={!manages}
              onChange={({ target }) => setCriterion(one.at, { name: target.value })}
            />
            <Input
              label={label(row, words.nameEn)}
              value={one.nameEn}
              maxLength={80}
              readOnly={!manages}
              onChange={({ target }) => setCriterion(one.at, { nameEn: target.value })}
            />
            <Input
              label={label(row, words.weight)}
              inputMode="numeric"
              value={String(one.weight)}
              readOnly={!manages}
              onChange={({ target }) => setCriterion(one.at, { weight: whole(target.value) })}
            />
            <Input
              label={label(row, words.guide)}
              value={one.guide}
              maxLength={200}
              readOnly={!manages}
              onChange={({ target }) => setCriterion(one.at, { guide: target.value })}
            />
            {manages && (
              <Button
                small
                kind="QUIET"
                icon="close"
                aria-label={words.remove(one.name)}
                onClick={() => setCriteria((rows) => rows.filter(({ at }) => at !== one.at))}
              />
            )}
          </div>
        ))}
      </div>
      <p className={sum === 100 ? "quiet" : "bidding-bad"} aria-live="polite">
        {words.sum(sum)}
      </p>
      {manages && (
        <span>
          <Button
            small
            icon="plus"
            onClick={() =>
              setCriteria((rows) => [
                ...rows,
                {
                  key: "",
                  name: "",
                  nameEn: "",
                  weight: 5,
                  guide: "",
                  guideEn: "",
                  at: next(rows),
                },
              ])
            }
          >
            {words.addCriterion}
          </Button>
        </span>
      )}
      <div className="criteria-rows">
        {knockouts.map((one, row) => (
          <div key={one.at} className="criteria-row criteria-row-question">
            <Input
              label={label(row, words.question)}
              value={one.question}
              maxLength={120}
              readOnly={!manages}
              onChange={({ target }) => setKnockout(one.at, { question: target.value })}
            />
            <Input
              label={label(row, words.nameEn)}
              value={one.questionEn}
              maxLength={200}
              readOnly={!manages}
              onChange={({ target }) => setKnockout(one.at, { questionEn: target.value })}
            />
            {manages && (
              <Button
                small
                kind="QUIET"
                icon="close"
                aria-label={words.remove(one.question)}
                onClick={() => setKnockouts((rows) => rows.filter(({ at }) => at !== one.at))}
              />
            )}
          </div>
        ))}
      </div>
      {manages && (
        <span>
          <Button
            small
            icon="plus"
            onClick={() =>
              setKnockouts((rows) => [
                ...rows,
                { key: "", question: "", questionEn: "", at: next(rows) },
              ])
            }
          >
            {words.addKnockout}
          </Button>
        </span>
      )}
      <div className="criteria-row criteria-row-question">
        {limit("bidFrom")}
        {limit("noBidBelow")}
      </div>
      {problem && <ProblemNote problem={problem} />}
      {manages && (
        <div className="page-actions">
          <Button
            kind="PRIMARY"
            busy={busy}
            onClick={() => void save()}
            {...(!checked.ok && {
              unavailable: t.refusals[checked.refusal.code](checked.refusal.details ?? {}),
            })}
          >
            {words.save}
          </Button>
        </div>
      )}
    </>
  );
}

/** What stands for nothing yet is 0, which is refused by name. */
const whole = (text: string): number => (/^\d{1,3}$/.test(text.trim()) ? Number(text) : 0);
