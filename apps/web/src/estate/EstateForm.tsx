import { SidePanel } from "@threshold/ui/SidePanel";
import { useQuery } from "urql";
import type { FieldSpec, Values } from "../form/field-spec.ts";
import { RecordForm } from "../form/RecordForm.tsx";
import { useSend } from "../form/use-send.ts";
import { graphql } from "../gql/gql.ts";
import type {
  CreateEstateMutationVariables,
  UpdateEstateMutationVariables,
} from "../gql/graphql.ts";
import type { FragmentType } from "../gql/fragment-masking.ts";
import { readFragment } from "../gql/fragment-masking.ts";
import type { Messages } from "../i18n/zh.ts";
import { useWords } from "../i18n/Words.tsx";
import { PlaceRemoval } from "../organization/PlaceRemoval.tsx";
import { StatusSwitch } from "../organization/StatusSwitch.tsx";
import { useAnnounce } from "../shell/announce.tsx";
import { ESTATE_CATEGORIES } from "./estate-list-state.ts";

export const EstateForm_estate = graphql(/* GraphQL */ `
  fragment EstateForm_estate on Estate {
    id
    version
    code
    name
    status
    category
    address
    entryDate
    launchDate
    totalHouseholds
    totalBuildings
  }
`);

const EstateFormCenters = graphql(/* GraphQL */ `
  query EstateFormCenters {
    company {
      id
      regions {
        id
        name
        serviceCenters {
          id
          name
          status
        }
      }
    }
  }
`);

const CreateEstate = graphql(/* GraphQL */ `
  mutation CreateEstate($input: CreateEstateInput!) {
    createEstate(input: $input) {
      estate {
        id
        name
        ...EstateForm_estate
      }
    }
  }
`);

const UpdateEstate = graphql(/* GraphQL */ `
  mutation UpdateEstate($input: UpdateEstateInput!) {
    updateEstate(input: $input) {
      estate {
        id
        name
        status
        ...EstateForm_estate
      }
    }
  }
`);

interface EstateFormProps {
  open: boolean;
  onClose: () => void;
  onSaved: (id: string) => void;
  onRemoved?: () => void;
  /** Missing: a new estate. */
  estate?: FragmentType<typeof EstateForm_estate>;
  /** The center of a new estate, where it is known already. */
  serviceCenterId?: string;
}

/** Makes an estate or changes its facts. */
export function EstateForm(props: EstateFormProps) {
  const { t } = useWords();
  return (
    <SidePanel
      open={props.open}
      onClose={props.onClose}
      title={props.estate ? t.organization.edit : t.organization.estates.newEstate}
      texts={{ close: t.shell.close }}
    >
      <EstateFields {...props} />
    </SidePanel>
  );
}

function EstateFields(props: EstateFormProps) {
  const { onClose, onSaved, onRemoved, estate: masked, serviceCenterId } = props;
  const { t } = useWords();
  const announce = useAnnounce();
  const estate = readFragment(EstateForm_estate, masked);
  const [{ data }] = useQuery({
    query: EstateFormCenters,
    pause: estate !== undefined,
    requestPolicy: "cache-first",
  });
  const create = useSend(CreateEstate);
  const update = useSend(UpdateEstate);
  const centers = (data?.company.regions ?? []).flatMap((region) =>
    region.serviceCenters
      .filter(({ status }) => status === "ACTIVE")
      .map(({ id, name }) => ({ value: id, label: `${region.name} · ${name}` })),
  );

  const submit = async (values: Values) => {
    if (!estate) {
      const sent = await create.send(values as CreateEstateMutationVariables["input"]);
      return sent.ok ? { ...sent, data: sent.data.createEstate.estate } : sent;
    }
    const sent = await update.send({
      ...(values as Partial<UpdateEstateMutationVariables["input"]>),
      id: estate.id,
      version: estate.version,
    });
    return sent.ok ? { ...sent, data: sent.data.updateEstate.estate } : sent;
  };

  return (
    <>
      <RecordForm
        fields={estate ? estateFields(t) : [centerField(centers), ...estateFields(t)]}
        values={estate ? { ...estate } : { serviceCenterId, category: "RESIDENTIAL" }}
        submitText={t.shell.save}
        onSubmit={submit}
        onCancel={onClose}
        onDone={({ id, name }) => {
          announce(estate ? t.organization.saved(name) : t.organization.created(name));
          onClose();
          onSaved(id);
        }}
      />
      {estate && (
        <div className="place-end">
          <StatusSwitch kind="ESTATE" place={estate} onDone={() => onSaved(estate.id)} />
          <PlaceRemoval id={estate.id} name={estate.name} onRemoved={() => onRemoved?.()} />
        </div>
      )}
    </>
  );
}

const centerField = (options: { value: string; label: string }[]): FieldSpec => ({
  name: "serviceCenterId",
  kind: "CHOICE",
  required: true,
  options,
});

const estateFields = (t: Messages): FieldSpec[] => [
  { name: "name", kind: "TEXT", required: true, maxLength: 80 },
  { name: "code", kind: "TEXT", required: true, maxLength: 20, hint: t.organization.codeHint },
  {
    name: "category",
    kind: "CHOICE",
    required: true,
    options: ESTATE_CATEGORIES.map((value) => ({
      value,
      label: t.organization.categories[value],
    })),
  },
  { name: "address", kind: "TEXT", maxLength: 200 },
  { name: "entryDate", kind: "DAY" },
  { name: "launchDate", kind: "DAY" },
  { name: "totalHouseholds", kind: "WHOLE", min: 0, max: 1_000_000 },
  { name: "totalBuildings", kind: "WHOLE", min: 0, max: 10_000 },
];
