import { termsOf } from "@threshold/domain/access-link/link";
import { Button } from "@threshold/ui/Button";
import { Note } from "@threshold/ui/ErrorNote";
import { Input, Select } from "@threshold/ui/Input";
import { QrCode } from "@threshold/ui/QrCode";
import { useState } from "react";
import type { FormEvent } from "react";
import { ProblemNote } from "../form/ProblemNote.tsx";
import { useAct } from "../form/use-act.ts";
import type { LinkPurpose } from "../gql/graphql.ts";
import { useWords } from "../i18n/Words.tsx";
import { ShownOnce } from "../shell/ShownOnce.tsx";
import { IssueAccessLink } from "./link-documents.ts";
import { offerOf } from "./offer.ts";

const DAYS = [1, 3, 7, 14, 30] as const;
/** How many visitors a code on a desk serves. */
const USES = [50, 100, 200, 500] as const;

/** Makes a link and shows it this once, as text to send and as a code to scan. */
export function IssueForm({
  purpose,
  subjectId,
  part,
  onClose,
}: {
  purpose: LinkPurpose;
  subjectId: string;
  part: string;
  onClose: () => void;
}) {
  const { t } = useWords();
  const words = t.link;
  const { onDesk = false } = termsOf(purpose);
  const [name, setName] = useState(onDesk ? words.desk : "");
  const [uses, setUses] = useState("200");
  const [organization, setOrganization] = useState("");
  const [days, setDays] = useState("7");
  const [checked, setChecked] = useState(false);
  const [url, setUrl] = useState<string | null>();
  const { run, busy, problem } = useAct(IssueAccessLink);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (!name.trim()) return;
    const whom = { name: name.trim(), organization: organization.trim() || null };
    const often = onDesk ? { maxUses: Number(uses) } : {};
    const made = await run({ purpose, subjectId, part, ...whom, ...often, days: Number(days) });
    if (made.ok) setUrl(made.data.issueAccessLink.url ?? null);
  };
  if (url === null)
    return (
      <div className="link-form">
        <Note>{words.lost}</Note>
        <Button onClick={onClose}>{words.close}</Button>
      </div>
    );
  if (url !== undefined)
    return (
      <div className="link-form">
        <QrCode value={url} label={words.qr} {...(onDesk && { size: 256 })} />
        <ShownOnce title={words.shown} secret={url} onClose={onClose} />
      </div>
    );
  return (
    <form
      className="link-form"
      onSubmit={(event) => void submit(event)}
      aria-label={words.send}
      noValidate
    >
      <p className="link-quiet">{offerOf(purpose, words).intro}</p>
      <Input
        autoFocus
        label={words.name}
        required
        maxLength={80}
        value={name}
        error={checked && !name.trim() ? t.approval.textMissing : undefined}
        onChange={({ target }) => setName(target.value)}
      />
      {!onDesk && (
        <Input
          label={words.organization}
          optionalText={t.shell.optional}
          maxLength={80}
          value={organization}
          onChange={({ target }) => setOrganization(target.value)}
        />
      )}
      <Select
        label={words.days}
        value={days}
        options={DAYS.map((value) => ({ value: String(value), label: String(value) }))}
        onChange={({ target }) => setDays(target.value)}
      />
      {onDesk && (
        <Select
          label={words.uses}
          value={uses}
          options={USES.map((value) => ({ value: String(value), label: String(value) }))}
          onChange={({ target }) => setUses(target.value)}
        />
      )}
      {problem && <ProblemNote problem={problem} />}
      <div className="link-buttons">
        <Button submit kind="PRIMARY" busy={busy}>
          {onDesk ? words.makeCode : words.issue}
        </Button>
        <Button kind="QUIET" onClick={onClose}>
          {t.shell.cancel}
        </Button>
      </div>
    </form>
  );
}
