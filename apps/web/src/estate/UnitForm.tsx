import { SidePanel } from "@threshold/ui/SidePanel";
import type { FieldSpec, Values } from "../form/field-spec.ts";
import { RecordForm } from "../form/RecordForm.tsx";
import { useSend } from "../form/use-send.ts";
import { graphql } from "../gql/gql.ts";
import type { CreateUnitMutationVariables, UpdateUnitMutationVariables } from "../gql/graphql.ts";
import type { FragmentType } from "../gql/fragment-masking.ts";
import { readFragment } from "../gql/fragment-masking.ts";
import type { Messages } from "../i18n/zh.ts";
import { useWords } from "../i18n/Words.tsx";
import { useAnnounce } from "../shell/announce.tsx";
import { UNIT_USES } from "./unit-list-state.ts";

export const UnitForm_unit = graphql(/* GraphQL */ `
  fragment UnitForm_unit on Unit {
    id
    version
    floorNumber
    roomNumber
    layoutType
    use
    buildingArea
    innerArea
    deliveryOn
  }
`);

const CreateUnit = graphql(/* GraphQL */ `
  mutation CreateUnit($input: CreateUnitInput!) {
    createUnit(input: $input) {
      unit {
        id
        roomNumber
      }
    }
  }
`);

const UpdateUnit = graphql(/* GraphQL */ `
  mutation UpdateUnit($input: UpdateUnitInput!) {
    updateUnit(input: $input) {
      unit {
        id
        roomNumber
        ...UnitForm_unit
      }
    }
  }
`);

interface UnitFieldsProps {
  onClose: () => void;
  onSaved: () => void;
  /** The buildings a new unit may stand in. */
  buildings?: readonly { id: string; number: string }[];
  /** Missing: a new unit. */
  unit?: FragmentType<typeof UnitForm_unit>;
}

/** Makes a unit. */
export function UnitForm({ open, ...rest }: UnitFieldsProps & { open: boolean }) {
  const { t } = useWords();
  return (
    <SidePanel
      open={open}
      onClose={rest.onClose}
      title={t.organization.estate.newUnit}
      texts={{ close: t.shell.close }}
    >
      <UnitFields {...rest} />
    </SidePanel>
  );
}

/** A unit's fields, new or to be changed. */
export function UnitFields({ onClose, onSaved, buildings = [], unit: masked }: UnitFieldsProps) {
  const { t } = useWords();
  const announce = useAnnounce();
  const unit = readFragment(UnitForm_unit, masked);
  const create = useSend(CreateUnit);
  const update = useSend(UpdateUnit);
  const place: FieldSpec = {
    name: "buildingId",
    kind: "CHOICE",
    required: true,
    options: buildings.map(({ id, number }) => ({
      value: id,
      label: t.organization.estate.building(number),
    })),
  };

  const submit = async (values: Values) => {
    if (!unit) {
      const sent = await create.send(values as CreateUnitMutationVariables["input"]);
      return sent.ok ? { ...sent, data: sent.data.createUnit.unit } : sent;
    }
    const sent = await update.send({
      ...(values as Partial<UpdateUnitMutationVariables["input"]>),
      id: unit.id,
      version: unit.version,
    });
    return sent.ok ? { ...sent, data: sent.data.updateUnit.unit } : sent;
  };

  return (
    <RecordForm
      fields={unit ? unitFields(t) : [place, ...unitFields(t)]}
      values={unit ? { ...unit } : { use: "RESIDENTIAL" }}
      submitText={t.shell.save}
      onSubmit={submit}
      onCancel={onClose}
      onDone={({ roomNumber }) => {
        announce(unit ? t.organization.saved(roomNumber) : t.organization.created(roomNumber));
        onClose();
        onSaved();
      }}
    />
  );
}

const unitFields = (t: Messages): FieldSpec[] => [
  {
    name: "floorNumber",
    kind: "WHOLE",
    required: true,
    min: -20,
    max: 200,
    check: (typed) => (Number(typed) === 0 ? t.organization.floorZero : undefined),
  },
  { name: "roomNumber", kind: "TEXT", required: true, maxLength: 20 },
  {
    name: "use",
    kind: "CHOICE",
    required: true,
    options: UNIT_USES.map((value) => ({ value, label: t.organization.uses[value] })),
  },
  { name: "layoutType", kind: "TEXT", maxLength: 40 },
  { name: "buildingArea", kind: "DECIMAL", min: 0, max: 100_000 },
  { name: "innerArea", kind: "DECIMAL", min: 0, max: 100_000 },
  { name: "deliveryOn", kind: "DAY" },
];
