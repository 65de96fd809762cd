import { capabilities, capabilityNames } from "@threshold/domain/organization/capabilities";
import { Button } from "@threshold/ui/Button";
import { Input, Select } from "@threshold/ui/Input";
import type { FormEvent } from "react";
import { useId, useState } from "react";
import { ProblemNote } from "../form/ProblemNote.tsx";
import { useAct } from "../form/use-act.ts";
import { graphql } from "../gql/gql.ts";
import { useWords } from "../i18n/Words.tsx";
import { Modal } from "../shell/Modal.tsx";
import { firstContent } from "./draft-content.ts";

const CreateChecklistTemplate = graphql(/* GraphQL */ `
  mutation CreateChecklistTemplate($input: CreateChecklistTemplateInput!) {
    createChecklistTemplate(input: $input) {
      template {
        id
      }
    }
  }
`);

/** A checklist of the company's own: its name, its code and whose business it is; items come in the draft. */
export function NewTemplateDialog({
  onDone,
  onClose,
}: {
  onDone: (id: string) => void;
  onClose: () => void;
}) {
  const { t, language } = useWords();
  const w = t.checklist.templates;
  const form = useId();
  const [name, setName] = useState("");
  const [code, setCode] = useState("");
  const [capability, setCapability] = useState<string>("RCP");
  const { run, busy, problem } = useAct(CreateChecklistTemplate);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const made = await run({ name, code, capability, nameEn: null, content: firstContent });
    if (made.ok) onDone(made.data.createChecklistTemplate.template.id);
  };
  return (
    <Modal
      open
      onClose={onClose}
      title={w.create}
      footer={
        <>
          <Button onClick={onClose}>{t.checklist.cancel}</Button>
          <Button submit form={form} kind="PRIMARY" busy={busy}>
            {w.create}
          </Button>
        </>
      }
    >
      <form
        id={form}
        className="checklist-item-form"
        onSubmit={(event) => void submit(event)}
        noValidate
      >
        <Input
          label={w.name}
          required
          value={name}
          onChange={({ target }) => setName(target.value)}
        />
        <Input
          label={w.code}
          required
          hint={w.codeHint}
          value={code}
          onChange={({ target }) => setCode(target.value.toUpperCase())}
        />
        <Select
          label={w.capability}
          hint={w.capabilityHint}
          value={capability}
          options={capabilityNames.map((value) => ({
            value,
            label: capabilities[value][language],
          }))}
          onChange={({ target }) => setCapability(target.value)}
        />
        {problem && <ProblemNote problem={problem} />}
      </form>
    </Modal>
  );
}
