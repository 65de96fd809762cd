import { Button } from "@threshold/ui/Button";
import { Empty } from "@threshold/ui/Empty";
import { SidePanel } from "@threshold/ui/SidePanel";
import { Skeleton } from "@threshold/ui/Spinner";
import { useState } from "react";
import { useQuery } from "urql";
import { graphql } from "../gql/gql.ts";
import type { UnitDetailsQuery } from "../gql/graphql.ts";
import { History } from "../history/History.tsx";
import { useWords } from "../i18n/Words.tsx";
import { PlaceRemoval } from "../organization/PlaceRemoval.tsx";
import { UnitFields } from "./UnitForm.tsx";

const UnitDetails = graphql(/* GraphQL */ `
  query UnitDetails($id: ID!) {
    node(id: $id) {
      id
      ... on Unit {
        roomNumber
        floorNumber
        layoutType
        use
        buildingArea
        innerArea
        deliveryOn
        building {
          id
          number
        }
        ...UnitForm_unit
        history(first: 20) {
          ...History_entries
        }
      }
    }
  }
`);

type Unit = Extract<NonNullable<UnitDetailsQuery["node"]>, { roomNumber: string }>;

/** One unit beside the list: its facts, its fields to change, what became of it. */
export function UnitPanel({
  id,
  manages,
  onClose,
}: {
  id: string | undefined;
  manages: boolean;
  onClose: () => void;
}) {
  const { t } = useWords();
  const [{ data, fetching }] = useQuery({
    query: UnitDetails,
    variables: { id: id ?? "" },
    pause: id === undefined,
  });
  const unit =
    data?.node && "roomNumber" in data.node && data.node.id === id ? data.node : undefined;
  const words = t.organization.estate;
  return (
    <SidePanel
      open={id !== undefined}
      onClose={onClose}
      modal={false}
      title={
        unit ? words.unit(words.building(unit.building.number), unit.roomNumber) : t.shell.loading
      }
      texts={{ close: t.shell.close }}
    >
      {unit ? (
        <UnitSheet key={unit.id} unit={unit} manages={manages} onClose={onClose} />
      ) : fetching ? (
        <Skeleton lines={6} />
      ) : (
        <Empty title={t.shell.notFound.text} />
      )}
    </SidePanel>
  );
}

function UnitSheet({
  unit,
  manages,
  onClose,
}: {
  unit: Unit;
  manages: boolean;
  onClose: () => void;
}) {
  const { t, format } = useWords();
  const { estate: words, fields, uses } = t.organization;
  const [editing, setEditing] = useState(false);
  if (editing)
    return (
      <UnitFields unit={unit} onClose={() => setEditing(false)} onSaved={() => setEditing(false)} />
    );
  const area = (value: number | null | undefined) => (value == null ? "–" : format.area(value));
  const facts: [string | undefined, string][] = [
    [fields["floorNumber"], words.floor(unit.floorNumber)],
    [fields["use"], uses[unit.use]],
    [fields["layoutType"], unit.layoutType ?? "–"],
    [fields["buildingArea"], area(unit.buildingArea)],
    [fields["innerArea"], area(unit.innerArea)],
    [fields["deliveryOn"], unit.deliveryOn ? format.day(unit.deliveryOn) : "–"],
  ];
  return (
    <div className="form-stack">
      <dl className="facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {manages && (
        <div className="page-actions">
          <Button icon="edit" onClick={() => setEditing(true)}>
            {t.organization.edit}
          </Button>
          <PlaceRemoval id={unit.id} name={unit.roomNumber} onRemoved={onClose} />
        </div>
      )}
      <h3>{words.history}</h3>
      <History entries={unit.history} />
    </div>
  );
}
