import type { ReactNode } from "react";

/** A part of a tender's page: what it is about, what can be done, and its rows. */
export function Part({
  id,
  title,
  lead,
  mark,
  action,
  children,
}: {
  id: string;
  title: string;
  lead?: ReactNode;
  mark?: ReactNode;
  action?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section className="tender-part" aria-labelledby={id}>
      <header>
        <div>
          <h2 id={id}>
            {title} {mark}
          </h2>
          {lead && <p className="tender-quiet">{lead}</p>}
        </div>
        {action && <span className="tender-buttons">{action}</span>}
      </header>
      {children}
    </section>
  );
}

/** Facts by their names; those that are not known yet say so, or are left out. */
export function Facts({
  facts,
  none,
}: {
  facts: readonly (readonly [string, ReactNode])[];
  /** What stands for a fact that is missing; without it the fact is left out. */
  none?: string;
}) {
  const isEmpty = (value: ReactNode) => value === null || value === undefined || value === "";
  return (
    <dl className="tender-facts">
      {facts
        .filter(([, value]) => none !== undefined || !isEmpty(value))
        .map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{isEmpty(value) ? <span className="tender-missing">{none}</span> : value}</dd>
          </div>
        ))}
    </dl>
  );
}
