import { bcfVersions } from "@threshold/domain/defect/bcf";
import { defectStatusNames, openStatuses } from "@threshold/domain/defect/vocabulary";
import { Badge } from "@threshold/ui/Badge";
import { Button, buttonClass } from "@threshold/ui/Button";
import { type CursorColumn, CursorTable } from "@threshold/ui/CursorTable";
import { Empty } from "@threshold/ui/Empty";
import { Select } from "@threshold/ui/Input";
import { Menu } from "@threshold/ui/Menu";
import { usePhone } from "@threshold/ui/theme";
import { useState } from "react";
import { Link, useNavigate } from "react-router";
import { useQuery } from "urql";
import { ProblemNote } from "../form/ProblemNote.tsx";
import { useAct } from "../form/use-act.ts";
import { readFragment } from "../gql/fragment-masking.ts";
import { BulkBar } from "../bulk/BulkBar.tsx";
import { useSelection } from "../bulk/use-bulk.ts";
import { graphql } from "../gql/gql.ts";
import type { DefectFilter, DefectPageQuery, DefectRow_DefectFragment } from "../gql/graphql.ts";
import { ExportMenu } from "../list/ExportMenu.tsx";
import { FilterBar } from "../list/FilterBar.tsx";
import { pageArguments } from "../list/list-params.ts";
import { ListSearch } from "../list/ListSearch.tsx";
import { SavedViews } from "../list/SavedViews.tsx";
import { useListParams, usePages, useTableTexts } from "../list/use-list.ts";
import type { Luggage } from "../offline/pack.ts";
import { PrepareOffline } from "../offline/PrepareOffline.tsx";
import { problemOf } from "../problem.ts";
import { explain } from "../refusals.ts";
import { useAnnounce } from "../shell/announce.tsx";
import { Page } from "../shell/Page.tsx";
import { usePlace } from "../shell/place.tsx";
import { useMay } from "../shell/viewer.ts";
import { Alerts } from "./Alerts.tsx";
import { AssignDialog, MergeDialog } from "./BulkDialogs.tsx";
import { CloseDefects, Contractors, DefectRow_defect, Photo_photo } from "./defect-documents.ts";
import { type Decided, Decisions } from "./Decisions.tsx";
import { DefectBulkForm } from "./DefectBulkForm.tsx";
import { optionsOf, placeOf, statusTones, useDefectWords } from "./words.ts";
import "./defect.css";

const Defects = graphql(/* GraphQL */ `
  query Defects(
    $first: Int
    $after: String
    $last: Int
    $before: String
    $filter: DefectFilter
    $orderBy: DefectOrder
  ) {
    defects(
      first: $first
      after: $after
      last: $last
      before: $before
      filter: $filter
      orderBy: $orderBy
    ) {
      totalCount
      pageInfo {
        hasNextPage
        hasPreviousPage
        startCursor
        endCursor
      }
      nodes {
        id
        serviceCenter {
          id
        }
        ...DefectRow_defect
      }
    }
  }
`);

type Row = DefectRow_DefectFragment & { serviceCenter: { id: string } };

const PAGE = 25;

/** What each stage of the day is of the list: the one who assigns, pushes, verifies, writes off. */
const stages = {
  OPEN: { open: true },
  ASSIGN: { statuses: ["UNASSIGNED", "DISPUTED"] },
  RECTIFY: { statuses: ["ASSIGNED", "RETURNED"] },
  VERIFY: { statuses: ["FIXED"] },
  CLOSE: { statuses: ["VERIFIED"] },
  OVERDUE: { overdue: true },
  // What figures count: what was merged or void is no defect of its own.
  ALL: { statuses: defectStatusNames.filter((one) => one !== "MERGED" && one !== "VOID") },
  GONE: { statuses: ["MERGED", "VOID"] },
} as const satisfies Record<string, DefectFilter>;
type Stage = keyof typeof stages;
const stageNames = Object.keys(stages) as Stage[];

const known = <Word extends string>(words: Readonly<Record<Word, string>>, asked: string) =>
  (Object.keys(words) as Word[]).find((word) => word === asked);

/** All defects (缺陷): by stage, narrowed, assigned and written off in bulk, handed out. */
export function DefectsPage() {
  const { t, words, categories, severities, trades, sources } = useDefectWords();
  const phone = usePhone();
  const may = useMay();
  const navigate = useNavigate();
  const announce = useAnnounce();
  const { search, params, change, replaceAll } = useListParams();
  const { filter: place } = usePlace();
  const [dialog, setDialog] = useState<"ASSIGN" | "MERGE">();
  const [decisions, setDecisions] = useState<readonly Decided[]>();
  const close = useAct(CloseDefects);
  const stage = stageNames.find((one) => one === params.get("stage")) ?? "OPEN";
  const category = known(categories, params.get("category"));
  const severity = known(severities, params.get("severity"));
  const trade = known(trades, params.get("trade"));
  const source = known(sources, params.get("source"));
  const many = (name: string) => (params.all(name).length > 0 ? params.all(name) : undefined);
  const filter = {
    ...place,
    ...stages[stage],
    ...(params.get("q") && { search: params.get("q") }),
    ...(category && { categories: [category] }),
    ...(severity && { severities: [severity] }),
    ...(trade && { trades: [trade] }),
    ...(source && { sourceKinds: [source] }),
    ...(many("contractor") && { contractorIds: many("contractor")! }),
    ...(many("building") && { buildingIds: many("building")! }),
    ...(many("region") && { regionIdsOfPlan: many("region")! }),
    ...(many("batch") && { acceptanceBatchIds: many("batch")! }),
    ...(many("plan") && { planIds: many("plan")! }),
    ...(many("unit") && { unitIds: many("unit")! }),
    ...(params.get("part") && { part: params.get("part") }),
    ...(params.get("layout") && { layoutType: params.get("layout") }),
    ...(params.get("sourceId") && { sourceId: params.get("sourceId") }),
    ...(params.get("from") && { raisedFrom: params.get("from") }),
    ...(params.get("to") && { raisedTo: params.get("to") }),
  } as DefectFilter;
  const orderBy = stage === "RECTIFY" || stage === "OVERDUE" ? "DUE" : "NEWEST";
  const [{ data, error, fetching, stale }, refresh] = useQuery({
    query: Defects,
    variables: { ...pageArguments(search, PAGE), filter, orderBy },
  });
  const selection = useSelection(JSON.stringify(filter));
  const { selected } = selection;
  const look = () => refresh({ requestPolicy: "network-only" });
  const reload = () => {
    selection.clear();
    look();
  };
  const list = data?.defects;
  const rows = list?.nodes.map((node): Row => ({
    ...readFragment(DefectRow_defect, node),
    serviceCenter: node.serviceCenter,
  }));
  const chosen = (rows ?? [])
    .filter(({ id }) => selected.has(id))
    .map((row) => ({ id: row.id, name: nameOf(row), serviceCenter: row.serviceCenter }));
  const pages = usePages(list?.pageInfo, change);
  const texts = useTableTexts();
  const columns = useColumns();
  const narrowed = [category, severity, trade, source, params.get("contractor")].filter(
    Boolean,
  ).length;
  const writeOff = async () => {
    const done = await close.run({ defectIds: chosen.map(({ id }) => id) });
    if (!done.ok) return;
    setDecisions(done.data.closeDefects.decisions);
    announce(words.said.closeDefects);
    reload();
  };
  return (
    <Page
      title={words.title}
      subtitle={phone ? undefined : words.lead}
      actions={
        <>
          <Link className={buttonClass()} to="/defects/map">
            {words.map}
          </Link>
          <Menu
            label={words.keep}
            items={[
              { key: "plans", label: words.plans, onChoose: () => void navigate("/defects/plans") },
              {
                key: "contractors",
                label: words.contractors,
                onChoose: () => void navigate("/defects/contractors"),
              },
            ]}
          />
          <ExportMenu
            list="defects"
            iconOnly
            args={{ filter, orderBy }}
            more={[
              ...bcfVersions.map((version) => ({
                key: version,
                label: t.bcf.exportAs[version],
                icon: "download" as const,
                onChoose: () => location.assign(bcfAddress(version, { filter, orderBy }, selected)),
              })),
              ...(may("defect.raise")
                ? [
                    {
                      key: "bcf",
                      label: t.bcf.importFile,
                      icon: "upload" as const,
                      separated: true,
                      onChoose: () => void navigate("/defects/bcf"),
                    },
                  ]
                : []),
            ]}
          />
          {may("defect.raise") && (
            <Link className={buttonClass({ kind: "PRIMARY" })} to="/defects/new">
              {words.raise}
            </Link>
          )}
        </>
      }
    >
      {(stage === "VERIFY" || stage === "RECTIFY") && rows && rows.length > 0 && (
        <PrepareOffline luggage={() => luggageOf(rows)} />
      )}
      <Alerts mayHandle={may("defect.assign")} />
      <FilterBar
        active={narrowed}
        search={
          <ListSearch
            label={words.search}
            placeholder={words.search}
            value={params.get("q")}
            onChange={(q) => change({ q }, { replace: true })}
          />
        }
      >
        <Select
          label={words.stage}
          value={stage}
          options={stageNames.map((value) => ({ value, label: words.stages[value] }))}
          onChange={({ target }) => change({ stage: target.value === "OPEN" ? "" : target.value })}
        />
        <Choice name="category" label={words.fields.category} words={categories} value={category} />
        <Choice name="severity" label={words.fields.severity} words={severities} value={severity} />
        <Choice name="trade" label={words.fields.trade} words={trades} value={trade} />
        <Choice name="source" label={words.fields.source} words={sources} value={source} />
        <ContractorChoice value={params.get("contractor")} />
        <SavedViews page="DEFECTS" search={search} onChoose={replaceAll} />
      </FilterBar>
      {close.problem && <ProblemNote problem={close.problem} />}
      {decisions?.some(({ done }) => !done) && (
        <Decisions
          decisions={decisions}
          nameOf={(id) => {
            const row = rows?.find((one) => one.id === id);
            return row ? nameOf(row) : id;
          }}
        />
      )}
      <CursorTable
        label={words.title}
        columns={columns}
        rows={rows}
        rowKey={({ id }) => id}
        rowName={nameOf}
        onOpen={({ id }) => void navigate(`/defects/${id}`)}
        selection={selection}
        selectionActions={
          <>
            {may("defect.assign") && (
              <Button small onClick={() => setDialog("ASSIGN")}>
                {words.actions.assignDefects}
              </Button>
            )}
            {may("defect.close") && (
              <Button small busy={close.busy} onClick={() => void writeOff()}>
                {words.actions.closeDefects}
              </Button>
            )}
            {may("defect.raise") && selected.size > 1 && (
              <Button small onClick={() => setDialog("MERGE")}>
                {words.actions.mergeDefects}
              </Button>
            )}
            {(may("defect.assign") || may("defect.raise")) && (
              <BulkBar
                selection={selection}
                total={list?.totalCount ?? 0}
                list={{ name: "defects", args: { filter, orderBy } }}
                title={t.bulk.defect.title}
                form={DefectBulkForm}
                onChanged={look}
              />
            )}
          </>
        }
        {...pages}
        loading={fetching && !stale}
        {...(list ? { total: list.totalCount } : {})}
        {...(error && {
          error: { message: explain(t, problemOf(error)), onRetry: reload },
        })}
        empty={
          narrowed || params.get("q") || stage !== "OPEN" ? (
            <Empty title={words.noMatch} />
          ) : (
            <Empty title={words.none}>{words.noneText}</Empty>
          )
        }
        texts={texts}
      />
      {dialog === "ASSIGN" && chosen[0] && (
        <AssignDialog
          chosen={chosen}
          serviceCenterId={chosen[0].serviceCenter.id}
          onClose={() => setDialog(undefined)}
          onDone={() => {
            setDialog(undefined);
            announce(words.said.assignDefects);
            reload();
          }}
        />
      )}
      {dialog === "MERGE" && (
        <MergeDialog
          chosen={chosen}
          onClose={() => setDialog(undefined)}
          onDone={(id) => {
            announce(words.said.mergeDefects);
            void navigate(`/defects/${id}`);
          }}
        />
      )}
    </Page>
  );
}

/** The defects of the page with their photos: looked at again, or mended, where there is no signal. */
async function luggageOf(rows: readonly Row[]): Promise<Luggage> {
  const { DefectDocument } = await import("./DefectPage.tsx");
  const pictures = ({ defect }: DefectPageQuery) =>
    (defect?.photos ?? [])
      .map((photo) => readFragment(Photo_photo, photo).attachment)
      .map(({ url, thumbnailUrl }) => thumbnailUrl ?? url);
  return {
    queries: rows.map(({ id }) => ({ query: DefectDocument, variables: { id }, pictures })),
    code: () => import("../outbox/OutboxPage.tsx"),
  };
}

/** Where defects are given out as BCF: those chosen, else those of the list. */
function bcfAddress(version: string, args: object, selected: ReadonlySet<string>): string {
  const which: Record<string, string> =
    selected.size > 0 ? { rows: [...selected].join("~") } : { args: JSON.stringify(args) };
  return `/bcf/defects.bcf?${new URLSearchParams({ version, ...which }).toString()}`;
}

const nameOf = (row: DefectRow_DefectFragment) => `#${row.number} ${row.text}`;

function useColumns(): CursorColumn<Row>[] {
  const { words, format, categories, statuses, severities } = useDefectWords();
  return [
    {
      key: "defect",
      title: words.columns.defect,
      card: "TITLE",
      render: (row) => (
        <span className="defect-cell">
          <span>
            <strong>{words.number(row.number)}</strong> {row.text}
          </span>
          {(row.severity === "SAFETY" || row.severity === "SERIOUS") && (
            <Badge tone={row.severity === "SAFETY" ? "CRITICAL" : "BAD"}>
              {severities[row.severity]}
            </Badge>
          )}
        </span>
      ),
    },
    {
      key: "place",
      title: words.columns.place,
      card: "SUBTITLE",
      render: (row) => (
        <span className="defect-cell">
          <span>{placeOf(row)}</span>
          <small>{row.estate.name}</small>
        </span>
      ),
    },
    {
      key: "category",
      title: words.columns.category,
      width: "9rem",
      render: ({ category }) => categories[category],
    },
    {
      key: "status",
      title: words.columns.status,
      width: "8rem",
      card: "ASIDE",
      render: ({ status }) => <Badge tone={statusTones[status]}>{statuses[status]}</Badge>,
    },
    {
      key: "contractor",
      title: words.columns.contractor,
      render: ({ contractor, follower }) => (
        <span className="defect-cell">
          <span>{contractor?.name ?? <small>{words.notAssigned}</small>}</span>
          {follower && <small>{words.followedBy(follower.name)}</small>}
        </span>
      ),
    },
    {
      key: "due",
      title: words.columns.due,
      width: "8rem",
      render: ({ dueOn, overdue, status }) =>
        dueOn && (openStatuses as readonly string[]).includes(status) ? (
          <span className={overdue ? "defect-late" : undefined}>
            {format.shortDay(dueOn)}
            {overdue && ` ${words.overdue}`}
          </span>
        ) : null,
    },
  ];
}

/** One of a few conditions, kept in the address. */
function Choice({
  name,
  label,
  value,
  words,
}: {
  name: string;
  label: string;
  value: string | undefined;
  words: Readonly<Record<string, string>>;
}) {
  const { t } = useDefectWords();
  const { change } = useListParams();
  return (
    <Select
      label={label}
      placeholder={t.shell.all}
      value={value ?? ""}
      options={optionsOf(words)}
      onChange={({ target }) => change({ [name]: target.value })}
    />
  );
}

function ContractorChoice({ value }: { value: string }) {
  const { words } = useDefectWords();
  const [{ data }] = useQuery({ query: Contractors, variables: {} });
  const all = data?.contractors.nodes ?? [];
  return (
    <Choice
      name="contractor"
      label={words.fields.contractor}
      value={value}
      words={Object.fromEntries(all.map(({ id, name }) => [id, name]))}
    />
  );
}
