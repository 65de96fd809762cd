import { inWords } from "@threshold/domain/checklist/limit-words";
import type { Answer } from "@threshold/domain/checklist/answer";
import type { GivenAnswer } from "@threshold/domain/checklist/answer-item";
import { Button } from "@threshold/ui/Button";
import type { KeyboardEvent, ReactNode } from "react";
import { useRef } from "react";
import { useWords } from "../i18n/Words.tsx";
import type { Problem } from "../problem.ts";
import { type checklistState, nextOpen } from "./answer-state.ts";
import { DoneBadge, ItemField, itemId } from "./ItemField.tsx";
import "./checklist.css";

export interface ChecklistBodyProps {
  state: ReturnType<typeof checklistState>;
  answerOf: (code: string) => Answer;
  onAnswer: (code: string, given: GivenAnswer) => Promise<Problem | undefined>;
  renderFiles?: (code: string) => ReactNode;
  renderSignature?: (code: string) => ReactNode;
  /** Where what comes from the record is kept. */
  register?: ReactNode;
  /** What comes after the last item, e.g. the button that completes it. */
  end?: ReactNode;
}

/** The items by section, and a bar at the bottom that counts and leads to the next open one (key N). */
export function ChecklistBody(props: ChecklistBodyProps) {
  const { t, language } = useWords();
  const { state, end } = props;
  const root = useRef<HTMLDivElement>(null);
  const goOn = () => {
    const here = document.activeElement?.closest<HTMLElement>(".checklist-item")?.id;
    const code = state.states.find(({ item }) => itemId(item.code) === here)?.item.code;
    const next = nextOpen(state.states, code);
    const element = next && root.current?.querySelector<HTMLElement>(`#${itemId(next)}`);
    if (!element) return;
    element.scrollIntoView({ block: "center" });
    const control = element.querySelector<HTMLElement>("input:not([type=file]), textarea, button");
    (control ?? element.querySelector<HTMLElement>("h4"))?.focus({ preventScroll: true });
  };
  const onKey = (event: KeyboardEvent) => {
    const typing = (event.target as HTMLElement).matches(
      "input:not([type=radio]), textarea, select",
    );
    if (event.key.toLowerCase() !== "n" || typing || event.ctrlKey || event.metaKey || event.altKey)
      return;
    event.preventDefault();
    goOn();
  };
  const { itemCount, doneCount, open, notOk, score } = state.standing;
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- a shortcut over its controls, none of its own
    <div className="checklist" ref={root} onKeyDown={onKey}>
      {state.sections.map(({ section, items }) => (
        <section key={section.code} aria-labelledby={`section-${section.code}`}>
          <h3 id={`section-${section.code}`}>
            {inWords(section.label, language)}
            <DoneBadge done={items.filter((one) => !one.open).length} of={items.length} />
          </h3>
          <ul>
            {items.map((one) => (
              <ItemField
                key={one.item.code}
                state={one}
                answer={props.answerOf(one.item.code)}
                onAnswer={(given) => props.onAnswer(one.item.code, given)}
                files={props.renderFiles?.(one.item.code)}
                signature={props.renderSignature?.(one.item.code)}
                register={props.register}
              />
            ))}
          </ul>
        </section>
      ))}
      <div className="checklist-bar">
        <div>
          <progress aria-label={t.checklist.progress} max={itemCount} value={doneCount} />
          <span>
            {t.checklist.doneOf(doneCount, itemCount)}
            {notOk.length > 0 && ` · ${t.checklist.notOkCount(notOk.length)}`}
            {score !== null && ` · ${t.checklist.score(score / 10)}`}
          </span>
        </div>
        {open.length > 0 ? (
          <Button icon="arrowDown" onClick={goOn} aria-keyshortcuts="N">
            {t.checklist.nextOpen(open.length)}
          </Button>
        ) : (
          end
        )}
      </div>
    </div>
  );
}
