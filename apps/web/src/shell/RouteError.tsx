import { Button } from "@threshold/ui/Button";
import { Empty } from "@threshold/ui/Empty";
import { useRouteError } from "react-router";
import { useWords } from "../i18n/Words.tsx";
import { requestIdOf } from "../problem.ts";

/** A page that broke: says so, with the number that finds it in the server's log. */
export function RouteError() {
  const { t } = useWords();
  const error = useRouteError();
  const id = requestIdOf(error);
  const stale = isMissingChunk(error);
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
        {stale ? t.shell.failed.newVersion : t.shell.failed.text}
        {id && ` ${t.shell.failed.id(id)}`}
      </Empty>
    </main>
  );
}

/** After a release the old page asks for code that is no longer there. */
function isMissingChunk(error: unknown): boolean {
  return (
    error instanceof TypeError && /dynamically imported module|module script/i.test(error.message)
  );
}
