import type { Tone } from "@threshold/ui/Badge";
import { Badge } from "@threshold/ui/Badge";
import { Button } from "@threshold/ui/Button";
import { Empty } from "@threshold/ui/Empty";
import { useState } from "react";
import { Link } from "react-router";
import { useToday } from "../form/today.ts";
import type { FragmentType } from "../gql/fragment-masking.ts";
import { readFragment } from "../gql/fragment-masking.ts";
import { graphql } from "../gql/gql.ts";
import { useWords } from "../i18n/Words.tsx";
import { mayIn } from "./People.tsx";
import { SurveyDialog } from "./SurveyDialog.tsx";

export const Surveys_showcase = graphql(/* GraphQL */ `
  fragment Surveys_showcase on ShowcasePlan {
    id
    actions {
      action
      allowed
    }
    surveys {
      id
      title
      topics
      untilOn
      closedOn
      answerCount
    }
  }
`);

/** Where a survey stands on a day: collecting, over, closed. */
export function surveyState(
  { closedOn, untilOn }: { closedOn?: string | null; untilOn: string },
  today: string,
): { tone: Tone; word: "surveyOpen" | "surveyOver" | "surveyClosed" } {
  if (closedOn) return { tone: "NEUTRAL", word: "surveyClosed" };
  return untilOn < today
    ? { tone: "WARN", word: "surveyOver" }
    : { tone: "OK", word: "surveyOpen" };
}

/** What visitors were asked, and how many answered. */
export function Surveys({
  showcase: masked,
  onChanged,
}: {
  showcase: FragmentType<typeof Surveys_showcase>;
  onChanged: () => void;
}) {
  const { t, format } = useWords();
  const words = t.showcase;
  const today = useToday();
  const showcase = readFragment(Surveys_showcase, masked);
  const [adding, setAdding] = useState(false);
  return (
    <section className="showcase-part" aria-labelledby="showcase-surveys">
      <header>
        <div>
          <h2 id="showcase-surveys">{words.surveysTitle}</h2>
          <p className="showcase-quiet">{words.surveysLead}</p>
        </div>
        {mayIn(showcase, "draftNeedsSurvey") && (
          <Button icon="plus" kind="PRIMARY" onClick={() => setAdding(true)}>
            {words.addSurvey}
          </Button>
        )}
      </header>
      {showcase.surveys.length === 0 && <Empty title={words.noSurveys} />}
      {showcase.surveys.length > 0 && (
        <ul className="showcase-rows">
          {showcase.surveys.map((survey) => {
            const state = surveyState(survey, today);
            return (
              <li key={survey.id}>
                <div>
                  <Link to={`/showcase/surveys/${survey.id}`}>{survey.title}</Link>
                  <small>
                    {[
                      survey.topics.map((topic) => words.topics[topic]).join("、"),
                      words.until(format.day(survey.untilOn)),
                      words.answersIs(format.number(survey.answerCount)),
                    ].join(" · ")}
                  </small>
                </div>
                <Badge tone={state.tone}>{words[state.word]}</Badge>
              </li>
            );
          })}
        </ul>
      )}
      {adding && (
        <SurveyDialog
          showcaseId={showcase.id}
          onClose={() => setAdding(false)}
          onDone={() => {
            setAdding(false);
            onChanged();
          }}
        />
      )}
    </section>
  );
}
