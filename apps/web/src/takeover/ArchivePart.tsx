import { archiveCategories, type ArchiveCategory } from "@threshold/domain/takeover/archive";
import { Skeleton } from "@threshold/ui/Spinner";
import { useQuery } from "urql";
import { ProblemNote } from "../form/ProblemNote.tsx";
import { graphql } from "../gql/gql.ts";
import { useWords } from "../i18n/Words.tsx";
import { problemOf } from "../problem.ts";
import { Part } from "./Part.tsx";
import type { Takeover } from "./takeover-documents.ts";
import { useTakeoverWords } from "./words.ts";

const Archive = graphql(/* GraphQL */ `
  query TakeoverArchive($id: ID!) {
    takeoverProject(id: $id) {
      id
      status
      archive {
        entries {
          category
          title
          titleEn
          on
          sha256
        }
        missing
      }
    }
  }
`);

/** 归档清单 (TKO-R02, R23): what the archive receives, by category, and what it has nothing of yet. */
export function ArchivePart({ takeover }: { takeover: Takeover }) {
  const { language, format } = useWords();
  const words = useTakeoverWords();
  const [{ data, error }] = useQuery({
    query: Archive,
    variables: { id: takeover.id },
    requestPolicy: "cache-and-network",
  });
  const archive = data?.takeoverProject?.archive;
  return (
    <Part title={words.parts.archive}>
      {error && <ProblemNote problem={problemOf(error)} />}
      {!data && !error && <Skeleton lines={4} />}
      {archive &&
        (Object.keys(archiveCategories) as ArchiveCategory[]).map((category) => {
          const entries = archive.entries.filter((entry) => entry.category === category);
          return (
            <details key={category} open={entries.length > 0 && entries.length <= 12}>
              <summary>
                {`${archiveCategories[category][language]} `}
                <small>
                  {entries.length > 0
                    ? words.archived(entries.length)
                    : category === "OWNER" || category === "TENANT"
                      ? words.archiveLater
                      : words.archiveNone}
                </small>
              </summary>
              <ul className="takeover-rows">
                {entries.map(({ title, titleEn, on, sha256 }) => (
                  <li key={`${title} ${on}`}>
                    <span>{language === "zh" ? title : titleEn}</span>
                    <small>
                      {format.day(on)}
                      {sha256 && ` · SHA-256 ${sha256.slice(0, 12)}…`}
                    </small>
                  </li>
                ))}
              </ul>
            </details>
          );
        })}
    </Part>
  );
}
