import { Button } from "@threshold/ui/Button";
import { Input } from "@threshold/ui/Input";
import { useId, useState } from "react";
import type { FormEvent } from "react";
import { useClient } from "urql";
import { graphql } from "../../gql/gql.ts";
import { useWords } from "../../i18n/Words.tsx";
import { useAnnounce } from "../../shell/announce.tsx";
import { Modal } from "../../shell/Modal.tsx";
import { ProblemNote } from "../../form/ProblemNote.tsx";
import { useToday } from "../../form/today.ts";
import { useAct } from "../../form/use-act.ts";
import { FreezeLaunchPlan } from "./plan-mutations.ts";

const PlanBaselines = graphql(/* GraphQL */ `
  query PlanBaselines($id: ID!) {
    launchPlan(id: $id) {
      id
      baselines {
        id
        name
        frozenAt
      }
    }
  }
`);

/** Keeps the plan as it stands under a name, to compare with later. */
export function FreezeDialog({ planId, onClose }: { planId: string; onClose: () => void }) {
  const { t, format } = useWords();
  const form = useId();
  const client = useClient();
  const announce = useAnnounce();
  const today = useToday();
  const [name, setName] = useState(t.launch.plan.freezeDefault(format.day(today)));
  const { run, busy, problem } = useAct(FreezeLaunchPlan);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const frozen = await run({ planId, name: name.trim() });
    if (!frozen.ok) return;
    await client
      .query(PlanBaselines, { id: planId }, { requestPolicy: "network-only" })
      .toPromise();
    announce(t.launch.plan.frozen(frozen.data.freezeLaunchPlan.baseline.name));
    onClose();
  };
  return (
    <Modal
      open
      onClose={onClose}
      title={t.launch.plan.freeze}
      footer={
        <>
          <Button onClick={onClose}>{t.launch.cancel}</Button>
          <Button submit form={form} kind="PRIMARY" busy={busy}>
            {t.launch.plan.freeze}
          </Button>
        </>
      }
    >
      <form id={form} className="plan-form" onSubmit={(event) => void submit(event)}>
        <Input
          label={t.launch.plan.freezeName}
          required
          maxLength={80}
          value={name}
          onChange={({ target }) => setName(target.value)}
        />
        {problem && <ProblemNote problem={problem} />}
      </form>
    </Modal>
  );
}
