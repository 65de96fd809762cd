import { Button } from "@threshold/ui/Button";
import { Skeleton } from "@threshold/ui/Spinner";
import type { FormDocument } from "@threshold/domain/form/document";
import { isPaper, papers } from "@threshold/domain/form/papers";
import { useParams } from "react-router";
import { useQuery } from "urql";
import { ProblemNote } from "../form/ProblemNote.tsx";
import { graphql } from "../gql/gql.ts";
import type { PrintFormat } from "../gql/graphql.ts";
import { useWords } from "../i18n/Words.tsx";
import { problemOf } from "../problem.ts";
import { NotFoundPage } from "../shell/NotFoundPage.tsx";
import { Page } from "../shell/Page.tsx";
import { FormSheet } from "./FormSheet.tsx";
import { usePrint } from "./use-print.ts";
import "./print.css";

const FormPreview = graphql(/* GraphQL */ `
  query FormPreview($form: String!, $recordId: ID!) {
    formPreview(form: $form, recordId: $recordId) {
      form
      document
      number
      copies
      letterhead {
        header
        logoUrl
      }
    }
  }
`);

/** What a record looks like as its paper, ahead of printing it. */
export function PreviewPage() {
  const { form = "", recordId = "" } = useParams();
  const { t, language } = useWords();
  const words = t.print;
  const [{ data, error }, refresh] = useQuery({
    query: FormPreview,
    variables: { form, recordId },
  });
  const { print, busy, problem } = usePrint();
  if (!isPaper(form)) return <NotFoundPage />;
  const preview = data?.formPreview;

  const order = async (format: PrintFormat) => {
    // Opened while the press is fresh: a window that opens later would be held back by the browser.
    const window = format === "PDF" ? globalThis.open("about:blank", "_blank") : null;
    const batch = await print(form, { recordIds: [recordId] }, format);
    if (!batch) return window?.close();
    if (window) window.location.assign(batch.url);
    else globalThis.location.assign(batch.url);
    refresh({ requestPolicy: "network-only" });
  };
  return (
    <Page
      title={papers[form][language]}
      trail={[{ label: words.back, href: `/records/${recordId}` }]}
      subtitle={
        preview && `${preview.number ?? words.notNumbered} · ${words.printedTimes(preview.copies)}`
      }
      actions={
        <>
          <Button icon="download" busy={busy} onClick={() => void order("EXCEL")}>
            {words.excel}
          </Button>
          <Button kind="PRIMARY" icon="file" busy={busy} onClick={() => void order("PDF")}>
            {words.pdf}
          </Button>
        </>
      }
    >
      {problem && <ProblemNote problem={problem} />}
      {error && !data && <ProblemNote problem={problemOf(error)} onRetry={() => refresh()} />}
      {!data && !error && <Skeleton lines={16} />}
      {preview && (
        <>
          <p className="quiet">{words.previewNote}</p>
          <FormSheet
            document={preview.document as FormDocument}
            header={preview.letterhead.header}
            logoUrl={preview.letterhead.logoUrl}
            number={preview.number ?? "—"}
          />
        </>
      )}
    </Page>
  );
}
