import type { ReactNode } from "react";
import { Button } from "./Button.tsx";
import { Icon } from "./Icon.tsx";
import "./Progress.css";

export interface ProgressProps {
  label: ReactNode;
  /** 0–1; undefined while the amount of work is not known. */
  value?: number;
  /** What is known now, e.g. 已读 12,000 / 50,000 行. */
  detail?: ReactNode;
  state?: "RUNNING" | "DONE" | "FAILED" | "CANCELLED";
  onCancel?: () => void;
  texts: { cancel: string };
}

/** Long work: how far, what it is doing, and a way to stop it. */
export function Progress({
  label,
  value,
  detail,
  state = "RUNNING",
  onCancel,
  texts,
}: ProgressProps) {
  return (
    <div className={`ui-progress ui-progress-${state.toLowerCase()}`}>
      <div className="ui-progress-head">
        {state === "DONE" && <Icon name="check" />}
        {state === "FAILED" && <Icon name="alert" />}
        <span className="ui-progress-label">{label}</span>
        {value !== undefined && state === "RUNNING" && (
          <span className="ui-progress-percent">{Math.floor(value * 100)}%</span>
        )}
        {onCancel && state === "RUNNING" && (
          <Button small kind="QUIET" icon="stop" onClick={onCancel}>
            {texts.cancel}
          </Button>
        )}
      </div>
      {state === "RUNNING" && (
        <progress
          className="ui-meter"
          max={1}
          value={value}
          aria-label={typeof label === "string" ? label : undefined}
        />
      )}
      {detail && (
        <p className="ui-progress-detail" role="status">
          {detail}
        </p>
      )}
    </div>
  );
}
