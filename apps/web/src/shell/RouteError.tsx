import { Button } from "@threshold/ui/Button";
import { Empty } from "@threshold/ui/Empty";
import { useRouteError } from "react-router";
import { CombinedError } from "urql";
import { useWords } from "../i18n/Words.tsx";
import type { Messages } from "../i18n/zh.ts";
import { problemOf, requestIdOf } from "../problem.ts";
import { explainError } from "../refusals.ts";

/** A page that broke: says so, with the number that finds it in the server's log. */
export function RouteError() {
  const { t } = useWords();
  const error = useRouteError();
  const id = requestIdOf(error);
  return (
    <main className="page" role="alert">
      <title>{`${t.shell.failed.title} · ${t.shell.product}`}</title>
      <Empty
        title={t.shell.failed.title}
        action={
          <Button kind="PRIMARY" icon="redo" onClick={() => location.reload()}>
            {t.shell.failed.reload}
          </Button>
        }
      >
        {sentenceFor(t, error)}
        {id && ` ${t.shell.failed.id(id)}`}
      </Empty>
    </main>
  );
}

function sentenceFor(t: Messages, error: unknown): string {
  if (isMissingChunk(error)) return t.shell.failed.newVersion;
  // A fault's own sentence would tell the number twice.
  if (!(error instanceof CombinedError) || problemOf(error).kind === "FAULT")
    return t.shell.failed.text;
  return explainError(t, error);
}

/** After a release the old page asks for code that is no longer there. */
function isMissingChunk(error: unknown): boolean {
  return (
    error instanceof TypeError && /dynamically imported module|module script/i.test(error.message)
  );
}
