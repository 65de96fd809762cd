import type { ReactNode } from "react";
import "./Badge.css";
import { Icon } from "./Icon.tsx";
import type { IconName } from "./Icon.tsx";
import type { TaskState } from "./task-state.ts";

export type Tone = "NEUTRAL" | "ACCENT" | "OK" | "WARN" | "BAD" | "CRITICAL";

/** A short word about a thing. Colours but NEUTRAL are for status only. */
export function Badge({
  tone = "NEUTRAL",
  icon,
  children,
}: {
  tone?: Tone;
  icon?: IconName;
  children: ReactNode;
}) {
  return (
    <span className={`ui-badge ui-badge-${tone.toLowerCase()}`}>
      {icon && <Icon name={icon} size={12} />}
      {children}
    </span>
  );
}

const STATE_TONES: Record<TaskState, Tone> = {
  NOT_STARTED: "NEUTRAL",
  IN_PROGRESS: "ACCENT",
  SUBMITTED: "WARN",
  DONE: "OK",
  NOT_APPLICABLE: "NEUTRAL",
  OVERDUE: "BAD",
};

/** A task's state as shape, colour and word. */
export function StateBadge({ state, word }: { state: TaskState; word: string }) {
  return (
    <span className={`ui-badge ui-badge-${STATE_TONES[state].toLowerCase()}`}>
      <StateMark state={state} />
      {word}
    </span>
  );
}

const STATE_SHAPES: Record<TaskState, ReactNode> = {
  NOT_STARTED: <circle cx="6" cy="6" r="4.25" />,
  IN_PROGRESS: (
    <>
      <circle cx="6" cy="6" r="4.25" />
      <path d="M6 1.75a4.25 4.25 0 0 1 0 8.5z" fill="currentColor" />
    </>
  ),
  SUBMITTED: (
    <>
      <circle cx="6" cy="6" r="4.25" />
      <circle cx="6" cy="6" r="1.5" fill="currentColor" stroke="none" />
    </>
  ),
  DONE: (
    <>
      <circle cx="6" cy="6" r="5" fill="currentColor" stroke="none" />
      <path d="M3.6 6.2 5.3 7.9 8.5 4.4" className="ui-state-cut" />
    </>
  ),
  NOT_APPLICABLE: (
    <>
      <circle cx="6" cy="6" r="4.25" strokeDasharray="2 1.6" />
      <path d="M3 9 9 3" />
    </>
  ),
  OVERDUE: (
    <>
      <path d="M6 .9 11.6 11H.4z" fill="currentColor" stroke="none" />
      <path d="M6 4.6v3M6 9.2v.1" className="ui-state-cut" />
    </>
  ),
};

/** The shape alone, for dense places that say the word elsewhere. */
export function StateMark({ state, size = 12 }: { state: TaskState; size?: number }) {
  return (
    <svg
      className={`ui-state-mark ui-state-${state.toLowerCase().replaceAll("_", "-")}`}
      width={size}
      height={size}
      viewBox="0 0 12 12"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      aria-hidden="true"
    >
      {STATE_SHAPES[state]}
    </svg>
  );
}
