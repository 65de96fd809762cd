import { Badge } from "@threshold/ui/Badge";
import { Button } from "@threshold/ui/Button";
import { Select } from "@threshold/ui/Input";
import { Skeleton } from "@threshold/ui/Spinner";
import { isPolicyKey, policyGroups, policyOf } from "@threshold/domain/policy/catalog";
import { useState } from "react";
import { useSearchParams } from "react-router";
import { useQuery } from "urql";
import { ProblemNote } from "../form/ProblemNote.tsx";
import { graphql } from "../gql/gql.ts";
import type { PoliciesQuery, SettingPlacesQuery } from "../gql/graphql.ts";
import { useWords } from "../i18n/Words.tsx";
import { problemOf } from "../problem.ts";
import { usePlace } from "../shell/place.tsx";
import { PolicyForm } from "./PolicyForm.tsx";
import { PolicyWhy } from "./PolicyWhy.tsx";
import { valueWords } from "./value-words.ts";

const Policies = graphql(/* GraphQL */ `
  query Policies($placeId: ID!) {
    policies(placeId: $placeId) {
      key
      title
      titleEn
      value
      from
      initial
      basis
      source
      maySet
      chain {
        level
        placeId
        placeName
        current {
          id
          value
          fromOn
          reason
          setAt
          setBy
        }
        planned {
          id
          value
          fromOn
        }
        history {
          id
          value
          fromOn
          reason
          setAt
          setBy
        }
      }
    }
  }
`);

const SettingPlaces = graphql(/* GraphQL */ `
  query SettingPlaces {
    viewer {
      accountId
      assignments {
        id
        placeLevel
        placeId
      }
    }
    company {
      id
      name
      regions {
        id
        name
        serviceCenters {
          id
          name
        }
      }
    }
  }
`);

export type Policy = PoliciesQuery["policies"][number];

/** Every setting as it counts at a place, by what it is for. */
export function PolicyList() {
  const { t } = useWords();
  const words = t.settings;
  const [address, setAddress] = useSearchParams();
  const [{ data: places }] = useQuery({ query: SettingPlaces });
  const usual = useUsualPlace(places);
  const placeId = address.get("place") ?? usual ?? "";
  const [editing, setEditing] = useState<Policy>();
  const [{ data, error }, refresh] = useQuery({
    query: Policies,
    variables: { placeId },
    pause: placeId === "",
  });
  const policies = data?.policies ?? [];
  return (
    <>
      <PlaceChoice
        places={places}
        value={placeId}
        onChange={(place) => setAddress(place === usual ? {} : { place }, { replace: true })}
      />
      {error && <ProblemNote problem={problemOf(error)} onRetry={() => refresh()} />}
      {!data && !error && <Skeleton lines={10} />}
      {data &&
        policyGroups
          .filter((group) => policies.some(isIn(group)))
          .map((group) => (
            <section key={group} className="panel setting-group">
              <h2>{words.groups[group]}</h2>
              {policies.filter(isIn(group)).map((policy) => (
                <PolicyRow key={policy.key} policy={policy} onEdit={() => setEditing(policy)} />
              ))}
            </section>
          ))}
      {editing && (
        <PolicyForm
          key={editing.key + placeId}
          policy={editing}
          placeId={placeId}
          onClose={() => setEditing(undefined)}
          onSaved={() => refresh({ requestPolicy: "network-only" })}
        />
      )}
    </>
  );
}

const isIn =
  (group: (typeof policyGroups)[number]) =>
  ({ key }: Policy) =>
    isPolicyKey(key) && policyOf(key).group === group;

function PolicyRow({ policy, onEdit }: { policy: Policy; onEdit: () => void }) {
  const { t, language } = useWords();
  const words = t.settings;
  const title = language === "zh" ? policy.title : policy.titleEn;
  if (!isPolicyKey(policy.key)) return null; // a newer server's: this page does not know its shape
  return (
    <div className="setting">
      <div className="setting-head">
        <h3>{title}</h3>
        <strong>{valueWords(policyOf(policy.key), policy.value, t, language)}</strong>
        <Badge tone={policy.from ? "ACCENT" : "NEUTRAL"}>
          {words.from[policy.from ?? "DEFAULT"]}
        </Badge>
        {policy.maySet && (
          <Button small icon="edit" onClick={onEdit} aria-label={words.editOf(title)}>
            {words.edit}
          </Button>
        )}
      </div>
      <PolicyWhy policy={policy} title={title} />
    </div>
  );
}

/** The place chosen for all pages, else the viewer's own, else the company. */
function useUsualPlace(places: SettingPlacesQuery | undefined): string | undefined {
  const { place } = usePlace();
  if (place.level !== "COMPANY") return place.id;
  if (!places) return undefined;
  const held = places.viewer.assignments.filter(({ placeLevel }) => placeLevel !== "ESTATE");
  const own = held.some(({ placeLevel }) => placeLevel === "COMPANY") ? undefined : held[0];
  return own?.placeId ?? places.company.id;
}

function PlaceChoice({
  places,
  value,
  onChange,
}: {
  places: SettingPlacesQuery | undefined;
  value: string;
  onChange: (id: string) => void;
}) {
  const { t } = useWords();
  if (!places) return <Skeleton lines={1} />;
  const { company } = places;
  const options = [
    { value: company.id, label: company.name },
    ...company.regions.flatMap((region) => [
      { value: region.id, label: `　${region.name}` },
      ...region.serviceCenters.map(({ id, name }) => ({ value: id, label: `　　${name}` })),
    ]),
  ];
  return (
    <div className="setting-place">
      <Select
        label={t.settings.place}
        options={options}
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
    </div>
  );
}
