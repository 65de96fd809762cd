import { warrantyUnits } from "@threshold/domain/asset/vocabulary";
import { SidePanel } from "@threshold/ui/SidePanel";
import type { FieldSpec, Values } from "../form/field-spec.ts";
import { RecordForm } from "../form/RecordForm.tsx";
import { useSend } from "../form/use-send.ts";
import { graphql } from "../gql/gql.ts";
import type {
  AddAssetComponentMutationVariables,
  AssetPageQuery,
  ChangeAssetComponentMutationVariables,
  ChangeAssetTypeMutationVariables,
} from "../gql/graphql.ts";
import { useAnnounce } from "../shell/announce.tsx";
import { useAssetWords } from "./words.ts";

const AddAssetComponent = graphql(/* GraphQL */ `
  mutation AddAssetComponent($input: AddAssetComponentInput!) {
    addAssetComponent(input: $input) {
      component {
        id
        name
      }
    }
  }
`);

const ChangeAssetComponent = graphql(/* GraphQL */ `
  mutation ChangeAssetComponent($input: ChangeAssetComponentInput!) {
    changeAssetComponent(input: $input) {
      component {
        id
        name
        version
      }
    }
  }
`);

const ChangeAssetType = graphql(/* GraphQL */ `
  mutation ChangeAssetType($input: ChangeAssetTypeInput!) {
    changeAssetType(input: $input) {
      type {
        id
        version
        maker
        model
      }
    }
  }
`);

type Component = NonNullable<AssetPageQuery["assetComponent"]>;

/** Enters a component, or corrects one. */
export function AssetForm({
  estateId,
  component,
  onClose,
  onDone,
}: {
  estateId: string;
  component?: Component;
  onClose: () => void;
  onDone: () => void;
}) {
  const { t, words } = useAssetWords();
  const announce = useAnnounce();
  const add = useSend(AddAssetComponent);
  const change = useSend(ChangeAssetComponent);
  const { place } = component ?? {};
  const submit = (values: Values) =>
    component
      ? change.send({
          ...(values as ChangeAssetComponentMutationVariables["input"]),
          id: component.id,
          version: component.version,
        })
      : add.send({ ...(values as AddAssetComponentMutationVariables["input"]), estateId });
  return (
    <SidePanel
      open
      onClose={onClose}
      title={component?.name ?? words.add}
      texts={{ close: t.shell.close }}
    >
      <p className="asset-quiet">{words.newHint}</p>
      <RecordForm<unknown>
        fields={useFields(component === undefined)}
        values={
          component
            ? {
                name: component.name,
                description: component.description,
                serialNumber: component.serialNumber,
                tagNumber: component.tagNumber,
                assetIdentifier: component.assetIdentifier,
                installedOn: component.installedOn,
                warrantyStartOn: component.warrantyStartOn,
                type: component.type.name,
                system: component.systems[0]?.name,
                floor: place?.kind === "SPACE" ? place.parent?.name : place?.name,
                space: place?.kind === "SPACE" ? place.name : undefined,
              }
            : {}
        }
        submitText={t.shell.save}
        onSubmit={submit}
        onCancel={onClose}
        onDone={() => {
          announce(component ? words.said.changed : words.said.added);
          onClose();
          onDone();
        }}
      />
    </SidePanel>
  );
}

function useFields(isNew: boolean): FieldSpec[] {
  const { words } = useAssetWords();
  const text = (name: keyof typeof words.fields, more: Partial<FieldSpec> = {}): FieldSpec => ({
    name,
    label: words.fields[name],
    kind: "TEXT",
    maxLength: 200,
    ...more,
  });
  return [
    ...(isNew ? [text("facility", { required: true })] : []),
    text("floor"),
    text("space"),
    text("name", { required: true }),
    text("type", { required: true, hint: words.typeHint }),
    ...(isNew
      ? [
          text("maker"),
          text("model"),
          text("warrantyMonths", { kind: "WHOLE", min: 0, max: 1_200 }),
        ]
      : []),
    text("system"),
    text("serialNumber"),
    text("tagNumber"),
    text("assetIdentifier"),
    text("installedOn", { kind: "DAY" }),
    text("warrantyStartOn", { kind: "DAY" }),
    text("description", { kind: "LONG", maxLength: 2_000 }),
  ];
}

/** Maker, model and warranty of a type: of all its components. */
export function TypeForm({
  type,
  onClose,
  onDone,
}: {
  type: Component["type"];
  onClose: () => void;
  onDone: () => void;
}) {
  const { t, words, units } = useAssetWords();
  const announce = useAnnounce();
  const change = useSend(ChangeAssetType);
  const length = (name: "partsDuration" | "laborDuration"): FieldSpec => ({
    name,
    label: words.fields[name],
    kind: "DECIMAL",
    min: 0,
    max: 1_200,
  });
  return (
    <SidePanel open onClose={onClose} title={type.name} texts={{ close: t.shell.close }}>
      <RecordForm<unknown>
        fields={[
          { name: "maker", label: words.fields.maker, kind: "TEXT", maxLength: 200 },
          { name: "model", label: words.fields.model, kind: "TEXT", maxLength: 200 },
          length("partsDuration"),
          length("laborDuration"),
          {
            name: "warrantyUnit",
            label: words.fields.warrantyUnit,
            kind: "CHOICE",
            options: (Object.keys(warrantyUnits) as (keyof typeof warrantyUnits)[]).map(
              (value) => ({ value, label: units[value] }),
            ),
          },
        ]}
        values={{
          maker: type.maker,
          model: type.model,
          partsDuration: type.partsDuration,
          laborDuration: type.laborDuration,
          warrantyUnit: type.warrantyUnit,
        }}
        submitText={t.shell.save}
        onSubmit={(values) =>
          change.send({
            ...(values as ChangeAssetTypeMutationVariables["input"]),
            id: type.id,
            version: type.version,
          })
        }
        onCancel={onClose}
        onDone={() => {
          announce(words.said.changed);
          onClose();
          onDone();
        }}
      />
    </SidePanel>
  );
}
