import { useEffect, useId, useRef, useState } from "react";
import type { KeyboardEvent, ReactNode } from "react";
import { Button } from "./Button.tsx";
import type { ButtonKind } from "./Button.tsx";
import "./ConfirmButton.css";
import { keepFocusInside } from "./focus.ts";
import type { IconName } from "./Icon.tsx";
import { keepInView } from "./place.ts";

export interface ConfirmButtonProps {
  children: ReactNode;
  kind?: ButtonKind;
  small?: boolean;
  icon?: IconName;
  /** What is about to happen and whether it can be undone. */
  question: ReactNode;
  confirmText: string;
  cancelText: string;
  /** The box stays open and busy until the promise settles. */
  onConfirm: () => void | Promise<void>;
  /** Why it cannot be pressed now. */
  unavailable?: string | undefined;
}

/** A button that asks once before it acts. */
export function ConfirmButton({
  children,
  kind = "PLAIN",
  small,
  icon,
  question,
  confirmText,
  cancelText,
  onConfirm,
  unavailable,
}: ConfirmButtonProps) {
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const root = useRef<HTMLSpanElement>(null);
  const box = useRef<HTMLDivElement>(null);
  const id = useId();

  useEffect(() => {
    if (!open) return;
    keepInView(box.current);
    box.current?.querySelector("button")?.focus();
  }, [open]);

  const close = () => {
    setOpen(false);
    root.current?.querySelector("button")?.focus();
  };
  const confirm = async () => {
    setBusy(true);
    try {
      await onConfirm();
    } finally {
      setBusy(false);
      close();
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape" && !busy) {
      event.preventDefault();
      event.stopPropagation();
      close();
    } else if (box.current) keepFocusInside(box.current, event);
  };
  return (
    <span className="ui-confirm" ref={root}>
      <Button
        {...{ kind, small, icon, unavailable }}
        aria-haspopup="dialog"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {children}
      </Button>
      {open && (
        <div
          ref={box}
          className="ui-confirm-box"
          role="alertdialog"
          aria-labelledby={id}
          onKeyDown={onKeyDown}
          onBlur={(event) => {
            if (!busy && event.relatedTarget && !root.current?.contains(event.relatedTarget))
              setOpen(false);
          }}
        >
          <p id={id}>{question}</p>
          <div>
            <Button small onClick={close}>
              {cancelText}
            </Button>
            <Button
              small
              kind={kind === "DANGER" ? "DANGER" : "PRIMARY"}
              busy={busy}
              onClick={() => void confirm()}
            >
              {confirmText}
            </Button>
          </div>
        </div>
      )}
    </span>
  );
}
