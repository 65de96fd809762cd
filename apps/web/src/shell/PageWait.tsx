import { Spinner } from "@threshold/ui/Spinner";
import { useWords } from "../i18n/Words.tsx";

/** What stands where a page is on its way. */
export function PageWait() {
  const { t } = useWords();
  return (
    <div className="page-wait">
      <Spinner label={t.shell.loading} />
    </div>
  );
}
