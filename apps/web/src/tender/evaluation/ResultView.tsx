import type { Scoring } from "@threshold/domain/tender/score";
import { Badge } from "@threshold/ui/Badge";
import { Button } from "@threshold/ui/Button";
import { Empty } from "@threshold/ui/Empty";
import { Note } from "@threshold/ui/ErrorNote";
import { readFragment } from "../../gql/fragment-masking.ts";
import { graphql } from "../../gql/gql.ts";
import { useWords } from "../../i18n/Words.tsx";
import { Facts, Part, useAsking } from "../parts.tsx";
import { allowed, eventOf, type PartProps } from "../tender-query.ts";
import { AnswerTenderComplaint, AwardTender, TellTenderResult } from "./acts.ts";
import { askable } from "./askable.ts";
import { Evaluation_tender, evaluationOf } from "./evaluation-query.ts";
import { Reckoning } from "./Reckoning.tsx";
import { StepLaw } from "./StepLaw.tsx";
import "./evaluation.css";

export const ResultView_tender = graphql(/* GraphQL */ `
  fragment ResultView_tender on Tender {
    id
    awardedAt
    awardedTo {
      id
      name
      price
      rank
      score
    }
    complaintsUntil
    complaints {
      question
      text
      askedAt
      answer
      answeredAt
    }
  }
`);

/** Ranking, award, result to all, and complaints (中标候选人、定标、公示与异议). */
export function ResultView({ tender, onChanged }: PartProps) {
  const { t } = useWords();
  const words = t.tenderEval;
  const evaluation = evaluationOf(readFragment(Evaluation_tender, tender));
  return (
    <div className="eval-stack">
      <Award tender={tender} onChanged={onChanged} />
      <Part id="tender-ranking" title={words.ranking} lead={words.rankingLead}>
        {evaluation ? (
          <Reckoning
            scoring={tender.scoring as unknown as Scoring}
            bids={evaluation.bids}
            members={evaluation.members}
            sheets={evaluation.sheets}
            lots={evaluation.lots}
            told={evaluation.told}
          />
        ) : (
          <Empty title={words.rankingSecret} />
        )}
        <StepLaw tender={tender} kinds={["RANKED"]} />
      </Part>
      <Complaints tender={tender} onChanged={onChanged} />
    </div>
  );
}

const inDays = (now: string, days: number): string => {
  const until = new Date(Date.parse(now) + days * 86_400_000);
  until.setHours(17, 0, 0, 0);
  return until.toISOString();
};

function Award({ tender, onChanged }: PartProps) {
  const { t, format } = useWords();
  const words = t.tenderEval;
  const { ask, dialog } = useAsking(onChanged);
  const { awardedTo, awardedAt, complaintsUntil } = readFragment(ResultView_tender, tender);
  const evaluation = evaluationOf(readFragment(Evaluation_tender, tender));
  const bidders = readFragment(Evaluation_tender, tender).bidders;
  const award = askable(t, tender, "awardTender");
  const tell = askable(t, tender, "tellTenderResult");
  const ranked = (evaluation?.told.ranked ?? []).flatMap(
    (reference) => bidders.find((one) => one.reference === reference) ?? [],
  );
  const askAward = () =>
    ask({
      title: words.award,
      lead: words.awardLead,
      act: AwardTender,
      fields: [
        {
          kind: "CHOICE",
          name: "bidderId",
          label: words.winner,
          required: true,
          options: ranked.map(({ id, name }, at) => ({
            value: id,
            label: `${words.candidate(at + 1)} · ${name}`,
          })),
        },
        {
          kind: "LONG",
          name: "reason",
          label: words.awardReason,
          hint: words.awardReasonHint,
          maxLength: 500,
        },
      ],
      values: { bidderId: ranked.find(({ id }) => id !== awardedTo?.id)?.id },
      submitText: words.award,
      inputOf: (values) => ({ id: tender.id, ...values }),
    });
  const judged = new Set(evaluation?.bids.map(({ bidder }) => bidder));
  const askTell = () =>
    ask({
      title: words.tell,
      lead: words.tellLead(bidders.filter(({ reference }) => judged.has(reference)).length),
      act: TellTenderResult,
      fields: [
        {
          kind: "MOMENT",
          name: "complaintsUntil",
          label: words.complaintsUntil,
          hint: words.complaintsUntilHint,
          required: true,
        },
      ],
      values: { complaintsUntil: inDays(tender.now, 3) },
      submitText: words.tell,
      inputOf: (values) => ({
        id: tender.id,
        ...values,
        toldIds: bidders.filter(({ reference }) => judged.has(reference)).map(({ id }) => id),
      }),
    });
  const awarded = eventOf(tender, "AWARDED");
  return (
    <Part
      id="tender-award"
      title={words.awardTitle}
      lead={awardedTo ? undefined : words.awardOpen}
      action={
        <>
          {award && (tender.status === "RANKED" || !award.unavailable) && (
            <Button kind={awardedTo ? "QUIET" : "PRIMARY"} onClick={askAward} {...award}>
              {awardedTo ? words.awardNext : words.award}
            </Button>
          )}
          {tell && (
            <Button kind="PRIMARY" onClick={askTell} {...tell}>
              {words.tell}
            </Button>
          )}
        </>
      }
    >
      {awardedTo && (
        <Facts
          facts={[
            [words.winner, awardedTo.name],
            [words.bidPrice, awardedTo.price && words.price(awardedTo.price)],
            [words.awardedOn, awardedAt && format.instant(awardedAt)],
            [words.awardReason, awarded?.reason],
            [words.complaintsUntil, complaintsUntil && format.instant(complaintsUntil)],
          ]}
        />
      )}
      <StepLaw tender={tender} kinds={["AWARDED", "RESULT_TOLD"]} />
      {dialog}
    </Part>
  );
}

function Complaints({ tender, onChanged }: PartProps) {
  const { t, format } = useWords();
  const words = t.tenderEval;
  const { ask, dialog } = useAsking(onChanged);
  const { complaints, complaintsUntil } = readFragment(ResultView_tender, tender);
  if (!complaintsUntil) return null;
  const may = allowed(tender, "answerTenderComplaint");
  const isOver = Date.parse(complaintsUntil) <= Date.parse(tender.now);
  return (
    <Part
      id="tender-complaints"
      title={words.complaints}
      mark={
        <Badge tone={isOver ? "NEUTRAL" : "ACCENT"}>
          {isOver ? words.complaintsOver : words.complaintsOpen}
        </Badge>
      }
      lead={words.complaintsLead(format.instant(complaintsUntil))}
    >
      {complaints.length === 0 && <Note>{words.noComplaints}</Note>}
      <ul className="eval-rows">
        {complaints.map(({ question, text, askedAt, answer, answeredAt }) => (
          <li key={question}>
            <div>
              <strong>{text}</strong>
              {askedAt && <small>{format.instant(askedAt)}</small>}
              {answer && (
                <>
                  <span>{answer}</span>
                  {answeredAt && <small>{words.answeredAt(format.instant(answeredAt))}</small>}
                </>
              )}
            </div>
            {!answer && may && (
              <Button
                small
                onClick={() =>
                  ask({
                    title: words.answer,
                    lead: text,
                    act: AnswerTenderComplaint,
                    fields: [
                      {
                        kind: "LONG",
                        name: "text",
                        label: words.answerText,
                        required: true,
                        maxLength: 2000,
                      },
                    ],
                    submitText: words.answer,
                    inputOf: (values) => ({ id: tender.id, complaint: question, ...values }),
                  })
                }
              >
                {words.answer}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {dialog}
    </Part>
  );
}
