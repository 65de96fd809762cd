import {
  type QuestionKind,
  questionKinds,
  standardQuestions,
} from "@threshold/domain/showcase/survey";
import { type SurveyTopic, surveyTopics } from "@threshold/domain/showcase/vocabulary";
import { Button } from "@threshold/ui/Button";
import { Input, Select, Textarea } from "@threshold/ui/Input";
import { useState } from "react";
import { DayInput } from "../form/DayInput.tsx";
import { useToday } from "../form/today.ts";
import { useAct } from "../form/use-act.ts";
import { graphql } from "../gql/gql.ts";
import { useWords } from "../i18n/Words.tsx";
import { FormDialog } from "../form/FormDialog.tsx";
import "./survey.css";

const DraftNeedsSurvey = graphql(/* GraphQL */ `
  mutation DraftNeedsSurvey($input: DraftNeedsSurveyInput!) {
    draftNeedsSurvey(input: $input) {
      survey {
        id
      }
    }
  }
`);

const ChangeNeedsSurvey = graphql(/* GraphQL */ `
  mutation ChangeNeedsSurvey($input: ChangeNeedsSurveyInput!) {
    changeNeedsSurvey(input: $input) {
      survey {
        id
        version
      }
    }
  }
`);

interface Asked {
  readonly topic: SurveyTopic;
  readonly kind: QuestionKind;
  readonly text: string;
  readonly options: readonly string[];
  readonly required: boolean;
}

const topicNames = Object.keys(surveyTopics) as SurveyTopic[];
const hasOptions = (kind: QuestionKind) => kind === "ONE" || kind === "MANY";

/** A questionnaire to begin with, or one that nobody answered yet: its questions one under the other. */
export function SurveyDialog({
  showcaseId,
  survey,
  onDone,
  onClose,
}: {
  showcaseId: string;
  survey?: {
    readonly id: string;
    readonly version: number;
    readonly title: string;
    readonly topics: readonly SurveyTopic[];
    readonly untilOn: string;
    readonly questions: readonly Asked[];
  };
  onDone: () => void;
  onClose: () => void;
}) {
  const { t } = useWords();
  const words = t.showcase;
  const labels = words.surveyFields;
  const today = useToday();
  const draft = useAct(DraftNeedsSurvey);
  const change = useAct(ChangeNeedsSurvey);
  const [title, setTitle] = useState(survey?.title ?? "");
  const [topics, setTopics] = useState<readonly SurveyTopic[]>(survey?.topics ?? topicNames);
  const [untilOn, setUntilOn] = useState(survey?.untilOn ?? "");
  const [questions, setQuestions] = useState<readonly Asked[]>(
    survey?.questions ?? standardQuestions,
  );
  const put = (at: number, part: Partial<Asked>) =>
    setQuestions(questions.map((one, index) => (index === at ? { ...one, ...part } : one)));
  const submit = async () => {
    const asked = questions
      .filter(({ topic }) => topics.includes(topic))
      .map(({ topic, kind, text, options, required }) => ({
        topic,
        kind,
        text,
        required,
        options: options.filter((one) => one.trim() !== ""),
      }));
    const said = { title, topics: [...topics], untilOn, questions: asked };
    const { ok } = survey
      ? await change.run({ id: survey.id, version: survey.version, ...said })
      : await draft.run({ showcaseId, ...said });
    if (ok) onDone();
  };
  const problem = draft.problem ?? change.problem;
  return (
    <FormDialog
      title={survey ? words.changeSurvey : words.addSurvey}
      busy={draft.busy || change.busy}
      problem={problem}
      onSubmit={submit}
      onClose={onClose}
    >
      <Input
        label={labels.title}
        required
        maxLength={80}
        value={title}
        onChange={({ target }) => setTitle(target.value)}
      />
      <fieldset className="showcase-points">
        <legend>{labels.topics}</legend>
        {topicNames.map((topic) => (
          <label key={topic} className="ui-checkbox">
            <input
              type="checkbox"
              checked={topics.includes(topic)}
              onChange={() =>
                setTopics(
                  topics.includes(topic)
                    ? topics.filter((one) => one !== topic)
                    : [...topics, topic],
                )
              }
            />
            <span>{words.topics[topic]}</span>
          </label>
        ))}
      </fieldset>
      <DayInput label={labels.untilOn} required min={today} value={untilOn} onChange={setUntilOn} />
      {questions.map(
        (question, at) =>
          topics.includes(question.topic) && (
            <QuestionFields
              key={at}
              number={at + 1}
              question={question}
              topics={topics}
              onChange={(part) => put(at, part)}
              onRemove={() => setQuestions(questions.filter((_, index) => index !== at))}
            />
          ),
      )}
      <Button
        icon="plus"
        onClick={() =>
          setQuestions([
            ...questions,
            {
              topic: topics[0] ?? "PROPERTY",
              kind: "ONE",
              text: "",
              options: [],
              required: false,
            },
          ])
        }
      >
        {words.addQuestion}
      </Button>
    </FormDialog>
  );
}

function QuestionFields({
  number,
  question,
  topics,
  onChange,
  onRemove,
}: {
  number: number;
  question: Asked;
  topics: readonly SurveyTopic[];
  onChange: (part: Partial<Asked>) => void;
  onRemove: () => void;
}) {
  const { t } = useWords();
  const words = t.showcase;
  const { topic, kind, text, options, required } = question;
  return (
    <fieldset className="survey-question">
      <legend>{words.question(number)}</legend>
      <Input
        label={words.questionText}
        required
        maxLength={200}
        value={text}
        onChange={({ target }) => onChange({ text: target.value })}
      />
      <div className="showcase-grid">
        <Select
          label={words.questionKind}
          value={kind}
          options={questionKinds.map((value) => ({
            value,
            label: words.questionKinds[value] ?? value,
          }))}
          onChange={({ target }) => onChange({ kind: target.value as QuestionKind })}
        />
        <Select
          label={words.surveyFields.topics}
          value={topic}
          options={topics.map((value) => ({ value, label: words.topics[value] }))}
          onChange={({ target }) => onChange({ topic: target.value as SurveyTopic })}
        />
      </div>
      {hasOptions(kind) && (
        <Textarea
          label={words.optionsLabel}
          required
          rows={4}
          value={options.join("\n")}
          onChange={({ target }) => onChange({ options: target.value.split("\n") })}
        />
      )}
      <div className="showcase-buttons">
        <label className="ui-checkbox">
          <input
            type="checkbox"
            checked={required}
            onChange={() => onChange({ required: !required })}
          />
          <span>{words.requiredLabel}</span>
        </label>
        <Button small kind="QUIET" icon="trash" iconOnly onClick={onRemove}>
          {words.removeQuestion(number)}
        </Button>
      </div>
    </fieldset>
  );
}
