import { linkPurposes } from "@threshold/domain/access-link/link";
import { Empty } from "@threshold/ui/Empty";
import { Select } from "@threshold/ui/Input";
import { Skeleton } from "@threshold/ui/Spinner";
import { Link } from "react-router";
import { useQuery } from "urql";
import { ProblemNote } from "../form/ProblemNote.tsx";
import { readFragment } from "../gql/fragment-masking.ts";
import { graphql } from "../gql/gql.ts";
import type { AccessLinkFilter, AccessLinksQuery } from "../gql/graphql.ts";
import { useWords } from "../i18n/Words.tsx";
import { problemOf } from "../problem.ts";
import { ExportMenu } from "../list/ExportMenu.tsx";
import { FilterBar } from "../list/FilterBar.tsx";
import { ListSearch } from "../list/ListSearch.tsx";
import { SavedViews } from "../list/SavedViews.tsx";
import { pageArguments } from "../list/list-params.ts";
import { Pager } from "../list/Pager.tsx";
import { useListParams, usePages } from "../list/use-list.ts";
import { Page } from "../shell/Page.tsx";
import { LinkRow } from "./LinkRow.tsx";
import { AccessLinks_links } from "./link-documents.ts";
import "./access-link.css";

const MyLinks = graphql(/* GraphQL */ `
  query AccessLinks(
    $first: Int
    $after: String
    $last: Int
    $before: String
    $filter: AccessLinkFilter!
  ) {
    accessLinks(first: $first, after: $after, last: $last, before: $before, filter: $filter) {
      pageInfo {
        hasNextPage
        hasPreviousPage
        startCursor
        endCursor
      }
      nodes {
        id
        title
        titleEn
        subjectId
        ...AccessLinks_links
      }
    }
  }
`);

const PAGE = 30;

const STATUSES = ["ACTIVE", "USED_UP", "EXPIRED", "REVOKED"] as const;

/** The links that I gave out: state, used when by whom, and taking them back. */
export function LinksPage() {
  const { t } = useWords();
  const { search, params, change, replaceAll } = useListParams();
  const status = STATUSES.find((one) => one === params.get("status"));
  const purpose = linkPurposes.find((one) => one === params.get("purpose"));
  const filter: AccessLinkFilter = {
    mine: true,
    ...(params.get("q") && { search: params.get("q") }),
    ...(status && { statuses: [status] }),
    ...(purpose && { purposes: [purpose] }),
  };
  const [{ data, error, fetching }, refresh] = useQuery({
    query: MyLinks,
    variables: { ...pageArguments(search, PAGE), filter },
  });
  const nodes = data?.accessLinks.nodes;
  const narrowed = Object.keys(filter).length > 1;
  return (
    <Page
      title={t.link.title}
      trail={[{ label: t.approval.list.title, href: "/approvals" }]}
      actions={
        <>
          <SavedViews page="LINKS" search={search} onChoose={replaceAll} />
          <ExportMenu list="access-links" args={{ filter }} />
        </>
      }
    >
      <FilterBar
        active={[status, purpose].filter(Boolean).length}
        search={
          <ListSearch
            label={t.link.search}
            placeholder={t.link.search}
            value={params.get("q")}
            onChange={(q) => change({ q }, { replace: true })}
          />
        }
      >
        <Select
          label={t.link.status}
          placeholder={t.shell.all}
          value={status ?? ""}
          options={STATUSES.map((value) => ({ value, label: t.link.statuses[value] ?? value }))}
          onChange={({ target }) => change({ status: target.value })}
        />
        <Select
          label={t.link.purpose}
          placeholder={t.shell.all}
          value={purpose ?? ""}
          options={linkPurposes.map((value) => ({ value, label: t.link.purposes[value] }))}
          onChange={({ target }) => change({ purpose: target.value })}
        />
      </FilterBar>
      {error && <ProblemNote problem={problemOf(error)} onRetry={refresh} />}
      {!nodes && fetching && <Skeleton lines={6} />}
      {nodes?.length === 0 && (
        <Empty title={narrowed ? t.organization.noneFound : t.link.noneMine} />
      )}
      <ul className="link-list">
        {nodes?.map((one) => (
          <OneLink key={one.id} one={one} />
        ))}
      </ul>
      <Pager pages={usePages(data?.accessLinks.pageInfo, change)} />
    </Page>
  );
}

function OneLink({ one }: { one: AccessLinksQuery["accessLinks"]["nodes"][number] }) {
  const { t, language } = useWords();
  const link = readFragment(AccessLinks_links, one);
  const about = (
    <Link to={`/records/${one.subjectId}`}>
      {t.link.purposes[link.purpose]} · {language === "en" ? one.titleEn : one.title}
    </Link>
  );
  return <LinkRow link={link} about={about} />;
}
