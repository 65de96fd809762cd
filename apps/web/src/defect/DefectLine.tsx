import type { ReactNode } from "react";
import { Link } from "react-router";

/** A defect in the list of the record that it is a part of: opens its own page, with what that record says of it beside. */
export function DefectLine({
  defect: { id, number, text },
  facts,
  children,
}: {
  defect: { readonly id: string; readonly number: number; readonly text: string };
  facts: readonly (string | null | undefined | false)[];
  /** Where it stands. */
  children: ReactNode;
}) {
  return (
    <>
      <span className="defect-line">
        <Link to={`/defects/${id}`}>
          <strong>{`#${number} ${text}`}</strong>
        </Link>
        <small>{facts.filter(Boolean).join(" · ")}</small>
      </span>
      {children}
    </>
  );
}
