import type { SiteCheckKind } from "@threshold/domain/showcase/vocabulary";
import { Input, Textarea } from "@threshold/ui/Input";
import { useState } from "react";
import { uploadFile } from "../form/upload.ts";
import { useAct } from "../form/use-act.ts";
import { graphql } from "../gql/gql.ts";
import { useWords } from "../i18n/Words.tsx";
import type { Problem } from "../problem.ts";
import { FormDialog } from "../form/FormDialog.tsx";
import { PhotoPick } from "./PhotoPick.tsx";

export const RecordSiteCheck = graphql(/* GraphQL */ `
  mutation RecordSiteCheck($input: RecordSiteCheckInput!) {
    recordSiteCheck(input: $input) {
      check {
        id
      }
    }
  }
`);

/** What a check found, with a photo; without a result it is followed (SHW-R18). */
export function CheckDialog({
  siteId,
  kind,
  onDone,
  onClose,
}: {
  siteId: string;
  kind: SiteCheckKind;
  onDone: () => void;
  onClose: () => void;
}) {
  const { t } = useWords();
  const words = t.site.check;
  const act = useAct(RecordSiteCheck);
  const [finding, setFinding] = useState("");
  const [result, setResult] = useState("");
  const [photos, setPhotos] = useState<readonly File[]>([]);
  const [saved, setSaved] = useState<string>();
  const [sending, setSending] = useState(false);
  const [unsent, setUnsent] = useState<Problem>();
  const [missing, setMissing] = useState(false);

  const sendPhotos = async (checkId: string) => {
    setSending(true);
    setUnsent(undefined);
    let left = [...photos];
    for (const photo of photos) {
      const outcome = await uploadFile(checkId, photo, () => {});
      if (!outcome.ok) {
        setPhotos(left);
        setSending(false);
        return setUnsent(outcome.problem);
      }
      left = left.slice(1);
    }
    onDone();
  };
  const submit = async () => {
    if (saved) return sendPhotos(saved);
    setMissing(finding.trim() === "");
    if (finding.trim() === "") return;
    const outcome = await act.run({ siteId, kind, finding, result: result.trim() || null });
    if (!outcome.ok) return;
    const { id } = outcome.data.recordSiteCheck.check;
    setSaved(id);
    await sendPhotos(id);
  };
  const problem = act.problem ?? unsent;
  return (
    <FormDialog
      title={t.showcase.checks[kind]}
      submitText={saved ? t.site.count.uploadAgain : words.save}
      busy={act.busy || sending}
      problem={problem}
      onSubmit={submit}
      onClose={onClose}
    >
      <Textarea
        label={words.finding}
        required
        error={missing ? t.site.required : undefined}
        value={finding}
        readOnly={saved !== undefined}
        onChange={({ target }) => setFinding(target.value)}
      />
      <PhotoPick photos={photos} onChange={setPhotos} />
      <Input
        label={words.result}
        hint={words.resultHint}
        value={result}
        readOnly={saved !== undefined}
        onChange={({ target }) => setResult(target.value)}
      />
    </FormDialog>
  );
}
