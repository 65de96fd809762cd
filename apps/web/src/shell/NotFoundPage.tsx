import { buttonClass } from "@threshold/ui/Button";
import { Empty } from "@threshold/ui/Empty";
import { Link } from "react-router";
import { useWords } from "../i18n/Words.tsx";
import { Page } from "./Page.tsx";

/** No such address, no such record, or not the viewer's: one answer for all three. */
export function NotFoundPage() {
  const { t } = useWords();
  const home = (
    <Link className={buttonClass({ kind: "PRIMARY" })} to="/">
      {t.shell.notFound.home}
    </Link>
  );
  return (
    <Page title={t.shell.notFound.title}>
      <Empty title={t.shell.notFound.title} action={home}>
        {t.shell.notFound.text}
      </Empty>
    </Page>
  );
}
