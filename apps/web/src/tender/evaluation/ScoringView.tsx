import type { Scoring } from "@threshold/domain/tender/score";
import { ConfirmButton } from "@threshold/ui/ConfirmButton";
import { Empty } from "@threshold/ui/Empty";
import { ProblemNote } from "../../form/ProblemNote.tsx";
import { useAct } from "../../form/use-act.ts";
import { readFragment } from "../../gql/fragment-masking.ts";
import { graphql } from "../../gql/gql.ts";
import { useWords } from "../../i18n/Words.tsx";
import { Part } from "../parts.tsx";
import type { PartProps } from "../tender-query.ts";
import { RankTender } from "./acts.ts";
import { askable } from "./askable.ts";
import { Evaluation_tender, evaluationOf } from "./evaluation-query.ts";
import { Revisions } from "./Revisions.tsx";
import { StepLaw } from "./StepLaw.tsx";
import { Together } from "./Together.tsx";
import "./evaluation.css";

export const ScoringView_tender = graphql(/* GraphQL */ `
  fragment ScoringView_tender on Tender {
    id
    experts {
      id
      member
      scoredAt
      mine
    }
    ...Revisions_tender
  }
`);

/** The scores (评分): who has handed in, and once all are ranked, everybody's points beside each other. */
export function ScoringView({ tender, onChanged }: PartProps) {
  const { t } = useWords();
  const words = t.tenderEval;
  const scoring = readFragment(ScoringView_tender, tender);
  const { experts } = scoring;
  const evaluation = evaluationOf(readFragment(Evaluation_tender, tender));
  const rank = useAct(RankTender);
  const members = experts.filter(({ member }) => member);
  const scored = members.filter(({ scoredAt }) => scoredAt).length;
  const state = askable(t, tender, "rankTender");
  if (evaluation)
    return (
      <Part id="tender-scoring" title={words.scoring} lead={words.scoringLead}>
        <Together
          scoring={tender.scoring as unknown as Scoring}
          bids={evaluation.bids}
          members={evaluation.members}
          sheets={evaluation.sheets}
          alone={evaluation.alone}
        />
        <Revisions tender={scoring} names={evaluation.names} />
        <StepLaw tender={tender} kinds={["SHEET_SEALED", "SCORED_ALONE"]} />
      </Part>
    );
  return (
    <Part id="tender-scoring" title={words.scoring} lead={words.scoringSecret}>
      {members.some(({ mine }) => !mine) ? (
        <>
          <p className="eval-row">
            <progress max={members.length} value={scored} aria-label={words.scoring} />
            {words.scoredOf(scored, members.length)}
          </p>
          {rank.problem && <ProblemNote problem={rank.problem} />}
          {state && (
            <div className="eval-row">
              <ConfirmButton
                kind="PRIMARY"
                question={words.rankQuestion}
                confirmText={words.rank}
                cancelText={t.shell.cancel}
                unavailable={state.unavailable}
                onConfirm={async () => {
                  const done = await rank.run({ id: tender.id });
                  if (done.ok) onChanged();
                }}
              >
                {words.rank}
              </ConfirmButton>
              {state.unavailable && <span className="eval-quiet">{state.unavailable}</span>}
            </div>
          )}
        </>
      ) : (
        <Empty title={words.committeeSecret}>{words.committeeSecretWhy}</Empty>
      )}
    </Part>
  );
}
