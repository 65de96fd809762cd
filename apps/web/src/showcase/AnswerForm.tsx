import { checkAnswers, highestScore, type Question } from "@threshold/domain/showcase/survey";
import { Button } from "@threshold/ui/Button";
import { Textarea } from "@threshold/ui/Input";
import { useRef, useState } from "react";
import type { FormEvent } from "react";
import { ProblemNote } from "../form/ProblemNote.tsx";
import { useWords } from "../i18n/Words.tsx";
import type { Problem } from "../problem.ts";
import "./survey.css";

/** What was answered so far, by the questions' codes. */
export type Answers = Readonly<Record<string, number | readonly number[] | string>>;

/** A questionnaire to fill on a phone: large things to press, and what is missing said at its question. */
export function AnswerForm({
  questions,
  answers,
  onChange,
  busy,
  problem,
  onSend,
}: {
  questions: readonly Question[];
  answers: Answers;
  onChange: (answers: Answers) => void;
  busy: boolean;
  problem: Problem | undefined;
  onSend: () => void;
}) {
  const { t } = useWords();
  const [tried, setTried] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const judged = checkAnswers(questions, answers);
  const isMissing = ({ code, required }: Question) => {
    const value = answers[code];
    return required && (value === undefined || (Array.isArray(value) && value.length === 0));
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (judged.ok) return onSend();
    const at = questions.findIndex(isMissing);
    form.current?.querySelectorAll("fieldset")[Math.max(0, at)]?.querySelector("input")?.focus();
  };
  return (
    <form ref={form} className="survey-form" onSubmit={submit} noValidate>
      {questions.map((question, at) => (
        <QuestionField
          key={question.code}
          number={at + 1}
          question={question}
          value={answers[question.code]}
          missing={tried && isMissing(question)}
          onChange={(value) => onChange({ ...answers, [question.code]: value })}
        />
      ))}
      {tried && !judged.ok && (
        <ProblemNote
          problem={{
            kind: "REFUSED",
            code: judged.refusal.code,
            details: judged.refusal.details ?? {},
          }}
        />
      )}
      {problem && <ProblemNote problem={problem} />}
      <Button submit kind="PRIMARY" busy={busy}>
        {t.showcase.send}
      </Button>
    </form>
  );
}

function QuestionField({
  number,
  question,
  value,
  missing,
  onChange,
}: {
  number: number;
  question: Question;
  value: Answers[string] | undefined;
  missing: boolean;
  onChange: (value: Answers[string]) => void;
}) {
  const { t } = useWords();
  const { code, kind, text, required, options } = question;
  const title = `${number}. ${text}`;
  if (kind === "TEXT")
    return (
      <fieldset>
        <Textarea
          label={title}
          optionalText={required ? undefined : t.shell.optional}
          required={required}
          maxLength={500}
          rows={3}
          value={typeof value === "string" ? value : ""}
          onChange={({ target }) => onChange(target.value)}
        />
      </fieldset>
    );
  const choices =
    kind === "SCORE"
      ? Array.from({ length: highestScore }, (_, at) => ({ at: at + 1, label: String(at + 1) }))
      : options.map((label, at) => ({ at, label }));
  const many = Array.isArray(value) ? (value as readonly number[]) : [];
  return (
    <fieldset aria-invalid={missing || undefined}>
      <legend>
        {title}
        {required && <span className="survey-must">{` ${t.showcase.mustAnswer}`}</span>}
      </legend>
      <div className={kind === "SCORE" ? "survey-scores" : "survey-choices"}>
        {choices.map(({ at, label }) => (
          <label key={at}>
            <input
              type={kind === "MANY" ? "checkbox" : "radio"}
              name={code}
              checked={kind === "MANY" ? many.includes(at) : value === at}
              onChange={() =>
                onChange(
                  kind !== "MANY"
                    ? at
                    : many.includes(at)
                      ? many.filter((one) => one !== at)
                      : [...many, at],
                )
              }
            />
            <span>{label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
