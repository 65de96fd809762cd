import { Select } from "@threshold/ui/Input";
import { useState } from "react";
import { DayInput } from "../form/DayInput.tsx";
import { useAct } from "../form/use-act.ts";
import { graphql } from "../gql/gql.ts";
import { useWords } from "../i18n/Words.tsx";
import { FormDialog } from "../form/FormDialog.tsx";

const PlanReception = graphql(/* GraphQL */ `
  mutation PlanReception($input: PlanReceptionInput!) {
    planReception(input: $input) {
      setup {
        id
      }
    }
  }
`);

/** A center's reception area is to be laid out; without a day it opens with its launch. */
export function PlanDialog({
  centers,
  onDone,
  onClose,
}: {
  centers: readonly { id: string; name: string; region: string }[];
  onDone: () => void;
  onClose: () => void;
}) {
  const { t } = useWords();
  const [center, setCenter] = useState(centers[0]!.id);
  const [openingOn, setOpeningOn] = useState("");
  const { run, busy, problem } = useAct(PlanReception);
  const submit = async () => {
    const { ok } = await run({ serviceCenterId: center, openingOn: openingOn || null });
    if (ok) onDone();
  };
  return (
    <FormDialog
      title={t.reception.plan}
      submitText={t.reception.plan}
      busy={busy}
      problem={problem}
      onSubmit={submit}
      onClose={onClose}
    >
      <Select
        label={t.reception.center}
        value={center}
        options={centers.map(({ id, name, region }) => ({
          value: id,
          label: `${region} · ${name}`,
        }))}
        onChange={({ target }) => setCenter(target.value)}
      />
      <DayInput
        label={t.reception.openingOn}
        hint={t.reception.openingHint}
        value={openingOn}
        onChange={setOpeningOn}
      />
    </FormDialog>
  );
}
