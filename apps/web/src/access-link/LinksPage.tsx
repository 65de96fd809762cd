import { Button } from "@threshold/ui/Button";
import { Empty } from "@threshold/ui/Empty";
import { Skeleton } from "@threshold/ui/Spinner";
import { useState } from "react";
import { Link } from "react-router";
import { useQuery } from "urql";
import { ProblemNote } from "../form/ProblemNote.tsx";
import { readFragment } from "../gql/fragment-masking.ts";
import { graphql } from "../gql/gql.ts";
import type { AccessLinksQuery } from "../gql/graphql.ts";
import { useWords } from "../i18n/Words.tsx";
import { problemOf } from "../problem.ts";
import { ExportMenu } from "../list/ExportMenu.tsx";
import { Page } from "../shell/Page.tsx";
import { LinkRow } from "./LinkRow.tsx";
import { AccessLinks_links } from "./link-documents.ts";
import "./access-link.css";

const MyLinks = graphql(/* GraphQL */ `
  query AccessLinks($first: Int!) {
    accessLinks(first: $first, filter: { mine: true }) {
      pageInfo {
        hasNextPage
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

/** The links that I gave out: state, used when by whom, and taking them back. */
export function LinksPage() {
  const { t } = useWords();
  const [first, setFirst] = useState(PAGE);
  const [{ data, error, fetching }, refresh] = useQuery({ query: MyLinks, variables: { first } });
  const nodes = data?.accessLinks.nodes;
  return (
    <Page
      title={t.link.title}
      trail={[{ label: t.approval.list.title, href: "/approvals" }]}
      actions={<ExportMenu list="access-links" args={{ filter: { mine: true } }} />}
    >
      {error && <ProblemNote problem={problemOf(error)} onRetry={refresh} />}
      {!nodes && fetching && <Skeleton lines={6} />}
      {nodes?.length === 0 && <Empty title={t.link.noneMine} />}
      <ul className="link-list">
        {nodes?.map((one) => (
          <OneLink key={one.id} one={one} />
        ))}
      </ul>
      {data?.accessLinks.pageInfo.hasNextPage && (
        <Button busy={fetching} onClick={() => setFirst(first + PAGE)}>
          {t.link.more}
        </Button>
      )}
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
