import { Icon } from "@threshold/ui/Icon";
import { useWords } from "../i18n/Words.tsx";
import { roleName } from "../launch/role-name.ts";
import type { Stage } from "./course.ts";

/** Where a showcase stands: each stage with its day, and of those to come by when and whose they are. */
export function Course({ stages }: { stages: readonly Stage[] }) {
  const { t, format, language } = useWords();
  const words = t.showcase;
  return (
    <ol className="showcase-course" aria-label={words.course}>
      {stages.map(({ status, role, state, dueOn, doneOn, late }) => (
        <li
          key={status}
          className={`showcase-stage showcase-stage-${state.toLowerCase()}`}
          aria-current={state === "NOW" ? "step" : undefined}
        >
          <span className="showcase-dot" aria-hidden="true">
            {state === "DONE" && <Icon name="check" size={12} />}
          </span>
          <strong>{words.stages[status]}</strong>
          <span>{roleName(role, language)}</span>
          {doneOn && <span>{words.doneOn(format.shortDay(doneOn))}</span>}
          {!doneOn && dueOn && <span>{words.by(format.shortDay(dueOn))}</span>}
          {late && <span className="showcase-late">{doneOn ? words.lateDone : words.late}</span>}
        </li>
      ))}
    </ol>
  );
}
