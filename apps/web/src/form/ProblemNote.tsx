import { ErrorNote } from "@threshold/ui/ErrorNote";
import { useWords } from "../i18n/Words.tsx";
import type { Problem } from "../problem.ts";
import { explain } from "../refusals.ts";

/** What went wrong, in a sentence, where it went wrong. */
export function ProblemNote({ problem, onRetry }: { problem: Problem; onRetry?: () => void }) {
  const { t } = useWords();
  return (
    <ErrorNote onRetry={onRetry} retryText={t.shell.retry}>
      {explain(t, problem)}
    </ErrorNote>
  );
}
