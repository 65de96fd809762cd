import type { ReactNode } from "react";
import { Button } from "./Button.tsx";
import "./ErrorNote.css";
import { Icon } from "./Icon.tsx";

/** Says what went wrong and what to do next; announced when it appears. */
export function ErrorNote({
  children,
  onRetry,
  retryText,
}: {
  children: ReactNode;
  onRetry?: (() => void) | undefined;
  retryText?: string;
}) {
  return (
    <div className="ui-note ui-note-bad" role="alert">
      <Icon name="alert" />
      <div>{children}</div>
      {onRetry && retryText && (
        <Button small icon="redo" onClick={onRetry}>
          {retryText}
        </Button>
      )}
    </div>
  );
}

/** A quiet remark beside the work: INFO explains, WARN asks for care, OK confirms. */
export function Note({
  tone = "INFO",
  children,
  action,
}: {
  tone?: "INFO" | "WARN" | "OK";
  children: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className={`ui-note ui-note-${tone.toLowerCase()}`}>
      <Icon name={tone === "WARN" ? "alert" : tone === "OK" ? "check" : "info"} />
      <div>{children}</div>
      {action}
    </div>
  );
}
