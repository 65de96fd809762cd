import { inWords } from "@threshold/domain/checklist/limit-words";
import type { Item } from "@threshold/domain/checklist/template";
import { Button } from "@threshold/ui/Button";
import { ConfirmButton } from "@threshold/ui/ConfirmButton";
import { Textarea } from "@threshold/ui/Input";
import { useState } from "react";
import { ProblemNote } from "../form/ProblemNote.tsx";
import { useAct } from "../form/use-act.ts";
import { graphql } from "../gql/gql.ts";
import { useWords } from "../i18n/Words.tsx";
import { asRefusal, type Problem } from "../problem.ts";
import { explain } from "../refusals.ts";
import { useAnnounce } from "../shell/announce.tsx";
import { FormDialog } from "../form/FormDialog.tsx";
import type { Setup } from "./ReceptionPage.tsx";

const SubmitReceptionCheck = graphql(/* GraphQL */ `
  mutation SubmitReceptionCheck($input: SubmitReceptionCheckInput!) {
    submitReceptionCheck(input: $input) {
      setup {
        id
        status
      }
    }
  }
`);

const AcceptReception = graphql(/* GraphQL */ `
  mutation AcceptReception($input: AcceptReceptionInput!) {
    acceptReception(input: $input) {
      setup {
        id
        status
      }
    }
  }
`);

const ReturnReception = graphql(/* GraphQL */ `
  mutation ReturnReception($input: ReturnReceptionInput!) {
    returnReception(input: $input) {
      setup {
        id
        status
      }
    }
  }
`);

const WaiveReceptionLine = graphql(/* GraphQL */ `
  mutation WaiveReceptionLine($input: WaiveReceptionLineInput!) {
    waiveReceptionLine(input: $input) {
      setup {
        id
      }
      answer {
        id
        waivedReason
      }
    }
  }
`);

interface StepProps {
  setup: Setup;
  onDone: () => void;
}

/** What the viewer may not do is said where he would do it. */
function useReasonAgainst(setup: Setup, name: string): string | undefined {
  const { t } = useWords();
  const state = setup.actions.find(({ action }) => action === name);
  if (!state || state.allowed) return undefined;
  const problem: Problem = asRefusal(state.code, state.details) ?? {
    kind: "FAULT",
    requestId: undefined,
  };
  return explain(t, problem);
}

export function SubmitButton({ setup, onDone }: StepProps) {
  const { t } = useWords();
  const announce = useAnnounce();
  const { run, problem } = useAct(SubmitReceptionCheck);
  return (
    <>
      <ConfirmButton
        kind="PRIMARY"
        question={
          setup.check.notOkCount > 0
            ? t.reception.submitNotOk(setup.check.notOkCount)
            : t.reception.submitText
        }
        confirmText={t.reception.submit}
        cancelText={t.checklist.cancel}
        onConfirm={async () => {
          const { ok } = await run({ id: setup.id });
          if (!ok) return;
          announce(t.reception.submitted);
          onDone();
        }}
      >
        {t.reception.submit}
      </ConfirmButton>
      {problem && <ProblemNote problem={problem} />}
    </>
  );
}

/** The region's word on it: accept, or send it back with a reason. */
export function DecisionBar({ setup, onDone }: StepProps) {
  const { t } = useWords();
  const announce = useAnnounce();
  const [returning, setReturning] = useState(false);
  const { run, busy, problem } = useAct(AcceptReception);
  const against = useReasonAgainst(setup, "acceptReception");
  const accept = async () => {
    const { ok } = await run({ id: setup.id });
    if (!ok) return;
    announce(t.reception.accepted);
    onDone();
  };
  return (
    <div className="checklist-bar">
      {problem && <ProblemNote problem={problem} />}
      {against && <p className="checklist-quiet">{against}</p>}
      <span className="reception-buttons">
        <Button
          onClick={() => setReturning(true)}
          {...(against === undefined ? {} : { unavailable: against })}
        >
          {t.reception.return}
        </Button>
        <Button
          kind="PRIMARY"
          icon="check"
          busy={busy}
          onClick={() => void accept()}
          {...(against === undefined ? {} : { unavailable: against })}
        >
          {t.reception.accept}
        </Button>
      </span>
      {returning && (
        <ReasonDialog
          title={t.reception.return}
          label={t.reception.returnReason}
          act={ReturnReception}
          id={setup.id}
          onClose={() => setReturning(false)}
          onDone={() => {
            setReturning(false);
            onDone();
          }}
        />
      )}
    </div>
  );
}

export function WaiveButton({
  answerId,
  item,
  onDone,
}: {
  answerId: string;
  item: Item;
  onDone: () => void;
}) {
  const { t, language } = useWords();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button small onClick={() => setOpen(true)}>
        {t.reception.waive}
      </Button>
      {open && (
        <ReasonDialog
          title={`${t.reception.waive}: ${inWords(item.label, language)}`}
          label={t.reception.waiveReason}
          act={WaiveReceptionLine}
          id={answerId}
          onClose={() => setOpen(false)}
          onDone={() => {
            setOpen(false);
            onDone();
          }}
        />
      )}
    </>
  );
}

/** A step that needs a reason. */
function ReasonDialog({
  title,
  label,
  act,
  id,
  onDone,
  onClose,
}: {
  title: string;
  label: string;
  act: typeof ReturnReception | typeof WaiveReceptionLine;
  id: string;
  onDone: () => void;
  onClose: () => void;
}) {
  const { t } = useWords();
  const [reason, setReason] = useState("");
  const { run, busy, problem } = useAct(act as typeof ReturnReception);
  const submit = async () => {
    const { ok } = await run({ id, reason });
    if (ok) onDone();
  };
  return (
    <FormDialog
      title={title}
      submitText={t.reception.confirm}
      busy={busy}
      problem={problem}
      onSubmit={submit}
      onClose={onClose}
    >
      <Textarea
        label={label}
        required
        value={reason}
        onChange={({ target }) => setReason(target.value)}
      />
    </FormDialog>
  );
}
