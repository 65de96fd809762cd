import { Button } from "@threshold/ui/Button";
import { FileDrop } from "@threshold/ui/FileDrop";
import type { FileDropItem } from "@threshold/ui/FileDrop";
import { Input, Textarea } from "@threshold/ui/Input";
import { Segmented } from "@threshold/ui/Segmented";
import { useState } from "react";
import type { FormEvent } from "react";
import { DayInput } from "../form/DayInput.tsx";
import { ProblemNote } from "../form/ProblemNote.tsx";
import { useToday } from "../form/today.ts";
import { useAct } from "../form/use-act.ts";
import type { ApprovalDecision, ApprovalPanel_ApprovalFragment } from "../gql/graphql.ts";
import { roleName } from "../i18n/role-name.ts";
import { useWords } from "../i18n/Words.tsx";
import { uploadFile } from "../form/upload.ts";
import { explain } from "../refusals.ts";
import { RecordPaperDecision } from "./approval-documents.ts";

/** What the developer's people signed on paper: who, when, and the paper itself. */
export function PaperForm({
  approval,
  onDone,
  onCancel,
}: {
  approval: ApprovalPanel_ApprovalFragment;
  onDone: () => void;
  onCancel: () => void;
}) {
  const { t, language } = useWords();
  const words = t.approval.paper;
  const today = useToday();
  const step = approval.steps.find(({ key }) => key === approval.currentStep?.key);
  const role = step?.openRoles[0];
  const { run, busy, problem } = useAct(RecordPaperDecision);
  const paper = usePaper(approval.id);
  const [decision, setDecision] = useState<ApprovalDecision>("APPROVE");
  const [name, setName] = useState("");
  const [organization, setOrganization] = useState("");
  const [decidedOn, setDecidedOn] = useState(today);
  const [comment, setComment] = useState("");
  const [checked, setChecked] = useState(false);
  const isReturn = decision === "RETURN";

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (!name.trim() || !paper.id || !step || !role || (isReturn && !comment.trim())) return;
    const { ok } = await run({
      id: approval.id,
      step: step.key,
      contentHash: approval.contentHash,
      decision,
      role,
      name: name.trim(),
      organization: organization.trim() || null,
      decidedOn,
      evidenceId: paper.id,
      comment: comment.trim() || null,
    });
    if (ok) onDone();
  };
  return (
    <form
      className="approval-form"
      onSubmit={(event) => void submit(event)}
      aria-label={t.approval.steps.PAPER}
      noValidate
    >
      {role && <p className="approval-quiet">{words.intro(roleName(role, language))}</p>}
      <Segmented
        label={words.decision}
        value={decision}
        onChange={setDecision}
        options={(["APPROVE", "RETURN"] as const).map((value) => ({
          value,
          label: t.approval.steps[value],
        }))}
      />
      <Input
        label={words.name}
        required
        value={name}
        error={checked && !name.trim() ? t.approval.textMissing : undefined}
        onChange={({ target }) => setName(target.value)}
      />
      <Input
        label={words.organization}
        optionalText={t.shell.optional}
        value={organization}
        onChange={({ target }) => setOrganization(target.value)}
      />
      <DayInput label={words.decidedOn} max={today} value={decidedOn} onChange={setDecidedOn} />
      <FileDrop
        label={words.file}
        hint={checked && !paper.id ? words.fileMissing : words.fileHint}
        items={paper.items}
        accept="image/*,application/pdf"
        multiple={false}
        camera
        onAdd={([file]) => file && void paper.add(file)}
        texts={t.launch.files}
      />
      <Textarea
        label={t.approval.texts[decision]}
        required={isReturn}
        optionalText={isReturn ? undefined : t.shell.optional}
        error={checked && isReturn && !comment.trim() ? t.approval.textMissing : undefined}
        value={comment}
        rows={2}
        onChange={({ target }) => setComment(target.value)}
      />
      {problem && <ProblemNote problem={problem} />}
      <div className="approval-buttons">
        <Button submit kind="PRIMARY" busy={busy}>
          {words.record}
        </Button>
        <Button kind="QUIET" onClick={onCancel}>
          {t.shell.cancel}
        </Button>
      </div>
    </form>
  );
}

/** The one paper that proves it, on its way to the approval; the last one chosen counts. */
function usePaper(approvalId: string) {
  const { t } = useWords();
  const [item, setItem] = useState<FileDropItem>();
  const [id, setId] = useState<string>();
  const add = async (file: File) => {
    const key = crypto.randomUUID();
    const shown = { key, name: file.name, bytes: file.size };
    setId(undefined);
    setItem({ ...shown, state: "UPLOADING", progress: 0 });
    const outcome = await uploadFile(approvalId, file, (progress) =>
      setItem({ ...shown, state: "UPLOADING", progress }),
    );
    if (outcome.ok) setId(outcome.id);
    setItem(
      outcome.ok
        ? { ...shown, state: "STORED" }
        : { ...shown, state: "REFUSED", reason: explain(t, outcome.problem) },
    );
  };
  return { id, items: item ? [item] : [], add };
}
