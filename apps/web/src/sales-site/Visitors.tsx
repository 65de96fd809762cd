import { addMonths, type Day, endOfMonth, startOfMonth } from "@threshold/domain/calendar/day";
import { Button, buttonClass } from "@threshold/ui/Button";
import { Empty } from "@threshold/ui/Empty";
import { Skeleton } from "@threshold/ui/Spinner";
import { useState } from "react";
import { Link, useSearchParams } from "react-router";
import { useQuery } from "urql";
import { ProblemNote } from "../form/ProblemNote.tsx";
import { useToday } from "../form/today.ts";
import { graphql } from "../gql/gql.ts";
import { useWords } from "../i18n/Words.tsx";
import { ExportMenu } from "../list/ExportMenu.tsx";
import { problemOf } from "../problem.ts";
import { VisitorChart } from "./VisitorChart.tsx";
import { VisitorDialog } from "./VisitorTally.tsx";

const SiteDays = graphql(/* GraphQL */ `
  query SiteDays($filter: SiteRecordFilter!) {
    siteDays(first: 40, filter: $filter) {
      nodes {
        id
        on
        shiftFrom
        visitors
      }
    }
  }
`);

/** A month of visitors (访客统计月报): drawn, summed up, and day by day to be set right. */
export function Visitors({ siteId, may }: { siteId: string; may: boolean }) {
  const { t, format, tag } = useWords();
  const words = t.site.visitors;
  const today = useToday() as Day;
  const [address, setAddress] = useSearchParams();
  const asked = address.get("month") ?? "";
  const month = startOfMonth((/^\d{4}-\d\d$/.test(asked) ? `${asked}-01` : today) as Day);
  const to = endOfMonth(month);
  const filter = { siteIds: [siteId], from: month, to };
  const [{ data, error }, refresh] = useQuery({
    query: SiteDays,
    variables: { filter },
    requestPolicy: "cache-and-network",
  });
  const [setting, setSetting] = useState<Day>();
  const move = (by: number) =>
    setAddress(
      { view: "visitors", month: addMonths(month, by).slice(0, 7) },
      { replace: true, preventScrollReset: true },
    );
  const days = data?.siteDays.nodes;
  const counted = (days ?? []).flatMap(({ on, visitors }) =>
    typeof visitors === "number" ? [{ on: on as Day, visitors }] : [],
  );
  const total = counted.reduce((sum, { visitors }) => sum + visitors, 0);
  const best = counted.toSorted((a, b) => b.visitors - a.visitors)[0];
  const name = new Intl.DateTimeFormat(tag, {
    year: "numeric",
    month: "long",
    timeZone: "UTC",
  }).format(new Date(`${month}T00:00:00Z`));
  const facts = [
    [words.total, words.people(format.number(total))],
    [
      words.average,
      counted.length > 0
        ? words.people(format.number(Math.round((total / counted.length) * 10) / 10))
        : "–",
    ],
    [words.days, String(counted.length)],
    [
      words.best,
      best ? `${format.shortDay(best.on)} · ${words.people(format.number(best.visitors))}` : "–",
    ],
  ] as const;
  const newest = days?.[0];
  return (
    <section className="site-part" aria-label={words.title}>
      <div className="site-buttons">
        <Button onClick={() => move(-1)}>{words.earlier}</Button>
        <h2 aria-live="polite">{name}</h2>
        {to < today && <Button onClick={() => move(1)}>{words.later}</Button>}
        {newest && (
          <Link className={buttonClass()} to={`/forms/VISITOR_MONTH/${newest.id}`}>
            {words.monthly}
          </Link>
        )}
        <ExportMenu list="site-days" args={{ filter }} mayImport={may} importOf={siteId} />
      </div>
      {error && <ProblemNote problem={problemOf(error)} />}
      {!days && !error && <Skeleton lines={8} />}
      {days && (
        <>
          <dl className="site-facts">
            {facts.map(([label, value]) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
          {counted.length === 0 ? (
            <Empty title={words.empty} />
          ) : (
            <VisitorChart label={words.chart(name)} from={month} to={to} days={counted} />
          )}
          <ul className="site-rows site-days">
            {days
              .filter(({ shiftFrom, visitors }) => shiftFrom ?? typeof visitors === "number")
              .map(({ id, on, visitors }) => (
                <li key={id}>
                  <div>
                    <span>{`${format.shortDay(on)} ${format.weekday(on)}`}</span>
                  </div>
                  <b className={typeof visitors === "number" ? undefined : "site-bad"}>
                    {typeof visitors === "number"
                      ? words.people(format.number(visitors))
                      : words.missing}
                  </b>
                  {may && (
                    <Button
                      small
                      kind="QUIET"
                      icon="edit"
                      iconOnly
                      onClick={() => setSetting(on as Day)}
                    >
                      {words.change(format.shortDay(on))}
                    </Button>
                  )}
                  <Link to={`/forms/VISITOR_DAY/${id}`}>{words.daily}</Link>
                </li>
              ))}
          </ul>
        </>
      )}
      {setting && (
        <VisitorDialog
          siteId={siteId}
          on={setting}
          number={counted.find(({ on }) => on === setting)?.visitors ?? null}
          onClose={() => setSetting(undefined)}
          onDone={() => {
            setSetting(undefined);
            refresh({ requestPolicy: "network-only" });
          }}
        />
      )}
    </section>
  );
}
