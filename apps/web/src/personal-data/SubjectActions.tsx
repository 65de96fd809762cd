import { Button } from "@threshold/ui/Button";
import { Textarea } from "@threshold/ui/Input";
import { useState } from "react";
import { FormDialog } from "../form/FormDialog.tsx";
import { useAct } from "../form/use-act.ts";
import { graphql } from "../gql/gql.ts";
import { useWords } from "../i18n/Words.tsx";
import { useAnnounce } from "../shell/announce.tsx";

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

/** Hands a text over as a file. */
function download(name: string, content: string): void {
  const address = URL.createObjectURL(new Blob([content], { type: "text/html" }));
  const link = Object.assign(document.createElement("a"), { href: address, download: name });
  link.click();
  URL.revokeObjectURL(address);
}

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
  const [reason, setReason] = useState("");
  const [checked, setChecked] = useState(false);
  const exporting = useAct(ExportPersonalData);
  const erasing = useAct(ErasePersonalData);
  const missing = reason.trim() === "";
  const open = (what: "EXPORT" | "ERASE") => {
    setReason("");
    setChecked(false);
    exporting.clear();
    erasing.clear();
    setDoing(what);
  };
  const submit = async () => {
    setChecked(true);
    if (missing) return;
    if (doing === "EXPORT") {
      const outcome = await exporting.run({ recordId: of, reason });
      if (!outcome.ok) return;
      const { fileName, page } = outcome.data.exportPersonalData;
      download(fileName, page);
      announce(words.exported);
    } else {
      const outcome = await erasing.run({ recordId: of, reason });
      if (!outcome.ok) return;
      announce(words.erased);
    }
    setDoing(undefined);
    onDone();
  };
  return (
    <>
      <Button small icon="download" onClick={() => open("EXPORT")}>
        {words.export}
      </Button>
      <Button small kind="QUIET" icon="trash" onClick={() => open("ERASE")}>
        {words.erase}
      </Button>
      {doing && (
        <FormDialog
          title={doing === "EXPORT" ? words.exportOf(name) : words.eraseOf(name)}
          submitText={doing === "EXPORT" ? words.export : words.erase}
          kind={doing === "EXPORT" ? "PRIMARY" : "DANGER"}
          busy={exporting.busy || erasing.busy}
          problem={doing === "EXPORT" ? exporting.problem : erasing.problem}
          onSubmit={submit}
          onClose={() => setDoing(undefined)}
        >
          <p className="quiet">{doing === "EXPORT" ? words.exportLead : words.eraseLead}</p>
          <Textarea
            label={words.reason}
            hint={words.requestHint}
            required
            rows={2}
            maxLength={200}
            value={reason}
            error={checked && missing ? words.requestMissing : undefined}
            onChange={({ target }) => setReason(target.value)}
          />
        </FormDialog>
      )}
    </>
  );
}
