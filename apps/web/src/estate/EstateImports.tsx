import { Badge } from "@threshold/ui/Badge";
import { Link } from "react-router";
import { graphql } from "../gql/gql.ts";
import type { FragmentType } from "../gql/fragment-masking.ts";
import { readFragment } from "../gql/fragment-masking.ts";
import { useWords } from "../i18n/Words.tsx";
import { importTone } from "../import/import-state.ts";

export const EstateImports_estate = graphql(/* GraphQL */ `
  fragment EstateImports_estate on Estate {
    id
    importBatches {
      id
      fileName
      status
      toCreate
      toChange
      refused
      createdAt
      createdBy {
        id
        name
      }
    }
  }
`);

/** The workbooks that were brought in, newest first. */
export function EstateImports({
  estate: masked,
}: {
  estate: FragmentType<typeof EstateImports_estate>;
}) {
  const { importBatches } = readFragment(EstateImports_estate, masked);
  const { t, format } = useWords();
  const { estate: words, import: importWords, statuses } = t.organization;
  return (
    <section className="panel">
      <h2>{words.imports}</h2>
      {importBatches.length === 0 && <p className="quiet">{words.noImports}</p>}
      <ul className="rows">
        {importBatches.map((batch) => (
          <li key={batch.id}>
            <Link to={`/imports/${batch.id}`}>{batch.fileName}</Link>
            <Badge tone={importTone(batch.status)}>{statuses.import[batch.status]}</Badge>
            <small>
              {importWords.by(batch.createdBy?.name ?? "–", format.instant(batch.createdAt))}
              {` · ${importWords.verdicts.CREATE} ${format.number(batch.toCreate)}`}
              {` · ${importWords.verdicts.CHANGE} ${format.number(batch.toChange)}`}
              {batch.refused > 0 &&
                ` · ${importWords.verdicts.REFUSED} ${format.number(batch.refused)}`}
            </small>
          </li>
        ))}
      </ul>
    </section>
  );
}
