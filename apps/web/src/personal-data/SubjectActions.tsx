import { Button } from "@threshold/ui/Button";
import { useState } from "react";
import { useAct } from "../form/use-act.ts";
import { graphql } from "../gql/gql.ts";
import { useWords } from "../i18n/Words.tsx";
import { saveFile } from "../save-file.ts";
import { useAnnounce } from "../shell/announce.tsx";
import { ReasonDialog } from "./ReasonDialog.tsx";

const ExportPersonalData = graphql(/* GraphQL */ `
  mutation ExportPersonalData($input: ExportPersonalDataInput!) {
    exportPersonalData(input: $input) {
      fileName
      page
    }
  }
`);

const ErasePersonalData = graphql(/* GraphQL */ `
  mutation ErasePersonalData($input: ErasePersonalDataInput!) {
    erasePersonalData(input: $input) {
      recordId
    }
  }
`);

/** What somebody may ask of his data: all of it in one file, or that it goes; for administrators. */
export function SubjectActions({
  of,
  name,
  onDone,
}: {
  of: string;
  name: string;
  /** What was read or erased may show elsewhere on the page. */
  onDone: () => void;
}) {
  const { t } = useWords();
  const words = t.personalData;
  const announce = useAnnounce();
  const [doing, setDoing] = useState<"EXPORT" | "ERASE">();
  const exporting = useAct(ExportPersonalData);
  const erasing = useAct(ErasePersonalData);
  const open = (what: "EXPORT" | "ERASE") => {
    exporting.clear();
    erasing.clear();
    setDoing(what);
  };
  const close = () => setDoing(undefined);
  const done = (said: string) => {
    announce(said);
    close();
    onDone();
  };
  const asked = { hint: words.requestHint, missing: words.requestMissing, onClose: close };
  return (
    <>
      <Button small icon="download" onClick={() => open("EXPORT")}>
        {words.export}
      </Button>
      <Button small kind="QUIET" icon="trash" onClick={() => open("ERASE")}>
        {words.erase}
      </Button>
      {doing === "EXPORT" && (
        <ReasonDialog
          {...asked}
          title={words.exportOf(name)}
          submitText={words.export}
          lead={words.exportLead}
          busy={exporting.busy}
          problem={exporting.problem}
          onSaid={async (reason) => {
            const outcome = await exporting.run({ recordId: of, reason });
            if (!outcome.ok) return;
            const { fileName, page } = outcome.data.exportPersonalData;
            saveFile(fileName, new Blob([page], { type: "text/html" }));
            done(words.exported);
          }}
        />
      )}
      {doing === "ERASE" && (
        <ReasonDialog
          {...asked}
          title={words.eraseOf(name)}
          submitText={words.erase}
          kind="DANGER"
          lead={words.eraseLead}
          busy={erasing.busy}
          problem={erasing.problem}
          onSaid={async (reason) => {
            if ((await erasing.run({ recordId: of, reason })).ok) done(words.erased);
          }}
        />
      )}
    </>
  );
}
