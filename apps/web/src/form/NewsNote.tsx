import { Button } from "@threshold/ui/Button";
import { Note } from "@threshold/ui/ErrorNote";
import { useWords } from "../i18n/Words.tsx";

/** Somebody else changed what this page shows while something is filled in here: it is taken when asked for. */
export function NewsNote({ onTake }: { onTake: () => void }) {
  const { t } = useWords();
  return (
    <Note tone="WARN">
      {t.shell.news.text}{" "}
      <Button small onClick={onTake}>
        {t.shell.news.take}
      </Button>
    </Note>
  );
}
