import type { Region } from "@threshold/domain/defect/geometry";
import { DateField } from "@threshold/ui/DateField";
import { Empty } from "@threshold/ui/Empty";
import { Select } from "@threshold/ui/Input";
import { Skeleton } from "@threshold/ui/Spinner";
import { useQuery } from "urql";
import { ProblemNote } from "../form/ProblemNote.tsx";
import { readFragment } from "../gql/fragment-masking.ts";
import { graphql } from "../gql/gql.ts";
import type { DefectFilter } from "../gql/graphql.ts";
import { ExportMenu } from "../list/ExportMenu.tsx";
import { FilterBar } from "../list/FilterBar.tsx";
import { useListParams } from "../list/use-list.ts";
import { problemOf } from "../problem.ts";
import { Page } from "../shell/Page.tsx";
import { usePlace } from "../shell/place.tsx";
import { PlanPicture_plan } from "./defect-documents.ts";
import { DefectFigures, type Narrowing } from "./DefectFigures.tsx";
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
      buildings {
        key
        name
      }
      contractors {
        key
        name
      }
      ...DefectFigures_figures
    }
  }
`);

/** 热力图: all homes of a layout on one plan, and the same defects by region, building, trade, party and week. */
export function HeatMapPage() {
  const { t, words, categories, trades, tag } = useDefectWords();
  const day = { lang: tag, texts: t.launch.calendar };
  const { filter: place } = usePlace();
  const { params, change } = useListParams();
  const [{ data: plans }] = useQuery({ query: HeatPlans });
  const all = plans?.layoutPlans.nodes ?? [];
  const plan = all.find(({ id }) => id === (params.get("plan") || all[0]?.id));
  const none = params.get("plan") === "none";
  const [from, to] = [params.get("from"), params.get("to")];
  const filter = {
    ...place,
    ...(plan && !none && { planIds: [plan.id] }),
    ...(params.get("category") && { categories: [params.get("category")] }),
    ...(params.get("trade") && { trades: [params.get("trade")] }),
    ...(params.get("building") && { buildingIds: [params.get("building")] }),
    ...(params.get("contractor") && { contractorIds: [params.get("contractor")] }),
    ...(from && { raisedFrom: from }),
    ...(to && { raisedTo: to }),
    ...(params.get("open") && { open: params.get("open") === "open" }),
  } as DefectFilter;
  const planId = none ? null : (plan?.id ?? null);
  const [{ data, error }, refresh] = useQuery({
    query: HeatMap,
    variables: { filter, planId },
    pause: !plans,
  });
  const map = data?.defectHeatMap;
  const kept = ["category", "trade", "building", "contractor", "from", "to"].filter((name) =>
    params.get(name),
  );
  const listOf = (more: Narrowing) =>
    `/defects?${new URLSearchParams({
      stage: params.get("open") === "open" ? "OPEN" : "ALL",
      ...(plan && !none && { plan: plan.id }),
      ...Object.fromEntries(kept.map((name) => [name, params.get(name)])),
      ...more,
    }).toString()}`;
  /** What can be chosen of what there is; what is chosen stays even where nothing is left of it. */
  const choices = (bars: readonly { key?: string | null; name?: string | null }[]) =>
    bars.flatMap(({ key, name }) => (key ? [{ value: key, label: name ?? key }] : []));
  return (
    <Page
      title={words.heat.title}
      subtitle={map ? words.heat.total(map.total, map.open, map.overdue) : words.heat.lead}
      trail={[{ label: words.back, href: "/defects" }]}
      actions={<ExportMenu list="defects" args={{ filter, orderBy: "NEWEST" }} />}
    >
      <FilterBar
        active={kept.length + (params.get("open") ? 1 : 0)}
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
          label={words.fields.building}
          placeholder={t.shell.all}
          value={params.get("building")}
          options={choices(map?.buildings ?? [])}
          onChange={({ target }) => change({ building: target.value })}
        />
        <Select
          label={words.fields.contractor}
          placeholder={t.shell.all}
          value={params.get("contractor")}
          options={choices(map?.contractors ?? [])}
          onChange={({ target }) => change({ contractor: target.value })}
        />
        <DateField
          {...day}
          label={words.heat.from}
          value={from || undefined}
          onChange={(on) => change({ from: on ?? "" })}
        />
        <DateField
          {...day}
          label={words.heat.to}
          value={to || undefined}
          onChange={(on) => change({ to: on ?? "" })}
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
          <DefectFigures of={map} to={listOf} regions={Boolean(plan) && !none} />
        </>
      )}
    </Page>
  );
}
