import { type DefenceKind, defenceKindNames } from "@threshold/domain/bidding/bid-document";
import { Badge } from "@threshold/ui/Badge";
import { Button, buttonClass } from "@threshold/ui/Button";
import { Empty } from "@threshold/ui/Empty";
import { Skeleton } from "@threshold/ui/Spinner";
import { Link } from "react-router";
import { useQuery } from "urql";
import { ProblemNote } from "../form/ProblemNote.tsx";
import { graphql } from "../gql/gql.ts";
import type { BidDefenceQuery } from "../gql/graphql.ts";
import { useWords } from "../i18n/Words.tsx";
import { RecordFiles } from "../launch/record/record-parts.tsx";
import { problemOf } from "../problem.ts";
import { allowed } from "./bidding-query.ts";
import { Part, type PartProps, RemoveButton, useAsking, teamOf } from "./Parts.tsx";
import "./estimate.css";
import "./pack.css";

const BidDefence = graphql(/* GraphQL */ `
  query BidDefence($id: ID!) {
    biddingProject(id: $id) {
      id
      defenceItems {
        id
        kind
        title
        text
        dueOn
        minutes
        ready
        person {
          id
          name
        }
        attachments {
          id
          ...RecordFiles_file
        }
      }
    }
  }
`);

type Item = NonNullable<BidDefenceQuery["biddingProject"]>["defenceItems"][number];

/** 答辩准备 (BID-R15): what may be asked and who answers, what is brought along, and what rehearsals found. */
export function DefenceView({ project, onChanged }: PartProps) {
  const { t, format } = useWords();
  const words = t.bidWork.defence;
  const people = teamOf(project);
  const [{ data, error }, refresh] = useQuery({ query: BidDefence, variables: { id: project.id } });
  const reload = () => {
    refresh({ requestPolicy: "network-only" });
    onChanged();
  };
  const { ask, dialog } = useAsking(reload);
  if (error) return <ProblemNote problem={problemOf(error)} onRetry={reload} />;
  if (!data?.biddingProject) return <Skeleton lines={8} />;
  const { defenceItems } = data.biddingProject;
  const keeps = allowed(project, "keepBidDefence");
  const projectId = project.id;
  const done = defenceItems.filter(({ ready }) => ready).length;
  const askOne = (kind: DefenceKind, one?: Item) =>
    ask({
      act: "saveBidDefenceItem",
      title: one ? words.edit : words.add[kind],
      fields: [
        { kind: "LONG", name: "title", label: words.titles[kind], required: true, maxLength: 200 },
        { kind: "LONG", name: "text", label: words.texts[kind], maxLength: 2000 },
        { kind: "PERSON", name: "personId", label: words.persons[kind], options: people },
        { kind: "DAY", name: "dueOn", label: words.dueOn },
        { kind: "WHOLE", name: "minutes", label: words.minutes, min: 1, max: 600 },
        { kind: "TICK", name: "ready", label: words.ready },
      ],
      values: one && { ...one, personId: one.person?.id },
      inputOf: (values) => ({ projectId, id: one?.id ?? null, kind, ...values }),
    });
  return (
    <>
      <Part
        id="defence"
        title={words.title}
        lead={project.defenseAt ? words.when(format.instant(project.defenseAt)) : words.noTime}
        action={
          defenceItems.length > 0 && (
            <Link className={buttonClass()} to={`/forms/BID_DEFENCE/${projectId}`}>
              {words.print}
            </Link>
          )
        }
      >
        <p className="bidding-quiet">
          {words.lead} {defenceItems.length > 0 && words.progress(done, defenceItems.length)}
        </p>
        {defenceItems.length === 0 && <Empty title={words.none}>{words.noneText}</Empty>}
      </Part>
      {defenceKindNames.map((kind) => (
        <Part
          key={kind}
          id={`defence-${kind.toLowerCase()}`}
          title={words.kinds[kind]}
          lead=""
          action={
            keeps && (
              <Button icon="plus" onClick={() => askOne(kind)}>
                {words.add[kind]}
              </Button>
            )
          }
        >
          <ul className="bidding-rows">
            {defenceItems
              .filter((one) => one.kind === kind)
              .map((one) => (
                <li key={one.id}>
                  <div>
                    <strong>{one.title}</strong>
                    {one.text && <p className="estimate-text">{one.text}</p>}
                    <small>
                      {[
                        one.person && `${words.persons[kind]} ${one.person.name}`,
                        one.dueOn && format.day(one.dueOn),
                        one.minutes != null && words.minutesOf(one.minutes),
                      ]
                        .filter(Boolean)
                        .join(" · ")}
                    </small>
                  </div>
                  <Badge tone={one.ready ? "OK" : "WARN"}>
                    {one.ready ? words.ready : words.open}
                  </Badge>
                  {keeps && (
                    <span className="bidding-buttons">
                      <Button small kind="QUIET" icon="edit" onClick={() => askOne(kind, one)}>
                        {t.bidding.edit}
                      </Button>
                      <RemoveButton id={one.id} name={one.title} onDone={reload} />
                    </span>
                  )}
                  {kind !== "QUESTION" && (
                    <div className="pack-files">
                      <RecordFiles
                        recordId={one.id}
                        files={one.attachments}
                        may={keeps}
                        label={one.title}
                        onChanged={reload}
                      />
                    </div>
                  )}
                </li>
              ))}
          </ul>
        </Part>
      ))}
      {dialog}
    </>
  );
}
