import { useWords } from "../i18n/Words.tsx";
import type { FieldSpec, FieldValue, Values } from "../form/field-spec.ts";
import { RecordForm } from "../form/RecordForm.tsx";
import { type Sent, useSend } from "../form/use-send.ts";
import { useAnnounce } from "../shell/announce.tsx";
import { Modal } from "../shell/Modal.tsx";
import { type ActName, acts } from "./acts.ts";

export interface ActDialogProps {
  act: ActName;
  title: string;
  fields: readonly FieldSpec[];
  /** The record whose fields are shown, by their names. */
  values?: object | undefined;
  /** What is sent, from what was typed. */
  inputOf: (values: Values) => object;
  onDone: () => void;
  onClose: () => void;
}

const valuesOf = (fields: readonly FieldSpec[], record: object) =>
  Object.fromEntries(
    fields.map(({ name }) => [name, (record as Record<string, FieldValue | undefined>)[name]]),
  );

/** One action on a bidding with what it asks for. */
export function ActDialog({
  act,
  title,
  fields,
  values,
  inputOf,
  onDone,
  onClose,
}: ActDialogProps) {
  const { t } = useWords();
  const announce = useAnnounce();
  // Every action takes an input of its own; what is typed is of its fields.
  const { send } = useSend(acts[act] as typeof acts.requestBidding);
  return (
    <Modal open onClose={onClose} title={title}>
      <RecordForm
        fields={fields}
        {...(values && { values: valuesOf(fields, values) })}
        submitText={t.bidding.confirm}
        onSubmit={async (typed): Promise<Sent<unknown>> => send(inputOf(typed) as { id: string })}
        onDone={() => {
          announce(t.bidding.acted);
          onDone();
        }}
        onCancel={onClose}
      />
    </Modal>
  );
}
