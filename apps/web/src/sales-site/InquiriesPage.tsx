import {
  inquiryAskers,
  inquiryChannels,
  inquiryKinds,
  type InquiryAsker,
  type InquiryChannel,
  type InquiryKind,
} from "@threshold/domain/showcase/vocabulary";
import { Badge } from "@threshold/ui/Badge";
import { Button } from "@threshold/ui/Button";
import { Empty } from "@threshold/ui/Empty";
import { Select } from "@threshold/ui/Input";
import { Skeleton } from "@threshold/ui/Spinner";
import { useState } from "react";
import { useQuery } from "urql";
import { DayInput } from "../form/DayInput.tsx";
import { ProblemNote } from "../form/ProblemNote.tsx";
import { graphql } from "../gql/gql.ts";
import type { SiteInquiryFilter } from "../gql/graphql.ts";
import { useWords } from "../i18n/Words.tsx";
import { ExportMenu } from "../list/ExportMenu.tsx";
import { FilterBar } from "../list/FilterBar.tsx";
import { ListSearch } from "../list/ListSearch.tsx";
import { SavedViews } from "../list/SavedViews.tsx";
import { pageArguments } from "../list/list-params.ts";
import { Pager } from "../list/Pager.tsx";
import { useListParams, usePages } from "../list/use-list.ts";
import { problemOf } from "../problem.ts";
import { useAnnounce } from "../shell/announce.tsx";
import { Page } from "../shell/Page.tsx";
import { useMay } from "../shell/viewer.ts";
import { InquiryDialog } from "./InquiryDialog.tsx";
import { Answer } from "./SiteFollow.tsx";
import "./sales-site.css";

const SiteInquiries = graphql(/* GraphQL */ `
  query SiteInquiries(
    $first: Int
    $after: String
    $last: Int
    $before: String
    $filter: SiteInquiryFilter!
  ) {
    siteInquiries(first: $first, after: $after, last: $last, before: $before, filter: $filter) {
      pageInfo {
        hasNextPage
        hasPreviousPage
        startCursor
        endCursor
      }
      nodes {
        id
        on
        channel
        askedBy
        kind
        question
        answer
        directed
        createdAt
        createdBy {
          id
          name
        }
        site {
          id
          name
        }
        serviceCenter {
          id
          name
        }
      }
    }
  }
`);

const InquiryPlaces = graphql(/* GraphQL */ `
  query InquiryPlaces {
    salesSites(first: 200) {
      nodes {
        id
        name
        closedOn
        actions {
          action
          allowed
        }
      }
    }
    company {
      id
      regions {
        id
        serviceCenters {
          id
          name
        }
      }
    }
  }
`);

const PAGE = 30;
const one = <Word extends string>(words: Readonly<Record<Word, unknown>>, asked: string) =>
  (Object.keys(words) as Word[]).find((word) => word === asked);

/** What people asked (咨询): searched, narrowed, handed out, kept as a view. */
export function InquiriesPage() {
  const { t, format } = useWords();
  const words = t.site.inquiry;
  const may = useMay();
  const announce = useAnnounce();
  const { search, params, change, replaceAll } = useListParams();
  const [recording, setRecording] = useState(false);
  const kind = one<InquiryKind>(inquiryKinds, params.get("kind"));
  const channel = one<InquiryChannel>(inquiryChannels, params.get("channel"));
  const askedBy = one<InquiryAsker>(inquiryAskers, params.get("askedBy"));
  const state = params.get("state");
  const chosen = {
    search: params.get("search"),
    site: params.get("site"),
    from: params.get("from"),
    to: params.get("to"),
  };
  const filter: SiteInquiryFilter = {
    ...(chosen.search && { search: chosen.search }),
    ...(chosen.site && { siteIds: [chosen.site] }),
    ...(chosen.from && { from: chosen.from }),
    ...(chosen.to && { to: chosen.to }),
    ...(kind && { kinds: [kind] }),
    ...(channel && { channels: [channel] }),
    ...(askedBy && { askedBy: [askedBy] }),
    ...(state && { answered: state === "answered" }),
  };
  const [{ data, error, fetching }, refresh] = useQuery({
    query: SiteInquiries,
    variables: { ...pageArguments(search, PAGE), filter },
    requestPolicy: "cache-and-network",
  });
  const [{ data: places }] = useQuery({ query: InquiryPlaces });
  const reload = () => refresh({ requestPolicy: "network-only" });
  const sites = places?.salesSites.nodes ?? [];
  const open = sites.filter(
    ({ closedOn, actions }) =>
      !closedOn && actions.some(({ action, allowed }) => action === "recordSite" && allowed),
  );
  const [center] = places?.company.regions.flatMap((region) => region.serviceCenters) ?? [];
  const at =
    open.length > 0
      ? { siteId: (open.find(({ id }) => id === chosen.site) ?? open[0]!).id }
      : may("showcase.houseBuyer") && center
        ? { serviceCenterId: center.id }
        : undefined;
  const rows = data?.siteInquiries.nodes;
  const narrowed = Object.keys(filter).filter((name) => name !== "search").length;
  return (
    <Page
      title={words.page}
      subtitle={words.lead}
      actions={
        at && (
          <Button icon="plus" kind="PRIMARY" onClick={() => setRecording(true)}>
            {words.add}
          </Button>
        )
      }
    >
      <FilterBar
        active={narrowed}
        search={
          <ListSearch
            label={words.search}
            placeholder={words.search}
            value={chosen.search}
            onChange={(text) => change({ search: text }, { replace: true })}
          />
        }
      >
        <Choice name="kind" label={words.kind} value={kind} words={t.showcase.inquiries} />
        <Choice name="channel" label={words.channel} value={channel} words={t.showcase.channels} />
        <Choice name="askedBy" label={words.askedBy} value={askedBy} words={t.showcase.askers} />
        <Choice
          name="state"
          label={words.state}
          value={state}
          words={{ open: words.open, answered: words.answered }}
        />
        {sites.length > 1 && (
          <Choice
            name="site"
            label={words.site}
            value={chosen.site}
            words={Object.fromEntries(sites.map(({ id, name }) => [id, name]))}
          />
        )}
        <DayInput
          label={words.from}
          value={chosen.from}
          onChange={(day) => change({ from: day })}
        />
        <DayInput label={words.to} value={chosen.to} onChange={(day) => change({ to: day })} />
        <SavedViews page="SITE_INQUIRIES" search={search} onChoose={replaceAll} />
        <ExportMenu
          list="site-inquiries"
          args={{ filter }}
          {...(at && "siteId" in at ? { mayImport: true, importOf: at.siteId } : {})}
        />
      </FilterBar>
      {error && <ProblemNote problem={problemOf(error)} onRetry={reload} />}
      {!rows && fetching && <Skeleton lines={8} />}
      {rows?.length === 0 && <Empty title={words.none} />}
      <ul className="site-rows">
        {rows?.map((row) => (
          <li key={row.id}>
            <div>
              <strong>{row.question}</strong>
              {row.answer && <span>{row.answer}</span>}
              <small className="site-quiet">
                {[
                  row.site?.name ?? `${row.serviceCenter.name} ${words.frontDesk}`,
                  format.shortDay(row.on),
                  t.showcase.channels[row.channel],
                  t.showcase.askers[row.askedBy],
                  row.createdBy?.name,
                  row.directed ? words.directed : undefined,
                ]
                  .filter(Boolean)
                  .join(" · ")}
              </small>
              {!row.answer && (may("showcase.inventory") || may("showcase.supervise")) && (
                <Answer id={row.id} of={row.question} onDone={reload} />
              )}
            </div>
            <Badge>{t.showcase.inquiries[row.kind]}</Badge>
            {!row.answer && <Badge tone="WARN">{words.open}</Badge>}
          </li>
        ))}
      </ul>
      <Pager pages={usePages(data?.siteInquiries.pageInfo, change)} />
      {recording && at && (
        <InquiryDialog
          at={at}
          onClose={() => setRecording(false)}
          onDone={() => {
            setRecording(false);
            announce(words.saved);
            reload();
          }}
        />
      )}
    </Page>
  );
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
  const { t } = useWords();
  const { change } = useListParams();
  return (
    <Select
      label={label}
      placeholder={t.shell.all}
      value={value ?? ""}
      options={Object.entries(words).map(([word, said]) => ({ value: word, label: said }))}
      onChange={({ target }) => change({ [name]: target.value })}
    />
  );
}
