import { graphql } from "../gql/gql.ts";
import type { FragmentType } from "../gql/fragment-masking.ts";
import { readFragment } from "../gql/fragment-masking.ts";
import { useWords } from "../i18n/Words.tsx";

export const EstateFacts_estate = graphql(/* GraphQL */ `
  fragment EstateFacts_estate on Estate {
    id
    category
    address
    entryDate
    launchDate
    totalHouseholds
    totalBuildings
    unitCount
    serviceCenter {
      id
      dutyPhone
      repairHotline
    }
  }
`);

/** The estate's facts, a few at a glance. */
export function EstateFacts({
  estate: masked,
}: {
  estate: FragmentType<typeof EstateFacts_estate>;
}) {
  const estate = readFragment(EstateFacts_estate, masked);
  const { t, format } = useWords();
  const { fields, categories, estate: words, tree } = t.organization;
  const day = (value: string | null | undefined) => (value ? format.day(value) : "–");
  const facts: [string | undefined, string][] = [
    [fields["category"], categories[estate.category]],
    [fields["address"], estate.address ?? "–"],
    [fields["entryDate"], day(estate.entryDate)],
    [fields["launchDate"], day(estate.launchDate)],
    [fields["totalHouseholds"], format.number(estate.totalHouseholds)],
    [fields["totalBuildings"], format.number(estate.totalBuildings)],
    [words.units, format.number(estate.unitCount)],
    [tree.dutyPhone, estate.serviceCenter.dutyPhone],
    [tree.repairHotline, estate.serviceCenter.repairHotline],
  ];
  return (
    <section className="panel">
      <h2>{words.facts}</h2>
      <dl className="facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
