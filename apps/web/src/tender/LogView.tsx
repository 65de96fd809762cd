import { Button } from "@threshold/ui/Button";
import { Empty } from "@threshold/ui/Empty";
import { Skeleton } from "@threshold/ui/Spinner";
import { useState } from "react";
import { useQuery } from "urql";
import { ProblemNote } from "../form/ProblemNote.tsx";
import { graphql } from "../gql/gql.ts";
import type { TenderLogQuery } from "../gql/graphql.ts";
import { useWords } from "../i18n/Words.tsx";
import { problemOf } from "../problem.ts";
import { Downloads } from "./evaluation/Downloads.tsx";
import { Part } from "./parts.tsx";
import type { PartProps, Tender } from "./tender-query.ts";

const TenderLogDocument = graphql(/* GraphQL */ `
  query TenderLog($id: ID!, $after: String) {
    tender(id: $id) {
      id
      log(first: 50, after: $after) {
        pageInfo {
          hasNextPage
          endCursor
        }
        nodes {
          id
          position
          at
          by
          kind
          event
          hash
        }
      }
    }
  }
`);
type Entry = NonNullable<TenderLogQuery["tender"]>["log"]["nodes"][number];

/** What happened (过程记录), the last first: each entry holds on to the one before by its hash. */
export function LogView({ tender }: PartProps) {
  const { t } = useWords();
  const words = t.tender.log;
  return (
    <Part
      id="tender-log"
      title={words.title}
      lead={
        <>
          {words.lead} <a href="/tender-verifier">{t.tender.guest.verifier}</a>
        </>
      }
    >
      <Downloads tender={tender} />
      <LogPage key={tender.now} id={tender.id} names={namesIn(tender)} />
    </Part>
  );
}

/** A page of the log; earlier entries come when asked for. */
function LogPage({
  id,
  names,
  after = null,
}: {
  id: string;
  names: ReadonlyMap<string, string>;
  after?: string | null;
}) {
  const { t } = useWords();
  const words = t.tender.log;
  const [earlier, setEarlier] = useState<string>();
  const [{ data, error }, again] = useQuery({
    query: TenderLogDocument,
    variables: { id, after },
    requestPolicy: "network-only",
  });
  const reload = () => again({ requestPolicy: "network-only" });
  if (error) return <ProblemNote problem={problemOf(error)} onRetry={reload} />;
  const page = data?.tender?.log;
  if (!page) return <Skeleton lines={6} />;
  const { nodes, pageInfo } = page;
  if (nodes.length === 0) return <Empty title={words.none} />;
  return (
    <>
      <Entries entries={nodes} names={names} />
      {earlier !== undefined ? (
        <LogPage id={id} names={names} after={earlier} />
      ) : (
        pageInfo.hasNextPage && (
          <Button kind="QUIET" onClick={() => setEarlier(pageInfo.endCursor ?? "")}>
            {words.earlier}
          </Button>
        )
      )}
    </>
  );
}

function Entries({
  entries,
  names,
}: {
  entries: readonly Entry[];
  names: ReadonlyMap<string, string>;
}) {
  const { t, format } = useWords();
  return (
    <ol className="tender-log">
      {entries.map((entry) => (
        <li key={entry.id}>
          <span className="tender-log-position">{entry.position}</span>
          <div>
            <strong>{t.tender.events[entry.kind] ?? entry.kind}</strong>
            <Said entry={entry} names={names} />
            <small className="tender-quiet">
              {[format.instant(entry.at), isBidders(entry) ? undefined : nameOf(entry.by, names)]
                .filter(Boolean)
                .join(" · ")}
            </small>
            <small className="tender-code">{entry.hash}</small>
          </div>
        </li>
      ))}
    </ol>
  );
}

/** Done by the bidder whom the entry names anyway. */
const isBidders = ({ by }: Entry): boolean => by.startsWith("bidder:");
/** The log names people by what they are and their reference: officer:…, expert:… */
const nameOf = (by: string, names: ReadonlyMap<string, string>) =>
  names.get(by.slice(by.indexOf(":") + 1));

const namesIn = ({ bidders, holders, officers, experts }: Tender): ReadonlyMap<string, string> =>
  new Map([
    ...bidders.flatMap(({ id, reference, name }) => both(id, reference, name)),
    ...holders.flatMap(({ id, reference, name }) => both(id, reference, name)),
    ...experts.flatMap(({ id, reference, name }) => both(id, reference, name)),
    ...officers.flatMap(({ id, name }) => both(id, id.split("_").at(-1) ?? id, name)),
  ]);
const both = (id: string, reference: string, name: string): [string, string][] => [
  [id, name],
  [reference, name],
];

/** What an entry tells besides its kind: whom it is about, and what was said. */
function Said({ entry, names }: { entry: Entry; names: ReadonlyMap<string, string> }) {
  const { t, format } = useWords();
  const event = entry.event as Readonly<Record<string, unknown>>;
  const text = (name: string) => (typeof event[name] === "string" ? event[name] : "");
  const who = ["bidder", "expert"].map((name) => names.get(text(name)) ?? text(name));
  const told = [
    ...(entry.kind === "BIDDER_REGISTERED" ? [text("name")] : who),
    text("asked"),
    text("text"),
    text("reason"),
    entry.kind === "DEADLINE_EXTENDED" ? format.instant(text("deadline")) : "",
    entry.kind === "QUALIFICATION_JUDGED"
      ? event["passed"] === true
        ? t.tender.bidders.passed
        : t.tender.bidders.failed
      : "",
  ].filter(Boolean);
  return told.length > 0 ? <p>{told.join(" · ")}</p> : null;
}
