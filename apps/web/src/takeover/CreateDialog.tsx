import { Field } from "@threshold/ui/Field";
import { Input, Select, Textarea } from "@threshold/ui/Input";
import { useState } from "react";
import { useQuery } from "urql";
import { DayInput } from "../form/DayInput.tsx";
import { FormDialog } from "../form/FormDialog.tsx";
import { useAct } from "../form/use-act.ts";
import { graphql } from "../gql/gql.ts";
import { useWords } from "../i18n/Words.tsx";
import { useTakeoverWords } from "./words.ts";

const TakeoverPlaces = graphql(/* GraphQL */ `
  query TakeoverPlaces {
    estates(first: 100) {
      nodes {
        id
        name
        buildings {
          id
          number
        }
      }
    }
  }
`);
const CreateTakeover = graphql(/* GraphQL */ `
  mutation CreateTakeover($input: CreateTakeoverInput!) {
    createTakeover(input: $input) {
      takeover {
        id
      }
    }
  }
`);

/** 登记承接查验: what is taken over, and the day that the team is set up by (TKO-R05). */
export function CreateDialog({
  onDone,
  onClose,
}: {
  onDone: (id: string) => void;
  onClose: () => void;
}) {
  const { t } = useWords();
  const words = useTakeoverWords();
  const [{ data }] = useQuery({ query: TakeoverPlaces });
  const estates = data?.estates.nodes ?? [];
  const [chosen, setChosen] = useState<string>();
  const [buildingIds, setBuildingIds] = useState<readonly string[]>([]);
  const [values, setValues] = useState({
    scope: words.usualScope,
    zones: words.usualZones,
    subCompletionOn: "",
    noticeOn: "",
    deliveryOn: "",
    province: "",
    city: "",
  });
  const { run, busy, problem } = useAct(CreateTakeover);
  const estate = estates.find(({ id }) => id === chosen) ?? estates[0];
  const set = (name: keyof typeof values) => (value: string) =>
    setValues({ ...values, [name]: value });
  const typed = (name: keyof typeof values) => ({
    value: values[name],
    onChange: ({ target }: { target: { value: string } }) => set(name)(target.value),
  });
  const zones = values.zones
    .split(/[、,，\n]/)
    .map((zone) => zone.trim())
    .filter(Boolean);
  const submit = async () => {
    if (!estate) return;
    const done = await run({
      estateId: estate.id,
      buildingIds: [...buildingIds],
      zones,
      scope: values.scope,
      subCompletionOn: values.subCompletionOn || null,
      noticeOn: values.noticeOn || null,
      deliveryOn: values.deliveryOn || null,
      province: values.province.trim() || null,
      city: values.city.trim() || null,
    });
    if (done.ok) onDone(done.data.createTakeover.takeover.id);
  };
  const ready =
    buildingIds.length + zones.length > 0 &&
    (values.subCompletionOn || values.noticeOn) &&
    values.scope.trim();
  return (
    <FormDialog
      title={words.register}
      submitText={words.register}
      busy={busy}
      disabled={!ready}
      problem={problem}
      onSubmit={submit}
      onClose={onClose}
    >
      <Select
        label={words.estate}
        value={estate?.id ?? ""}
        options={estates.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={({ target }) => {
          setChosen(target.value);
          setBuildingIds([]);
        }}
      />
      <Field label={words.buildings}>
        {({ id }) => (
          <div id={id} className="takeover-ticks" role="group" aria-label={words.buildings}>
            {estate?.buildings.map((building) => (
              <label key={building.id}>
                <input
                  type="checkbox"
                  checked={buildingIds.includes(building.id)}
                  onChange={({ target }) =>
                    setBuildingIds(
                      target.checked
                        ? [...buildingIds, building.id]
                        : buildingIds.filter((one) => one !== building.id),
                    )
                  }
                />
                {building.number}
              </label>
            ))}
          </div>
        )}
      </Field>
      <Input label={words.zones} hint={words.zonesHint} {...typed("zones")} />
      <Textarea label={words.scope} required maxLength={500} rows={2} {...typed("scope")} />
      <DayInput
        label={words.subCompletionOn}
        hint={words.anchorHint}
        value={values.subCompletionOn}
        onChange={set("subCompletionOn")}
      />
      <DayInput label={words.noticeOn} value={values.noticeOn} onChange={set("noticeOn")} />
      <DayInput label={words.deliveryOn} value={values.deliveryOn} onChange={set("deliveryOn")} />
      <div className="takeover-pair">
        <Input
          label={words.province}
          hint={words.placeHint}
          optionalText={t.shell.optional}
          {...typed("province")}
        />
        <Input label={words.city} optionalText={t.shell.optional} {...typed("city")} />
      </div>
    </FormDialog>
  );
}
