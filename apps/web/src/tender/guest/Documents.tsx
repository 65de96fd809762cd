import { Button } from "@threshold/ui/Button";
import { useState } from "react";
import { fileByLink } from "../../access-link/link-api.ts";
import { ProblemNote } from "../../form/ProblemNote.tsx";
import { useWords } from "../../i18n/Words.tsx";
import type { Problem } from "../../problem.ts";
import { saveFile } from "../../save-file.ts";
import type { NoticeView } from "./tender-link.ts";

/** The files of the tender document (招标文件), fetched with the link's token. */
export function Documents({
  documents,
  token,
}: {
  documents: NoticeView["documents"];
  token: string;
}) {
  const { t, format } = useWords();
  const [problem, setProblem] = useState<Problem>();
  const [busy, setBusy] = useState<string>();
  if (documents.length === 0) return null;
  const fetchFile = async (id: string, name: string) => {
    setBusy(id);
    setProblem(undefined);
    const file = await fileByLink(token, id);
    setBusy(undefined);
    if (file.ok) saveFile(name, file.value);
    else setProblem(file.problem);
  };
  return (
    <>
      <ul className="tender-rows" aria-label={t.tender.documents}>
        {documents.map(({ id, name, sizeBytes }) => (
          <li key={id}>
            <div>
              <strong>{name}</strong>
              <small>{format.bytes(sizeBytes)}</small>
            </div>
            <Button
              small
              icon="download"
              busy={busy === id}
              onClick={() => void fetchFile(id, name)}
            >
              {t.tender.download}
            </Button>
          </li>
        ))}
      </ul>
      {problem && <ProblemNote problem={problem} />}
    </>
  );
}
