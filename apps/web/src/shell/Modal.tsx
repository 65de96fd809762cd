import { useEffect, useId, useRef } from "react";
import type { ReactNode } from "react";

/** A question that the page waits for; the browser keeps the focus inside. */
export function Modal({
  open,
  onClose,
  title,
  children,
  footer,
}: {
  open: boolean;
  onClose: () => void;
  title: string;
  children: ReactNode;
  footer?: ReactNode;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();

  useEffect(() => {
    const element = dialog.current;
    if (!open || !element || element.open) return;
    element.showModal();
    // The browser's choice would be a login that cannot be changed.
    element.querySelector<HTMLElement>("input:not([readonly])")?.focus();
  }, [open]);

  if (!open) return null;
  return (
    <dialog
      ref={dialog}
      className="modal"
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <div className="modal-body">
        <h2 id={id}>{title}</h2>
        {children}
        {footer && <div className="modal-foot">{footer}</div>}
      </div>
    </dialog>
  );
}
