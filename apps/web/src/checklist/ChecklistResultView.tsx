import { judge } from "@threshold/domain/checklist/judge";
import { findingsWords, inWords, limitWords } from "@threshold/domain/checklist/limit-words";
import {
  type ChecklistContent,
  type Item,
  withSettings,
} from "@threshold/domain/checklist/template";
import type { ReactNode } from "react";
import type { FragmentType } from "../gql/fragment-masking.ts";
import { readFragment } from "../gql/fragment-masking.ts";
import { useWords } from "../i18n/Words.tsx";
import { asAnswer, asAnswers, checklistState, type StoredAnswer } from "./answer-state.ts";
import { ChecklistForm_result } from "./ChecklistForm.tsx";
import { VerdictBadge } from "./VerdictBadge.tsx";
import "./checklist.css";

/** A filled checklist to read: what was required, what was found, what it is worth. */
export function ChecklistResultView({
  result: masked,
  renderLineAction,
}: {
  result: FragmentType<typeof ChecklistForm_result>;
  /** What can be done with a line that is not met. */
  renderLineAction?: (answer: StoredAnswer, item: Item) => ReactNode;
}) {
  const { t, language } = useWords();
  const result = readFragment(ChecklistForm_result, masked);
  const content = withSettings(
    result.template.content as ChecklistContent,
    result.settings as Record<string, string>,
  );
  const stored = new Map(result.answers.map((answer) => [answer.itemCode, answer]));
  const { sections, standing } = checklistState(content, asAnswers(result.answers));
  return (
    <div className="checklist checklist-result">
      <p className="checklist-quiet">
        {t.checklist.version(result.template.versionNumber)}
        {standing.score !== null && ` · ${t.checklist.score(standing.score / 10)}`}
        {standing.notOk.length > 0 && ` · ${t.checklist.notOkCount(standing.notOk.length)}`}
      </p>
      {sections.map(({ section, items }) => (
        <section key={section.code} aria-labelledby={`result-${section.code}`}>
          <h3 id={`result-${section.code}`}>{inWords(section.label, language)}</h3>
          <ul>
            {items.map(({ item, judgement, open }) => {
              const answer = stored.get(item.code);
              return (
                <li key={item.code} className={`checklist-${judgement.verdict.toLowerCase()}`}>
                  <div>
                    <strong>{inWords(item.label, language)}</strong>
                    {item.requirement && <p>{inWords(item.requirement, language)}</p>}
                  </div>
                  <div>{answer && <Found item={item} answer={answer} />}</div>
                  <VerdictBadge
                    verdict={judgement.verdict}
                    waived={Boolean(answer?.waivedReason)}
                    open={open}
                  />
                  {answer && judgement.verdict === "NOT_OK" && renderLineAction?.(answer, item)}
                </li>
              );
            })}
          </ul>
        </section>
      ))}
    </div>
  );
}

function Found({ item, answer }: { item: Item; answer: StoredAnswer }) {
  const { t, language } = useWords();
  const { findings } = judge(item, asAnswer(answer));
  const numbers = new Map(answer.numbers.map(({ code, value }) => [code, value]));
  const chosen =
    item.kind === "CHOICE" ? item.choices.find(({ code }) => code === answer.choice) : undefined;
  return (
    <>
      {item.kind === "NUMBER" && (
        <p className="checklist-values">
          {item.measures.map((measure) => (
            <span key={measure.code} title={limitWords(measure, language)}>
              {inWords(measure.label, language)} {numbers.get(measure.code) ?? "–"}
              {inWords(measure.unit, language)}
            </span>
          ))}
        </p>
      )}
      {chosen && <p>{inWords(chosen.label, language)}</p>}
      {answer.text && <p>{answer.text}</p>}
      {answer.notApplicableReason && (
        <p>{t.checklist.notApplicableBecause(answer.notApplicableReason)}</p>
      )}
      {item.kind === "NUMBER" &&
        findingsWords(item, findings, language).map((sentence) => (
          <p key={sentence} className="checklist-finding">
            {sentence}
          </p>
        ))}
      {answer.remark && <p>{t.checklist.remarkIs(answer.remark)}</p>}
      {answer.waivedReason && (
        <p className="checklist-waived">{t.checklist.waivedBecause(answer.waivedReason)}</p>
      )}
      {answer.files.length > 0 && (
        <p className="checklist-photos">
          {answer.files.map((file) => (
            <a key={file.id} href={file.url} target="_blank" rel="noreferrer">
              {file.thumbnailUrl ? (
                <img src={file.thumbnailUrl} alt={file.name} loading="lazy" />
              ) : (
                file.name
              )}
            </a>
          ))}
        </p>
      )}
    </>
  );
}
