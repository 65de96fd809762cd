import { SidePanel } from "@threshold/ui/SidePanel";
import type { FieldSpec, Values } from "../form/field-spec.ts";
import { RecordForm } from "../form/RecordForm.tsx";
import { useSend } from "../form/use-send.ts";
import { graphql } from "../gql/gql.ts";
import type {
  CreateBuildingMutationVariables,
  UpdateBuildingMutationVariables,
} from "../gql/graphql.ts";
import type { FragmentType } from "../gql/fragment-masking.ts";
import { readFragment } from "../gql/fragment-masking.ts";
import { useWords } from "../i18n/Words.tsx";
import { PlaceRemoval } from "../organization/PlaceRemoval.tsx";
import { useAnnounce } from "../shell/announce.tsx";

export const BuildingForm_building = graphql(/* GraphQL */ `
  fragment BuildingForm_building on Building {
    id
    version
    number
    name
    floors
    completedOn
    confirmedByAuthority
    cluster {
      id
    }
  }
`);

const CreateBuilding = graphql(/* GraphQL */ `
  mutation CreateBuilding($input: CreateBuildingInput!) {
    createBuilding(input: $input) {
      building {
        id
        ...BuildingForm_building
      }
    }
  }
`);

const UpdateBuilding = graphql(/* GraphQL */ `
  mutation UpdateBuilding($input: UpdateBuildingInput!) {
    updateBuilding(input: $input) {
      building {
        id
        ...BuildingForm_building
      }
    }
  }
`);

interface BuildingFormProps {
  open: boolean;
  onClose: () => void;
  onSaved: () => void;
  estateId: string;
  clusters: readonly { id: string; name: string }[];
  /** Missing: a new building. */
  building?: FragmentType<typeof BuildingForm_building>;
}

/** Makes a building or changes it. */
export function BuildingForm(props: BuildingFormProps) {
  const { t } = useWords();
  return (
    <SidePanel
      open={props.open}
      onClose={props.onClose}
      title={props.building ? t.organization.edit : t.organization.estate.newBuilding}
      texts={{ close: t.shell.close }}
    >
      <BuildingFields {...props} />
    </SidePanel>
  );
}

function BuildingFields({
  onClose,
  onSaved,
  estateId,
  clusters,
  building: masked,
}: BuildingFormProps) {
  const { t } = useWords();
  const announce = useAnnounce();
  const building = readFragment(BuildingForm_building, masked);
  const create = useSend(CreateBuilding);
  const update = useSend(UpdateBuilding);

  const submit = (values: Values) =>
    building
      ? update.send({
          ...(values as Partial<UpdateBuildingMutationVariables["input"]>),
          id: building.id,
          version: building.version,
        })
      : create.send({ ...(values as CreateBuildingMutationVariables["input"]), estateId });

  return (
    <>
      <RecordForm<unknown>
        fields={buildingFields(clusters)}
        values={
          building ? { ...building, cluster: undefined, clusterId: building.cluster?.id } : {}
        }
        submitText={t.shell.save}
        onSubmit={submit}
        onCancel={onClose}
        onDone={() => {
          announce(t.shell.saved);
          onClose();
          onSaved();
        }}
      />
      {building && (
        <PlaceRemoval
          id={building.id}
          name={t.organization.estate.building(building.number)}
          onRemoved={() => {
            onClose();
            onSaved();
          }}
        />
      )}
    </>
  );
}

const buildingFields = (clusters: BuildingFormProps["clusters"]): FieldSpec[] => [
  { name: "number", kind: "TEXT", required: true, maxLength: 20 },
  { name: "name", kind: "TEXT", maxLength: 80 },
  {
    name: "clusterId",
    kind: "CHOICE",
    options: clusters.map(({ id, name }) => ({ value: id, label: name })),
  },
  { name: "floors", kind: "WHOLE", min: 1, max: 200 },
  { name: "completedOn", kind: "DAY" },
  { name: "confirmedByAuthority", kind: "TICK" },
];
