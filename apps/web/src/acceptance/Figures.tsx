import { percent } from "@threshold/domain/unit-acceptance/delivery-rate";
import { accumulated } from "@threshold/domain/unit-acceptance/forecast";
import { BurnUp } from "@threshold/ui/BurnUp";
import { Skeleton } from "@threshold/ui/Spinner";
import { Link } from "react-router";
import { useQuery } from "urql";
import { DefectFigures, type Narrowing } from "../defect/DefectFigures.tsx";
import { ProblemNote } from "../form/ProblemNote.tsx";
import { useToday } from "../form/today.ts";
import { graphql } from "../gql/gql.ts";
import { useWords } from "../i18n/Words.tsx";
import { problemOf } from "../problem.ts";
import type { Batch } from "./batch-document.ts";
import { daysOf, Outlook, useOutlook } from "./Outlook.tsx";

const AcceptanceFigures = graphql(/* GraphQL */ `
  query AcceptanceFigures($id: ID!) {
    acceptanceBatch(id: $id) {
      id
      defects {
        total
        open
        overdue
        ...DefectFigures_figures
      }
    }
  }
`);

/** The batch in numbers: where it leads, building by building, and the defects found in it. */
export function Figures({ batch }: { batch: Batch }) {
  const { t } = useWords();
  const words = t.acceptance;
  const [{ data, error }] = useQuery({
    query: AcceptanceFigures,
    variables: { id: batch.id },
    requestPolicy: "cache-and-network",
  });
  const defects = data?.acceptanceBatch?.defects;
  const listOf = (narrowing: Narrowing) =>
    `/defects?${new URLSearchParams({ stage: "ALL", batch: batch.id, ...narrowing }).toString()}`;
  return (
    <div className="acceptance-figures">
      <Course batch={batch} />
      <Buildings batch={batch} />
      {error && <ProblemNote problem={problemOf(error)} />}
      {!defects && !error && <Skeleton lines={8} />}
      {defects && (
        <>
          <h2>
            <Link to={listOf({})}>{words.figures.defects(defects.total)}</Link>
            {" · "}
            <Link to={listOf({ stage: "OPEN" })}>{words.figures.open(defects.open)}</Link>
            {" · "}
            <Link to={listOf({ stage: "OVERDUE" })}>{words.figures.overdue(defects.overdue)}</Link>
          </h2>
          {defects.total > 0 && <DefectFigures of={defects} to={listOf} regions={false} />}
        </>
      )}
    </div>
  );
}

/** 合格进度: what is qualified so far, and where that leads. */
function Course({ batch }: { batch: Batch }) {
  const { t, format } = useWords();
  const words = t.acceptance;
  const today = useToday();
  const seen = useOutlook(batch);
  const { units, qualified } = batch.standing;
  const expected = seen.kind === "FORECAST" ? seen : undefined;
  return (
    <section className="acceptance-card" aria-labelledby="course">
      <h2 id="course">{words.figures.course}</h2>
      <BurnUp
        label={words.figures.courseSaid(
          qualified,
          units,
          format.day(batch.plannedHandoverOn),
          expected ? format.day(expected.on) : null,
        )}
        points={accumulated(daysOf(batch)).map(({ on, qualified: done }) => ({ on, done }))}
        total={units}
        today={today}
        deadline={batch.plannedHandoverOn}
        {...(expected && { expected })}
        texts={{
          table: t.defect.heat.numbers,
          day: words.figures.day,
          done: words.figures.done,
          total: words.figures.total,
          deadline: words.handoverOn,
          expected: words.outlook.short,
          short: format.shortDay,
        }}
      />
      <dl className="acceptance-rates">
        <Outlook batch={batch} />
      </dl>
    </section>
  );
}

/** Building by building, each number a way to its homes. */
function Buildings({ batch }: { batch: Batch }) {
  const { t } = useWords();
  const words = t.acceptance;
  const rows = batch.buildings.map(({ id, number }) => {
    const homes = batch.board.filter(({ building }) => building === number);
    const concluded = homes.filter(({ firstPass }) => (firstPass ?? null) !== null);
    const count = (of: (home: (typeof homes)[number]) => boolean) => homes.filter(of).length;
    return {
      id,
      number,
      homes: homes.length,
      concluded: concluded.length,
      passed: count(({ firstPass }) => firstPass === true),
      mending: count(({ status }) => status === "RECTIFYING" || status === "RECTIFIED"),
      qualified: count(({ status }) => status === "QUALIFIED"),
    };
  });
  const way = (building: string, number: number, narrowing: string) => (
    <Link to={`?view=homes&building=${building}${narrowing}`}>{number}</Link>
  );
  const rate = (part: number, whole: number) => `${percent({ part, whole }) ?? "–"}%`;
  return (
    <section className="acceptance-card" aria-labelledby="by-building">
      <h2 id="by-building">{words.figures.buildings}</h2>
      <div
        className="acceptance-scroll acceptance-numbers"
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, so the keyboard must reach it
        tabIndex={0}
        role="region"
        aria-labelledby="by-building"
      >
        <table>
          <thead>
            <tr>
              <th scope="col">{words.buildings}</th>
              <th scope="col">{words.figures.total}</th>
              <th scope="col">{words.homes.isConcluded}</th>
              <th scope="col">{words.firstPass}</th>
              <th scope="col">{words.statuses.RECTIFYING}</th>
              <th scope="col">{words.statuses.QUALIFIED}</th>
              <th scope="col">{words.rate}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <th scope="row">{row.number}</th>
                <td>{way(row.id, row.homes, "")}</td>
                <td>{way(row.id, row.concluded, "&concluded=1")}</td>
                <td>
                  {rate(row.passed, row.concluded)} ({way(row.id, row.passed, "&firstPass=1")})
                </td>
                <td>{row.mending}</td>
                <td>{way(row.id, row.qualified, "&status=QUALIFIED")}</td>
                <td>{rate(row.qualified, row.homes)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
