import { Badge } from "@threshold/ui/Badge";
import { Button } from "@threshold/ui/Button";
import { Empty } from "@threshold/ui/Empty";
import { useWords } from "../i18n/Words.tsx";
import { AnswerTenderQuestion } from "./acts.ts";
import { Part, useAsking } from "./parts.tsx";
import { allowed, type PartProps } from "./tender-query.ts";

/** Questions and answers (答疑): nobody reads who asked, and an answer goes to all alike. */
export function QuestionsView({ tender, onChanged }: PartProps) {
  const { t, format } = useWords();
  const words = t.tender.questions;
  const { ask, dialog } = useAsking(onChanged);
  const may = allowed(tender, "answerTenderQuestion");
  const answer = (question: string, text: string) =>
    ask({
      title: words.answer,
      act: AnswerTenderQuestion,
      fields: [
        {
          kind: "LONG",
          name: "asked",
          label: words.asked,
          hint: words.askedHint,
          required: true,
          maxLength: 2000,
        },
        {
          kind: "LONG",
          name: "text",
          label: words.answerLabel,
          hint: words.answerHint,
          required: true,
          maxLength: 4000,
        },
      ],
      values: { asked: text },
      submitText: words.answerAll,
      inputOf: (values) => ({ id: tender.id, question, ...values }),
    });
  return (
    <Part id="tender-questions" title={words.title} lead={words.lead}>
      {tender.questions.length === 0 && <Empty title={words.none} />}
      <ol className="tender-said">
        {tender.questions.map((one) => (
          <li key={one.question}>
            <p>
              <strong>{one.text}</strong>
            </p>
            <small className="tender-quiet">
              {one.askedAt && words.askedAt(format.instant(one.askedAt))}
            </small>
            {one.answer ? (
              <>
                <p className="tender-answer-text">{one.answer}</p>
                {one.answeredAt && (
                  <small className="tender-quiet">
                    {words.answeredAt(format.instant(one.answeredAt))}
                  </small>
                )}
              </>
            ) : (
              <span className="tender-buttons">
                <Badge tone="WARN">{words.open}</Badge>
                {may && (
                  <Button small onClick={() => answer(one.question, one.text)}>
                    {words.answer}
                  </Button>
                )}
              </span>
            )}
          </li>
        ))}
      </ol>
      {dialog}
    </Part>
  );
}
