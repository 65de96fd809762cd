import type { Question } from "@threshold/domain/showcase/survey";
import { useState } from "react";
import { useWords } from "../i18n/Words.tsx";
import { asRefusal } from "../problem.ts";
import { explain } from "../refusals.ts";
import { AnswerForm, type Answers } from "../showcase/AnswerForm.tsx";
import { useDeed } from "./use-deed.ts";
import type { OneAct } from "./link-api.ts";

/** A survey's questions for somebody who came by: nobody has to say who he is. */
export function GuestAnswers({
  questions,
  problem,
  token,
  onDone,
  onStale,
}: {
  questions: readonly Question[];
  /** Why nothing can be answered now. */
  problem: string | null;
  token: string;
  onDone: (act: OneAct) => void;
  onStale: () => void;
}) {
  const { t } = useWords();
  const { send, busy, problem: refused } = useDeed(token, onDone, onStale);
  const [answers, setAnswers] = useState<Answers>({});
  const over = asRefusal(problem, undefined);
  if (over) return <p>{explain(t, over)}</p>;
  return (
    <AnswerForm
      questions={questions}
      answers={answers}
      onChange={setAnswers}
      busy={busy}
      problem={refused}
      onSend={() => void send({ act: "ANSWER", answers })}
    />
  );
}
