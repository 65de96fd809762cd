import { type ReactNode, useId } from "react";

/** A part of a view, with its own actions in its head. */
export function Part({
  title,
  actions,
  children,
}: {
  title: string;
  actions?: ReactNode;
  children: ReactNode;
}) {
  const id = useId();
  return (
    <section className="takeover-part" aria-labelledby={id}>
      <header>
        <h2 id={id}>{title}</h2>
        <span className="takeover-buttons">{actions}</span>
      </header>
      {children}
    </section>
  );
}
