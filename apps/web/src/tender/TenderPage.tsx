import { Badge } from "@threshold/ui/Badge";
import { Empty } from "@threshold/ui/Empty";
import { Segmented } from "@threshold/ui/Segmented";
import { Skeleton } from "@threshold/ui/Spinner";
import { Suspense } from "react";
import { useParams, useSearchParams } from "react-router";
import { useQuery } from "urql";
import { ProblemNote } from "../form/ProblemNote.tsx";
import { useWords } from "../i18n/Words.tsx";
import { problemOf } from "../problem.ts";
import { Page } from "../shell/Page.tsx";
import { Countdown } from "./clock.tsx";
import { OwnScoring } from "./evaluation/OwnScoring.tsx";
import { NextStep } from "./NextStep.tsx";
import { statusTones } from "./status.ts";
import { TenderDocument } from "./tender-query.ts";
import { type View, viewOf, viewsOf } from "./views.tsx";
import "./tender.css";

/** One tender (招标项目): what is next, by when, and its parts from the notice to the filing. */
export function TenderPage() {
  const { id = "" } = useParams();
  const { t } = useWords();
  const words = t.tender;
  const [{ data, error }, refresh] = useQuery({ query: TenderDocument, variables: { id } });
  const [address, setAddress] = useSearchParams();
  const reload = () => refresh({ requestPolicy: "network-only" });
  const tender = data?.tender;
  const trail = [{ label: words.title, href: "/tenders" }];
  if (!tender)
    return (
      <Page title={words.title} trail={trail}>
        {error && <ProblemNote problem={problemOf(error)} onRetry={reload} />}
        {!data && !error && <Skeleton lines={10} />}
        {data && <Empty title={words.notFound} />}
      </Page>
    );
  const shown = viewsOf(tender);
  const view = viewOf(tender, address.get("view"));
  const { Part } = view;
  return (
    <Page
      title={tender.title}
      trail={trail}
      mark={<Badge tone={statusTones(tender.status)}>{words.statuses[tender.status]}</Badge>}
      subtitle={[
        tender.estate.name,
        words.methods[tender.method],
        tender.organiserName,
        words.officersAre(tender.officers.map(({ name }) => name).join("、") || "–"),
      ]
        .filter(Boolean)
        .join(" · ")}
    >
      <div className="tender-top">
        <NextStep tender={tender} onChanged={reload} />
        {tender.deadline && tender.status === "ISSUED" && (
          <Countdown now={tender.now} deadline={tender.deadline} />
        )}
      </div>
      <OwnScoring tender={tender} />
      {shown.length > 1 && (
        <div className="tender-views">
          <Segmented<View>
            label={words.view}
            value={view.key}
            options={shown.map(({ key }) => ({ value: key, label: words.views[key] }))}
            onChange={(value) =>
              setAddress(value === shown[0]?.key ? {} : { view: value.toLowerCase() }, {
                replace: true,
              })
            }
          />
        </div>
      )}
      <Suspense fallback={<Skeleton lines={6} />}>
        <Part tender={tender} onChanged={reload} />
      </Suspense>
    </Page>
  );
}
