import { Icon } from "@threshold/ui/Icon";
import { lazy, Suspense, useId, useState } from "react";
import type { ReactNode } from "react";
import { useWords } from "../i18n/Words.tsx";
import "./obligation.css";

const WhyDue = lazy(async () => ({ default: (await import("./WhyDue.tsx")).WhyDue }));

/**
 * Until when, as a button that opens why then and who was told when: the button for where the time stands, the panel for
 * below the row.
 */
export function useWhyDue(
  obligation: { readonly id: string; readonly title: string },
  onChange?: () => void,
): { button: (said: string, late: boolean) => ReactNode; panel: ReactNode } {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const panel = useId();
  return {
    button: (said, late) => (
      <button
        type="button"
        className={`why-due-button${late ? " work-late" : ""}`}
        aria-expanded={open}
        aria-controls={open ? panel : undefined}
        aria-label={`${said}${t.launch.semicolon}${t.obligation.whyOf(obligation.title)}`}
        title={t.obligation.why}
        onClick={() => setOpen(!open)}
      >
        {said} <Icon name="info" size={14} />
      </button>
    ),
    panel: open && (
      <div id={panel} className="why-due-panel">
        <Suspense fallback={null}>
          <WhyDue id={obligation.id} onChange={onChange} />
        </Suspense>
      </div>
    ),
  };
}
