import { useEffect, useId, useRef } from "react";
import type { KeyboardEvent, ReactNode } from "react";
import { createPortal } from "react-dom";
import { Button } from "./Button.tsx";
import { keepFocusInside } from "./focus.ts";
import "./SidePanel.css";
import { usePhone } from "./theme.tsx";

export interface SidePanelProps {
  open: boolean;
  onClose: () => void;
  title: ReactNode;
  /** One quiet line under the title. */
  subtitle?: ReactNode;
  /** Buttons that stay in view at the bottom. */
  footer?: ReactNode;
  children: ReactNode;
  /** CSS width on a wide screen; a phone uses the whole screen. Default 30rem. */
  width?: string;
  /** false leaves the page beside it usable (no trap, no backdrop); on a phone it is always modal. */
  modal?: boolean;
  texts: { close: string };
}

/** A panel at the side of the page; Esc closes it and the focus goes back to where it was. */
export function SidePanel(props: SidePanelProps) {
  return props.open ? createPortal(<OpenPanel {...props} />, document.body) : null;
}

function OpenPanel({
  onClose,
  title,
  subtitle,
  footer,
  children,
  width = "30rem",
  modal = true,
  texts,
}: SidePanelProps) {
  const panel = useRef<HTMLDivElement>(null);
  const titleId = useId();
  const phone = usePhone();
  const traps = modal || phone;

  useEffect(() => {
    const before = document.activeElement;
    panel.current?.focus();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);

  useEffect(() => {
    if (!traps) return undefined;
    const { overflow } = document.body.style;
    document.body.style.overflow = "hidden";
    return () => {
      document.body.style.overflow = overflow;
    };
  }, [traps]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented) return;
    if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      onClose();
    } else if (traps && panel.current) keepFocusInside(panel.current, event);
  };

  return (
    <>
      {traps && <div className="ui-panel-backdrop" onClick={onClose} />}
      <div
        ref={panel}
        className="ui-panel"
        role="dialog"
        aria-modal={traps || undefined}
        aria-labelledby={titleId}
        tabIndex={-1}
        style={{ ["--panel-width" as string]: width }}
        onKeyDown={onKeyDown}
      >
        <header className="ui-panel-head">
          <div>
            <h2 id={titleId}>{title}</h2>
            {subtitle && <p className="ui-panel-subtitle">{subtitle}</p>}
          </div>
          <Button kind="QUIET" icon="close" iconOnly onClick={onClose}>
            {texts.close}
          </Button>
        </header>
        <div className="ui-panel-body">{children}</div>
        {footer && <footer className="ui-panel-foot">{footer}</footer>}
      </div>
    </>
  );
}
