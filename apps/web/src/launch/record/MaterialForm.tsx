import { materialCategories, openCategories } from "@threshold/domain/launch/materials";
import { Button } from "@threshold/ui/Button";
import { Checkbox, Input } from "@threshold/ui/Input";
import { useState } from "react";
import { DayInput } from "../../form/DayInput.tsx";
import { ProblemNote } from "../../form/ProblemNote.tsx";
import type { MaterialCategory } from "../../gql/graphql.ts";
import { KeepMaterials, type Records } from "./record-documents.ts";
import { Rows } from "./record-parts.tsx";
import { type Submit, useRecordAct } from "./use-record-act.ts";
import { useRecordWords } from "./use-record-words.ts";

interface Line {
  category: MaterialCategory;
  item: string;
  quantity: number;
  unit: string;
  estimatedPrice: number | null;
  neededOn: string | null;
}

const draftOf = ({ materialRequest }: Records) => ({
  lines: (materialRequest?.lines ?? []).map(
    ({ category, item, quantity, unit, estimatedPrice, neededOn }): Line => ({
      category,
      item,
      quantity,
      unit,
      estimatedPrice: estimatedPrice ?? null,
      neededOn: neededOn ?? null,
    }),
  ),
  noNeed: [...(materialRequest?.noNeed ?? [])],
});

/** The draft of a materials plan: category by category, each with lines or 无需求 (LCH-R20). */
export function MaterialForm({ plan, submit }: { plan: Records; submit: Submit }) {
  const { t, format } = useRecordWords();
  const words = t.records;
  const [draft, setDraft] = useState(() => draftOf(plan));
  const keep = useRecordAct(KeepMaterials, words.saved);
  const save = () =>
    keep.run({ planId: plan.id, version: plan.materialRequest?.version ?? null, ...draft });
  const saveAndSubmit = async () => {
    const changed = JSON.stringify(draft) !== JSON.stringify(draftOf(plan));
    if (changed || !plan.materialRequest) if (!(await save()).ok) return;
    await submit.run({ planId: plan.id });
  };
  const left = openCategories(draft).length;
  const cost = draft.lines.reduce(
    (sum, line) => sum + line.quantity * (line.estimatedPrice ?? 0),
    0,
  );
  const putLines = (category: MaterialCategory, rows: Line[]) =>
    setDraft({
      lines: materialCategories.flatMap((one) =>
        one === category ? rows : draft.lines.filter((line) => line.category === one),
      ),
      noNeed: rows.length > 0 ? draft.noNeed.filter((one) => one !== category) : draft.noNeed,
    });
  const tick = (category: MaterialCategory, none: boolean) =>
    setDraft({
      ...draft,
      noNeed: none ? [...draft.noNeed, category] : draft.noNeed.filter((one) => one !== category),
    });
  return (
    <form
      className="record-form"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      {materialCategories.map((category) => {
        const rows = draft.lines.filter((line) => line.category === category);
        return (
          <Rows
            key={category}
            legend={words.categories[category]}
            kind="material"
            rows={rows}
            blank={{
              category,
              item: "",
              quantity: 1,
              unit: "件",
              estimatedPrice: null,
              neededOn: null,
            }}
            nameOf={(row) => row.item}
            onChange={(changed) => putLines(category, changed)}
            beside={
              rows.length === 0 && (
                <Checkbox
                  label={words.noNeed}
                  aria-label={`${words.categories[category]}：${words.noNeed}`}
                  checked={draft.noNeed.includes(category)}
                  onChange={({ target }) => tick(category, target.checked)}
                />
              )
            }
          >
            {(row, change) => <MaterialFields row={row} onChange={change} />}
          </Rows>
        );
      })}
      <p className={left > 0 ? "record-late" : "record-quiet"} role="status">
        {left > 0 ? words.categoriesLeft(left) : words.allCategories} ·{" "}
        {words.cost(format.number(cost))}
      </p>
      {(keep.problem ?? submit.problem) && (
        <ProblemNote problem={(keep.problem ?? submit.problem)!} />
      )}
      <div className="record-buttons">
        <Button kind="PRIMARY" busy={submit.busy} onClick={() => void saveAndSubmit()}>
          {words.submit}
        </Button>
        <Button submit busy={keep.busy}>
          {words.saveDraft}
        </Button>
      </div>
    </form>
  );
}

function MaterialFields({ row, onChange }: { row: Line; onChange: (part: Partial<Line>) => void }) {
  const { labels } = useRecordWords().t.records;
  return (
    <>
      <Input
        label={labels.item}
        required
        maxLength={80}
        value={row.item}
        onChange={({ target }) => onChange({ item: target.value })}
      />
      <Input
        label={labels.quantity}
        type="number"
        min={0.01}
        step="any"
        required
        value={row.quantity}
        onChange={({ target }) => onChange({ quantity: Number(target.value) })}
      />
      <Input
        label={labels.unit}
        required
        maxLength={10}
        value={row.unit}
        onChange={({ target }) => onChange({ unit: target.value })}
      />
      <Input
        label={labels.price}
        type="number"
        min={0}
        step="any"
        value={row.estimatedPrice ?? ""}
        onChange={({ target }) =>
          onChange({ estimatedPrice: target.value === "" ? null : Number(target.value) })
        }
      />
      <DayInput
        label={labels.neededOn}
        hint={labels.neededHint}
        value={row.neededOn ?? ""}
        onChange={(day) => onChange({ neededOn: day || null })}
      />
    </>
  );
}
