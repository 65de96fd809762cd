import type { ReactNode } from "react";

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

/** A panel at the side of the page. */
export function SidePanel({ open, title, children }: SidePanelProps) {
  return open ? (
    <section>
      <h2>{title}</h2>
      {children}
    </section>
  ) : null;
}
