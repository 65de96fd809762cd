import { defaultChain } from "@threshold/domain/approval/default-chains";
import { Skeleton } from "@threshold/ui/Spinner";
import { Link, useParams } from "react-router";
import { useQuery } from "urql";
import { ProblemNote } from "../form/ProblemNote.tsx";
import { useWords } from "../i18n/Words.tsx";
import { problemOf } from "../problem.ts";
import { NotFoundPage } from "../shell/NotFoundPage.tsx";
import { Page } from "../shell/Page.tsx";
import { SummaryFacts } from "./SummaryFacts.tsx";
import { ApprovalMark, ApprovalPanel } from "./ApprovalPanel.tsx";
import { OneApproval } from "./approval-documents.ts";
import "./approval.css";

/** What is to be approved, in short, with its way so far and what the viewer can do. */
export function ApprovalPage() {
  const { id = "" } = useParams();
  const { t, format, language } = useWords();
  const [{ data, error, fetching }, refresh] = useQuery({ query: OneApproval, variables: { id } });
  const approval = data?.approval;
  if (!approval && fetching) return <Skeleton lines={8} />;
  if (error) return <ProblemNote problem={problemOf(error)} onRetry={refresh} />;
  if (!approval) return <NotFoundPage />;
  const english = language === "en";
  return (
    <Page
      title={english ? approval.titleEn : approval.title}
      mark={<ApprovalMark status={approval.status} />}
      subtitle={[
        defaultChain(approval.chainKey)[language],
        approval.serviceCenter.name,
        t.approval.asked(approval.requester.name, format.instant(approval.requestedAt)),
      ].join(" · ")}
      trail={[{ label: t.approval.list.title, href: "/approvals" }]}
    >
      <div className="approval-page">
        <section className="approval-summary" aria-label={t.approval.summary}>
          <SummaryFacts facts={approval.facts} />
          <Link to={`/records/${approval.recordId}`}>{t.approval.openRecord}</Link>
          <p className="approval-hash">{t.approval.hash(approval.contentHash)}</p>
        </section>
        <ApprovalPanel
          approval={approval}
          withoutTitle
          onChanged={() => refresh({ requestPolicy: "network-only" })}
        />
      </div>
    </Page>
  );
}
