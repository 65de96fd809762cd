import { numbersIn } from "@threshold/domain/custody/numbers";
import type { CustodyKind, DocumentForm } from "@threshold/domain/custody/vocabulary";
import { Button } from "@threshold/ui/Button";
import { ChoiceField } from "@threshold/ui/ChoiceField";
import { Input, Select } from "@threshold/ui/Input";
import { useState } from "react";
import { useQuery } from "urql";
import { useRested } from "../form/PersonField.tsx";
import { graphql } from "../gql/gql.ts";
import { optionsOf, useCustodyWords } from "./words.ts";

const HomesOfThings = graphql(/* GraphQL */ `
  query HomesOfThings($estateId: ID!, $search: String) {
    estate(id: $estateId) {
      id
      units(first: 30, filter: { search: $search }) {
        nodes {
          id
          roomNumber
          building {
            id
            number
          }
        }
      }
    }
  }
`);

/** Things of one name that come for the first time, as they are typed. */
export interface NewThing {
  readonly key: string;
  readonly kind: CustodyKind;
  readonly name: string;
  readonly numbers: string;
  readonly form: DocumentForm;
  readonly unitId: string;
  readonly place: string;
  readonly quantity: string;
  readonly listed: string;
  readonly damaged: string;
}

export const newThing = (): NewThing => ({
  key: crypto.randomUUID(),
  kind: "KEY",
  name: "",
  numbers: "",
  form: "ORIGINAL",
  unitId: "",
  place: "",
  quantity: "1",
  listed: "",
  damaged: "",
});

const numbersOf = (typed: string): readonly string[] => {
  const read = numbersIn(typed);
  return read.ok ? read.value : [];
};

/** Whether it can be sent: named, and with a number or a form. */
export const isComplete = (thing: NewThing): boolean =>
  thing.name.trim() !== "" &&
  Number(thing.quantity) >= 0 &&
  (thing.kind === "DOCUMENT" || numbersOf(thing.numbers).length > 0);

/** As the server takes it. */
export const thingInput = (thing: NewThing) => ({
  kind: thing.kind,
  name: thing.name.trim(),
  numbers: thing.kind === "DOCUMENT" ? [] : [...numbersOf(thing.numbers)],
  form: thing.kind === "DOCUMENT" ? thing.form : null,
  unitId: thing.unitId || null,
  place: thing.place.trim() || null,
  quantity: Number(thing.quantity),
  listed: thing.listed === "" ? null : Number(thing.listed),
  damaged: thing.damaged === "" ? null : Number(thing.damaged),
});

/** 新接收的物品: name, numbers or a range, where they belong, and how they were counted. */
export function NewThings({
  estateId,
  things,
  onChange,
  checked,
}: {
  estateId: string;
  things: readonly NewThing[];
  onChange: (things: readonly NewThing[]) => void;
  checked: boolean;
}) {
  const { words } = useCustodyWords();
  const w = words.handover;
  return (
    <section className="custody-card" aria-label={w.newThings}>
      <h2>{w.newThings}</h2>
      {things.map((thing) => (
        <OneThing
          key={thing.key}
          estateId={estateId}
          thing={thing}
          checked={checked}
          onChange={(changed) =>
            onChange(things.map((one) => (one.key === thing.key ? changed : one)))
          }
          onDrop={() => onChange(things.filter(({ key }) => key !== thing.key))}
        />
      ))}
      <div>
        <Button icon="plus" onClick={() => onChange([...things, newThing()])}>
          {w.newThing}
        </Button>
      </div>
    </section>
  );
}

function OneThing({
  estateId,
  thing,
  onChange,
  onDrop,
  checked,
}: {
  estateId: string;
  thing: NewThing;
  onChange: (thing: NewThing) => void;
  onDrop: () => void;
  checked: boolean;
}) {
  const { t, words, kinds, forms, format } = useCustodyWords();
  const w = words.handover;
  const set = (more: Partial<NewThing>) => onChange({ ...thing, ...more });
  const numbers = numbersOf(thing.numbers);
  const isDocument = thing.kind === "DOCUMENT";
  const missing = (wrong: boolean) => (checked && wrong ? w.required : undefined);
  return (
    <fieldset className="custody-card">
      <legend className="visually-hidden">{thing.name || w.newThing}</legend>
      <div className="custody-pair">
        <Select
          label={words.kind}
          value={thing.kind}
          options={optionsOf(kinds)}
          onChange={({ target }) => set({ kind: target.value as CustodyKind })}
        />
        <Input
          label={w.thingName}
          required
          maxLength={120}
          autoComplete="off"
          value={thing.name}
          error={missing(thing.name.trim() === "")}
          onChange={({ target }) => set({ name: target.value })}
        />
        {isDocument ? (
          <Select
            label={w.form}
            value={thing.form}
            options={optionsOf(forms)}
            onChange={({ target }) => set({ form: target.value as DocumentForm })}
          />
        ) : (
          <Input
            label={w.thingNumbers}
            required
            hint={numbers.length > 0 ? w.pieces(format.number(numbers.length)) : w.numbersHint}
            autoComplete="off"
            spellCheck={false}
            value={thing.numbers}
            error={missing(numbers.length === 0)}
            onChange={({ target }) => set({ numbers: target.value })}
          />
        )}
      </div>
      <div className="custody-pair">
        {!isDocument && (
          <>
            <Input
              label={w.place}
              hint={w.placeHint}
              optionalText={t.shell.optional}
              maxLength={80}
              value={thing.place}
              onChange={({ target }) => set({ place: target.value })}
            />
            <HomeChoice
              estateId={estateId}
              value={thing.unitId}
              onChange={(unitId) => set({ unitId })}
            />
          </>
        )}
        <Amount
          label={w.each}
          value={thing.quantity}
          onChange={(quantity) => set({ quantity })}
          required
        />
        <Amount
          label={w.eachListed}
          hint={w.listedHint}
          value={thing.listed}
          onChange={(listed) => set({ listed })}
        />
        <Amount
          label={w.eachDamaged}
          value={thing.damaged}
          onChange={(damaged) => set({ damaged })}
        />
      </div>
      <div>
        <Button small kind="QUIET" icon="trash" onClick={onDrop}>
          {w.drop}
        </Button>
      </div>
    </fieldset>
  );
}

function Amount({
  label,
  hint,
  value,
  onChange,
  required = false,
}: {
  label: string;
  hint?: string;
  value: string;
  onChange: (value: string) => void;
  required?: boolean;
}) {
  const { t } = useCustodyWords();
  return (
    <Input
      label={label}
      hint={hint}
      required={required}
      optionalText={required ? undefined : t.shell.optional}
      type="number"
      inputMode="numeric"
      min={0}
      value={value}
      onChange={({ target }) => onChange(target.value)}
    />
  );
}

function HomeChoice({
  estateId,
  value,
  onChange,
}: {
  estateId: string;
  value: string;
  onChange: (unitId: string) => void;
}) {
  const { t, words } = useCustodyWords();
  const [typed, setTyped] = useState("");
  const search = useRested(typed.trim());
  const [{ data, fetching }] = useQuery({
    query: HomesOfThings,
    variables: { estateId, search: search || null },
    pause: !estateId,
  });
  const homes = data?.estate?.units.nodes ?? [];
  return (
    <ChoiceField
      label={words.handover.unit}
      optionalText={t.shell.optional}
      value={value || undefined}
      options={homes.map((one) => ({
        value: one.id,
        label: `${one.building.number}${one.roomNumber}`,
      }))}
      onSearch={setTyped}
      loading={fetching}
      placeholder={t.shell.choose}
      noneText={t.shell.noMatch}
      onChange={(id) => onChange(id ?? "")}
    />
  );
}
