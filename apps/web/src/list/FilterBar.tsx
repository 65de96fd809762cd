import { Button } from "@threshold/ui/Button";
import { usePhone } from "@threshold/ui/theme";
import { useState } from "react";
import type { ReactNode } from "react";
import { useWords } from "../i18n/Words.tsx";

/** The search and the filters of a list. On a phone the filters wait behind a button, so that the list begins on the first screen. */
export function FilterBar({
  search,
  active,
  children,
}: {
  search: ReactNode;
  /** How many filters narrow the list now. */
  active: number;
  children: ReactNode;
}) {
  const { t } = useWords();
  const phone = usePhone();
  const [open, setOpen] = useState(false);
  return (
    <div className="toolbar">
      {search}
      {phone && (
        <Button icon="filter" aria-expanded={open} onClick={() => setOpen(!open)}>
          {active > 0 ? `${t.organization.filter} ${active}` : t.organization.filter}
        </Button>
      )}
      {(!phone || open) && children}
    </div>
  );
}
