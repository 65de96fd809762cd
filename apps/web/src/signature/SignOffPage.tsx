import { Skeleton } from "@threshold/ui/Spinner";
import { Link, useParams } from "react-router";
import { useQuery } from "urql";
import { SummaryFacts } from "../approval/SummaryFacts.tsx";
import { ProblemNote } from "../form/ProblemNote.tsx";
import { useWords } from "../i18n/Words.tsx";
import { problemOf } from "../problem.ts";
import { NotFoundPage } from "../shell/NotFoundPage.tsx";
import { Page } from "../shell/Page.tsx";
import { SignaturePanel } from "./SignaturePanel.tsx";
import { OneSignOff } from "./signature-documents.ts";
import "./signature.css";

/** What is to be signed, in short, with its signatures. */
export function SignOffPage() {
  const { id = "" } = useParams();
  const { t, language } = useWords();
  const [{ data, error, fetching }, refresh] = useQuery({ query: OneSignOff, variables: { id } });
  const refetch = () => refresh({ requestPolicy: "network-only" });
  const signOff = data?.signOff;
  if (!signOff && fetching) return <Skeleton lines={8} />;
  if (error) return <ProblemNote problem={problemOf(error)} onRetry={refetch} />;
  if (!signOff) return <NotFoundPage />;
  const english = language === "en";
  return (
    <Page
      title={english ? signOff.titleEn : signOff.title}
      subtitle={`${t.signature.title} · ${signOff.serviceCenter.name}`}
    >
      <div className="signature-page">
        <SummaryFacts facts={signOff.facts} />
        <Link to={`/records/${signOff.recordId}`}>{t.approval.openRecord}</Link>
        <SignaturePanel signOff={signOff} onChanged={refetch} />
      </div>
    </Page>
  );
}
