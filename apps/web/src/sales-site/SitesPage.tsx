import { Badge } from "@threshold/ui/Badge";
import { Button } from "@threshold/ui/Button";
import { Empty } from "@threshold/ui/Empty";
import { Skeleton } from "@threshold/ui/Spinner";
import { useState } from "react";
import { Link, Navigate } from "react-router";
import { useQuery } from "urql";
import { ProblemNote } from "../form/ProblemNote.tsx";
import { graphql } from "../gql/gql.ts";
import type { SalesSitesQuery } from "../gql/graphql.ts";
import { useWords } from "../i18n/Words.tsx";
import { ExportMenu } from "../list/ExportMenu.tsx";
import { problemOf } from "../problem.ts";
import { Page } from "../shell/Page.tsx";
import { useMay } from "../shell/viewer.ts";
import { SiteDialog } from "./SiteDialog.tsx";
import { stepsOf } from "./steps.ts";
import "./sales-site.css";

const SalesSites = graphql(/* GraphQL */ `
  query SalesSites {
    salesSites(first: 200) {
      nodes {
        id
        kind
        name
        hours
        closedOn
        version
        estate {
          id
          name
        }
        today {
          id
          visitors
          closedAt
          shiftFrom
          shiftTo
          counts {
            id
            moment
            amissCount
          }
        }
        openLosses {
          id
        }
        openFindings {
          id
        }
        openInquiries {
          id
        }
        actions {
          action
          allowed
        }
      }
    }
  }
`);

type Site = SalesSitesQuery["salesSites"]["nodes"][number];

/** Every site at a glance (案场日常): what of today is done, who came, what is followed. */
export function SitesPage() {
  const { t, format } = useWords();
  const words = t.site;
  const may = useMay();
  const [{ data, error }, refresh] = useQuery({
    query: SalesSites,
    requestPolicy: "cache-and-network",
  });
  const [editing, setEditing] = useState<Site | "NEW">();
  const reload = () => refresh({ requestPolicy: "network-only" });
  const sites = data?.salesSites.nodes;
  const supervises = may("showcase.supervise");
  // Whoever works at one site is there at once.
  if (sites?.length === 1 && !supervises)
    return <Navigate to={`/sales-sites/${sites[0]!.id}`} replace />;
  return (
    <Page
      title={words.title}
      subtitle={words.lead}
      actions={
        supervises && (
          <>
            <ExportMenu list="sales-sites" args={{}} />
            <Button icon="plus" kind="PRIMARY" onClick={() => setEditing("NEW")}>
              {words.add}
            </Button>
          </>
        )
      }
    >
      {error && <ProblemNote problem={problemOf(error)} onRetry={reload} />}
      {!sites && !error && <Skeleton lines={6} />}
      {sites?.length === 0 && <Empty title={words.none}>{words.noneText}</Empty>}
      <ul className="site-list">
        {sites?.map((site) => (
          <li key={site.id}>
            <Link to={`/sales-sites/${site.id}`}>
              <span className="site-name">
                <strong>{site.name}</strong>
                <Badge>{t.showcase.sites[site.kind]}</Badge>
              </span>
              <span className="site-quiet">
                {[site.estate.name, site.closedOn && words.closed(format.day(site.closedOn))]
                  .filter(Boolean)
                  .join(" · ")}
              </span>
              {!site.closedOn && <Standing site={site} />}
            </Link>
            {site.actions.some(
              ({ action, allowed }) => action === "updateSalesSite" && allowed,
            ) && (
              <Button small kind="QUIET" icon="edit" iconOnly onClick={() => setEditing(site)}>
                {`${words.change}：${site.name}`}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {editing && (
        <SiteDialog
          site={editing === "NEW" ? undefined : editing}
          onClose={() => setEditing(undefined)}
          onDone={() => {
            setEditing(undefined);
            reload();
          }}
        />
      )}
    </Page>
  );
}

/** In a line: done or not, visitors, what is followed. */
function Standing({ site }: { site: Site }) {
  const { t, format } = useWords();
  const words = t.site;
  const steps = stepsOf(site.kind, site.today ?? null);
  const open = steps.filter(({ done }) => !done).length;
  const followed = site.openLosses.length + site.openFindings.length + site.openInquiries.length;
  const off = site.today && !site.today.shiftFrom;
  return (
    <span className="site-standing">
      {off ? (
        <Badge>{words.dayOff}</Badge>
      ) : (
        <Badge tone={open === 0 ? "OK" : "WARN"}>
          {open === 0 ? words.allDone : words.todo(open)}
        </Badge>
      )}
      <span>
        {words.visitors.today}{" "}
        <b>{site.today?.visitors == null ? "–" : format.number(site.today.visitors)}</b>
      </span>
      {followed > 0 && <Badge tone="BAD">{`${words.follow.title} ${followed}`}</Badge>}
    </span>
  );
}
