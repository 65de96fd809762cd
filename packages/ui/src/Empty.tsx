import type { ReactNode } from "react";
import "./Empty.css";

/** Says that there is nothing, why, and what to do. */
export function Empty({
  title,
  children,
  action,
}: {
  title: string;
  children?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className="ui-empty">
      <svg width="56" height="36" viewBox="0 0 56 36" fill="none" aria-hidden="true">
        <path d="M2 34h52M12 34V14h14v20M26 34V4h18v30M31 11h2M37 11h2M31 18h2M37 18h2M17 21h4M17 27h4M33 34v-7h4v7" />
      </svg>
      <p className="ui-empty-title">{title}</p>
      {children && <p className="ui-empty-text">{children}</p>}
      {action}
    </div>
  );
}
