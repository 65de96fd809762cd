import { buttonClass } from "@threshold/ui/Button";
import { CursorTable } from "@threshold/ui/CursorTable";
import { Empty } from "@threshold/ui/Empty";
import { FilterBar } from "@threshold/ui/FilterBar";
import type { FilterField, FilterValues } from "@threshold/ui/FilterBar";
import { Select } from "@threshold/ui/Input";
import { usePhone } from "@threshold/ui/theme";
import { lazy, Suspense, useState } from "react";
import { Link, useNavigate, useSearchParams } from "react-router";
import { useQuery } from "urql";
import { readFragment } from "../../gql/fragment-masking.ts";
import { graphql } from "../../gql/gql.ts";
import type { LaunchPlanOrder } from "../../gql/graphql.ts";
import { useWords } from "../../i18n/Words.tsx";
import { useSelection } from "../../bulk/use-bulk.ts";
import { PrintBar } from "../../print/PrintBar.tsx";
import { ExportMenu } from "../../list/ExportMenu.tsx";
import { problemOf } from "../../problem.ts";
import { explain } from "../../refusals.ts";
import { Page } from "../../shell/Page.tsx";
import { usePlace } from "../../shell/place.tsx";
import { fromAddress, toAddress } from "../filter-address.ts";
import { useLivePlans } from "../live-plan.ts";
import { ProblemNote } from "../../form/ProblemNote.tsx";
import { planTitle } from "../titles.ts";
import { useSavedViews } from "../use-saved-views.ts";
import { MonthStrip } from "./MonthStrip.tsx";
import { PlanCells_plan, usePlanColumns } from "./PlanCells.tsx";
import "./portfolio.css";
import {
  launchMonths,
  PORTFOLIO_CHOICES,
  PORTFOLIO_FIELDS,
  portfolioFilter,
} from "./portfolio-filter.ts";

const Portfolio = graphql(/* GraphQL */ `
  query Portfolio(
    $first: Int!
    $after: String
    $filter: LaunchPlanFilter
    $orderBy: LaunchPlanOrder!
  ) {
    launchPlans(first: $first, after: $after, filter: $filter, orderBy: $orderBy) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        ...PlanCells_plan
      }
    }
  }
`);

const PortfolioFrame = graphql(/* GraphQL */ `
  query PortfolioFrame($filter: LaunchPlanFilter) {
    company {
      id
      regions {
        id
        name
        serviceCenters {
          id
          name
        }
      }
    }
    launchPlans(first: 100, filter: $filter, orderBy: LAUNCH_DATE) {
      nodes {
        id
        launchDate
        light
      }
    }
  }
`);

const EarlyWarnings = lazy(async () => ({
  default: (await import("../warning/EarlyWarnings.tsx")).EarlyWarnings,
}));

const PAGE = 25;
const ORDERS = ["DANGER", "LAUNCH_DATE", "LAUNCH_DATE_DESC", "NAME", "NAME_DESC"] as const;

/** All launches (开盘计划): the one in most danger first, and why. */
export function PortfolioPage() {
  const { t } = useWords();
  const phone = usePhone();
  const list = usePortfolioAddress();
  const { filter: place } = usePlace();
  const filter = portfolioFilter(list.values, place);
  const [after, setAfter] = useState<string[]>([]);
  const [{ data, error, fetching, stale }, refresh] = useQuery({
    query: Portfolio,
    variables: { first: PAGE, after: after.at(-1) ?? null, filter, orderBy: list.order },
  });
  const refetch = () => refresh({ requestPolicy: "network-only" });
  useLivePlans(refetch);
  const navigate = useNavigate();
  const selection = useSelection(JSON.stringify(filter));
  const columns = usePlanColumns();
  const plans = data && readFragment(PlanCells_plan, data.launchPlans.nodes);
  const change = (values: FilterValues) => {
    setAfter([]);
    list.change(values);
  };
  return (
    <Page
      title={t.launch.portfolio.title}
      subtitle={phone ? undefined : t.launch.portfolio.lead}
      actions={
        <>
          <Link className={buttonClass({ kind: "QUIET" })} to="/launch-templates">
            {t.launch.templates.title}
          </Link>
          <ExportMenu list="launches" iconOnly={phone} args={{ filter, orderBy: list.order }} />
        </>
      }
    >
      <Filters list={{ ...list, change }} place={place} />
      <CursorTable
        label={t.launch.portfolio.title}
        columns={columns}
        rows={plans}
        rowKey={(plan) => plan.id}
        rowName={planTitle}
        onOpen={(plan) => void navigate(`/launches/${plan.id}`)}
        sort={sortOf(list.order)}
        onSort={({ key, direction }) => {
          setAfter([]);
          list.sortBy(orderOf(key, direction));
        }}
        {...(after.length > 0 || data?.launchPlans.pageInfo.hasNextPage
          ? {
              onNext: () => setAfter([...after, data?.launchPlans.pageInfo.endCursor ?? ""]),
              onPrevious: () => setAfter(after.slice(0, -1)),
            }
          : {})}
        hasMore={data?.launchPlans.pageInfo.hasNextPage ?? false}
        hasPrevious={after.length > 0}
        selection={selection}
        selectionActions={
          <PrintBar
            selection={selection}
            total={data?.launchPlans.totalCount ?? 0}
            list={{ name: "launches", args: { filter, orderBy: list.order } }}
            form="LAUNCH_PLAN"
          />
        }
        loading={fetching && !stale}
        {...(data ? { total: data.launchPlans.totalCount } : {})}
        {...(error
          ? {
              error: {
                message: explain(t, problemOf(error)),
                onRetry: refetch,
              },
            }
          : {})}
        empty={<NoPlans narrowed={Object.keys(list.values).length > 0} />}
        texts={t.launch.table}
      />
      {plans && plans.length > 0 && (
        <Suspense fallback={null}>
          <EarlyWarnings plans={plans.map((plan) => ({ id: plan.id, title: planTitle(plan) }))} />
        </Suspense>
      )}
    </Page>
  );
}

type PortfolioAddress = ReturnType<typeof usePortfolioAddress>;

/** The list's narrowing and order live in the address: they survive going back, and can be sent on. */
function usePortfolioAddress() {
  const [address, setAddress] = useSearchParams();
  const values = fromAddress(address, PORTFOLIO_FIELDS, PORTFOLIO_CHOICES);
  const order = ORDERS.find((one) => one === address.get("order")) ?? "DANGER";
  const put = (next: FilterValues, nextOrder: LaunchPlanOrder, view?: string) =>
    setAddress(
      {
        ...toAddress(next),
        ...(nextOrder === "DANGER" ? {} : { order: nextOrder }),
        ...(view ? { view } : {}),
      },
      { replace: true, preventScrollReset: true },
    );
  return {
    values,
    order,
    view: address.get("view") ?? undefined,
    change: (next: FilterValues) => put(next, order),
    sortBy: (next: LaunchPlanOrder) => put(values, next),
    show: (view: string | undefined, { order: kept, ...next }: FilterValues) =>
      put(next, ORDERS.find((one) => one === kept) ?? "DANGER", view),
  };
}

function Filters({
  list,
  place,
}: {
  list: PortfolioAddress;
  place: { regionIds?: string[]; serviceCenterIds?: string[] };
}) {
  const { t } = useWords();
  const { month: chosen, ...rest } = list.values;
  const [{ data }] = useQuery({
    query: PortfolioFrame,
    variables: { filter: portfolioFilter(rest, place) },
  });
  const saved = useSavedViews("LAUNCHES");
  const regions = data?.company.regions ?? [];
  const phone = usePhone();
  const fields = useFilterFields(regions, String(list.values["region"] ?? "")).filter(
    // On a phone the place switcher above the page narrows to a region or center.
    ({ key }) => !phone || (key !== "region" && key !== "center"),
  );
  return (
    <div className="portfolio-filters">
      <FilterBar
        label={t.launch.portfolio.filters}
        fields={fields}
        values={list.values}
        onChange={list.change}
        views={saved.views}
        {...(list.view ? { view: list.view } : {})}
        onView={(key) => list.show(key, key ? saved.valuesOf(key) : {})}
        onSaveView={(name, shared) => {
          const query = { ...list.values, order: list.order };
          void saved.save(name, query, shared).then((key) => key && list.show(key, query));
        }}
        onRemoveView={(key) => {
          list.show(undefined, {});
          void saved.remove(key);
        }}
        more={
          <Select
            label={<span className="visually-hidden">{t.launch.portfolio.sort}</span>}
            value={list.order}
            options={orderOptions(t.launch.portfolio)}
            onChange={({ target }) => list.sortBy(target.value as LaunchPlanOrder)}
          />
        }
        texts={t.launch.views}
      />
      {saved.problem && <ProblemNote problem={saved.problem} />}
      <MonthStrip
        months={launchMonths(data?.launchPlans.nodes ?? [])}
        chosen={typeof chosen === "string" ? chosen : undefined}
        onChoose={(month) => list.change({ ...list.values, month })}
      />
    </div>
  );
}

interface RegionChoice {
  id: string;
  name: string;
  serviceCenters: readonly { id: string; name: string }[];
}

function useFilterFields(regions: readonly RegionChoice[], region: string): FilterField[] {
  const { t } = useWords();
  const words = t.launch.portfolio;
  const choices = (labels: Record<string, string>) =>
    Object.entries(labels).map(([value, label]) => ({ value, label }));
  const named = (places: readonly { id: string; name: string }[]) =>
    places.map(({ id, name }) => ({ value: id, label: name }));
  const centers = regions
    .filter(({ id }) => region === "" || id === region)
    .flatMap(({ serviceCenters }) => serviceCenters);
  return [
    { key: "search", kind: "TEXT", label: t.launch.search, placeholder: words.searchHint },
    { key: "region", kind: "CHOICE", label: words.region, options: named(regions) },
    { key: "center", kind: "CHOICE", label: words.center, options: named(centers) },
    { key: "status", kind: "CHOICES", label: words.status, options: choices(t.launch.planStates) },
    { key: "light", kind: "CHOICES", label: words.light, options: choices(t.launch.lights) },
  ];
}

const orderOptions = (t: {
  sortDanger: string;
  sortLaunch: string;
  sortLaunchDesc: string;
  sortName: string;
}) => [
  { value: "DANGER", label: t.sortDanger },
  { value: "LAUNCH_DATE", label: t.sortLaunch },
  { value: "LAUNCH_DATE_DESC", label: t.sortLaunchDesc },
  { value: "NAME", label: t.sortName },
];

const sortOf = (order: LaunchPlanOrder) => ({
  key: order.replace("_DESC", ""),
  direction: order.endsWith("_DESC") ? ("DESC" as const) : ("ASC" as const),
});

const orderOf = (key: string, direction: "ASC" | "DESC"): LaunchPlanOrder =>
  (key === "DANGER" || direction === "ASC" ? key : `${key}_DESC`) as LaunchPlanOrder;

function NoPlans({ narrowed }: { narrowed: boolean }) {
  const { t } = useWords();
  const words = t.launch.portfolio;
  if (narrowed) return <Empty title={words.empty} />;
  return (
    <Empty
      title={words.emptyAll}
      action={
        <Link className={buttonClass({ kind: "PRIMARY" })} to="/estates">
          {words.toEstates}
        </Link>
      }
    >
      {words.emptyAllText}
    </Empty>
  );
}
