import { capabilities, capabilityNames } from "@threshold/domain/organization/capabilities";
import { Input, Select } from "@threshold/ui/Input";
import { useState } from "react";
import { useAct } from "../form/use-act.ts";
import { graphql } from "../gql/gql.ts";
import { useWords } from "../i18n/Words.tsx";
import { FormDialog } from "../form/FormDialog.tsx";
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
  const [name, setName] = useState("");
  const [code, setCode] = useState("");
  const [capability, setCapability] = useState<string>("RCP");
  const { run, busy, problem } = useAct(CreateChecklistTemplate);
  const submit = async () => {
    const made = await run({ name, code, capability, nameEn: null, content: firstContent });
    if (made.ok) onDone(made.data.createChecklistTemplate.template.id);
  };
  return (
    <FormDialog
      title={w.create}
      submitText={w.create}
      busy={busy}
      problem={problem}
      onSubmit={submit}
      onClose={onClose}
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
    </FormDialog>
  );
}
