import { lessonKindNames, lessonVerdictNames, outcomeOf } from "@threshold/domain/bidding/lesson";
import { Badge } from "@threshold/ui/Badge";
import { Button } from "@threshold/ui/Button";
import { Empty } from "@threshold/ui/Empty";
import { Input } from "@threshold/ui/Input";
import { Skeleton } from "@threshold/ui/Spinner";
import { useState } from "react";
import { Link } from "react-router";
import { useQuery } from "urql";
import type { FieldSpec } from "../form/field-spec.ts";
import { ProblemNote } from "../form/ProblemNote.tsx";
import { graphql } from "../gql/gql.ts";
import type { Messages } from "../i18n/zh.ts";
import { useWords } from "../i18n/Words.tsx";
import { problemOf } from "../problem.ts";
import { ActDialog } from "./ActDialog.tsx";
import type { Bidding } from "./bidding-query.ts";
import { DecisionsPast } from "./DecisionsPast.tsx";

const BidLessons = graphql(/* GraphQL */ `
  query BidLessons($filter: BidLessonFilter) {
    bidLessons(first: 50, filter: $filter) {
      nodes {
        id
        kind
        verdict
        outcome
        title
        text
        createdAt
        createdBy {
          id
          name
        }
        project {
          id
          estate {
            id
            name
          }
        }
      }
    }
  }
`);

const fields = (t: Messages): FieldSpec[] => {
  const words = t.bidOffer.lessons;
  const choices = (names: readonly string[], said: Readonly<Record<string, string>>) =>
    names.map((value) => ({ value, label: said[value] ?? value }));
  return [
    {
      kind: "CHOICE",
      name: "kind",
      label: words.kind,
      required: true,
      options: choices(lessonKindNames, words.kinds),
    },
    {
      kind: "CHOICE",
      name: "verdict",
      label: words.verdict,
      required: true,
      options: choices(lessonVerdictNames, words.verdicts),
    },
    { kind: "TEXT", name: "title", label: words.name, required: true, maxLength: 80 },
    { kind: "LONG", name: "text", label: words.text, required: true, maxLength: 2000 },
  ];
};

/** 投标复盘: what the company learned of bids won and lost, found by its words; and of this one, once its result is known. */
export function LessonsView({ project }: { project: Bidding }) {
  const { t, format } = useWords();
  const words = t.bidOffer.lessons;
  const [search, setSearch] = useState("");
  const [noting, setNoting] = useState(false);
  const filter = search.trim() === "" ? {} : { search };
  const [{ data, error }, refresh] = useQuery({ query: BidLessons, variables: { filter } });
  const reload = () => refresh({ requestPolicy: "network-only" });
  return (
    <>
      <section className="bidding-part" aria-labelledby="bidding-lessons">
        <header>
          <div>
            <h2 id="bidding-lessons">{words.title}</h2>
            <p className="bidding-quiet">{words.lead}</p>
          </div>
          {outcomeOf(project.status) !== undefined && (
            <Button icon="plus" onClick={() => setNoting(true)}>
              {words.note}
            </Button>
          )}
        </header>
        <Input
          type="search"
          label={words.search}
          value={search}
          onChange={({ target }) => setSearch(target.value)}
        />
        {error && <ProblemNote problem={problemOf(error)} onRetry={reload} />}
        {!data && !error && <Skeleton lines={4} />}
        {data?.bidLessons.nodes.length === 0 && <Empty title={words.none} />}
        <ul className="bidding-rows">
          {data?.bidLessons.nodes.map((lesson) => (
            <li key={lesson.id}>
              <div>
                <strong>{lesson.title}</strong>
                <p className="estimate-text">{lesson.text}</p>
                <small>
                  <Link to={`/biddings/${lesson.project.id}`}>{lesson.project.estate.name}</Link>
                  {" · "}
                  {[
                    words.kinds[lesson.kind],
                    lesson.createdBy?.name,
                    format.instant(lesson.createdAt),
                  ]
                    .filter(Boolean)
                    .join(" · ")}
                </small>
              </div>
              <Badge tone={lesson.outcome === "WON" ? "OK" : "BAD"}>
                {words.outcomes[lesson.outcome]}
              </Badge>
              <Badge tone={lesson.verdict === "KEEP" ? "ACCENT" : "NEUTRAL"}>
                {words.verdicts[lesson.verdict]}
              </Badge>
            </li>
          ))}
        </ul>
        {noting && (
          <ActDialog
            act="noteBidLesson"
            title={words.note}
            fields={fields(t)}
            inputOf={(values) => ({ projectId: project.id, ...values })}
            onClose={() => setNoting(false)}
            onDone={() => {
              setNoting(false);
              reload();
            }}
          />
        )}
      </section>
      <DecisionsPast />
    </>
  );
}
