import type { Region } from "@threshold/domain/defect/geometry";
import { Empty } from "@threshold/ui/Empty";
import { Select } from "@threshold/ui/Input";
import { Skeleton } from "@threshold/ui/Spinner";
import { useId } from "react";
import { Link } from "react-router";
import { useQuery } from "urql";
import { ProblemNote } from "../form/ProblemNote.tsx";
import { readFragment } from "../gql/fragment-masking.ts";
import { graphql } from "../gql/gql.ts";
import type { DefectFilter, DefectHeatMapPageQuery } from "../gql/graphql.ts";
import { FilterBar } from "../list/FilterBar.tsx";
import { useListParams } from "../list/use-list.ts";
import { problemOf } from "../problem.ts";
import { Page } from "../shell/Page.tsx";
import { usePlace } from "../shell/place.tsx";
import { PlanPicture_plan } from "./defect-documents.ts";
import { HeatSquares, PlanSheet, Regions } from "./PinMap.tsx";
import { optionsOf, useDefectWords } from "./words.ts";
import "./defect.css";

const HeatPlans = graphql(/* GraphQL */ `
  query HeatPlans {
    layoutPlans(first: 100, inUse: true) {
      nodes {
        id
        layoutType
        estate {
          id
          name
        }
        ...PlanPicture_plan
      }
    }
  }
`);

const HeatMap = graphql(/* GraphQL */ `
  query DefectHeatMapPage($filter: DefectFilter, $planId: ID) {
    defectHeatMap(filter: $filter, planId: $planId) {
      total
      open
      overdue
      squares {
        column
        row
        count
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
      }
      weeks {
        key
        name
        count
        open
      }
    }
  }
`);

type Map = DefectHeatMapPageQuery["defectHeatMap"];

/** 热力图: all homes of a layout on one plan, and the same defects by region, building, trade, party and week. */
export function HeatMapPage() {
  const { t, words, categories, trades, format } = useDefectWords();
  const { filter: place } = usePlace();
  const { params, change } = useListParams();
  const [{ data: plans }] = useQuery({ query: HeatPlans });
  const all = plans?.layoutPlans.nodes ?? [];
  const plan = all.find(({ id }) => id === (params.get("plan") || all[0]?.id));
  const none = params.get("plan") === "none";
  const filter = {
    ...place,
    ...(plan && !none && { planIds: [plan.id] }),
    ...(params.get("category") && { categories: [params.get("category")] }),
    ...(params.get("trade") && { trades: [params.get("trade")] }),
    ...(params.get("open") && { open: params.get("open") === "open" }),
  } as DefectFilter;
  const planId = none ? null : (plan?.id ?? null);
  const [{ data, error }, refresh] = useQuery({
    query: HeatMap,
    variables: { filter, planId },
    pause: !plans,
  });
  const map = data?.defectHeatMap;
  const narrow = (name: string, value: string) =>
    `/defects?${new URLSearchParams({
      stage: "ALL",
      ...(plan && !none && { plan: plan.id }),
      ...(params.get("category") && { category: params.get("category") }),
      ...(params.get("trade") && { trade: params.get("trade") }),
      [name]: value,
    }).toString()}`;
  return (
    <Page
      title={words.heat.title}
      subtitle={map ? words.heat.total(map.total, map.open, map.overdue) : words.heat.lead}
      trail={[{ label: words.back, href: "/defects" }]}
    >
      <FilterBar
        active={["category", "trade", "open"].filter((name) => params.get(name)).length}
        search={
          <Select
            label={words.heat.plan}
            value={none ? "none" : (plan?.id ?? "none")}
            options={[
              ...all.map(({ id, layoutType, estate }) => ({
                value: id,
                label: `${estate.name} ${layoutType}`,
              })),
              { value: "none", label: words.heat.noPlan },
            ]}
            onChange={({ target }) => change({ plan: target.value })}
          />
        }
      >
        <Select
          label={words.fields.category}
          placeholder={t.shell.all}
          value={params.get("category")}
          options={optionsOf(categories)}
          onChange={({ target }) => change({ category: target.value })}
        />
        <Select
          label={words.fields.trade}
          placeholder={t.shell.all}
          value={params.get("trade")}
          options={optionsOf(trades)}
          onChange={({ target }) => change({ trade: target.value })}
        />
        <Select
          label={words.fields.status}
          placeholder={t.shell.all}
          value={params.get("open")}
          options={[
            { value: "open", label: words.heat.open },
            { value: "closed", label: words.heat.closed },
          ]}
          onChange={({ target }) => change({ open: target.value })}
        />
      </FilterBar>
      {error && (
        <ProblemNote
          problem={problemOf(error)}
          onRetry={() => refresh({ requestPolicy: "network-only" })}
        />
      )}
      {!map && !error && <Skeleton lines={10} />}
      {map?.total === 0 && <Empty title={words.heat.none} />}
      {map && map.total > 0 && (
        <>
          {plan && !none && (
            <div className="defect-heat">
              <PlanSheet plan={plan}>
                <Regions
                  regions={readFragment(PlanPicture_plan, plan).regions as readonly Region[]}
                  mirror={false}
                />
                <HeatSquares squares={map.squares} />
              </PlanSheet>
            </div>
          )}
          <div className="defect-bars">
            {plan && !none ? (
              <Bars name="regions" bars={map.regions} to={(key) => narrow("region", key)} />
            ) : (
              <Bars name="layouts" bars={map.layouts} to={(key) => narrow("layout", key)} />
            )}
            <Bars name="buildings" bars={map.buildings} to={(key) => narrow("building", key)} />
            <Bars
              name="categories"
              bars={map.categories}
              say={(key) => categories[key as keyof typeof categories]}
              to={(key) => narrow("category", key)}
            />
            <Bars
              name="trades"
              bars={map.trades}
              say={(key) => trades[key as keyof typeof trades]}
              to={(key) => narrow("trade", key)}
            />
            <Bars
              name="contractors"
              bars={map.contractors}
              to={(key) => narrow("contractor", key)}
            />
            <Bars
              name="weeks"
              bars={map.weeks}
              say={(key) => format.shortDay(key)}
              to={(key) => narrow("from", key)}
            />
          </div>
        </>
      )}
    </Page>
  );
}

/** One kind of bars, each a way to the defects that it counts. */
function Bars({
  name,
  bars,
  say,
  to,
}: {
  name: Exclude<keyof ReturnType<typeof useDefectWords>["words"]["heat"]["bars"], never>;
  bars: Map["weeks"];
  say?: (key: string) => string;
  to: (key: string) => string;
}) {
  const { words } = useDefectWords();
  const id = useId();
  const most = Math.max(1, ...bars.map(({ count }) => count));
  if (bars.length === 0) return null;
  return (
    <section className="defect-card" aria-labelledby={id}>
      <h2 id={id}>{words.heat.bars[name]}</h2>
      <ul className="defect-bar-list">
        {bars.map(({ key, name: named, count, open }) => {
          const label = key ? (say?.(key) ?? named ?? key) : words.heat.unsaid;
          const bar = (
            <>
              <span className="defect-bar-name">{label}</span>
              <span className="defect-bar" aria-hidden="true">
                <i className="defect-bar-open" style={{ width: `${(100 * open) / most}%` }} />
                <i
                  className="defect-bar-over"
                  style={{ width: `${(100 * (count - open)) / most}%` }}
                />
              </span>
              <span className="defect-bar-count" aria-hidden="true">
                {count}
              </span>
              <span className="visually-hidden">{words.heat.bar(label, count, open)}</span>
            </>
          );
          return (
            <li key={key ?? ""}>{key ? <Link to={to(key)}>{bar}</Link> : <span>{bar}</span>}</li>
          );
        })}
      </ul>
    </section>
  );
}
