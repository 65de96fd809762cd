import { createContext, use, useCallback, useEffect, useRef, useState } from "react";
import type { ReactNode } from "react";
import { Button } from "./Button.tsx";
import { Icon } from "./Icon.tsx";
import "./Toast.css";

export interface ToastMessage {
  text: ReactNode;
  /** BAD is announced at once and stays until it is closed. */
  tone?: "OK" | "INFO" | "BAD";
  /** e.g. undo */
  action?: { label: string; onAct: () => void };
}

type Shown = ToastMessage & { id: number };

const LASTS_MS = 6000;
const ToastContext = createContext<((message: ToastMessage) => void) | undefined>(undefined);

/** Shows a short message at the foot of the page and has it read out politely. */
export function useToast(): (message: ToastMessage) => void {
  const show = use(ToastContext);
  if (!show) throw new Error("useToast needs a ToastProvider above it");
  return show;
}

/** Holds the messages; once, around the app. */
export function ToastProvider({
  children,
  texts,
}: {
  children: ReactNode;
  texts: { close: string; label: string };
}) {
  const [shown, setShown] = useState<readonly Shown[]>([]);
  const next = useRef(0);
  const show = useCallback((message: ToastMessage) => {
    next.current += 1;
    const id = next.current;
    setShown((old) => [...old.slice(-2), { ...message, id }]);
  }, []);
  const close = useCallback((id: number) => {
    setShown((old) => old.filter((toast) => toast.id !== id));
  }, []);
  return (
    <ToastContext value={show}>
      {children}
      <section className="ui-toasts" aria-label={texts.label}>
        <div role="status">
          {shown
            .filter(({ tone }) => tone !== "BAD")
            .map((toast) => (
              <Toast key={toast.id} toast={toast} onClose={close} closeText={texts.close} />
            ))}
        </div>
        <div role="alert">
          {shown
            .filter(({ tone }) => tone === "BAD")
            .map((toast) => (
              <Toast key={toast.id} toast={toast} onClose={close} closeText={texts.close} />
            ))}
        </div>
      </section>
    </ToastContext>
  );
}

function Toast({
  toast,
  onClose,
  closeText,
}: {
  toast: Shown;
  onClose: (id: number) => void;
  closeText: string;
}) {
  const { id, text, tone = "INFO", action } = toast;
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (held || tone === "BAD") return undefined;
    const timer = setTimeout(() => onClose(id), LASTS_MS);
    return () => clearTimeout(timer);
  }, [held, tone, id, onClose]);
  return (
    <div
      className={`ui-toast ui-toast-${tone.toLowerCase()}`}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <Icon name={tone === "OK" ? "check" : tone === "BAD" ? "alert" : "info"} />
      <span className="ui-toast-text">{text}</span>
      {action && (
        <Button
          small
          onClick={() => {
            onClose(id);
            action.onAct();
          }}
        >
          {action.label}
        </Button>
      )}
      <Button small kind="QUIET" icon="close" iconOnly onClick={() => onClose(id)}>
        {closeText}
      </Button>
    </div>
  );
}
