import { ButtonLink } from "@threshold/ui/Button";
import { FileDrop } from "@threshold/ui/FileDrop";
import type { FileDropItem } from "@threshold/ui/FileDrop";
import { useState } from "react";
import { useNavigate, useParams, useSearchParams } from "react-router";
import { ProblemNote } from "../form/ProblemNote.tsx";
import { uploadWorkbook } from "../form/upload.ts";
import { useWords } from "../i18n/Words.tsx";
import { pageOfList } from "./page-of-list.ts";
import { mayPassLater, problemOf } from "../problem.ts";
import { explain } from "../refusals.ts";
import { NotFoundPage } from "../shell/NotFoundPage.tsx";
import { Page } from "../shell/Page.tsx";
import { PageWait } from "../shell/PageWait.tsx";
import { type ImportedList, titleOf, useImportList } from "./import-list.ts";
import "./import.css";

/** Brings a list in from a workbook: take the template, fill it in, drop it here. */
export function ImportPage() {
  const { list: name = "" } = useParams();
  const of = useSearchParams()[0].get("of");
  const { t, language } = useWords();
  const words = t.organization.import;
  const { list, error, retry } = useImportList(name);
  if (error && !list)
    return (
      <Page title={t.organization.importList}>
        <ProblemNote problem={problemOf(error)} onRetry={retry} />
      </Page>
    );
  if (list === undefined) return <PageWait />;
  if (list === null) return <NotFoundPage />;
  const title = titleOf(list, language);
  const search = new URLSearchParams({ ...(of === null ? {} : { of }), lang: language });
  return (
    <Page title={words.title(title)} trail={[{ label: title, href: pageOfList(name, of) }]}>
      <ol className="import-steps" aria-label={words.steps}>
        <li className="panel">
          <h2>{words.template}</h2>
          <p className="quiet">
            {words.templateText}
            {name === "units" && ` ${words.unitsText}`}
          </p>
          <ButtonLink icon="download" href={`/templates/${name}.xlsx?${search.toString()}`}>
            {words.template}
          </ButtonLink>
        </li>
        <li className="panel">
          <h2>{words.upload}</h2>
          <Upload list={list} of={of} />
        </li>
      </ol>
    </Page>
  );
}

function Upload({ list, of }: { list: ImportedList; of: string | null }) {
  const { t, format } = useWords();
  const words = t.organization.import;
  const navigate = useNavigate();
  const [file, setFile] = useState<File>();
  const [item, setItem] = useState<FileDropItem>();

  const send = async (chosen: File) => {
    const base = { key: chosen.name, name: chosen.name, bytes: chosen.size };
    setFile(chosen);
    setItem({ ...base, state: "UPLOADING", progress: 0 });
    const uploaded = await uploadWorkbook(list.name, of, chosen, (progress) =>
      setItem({ ...base, state: "UPLOADING", progress }),
    );
    if (uploaded.ok) void navigate(`/imports/${uploaded.id}`);
    else {
      const state = mayPassLater(uploaded.problem) ? "FAILED" : "REFUSED";
      setItem({ ...base, state, reason: explain(t, uploaded.problem) });
    }
  };

  return (
    <FileDrop
      label={words.workbook}
      hint={words.dropHint(format.number(list.mostRows))}
      items={item ? [item] : []}
      accept=".xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
      multiple={false}
      disabled={item?.state === "UPLOADING"}
      onAdd={([chosen]) => chosen && void send(chosen)}
      onRemove={() => setItem(undefined)}
      onRetry={() => file && void send(file)}
      texts={words}
    />
  );
}
