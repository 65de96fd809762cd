import { Button } from "@threshold/ui/Button";
import { useState } from "react";
import type { ComponentType } from "react";
import { useWords } from "../i18n/Words.tsx";
import { BulkDialog } from "./BulkDialog.tsx";
import type { BulkChange, BulkTarget, useSelection } from "./use-bulk.ts";

export interface BulkFormProps {
  /** Under which the dialog's buttons submit it. */
  id: string;
  onSubmit: (change: BulkChange) => void;
}

/** What can be done with the ticked rows of a list, and the way to mean all that match. */
export function BulkBar({
  selection,
  total,
  list,
  title,
  form,
  onChanged,
}: {
  selection: ReturnType<typeof useSelection>;
  /** How many the list has, narrowed as it is. */
  total: number;
  /** The list as it is narrowed; without one only ticked rows are meant. */
  list?: { name: string; of?: string; args: object };
  title: string;
  form: ComponentType<BulkFormProps>;
  /** For a list that does not hear of changes by itself. */
  onChanged?: (() => void) | undefined;
}) {
  const { t, format } = useWords();
  const words = t.bulk;
  const [open, setOpen] = useState(false);
  const { selected, all, chooseAll, clear } = selection;
  const target: BulkTarget = all && list ? { list } : { recordIds: [...selected] };
  const count = all ? total : selected.size;
  return (
    <>
      {list && !all && total > selected.size && (
        <Button small kind="QUIET" onClick={chooseAll}>
          {words.allMatching(format.number(total))}
        </Button>
      )}
      {all && <span>{words.allChosen(format.number(total))}</span>}
      <Button small icon="edit" onClick={() => setOpen(true)}>
        {words.edit}
      </Button>
      {open && (
        <BulkDialog
          title={title}
          count={count}
          target={target}
          form={form}
          onChanged={onChanged}
          onClose={(done) => {
            setOpen(false);
            if (done) clear();
          }}
        />
      )}
    </>
  );
}
