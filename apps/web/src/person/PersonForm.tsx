import { SidePanel } from "@threshold/ui/SidePanel";
import type { FieldSpec, Values } from "../form/field-spec.ts";
import { RecordForm } from "../form/RecordForm.tsx";
import { useSend } from "../form/use-send.ts";
import type { FragmentType } from "../gql/fragment-masking.ts";
import { readFragment } from "../gql/fragment-masking.ts";
import { graphql } from "../gql/gql.ts";
import type {
  CreatePersonMutationVariables,
  UpdatePersonMutationVariables,
} from "../gql/graphql.ts";
import type { Messages } from "../i18n/zh.ts";
import { useWords } from "../i18n/Words.tsx";
import { useAnnounce } from "../shell/announce.tsx";

export const PersonForm_person = graphql(/* GraphQL */ `
  fragment PersonForm_person on Person {
    id
    version
    name
    badgeNumber
    phone
    mailbox
  }
`);

const CreatePerson = graphql(/* GraphQL */ `
  mutation CreatePerson($input: CreatePersonInput!) {
    createPerson(input: $input) {
      person {
        id
        name
      }
    }
  }
`);

const UpdatePerson = graphql(/* GraphQL */ `
  mutation UpdatePerson($input: UpdatePersonInput!) {
    updatePerson(input: $input) {
      person {
        id
        name
        ...PersonForm_person
      }
    }
  }
`);

interface PersonFieldsProps {
  onClose: () => void;
  onSaved: (id: string) => void;
  /** Missing: a new person. */
  person?: FragmentType<typeof PersonForm_person>;
}

/** Takes a person into the company's list. */
export function PersonForm({ open, ...rest }: PersonFieldsProps & { open: boolean }) {
  const { t } = useWords();
  return (
    <SidePanel
      open={open}
      onClose={rest.onClose}
      title={t.organization.people.newPerson}
      texts={{ close: t.shell.close }}
    >
      <PersonFields {...rest} />
    </SidePanel>
  );
}

/** A person's facts, new or to be changed. */
export function PersonFields({ onClose, onSaved, person: masked }: PersonFieldsProps) {
  const { t } = useWords();
  const announce = useAnnounce();
  const person = readFragment(PersonForm_person, masked);
  const create = useSend(CreatePerson);
  const update = useSend(UpdatePerson);
  const submit = async (values: Values) => {
    if (!person) {
      const sent = await create.send(values as CreatePersonMutationVariables["input"]);
      return sent.ok ? { ...sent, data: sent.data.createPerson.person } : sent;
    }
    const sent = await update.send({
      ...(values as Partial<UpdatePersonMutationVariables["input"]>),
      id: person.id,
      version: person.version,
    });
    return sent.ok ? { ...sent, data: sent.data.updatePerson.person } : sent;
  };
  return (
    <RecordForm
      fields={personFields(t)}
      values={{ ...person }}
      submitText={t.shell.save}
      onSubmit={submit}
      onCancel={onClose}
      onDone={({ id, name }) => {
        announce(person ? t.organization.saved(name) : t.organization.created(name));
        onClose();
        onSaved(id);
      }}
    />
  );
}

const personFields = (t: Messages): FieldSpec[] => [
  {
    name: "name",
    label: t.organization.people.name,
    kind: "TEXT",
    required: true,
    maxLength: 80,
  },
  { name: "badgeNumber", kind: "TEXT", required: true, maxLength: 40 },
  { name: "phone", kind: "PHONE", required: true, maxLength: 30 },
  { name: "mailbox", kind: "EMAIL", maxLength: 200, hint: t.organization.people.mailboxHint },
];
