import { inWords } from "@threshold/domain/checklist/limit-words";
import {
  type ChecklistContent,
  type Choice,
  type Item,
  itemKinds,
  type Measure,
  verdicts,
  type Words,
} from "@threshold/domain/checklist/template";
import { Button } from "@threshold/ui/Button";
import { Input, Select } from "@threshold/ui/Input";
import { useState } from "react";
import { useWords } from "../i18n/Words.tsx";
import { DecimalInput } from "../form/DecimalInput.tsx";
import { FormDialog } from "../form/FormDialog.tsx";
import { ofKind, simpleCondition } from "./draft-content.ts";

/** Words typed in two languages; English left empty is left out. */
const typedWords = (zh: string, en: string): Words => ({ zh, ...(en.trim() && { en }) });

/** One item of a draft: what is asked, how it is answered, what meets it. */
export function ItemDialog({
  item: given,
  content,
  onDone,
  onClose,
}: {
  item: Item;
  content: ChecklistContent;
  onDone: (item: Item) => void;
  onClose: () => void;
}) {
  const { t, language } = useWords();
  const w = t.checklist.templates;
  const [item, setItem] = useState(given);
  const [pressed, setPressed] = useState(false);
  const put = (part: Partial<Item>) => setItem({ ...item, ...part } as Item);
  const labelMissing = item.label.zh.trim() === "";
  const codeWrong = !/^[A-Z][A-Z0-9_]{0,39}$/.test(item.code);
  const submit = () => {
    setPressed(true);
    if (!labelMissing && !codeWrong) onDone(item);
  };
  return (
    <FormDialog
      title={given.label.zh ? inWords(given.label, language) : w.addItem}
      submitText={w.keepItem}
      onSubmit={submit}
      onClose={onClose}
    >
      <Input
        label={w.labelZh}
        required
        value={item.label.zh}
        error={pressed && labelMissing ? w.required : undefined}
        onChange={({ target }) => put({ label: typedWords(target.value, item.label.en ?? "") })}
      />
      <Input
        label={w.labelEn}
        optionalText={t.checklist.optional}
        value={item.label.en ?? ""}
        onChange={({ target }) => put({ label: typedWords(item.label.zh, target.value) })}
      />
      <Input
        label={w.requirement}
        optionalText={t.checklist.optional}
        value={item.requirement?.zh ?? ""}
        onChange={({ target }) =>
          put({
            requirement: target.value
              ? typedWords(target.value, item.requirement?.en ?? "")
              : undefined,
          })
        }
      />
      <Input
        label={w.code}
        required
        value={item.code}
        error={pressed && codeWrong ? w.codeHint : undefined}
        hint={w.codeHint}
        onChange={({ target }) => put({ code: target.value.toUpperCase() })}
      />
      <Select
        label={w.section}
        value={item.section}
        options={content.sections.map(({ code, label }) => ({
          value: code,
          label: inWords(label, language),
        }))}
        onChange={({ target }) => put({ section: target.value })}
      />
      <Select
        label={w.kind}
        value={item.kind}
        options={itemKinds.map((kind) => ({ value: kind, label: t.checklist.kinds[kind] }))}
        onChange={({ target }) => setItem(ofKind(item, target.value as Item["kind"]))}
      />
      {item.kind === "NUMBER" && (
        <Measures measures={item.measures} onChange={(measures) => put({ measures })} />
      )}
      {item.kind === "CHOICE" && (
        <Choices choices={item.choices} onChange={(choices) => put({ choices })} />
      )}
      {(item.kind === "PHOTO" || item.kind === "FILE") && (
        <Input
          label={w.minFiles}
          type="number"
          min={1}
          max={20}
          value={item.minFiles}
          onChange={({ target }) => put({ minFiles: Number(target.value) })}
        />
      )}
      <Input
        label={w.weight}
        type="number"
        min={0}
        max={1000}
        value={item.weight}
        hint={w.weightHint}
        onChange={({ target }) => put({ weight: Math.trunc(Number(target.value)) })}
      />
      <label className="ui-checkbox">
        <input
          type="checkbox"
          checked={item.required}
          onChange={({ target }) => put({ required: target.checked })}
        />
        <span>{w.isRequired}</span>
      </label>
      <label className="ui-checkbox">
        <input
          type="checkbox"
          checked={item.mayNotApply ?? false}
          onChange={({ target }) => put({ mayNotApply: target.checked || undefined })}
        />
        <span>{w.mayNotApply}</span>
      </label>
      <ShownWhen item={item} content={content} onChange={(shownWhen) => put({ shownWhen })} />
    </FormDialog>
  );
}

/** Another item's verdict that shows this one; a condition of another form is kept and told. */
function ShownWhen({
  item,
  content,
  onChange,
}: {
  item: Item;
  content: ChecklistContent;
  onChange: (condition: Item["shownWhen"]) => void;
}) {
  const { t, language } = useWords();
  const w = t.checklist.templates;
  const known = simpleCondition(item.shownWhen);
  if (item.shownWhen && !known) return <p className="checklist-quiet">{w.otherCondition}</p>;
  const others = content.items.filter(({ code }) => code !== item.code);
  return (
    <div className="checklist-pair">
      <Select
        label={w.shownWhen}
        value={known?.item ?? ""}
        options={[
          { value: "", label: w.always },
          ...others.map(({ code, label }) => ({ value: code, label: inWords(label, language) })),
        ]}
        onChange={({ target }) =>
          onChange(
            target.value
              ? { item: target.value, verdict: [known?.verdict ?? "NOT_OK"] }
              : undefined,
          )
        }
      />
      {known && (
        <Select
          label={w.is}
          value={known.verdict}
          options={verdicts.map((one) => ({ value: one, label: t.checklist.verdicts[one] }))}
          onChange={({ target }) =>
            onChange({ item: known.item, verdict: [target.value as typeof known.verdict] })
          }
        />
      )}
    </div>
  );
}

const limitFields = ["min", "max", "expected", "tolerance"] as const;

function Measures({
  measures,
  onChange,
}: {
  measures: readonly Measure[];
  onChange: (measures: Measure[]) => void;
}) {
  const { t } = useWords();
  const w = t.checklist.templates;
  const put = (at: number, part: Partial<Measure>) =>
    onChange(measures.map((one, index) => (index === at ? { ...one, ...part } : one)));
  return (
    <fieldset className="checklist-parts">
      <legend>{w.measures}</legend>
      {measures.map((measure, at) => (
        <div key={at}>
          <Input
            label={w.measure}
            value={measure.label.zh}
            onChange={({ target }) =>
              put(at, { label: typedWords(target.value, measure.label.en ?? "") })
            }
          />
          <Input
            label={w.unit}
            value={measure.unit.zh}
            onChange={({ target }) => put(at, { unit: { zh: target.value } })}
          />
          {limitFields.map((field) => (
            <DecimalInput
              key={field}
              label={w.limits[field]}
              value={measure[field]}
              onChange={(value) => put(at, { [field]: value })}
            />
          ))}
          <Button
            small
            kind="QUIET"
            icon="trash"
            iconOnly
            onClick={() => onChange(measures.filter((_, index) => index !== at))}
          >
            {w.removePart(measure.label.zh)}
          </Button>
        </div>
      ))}
      <Button
        small
        icon="plus"
        onClick={() =>
          onChange([
            ...measures,
            { code: `VALUE_${measures.length + 1}`, label: { zh: "" }, unit: { zh: "m" } },
          ])
        }
      >
        {w.addMeasure}
      </Button>
    </fieldset>
  );
}

function Choices({
  choices,
  onChange,
}: {
  choices: readonly Choice[];
  onChange: (choices: Choice[]) => void;
}) {
  const { t } = useWords();
  const w = t.checklist.templates;
  const put = (at: number, part: Partial<Choice>) =>
    onChange(choices.map((one, index) => (index === at ? { ...one, ...part } : one)));
  return (
    <fieldset className="checklist-parts">
      <legend>{w.choices}</legend>
      {choices.map((choice, at) => (
        <div key={at}>
          <Input
            label={w.choice}
            value={choice.label.zh}
            onChange={({ target }) =>
              put(at, { label: typedWords(target.value, choice.label.en ?? "") })
            }
          />
          <label className="ui-checkbox">
            <input
              type="checkbox"
              checked={choice.ok}
              onChange={({ target }) => put(at, { ok: target.checked })}
            />
            <span>{t.checklist.verdicts.OK}</span>
          </label>
          <Button
            small
            kind="QUIET"
            icon="trash"
            iconOnly
            onClick={() => onChange(choices.filter((_, index) => index !== at))}
          >
            {w.removePart(choice.label.zh)}
          </Button>
        </div>
      ))}
      <Button
        small
        icon="plus"
        onClick={() =>
          onChange([
            ...choices,
            { code: `CHOICE_${choices.length + 1}`, label: { zh: "" }, ok: true },
          ])
        }
      >
        {w.addChoice}
      </Button>
    </fieldset>
  );
}
