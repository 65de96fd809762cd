import { inspectedKinds } from "@threshold/domain/takeover/standard";
import {
  itemKinds,
  type Method,
  methodNames,
  methods as methodWords,
} from "@threshold/domain/takeover/vocabulary";
import { Button } from "@threshold/ui/Button";
import { Checkbox, Input, Select, Textarea } from "@threshold/ui/Input";
import { useState } from "react";
import { FormDialog } from "../form/FormDialog.tsx";
import { useAct } from "../form/use-act.ts";
import { useWords } from "../i18n/Words.tsx";
import { SaveTakeoverPlan, type Takeover } from "./takeover-documents.ts";
import { useTakeoverWords } from "./words.ts";

type Item = Omit<Takeover["standard"][number], "__typename">;

/**
 * 承接查验标准 adapted to the project (TKO-R08): what KF-05 does not know is added, what is not here is taken out, requirements and
 * methods are made its own. Saved as a new version, with the plan as it stands.
 */
export function StandardDialog({
  takeover,
  onDone,
  onClose,
}: {
  takeover: Takeover;
  onDone: () => void;
  onClose: () => void;
}) {
  const words = useTakeoverWords();
  const [items, setItems] = useState<readonly Item[]>(takeover.standard);
  const [open, setOpen] = useState<string>();
  const { run, busy, problem } = useAct(SaveTakeoverPlan);
  const set = (code: string, more: Partial<Item>) =>
    setItems(items.map((item) => (item.code === code ? { ...item, ...more } : item)));
  const add = () => {
    const code = nextCode(items);
    const blank = { label: "", requirement: "", methods: ["OBSERVE" as const], linkage: false };
    setItems([...items, { code, kind: "EQUIPMENT", ...blank }]);
    setOpen(code);
  };
  const submit = async () => {
    const standard = items.map(({ code, kind, label, requirement, methods, linkage }) => ({
      code,
      kind,
      label,
      requirement,
      methods,
      linkage,
    }));
    const plan = takeover.plan.map(({ content, standard: by, dueOn }) => ({
      content,
      standard: by,
      dueOn,
    }));
    if ((await run({ id: takeover.id, plan, standard })).ok) onDone();
  };
  return (
    <FormDialog
      title={words.parts.standard}
      busy={busy}
      problem={problem}
      onSubmit={submit}
      onClose={onClose}
    >
      <p className="takeover-quiet">{words.standardHint}</p>
      <ul className="takeover-rows">
        {items.map((item) => (
          <li key={item.code}>
            {open === item.code ? (
              <ItemFields
                item={item}
                onChange={(more) => set(item.code, more)}
                onRemove={() => setItems(items.filter(({ code }) => code !== item.code))}
              />
            ) : (
              <>
                <Button small kind="QUIET" onClick={() => setOpen(item.code)}>
                  {item.label || words.newItem}
                </Button>
                <small>{item.requirement}</small>
              </>
            )}
          </li>
        ))}
      </ul>
      <Button icon="plus" onClick={add}>
        {words.addItem}
      </Button>
    </FormDialog>
  );
}

/** Items of the project's own are numbered after those of KF-05. */
function nextCode(items: readonly Item[]): string {
  const known = new Set(items.map(({ code }) => code));
  for (let number = 1; ; number++) {
    const code = `OWN-${String(number).padStart(2, "0")}`;
    if (!known.has(code)) return code;
  }
}

function ItemFields({
  item,
  onChange,
  onRemove,
}: {
  item: Item;
  onChange: (more: Partial<Item>) => void;
  onRemove: () => void;
}) {
  const { language } = useWords();
  const words = useTakeoverWords();
  return (
    <fieldset className="takeover-task takeover-item">
      <Select
        label={words.line.kind}
        value={item.kind}
        options={inspectedKinds.map((value) => ({ value, label: itemKinds[value][language] }))}
        onChange={({ target }) => onChange({ kind: target.value as Item["kind"] })}
      />
      <Input
        label={words.itemLabel}
        required
        maxLength={40}
        value={item.label}
        onChange={({ target }) => onChange({ label: target.value })}
      />
      <Textarea
        label={words.requirement}
        required
        rows={2}
        maxLength={300}
        value={item.requirement}
        onChange={({ target }) => onChange({ requirement: target.value })}
      />
      <div className="takeover-ticks" role="group" aria-label={words.methods}>
        {methodNames.map((method) => (
          <Checkbox
            key={method}
            label={methodWords[method][language]}
            checked={item.methods.includes(method)}
            onChange={({ target }) =>
              onChange({ methods: ticked(item.methods, method, target.checked) })
            }
          />
        ))}
        <Checkbox
          label={words.linkage}
          checked={item.linkage}
          onChange={({ target }) => onChange({ linkage: target.checked })}
        />
      </div>
      <Button small kind="QUIET" onClick={onRemove}>
        {words.remove}
      </Button>
    </fieldset>
  );
}

const ticked = (used: readonly Method[], method: Method, on: boolean): Method[] =>
  methodNames.filter((one) => (one === method ? on : used.includes(one)));
