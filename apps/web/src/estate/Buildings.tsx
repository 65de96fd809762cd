import { Button } from "@threshold/ui/Button";
import { Empty } from "@threshold/ui/Empty";
import { useState } from "react";
import { graphql } from "../gql/gql.ts";
import type { Buildings_EstateFragment } from "../gql/graphql.ts";
import type { FragmentType } from "../gql/fragment-masking.ts";
import { readFragment } from "../gql/fragment-masking.ts";
import { useWords } from "../i18n/Words.tsx";
import { useListParams } from "../list/use-list.ts";
import { PlaceRemoval } from "../organization/PlaceRemoval.tsx";
import { Building } from "./Building.tsx";
import { BuildingForm } from "./BuildingForm.tsx";
import { storeysOf } from "./building-shape.ts";
import { ClusterForm } from "./ClusterForm.tsx";
import { compareNames } from "./natural-order.ts";

export const Buildings_estate = graphql(/* GraphQL */ `
  fragment Buildings_estate on Estate {
    id
    unitCount
    clusters {
      id
      name
      version
    }
    buildings {
      id
      number
      floors
      unitCount
      status
      cluster {
        id
      }
      ...BuildingForm_building
    }
  }
`);

type Estate = Buildings_EstateFragment;

/** The estate as it stands: its buildings by cluster (组团), drawn in one scale. */
export function Buildings({
  estate: masked,
  manages,
  onChange,
}: {
  estate: FragmentType<typeof Buildings_estate>;
  manages: boolean;
  onChange: () => void;
}) {
  const estate = readFragment(Buildings_estate, masked);
  const { t } = useWords();
  const words = t.organization.estate;
  const { params, change } = useListParams();
  const [form, setForm] = useState<"NONE" | "BUILDING" | "CLUSTER" | "EDIT">("NONE");
  const [renamed, setRenamed] = useState<string>();
  const chosen = params.get("building");
  const chosenBuilding = estate.buildings.find(({ id }) => id === chosen);
  const tallest = Math.max(
    ...estate.buildings.map((one) => storeysOf(one.floors ?? null, one.unitCount)),
  );
  const close = () => setForm("NONE");

  return (
    <section className="panel">
      <div className="panel-head">
        <div>
          <h2>{words.buildings}</h2>
          <p>{words.buildingsLead(estate.buildings.length, estate.unitCount)}</p>
        </div>
        {manages && (
          <div className="page-actions">
            {chosenBuilding && (
              <Button small icon="edit" onClick={() => setForm("EDIT")}>
                {`${t.organization.edit} ${words.building(chosenBuilding.number)}`}
              </Button>
            )}
            <Button
              small
              icon="plus"
              onClick={() => {
                setRenamed(undefined);
                setForm("CLUSTER");
              }}
            >
              {words.newCluster}
            </Button>
            <Button small icon="plus" onClick={() => setForm("BUILDING")}>
              {words.newBuilding}
            </Button>
          </div>
        )}
      </div>
      {estate.buildings.length === 0 && estate.clusters.length === 0 ? (
        <Empty title={words.noBuildings}>{words.noBuildingsText}</Empty>
      ) : (
        <div className="clusters">
          {byCluster(estate).map(({ id, name, buildings }) => (
            <div key={id} className="cluster" role="group" aria-label={name ?? words.noCluster}>
              {(estate.clusters.length > 0 || name) && (
                <h3>
                  {name ?? words.noCluster}
                  {manages && name && (
                    <Button
                      kind="QUIET"
                      small
                      icon="edit"
                      iconOnly
                      onClick={() => {
                        setRenamed(id);
                        setForm("CLUSTER");
                      }}
                    >
                      {`${words.renameCluster} ${name}`}
                    </Button>
                  )}
                </h3>
              )}
              <div className="cluster-ground">
                {buildings.map((building) => (
                  <Building
                    key={building.id}
                    building={building}
                    tallest={tallest}
                    chosen={building.id === chosen}
                    onChoose={() => change({ building: building.id === chosen ? "" : building.id })}
                  />
                ))}
                {manages && name && buildings.length === 0 && (
                  <PlaceRemoval id={id} name={name} onRemoved={onChange} />
                )}
              </div>
            </div>
          ))}
        </div>
      )}
      <ClusterForm
        open={form === "CLUSTER"}
        onClose={close}
        onSaved={onChange}
        estateId={estate.id}
        cluster={estate.clusters.find(({ id }) => id === renamed)}
      />
      <BuildingForm
        open={form === "BUILDING" || form === "EDIT"}
        onClose={close}
        onSaved={onChange}
        estateId={estate.id}
        clusters={estate.clusters}
        {...(form === "EDIT" && chosenBuilding ? { building: chosenBuilding } : {})}
      />
    </section>
  );
}

/** Clusters in their order, then the buildings that belong to none. */
function byCluster({ clusters, buildings }: Estate) {
  const ordered = clusters.toSorted((one, other) => compareNames(one.name, other.name));
  const groups = [...ordered, { id: "", name: undefined }];
  return groups
    .map(({ id, name }) => ({
      id,
      name,
      buildings: buildings.filter(({ cluster }) => (cluster?.id ?? "") === id),
    }))
    .filter((group) => group.buildings.length > 0 || group.id !== "");
}
