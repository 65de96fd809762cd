import {
  agreementHeadNames,
  agreementHeads,
  type TransferMode,
  transferModes,
} from "@threshold/domain/takeover/vocabulary";
import { Field } from "@threshold/ui/Field";
import { Checkbox, Select, Textarea } from "@threshold/ui/Input";
import { useState } from "react";
import { useQuery } from "urql";
import { FormDialog } from "../form/FormDialog.tsx";
import { useAct } from "../form/use-act.ts";
import { graphql } from "../gql/gql.ts";
import { useWords } from "../i18n/Words.tsx";
import { useMay } from "../shell/viewer.ts";
import type { Takeover } from "./takeover-documents.ts";
import { useTakeoverWords } from "./words.ts";

const Equipment = graphql(/* GraphQL */ `
  query TakeoverEquipment($ids: [ID!]) {
    takeoverItems(first: 500, takeoverIds: $ids, kinds: [EQUIPMENT]) {
      nodes {
        id
        name
        place
        transfer {
          id
        }
      }
    }
  }
`);
const Prepare = graphql(/* GraphQL */ `
  mutation PrepareTakeoverTransfer($input: PrepareTakeoverTransferInput!) {
    prepareTakeoverTransfer(input: $input) {
      transfer {
        id
      }
    }
  }
`);

/** 移交文件: all at once, in part or by item, as it is or not, with the five heads of the agreement (TKO-R18, INS-049). */
export function PapersDialog({
  takeover,
  onDone,
  onClose,
}: {
  takeover: Takeover;
  onDone: () => void;
  onClose: () => void;
}) {
  const { t, language } = useWords();
  const words = useTakeoverWords();
  const mayExcept = useMay()("takeover.except");
  const left = takeover.areas.filter(({ transfer }) => !transfer);
  const open = left.reduce((sum, area) => sum + area.open, 0);
  const [mode, setMode] = useState<TransferMode>(takeover.waiver ? "PARTIAL" : "ALL_AT_ONCE");
  const [chosen, setChosen] = useState<readonly string[]>(left.map(({ id }) => id));
  const [asIs, setAsIs] = useState(open > 0);
  const [reason, setReason] = useState("");
  const [heads, setHeads] = useState<Record<string, string>>({
    BASICS: words.usualBasics(takeover.estate.name, takeover.scope),
    PROBLEMS: words.usualProblems(open),
    SOLUTION: words.usualSolution,
    RIGHTS: words.usualRights,
    LIABILITY: words.usualLiability,
  });
  const { run, busy, problem } = useAct(Prepare);
  const [{ data }] = useQuery({
    query: Equipment,
    variables: { ids: [takeover.id] },
    pause: mode !== "BY_ITEM",
  });
  const things =
    mode === "BY_ITEM"
      ? (data?.takeoverItems.nodes ?? [])
          .filter(({ transfer }) => !transfer)
          .map(({ id, name, place }) => ({ id, name: [name, place].filter(Boolean).join(" ") }))
      : left;
  const picked = things.filter(({ id }) => mode === "ALL_AT_ONCE" || chosen.includes(id));
  const submit = async () => {
    const ids = picked.map(({ id }) => id);
    const done = await run({
      id: takeover.id,
      mode,
      takeoverAreaIds: mode === "BY_ITEM" ? [] : ids,
      takeoverItemIds: mode === "BY_ITEM" ? ids : [],
      asIs,
      agreement: agreementHeadNames.map((head) => ({ head, text: heads[head] ?? "" })),
      reason: reason.trim() || null,
    });
    if (done.ok) onDone();
  };
  return (
    <FormDialog
      title={words.makePapers}
      busy={busy}
      disabled={picked.length === 0}
      problem={problem}
      onSubmit={submit}
      onClose={onClose}
    >
      <Select
        label={words.mode}
        value={mode}
        options={(Object.keys(transferModes) as TransferMode[]).map((value) => ({
          value,
          label: transferModes[value][language],
          disabled: takeover.waiver !== null && value !== "PARTIAL",
        }))}
        onChange={({ target }) => {
          setMode(target.value as TransferMode);
          setChosen([]);
        }}
      />
      <Field label={words.what}>
        {({ id }) => (
          <div id={id} className="takeover-ticks" role="group" aria-label={words.what}>
            {things.map((one) => (
              <label key={one.id}>
                <input
                  type="checkbox"
                  disabled={mode === "ALL_AT_ONCE"}
                  checked={mode === "ALL_AT_ONCE" || chosen.includes(one.id)}
                  onChange={({ target }) =>
                    setChosen(
                      target.checked
                        ? [...chosen, one.id]
                        : chosen.filter((other) => other !== one.id),
                    )
                  }
                />
                {one.name}
              </label>
            ))}
          </div>
        )}
      </Field>
      <Checkbox
        label={words.asIs}
        hint={words.asIsHint}
        checked={asIs}
        onChange={({ target }) => setAsIs(target.checked)}
      />
      {agreementHeadNames.map((head) => (
        <Textarea
          key={head}
          label={agreementHeads[head][language]}
          required
          rows={2}
          maxLength={2000}
          value={heads[head] ?? ""}
          onChange={({ target }) => setHeads({ ...heads, [head]: target.value })}
        />
      ))}
      {mayExcept && (
        <Textarea
          label={words.lateReason}
          optionalText={t.shell.optional}
          rows={2}
          maxLength={500}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        />
      )}
    </FormDialog>
  );
}
