import { addDays, type Day } from "@threshold/domain/calendar/day";
import { ageSpans } from "@threshold/domain/defect/ages";
import { BarList } from "@threshold/ui/BarList";
import { ColumnChart } from "@threshold/ui/ColumnChart";
import type { ReactNode } from "react";
import { Link } from "react-router";
import { useToday } from "../form/today.ts";
import { type FragmentType, readFragment } from "../gql/fragment-masking.ts";
import { graphql } from "../gql/gql.ts";
import type { DefectFigures_FiguresFragment } from "../gql/graphql.ts";
import { useDefectWords } from "./words.ts";
import "./defect.css";

export const DefectFigures_figures = graphql(/* GraphQL */ `
  fragment DefectFigures_figures on DefectHeatMap {
    total
    open
    overdue
    ages
    trend {
      week
      raised
      settled
      ages
    }
    layouts {
      key
      name
      count
      open
    }
    regions {
      key
      name
      count
      open
    }
    buildings {
      key
      name
      count
      open
    }
    categories {
      key
      name
      count
      open
    }
    trades {
      key
      name
      count
      open
    }
    contractors {
      key
      name
      count
      open
      overdue
      ages
      trend {
        week
        raised
        settled
        ages
      }
    }
    weeks {
      key
      name
      count
      open
    }
  }
`);

type Figures = DefectFigures_FiguresFragment;
type Bar = Figures["weeks"][number];
/** Conditions of the list of defects, as its address names them. */
export type Narrowing = Readonly<Record<string, string>>;

const wayTo = (href: string, bar: ReactNode) => <Link to={href}>{bar}</Link>;

/** Which days lie in an age today. */
const foundIn = ({ from, to }: (typeof ageSpans)[number], today: Day): Narrowing => ({
  to: addDays(today, -from),
  ...(to !== null && { from: addDays(today, -to) }),
});

/** Defects by age, week, party and all else that tells them apart; every number leads to the defects that it counts. */
export function DefectFigures({
  of,
  to,
  regions,
}: {
  of: FragmentType<typeof DefectFigures_figures>;
  /** The list narrowed so. */
  to: (narrowing: Narrowing) => string;
  /** By the regions of a plan in place of layouts. */
  regions: boolean;
}) {
  const figures = readFragment(DefectFigures_figures, of);
  const { words, format, categories, trades } = useDefectWords();
  const today = useToday() as Day;
  const heat = words.heat;
  const series = ageSpans.map(({ from, to: until }, at) => ({
    name: heat.age(from, until),
    look: `AGE_${at as 0 | 1 | 2 | 3}` as const,
  }));
  const texts = { table: heat.numbers, column: words.fields.week };
  const weekName = (week: string) => format.shortDay(week);
  const bars = (
    title: string,
    items: readonly Bar[],
    narrow: (key: string) => Narrowing,
    say?: (key: string) => string | undefined,
  ) => (
    <BarList
      title={title}
      items={items.map(({ key, name, count, open }) => {
        const label = key ? (say?.(key) ?? name ?? key) : heat.unsaid;
        return {
          key: key ?? "",
          name: label,
          count,
          open,
          href: key ? to(narrow(key)) : undefined,
          said: heat.bar(label, count, open),
        };
      })}
      link={wayTo}
    />
  );
  return (
    <>
      <div className="defect-charts">
        <section className="defect-card" aria-labelledby="defects-weekly">
          <h2 id="defects-weekly">{heat.weekly}</h2>
          <ColumnChart
            label={heat.weekly}
            beside
            series={[
              { name: heat.raised, look: "IN" },
              { name: heat.settled, look: "OUT" },
            ]}
            columns={figures.trend.map(({ week, raised, settled }) => ({
              key: week,
              name: weekName(week),
              parts: [raised, settled],
            }))}
            texts={texts}
          />
        </section>
        <section className="defect-card" aria-labelledby="defects-ages">
          <h2 id="defects-ages">{heat.openByAge}</h2>
          <ColumnChart
            label={heat.openByAge}
            series={series}
            columns={figures.trend.map(({ week, ages }) => ({
              key: week,
              name: weekName(week),
              parts: ages,
            }))}
            texts={texts}
          />
        </section>
      </div>
      <Parties figures={figures} to={to} series={series} />
      <div className="defect-bars">
        <BarList
          title={heat.bars.ages}
          items={ageSpans.map((span, at) => ({
            key: String(span.from),
            name: series[at]!.name,
            count: figures.ages[at] ?? 0,
            open: figures.ages[at] ?? 0,
            href: to({ stage: "OPEN", ...foundIn(span, today) }),
            said: heat.bar(series[at]!.name, figures.ages[at] ?? 0, figures.ages[at] ?? 0),
          }))}
          link={wayTo}
        />
        {bars(
          heat.bars.categories,
          figures.categories,
          (category) => ({ category }),
          (key) => categories[key as keyof typeof categories],
        )}
        {bars(
          heat.bars.trades,
          figures.trades,
          (trade) => ({ trade }),
          (key) => trades[key as keyof typeof trades],
        )}
        {bars(heat.bars.buildings, figures.buildings, (building) => ({ building }))}
        {regions
          ? bars(heat.bars.regions, figures.regions, (region) => ({ region }))
          : bars(heat.bars.layouts, figures.layouts, (layout) => ({ layout }))}
        {bars(
          heat.bars.weeks,
          figures.weeks,
          (from) => ({ from, to: addDays(from as Day, 6) }),
          weekName,
        )}
      </div>
    </>
  );
}

/** Who has to mend how much, how old it is, and how that went in the last weeks. */
function Parties({
  figures,
  to,
  series,
}: {
  figures: Figures;
  to: (narrowing: Narrowing) => string;
  series: readonly {
    readonly name: string;
    readonly look: "AGE_0" | "AGE_1" | "AGE_2" | "AGE_3";
  }[];
}) {
  const { words, format } = useDefectWords();
  const today = useToday() as Day;
  const heat = words.heat;
  if (figures.contractors.length === 0) return null;
  return (
    <section className="defect-card" aria-labelledby="defect-parties">
      <h2 id="defect-parties">{heat.bars.contractors}</h2>
      <div
        className="defect-parties"
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, so the keyboard must reach it
        tabIndex={0}
        role="region"
        aria-labelledby="defect-parties"
      >
        <table>
          <thead>
            <tr>
              <th scope="col">{words.fields.contractor}</th>
              <th scope="col">{heat.all}</th>
              <th scope="col">{heat.open}</th>
              <th scope="col">{words.overdue}</th>
              {series.map(({ name }) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
              <th scope="col">{heat.trend}</th>
            </tr>
          </thead>
          <tbody>
            {figures.contractors.map(({ key, name, count, open, overdue, ages, trend }) => {
              const named = name ?? words.notAssigned;
              const way = (number: number, narrowing: Narrowing) =>
                key && number > 0 ? (
                  <Link to={to({ contractor: key, ...narrowing })}>{number}</Link>
                ) : (
                  number
                );
              return (
                <tr key={key ?? ""}>
                  <th scope="row">{named}</th>
                  <td>{way(count, { stage: "ALL" })}</td>
                  <td>{way(open, { stage: "OPEN" })}</td>
                  <td className={overdue > 0 ? "defect-late" : undefined}>
                    {way(overdue, { stage: "OVERDUE" })}
                  </td>
                  {ageSpans.map((span, at) => (
                    <td key={span.from}>
                      {way(ages[at] ?? 0, { stage: "OPEN", ...foundIn(span, today) })}
                    </td>
                  ))}
                  <td>
                    <ColumnChart
                      small
                      label={heat.trendOf(
                        named,
                        trend.map((one) => ({
                          week: format.shortDay(one.week),
                          open: one.ages.reduce((sum, count) => sum + count, 0),
                        })),
                      )}
                      series={series}
                      columns={trend.map(({ week, ages: parts }) => ({
                        key: week,
                        name: format.shortDay(week),
                        parts,
                      }))}
                    />
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </section>
  );
}
