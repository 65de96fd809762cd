import { Badge } from "@threshold/ui/Badge";
import { Empty } from "@threshold/ui/Empty";
import { Segmented } from "@threshold/ui/Segmented";
import { Skeleton } from "@threshold/ui/Spinner";
import { useParams, useSearchParams } from "react-router";
import { useQuery } from "urql";
import { ProblemNote } from "../form/ProblemNote.tsx";
import { NewsNote } from "../form/NewsNote.tsx";
import { graphql } from "../gql/gql.ts";
import { useWords } from "../i18n/Words.tsx";
import { useLiveRecord } from "../live-record.ts";
import { problemOf } from "../problem.ts";
import { Page } from "../shell/Page.tsx";
import { Consumables } from "./Consumables.tsx";
import { Items } from "./Items.tsx";
import { allowed, SalesSiteDocument } from "./site-query.ts";
import { SiteRecords } from "./SiteRecords.tsx";
import { SiteToday } from "./SiteToday.tsx";
import { useClock } from "./use-clock.ts";
import { useKept } from "./use-kept.ts";
import { Visitors } from "./Visitors.tsx";
import "./sales-site.css";

const SiteChanged = graphql(/* GraphQL */ `
  subscription SalesSiteChanged($siteId: ID!) {
    salesSiteChanged(siteId: $siteId)
  }
`);

const views = ["today", "items", "consumables", "visitors", "records"] as const;
type View = (typeof views)[number];

/** One sales site (今日案场): what is to be done now comes first. */
export function SitePage() {
  const { id = "" } = useParams();
  const { t } = useWords();
  const words = t.site;
  const time = useClock();
  const [address, setAddress] = useSearchParams();
  const [{ data, error }, refresh] = useQuery({
    query: SalesSiteDocument,
    variables: { id },
    requestPolicy: "cache-and-network",
  });
  const reload = () => refresh({ requestPolicy: "network-only" });
  const changes = { query: SiteChanged, variables: { siteId: id }, pause: !data?.salesSite };
  const { news, take, held } = useLiveRecord(changes, data, reload);
  const view: View = views.find((one) => one === address.get("view")) ?? "today";
  const site = useKept(id, data?.salesSite);
  const trail = [{ label: words.title, href: "/sales-sites" }];
  if (!site)
    return (
      <Page title={words.title} trail={trail}>
        {error && <ProblemNote problem={problemOf(error)} onRetry={reload} />}
        {!data && !error && <Skeleton lines={10} />}
        {data && <Empty title={words.notFound} />}
      </Page>
    );
  const { today } = site;
  return (
    <Page
      title={site.name}
      trail={trail}
      mark={<Badge>{t.showcase.sites[site.kind]}</Badge>}
      subtitle={[
        site.estate.name,
        today?.shiftFrom && today.shiftTo
          ? words.shift(time(today.shiftFrom), time(today.shiftTo))
          : today && words.dayOff,
      ]
        .filter(Boolean)
        .join(" · ")}
    >
      <div className="site-views">
        <Segmented<View>
          label={words.view}
          value={view}
          options={views.map((value) => ({ value, label: words.views[value] }))}
          onChange={(value) =>
            setAddress(value === "today" ? {} : { view: value }, { replace: true })
          }
        />
      </div>
      {error && <ProblemNote problem={problemOf(error)} onRetry={reload} />}
      <div className="site-page" {...held}>
        {news && <NewsNote onTake={take} />}
        {view === "today" && <SiteToday site={site} onChanged={reload} />}
        {view === "items" && (
          <Items site={site} may={allowed(site, "keepRegister")} onChanged={reload} />
        )}
        {view === "consumables" && (
          <Consumables site={site} may={allowed(site, "recordSite")} onChanged={reload} />
        )}
        {view === "visitors" && <Visitors siteId={site.id} may={allowed(site, "recordSite")} />}
        {view === "records" && <SiteRecords siteId={site.id} />}
      </div>
    </Page>
  );
}
