import { type Answers, answerTo } from "@threshold/domain/checklist/answer";
import { answerItem, type GivenAnswer } from "@threshold/domain/checklist/answer-item";
import type { ChecklistContent } from "@threshold/domain/checklist/template";
import { useState } from "react";
import { useWords } from "../i18n/Words.tsx";
import type { Problem } from "../problem.ts";
import { checklistState } from "./answer-state.ts";
import { ChecklistBody } from "./ChecklistBody.tsx";

/** The checklist as whoever fills it sees it; what is tried here is kept nowhere. */
export function TemplatePreview({ content }: { content: ChecklistContent }) {
  const { t } = useWords();
  const [answers, setAnswers] = useState<Answers>({});
  const items = new Map(content.items.map((item) => [item.code, item]));
  const onAnswer = async (code: string, given: GivenAnswer): Promise<Problem | undefined> => {
    const result = answerItem(items.get(code)!, answerTo(answers, code), given);
    if (!result.ok) {
      const { code: refusal, details = {} } = result.refusal;
      return { kind: "REFUSED", code: refusal, details };
    }
    setAnswers({ ...answers, [code]: result.value });
    return undefined;
  };
  return (
    <>
      <p className="checklist-quiet">{t.checklist.templates.previewLead}</p>
      <ChecklistBody
        state={checklistState(content, answers)}
        answerOf={(code) => answerTo(answers, code)}
        onAnswer={onAnswer}
        renderFiles={() => <p className="checklist-quiet">{t.checklist.templates.filesHere}</p>}
      />
    </>
  );
}
