import { SidePanel } from "@threshold/ui/SidePanel";
import type { FieldSpec, Values } from "../form/field-spec.ts";
import { RecordForm } from "../form/RecordForm.tsx";
import { useSend } from "../form/use-send.ts";
import type { FragmentType } from "../gql/fragment-masking.ts";
import { readFragment } from "../gql/fragment-masking.ts";
import { graphql } from "../gql/gql.ts";
import type {
  CreateServiceCenterMutationVariables,
  UpdateServiceCenterMutationVariables,
} from "../gql/graphql.ts";
import type { Messages } from "../i18n/zh.ts";
import { useWords } from "../i18n/Words.tsx";
import { useAnnounce } from "../shell/announce.tsx";
import { PlaceRemoval } from "./PlaceRemoval.tsx";
import { namedPlaceFields } from "./RegionForm.tsx";

export const CenterForm_center = graphql(/* GraphQL */ `
  fragment CenterForm_center on ServiceCenter {
    id
    version
    code
    name
    dutyPhone
    officeAddress
    repairHotline
    workdayEnd
    regularShift
  }
`);

const CreateServiceCenter = graphql(/* GraphQL */ `
  mutation CreateServiceCenter($input: CreateServiceCenterInput!) {
    createServiceCenter(input: $input) {
      serviceCenter {
        id
        name
      }
    }
  }
`);

const UpdateServiceCenter = graphql(/* GraphQL */ `
  mutation UpdateServiceCenter($input: UpdateServiceCenterInput!) {
    updateServiceCenter(input: $input) {
      serviceCenter {
        id
        status
        ...CenterForm_center
      }
    }
  }
`);

interface CenterFormProps {
  open: boolean;
  onClose: () => void;
  onSaved: () => void;
  regionId: string;
  /** Missing: a new service center. */
  center?: FragmentType<typeof CenterForm_center>;
}

/** Makes a service center (物业服务中心) or changes it. */
export function CenterForm(props: CenterFormProps) {
  const { t } = useWords();
  return (
    <SidePanel
      open={props.open}
      onClose={props.onClose}
      title={props.center ? t.organization.edit : t.organization.tree.newCenter}
      texts={{ close: t.shell.close }}
    >
      <CenterFields {...props} />
    </SidePanel>
  );
}

function CenterFields({ onClose, onSaved, regionId, center: masked }: CenterFormProps) {
  const { t } = useWords();
  const announce = useAnnounce();
  const center = readFragment(CenterForm_center, masked);
  const create = useSend(CreateServiceCenter);
  const update = useSend(UpdateServiceCenter);
  const submit = (values: Values) =>
    center
      ? update.send({
          ...(values as Partial<UpdateServiceCenterMutationVariables["input"]>),
          id: center.id,
          version: center.version,
        })
      : create.send({
          ...(values as CreateServiceCenterMutationVariables["input"]),
          regionId,
        });
  const done = () => {
    onClose();
    onSaved();
  };
  return (
    <>
      <RecordForm<unknown>
        fields={centerFields(t)}
        values={center ? { ...center } : { workdayEnd: "18:00" }}
        submitText={t.shell.save}
        onSubmit={submit}
        onCancel={onClose}
        onDone={() => {
          announce(t.shell.saved);
          done();
        }}
      />
      {center && <PlaceRemoval id={center.id} name={center.name} onRemoved={done} />}
    </>
  );
}

const centerFields = (t: Messages): FieldSpec[] => [
  ...namedPlaceFields(t),
  { name: "officeAddress", kind: "TEXT", required: true, maxLength: 200 },
  { name: "dutyPhone", kind: "PHONE", required: true, maxLength: 30 },
  { name: "repairHotline", kind: "PHONE", required: true, maxLength: 30 },
  { name: "workdayEnd", kind: "TIME" },
  {
    name: "regularShift",
    kind: "TEXT",
    maxLength: 100,
    hint: "1-5 08:30-12:00,14:00-18:00; 6 09:00-12:00",
  },
];
