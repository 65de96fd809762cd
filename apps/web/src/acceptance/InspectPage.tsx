import type { Day } from "@threshold/domain/calendar/day";
import {
  itemsFor,
  type Line,
  lineKey,
  linesOf,
  type StandardContent,
} from "@threshold/domain/unit-acceptance/standard";
import { Badge, type Tone } from "@threshold/ui/Badge";
import { Button, buttonClass } from "@threshold/ui/Button";
import { Empty } from "@threshold/ui/Empty";
import { Segmented } from "@threshold/ui/Segmented";
import { Skeleton } from "@threshold/ui/Spinner";
import { useState } from "react";
import { Link, useParams } from "react-router";
import { useQuery } from "urql";
import { ProblemNote } from "../form/ProblemNote.tsx";
import { useAct } from "../form/use-act.ts";
import { graphql } from "../gql/gql.ts";
import type { UnitInspectionQuery, UnitResultInput } from "../gql/graphql.ts";
import { useWords } from "../i18n/Words.tsx";
import { type Problem, problemOf } from "../problem.ts";
import { Page } from "../shell/Page.tsx";
import { useViewer } from "../shell/viewer.ts";
import { LineField } from "./LineField.tsx";
import "./acceptance.css";

const UnitInspection = graphql(/* GraphQL */ `
  query UnitInspection($id: ID!) {
    unitAcceptance(id: $id) {
      id
      status
      round
      linesDone
      linesFailed
      inspectingAt
      inspectingBy {
        id
        name
      }
      building {
        id
        number
      }
      unit {
        id
        roomNumber
        layoutType
      }
      results {
        id
        round
        itemCode
        roomCode
        outcome
        points
        tool
        measured
        remark
        mending
        exception
        version
        doneAt
        doneBy {
          id
          name
        }
        attachments {
          id
          name
        }
      }
      batch {
        id
        name
        status
        approvedOn
        province
        city
        standard {
          id
          content
        }
        layouts {
          layoutType
          rooms {
            code
            name
            kind
            height
            bay
            depth
          }
        }
        groups {
          id
          kind
          name
          members {
            id
            personId
          }
          tools {
            id
            code
            spec
            quantity
            ballNumbers
            netDiameter
            checkedOn
            usable
            serialNumber
            calibratedUntil
          }
        }
      }
    }
  }
`);

const RecordResults = graphql(/* GraphQL */ `
  mutation RecordUnitResults($input: RecordUnitResultsInput!) {
    recordUnitResults(input: $input) {
      record {
        id
        linesDone
        linesFailed
        status
      }
    }
  }
`);
const Complete = graphql(/* GraphQL */ `
  mutation CompleteUnitInspection($input: CompleteUnitInspectionInput!) {
    completeUnitInspection(input: $input) {
      record {
        id
        status
      }
    }
  }
`);
const Reopen = graphql(/* GraphQL */ `
  mutation ReopenUnitInspection($input: ReopenUnitInspectionInput!) {
    reopenUnitInspection(input: $input) {
      record {
        id
        status
      }
    }
  }
`);
const Reinspect = graphql(/* GraphQL */ `
  mutation ReinspectUnit($input: ReinspectUnitInput!) {
    reinspectUnit(input: $input) {
      record {
        id
        status
        round
      }
    }
  }
`);

type Home = NonNullable<UnitInspectionQuery["unitAcceptance"]>;
export type Result = Home["results"][number];
export type Group = Home["batch"]["groups"][number];

const tones: Record<Home["status"], Tone> = {
  PENDING: "NEUTRAL",
  INSPECTED: "ACCENT",
  SIGNED: "ACCENT",
  RECTIFYING: "BAD",
  RECTIFIED: "WARN",
  REINSPECTED: "ACCENT",
  QUALIFIED: "OK",
};

const bare = (id: string) => id.slice(id.indexOf("_") + 1);

/** A home on the inspector's phone: part by part, each line with its value or OK / not OK, photos, and the way on. */
export function InspectPage() {
  const { id = "", recordId = "" } = useParams();
  const { t } = useWords();
  const [{ data, error }, refresh] = useQuery({
    query: UnitInspection,
    variables: { id: recordId },
    requestPolicy: "cache-and-network",
  });
  const home = data?.unitAcceptance;
  return (
    <Page
      title={home ? `${home.building.number}-${home.unit.roomNumber}` : t.acceptance.inspect}
      trail={[
        { label: t.acceptance.title, href: "/acceptances" },
        { label: home?.batch.name ?? "…", href: `/acceptances/${id}` },
      ]}
      mark={home && <Badge tone={tones[home.status]}>{t.acceptance.statuses[home.status]}</Badge>}
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

/** The lines of a home, as its batch's standard and its layout's rooms have them. */
function linesOfHome({ batch, unit }: Home): Line[] {
  const place = { province: batch.province ?? null, city: batch.city ?? null };
  const items = itemsFor(batch.standard.content as StandardContent, place, batch.approvedOn as Day);
  const layout = batch.layouts.find(({ layoutType }) => layoutType === unit.layoutType);
  return linesOf(items, layout?.rooms ?? []);
}

function Inspection({ home, onChanged }: { home: Home; onChanged: () => void }) {
  const { t, language } = useWords();
  const words = t.acceptance;
  const { person } = useViewer();
  const mine = home.batch.groups.filter(({ members }) =>
    members.some(({ personId }) => personId === person.id),
  );
  const [chosen, setChosen] = useState<string>();
  const group = mine.find(({ id }) => id === chosen) ?? mine[0];
  const record = useAct(RecordResults);
  const reinspect = useAct(Reinspect);
  const complete = useAct(Complete);
  const reopen = useAct(Reopen);
  const results = latest(home.results);
  const all = linesOfHome(home);
  const again = home.status === "RECTIFYING" || home.status === "RECTIFIED";
  // While it is inspected each group has its own lines; then everybody looks at all, or at what failed.
  const lines = all.filter((line) =>
    again
      ? results.get(line.key)?.outcome === "FAIL"
      : home.status !== "PENDING" || !group || line.item.kind === group.kind,
  );
  const groupOf = (line: Line) =>
    group?.kind === line.item.kind ? group : mine.find(({ kind }) => kind === line.item.kind);
  const isDone = (line: Line) => {
    const outcome = results.get(line.key)?.outcome;
    return outcome !== undefined && outcome !== "UNDECIDED";
  };
  const at = group && { id: home.id, groupId: group.id };
  const send = async (
    of: Group | undefined,
    sent: readonly UnitResultInput[],
  ): Promise<Problem | undefined> => {
    if (!of) return undefined;
    const act = again ? reinspect : record;
    const told = { id: home.id, groupId: of.id, doneAt: new Date().toISOString() };
    const done = await act.run({ ...told, results: [...sent] });
    if (done.ok) onChanged();
    return done.ok ? undefined : done.problem;
  };
  const mayFill = (line: Line) =>
    groupOf(line) !== undefined &&
    (home.status === "PENDING" || (again && results.get(line.key)?.mending === "RECTIFIED"));
  const rest = lines.filter((line) => !line.item.measure && !results.has(line.key));
  const passRest = () =>
    send(
      group,
      rest.map((line) => ({
        id: crypto.randomUUID(),
        itemCode: line.item.code,
        roomCode: line.room?.code ?? null,
        outcome: "PASS",
        points: [],
      })),
    );
  const done = all.filter(isDone).length;
  const stated = complete.problem ?? reopen.problem;
  return (
    <div className="acceptance-inspect">
      <div className="acceptance-status" role="status">
        <progress max={all.length} value={done} aria-label={words.inspect} />
        <span>{words.doneOf(done, all.length)}</span>
        {home.linesFailed > 0 && <Badge tone="BAD">{words.failedCount(home.linesFailed)}</Badge>}
        {home.inspectingBy && home.inspectingBy.id !== person.id && (
          <Badge tone="WARN">{words.inspecting(home.inspectingBy.name)}</Badge>
        )}
        <Link to={`/forms/UNIT_ACCEPTANCE/${home.id}`}>{words.printRecord}</Link>
        {again && <Link to={`/defects?sourceId=${bare(home.id)}`}>{words.defects}</Link>}
      </div>
      {mine.length === 0 && <p className="acceptance-quiet">{words.notMember}</p>}
      {again && <p className="acceptance-quiet">{words.reinspectLead}</p>}
      {home.status === "PENDING" && mine.length > 1 && group && (
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
                onSend={(sent) => send(groupOf(line), sent)}
                onChanged={onChanged}
              />
            ))}
          </ul>
        </section>
      ))}
      {stated && <ProblemNote problem={stated} />}
      <div className="acceptance-foot">
        {home.status === "PENDING" && group && rest.length > 0 && (
          <Button onClick={() => void passRest()} busy={record.busy}>
            {words.restPass(rest.length)}
          </Button>
        )}
        {home.status === "PENDING" && at && (
          <Button
            kind="PRIMARY"
            busy={complete.busy}
            onClick={() => void complete.run(at).then(({ ok }) => ok && onChanged())}
          >
            {words.complete}
          </Button>
        )}
        {home.status === "INSPECTED" && at && (
          <Button
            busy={reopen.busy}
            onClick={() => void reopen.run(at).then(({ ok }) => ok && onChanged())}
          >
            {words.reopen}
          </Button>
        )}
        {(home.status === "INSPECTED" || home.status === "REINSPECTED") && (
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

/** Of each line the result of its latest round. */
function latest(results: readonly Result[]): Map<string, Result> {
  const found = new Map<string, Result>();
  for (const result of results) {
    const key = lineKey(result.itemCode, result.roomCode === "" ? null : result.roomCode);
    const known = found.get(key);
    if (!known || known.round < result.round) found.set(key, result);
  }
  return found;
}

function byPart(lines: readonly Line[], language: "zh" | "en"): Map<string, Line[]> {
  const parts = new Map<string, Line[]>();
  for (const line of lines) {
    const part = line.item.part[language];
    parts.set(part, [...(parts.get(part) ?? []), line]);
  }
  return parts;
}
