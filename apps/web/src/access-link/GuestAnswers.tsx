import { useState } from "react";
import { useWords } from "../i18n/Words.tsx";
import { asRefusal } from "../problem.ts";
import { explain } from "../refusals.ts";
import { AnswerForm, type Answers } from "../showcase/AnswerForm.tsx";
import { useDeed } from "./use-deed.ts";
import type { OneAct, SurveyOpenLink } from "./link-api.ts";

/** A survey's questions for somebody who came by: nobody has to say who he is. */
export function GuestAnswers({
  link,
  token,
  onDone,
  onStale,
}: {
  link: SurveyOpenLink;
  token: string;
  onDone: (act: OneAct) => void;
  onStale: () => void;
}) {
  const { t } = useWords();
  const { send, busy, problem } = useDeed(token, onDone, onStale);
  const [answers, setAnswers] = useState<Answers>({});
  const over = asRefusal(link.problem, undefined);
  if (over) return <p>{explain(t, over)}</p>;
  return (
    <AnswerForm
      questions={link.questions}
      answers={answers}
      onChange={setAnswers}
      busy={busy}
      problem={problem}
      onSend={() => void send({ act: "ANSWER", answers })}
    />
  );
}
