import { StateMark } from "./Badge.tsx";
import { Button } from "./Button.tsx";
import type { GanttGhost, GanttTexts, GanttTry } from "./gantt-types.ts";
import type { TaskState } from "./task-state.ts";

const LEGEND_STATES: readonly TaskState[] = [
  "NOT_STARTED",
  "IN_PROGRESS",
  "SUBMITTED",
  "DONE",
  "OVERDUE",
  "NOT_APPLICABLE",
];

/** What the shapes mean. */
export function Legend({ texts, ghosts }: { texts: GanttTexts; ghosts: boolean }) {
  return (
    <ul className="ui-gantt-legend" aria-label={texts.legend}>
      {LEGEND_STATES.map((state) => (
        <li key={state}>
          <StateMark state={state} />
          {texts.states[state]}
        </li>
      ))}
      <li>
        <span className="ui-gantt-critical-mark" />
        {texts.critical}
      </li>
      <li>
        <svg width="22" height="10" aria-hidden="true">
          <path className="ui-gantt-tail" d="M1 5H20M20 1v8" />
        </svg>
        {texts.slack}
      </li>
      <li className="ui-gantt-legend-more">
        <svg width="24" height="10" aria-hidden="true">
          <path className="ui-gantt-link" d="M1 2H8V7H19" />
          <path className="ui-gantt-head-plain" d="M18 4 24 7 18 10z" />
        </svg>
        {texts.dependency}
      </li>
      <li className="ui-gantt-legend-more">
        <span className="ui-gantt-legend-holiday" />
        {texts.holiday}
      </li>
      {ghosts && (
        <li>
          <svg width="24" height="14" className="ui-gantt-ghost" aria-hidden="true">
            <rect x="1" y="1" width="22" height="12" rx="3" />
          </svg>
          {texts.ghost}
        </li>
      )}
    </ul>
  );
}

const STEPS = [-7, -1, 1, 7] as const;

/** The what-if as words and buttons: for touch, for who cannot drag, and to see the outcome. */
export function TryBar({
  name,
  target,
  trying,
  ghosts,
  texts,
  onTry,
  onCancel,
  onOpen,
}: {
  name: string;
  target: string;
  trying: GanttTry | null;
  ghosts: readonly GanttGhost[];
  texts: GanttTexts;
  onTry: (trial: GanttTry | null) => void;
  onCancel: () => void;
  onOpen: (() => void) | undefined;
}) {
  const days = trying?.key === target ? trying.days : 0;
  const late = ghosts.filter((ghost) => ghost.becomesLate).length;
  return (
    <div className="ui-gantt-try">
      <p role="status">
        <strong>{texts.trying(name, days)}</strong>
        <span>{days === 0 ? texts.tryHint : texts.tasksMoved(ghosts.length, late)}</span>
      </p>
      <div className="ui-gantt-try-buttons">
        {STEPS.map((step) => (
          <Button
            key={step}
            small
            aria-label={step < 0 ? texts.earlier(-step) : texts.later(step)}
            onClick={() => onTry({ key: target, days: days + step })}
          >
            {step > 0 ? `+${step}` : `−${-step}`}
          </Button>
        ))}
        {onOpen && (
          <Button small onClick={onOpen}>
            {texts.open}
          </Button>
        )}
        <Button small kind="QUIET" icon="close" onClick={onCancel}>
          {texts.cancelTry}
        </Button>
      </div>
    </div>
  );
}
