import { Button } from "@threshold/ui/Button";
import { Select } from "@threshold/ui/Input";
import type { FormEvent } from "react";
import { useId, useState } from "react";
import { DayInput } from "../form/DayInput.tsx";
import { ProblemNote } from "../form/ProblemNote.tsx";
import { useAct } from "../form/use-act.ts";
import { graphql } from "../gql/gql.ts";
import { useWords } from "../i18n/Words.tsx";
import { Modal } from "../shell/Modal.tsx";

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
  const form = useId();
  const [center, setCenter] = useState(centers[0]!.id);
  const [openingOn, setOpeningOn] = useState("");
  const { run, busy, problem } = useAct(PlanReception);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const { ok } = await run({ serviceCenterId: center, openingOn: openingOn || null });
    if (ok) onDone();
  };
  return (
    <Modal
      open
      onClose={onClose}
      title={t.reception.plan}
      footer={
        <>
          <Button onClick={onClose}>{t.checklist.cancel}</Button>
          <Button submit form={form} kind="PRIMARY" busy={busy}>
            {t.reception.plan}
          </Button>
        </>
      }
    >
      <form
        id={form}
        className="reception-form"
        onSubmit={(event) => void submit(event)}
        noValidate
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
        {problem && <ProblemNote problem={problem} />}
      </form>
    </Modal>
  );
}
