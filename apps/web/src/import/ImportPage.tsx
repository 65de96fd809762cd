import { ButtonLink } from "@threshold/ui/Button";
import { FileDrop } from "@threshold/ui/FileDrop";
import type { FileDropItem } from "@threshold/ui/FileDrop";
import { useState } from "react";
import { useNavigate, useParams } from "react-router";
import { useQuery } from "urql";
import { graphql } from "../gql/gql.ts";
import { useWords } from "../i18n/Words.tsx";
import { mayPassLater } from "../problem.ts";
import { explain } from "../refusals.ts";
import { NotFoundPage } from "../shell/NotFoundPage.tsx";
import { Page } from "../shell/Page.tsx";
import { uploadWorkbook } from "../form/upload.ts";
import "./import.css";

const ImportEstate = graphql(/* GraphQL */ `
  query ImportEstate($id: ID!) {
    estate(id: $id) {
      id
      name
    }
  }
`);

/** Brings buildings and units in from a workbook: take the template, fill it in, drop it here. */
export function ImportPage() {
  const { id = "" } = useParams();
  const { t, language } = useWords();
  const words = t.organization.import;
  const [{ data }] = useQuery({ query: ImportEstate, variables: { id } });
  if (data && !data.estate) return <NotFoundPage />;
  return (
    <Page
      title={words.title}
      trail={[
        { label: t.organization.estates.title, href: "/estates" },
        { label: data?.estate?.name ?? "…", href: `/estates/${id}` },
      ]}
    >
      <ol className="import-steps" aria-label={words.steps}>
        <li className="panel">
          <h2>{words.template}</h2>
          <p className="quiet">{words.templateText}</p>
          <ButtonLink icon="download" href={`/templates/units.xlsx?estate=${id}&lang=${language}`}>
            {words.template}
          </ButtonLink>
        </li>
        <li className="panel">
          <h2>{words.upload}</h2>
          <Upload estateId={id} />
        </li>
      </ol>
    </Page>
  );
}

function Upload({ estateId }: { estateId: string }) {
  const { t } = useWords();
  const words = t.organization.import;
  const navigate = useNavigate();
  const [file, setFile] = useState<File>();
  const [item, setItem] = useState<FileDropItem>();

  const send = async (chosen: File) => {
    const base = { key: chosen.name, name: chosen.name, bytes: chosen.size };
    setFile(chosen);
    setItem({ ...base, state: "UPLOADING", progress: 0 });
    const uploaded = await uploadWorkbook(estateId, chosen, (progress) =>
      setItem({ ...base, state: "UPLOADING", progress }),
    );
    if (uploaded.ok) void navigate(`/estates/${estateId}/imports/${uploaded.id}`);
    else {
      const state = mayPassLater(uploaded.problem) ? "FAILED" : "REFUSED";
      setItem({ ...base, state, reason: explain(t, uploaded.problem) });
    }
  };

  return (
    <FileDrop
      label={words.workbook}
      hint={words.dropHint}
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
