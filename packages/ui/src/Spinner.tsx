import "./Spinner.css";

/** A turning ring for short waits. With a label it is announced; without it is decoration. */
export function Spinner({ label, size = 18 }: { label?: string; size?: number }) {
  return (
    <span className="ui-spinner" role={label ? "status" : undefined}>
      <svg width={size} height={size} viewBox="0 0 18 18" aria-hidden="true">
        <circle cx="9" cy="9" r="7" className="ui-spinner-track" />
        <path d="M9 2a7 7 0 0 1 7 7" className="ui-spinner-arc" />
      </svg>
      {label && <span>{label}</span>}
    </span>
  );
}

/** Grey lines where text is on its way. */
export function Skeleton({ lines = 3 }: { lines?: number }) {
  return (
    <div className="ui-skeleton" aria-hidden="true">
      {Array.from({ length: lines }, (_, line) => (
        <span key={line} style={{ width: `${92 - ((line * 23) % 40)}%` }} />
      ))}
    </div>
  );
}
