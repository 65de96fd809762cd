import type { Day } from "@threshold/domain/calendar/day";
import { judgeLine } from "@threshold/domain/unit-acceptance/result";
import type { Line } from "@threshold/domain/unit-acceptance/standard";
import { blockersOf, completeInspection } from "@threshold/domain/unit-acceptance/verdict";
import { Badge } from "@threshold/ui/Badge";
import { Button, buttonClass } from "@threshold/ui/Button";
import { Empty } from "@threshold/ui/Empty";
import { Segmented } from "@threshold/ui/Segmented";
import { Skeleton } from "@threshold/ui/Spinner";
import { useState } from "react";
import { Link, useParams } from "react-router";
import { useQuery } from "urql";
import { ProblemNote } from "../form/ProblemNote.tsx";
import { useToday } from "../form/today.ts";
import { graphql } from "../gql/gql.ts";
import type { UnitResultInput } from "../gql/graphql.ts";
import { useWords } from "../i18n/Words.tsx";
import { photoOf } from "../offline/photo.ts";
import { RefusedHere } from "../outbox/RefusedHere.tsx";
import { isFull } from "../outbox/store.ts";
import { SyncState } from "../outbox/SyncState.tsx";
import { useLane, useOutbox } from "../outbox/use-outbox.ts";
import { type Problem, problemOf } from "../problem.ts";
import { Page } from "../shell/Page.tsx";
import { useViewer } from "../shell/viewer.ts";
import {
  type Group,
  type Home,
  linesOfHome,
  type Result,
  UnitInspection,
} from "./home-document.ts";
import { AtWork, useOthers } from "./AtWork.tsx";
import { LineField } from "./LineField.tsx";
import { standingOf, statesOf, toldOf } from "./pending.ts";
import { homeTones } from "./tones.ts";
import "./acceptance.css";

const RecordResults = graphql(/* GraphQL */ `
  mutation RecordUnitResults($input: RecordUnitResultsInput!) {
    recordUnitResults(input: $input) {
      clientMutationId
    }
  }
`);
const Complete = graphql(/* GraphQL */ `
  mutation CompleteUnitInspection($input: CompleteUnitInspectionInput!) {
    completeUnitInspection(input: $input) {
      clientMutationId
    }
  }
`);
const Reopen = graphql(/* GraphQL */ `
  mutation ReopenUnitInspection($input: ReopenUnitInspectionInput!) {
    reopenUnitInspection(input: $input) {
      clientMutationId
    }
  }
`);
const Reinspect = graphql(/* GraphQL */ `
  mutation ReinspectUnit($input: ReinspectUnitInput!) {
    reinspectUnit(input: $input) {
      clientMutationId
    }
  }
`);

const bare = (id: string) => id.slice(id.indexOf("_") + 1);

/** Inspectors work where there is no signal: the last answer stays on the device. */
const context = { kept: true };

/** A home on the inspector's phone: part by part, each line with its value or OK / not OK, photos, and the way on. */
export function InspectPage() {
  const { id = "", recordId = "" } = useParams();
  const { t } = useWords();
  const [{ data, error }, refresh] = useQuery({
    query: UnitInspection,
    variables: { id: recordId },
    requestPolicy: "cache-and-network",
    context,
  });
  const home = data?.unitAcceptance;
  return (
    <Page
      title={home ? `${home.building.number}-${home.unit.roomNumber}` : t.acceptance.inspect}
      trail={[
        { label: t.acceptance.title, href: "/acceptances" },
        { label: home?.batch.name ?? "…", href: `/acceptances/${id}` },
      ]}
      actions={<SyncState />}
    >
      {error && <ProblemNote problem={problemOf(error)} />}
      {!data && !error && <Skeleton lines={10} />}
      {data && !home && <Empty title={t.acceptance.notFound} />}
      {home && (
        <Inspection home={home} onChanged={() => refresh({ requestPolicy: "network-only" })} />
      )}
    </Page>
  );
}

function Inspection({ home, onChanged }: { home: Home; onChanged: () => void }) {
  const { t, language } = useWords();
  const words = t.acceptance;
  const { person } = useViewer();
  const today = useToday() as Day;
  const { outbox, commands } = useOutbox();
  const lane = useLane(home.id, home, onChanged);
  const mine = home.batch.groups.filter(({ members }) =>
    members.some(({ personId }) => personId === person.id),
  );
  const [chosen, setChosen] = useState<string>();
  const [stated, setStated] = useState<Problem>();
  const group = mine.find(({ id }) => id === chosen) ?? mine[0];
  const all = linesOfHome(home);
  const standing = standingOf(home, all, lane, { today, person });
  const { status, results } = standing;
  const again = status === "RECTIFYING" || status === "RECTIFIED";
  // While it is inspected each group has its own lines; then everybody looks at all, or at what failed.
  const lines = all.filter((line) =>
    again
      ? results.get(line.key)?.outcome === "FAIL"
      : status !== "PENDING" || !group || line.item.kind === group.kind,
  );
  const groupOf = (line: Line) =>
    group?.kind === line.item.kind ? group : mine.find(({ kind }) => kind === line.item.kind);
  const isDone = (line: Line) => {
    const outcome = results.get(line.key)?.outcome;
    return outcome !== undefined && outcome !== "UNDECIDED";
  };
  const room = `${home.building.number}-${home.unit.roomNumber}`;
  const given = (what: string) => ({
    lane: home.id,
    label: `${room} ${what}`,
    href: `/acceptances/${home.batch.id}/homes/${home.id}`,
  });
  /** Keeps a step on the device; what the rules say against it is said before. */
  const keep = async (step: () => Promise<unknown>): Promise<Problem | undefined> => {
    try {
      await step();
      return undefined;
    } catch (error) {
      if (isFull(error)) return { kind: "NO_ROOM" };
      throw error;
    }
  };
  const send = (
    of: Group | undefined,
    sent: readonly { readonly line: Line; readonly result: UnitResultInput }[],
  ): Promise<Problem | undefined> => {
    if (!of) return Promise.resolve(undefined);
    for (const { line, result } of sent) {
      const judged = judgeLine(line, toldOf(result, of), today);
      if (!judged.ok) return Promise.resolve({ kind: "REFUSED", details: {}, ...judged.refusal });
    }
    const told = { id: home.id, groupId: of.id, doneAt: new Date().toISOString() };
    const what = sent
      .map(({ line }) => nameOf(line, language))
      .join(language === "zh" ? "、" : ", ");
    const input = { ...told, results: sent.map(({ result }) => result) };
    const about = given(what);
    return keep(() => outbox.give(again ? Reinspect : RecordResults, input, about));
  };
  const photo = async (result: Result, file: File) => {
    const taken = await photoOf(file, "HERE");
    return keep(() => outbox.givePhoto({ record: result.id, ...taken }, given(file.name)));
  };
  const complete = async (of: Group) => {
    const done = completeInspection({ status, lines: statesOf(all, standing) }, home.openLots);
    if (!done.ok) return setStated({ kind: "REFUSED", details: {}, ...done.refusal });
    const input = { id: home.id, groupId: of.id, doneAt: new Date().toISOString() };
    setStated(await keep(() => outbox.give(Complete, input, given(words.complete))));
  };
  const reopen = async (of: Group) => {
    const input = { id: home.id, groupId: of.id };
    setStated(await keep(() => outbox.give(Reopen, input, given(words.reopen))));
  };
  const mayFill = (line: Line) =>
    groupOf(line) !== undefined &&
    !others.some(({ kind }) => kind === line.item.kind) &&
    (status === "PENDING" ||
      (again && !standing.waiting.has(line.key) && results.get(line.key)?.mending === "RECTIFIED"));
  /** Of a re-inspection whoever did it adds photos, also once the line is done. */
  const mayPhoto = (line: Line) => {
    const result = results.get(line.key);
    if (status === "PENDING" || !result || result.round === 1) return mayFill(line) && !again;
    return result.doneBy?.id === person.id && status !== "QUALIFIED";
  };
  const rest = lines.filter((line) => !line.item.measure && !results.has(line.key));
  const passRest = () =>
    send(
      group,
      rest.map((line) => ({ line, result: passOf(line) })),
    );
  const others = useOthers(home, commands);
  const done = all.filter(isDone).length;
  const blockers = blockersOf(statesOf(all, standing));
  const failed = [...results.values()].filter(({ outcome }) => outcome === "FAIL").length;
  const refused = commands.filter(
    ({ command, standing: stood }) => command.lane === home.id && stood === "REFUSED",
  );
  return (
    <div className="acceptance-inspect">
      <div className="acceptance-status" role="status">
        <progress max={all.length} value={done} aria-label={words.inspect} />
        <Badge tone={homeTones[status]}>{words.statuses[status]}</Badge>
        <span>{words.doneOf(done, all.length)}</span>
        {failed > 0 && <Badge tone="BAD">{words.failedCount(failed)}</Badge>}
        <Link to={`/forms/UNIT_ACCEPTANCE/${home.id}`}>{words.printRecord}</Link>
        {home.round > 1 && (
          <Link to={`/forms/REINSPECTION/${home.id}`}>{words.printReinspection}</Link>
        )}
        {again && <Link to={`/defects?sourceId=${bare(home.id)}`}>{words.defects}</Link>}
      </div>
      <RefusedHere commands={refused} />
      {mine.length === 0 && <p className="acceptance-quiet">{words.notMember}</p>}
      {again && <p className="acceptance-quiet">{words.reinspectLead(blockers.length)}</p>}
      {home.skips.length > 0 && (
        <p className="acceptance-quiet">{words.lotsSkipped(home.skips.length)}</p>
      )}
      {(status === "PENDING" || again) &&
        mine.map((of) => (
          <AtWork
            key={of.id}
            home={home}
            group={of}
            room={room}
            other={others.find(({ kind }) => kind === of.kind)}
            onChanged={onChanged}
          />
        ))}
      {status === "PENDING" && mine.length > 1 && group && (
        <Segmented
          label={words.group}
          value={group.id}
          options={mine.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={setChosen}
        />
      )}
      {[...byPart(lines, language)].map(([part, ofPart]) => (
        <section key={part} aria-label={part}>
          <h2>
            {part} <small>{words.doneOf(ofPart.filter(isDone).length, ofPart.length)}</small>
          </h2>
          <ul>
            {ofPart.map((line) => (
              <LineField
                key={line.key}
                line={line}
                result={results.get(line.key)}
                group={groupOf(line)}
                mayFill={mayFill(line)}
                mayPhoto={mayPhoto(line)}
                earlier={earlierOf(home, line, results.get(line.key))}
                plan={home.plan}
                mirrored={home.unit.mirrored}
                again={again}
                waiting={standing.waiting.has(line.key)}
                onSend={(result) => send(groupOf(line), [{ line, result }])}
                onPhoto={photo}
              />
            ))}
          </ul>
        </section>
      ))}
      {stated && <ProblemNote problem={stated} />}
      <div className="acceptance-foot">
        {status === "PENDING" && group && rest.length > 0 && (
          <Button onClick={() => void passRest().then(setStated)}>
            {words.restPass(rest.length)}
          </Button>
        )}
        {status === "PENDING" && group && (
          <Button kind="PRIMARY" onClick={() => void complete(group)}>
            {words.complete}
          </Button>
        )}
        {status === "INSPECTED" && group && (
          <Button onClick={() => void reopen(group)}>{words.reopen}</Button>
        )}
        {(status === "INSPECTED" || status === "REINSPECTED") && (
          <Link
            className={buttonClass({ kind: "PRIMARY" })}
            to={`/acceptances/${home.batch.id}/sign`}
          >
            {words.sign}
          </Link>
        )}
      </div>
    </div>
  );
}

/** A line's results of the rounds before the one that is shown. */
const earlierOf = ({ results }: Home, line: Line, shown: Result | undefined): Result[] =>
  results.filter(
    ({ itemCode, roomCode, round }) =>
      itemCode === line.item.code &&
      roomCode === (line.room?.code ?? "") &&
      shown !== undefined &&
      round < shown.round,
  );

const nameOf = ({ item, room }: Line, language: "zh" | "en"): string =>
  room ? `${room.name} ${item.label[language]}` : item.label[language];

const passOf = ({ item, room }: Line): UnitResultInput => ({
  id: crypto.randomUUID(),
  itemCode: item.code,
  roomCode: room?.code ?? null,
  outcome: "PASS",
  points: [],
});

function byPart(lines: readonly Line[], language: "zh" | "en"): Map<string, Line[]> {
  const parts = new Map<string, Line[]>();
  for (const line of lines) {
    const part = line.item.part[language];
    parts.set(part, [...(parts.get(part) ?? []), line]);
  }
  return parts;
}
