import { Button } from "@threshold/ui/Button";
import { useId, useState } from "react";
import type { ComponentType } from "react";
import { ProblemNote } from "../form/ProblemNote.tsx";
import { type FragmentType, readFragment } from "../gql/fragment-masking.ts";
import { useWords } from "../i18n/Words.tsx";
import { useAnnounce } from "../shell/announce.tsx";
import { Modal } from "../shell/Modal.tsx";
import type { BulkFormProps } from "./BulkBar.tsx";
import { BulkRows } from "./BulkRows.tsx";
import { BulkEditShown_edit, type BulkTarget, useBulk } from "./use-bulk.ts";
import "./bulk.css";

type Shown = FragmentType<typeof BulkEditShown_edit>;

/** A bulk edit from what is wanted over what would change to what changed, with the way back. */
export function BulkDialog({
  title,
  count,
  target,
  form: Form,
  onChanged,
  onClose,
}: {
  title: string;
  count: number;
  target: BulkTarget;
  form: ComponentType<BulkFormProps>;
  /** For a list that does not hear of changes by itself. */
  onChanged?: (() => void) | undefined;
  onClose: (done: boolean) => void;
}) {
  const { t, format } = useWords();
  const words = t.bulk;
  const announce = useAnnounce();
  const id = useId();
  const bulk = useBulk();
  const [shown, setShown] = useState<Shown>();
  const edit = shown && readFragment(BulkEditShown_edit, shown);
  const changed = (next: Shown | undefined, said: string) => {
    if (!next) return;
    setShown(next);
    announce(said);
    onChanged?.();
  };
  const apply = async (of: string, count: number) =>
    changed(await bulk.apply(of), words.applied(format.number(count)));
  const undo = async (of: string) => changed(await bulk.undo(of), words.undone);
  const close = () => onClose(edit?.status === "APPLIED" || edit?.status === "UNDONE");
  return (
    <Modal
      open
      onClose={close}
      title={title}
      footer={
        <>
          {!edit && (
            <>
              <Button onClick={close}>{t.shell.cancel}</Button>
              <Button submit form={id} kind="PRIMARY" busy={bulk.busy}>
                {words.preview}
              </Button>
            </>
          )}
          {edit?.status === "PREVIEWED" && (
            <>
              <Button onClick={() => setShown(undefined)}>{words.back}</Button>
              <Button
                kind="PRIMARY"
                busy={bulk.busy}
                disabled={edit.toChange === 0}
                onClick={() => void apply(edit.id, edit.toChange)}
              >
                {words.apply(format.number(edit.toChange))}
              </Button>
            </>
          )}
          {edit?.status === "APPLIED" && edit.toChange > 0 && (
            <Button icon="redo" busy={bulk.busy} onClick={() => void undo(edit.id)}>
              {words.undo}
            </Button>
          )}
          {edit && edit.status !== "PREVIEWED" && (
            <Button kind="PRIMARY" onClick={close}>
              {t.shell.close}
            </Button>
          )}
        </>
      }
    >
      {/* The form stays while its preview is shown, so that going back finds what was filled in. */}
      <div hidden={edit !== undefined}>
        <p className="quiet">{words.chosen(format.number(count))}</p>
        <Form id={id} onSubmit={(change) => void bulk.preview(target, change).then(setShown)} />
      </div>
      {shown && <BulkRows edit={shown} />}
      {bulk.problem && <ProblemNote problem={bulk.problem} />}
    </Modal>
  );
}
