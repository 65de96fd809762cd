import { Badge } from "@threshold/ui/Badge";
import { Button } from "@threshold/ui/Button";
import { ConfirmButton } from "@threshold/ui/ConfirmButton";
import { Empty } from "@threshold/ui/Empty";
import { FileDrop } from "@threshold/ui/FileDrop";
import { Skeleton } from "@threshold/ui/Spinner";
import { type ReactNode, useId, useState } from "react";
import { Link, useNavigate, useParams } from "react-router";
import { useQuery } from "urql";
import { NewsNote } from "../form/NewsNote.tsx";
import { ProblemNote } from "../form/ProblemNote.tsx";
import { useAct } from "../form/use-act.ts";
import { graphql } from "../gql/gql.ts";
import type { AssetPageQuery } from "../gql/graphql.ts";
import { History } from "../history/History.tsx";
import { useUploads } from "../launch/task/use-evidence.ts";
import { useLiveRecord } from "../live-record.ts";
import { problemOf } from "../problem.ts";
import { useAnnounce } from "../shell/announce.tsx";
import { Page } from "../shell/Page.tsx";
import { AssetForm, TypeForm } from "./AssetForm.tsx";
import { placeOf, useAssetWords, warrantyTones } from "./words.ts";
import "./asset.css";

const AssetDocument = graphql(/* GraphQL */ `
  query AssetPage($id: ID!) {
    assetComponent(id: $id) {
      id
      name
      description
      serialNumber
      tagNumber
      barCode
      assetIdentifier
      installedOn
      warrantyStartOn
      handedOverOn
      externalId
      version
      estate {
        id
        name
      }
      facility {
        id
        name
      }
      place {
        id
        kind
        name
        description
        equipmentRoom
        version
        parent {
          id
          name
        }
      }
      otherPlaces {
        id
        name
      }
      systems {
        id
        name
      }
      type {
        id
        name
        category
        description
        maker
        model
        partsGuarantor
        partsDuration
        laborGuarantor
        laborDuration
        warrantyUnit
        warrantyText
        componentCount
        version
        attributes {
          id
          name
          value
          unit
          description
        }
        documents {
          id
          name
          category
          stage
          file
          description
        }
        spares {
          id
          name
          partNumber
          suppliers
          description
        }
      }
      warranty {
        startsOn
        partsUntil
        laborUntil
        parts
        labor
        developerPays
      }
      attributes {
        id
        name
        value
        unit
        description
      }
      documents {
        id
        name
        category
        stage
        file
        description
      }
      attachments {
        id
        name
        url
        thumbnailUrl
        sizeBytes
      }
      actions {
        action
        allowed
        code
      }
      history(first: 20) {
        ...History_entries
      }
    }
  }
`);

const AssetChanged = graphql(/* GraphQL */ `
  subscription AssetComponentChanged($id: ID!) {
    assetComponentChanged(id: $id) {
      id
      version
    }
  }
`);

const RemoveAssetComponent = graphql(/* GraphQL */ `
  mutation RemoveAssetComponent($input: RemoveAssetComponentInput!) {
    removeAssetComponent(input: $input) {
      removedId
    }
  }
`);

const MarkEquipmentRoom = graphql(/* GraphQL */ `
  mutation MarkEquipmentRoom($input: MarkEquipmentRoomInput!) {
    markEquipmentRoom(input: $input) {
      place {
        id
        equipmentRoom
        version
      }
    }
  }
`);

type Component = NonNullable<AssetPageQuery["assetComponent"]>;

/** One component: where it stands, what it is, who warrants it until when, and everything that its papers say. */
export function AssetPage() {
  const { id = "" } = useParams();
  const { t, words } = useAssetWords();
  const navigate = useNavigate();
  const announce = useAnnounce();
  const [editing, setEditing] = useState<"COMPONENT" | "TYPE">();
  const [{ data, error }, refresh] = useQuery({ query: AssetDocument, variables: { id } });
  const reload = () => refresh({ requestPolicy: "network-only" });
  const component = data?.assetComponent ?? undefined;
  const live = useLiveRecord({ query: AssetChanged, variables: { id } }, component, reload);
  const remove = useAct(RemoveAssetComponent);
  const mark = useAct(MarkEquipmentRoom);
  const trail = [{ label: words.title, href: "/assets" }];
  if (!component)
    return (
      <Page title={words.title} trail={trail}>
        {error && <ProblemNote problem={problemOf(error)} onRetry={reload} />}
        {!data && !error && <Skeleton lines={10} />}
        {data && <Empty title={words.notFound} />}
      </Page>
    );
  const may = (name: string) => component.actions.some((one) => one.action === name && one.allowed);
  const manages = may("changeAssetComponent");
  const { place, type } = component;
  const removeIt = async () => {
    const done = await remove.run({ id: component.id, version: component.version });
    if (!done.ok) return;
    announce(words.said.removed);
    void navigate(`/assets?estate=${component.estate.id}`, { replace: true });
  };
  const markIt = async () => {
    if (!place) return;
    const done = await mark.run({ id: place.id, equipmentRoom: !place.equipmentRoom });
    if (done.ok) announce(words.said.marked);
  };
  return (
    <Page
      title={component.name}
      trail={[{ label: words.title, href: `/assets?estate=${component.estate.id}` }]}
      mark={place?.equipmentRoom && <Badge>{words.equipmentRoom}</Badge>}
      subtitle={`${component.estate.name} · ${placeOf(component)}`}
      actions={
        manages && (
          <>
            <Button icon="edit" onClick={() => setEditing("COMPONENT")}>
              {words.change}
            </Button>
            {place?.kind === "SPACE" && (
              <Button busy={mark.busy} onClick={() => void markIt()}>
                {place.equipmentRoom ? words.unmark : words.mark}
              </Button>
            )}
            <ConfirmButton
              icon="trash"
              kind="DANGER"
              question={`${words.removeQuestion}${words.removeText}`}
              confirmText={words.remove}
              cancelText={t.shell.cancel}
              onConfirm={removeIt}
            >
              {words.remove}
            </ConfirmButton>
          </>
        )
      }
    >
      <div {...live.held}>
        {live.news && <NewsNote onTake={live.take} />}
        {(remove.problem ?? mark.problem) && (
          <ProblemNote problem={(remove.problem ?? mark.problem)!} />
        )}
        <div className="asset-cards">
          <div>
            <WarrantyCard component={component} />
            <Facts component={component} />
            <Attributes of={component} title={words.attributes} />
          </div>
          <div>
            <Card
              title={type.name}
              action={
                manages && (
                  <Button small kind="QUIET" icon="edit" onClick={() => setEditing("TYPE")}>
                    {words.changeType}
                  </Button>
                )
              }
            >
              <FactList
                facts={[
                  [words.fields.maker, type.maker],
                  [words.fields.model, type.model],
                  [words.fields.category, type.category],
                  [words.fields.description, type.description],
                ]}
              />
              <Link to={`/assets?estate=${component.estate.id}&type=${type.id}`}>
                {words.sameType(type.componentCount)}
              </Link>
              {type.attributes.length > 0 && <AttributeTable attributes={type.attributes} />}
            </Card>
            <Papers component={component} />
            <Spares spares={type.spares} />
            <Files component={component} mayAttach={may("attachEvidence")} onChanged={reload} />
            <Card title={words.history}>
              <History entries={component.history} />
            </Card>
          </div>
        </div>
      </div>
      {editing === "COMPONENT" && (
        <AssetForm
          estateId={component.estate.id}
          component={component}
          onClose={() => setEditing(undefined)}
          onDone={reload}
        />
      )}
      {editing === "TYPE" && (
        <TypeForm type={type} onClose={() => setEditing(undefined)} onDone={reload} />
      )}
    </Page>
  );
}

function Card({
  title,
  action,
  children,
}: {
  title: string;
  action?: ReactNode;
  children: ReactNode;
}) {
  const id = useId();
  return (
    <section className="asset-card" aria-labelledby={id}>
      <div className="asset-head">
        <h2 id={id}>{title}</h2>
        {action}
      </div>
      {children}
    </section>
  );
}

function FactList({ facts }: { facts: readonly (readonly [string, ReactNode])[] }) {
  return (
    <dl className="asset-facts">
      {facts.map(([name, value]) =>
        value ? (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ) : null,
      )}
    </dl>
  );
}

/** Whether the developer pays for a repair today, and until when for what. */
function WarrantyCard({ component }: { component: Component }) {
  const { words, format, states, units } = useAssetWords();
  const { warranty, type } = component;
  const line = (what: "parts" | "labor") => {
    const duration = type[`${what}Duration`];
    const until = warranty[`${what}Until`];
    return [
      words[what],
      <span key={what} className="asset-cell">
        <Badge tone={warrantyTones[warranty[what]]}>{states[warranty[what]]}</Badge>
        <small>
          {[
            duration && type.warrantyUnit
              ? words.durationOf(format.number(duration), units[type.warrantyUnit])
              : undefined,
            until ? words.until(format.day(until)) : undefined,
            type[`${what}Guarantor`],
          ]
            .filter(Boolean)
            .join(" · ")}
        </small>
      </span>,
    ] as const;
  };
  return (
    <Card title={words.warranty}>
      <p className={warranty.developerPays ? "asset-pays" : "asset-pays-not"}>
        {warranty.developerPays ? words.pays : warranty.startsOn ? words.paysNot : words.notStarted}
      </p>
      <FactList facts={[line("parts"), line("labor")]} />
      {warranty.startsOn && (
        <p className="asset-quiet">{words.startsOn(format.day(warranty.startsOn))}</p>
      )}
      {type.warrantyText && <p className="asset-quiet">{type.warrantyText}</p>}
    </Card>
  );
}

function Facts({ component }: { component: Component }) {
  const { words, format } = useAssetWords();
  const day = (value: string | null | undefined) => value && format.day(value);
  return (
    <div className="asset-card">
      <FactList
        facts={[
          [
            words.system,
            component.systems.map(({ id, name }) => (
              <Link key={id} to={`/assets?estate=${component.estate.id}&tree=SYSTEM&system=${id}`}>
                {name}
              </Link>
            )),
          ],
          [words.fields.tagNumber, component.tagNumber],
          [words.fields.serialNumber, component.serialNumber],
          [words.fields.assetIdentifier, component.assetIdentifier],
          [words.fields.barCode, component.barCode],
          [words.fields.installedOn, day(component.installedOn)],
          [words.fields.warrantyStartOn, day(component.warrantyStartOn)],
          [words.fields.handedOverOn, day(component.handedOverOn)],
          [words.fields.otherPlaces, component.otherPlaces.map(({ name }) => name).join("、")],
          [words.fields.description, component.description],
          [words.fields.externalId, component.externalId],
        ]}
      />
    </div>
  );
}

function Attributes({ of, title }: { of: Pick<Component, "attributes">; title: string }) {
  const { words } = useAssetWords();
  return (
    <Card title={title}>
      {of.attributes.length === 0 ? (
        <p className="asset-quiet">{words.noAttributes}</p>
      ) : (
        <AttributeTable attributes={of.attributes} />
      )}
    </Card>
  );
}

const AttributeTable = ({ attributes }: Pick<Component, "attributes">) => (
  <dl className="asset-attributes">
    {attributes.map(({ id, name, value, unit, description }) => (
      <div key={id} title={description ?? undefined}>
        <dt>{name}</dt>
        <dd>{[value ?? "–", unit].filter(Boolean).join(" ")}</dd>
      </div>
    ))}
  </dl>
);

function Papers({ component }: { component: Component }) {
  const { words } = useAssetWords();
  const all = [...component.documents, ...component.type.documents];
  return (
    <Card title={words.documents}>
      {all.length === 0 && <p className="asset-quiet">{words.noDocuments}</p>}
      <ul className="asset-list">
        {all.map(({ id, name, category, stage, file, description }) => (
          <li key={id}>
            {name}
            <small>{[category, stage, file, description].filter(Boolean).join(" · ")}</small>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Spares({ spares }: Pick<Component["type"], "spares">) {
  const { words } = useAssetWords();
  return (
    <Card title={words.spares}>
      {spares.length === 0 && <p className="asset-quiet">{words.noSpares}</p>}
      <ul className="asset-list">
        {spares.map(({ id, name, partNumber, suppliers, description }) => (
          <li key={id}>
            {name}
            <small>{[partNumber, suppliers, description].filter(Boolean).join(" · ")}</small>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Files({
  component,
  mayAttach,
  onChanged,
}: {
  component: Component;
  mayAttach: boolean;
  onChanged: () => void;
}) {
  const { t, words } = useAssetWords();
  const uploads = useUploads(component.id, onChanged);
  if (!mayAttach && component.attachments.length === 0) return null;
  return (
    <Card title={words.files}>
      <FileDrop
        label={words.addFiles}
        hint={words.filesHint}
        camera
        disabled={!mayAttach}
        items={[
          ...component.attachments.map((file) => ({
            key: file.id,
            name: file.name,
            bytes: file.sizeBytes,
            state: "STORED" as const,
            href: file.url,
            ...(file.thumbnailUrl && { thumbnailHref: file.thumbnailUrl }),
          })),
          ...uploads.items,
        ]}
        onAdd={(files) => void uploads.add(files)}
        onRetry={uploads.retry}
        texts={t.launch.files}
      />
    </Card>
  );
}
