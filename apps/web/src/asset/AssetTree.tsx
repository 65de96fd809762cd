import { Badge } from "@threshold/ui/Badge";
import { Button } from "@threshold/ui/Button";
import { Icon } from "@threshold/ui/Icon";
import { Segmented } from "@threshold/ui/Segmented";
import { Skeleton } from "@threshold/ui/Spinner";
import { useState } from "react";
import { useQuery } from "urql";
import { graphql } from "../gql/gql.ts";
import { useListParams } from "../list/use-list.ts";
import { useAssetWords } from "./words.ts";

const Places = graphql(/* GraphQL */ `
  query AssetPlaces(
    $estateIds: [ID!]
    $parentIds: [ID!]
    $kind: AssetPlaceKind
    $equipmentRoom: Boolean
  ) {
    assetPlaces(
      first: 100
      estateIds: $estateIds
      parentIds: $parentIds
      kind: $kind
      equipmentRoom: $equipmentRoom
    ) {
      nodes {
        id
        kind
        name
        description
        equipmentRoom
        childCount
        componentCount
        parent {
          id
          name
          parent {
            id
            name
          }
        }
      }
    }
  }
`);

const Systems = graphql(/* GraphQL */ `
  query AssetSystems($estateIds: [ID!]) {
    assetGroups(first: 100, estateIds: $estateIds, kind: SYSTEM) {
      nodes {
        id
        name
        memberCount
        facility {
          id
          name
        }
      }
    }
  }
`);

/** The register's places, opened floor by floor, its equipment rooms, or its systems: one of them narrows the list. */
export function AssetTree({ estateId }: { estateId: string }) {
  const { words } = useAssetWords();
  const { params, change } = useListParams();
  const view = ["SYSTEM", "ROOM"].find((one) => one === params.get("tree")) ?? "PLACE";
  const chosen = params.get("place") || params.get("system");
  const choose = (asked: { place?: string; system?: string }) =>
    change({ place: asked.place ?? "", system: asked.system ?? "", type: "" });
  return (
    <nav className="asset-tree" aria-label={words.tree}>
      <Segmented
        label={words.tree}
        value={view}
        options={[
          { value: "PLACE", label: words.byPlace },
          { value: "ROOM", label: words.equipmentRoom },
          { value: "SYSTEM", label: words.bySystem },
        ]}
        onChange={(tree) => change({ tree: tree === "PLACE" ? "" : tree })}
      />
      <ul>
        <li>
          <button
            type="button"
            className="asset-node"
            aria-current={chosen === "" ? "true" : undefined}
            onClick={() => choose({})}
          >
            {words.whole}
          </button>
        </li>
        {view === "SYSTEM" && (
          <SystemNodes
            estateId={estateId}
            chosen={chosen}
            onChoose={(system) => choose({ system })}
          />
        )}
        {view === "ROOM" && (
          <PlaceNodes
            asked={{ estateIds: [estateId], kind: "SPACE", equipmentRoom: true }}
            whole
            chosen={chosen}
            onChoose={(place) => choose({ place })}
          />
        )}
        {view === "PLACE" && (
          <PlaceNodes
            asked={{ estateIds: [estateId], kind: "FACILITY" }}
            chosen={chosen}
            onChoose={(place) => choose({ place })}
          />
        )}
      </ul>
    </nav>
  );
}

function SystemNodes({
  estateId,
  chosen,
  onChoose,
}: {
  estateId: string;
  chosen: string;
  onChoose: (id: string) => void;
}) {
  const { words, format } = useAssetWords();
  const [{ data }] = useQuery({ query: Systems, variables: { estateIds: [estateId] } });
  if (!data) return <Skeleton lines={3} />;
  const { nodes } = data.assetGroups;
  const several = new Set(nodes.map(({ facility }) => facility.id)).size > 1;
  if (nodes.length === 0) return <li className="asset-quiet">{words.noSystems}</li>;
  return nodes.map(({ id, name, memberCount, facility }) => (
    <li key={id}>
      <button
        type="button"
        className="asset-node"
        aria-current={chosen === id ? "true" : undefined}
        onClick={() => onChoose(id)}
      >
        <span>
          {name}
          {several && <small> {facility.name}</small>}
        </span>
        <small>{format.number(memberCount)}</small>
      </button>
    </li>
  ));
}

interface Asked {
  readonly estateIds?: string[];
  readonly parentIds?: string[];
  readonly kind?: "FACILITY" | "SPACE";
  readonly equipmentRoom?: boolean;
}

function PlaceNodes({
  asked,
  whole = false,
  chosen,
  onChoose,
}: {
  asked: Asked;
  /** With the whole way to each, where they do not lie below it. */
  whole?: boolean;
  chosen: string;
  onChoose: (id: string) => void;
}) {
  const { words, format } = useAssetWords();
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const [{ data }] = useQuery({ query: Places, variables: asked });
  if (!data) return <Skeleton lines={3} />;
  const { nodes } = data.assetPlaces;
  const isOpen = (id: string) => open.has(id) || (nodes.length === 1 && !open.has(`-${id}`));
  const toggle = (id: string) => {
    const next = new Set(open);
    const [yes, no] = [id, `-${id}`];
    next.delete(isOpen(id) ? yes : no);
    next.add(isOpen(id) ? no : yes);
    setOpen(next);
  };
  return nodes.map((place) => (
    <li key={place.id}>
      <div className="asset-branch">
        {place.childCount > 0 && !whole ? (
          <Button
            small
            kind="QUIET"
            aria-expanded={isOpen(place.id)}
            aria-label={words.open(place.name)}
            onClick={() => toggle(place.id)}
          >
            <Icon name={isOpen(place.id) ? "arrowDown" : "arrowRight"} />
          </Button>
        ) : (
          <span className="asset-leaf" />
        )}
        <button
          type="button"
          className="asset-node"
          aria-current={chosen === place.id ? "true" : undefined}
          onClick={() => onChoose(place.id)}
        >
          <span>
            {place.name}
            {(whole || place.kind === "SPACE") && place.description && (
              <small> {place.description}</small>
            )}
            {whole && (
              <small>
                {" "}
                {[place.parent?.parent?.name, place.parent?.name].filter(Boolean).join(" · ")}
              </small>
            )}{" "}
            {!whole && place.equipmentRoom && <Badge>{words.equipmentRoom}</Badge>}
          </span>
          <small>{format.number(place.componentCount)}</small>
        </button>
      </div>
      {!whole && place.childCount > 0 && isOpen(place.id) && (
        <ul>
          <PlaceNodes asked={{ parentIds: [place.id] }} chosen={chosen} onChoose={onChoose} />
        </ul>
      )}
    </li>
  ));
}
