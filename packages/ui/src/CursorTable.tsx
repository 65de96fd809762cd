import { useState } from "react";
import { Button } from "./Button.tsx";
import { CursorCards } from "./cursor-cards.tsx";
import { CursorRows } from "./cursor-rows.tsx";
import type { CursorTableProps } from "./cursor-types.ts";
import "./CursorTable.css";
import { ErrorNote } from "./ErrorNote.tsx";
import { usePhone } from "./theme.tsx";

export type {
  CursorColumn,
  CursorSelection,
  CursorSort,
  CursorTableProps,
  CursorTableTexts,
} from "./cursor-types.ts";

/**
 * A list the server pages, sorts and searches: a table where there is room, cards on a phone.
 * Rows that open take ↑ ↓ Home End, Enter opens, Space selects.
 */
export function CursorTable<Row>(props: CursorTableProps<Row>) {
  const { rows, error, empty, selection, selectionActions, texts } = props;
  const phone = usePhone();
  const [active, setActive] = useState(0);
  const selected = selection?.selected.size ?? 0;
  return (
    <div className="ui-list" aria-busy={props.loading || rows === undefined || undefined}>
      {selection && selected > 0 && (
        <div className="ui-list-selection" role="status">
          <span>{texts.selected(selected)}</span>
          {selectionActions}
          <Button small kind="QUIET" onClick={() => selection.onChange(new Set())}>
            {texts.clearSelection}
          </Button>
        </div>
      )}
      {error && (
        <ErrorNote onRetry={error.onRetry} retryText={texts.retry}>
          {error.message}
        </ErrorNote>
      )}
      {rows?.length === 0 && !error ? (
        empty
      ) : rows === undefined && error ? null : phone ? (
        <CursorCards {...props} />
      ) : (
        <CursorRows {...props} active={active} onActive={setActive} />
      )}
      <Foot {...props} />
    </div>
  );
}

function Foot<Row>({
  rows,
  total,
  loading,
  hasMore,
  hasPrevious,
  onMore,
  onNext,
  onPrevious,
  texts,
}: CursorTableProps<Row>) {
  if (!rows || rows.length === 0) return null;
  return (
    <div className="ui-list-foot">
      <span role="status">{texts.shown(rows.length, total)}</span>
      {onPrevious && (
        <Button
          small
          icon="arrowLeft"
          disabled={!hasPrevious}
          busy={loading ?? false}
          onClick={onPrevious}
        >
          {texts.previous}
        </Button>
      )}
      {onNext && (
        <Button
          small
          iconEnd="arrowRight"
          disabled={!hasMore}
          busy={loading ?? false}
          onClick={onNext}
        >
          {texts.next}
        </Button>
      )}
      {onMore && hasMore && (
        <Button busy={loading ?? false} onClick={onMore}>
          {loading ? texts.loading : texts.loadMore}
        </Button>
      )}
    </div>
  );
}
