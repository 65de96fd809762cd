import { materialCategories } from "@threshold/domain/launch/materials";
import { Empty } from "@threshold/ui/Empty";
import { Select } from "@threshold/ui/Input";
import { Segmented } from "@threshold/ui/Segmented";
import { Skeleton } from "@threshold/ui/Spinner";
import { useCallback, useState } from "react";
import { Link } from "react-router";
import { useQuery } from "urql";
import { ProblemNote } from "../../form/ProblemNote.tsx";
import { graphql } from "../../gql/gql.ts";
import type { MaterialLineFilter } from "../../gql/graphql.ts";
import { ExportMenu } from "../../list/ExportMenu.tsx";
import { ListSearch } from "../../list/ListSearch.tsx";
import { SavedViews } from "../../list/SavedViews.tsx";
import { useListParams } from "../../list/use-list.ts";
import { problemOf } from "../../problem.ts";
import { useMay } from "../../shell/viewer.ts";
import { Page } from "../../shell/Page.tsx";
import { planTitle } from "../titles.ts";
import { MaterialRow } from "./MaterialView.tsx";
import { ProcurementLog } from "./ProcurementLog.tsx";
import { RecordCard } from "./record-parts.tsx";
import { recordHref } from "./record-kinds.ts";
import { useRecordWords } from "./use-record-words.ts";
import "./records.css";

const Procurement = graphql(/* GraphQL */ `
  query Procurement($filter: MaterialLineFilter) {
    materialLines(first: 200, filter: $filter) {
      totalCount
      nodes {
        id
        category
        item
        quantity
        unit
        estimatedPrice
        status
        progressOn
        plan {
          id
          name
          launchDate
          estate {
            id
            name
          }
        }
      }
    }
  }
`);

const OPEN = ["REQUESTED", "ORDERED", "SHIPPED"] as const;

/** What is bought for all launches (采购跟进), project by project: tick, log once. */
export function ProcurementPage() {
  const { t, format } = useRecordWords();
  const words = t.records;
  const may = useMay();
  const { search, params, change, replaceAll } = useListParams();
  const which = params.get("which") === "all" ? "all" : "open";
  const category = materialCategories.find((one) => one === params.get("category"));
  const text = params.get("search");
  const filter: MaterialLineFilter = {
    ...(which === "open" && { statuses: [...OPEN] }),
    ...(category && { categories: [category] }),
    ...(text && { search: text }),
  };
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [{ data, error }, refresh] = useQuery({ query: Procurement, variables: { filter } });
  const find = useCallback((typed: string) => change({ search: typed }), [change]);
  const lines = data?.materialLines.nodes;
  const toggle = (id: string) => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    setChosen(next);
  };
  const plans = [...new Map(lines?.map(({ plan }) => [plan.id, plan])).values()];
  const linesOf = (planId: string) => lines?.filter(({ plan }) => plan.id === planId) ?? [];
  const chosenOf = (planId: string) =>
    linesOf(planId).flatMap(({ id }) => (chosen.has(id) ? [id] : []));
  const byPlan = new Map(
    plans
      .map(({ id }): [string, string[]] => [id, chosenOf(id)])
      .filter(([, ids]) => ids.length > 0),
  );
  return (
    <Page title={words.buying} subtitle={words.buyingLead}>
      <div className="toolbar">
        <ListSearch label={words.labels.item} value={text} onChange={find} />
        <Segmented
          label={words.which}
          value={which}
          options={[
            { value: "open", label: words.buyingOpen },
            { value: "all", label: words.buyingAll },
          ]}
          onChange={(value) => change({ which: value === "open" ? "" : value }, { replace: true })}
        />
        <Select
          label={words.labels.category}
          placeholder={t.shell.all}
          value={category ?? ""}
          options={materialCategories.map((value) => ({ value, label: words.categories[value] }))}
          onChange={({ target }) => change({ category: target.value })}
        />
        <SavedViews page="PROCUREMENT" search={search} onChoose={replaceAll} />
        <ExportMenu list="materials" args={{ filter }} />
      </div>
      {error && <ProblemNote problem={problemOf(error)} onRetry={() => refresh()} />}
      {!lines && !error && <Skeleton lines={8} />}
      {lines?.length === 0 && <Empty title={words.buyingNone} />}
      <div className="record-page">
        {plans.map((plan) => {
          const rows = linesOf(plan.id);
          return (
            <RecordCard
              key={plan.id}
              title={planTitle(plan)}
              mark={
                <Link to={recordHref(plan.id, "materials")}>
                  {t.launch.fields.launchDate} {format.shortDay(plan.launchDate)}
                </Link>
              }
            >
              <ul className="record-lines">
                {rows.map((line) => (
                  <li key={line.id}>
                    <MaterialRow
                      line={line}
                      chosen={may("launch.buy") ? chosen.has(line.id) : undefined}
                      onToggle={() => toggle(line.id)}
                    />
                  </li>
                ))}
              </ul>
            </RecordCard>
          );
        })}
      </div>
      {byPlan.size > 0 && (
        <ProcurementLog
          chosen={byPlan}
          onLogged={() => {
            setChosen(new Set());
            refresh({ requestPolicy: "network-only" });
          }}
        />
      )}
    </Page>
  );
}
