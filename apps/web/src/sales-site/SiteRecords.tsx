import { Badge } from "@threshold/ui/Badge";
import { Button } from "@threshold/ui/Button";
import { Empty } from "@threshold/ui/Empty";
import { Segmented } from "@threshold/ui/Segmented";
import { Skeleton } from "@threshold/ui/Spinner";
import { useState } from "react";
import { Link } from "react-router";
import { useQuery } from "urql";
import { ProblemNote } from "../form/ProblemNote.tsx";
import { graphql } from "../gql/gql.ts";
import { useWords } from "../i18n/Words.tsx";
import { ExportMenu } from "../list/ExportMenu.tsx";
import { problemOf } from "../problem.ts";
import { useNextPage } from "../list/use-list.ts";

const SiteCounts = graphql(/* GraphQL */ `
  query SiteCounts($after: String, $filter: ItemCountFilter!) {
    itemCounts(first: 20, after: $after, filter: $filter) {
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        moment
        amissCount
        createdAt
        createdBy {
          id
          name
        }
      }
    }
  }
`);

const SiteChecks = graphql(/* GraphQL */ `
  query SiteChecks($after: String, $filter: SiteCheckFilter!) {
    siteChecks(first: 20, after: $after, filter: $filter) {
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        kind
        finding
        result
        createdAt
        createdBy {
          id
          name
        }
        attachments {
          id
          name
          url
          thumbnailUrl
        }
      }
    }
  }
`);

/** What was counted and checked before, newest first. */
export function SiteRecords({ siteId }: { siteId: string }) {
  const { t } = useWords();
  const words = t.site.records;
  const [which, setWhich] = useState<"COUNTS" | "CHECKS">("COUNTS");
  const filter = { siteIds: [siteId] };
  return (
    <section className="site-part" aria-label={t.site.views.records}>
      <div className="site-buttons">
        <Segmented
          label={words.which}
          value={which}
          options={[
            { value: "COUNTS", label: words.counts },
            { value: "CHECKS", label: words.checks },
          ]}
          onChange={setWhich}
        />
        <ExportMenu list={which === "COUNTS" ? "item-counts" : "site-checks"} args={{ filter }} />
      </div>
      {which === "COUNTS" ? <Counts filter={filter} /> : <Checks filter={filter} />}
    </section>
  );
}

/** A page of them; the next follows by the cursor of this one. */
function Counts({ filter, after }: { filter: { siteIds: string[] }; after?: string }) {
  const { t, format } = useWords();
  const [{ data, error, fetching }] = useQuery({
    query: SiteCounts,
    variables: { after: after ?? null, filter },
    requestPolicy: "cache-and-network",
  });
  const { onMore, next } = useNextPage(data?.itemCounts.pageInfo);
  if (error) return <ProblemNote problem={problemOf(error)} />;
  if (!data) return <Skeleton lines={6} />;
  if (data.itemCounts.nodes.length === 0) return <Empty title={t.site.records.none} />;
  return (
    <>
      <ul className="site-rows">
        {data.itemCounts.nodes.map(({ id, moment, amissCount, createdAt, createdBy }) => (
          <li key={id}>
            <div>
              <Link to={`/item-counts/${id}`}>{t.site.count[moment]}</Link>
              <small className="site-quiet">
                {[format.instant(createdAt), createdBy?.name].filter(Boolean).join(" · ")}
              </small>
            </div>
            <Badge tone={amissCount > 0 ? "BAD" : "OK"}>
              {amissCount > 0 ? t.site.count.amiss(amissCount) : t.site.count.fine}
            </Badge>
          </li>
        ))}
      </ul>
      {onMore && (
        <Button busy={fetching} onClick={onMore}>
          {t.site.inquiry.more}
        </Button>
      )}
      {next && <Counts filter={filter} after={next} />}
    </>
  );
}

/** A page of them; the next follows by the cursor of this one. */
function Checks({ filter, after }: { filter: { siteIds: string[] }; after?: string }) {
  const { t, format } = useWords();
  const words = t.site.records;
  const [{ data, error, fetching }] = useQuery({
    query: SiteChecks,
    variables: { after: after ?? null, filter },
    requestPolicy: "cache-and-network",
  });
  const { onMore, next } = useNextPage(data?.siteChecks.pageInfo);
  if (error) return <ProblemNote problem={problemOf(error)} />;
  if (!data) return <Skeleton lines={6} />;
  if (data.siteChecks.nodes.length === 0) return <Empty title={words.none} />;
  return (
    <>
      <ul className="site-rows">
        {data.siteChecks.nodes.map((check) => (
          <li key={check.id}>
            <div>
              <strong>{t.showcase.checks[check.kind]}</strong>
              {check.finding && <span>{check.finding}</span>}
              {check.result && <span>{words.result(check.result)}</span>}
              <small className="site-quiet">
                {[format.instant(check.createdAt), check.createdBy?.name]
                  .filter(Boolean)
                  .join(" · ")}
              </small>
              {check.attachments.length > 0 && (
                <span className="site-photos">
                  {check.attachments.map((file) => (
                    <a key={file.id} href={file.url} target="_blank" rel="noreferrer">
                      <img src={file.thumbnailUrl ?? file.url} alt={file.name} />
                    </a>
                  ))}
                </span>
              )}
            </div>
            <Badge tone={!check.finding || check.result ? "OK" : "BAD"}>
              {!check.finding
                ? t.site.check.fine
                : check.result
                  ? t.site.follow.result
                  : words.openStill}
            </Badge>
          </li>
        ))}
      </ul>
      {onMore && (
        <Button busy={fetching} onClick={onMore}>
          {t.site.inquiry.more}
        </Button>
      )}
      {next && <Checks filter={filter} after={next} />}
    </>
  );
}
