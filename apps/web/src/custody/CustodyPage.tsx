import type { CustodyKind } from "@threshold/domain/custody/vocabulary";
import { Badge } from "@threshold/ui/Badge";
import { buttonClass } from "@threshold/ui/Button";
import { type CursorColumn, CursorTable } from "@threshold/ui/CursorTable";
import { Empty } from "@threshold/ui/Empty";
import { Checkbox, Select } from "@threshold/ui/Input";
import { Menu } from "@threshold/ui/Menu";
import { Segmented } from "@threshold/ui/Segmented";
import { usePhone } from "@threshold/ui/theme";
import { Link, useNavigate } from "react-router";
import { useQuery } from "urql";
import { readFragment } from "../gql/fragment-masking.ts";
import { graphql } from "../gql/gql.ts";
import type {
  CustodyHandoverFilter,
  CustodyHandoversQuery,
  CustodyItemFilter,
  CustodyLoan_LoanFragment,
  CustodyLoanFilter,
  CustodyStanding,
  CustodyThing_ItemFragment,
} from "../gql/graphql.ts";
import { ExportMenu } from "../list/ExportMenu.tsx";
import { FilterBar } from "../list/FilterBar.tsx";
import { pageArguments } from "../list/list-params.ts";
import { ListSearch } from "../list/ListSearch.tsx";
import { SavedViews } from "../list/SavedViews.tsx";
import { useListParams, usePages, useTableTexts } from "../list/use-list.ts";
import { problemOf } from "../problem.ts";
import { explain } from "../refusals.ts";
import { Page } from "../shell/Page.tsx";
import { usePlace } from "../shell/place.tsx";
import { useMay } from "../shell/viewer.ts";
import { CustodyEstates, CustodyLoan_loan, CustodyThing_item } from "./custody-documents.ts";
import {
  holderName,
  optionsOf,
  placeOf,
  statusTones,
  useCustodyWords,
  useThingName,
} from "./words.ts";
import "./custody.css";

const CustodyItems = graphql(/* GraphQL */ `
  query CustodyItems(
    $first: Int
    $after: String
    $last: Int
    $before: String
    $filter: CustodyItemFilter
  ) {
    custodyItems(first: $first, after: $after, last: $last, before: $before, filter: $filter) {
      totalCount
      pageInfo {
        hasNextPage
        hasPreviousPage
        startCursor
        endCursor
      }
      nodes {
        ...CustodyThing_item
        id
      }
    }
  }
`);

const CustodyLoans = graphql(/* GraphQL */ `
  query CustodyLoans(
    $first: Int
    $after: String
    $last: Int
    $before: String
    $filter: CustodyLoanFilter
  ) {
    custodyLoans(
      first: $first
      after: $after
      last: $last
      before: $before
      filter: $filter
      orderBy: DUE
    ) {
      totalCount
      pageInfo {
        hasNextPage
        hasPreviousPage
        startCursor
        endCursor
      }
      nodes {
        ...CustodyLoan_loan
        id
      }
    }
  }
`);

const CustodyHandovers = graphql(/* GraphQL */ `
  query CustodyHandovers(
    $first: Int
    $after: String
    $last: Int
    $before: String
    $filter: CustodyHandoverFilter
  ) {
    custodyHandovers(first: $first, after: $after, last: $last, before: $before, filter: $filter) {
      totalCount
      pageInfo {
        hasNextPage
        hasPreviousPage
        startCursor
        endCursor
      }
      nodes {
        id
        number
        direction
        status
        pieces
        heldCount
        openDifferences
        overdue
        handedOn
        dueBackOn
        createdAt
        estate {
          id
          name
        }
        holder {
          id
          name
          organization
        }
        handler {
          id
          name
        }
      }
    }
  }
`);

type Handover = CustodyHandoversQuery["custodyHandovers"]["nodes"][number];

const PAGE = 25;
const views = ["ITEMS", "LOANS", "HANDOVERS"] as const;

const known = <Word extends string>(words: Readonly<Record<Word, string>>, asked: string) =>
  (Object.keys(words) as Word[]).find((word) => word === asked);

/** 钥匙与物品: where every thing is, what is out and until when, and what was handed over. */
export function CustodyPage() {
  const { words } = useCustodyWords();
  const phone = usePhone();
  const may = useMay();
  const navigate = useNavigate();
  const { params, replaceAll } = useListParams();
  const view = views.find((one) => one === params.get("view")) ?? "ITEMS";
  const keeps = may("custody.handOver") || may("custody.takeOver");
  return (
    <Page
      title={words.title}
      subtitle={phone ? undefined : words.lead}
      actions={
        <>
          <Menu
            label={words.more}
            items={[
              ...(keeps
                ? (["RECEIVE", "SEND_BACK"] as const).map((direction) => ({
                    key: direction,
                    label: words.acts[direction],
                    onChoose: () => void navigate(`/custody/hand-over?direction=${direction}`),
                  }))
                : []),
              {
                key: "documents",
                label: words.documents,
                onChoose: () => void navigate("/custody/documents"),
              },
            ]}
          />
          {keeps && (
            <>
              <Link className={buttonClass()} to="/custody/hand-over?direction=RETURN">
                {words.acts.RETURN}
              </Link>
              <Link
                className={buttonClass({ kind: "PRIMARY" })}
                to="/custody/hand-over?direction=ISSUE"
              >
                {words.acts.ISSUE}
              </Link>
            </>
          )}
        </>
      }
    >
      <div className="custody-views">
        <Segmented
          label={words.view}
          value={view}
          options={views.map((value) => ({ value, label: words.views[value] }))}
          onChange={(value) => replaceAll(value === "ITEMS" ? {} : { view: value })}
        />
      </div>
      {view === "ITEMS" && <Things />}
      {view === "LOANS" && <Loans />}
      {view === "HANDOVERS" && <Handovers />}
    </Page>
  );
}

/** The filters that all three lists have, and the list's state in its address. */
function useCustodyList() {
  const { params, search, change, replaceAll } = useListParams();
  const { filter: place } = usePlace();
  const estate = params.get("estate");
  const filter = {
    ...place,
    ...(params.get("q") && { search: params.get("q") }),
    ...(estate && { estateIds: [estate] }),
  };
  return { params, search, change, replaceAll, filter, estate };
}

/** One of a few conditions, kept in the address. */
function Choice({
  name,
  label,
  words,
  value,
}: {
  name: string;
  label: string;
  words: Readonly<Record<string, string>>;
  value: string | undefined;
}) {
  const { t } = useCustodyWords();
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

function EstateChoice() {
  const { words } = useCustodyWords();
  const { params } = useListParams();
  const [{ data }] = useQuery({ query: CustodyEstates });
  const all = data?.estates.nodes ?? [];
  if (all.length < 2) return null;
  return (
    <Choice
      name="estate"
      label={words.estate}
      value={params.get("estate")}
      words={Object.fromEntries(all.map(({ id, name }) => [id, name]))}
    />
  );
}

function Things() {
  const { t, words, kinds } = useCustodyWords();
  const { params, search, change, replaceAll, filter, estate } = useCustodyList();
  const navigate = useNavigate();
  const nameOf = useThingName();
  const texts = useTableTexts();
  const columns = useThingColumns();
  const kind = known(kinds, params.get("kind"));
  const standing = known(words.standings, params.get("standing")) as CustodyStanding | undefined;
  const narrowed: CustodyItemFilter = {
    ...filter,
    ...(kind && { kinds: [kind] }),
    ...(standing && { standing }),
  };
  const [{ data, error, fetching, stale }, refresh] = useQuery({
    query: CustodyItems,
    variables: { ...pageArguments(search, PAGE), filter: narrowed },
  });
  const list = data?.custodyItems;
  const active = [kind, standing, estate].filter(Boolean).length;
  return (
    <>
      <FilterBar
        active={active}
        search={
          <ListSearch
            label={words.searchItems}
            placeholder={words.searchItems}
            value={params.get("q")}
            onChange={(q) => change({ q }, { replace: true })}
          />
        }
      >
        <Choice name="kind" label={words.kind} words={kinds} value={kind} />
        <Choice name="standing" label={words.standing} words={words.standings} value={standing} />
        <EstateChoice />
        <SavedViews page="CUSTODY" search={search} onChoose={replaceAll} />
        <ExportMenu list="custody-items" iconOnly args={{ filter: narrowed }} />
      </FilterBar>
      <CursorTable
        label={words.views.ITEMS}
        columns={columns}
        rows={list?.nodes.map((node) => readFragment(CustodyThing_item, node))}
        rowKey={({ id }) => id}
        rowName={nameOf}
        onOpen={({ id }) => void navigate(`/custody/items/${id}`)}
        {...usePages(list?.pageInfo, change)}
        loading={fetching && !stale}
        {...(list ? { total: list.totalCount } : {})}
        {...(error && {
          error: {
            message: explain(t, problemOf(error)),
            onRetry: () => refresh({ requestPolicy: "network-only" }),
          },
        })}
        empty={
          active > 0 || params.get("q") ? (
            <Empty title={words.noMatch} />
          ) : (
            <Empty title={words.none}>{words.noneText}</Empty>
          )
        }
        texts={texts}
      />
    </>
  );
}

function useThingColumns(): CursorColumn<CustodyThing_ItemFragment>[] {
  const { words, kinds, format } = useCustodyWords();
  const nameOf = useThingName();
  const phone = usePhone();
  const amount = (count: number) => (count === 0 ? <small>—</small> : format.number(count));
  return [
    {
      key: "thing",
      title: words.columns.thing,
      card: "TITLE",
      render: (row) => <span className="custody-cell">{nameOf(row)}</span>,
    },
    {
      key: "kind",
      title: words.kind,
      width: "7rem",
      card: "HIDDEN",
      render: ({ kind }) => kinds[kind as CustodyKind],
    },
    {
      key: "place",
      title: words.columns.place,
      card: "SUBTITLE",
      render: (row) => (
        <span className="custody-cell">
          <span>{placeOf(row) || words.wholeEstate}</span>
          <small>{row.estate.name}</small>
        </span>
      ),
    },
    {
      key: "inStore",
      title: words.columns.inStore,
      width: "6rem",
      card: "HIDDEN",
      render: ({ inStore }) => amount(inStore),
    },
    {
      key: "out",
      title: words.columns.out,
      width: "6rem",
      card: "HIDDEN",
      render: ({ outCount }) => amount(outCount),
    },
    {
      key: "lost",
      title: words.columns.lost,
      width: "6rem",
      card: "ASIDE",
      render: ({ inStore, outCount, lost, overdue }) => (
        <span className="custody-cell">
          {phone && inStore > 0 && (
            <small>{`${words.columns.inStore} ${format.number(inStore)}`}</small>
          )}
          {phone && outCount > 0 && (
            <small>{`${words.columns.out} ${format.number(outCount)}`}</small>
          )}
          {overdue && <Badge tone="BAD">{words.overdue}</Badge>}
          {lost > 0 && (
            <Badge tone="BAD">
              {phone ? `${words.columns.lost} ${format.number(lost)}` : format.number(lost)}
            </Badge>
          )}
        </span>
      ),
    },
  ];
}

function Loans() {
  const may = useMay();
  const { t, words, kinds } = useCustodyWords();
  const { params, search, change, replaceAll, filter, estate } = useCustodyList();
  const navigate = useNavigate();
  const nameOf = useThingName();
  const texts = useTableTexts();
  const columns = useLoanColumns();
  const kind = known(kinds, params.get("kind"));
  const overdue = params.get("overdue") === "1";
  const holder = params.get("holder");
  const narrowed: CustodyLoanFilter = {
    ...filter,
    ...(kind && { kinds: [kind] }),
    ...(overdue && { overdue }),
    ...(holder && { holderIds: [holder] }),
  };
  const [{ data, error, fetching, stale }, refresh] = useQuery({
    query: CustodyLoans,
    variables: { ...pageArguments(search, PAGE), filter: narrowed },
  });
  const list = data?.custodyLoans;
  const active = [kind, overdue, holder, estate].filter(Boolean).length;
  return (
    <>
      <FilterBar
        active={active}
        search={
          <ListSearch
            label={words.searchLoans}
            placeholder={words.searchLoans}
            value={params.get("q")}
            onChange={(q) => change({ q }, { replace: true })}
          />
        }
      >
        <Choice name="kind" label={words.kind} words={kinds} value={kind} />
        <EstateChoice />
        <Checkbox
          label={words.onlyOverdue}
          checked={overdue}
          onChange={({ target }) => change({ overdue: target.checked ? "1" : "" })}
        />
        <SavedViews page="CUSTODY" search={search} onChoose={replaceAll} />
        <ExportMenu
          list="custody-loans"
          iconOnly
          args={{ filter: narrowed, orderBy: "DUE" }}
          withNumbers={may("custody.handOver") || may("custody.takeOver")}
        />
      </FilterBar>
      <CursorTable
        label={words.views.LOANS}
        columns={columns}
        rows={list?.nodes.map((node) => readFragment(CustodyLoan_loan, node))}
        rowKey={({ id }) => id}
        rowName={({ item, holder: by }) => `${nameOf(item)} ${holderName(by)}`}
        onOpen={({ item }) => void navigate(`/custody/items/${item.id}`)}
        {...usePages(list?.pageInfo, change)}
        loading={fetching && !stale}
        {...(list ? { total: list.totalCount } : {})}
        {...(error && {
          error: {
            message: explain(t, problemOf(error)),
            onRetry: () => refresh({ requestPolicy: "network-only" }),
          },
        })}
        empty={<Empty title={active > 0 || params.get("q") ? words.noMatch : words.noLoans} />}
        texts={texts}
      />
    </>
  );
}

function useLoanColumns(): CursorColumn<CustodyLoan_LoanFragment>[] {
  const { words, format, parties } = useCustodyWords();
  const nameOf = useThingName();
  return [
    {
      key: "thing",
      title: words.columns.thing,
      card: "TITLE",
      render: ({ item }) => (
        <span className="custody-cell">
          <span>{nameOf(item)}</span>
          <small>{placeOf(item)}</small>
        </span>
      ),
    },
    {
      key: "holder",
      title: words.columns.holder,
      card: "SUBTITLE",
      render: ({ holder }) => (
        <span className="custody-cell">
          <span>{holderName(holder)}</span>
          <small>{[parties[holder.party], holder.phone].filter(Boolean).join(" ")}</small>
        </span>
      ),
    },
    {
      key: "held",
      title: words.columns.held,
      width: "5rem",
      render: ({ held }) => format.number(held),
    },
    {
      key: "since",
      title: words.columns.since,
      width: "7rem",
      render: ({ handedOn }) => format.shortDay(handedOn),
    },
    {
      key: "due",
      title: words.columns.due,
      width: "9rem",
      card: "ASIDE",
      render: ({ dueBackOn, overdue }) =>
        dueBackOn ? (
          overdue ? (
            <Badge tone="BAD">{words.overdueOn(format.shortDay(dueBackOn))}</Badge>
          ) : (
            format.shortDay(dueBackOn)
          )
        ) : (
          <small>—</small>
        ),
    },
    {
      key: "handover",
      title: words.columns.handover,
      width: "6rem",
      render: ({ handover }) => (
        <Link to={`/custody/handovers/${handover.id}`}>{`#${handover.number}`}</Link>
      ),
    },
  ];
}

function Handovers() {
  const { t, words, directions, statuses } = useCustodyWords();
  const { params, search, change, replaceAll, filter, estate } = useCustodyList();
  const navigate = useNavigate();
  const texts = useTableTexts();
  const columns = useHandoverColumns();
  const direction = known(directions, params.get("direction"));
  const status = known(statuses, params.get("status"));
  const unsettled = params.get("unsettled") === "1";
  const narrowed: CustodyHandoverFilter = {
    ...filter,
    ...(direction && { directions: [direction] }),
    ...(status && { statuses: [status] }),
    ...(unsettled && { unsettled }),
  };
  const [{ data, error, fetching, stale }, refresh] = useQuery({
    query: CustodyHandovers,
    variables: { ...pageArguments(search, PAGE), filter: narrowed },
  });
  const list = data?.custodyHandovers;
  const active = [direction, status, unsettled, estate].filter(Boolean).length;
  return (
    <>
      <FilterBar
        active={active}
        search={
          <ListSearch
            label={words.searchHandovers}
            placeholder={words.searchHandovers}
            value={params.get("q")}
            onChange={(q) => change({ q }, { replace: true })}
          />
        }
      >
        <Choice name="direction" label={words.direction} words={directions} value={direction} />
        <Choice name="status" label={words.status} words={statuses} value={status} />
        <EstateChoice />
        <Checkbox
          label={words.unsettled}
          checked={unsettled}
          onChange={({ target }) => change({ unsettled: target.checked ? "1" : "" })}
        />
        <SavedViews page="CUSTODY" search={search} onChoose={replaceAll} />
        <ExportMenu list="custody-handovers" iconOnly args={{ filter: narrowed }} />
      </FilterBar>
      <CursorTable
        label={words.views.HANDOVERS}
        columns={columns}
        rows={list?.nodes}
        rowKey={({ id }) => id}
        rowName={({ number, holder }) => `#${number} ${holderName(holder)}`}
        onOpen={({ id }) => void navigate(`/custody/handovers/${id}`)}
        {...usePages(list?.pageInfo, change)}
        loading={fetching && !stale}
        {...(list ? { total: list.totalCount } : {})}
        {...(error && {
          error: {
            message: explain(t, problemOf(error)),
            onRetry: () => refresh({ requestPolicy: "network-only" }),
          },
        })}
        empty={<Empty title={active > 0 || params.get("q") ? words.noMatch : words.noHandovers} />}
        texts={texts}
      />
    </>
  );
}

function useHandoverColumns(): CursorColumn<Handover>[] {
  const { words, format, directions, statuses } = useCustodyWords();
  return [
    {
      key: "handover",
      title: words.columns.handover,
      card: "TITLE",
      render: ({ number, direction }) => (
        <span className="custody-cell">
          <strong>{`#${number}`}</strong> {directions[direction]}
        </span>
      ),
    },
    {
      key: "counterparty",
      title: words.columns.counterparty,
      card: "SUBTITLE",
      render: ({ holder, estate }) => (
        <span className="custody-cell">
          <span>{holderName(holder)}</span>
          <small>{estate.name}</small>
        </span>
      ),
    },
    {
      key: "pieces",
      title: words.columns.pieces,
      width: "8rem",
      render: ({ pieces, heldCount }) => (
        <span className="custody-cell">
          <span>{format.number(pieces)}</span>
          {heldCount > 0 && <small>{`${words.columns.held} ${format.number(heldCount)}`}</small>}
        </span>
      ),
    },
    {
      key: "status",
      title: words.columns.status,
      width: "10rem",
      card: "ASIDE",
      render: ({ status, overdue, openDifferences }) => (
        <span className="custody-cell">
          {overdue ? (
            <Badge tone="BAD">{words.standings.OVERDUE}</Badge>
          ) : (
            <Badge tone={statusTones[status]}>{statuses[status]}</Badge>
          )}
          {openDifferences > 0 && <Badge tone="WARN">{words.unsettled}</Badge>}
        </span>
      ),
    },
    {
      key: "date",
      title: words.columns.date,
      width: "8rem",
      render: ({ handedOn, createdAt }) =>
        handedOn ? format.shortDay(handedOn) : format.instant(createdAt),
    },
    {
      key: "handler",
      title: words.columns.handler,
      width: "8rem",
      render: ({ handler }) => handler.name,
    },
  ];
}
