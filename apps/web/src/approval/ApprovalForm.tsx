import { Button } from "@threshold/ui/Button";
import { ChoiceField } from "@threshold/ui/ChoiceField";
import { Textarea } from "@threshold/ui/Input";
import { Segmented } from "@threshold/ui/Segmented";
import { useState } from "react";
import type { FormEvent } from "react";
import { useQuery } from "urql";
import { ProblemNote } from "../form/ProblemNote.tsx";
import { useAct } from "../form/use-act.ts";
import type { ApprovalPanel_ApprovalFragment, Placement } from "../gql/graphql.ts";
import { useWords } from "../i18n/Words.tsx";
import {
  ApprovalAskable,
  CommentOnApproval,
  CountersignApproval,
  DecideApproval,
  DelegateApproval,
  WithdrawApproval,
} from "./approval-documents.ts";

export type Step = "APPROVE" | "RETURN" | "DELEGATE" | "COUNTERSIGN" | "COMMENT" | "WITHDRAW";

const NEEDS_TEXT: readonly Step[] = ["RETURN", "COMMENT"];
const NEEDS_PERSON: readonly Step[] = ["DELEGATE", "COUNTERSIGN"];

/** Asks what a step needs, takes it, and says in place what stands against it. */
export function ApprovalForm({
  approval,
  step,
  onDone,
  onCancel,
}: {
  approval: ApprovalPanel_ApprovalFragment;
  step: Step;
  onDone: () => void;
  onCancel: () => void;
}) {
  const { t } = useWords();
  const words = t.approval;
  const [text, setText] = useState("");
  const [personId, setPersonId] = useState<string>();
  const [placement, setPlacement] = useState<Placement>("BEFORE");
  const [checked, setChecked] = useState(false);
  const { take, busy, problem } = useStep(approval, step);
  const needsText = NEEDS_TEXT.includes(step);
  const needsPerson = NEEDS_PERSON.includes(step);
  const missesText = needsText && text.trim() === "";
  const missesPerson = needsPerson && personId === undefined;

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (missesText || missesPerson) return;
    if (await take({ comment: text.trim(), personId: personId ?? "", placement })) onDone();
  };
  return (
    <form
      className="approval-form"
      onSubmit={(event) => void submit(event)}
      aria-label={words.steps[step]}
      noValidate
    >
      {needsPerson && (
        <PersonChoice
          approvalId={approval.id}
          label={words.people[step as "DELEGATE"]}
          value={personId}
          onChange={setPersonId}
          error={checked && missesPerson ? words.choosePerson : undefined}
        />
      )}
      {step === "COUNTERSIGN" && (
        <Segmented
          label={words.placement}
          value={placement}
          onChange={setPlacement}
          options={(["BEFORE", "AFTER"] as const).map((value) => ({
            value,
            label: words.placements[value],
          }))}
        />
      )}
      <Textarea
        autoFocus={!needsPerson}
        label={words.texts[step]}
        required={needsText}
        optionalText={needsText ? undefined : t.shell.optional}
        hint={words.hints[step]}
        error={checked && missesText ? words.textMissing : undefined}
        value={text}
        rows={2}
        onChange={({ target }) => setText(target.value)}
      />
      {problem && <ProblemNote problem={problem} />}
      <div className="approval-buttons">
        <Button submit kind={step === "RETURN" ? "DANGER" : "PRIMARY"} busy={busy}>
          {words.confirm[step]}
        </Button>
        <Button kind="QUIET" onClick={onCancel}>
          {t.shell.cancel}
        </Button>
      </div>
    </form>
  );
}

interface Entered {
  comment: string;
  personId: string;
  placement: Placement;
}

/** One step as the mutation it is. */
function useStep(approval: ApprovalPanel_ApprovalFragment, step: Step) {
  const decide = useAct(DecideApproval);
  const delegate = useAct(DelegateApproval);
  const countersign = useAct(CountersignApproval);
  const remark = useAct(CommentOnApproval);
  const withdraw = useAct(WithdrawApproval);
  const { id, contentHash, currentStep } = approval;
  const seen = { id, contentHash, step: currentStep?.key ?? "" };
  const acts = {
    APPROVE: decide,
    RETURN: decide,
    DELEGATE: delegate,
    COUNTERSIGN: countersign,
    COMMENT: remark,
    WITHDRAW: withdraw,
  };
  const take = async ({ comment, personId, placement }: Entered): Promise<boolean> => {
    const said = { comment: comment || null };
    const { ok } = await {
      APPROVE: () => decide.run({ ...seen, ...said, decision: "APPROVE" }),
      RETURN: () => decide.run({ ...seen, ...said, decision: "RETURN" }),
      DELEGATE: () => delegate.run({ ...seen, ...said, toPersonId: personId }),
      COUNTERSIGN: () => countersign.run({ ...seen, ...said, personId, placement }),
      COMMENT: () => remark.run({ id, comment }),
      WITHDRAW: () => withdraw.run({ id, ...said }),
    }[step]();
    return ok;
  };
  return { take, busy: acts[step].busy, problem: acts[step].problem };
}

function PersonChoice({
  approvalId,
  ...field
}: {
  approvalId: string;
  label: string;
  value: string | undefined;
  onChange: (value: string | undefined) => void;
  error: string | undefined;
}) {
  const { t } = useWords();
  const [{ data, fetching }] = useQuery({ query: ApprovalAskable, variables: { id: approvalId } });
  const people = data?.approval?.askable ?? [];
  return (
    <ChoiceField
      {...field}
      required
      loading={fetching}
      placeholder={t.shell.choose}
      noneText={t.shell.noMatch}
      options={people.map(({ id, name }) => ({ value: id, label: name }))}
    />
  );
}
