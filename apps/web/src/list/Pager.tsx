import { Button } from "@threshold/ui/Button";
import { useWords } from "../i18n/Words.tsx";
import type { usePages } from "./use-list.ts";
import "./pager.css";

/** Turns the pages of a list that is no table; nothing where all of it is shown. */
export function Pager({ pages }: { pages: ReturnType<typeof usePages> }) {
  const words = useWords().t.shell.table;
  const { hasMore, hasPrevious, onNext, onPrevious } = pages;
  if (!hasMore && !hasPrevious) return null;
  return (
    <div className="pager">
      <Button small disabled={!hasPrevious} onClick={onPrevious}>
        {words.previous}
      </Button>
      <Button small disabled={!hasMore} onClick={onNext}>
        {words.next}
      </Button>
    </div>
  );
}
