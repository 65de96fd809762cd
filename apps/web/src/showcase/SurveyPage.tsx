import { Badge } from "@threshold/ui/Badge";
import { Button } from "@threshold/ui/Button";
import { Empty } from "@threshold/ui/Empty";
import { Note } from "@threshold/ui/ErrorNote";
import { Textarea } from "@threshold/ui/Input";
import { Segmented } from "@threshold/ui/Segmented";
import { Skeleton } from "@threshold/ui/Spinner";
import { useState } from "react";
import { useParams } from "react-router";
import { useQuery } from "urql";
import { AccessLinks } from "../access-link/AccessLinks.tsx";
import { ProblemNote } from "../form/ProblemNote.tsx";
import { useToday } from "../form/today.ts";
import { useAct } from "../form/use-act.ts";
import { graphql } from "../gql/gql.ts";
import type { NeedsSurveyQuery } from "../gql/graphql.ts";
import { useWords } from "../i18n/Words.tsx";
import { PrintLink } from "../launch/record/record-parts.tsx";
import "../launch/record/records.css";
import { ObligationLine } from "../obligation/ObligationLine.tsx";
import { problemOf } from "../problem.ts";
import { useAnnounce } from "../shell/announce.tsx";
import { Modal } from "../shell/Modal.tsx";
import { Page } from "../shell/Page.tsx";
import { AnswerForm, type Answers } from "./AnswerForm.tsx";
import { mayIn } from "./People.tsx";
import "./showcase.css";
import { SurveyDialog } from "./SurveyDialog.tsx";
import { surveyState } from "./Surveys.tsx";
import { FormDialog } from "../form/FormDialog.tsx";
import "./survey.css";

const SurveyDocument = graphql(/* GraphQL */ `
  query NeedsSurvey($id: ID!) {
    needsSurvey(id: $id) {
      id
      title
      topics
      untilOn
      answerCount
      linkAnswerCount
      closedOn
      adjustment
      version
      closedBy {
        id
        name
      }
      questions {
        code
        topic
        kind
        text
        options
        required
      }
      statistics {
        code
        answered
        counts
        average
        texts
      }
      links {
        id
        ...AccessLinks_links
      }
      actions {
        action
        allowed
      }
      showcase {
        id
        estate {
          id
          name
        }
      }
    }
  }
`);

const AnswerNeedsSurvey = graphql(/* GraphQL */ `
  mutation AnswerNeedsSurvey($input: AnswerNeedsSurveyInput!) {
    answerNeedsSurvey(input: $input) {
      survey {
        id
        answerCount
      }
    }
  }
`);

const CloseNeedsSurvey = graphql(/* GraphQL */ `
  mutation CloseNeedsSurvey($input: CloseNeedsSurveyInput!) {
    closeNeedsSurvey(input: $input) {
      survey {
        id
        closedOn
      }
    }
  }
`);

type Survey = NonNullable<NeedsSurveyQuery["needsSurvey"]>;

/** One survey of needs: its code for the desk, taking answers down, what was answered, and its end. */
export function SurveyPage() {
  const { id = "" } = useParams();
  const { t, format } = useWords();
  const words = t.showcase;
  const today = useToday();
  const [{ data, error }, refresh] = useQuery({ query: SurveyDocument, variables: { id } });
  const reload = () => refresh({ requestPolicy: "network-only" });
  const [open, setOpen] = useState<"ANSWER" | "CLOSE" | "CHANGE">();
  const survey = data?.needsSurvey;
  const trail = [{ label: words.title, href: "/showcase" }];
  if (!survey)
    return (
      <Page title={words.surveysTitle} trail={trail}>
        {error && <ProblemNote problem={problemOf(error)} onRetry={reload} />}
        {!data && !error && <Skeleton lines={10} />}
        {data && <Empty title={words.surveyNotFound} />}
      </Page>
    );
  const state = surveyState(survey, today);
  const { showcase } = survey;
  const done = () => {
    setOpen(undefined);
    reload();
  };
  return (
    <Page
      title={survey.title}
      trail={[
        ...trail,
        { label: showcase.estate.name, href: `/showcase/${showcase.id}?view=surveys` },
      ]}
      mark={<Badge tone={state.tone}>{words[state.word]}</Badge>}
      subtitle={[
        survey.topics.map((topic) => words.topics[topic]).join("、"),
        words.until(format.day(survey.untilOn)),
        words.answersIs(format.number(survey.answerCount)),
        words.byLink(format.number(survey.linkAnswerCount)),
      ].join(" · ")}
      actions={
        <>
          <PrintLink form="NEEDS_SURVEY" recordId={survey.id} />
          {mayIn(survey, "changeNeedsSurvey") && (
            <Button icon="edit" onClick={() => setOpen("CHANGE")}>
              {words.changeSurvey}
            </Button>
          )}
          {mayIn(survey, "closeNeedsSurvey") && (
            <Button onClick={() => setOpen("CLOSE")}>{words.closeSurvey}</Button>
          )}
          {mayIn(survey, "answerNeedsSurvey") && (
            <Button kind="PRIMARY" icon="edit" onClick={() => setOpen("ANSWER")}>
              {words.answerOnSite}
            </Button>
          )}
        </>
      }
    >
      <div className="showcase-page">
        {survey.closedOn && (
          <Note>
            {`${words.adjustment}：${survey.adjustment ?? words.noChange} · ${[
              survey.closedBy?.name,
              format.day(survey.closedOn),
            ]
              .filter(Boolean)
              .join(" · ")}`}
          </Note>
        )}
        <ObligationLine key={survey.closedOn ?? ""} recordId={survey.id} />
        {(mayIn(survey, "issueAccessLink") || survey.links.length > 0) && (
          <section className="record-card" aria-labelledby="survey-code">
            <header>
              <h2 id="survey-code">{words.code}</h2>
            </header>
            <p className="showcase-quiet">{words.codeLead}</p>
            <AccessLinks
              purpose="ANSWER"
              subjectId={survey.id}
              part="VISITOR"
              links={survey.links}
              mayIssue={mayIn(survey, "issueAccessLink")}
              onIssued={reload}
            />
          </section>
        )}
        <Statistics survey={survey} />
      </div>
      {open === "ANSWER" && <AnswerDialog survey={survey} onClose={done} />}
      {open === "CLOSE" && (
        <CloseDialog id={survey.id} onClose={() => setOpen(undefined)} onDone={done} />
      )}
      {open === "CHANGE" && (
        <SurveyDialog
          showcaseId={showcase.id}
          survey={survey}
          onClose={() => setOpen(undefined)}
          onDone={done}
        />
      )}
    </Page>
  );
}

/** Each question with how often what was said. */
function Statistics({ survey }: { survey: Survey }) {
  const { t, format } = useWords();
  const words = t.showcase;
  const told = new Map(survey.statistics.map((one) => [one.code, one]));
  return (
    <section className="showcase-part" aria-labelledby="survey-statistics">
      <header>
        <h2 id="survey-statistics">{words.statistics}</h2>
      </header>
      {survey.answerCount === 0 && <Empty title={words.noAnswers} />}
      {survey.answerCount > 0 &&
        survey.questions.map(({ code, text, kind, options }, at) => {
          const { answered, counts, average, texts } = told.get(code)!;
          const labels =
            kind === "SCORE" ? counts.map((_, one) => words.scoreOf(one + 1)) : options;
          return (
            <article key={code} className="record-card">
              <header>
                <h3>{`${at + 1}. ${text}`}</h3>
                <span className="showcase-quiet">
                  {[
                    words.answeredBy(format.number(answered)),
                    average != null && words.average(format.number(average)),
                  ]
                    .filter(Boolean)
                    .join(" · ")}
                </span>
              </header>
              {counts.length > 0 && (
                <ul className="survey-bars">
                  {counts.map((count, one) => (
                    <li key={labels[one]}>
                      <span>{labels[one]}</span>
                      <progress
                        aria-label={labels[one]}
                        max={Math.max(1, answered)}
                        value={count}
                      />
                      <span>{format.number(count)}</span>
                    </li>
                  ))}
                </ul>
              )}
              {texts.length > 0 && (
                <ul className="survey-texts">
                  {texts.map((one, index) => (
                    <li key={index}>{one}</li>
                  ))}
                </ul>
              )}
            </article>
          );
        })}
    </section>
  );
}

/** One visitor after the other on the receptionist's phone. */
function AnswerDialog({ survey, onClose }: { survey: Survey; onClose: () => void }) {
  const { t } = useWords();
  const words = t.showcase;
  const announce = useAnnounce();
  const { run, busy, problem } = useAct(AnswerNeedsSurvey);
  const [answers, setAnswers] = useState<Answers>({});
  const [visitor, setVisitor] = useState(1);
  const send = async () => {
    const said = Object.entries(answers).map(([code, value]) => {
      if (typeof value === "string") return { code, text: value };
      const { kind } = survey.questions.find((one) => one.code === code)!;
      if (kind === "SCORE") return { code, score: value as number };
      return { code, choices: Array.isArray(value) ? [...value] : [value as number] };
    });
    const { ok } = await run({ id: survey.id, answers: said });
    if (!ok) return;
    announce(words.thanks);
    setAnswers({});
    setVisitor(visitor + 1);
  };
  return (
    <Modal open onClose={onClose} title={survey.title}>
      <div className="form-stack">
        {visitor === 1 ? (
          <p className="showcase-quiet">{words.answerHint}</p>
        ) : (
          <Note>{`${words.thanks} · ${words.another}`}</Note>
        )}
        <AnswerForm
          key={visitor}
          questions={survey.questions}
          answers={answers}
          onChange={setAnswers}
          busy={busy}
          problem={problem}
          onSend={() => void send()}
        />
      </div>
    </Modal>
  );
}

type End = "ADJUSTED" | "NONE";

/** SHW-R16: what changes in the management plan, or that nothing has to. */
function CloseDialog({
  id,
  onDone,
  onClose,
}: {
  id: string;
  onDone: () => void;
  onClose: () => void;
}) {
  const { t } = useWords();
  const words = t.showcase;
  const announce = useAnnounce();
  const { run, busy, problem } = useAct(CloseNeedsSurvey);
  const [end, setEnd] = useState<End>("ADJUSTED");
  const [adjustment, setAdjustment] = useState("");
  const submit = async () => {
    const noChange = end === "NONE";
    const { ok } = await run({ id, noChange, adjustment: noChange ? null : adjustment });
    if (!ok) return;
    announce(words.surveyClosedDone);
    onDone();
  };
  return (
    <FormDialog
      title={words.closeSurvey}
      submitText={words.closeSurvey}
      busy={busy}
      problem={problem}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>{words.closeText}</p>
      <Segmented<End>
        label={words.adjustment}
        value={end}
        options={[
          { value: "ADJUSTED", label: words.adjusted },
          { value: "NONE", label: words.noChange },
        ]}
        onChange={setEnd}
      />
      {end === "ADJUSTED" && (
        <Textarea
          label={words.adjustment}
          hint={words.adjustmentHint}
          required
          rows={4}
          maxLength={2000}
          value={adjustment}
          onChange={({ target }) => setAdjustment(target.value)}
        />
      )}
    </FormDialog>
  );
}
