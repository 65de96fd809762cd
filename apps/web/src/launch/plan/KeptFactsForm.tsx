import { Button } from "@threshold/ui/Button";
import { Input, Textarea } from "@threshold/ui/Input";
import { useState } from "react";
import type { FormEvent } from "react";
import { graphql } from "../../gql/gql.ts";
import type { KeptFacts_PlanFragment } from "../../gql/graphql.ts";
import { useWords } from "../../i18n/Words.tsx";
import { useAnnounce } from "../../shell/announce.tsx";
import { FlatRows, PermitRows } from "../fact-rows.tsx";
import { ProblemNote } from "../../form/ProblemNote.tsx";
import { useAct } from "../../form/use-act.ts";

const UpdateLaunchPlan = graphql(/* GraphQL */ `
  mutation UpdateLaunchPlan($input: UpdateLaunchPlanInput!) {
    updateLaunchPlan(input: $input) {
      plan {
        id
        ...KeptFacts_plan
        ...LivePlan_plan
      }
    }
  }
`);

/** The project's facts to bring up to date; only what was changed is sent and dated anew. */
export function KeptFactsForm({
  plan,
  onClose,
}: {
  plan: KeptFacts_PlanFragment;
  onClose: () => void;
}) {
  const { t } = useWords();
  const announce = useAnnounce();
  const { run, busy, problem } = useAct(UpdateLaunchPlan);
  const [facts, setFacts] = useState(() => factsOf(plan));
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const before = factsOf(plan);
    const changed = Object.fromEntries(
      Object.entries(facts).filter(
        ([field, value]) =>
          JSON.stringify(value) !== JSON.stringify(before[field as keyof typeof before]),
      ),
    );
    if (Object.keys(changed).length === 0) return onClose();
    const { ok } = await run({ id: plan.id, version: plan.version, ...changed });
    if (!ok) return;
    announce(t.launch.facts.saved);
    onClose();
  };
  const put = (part: Partial<typeof facts>) => setFacts({ ...facts, ...part });
  return (
    <form className="form-stack" onSubmit={(event) => void submit(event)}>
      <PermitRows rows={facts.permits} onChange={(permits) => put({ permits })} />
      <FlatRows rows={facts.showFlats} onChange={(showFlats) => put({ showFlats })} />
      {(["fitOutStandard", "enclosureScope"] as const).map((field) => (
        <Textarea
          key={field}
          label={t.launch.fields[field]}
          rows={2}
          value={facts[field]}
          onChange={({ target }) => put({ [field]: target.value })}
        />
      ))}
      <Input
        label={t.launch.fields.officePlace}
        value={facts.officePlace}
        onChange={({ target }) => put({ officePlace: target.value })}
      />
      {problem && <ProblemNote problem={problem} />}
      <div className="plan-form-buttons">
        <Button submit kind="PRIMARY" busy={busy}>
          {t.launch.save}
        </Button>
        <Button onClick={onClose}>{t.launch.cancel}</Button>
      </div>
    </form>
  );
}

const factsOf = (plan: KeptFacts_PlanFragment) => ({
  permits: plan.permits.map(({ name, status, statusOn }) => ({
    name,
    status,
    statusOn: statusOn ?? null,
  })),
  showFlats: plan.showFlats.map(({ location, count }) => ({ location, count })),
  fitOutStandard: plan.fitOutStandard ?? "",
  enclosureScope: plan.enclosureScope ?? "",
  officePlace: plan.officePlace ?? "",
});
