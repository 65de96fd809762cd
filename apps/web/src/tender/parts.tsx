import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import { type ReactNode, useState } from "react";
import type { FieldSpec, FieldValue, Values } from "../form/field-spec.ts";
import { RecordForm } from "../form/RecordForm.tsx";
import { useSend } from "../form/use-send.ts";
import { useWords } from "../i18n/Words.tsx";
import { useAnnounce } from "../shell/announce.tsx";
import { Modal } from "../shell/Modal.tsx";

/** A part of a tender's page: what it is about, what can be done, and its rows. */
export function Part({
  id,
  title,
  lead,
  mark,
  action,
  children,
}: {
  id: string;
  title: string;
  lead?: ReactNode;
  mark?: ReactNode;
  action?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section className="tender-part" aria-labelledby={id}>
      <header>
        <div>
          <h2 id={id}>
            {title} {mark}
          </h2>
          {lead && <p className="tender-quiet">{lead}</p>}
        </div>
        {action && <span className="tender-buttons">{action}</span>}
      </header>
      {children}
    </section>
  );
}

/** Facts by their names; those that are not known yet say so, or are left out. */
export function Facts({
  facts,
  none,
}: {
  facts: readonly (readonly [string, ReactNode])[];
  /** What stands for a fact that is missing; without it the fact is left out. */
  none?: string;
}) {
  const isEmpty = (value: ReactNode) => value === null || value === undefined || value === "";
  return (
    <dl className="tender-facts">
      {facts
        .filter(([, value]) => none !== undefined || !isEmpty(value))
        .map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{isEmpty(value) ? <span className="tender-missing">{none}</span> : value}</dd>
          </div>
        ))}
    </dl>
  );
}

/** A question asked in a dialog, sent as one mutation; `inputOf` says how from what was typed. */
export interface Asked {
  title: string;
  lead?: ReactNode;
  // oxlint-disable-next-line typescript/no-explicit-any -- every mutation takes an input of its own
  act: TypedDocumentNode<any, any>;
  fields: readonly FieldSpec[];
  values?: Partial<Record<string, FieldValue | undefined>> | undefined;
  inputOf: (values: Values) => object;
  submitText?: string;
  /** Told with what was answered, before the page asks again. */
  onAnswer?: (data: unknown) => void;
}

function AskedDialog({
  asked,
  onDone,
  onClose,
}: {
  asked: Asked;
  onDone: () => void;
  onClose: () => void;
}) {
  const { t } = useWords();
  const announce = useAnnounce();
  const { send } = useSend(
    asked.act as TypedDocumentNode<unknown, { input: { clientMutationId: string } }>,
  );
  return (
    <Modal open onClose={onClose} title={asked.title}>
      {asked.lead && <p className="tender-quiet">{asked.lead}</p>}
      <RecordForm
        fields={asked.fields}
        {...(asked.values && { values: asked.values })}
        submitText={asked.submitText ?? t.shell.save}
        onSubmit={(values) => send(asked.inputOf(values) as never)}
        onDone={(data) => {
          announce(t.tender.saved);
          asked.onAnswer?.(data);
          onDone();
        }}
        onCancel={onClose}
      />
    </Modal>
  );
}

/** One dialog at a time. */
export function useAsking(onChanged: () => void) {
  const [asked, ask] = useState<Asked>();
  const close = () => ask(undefined);
  const dialog = asked && (
    <AskedDialog
      asked={asked}
      onClose={close}
      onDone={() => {
        close();
        onChanged();
      }}
    />
  );
  return { ask, dialog };
}
