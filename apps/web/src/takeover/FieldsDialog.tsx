import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import type { FieldSpec, FieldValue, Values } from "../form/field-spec.ts";
import { RecordForm } from "../form/RecordForm.tsx";
import { useSend } from "../form/use-send.ts";
import { useWords } from "../i18n/Words.tsx";
import { Modal } from "../shell/Modal.tsx";

/** Some fields of a takeover in a dialog, sent by one action. */
export function FieldsDialog<Data, Input extends { clientMutationId: string }>({
  title,
  document,
  fields,
  values,
  inputOf,
  onDone,
  onClose,
}: {
  title: string;
  document: TypedDocumentNode<Data, { input: Input }>;
  fields: readonly FieldSpec[];
  /** What the fields hold at first, by their names. */
  values?: object;
  inputOf: (values: Values) => Omit<Input, "clientMutationId">;
  onDone: () => void;
  onClose: () => void;
}) {
  const { t } = useWords();
  const { send } = useSend(document);
  const held = values as Record<string, FieldValue | undefined> | undefined;
  return (
    <Modal open onClose={onClose} title={title}>
      <RecordForm
        fields={fields}
        {...(held && {
          values: Object.fromEntries(fields.map(({ name }) => [name, held[name]])),
        })}
        submitText={t.shell.save}
        onSubmit={async (typed) => send(inputOf(typed) as never)}
        onDone={onDone}
        onCancel={onClose}
      />
    </Modal>
  );
}
