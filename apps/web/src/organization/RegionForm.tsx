import { SidePanel } from "@threshold/ui/SidePanel";
import type { FieldSpec, Values } from "../form/field-spec.ts";
import { RecordForm } from "../form/RecordForm.tsx";
import { useSend } from "../form/use-send.ts";
import type { FragmentType } from "../gql/fragment-masking.ts";
import { readFragment } from "../gql/fragment-masking.ts";
import { graphql } from "../gql/gql.ts";
import type { Messages } from "../i18n/zh.ts";
import { useWords } from "../i18n/Words.tsx";
import { useAnnounce } from "../shell/announce.tsx";
import { PlaceRemoval } from "./PlaceRemoval.tsx";

export const RegionForm_region = graphql(/* GraphQL */ `
  fragment RegionForm_region on Region {
    id
    version
    code
    name
  }
`);

const CreateRegion = graphql(/* GraphQL */ `
  mutation CreateRegion($input: CreateRegionInput!) {
    createRegion(input: $input) {
      region {
        id
        name
      }
    }
  }
`);

const UpdateRegion = graphql(/* GraphQL */ `
  mutation UpdateRegion($input: UpdateRegionInput!) {
    updateRegion(input: $input) {
      region {
        id
        status
        ...RegionForm_region
      }
    }
  }
`);

interface RegionFormProps {
  open: boolean;
  onClose: () => void;
  onSaved: () => void;
  /** Missing: a new regional company. */
  region?: FragmentType<typeof RegionForm_region>;
}

/** Makes a regional property company or renames it. */
export function RegionForm(props: RegionFormProps) {
  const { t } = useWords();
  return (
    <SidePanel
      open={props.open}
      onClose={props.onClose}
      title={props.region ? t.organization.edit : t.organization.tree.newRegion}
      texts={{ close: t.shell.close }}
    >
      <RegionFields {...props} />
    </SidePanel>
  );
}

function RegionFields({ onClose, onSaved, region: masked }: RegionFormProps) {
  const { t } = useWords();
  const announce = useAnnounce();
  const region = readFragment(RegionForm_region, masked);
  const create = useSend(CreateRegion);
  const update = useSend(UpdateRegion);
  const submit = (values: Values) => {
    const given = { name: String(values["name"]), code: String(values["code"]) };
    return region
      ? update.send({ ...given, id: region.id, version: region.version })
      : create.send(given);
  };
  const done = () => {
    onClose();
    onSaved();
  };
  return (
    <>
      <RecordForm<unknown>
        fields={namedPlaceFields(t)}
        values={{ ...region }}
        submitText={t.shell.save}
        onSubmit={submit}
        onCancel={onClose}
        onDone={() => {
          announce(t.shell.saved);
          done();
        }}
      />
      {region && <PlaceRemoval id={region.id} name={region.name} onRemoved={done} />}
    </>
  );
}

/** What every named place of the tree has. */
export const namedPlaceFields = (t: Messages): FieldSpec[] => [
  { name: "name", kind: "TEXT", required: true, maxLength: 80 },
  { name: "code", kind: "TEXT", required: true, maxLength: 20, hint: t.organization.codeHint },
];
