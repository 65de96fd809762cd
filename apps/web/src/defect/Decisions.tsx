import type { RefusalCode, RefusalDetails } from "@threshold/domain/refusal";
import { Note } from "@threshold/ui/ErrorNote";
import { explain } from "../refusals.ts";
import { useDefectWords } from "./words.ts";

export interface Decided {
  readonly id: string;
  readonly done: boolean;
  readonly code?: string | null;
  readonly details?: unknown;
}

/** What became of each row of a command on many: how many were done, and why the others were not. */
export function Decisions({
  decisions,
  nameOf,
}: {
  decisions: readonly Decided[];
  nameOf: (id: string) => string;
}) {
  const { t, words } = useDefectWords();
  const refused = decisions.filter(({ done }) => !done);
  return (
    <div role="status">
      <Note>{words.decided(decisions.length - refused.length, decisions.length)}</Note>
      {refused.length > 0 && (
        <ul className="defect-decisions" aria-label={words.notDone}>
          {refused.map(({ id, code, details }) => (
            <li key={id}>
              <strong>{nameOf(id)}</strong>{" "}
              {explain(t, {
                kind: "REFUSED",
                code: code as RefusalCode,
                details: (details ?? {}) as RefusalDetails,
              })}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
