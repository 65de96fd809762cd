import { type BcfBeyond, bcfBeyond } from "@threshold/domain/defect/bcf";
import { Badge, type Tone } from "@threshold/ui/Badge";
import { Button } from "@threshold/ui/Button";
import { Note } from "@threshold/ui/ErrorNote";
import { FileDrop, type FileDropItem } from "@threshold/ui/FileDrop";
import { Select } from "@threshold/ui/Input";
import { useState } from "react";
import { Link } from "react-router";
import { useQuery } from "urql";
import { ProblemNote } from "../form/ProblemNote.tsx";
import { graphql } from "../gql/gql.ts";
import { useWords } from "../i18n/Words.tsx";
import { type Problem, problemOf } from "../problem.ts";
import { explain } from "../refusals.ts";
import { useAnnounce } from "../shell/announce.tsx";
import { Page } from "../shell/Page.tsx";
import { usePlace } from "../shell/place.tsx";
import { type BcfAnswer, type BcfTopicAnswer, sendBcf } from "./bcf-upload.ts";
import "./bcf.css";

const BcfEstates = graphql(/* GraphQL */ `
  query BcfEstates {
    estates(first: 100) {
      nodes {
        id
        name
      }
    }
  }
`);

const tones: Readonly<Record<BcfTopicAnswer["outcome"], Tone>> = {
  NEW: "ACCENT",
  CHANGED: "ACCENT",
  SAME: "NEUTRAL",
  PASSED_OVER: "NEUTRAL",
  REFUSED: "BAD",
};

/** Defects as BCF topics come in: what each would do is shown first, then taken in. */
export function BcfPage() {
  const { t } = useWords();
  const words = t.bcf;
  const announce = useAnnounce();
  const { filter } = usePlace();
  const [{ data, error }] = useQuery({ query: BcfEstates });
  const estates = data?.estates.nodes ?? [];
  const [picked, setPicked] = useState("");
  const placed = (filter as { estateIds?: readonly string[] }).estateIds?.[0];
  const estateId = picked || placed || (estates.length === 1 ? estates[0]!.id : "");
  const [file, setFile] = useState<File>();
  const [busy, setBusy] = useState<"LOOK" | "TAKE">();
  const [key, setKey] = useState("");
  const [answer, setAnswer] = useState<BcfAnswer & { taken: boolean }>();
  const [problem, setProblem] = useState<Problem>();
  const ask = async (chosen: File, at: string, take?: string) => {
    setBusy(take === undefined ? "LOOK" : "TAKE");
    setProblem(undefined);
    const sent = await sendBcf(at, chosen, take);
    setBusy(undefined);
    if (!sent.ok) return setProblem(sent.problem);
    setAnswer({ ...sent.answer, taken: take !== undefined });
    if (take !== undefined) announce(words.done);
  };
  const choose = (chosen: File) => {
    setFile(chosen);
    setAnswer(undefined);
    // One key for one file at one estate: sending it again takes nothing in twice.
    setKey(crypto.randomUUID());
    if (estateId) void ask(chosen, estateId);
  };
  const item = file && { key: file.name, name: file.name, bytes: file.size };
  const items: FileDropItem[] = item
    ? [
        problem
          ? { ...item, state: "REFUSED", reason: explain(t, problem) }
          : busy
            ? { ...item, state: "UPLOADING", note: busy === "LOOK" ? words.looking : words.taking }
            : { ...item, state: answer ? "STORED" : "WAITING" },
      ]
    : [];
  const toTake = answer?.topics.filter(({ outcome }) => outcome === "NEW" || outcome === "CHANGED");
  return (
    <Page
      title={words.title}
      subtitle={words.lead}
      trail={[{ label: words.back, href: "/defects" }]}
    >
      {error && <ProblemNote problem={problemOf(error)} />}
      <div className="bcf-form">
        <Select
          label={words.estate}
          placeholder={words.estate}
          value={estateId}
          options={estates.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={({ target }) => {
            setPicked(target.value);
            setAnswer(undefined);
            if (file && target.value) void ask(file, target.value);
          }}
        />
        {estateId && (
          <FileDrop
            label={words.file}
            hint={words.dropHint}
            items={items}
            accept=".bcf,.bcfzip"
            multiple={false}
            disabled={busy !== undefined}
            onAdd={([chosen]) => chosen && choose(chosen)}
            onRemove={() => {
              setFile(undefined);
              setAnswer(undefined);
              setProblem(undefined);
            }}
            texts={{ ...t.organization.import, drop: words.drop }}
          />
        )}
      </div>
      {answer && toTake && (
        <section aria-live="polite">
          <header className="bcf-head">
            <h2>{words.edition(answer.version, answer.topics.length + answer.broken.length)}</h2>
            {!answer.taken && (
              <Button
                kind="PRIMARY"
                busy={busy === "TAKE"}
                disabled={toTake.length === 0}
                onClick={() => file && void ask(file, estateId, key)}
              >
                {toTake.length === 0 ? words.nothing : words.take(toTake.length)}
              </Button>
            )}
          </header>
          <Note>{words.kept}</Note>
          <ul className="bcf-topics">
            {answer.topics.map((topic) => (
              <Topic key={topic.guid} topic={topic} taken={answer.taken} />
            ))}
          </ul>
          {answer.broken.length > 0 && (
            <>
              <h3>{words.broken}</h3>
              <ul className="bcf-topics">
                {answer.broken.map(({ folder, reason }) => (
                  <li key={folder}>
                    <code>{folder}</code> <small>{words.reasons[reason]}</small>
                  </li>
                ))}
              </ul>
            </>
          )}
        </section>
      )}
    </Page>
  );
}

function Topic({ topic, taken }: { topic: BcfTopicAnswer; taken: boolean }) {
  const { t, language } = useWords();
  const words = t.bcf;
  const { outcome, title, number, defectId, comments, photos, mended, refusal, beyond } = topic;
  const isTaken = taken && (outcome === "NEW" || outcome === "CHANGED");
  const facts = [
    comments > 0 && words.comments(comments),
    photos > 0 && words.photos(photos),
    mended && words.mended,
  ].filter(Boolean);
  return (
    <li>
      <p className="bcf-topic">
        <Badge tone={isTaken ? "OK" : tones[outcome]}>
          {isTaken ? words.taken[outcome] : words.outcomes[outcome]}
        </Badge>
        {defectId ? (
          <Link to={`/defects/${defectId}`}>{`#${number} ${title}`}</Link>
        ) : (
          <span>{title}</span>
        )}
        {facts.length > 0 && <small>{facts.join(" · ")}</small>}
      </p>
      {refusal && (
        <p className="bcf-refusal">{explain(t, { kind: "REFUSED", details: {}, ...refusal })}</p>
      )}
      {beyond.length > 0 && (
        <details>
          <summary>{`${words.beyond} ${beyond.length}`}</summary>
          <ul>
            {beyond.map(({ kind, value }: BcfBeyond, at) => (
              // oxlint-disable-next-line react/no-array-index-key -- two of them may be the same
              <li key={at}>{`${bcfBeyond[kind][language]}：${value}`}</li>
            ))}
          </ul>
        </details>
      )}
    </li>
  );
}
