import { Empty } from "@threshold/ui/Empty";
import { useWords } from "../i18n/Words.tsx";
import { Downloads } from "./evaluation/Downloads.tsx";
import { Part } from "./parts.tsx";
import type { PartProps, Tender } from "./tender-query.ts";

type Entry = Tender["log"][number];

/** What happened (过程记录), the last first: each entry holds on to the one before by its hash. */
export function LogView({ tender }: PartProps) {
  const { t, format } = useWords();
  const words = t.tender.log;
  const entries = tender.log.toReversed();
  const names = namesIn(tender);
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
      {entries.length > 0 && <Downloads tender={tender} />}
      {entries.length === 0 && <Empty title={words.none} />}
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
    </Part>
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
