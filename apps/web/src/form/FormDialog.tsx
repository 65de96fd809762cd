import { Button, type ButtonKind } from "@threshold/ui/Button";
import { type ReactNode, useId } from "react";
import { useWords } from "../i18n/Words.tsx";
import type { Problem } from "../problem.ts";
import { Modal } from "../shell/Modal.tsx";
import { ProblemNote } from "./ProblemNote.tsx";

/** Some fields in a dialog, with what stands against them below, and the way out beside the way on. */
export function FormDialog({
  open = true,
  title,
  submitText,
  kind = "PRIMARY",
  busy = false,
  disabled = false,
  problem,
  extra,
  browserChecks = false,
  onSubmit,
  onClose,
  children,
}: {
  open?: boolean;
  title: string;
  /** "Save", where nothing else is said. */
  submitText?: string | undefined;
  kind?: ButtonKind;
  busy?: boolean;
  disabled?: boolean;
  problem?: Problem | undefined;
  /** A further button, ahead of the others. */
  extra?: ReactNode;
  /** Whether the browser itself says what is missing. */
  browserChecks?: boolean;
  onSubmit: (form: HTMLFormElement) => unknown;
  onClose: () => void;
  children: ReactNode;
}) {
  const { t } = useWords();
  const id = useId();
  return (
    <Modal
      open={open}
      onClose={onClose}
      title={title}
      footer={
        <>
          {extra}
          <Button onClick={onClose}>{t.shell.cancel}</Button>
          <Button submit form={id} kind={kind} busy={busy} disabled={disabled}>
            {submitText ?? t.shell.save}
          </Button>
        </>
      }
    >
      <form
        id={id}
        className="form-stack"
        noValidate={!browserChecks}
        onSubmit={(event) => {
          event.preventDefault();
          void onSubmit(event.currentTarget);
        }}
      >
        {children}
        {problem && <ProblemNote problem={problem} />}
      </form>
    </Modal>
  );
}
