import { isToTell } from "@threshold/domain/defect/lifecycle";
import { type Point, type Region } from "@threshold/domain/defect/geometry";
import { Badge } from "@threshold/ui/Badge";
import { Empty } from "@threshold/ui/Empty";
import { Skeleton } from "@threshold/ui/Spinner";
import type { ReactNode } from "react";
import { useId } from "react";
import { Link, useParams } from "react-router";
import { useQuery } from "urql";
import { AccessLinks } from "../access-link/AccessLinks.tsx";
import { ProblemNote } from "../form/ProblemNote.tsx";
import { readFragment } from "../gql/fragment-masking.ts";
import { graphql } from "../gql/gql.ts";
import type { DefectPageQuery } from "../gql/graphql.ts";
import { SyncState } from "../outbox/SyncState.tsx";
import { problemOf } from "../problem.ts";
import { Page } from "../shell/Page.tsx";
import { AddPhotos } from "./AddPhotos.tsx";
import { DefectRow_defect, PlanPicture_plan } from "./defect-documents.ts";
import { DefectSteps } from "./DefectSteps.tsx";
import { Photos } from "./MarkedPhoto.tsx";
import { FixedPin, PlanSheet, Regions } from "./PinMap.tsx";
import { placeOf, statusTones, useDefectWords } from "./words.ts";
import "./defect.css";

export const DefectDocument = graphql(/* GraphQL */ `
  query DefectPage($id: ID!) {
    defect(id: $id) {
      ...DefectRow_defect
      id
      status
      trade
      round
      raisedOn
      sourceKind
      sourceItem
      sourceRecordId
      pinX
      pinY
      version
      raisedBy {
        id
        name
      }
      serviceCenter {
        id
        name
      }
      unit {
        id
        layoutType
        mirrored
      }
      plan {
        id
        ...PlanPicture_plan
      }
      photos {
        attachment {
          id
        }
        ...Photo_photo
      }
      events {
        id
        act
        round
        reason
        saidName
        saidOrganization
        doneAt
        createdAt
        dueOn
        by {
          id
          name
        }
        contractor {
          id
          name
        }
        other {
          id
          number
        }
        photos {
          attachment {
            id
          }
          ...Photo_photo
        }
      }
      mergedInto {
        id
        number
        text
      }
      mergedFrom {
        id
        number
        text
      }
      splitFrom {
        id
        number
        text
      }
      copiedFrom {
        id
        number
        text
      }
      actions {
        action
        allowed
        code
        details
      }
      links {
        id
        ...AccessLinks_links
      }
    }
  }
`);

export type OneDefect = NonNullable<DefectPageQuery["defect"]>;

/** Mended and verified where there is no signal: the last answer stays on the device. */
const kept = { kept: true };

/** One defect: where it lies, what was seen, what happened in which round, and what the viewer may do next. */
export function DefectPage() {
  const { id = "" } = useParams();
  const { words, statuses, severities } = useDefectWords();
  const [{ data, error }, refresh] = useQuery({
    query: DefectDocument,
    variables: { id },
    context: kept,
  });
  const reload = () => refresh({ requestPolicy: "network-only", ...kept });
  const trail = [{ label: words.back, href: "/defects" }];
  const defect = data?.defect;
  if (!defect)
    return (
      <Page title={words.title} trail={trail}>
        {error && <ProblemNote problem={problemOf(error)} onRetry={reload} />}
        {!data && !error && <Skeleton lines={10} />}
        {data && <Empty title={words.notFound} />}
      </Page>
    );
  const row = readFragment(DefectRow_defect, defect);
  const may = (name: string) => defect.actions.some((one) => one.action === name && one.allowed);
  return (
    <Page
      title={`#${row.number} ${row.text}`}
      trail={trail}
      mark={
        <>
          <Badge tone={statusTones[row.status]}>{statuses[row.status]}</Badge>
          {(row.severity === "SAFETY" || row.severity === "SERIOUS") && (
            <Badge tone={row.severity === "SAFETY" ? "CRITICAL" : "BAD"}>
              {severities[row.severity]}
            </Badge>
          )}
        </>
      }
      actions={<SyncState />}
      subtitle={`${row.estate.name} · ${placeOf(row)}`}
    >
      {isToTell({ ...defect, contractorId: row.contractor?.id ?? null }) && (
        <p className="defect-quiet" role="status">
          {words.tellFirst} <Link to={`/records/${defect.sourceRecordId}`}>{words.toRecord}</Link>
        </p>
      )}
      <DefectSteps defect={defect} onChanged={reload} />
      <div className="defect-columns">
        <div>
          <Facts defect={defect} />
          <Card title={words.photos.title}>
            {defect.photos.length === 0 && <p className="defect-quiet">{words.photos.none}</p>}
            <Photos
              photos={defect.photos}
              label={words.photos.before}
              mayMark={may("splitDefect") || may("fixDefect")}
              onMarked={reload}
            />
            {may("splitDefect") && <AddPhotos recordId={defect.id} onAdded={reload} />}
          </Card>
          {defect.plan && defect.pinX != null && defect.pinY != null && (
            <Card title={words.plan.title}>
              <Where
                plan={defect.plan}
                at={{ x: defect.pinX, y: defect.pinY }}
                mirror={defect.unit?.mirrored ?? false}
                label={words.plan.pinAt(row.region?.name ?? words.plan.outside)}
              />
            </Card>
          )}
        </div>
        <div>
          <Card title={words.history}>
            <History defect={defect} onMarked={reload} />
          </Card>
          {(may("assignDefects") || defect.links.length > 0) && (
            <AccessLinks
              purpose="UPLOAD_EVIDENCE"
              subjectId={defect.id}
              part="ANSWER"
              links={defect.links}
              mayIssue={
                may("assignDefects") && (row.status === "ASSIGNED" || row.status === "RETURNED")
              }
              onIssued={reload}
            />
          )}
          <Relations defect={defect} />
        </div>
      </div>
    </Page>
  );
}

function Card({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <section className="defect-card" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
}

function Facts({ defect }: { defect: OneDefect }) {
  const { words, format, categories, severities, trades, sources } = useDefectWords();
  const row = readFragment(DefectRow_defect, defect);
  const facts: [string, ReactNode][] = [
    [words.fields.category, categories[row.category]],
    [words.fields.severity, severities[row.severity]],
    [words.fields.trade, trades[defect.trade]],
    [words.fields.contractor, row.contractor?.name ?? words.notAssigned],
    [words.fields.follower, row.follower?.name],
    [
      words.fields.dueOn,
      row.dueOn && (
        <span className={row.overdue ? "defect-late" : undefined}>
          {format.day(row.dueOn)}
          {row.overdue && ` ${words.overdue}`}
        </span>
      ),
    ],
    [
      words.fields.source,
      // A takeover's item is its area, which the head of the page tells by its place.
      <Source
        key="source"
        id={defect.sourceRecordId}
        name={[sources[defect.sourceKind], defect.sourceKind !== "TAKEOVER" && defect.sourceItem]
          .filter(Boolean)
          .join(" · ")}
      />,
    ],
    [words.columns.round, defect.round > 0 ? words.rounds(defect.round) : undefined],
  ];
  return (
    <div className="defect-card">
      <p className="defect-quiet">
        {words.raised(defect.raisedBy?.name ?? words.system, format.day(defect.raisedOn))}
      </p>
      <dl className="defect-facts">
        {facts.map(([name, value]) =>
          value ? (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ) : null,
        )}
      </dl>
    </div>
  );
}

/** The record that it is a part of, which opens where there is one. */
function Source({ id, name }: { id: string | null; name: string }) {
  return id ? <Link to={`/records/${id}`}>{name}</Link> : name;
}

function Where({
  plan,
  at,
  mirror,
  label,
}: {
  plan: NonNullable<OneDefect["plan"]>;
  at: Point;
  mirror: boolean;
  label: string;
}) {
  const { regions } = readFragment(PlanPicture_plan, plan);
  return (
    <PlanSheet plan={plan} mirror={mirror}>
      <Regions regions={regions as readonly Region[]} mirror={mirror} />
      <FixedPin at={at} mirror={mirror} label={label} />
    </PlanSheet>
  );
}

/** Round by round what was done by whom, with the photos of each step. */
function History({ defect, onMarked }: { defect: OneDefect; onMarked: () => void }) {
  const { words, format, events } = useDefectWords();
  return (
    <ol className="defect-history">
      {defect.events.map((event) => {
        const who = event.saidName
          ? `${[event.saidOrganization, event.saidName].filter(Boolean).join(" ")} (${words.byLink})`
          : (event.by?.name ?? words.system);
        const late = Date.parse(event.createdAt) - Date.parse(event.doneAt) > 10 * 60_000;
        return (
          <li key={event.id} className={`defect-event-${event.act.toLowerCase()}`}>
            <p>
              <strong>{events[event.act]}</strong>{" "}
              {event.round > 0 &&
                (event.act === "FIX" || event.act === "PASS" || event.act === "FAIL") && (
                  <small>{words.rounds(event.round)}</small>
                )}
              {event.contractor && (
                <span>
                  {" "}
                  {[event.contractor.name, event.dueOn && words.due(format.day(event.dueOn))]
                    .filter(Boolean)
                    .join(" · ")}
                </span>
              )}
              {event.other && (
                <>
                  {" "}
                  <Link to={`/defects/${event.other.id}`}>{words.number(event.other.number)}</Link>
                </>
              )}
            </p>
            {event.reason && <p>{event.reason}</p>}
            <p className="defect-quiet">
              {words.events.by(who, format.instant(event.doneAt))}
              {late && ` · ${words.laterArrived(format.instant(event.createdAt))}`}
            </p>
            {event.photos.length > 0 && (
              <Photos
                photos={event.photos}
                label={words.photos.step(events[event.act])}
                mayMark={false}
                onMarked={onMarked}
              />
            )}
          </li>
        );
      })}
    </ol>
  );
}

function Relations({ defect }: { defect: OneDefect }) {
  const { words } = useDefectWords();
  const related = [
    ...[defect.mergedInto].flatMap((one) => (one ? [{ one, how: words.mergedInto }] : [])),
    ...defect.mergedFrom.map((one) => ({ one, how: words.mergedFrom })),
    ...[defect.splitFrom].flatMap((one) => (one ? [{ one, how: words.splitFrom }] : [])),
    ...[defect.copiedFrom].flatMap((one) => (one ? [{ one, how: words.copiedFrom }] : [])),
  ];
  if (related.length === 0) return null;
  return (
    <Card title={words.relations}>
      <ul className="defect-relations">
        {related.map(({ one, how }) => (
          <li key={`${how} ${one.id}`}>
            <span className="defect-quiet">{how}</span>{" "}
            <Link to={`/defects/${one.id}`}>{`#${one.number} ${one.text}`}</Link>
          </li>
        ))}
      </ul>
    </Card>
  );
}
