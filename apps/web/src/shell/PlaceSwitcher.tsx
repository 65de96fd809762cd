import { Icon } from "@threshold/ui/Icon";
import { Skeleton } from "@threshold/ui/Spinner";
import { useQuery } from "urql";
import { graphql } from "../gql/gql.ts";
import { useWords } from "../i18n/Words.tsx";
import { Disclosure } from "./Disclosure.tsx";
import type { ChosenPlace } from "./place.tsx";
import { usePlace } from "./place.tsx";
import { useViewer } from "./viewer.ts";

const SwitcherPlaces = graphql(/* GraphQL */ `
  query SwitcherPlaces {
    company {
      id
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

/** Narrows the lists and boards to one region or service center. */
export function PlaceSwitcher() {
  const { t } = useWords();
  const { place } = usePlace();
  const everything = useEverything();
  const name = place.level === "COMPANY" ? everything : place.name;
  return (
    <Disclosure
      className="place-switcher"
      face={
        <>
          <span className="place-face">
            <small>{t.shell.place}</small>
            <strong>{name}</strong>
          </span>
          <Icon name="arrowDown" />
        </>
      }
    >
      {(close) => <Places onChosen={close} />}
    </Disclosure>
  );
}

/** What "no narrowing" is called: the company, or as much of it as the viewer answers for. */
function useEverything(): string {
  const { t } = useWords();
  const { assignments } = useViewer();
  if (assignments.some(({ placeLevel }) => placeLevel === "COMPANY")) return t.shell.wholeCompany;
  const [only, ...others] = new Set(assignments.map(({ placeName }) => placeName));
  return only !== undefined && others.length === 0 ? only : t.shell.allPlaces;
}

function Places({ onChosen }: { onChosen: () => void }) {
  const everything = useEverything();
  const { place, choose } = usePlace();
  const [{ data }] = useQuery({ query: SwitcherPlaces });
  const isNow = (other: ChosenPlace) =>
    other.level === place.level && (!("id" in other) || !("id" in place) || other.id === place.id);

  const way = (other: ChosenPlace, words: string, depth: number) => (
    <button
      key={words + depth}
      type="button"
      className={`menu-item menu-depth-${depth}`}
      aria-current={isNow(other) || undefined}
      onClick={() => {
        choose(other);
        onChosen();
      }}
    >
      {words}
      {isNow(other) && <Icon name="check" />}
    </button>
  );

  if (!data) return <Skeleton lines={4} />;
  return (
    <>
      {way({ level: "COMPANY" }, everything, 0)}
      {data.company.regions.map((region) => (
        <div key={region.id}>
          {way({ level: "REGION", id: region.id, name: region.name }, region.name, 1)}
          {region.serviceCenters.map((center) =>
            way({ level: "SERVICE_CENTER", id: center.id, name: center.name }, center.name, 2),
          )}
        </div>
      ))}
    </>
  );
}
