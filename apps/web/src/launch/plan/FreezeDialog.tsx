import { Input } from "@threshold/ui/Input";
import { useState } from "react";
import { useClient } from "urql";
import { graphql } from "../../gql/gql.ts";
import { useWords } from "../../i18n/Words.tsx";
import { useAnnounce } from "../../shell/announce.tsx";
import { useToday } from "../../form/today.ts";
import { useAct } from "../../form/use-act.ts";
import { FormDialog } from "../../form/FormDialog.tsx";
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
  const client = useClient();
  const announce = useAnnounce();
  const today = useToday();
  const [name, setName] = useState(t.launch.plan.freezeDefault(format.day(today)));
  const { run, busy, problem } = useAct(FreezeLaunchPlan);
  const submit = async () => {
    const frozen = await run({ planId, name: name.trim() });
    if (!frozen.ok) return;
    await client
      .query(PlanBaselines, { id: planId }, { requestPolicy: "network-only" })
      .toPromise();
    announce(t.launch.plan.frozen(frozen.data.freezeLaunchPlan.baseline.name));
    onClose();
  };
  return (
    <FormDialog
      title={t.launch.plan.freeze}
      submitText={t.launch.plan.freeze}
      busy={busy}
      problem={problem}
      browserChecks
      onSubmit={submit}
      onClose={onClose}
    >
      <Input
        label={t.launch.plan.freezeName}
        required
        maxLength={80}
        value={name}
        onChange={({ target }) => setName(target.value)}
      />
    </FormDialog>
  );
}
