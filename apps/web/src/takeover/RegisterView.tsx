import { ownerKindNames, ownerKinds } from "@threshold/domain/takeover/vocabulary";
import { Button } from "@threshold/ui/Button";
import { Empty } from "@threshold/ui/Empty";
import { Field } from "@threshold/ui/Field";
import { Input, Select, Textarea } from "@threshold/ui/Input";
import { useState } from "react";
import { FormDialog } from "../form/FormDialog.tsx";
import { ProblemNote } from "../form/ProblemNote.tsx";
import { useAct } from "../form/use-act.ts";
import { graphql } from "../gql/gql.ts";
import type { OwnerKind } from "../gql/graphql.ts";
import { useWords } from "../i18n/Words.tsx";
import { ExportMenu } from "../list/ExportMenu.tsx";
import { CommentButton } from "./Comments.tsx";
import { Part } from "./Part.tsx";
import type { Takeover, ViewProps } from "./takeover-documents.ts";
import { useTakeoverWords } from "./words.ts";

const SaveOwnershipEntry = graphql(/* GraphQL */ `
  mutation SaveOwnershipEntry($input: SaveOwnershipEntryInput!) {
    saveOwnershipEntry(input: $input) {
      entry {
        id
        version
      }
    }
  }
`);
const RemoveOwnershipEntry = graphql(/* GraphQL */ `
  mutation RemoveOwnershipEntry($input: RemoveOwnershipEntryInput!) {
    removeOwnershipEntry(input: $input) {
      takeover {
        id
        version
      }
    }
  }
`);

type Entry = Takeover["register"][number];

/** 权属清册 KF-11: what belongs to whom, how large it is and whom it serves, with sums by owner. */
export function RegisterView(props: ViewProps) {
  const { takeover, may, onChanged } = props;
  const { language, format } = useWords();
  const words = useTakeoverWords();
  const [open, setOpen] = useState<Entry | "NEW">();
  const mayKeep = may("saveOwnershipEntry");
  const square = (area: number) => words.square(format.number(area));
  return (
    <Part
      title={words.parts.register}
      actions={
        <>
          {mayKeep && (
            <Button small icon="plus" onClick={() => setOpen("NEW")}>
              {words.addEntry}
            </Button>
          )}
          <ExportMenu list="ownership-entries" args={{ takeoverIds: [takeover.id] }} />
        </>
      }
    >
      <p className="takeover-quiet">
        {takeover.registerDueOn
          ? words.registerDue(format.day(takeover.registerDueOn))
          : words.registerNoDue}
      </p>
      {takeover.register.length === 0 && (
        <Empty title={words.noRegister}>{words.noRegisterText}</Empty>
      )}
      <dl className="takeover-sums-line">
        {takeover.registerSums.map(({ owner, entries, area }) => (
          <div key={owner}>
            <dt>{ownerKinds[owner][language]}</dt>
            <dd>{`${square(area)} · ${words.entries(entries)}`}</dd>
          </div>
        ))}
      </dl>
      <ul className="takeover-rows">
        {takeover.register.map((entry) => (
          <li key={entry.id}>
            <strong>{entry.name}</strong>
            <span>{entry.area === null ? words.noArea : square(entry.area)}</span>
            <span>{ownerKinds[entry.owner][language]}</span>
            <small>
              {[
                entry.place,
                entry.use,
                entry.certificate,
                words.serves(entry.serves.map(({ name }) => name).join("、")),
                entry.remark,
              ]
                .filter(Boolean)
                .join(" · ")}
            </small>
            <CommentButton {...props} recordId={entry.id} />
            {mayKeep && (
              <Button small kind="QUIET" onClick={() => setOpen(entry)}>
                {words.edit}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {open && (
        <EntryDialog
          takeover={takeover}
          entry={open === "NEW" ? undefined : open}
          onClose={() => setOpen(undefined)}
          onDone={() => {
            setOpen(undefined);
            onChanged();
          }}
        />
      )}
    </Part>
  );
}

function EntryDialog({
  takeover,
  entry,
  onDone,
  onClose,
}: {
  takeover: Takeover;
  entry: Entry | undefined;
  onDone: () => void;
  onClose: () => void;
}) {
  const { language } = useWords();
  const words = useTakeoverWords();
  const [values, setValues] = useState({
    name: entry?.name ?? "",
    place: entry?.place ?? "",
    area: entry?.area === null || entry === undefined ? "" : String(entry.area),
    owner: entry?.owner ?? ("OWNERS" as OwnerKind),
    certificate: entry?.certificate ?? "",
    use: entry?.use ?? "",
    remark: entry?.remark ?? "",
  });
  const [serves, setServes] = useState<readonly string[]>(entry?.serves.map(({ id }) => id) ?? []);
  const save = useAct(SaveOwnershipEntry);
  const remove = useAct(RemoveOwnershipEntry);
  const typed = (name: keyof typeof values) => ({
    value: values[name],
    onChange: ({ target }: { target: { value: string } }) =>
      setValues({ ...values, [name]: target.value }),
  });
  const submit = async () => {
    const done = await save.run({
      id: takeover.id,
      ownershipEntryId: entry?.id ?? null,
      version: entry?.version ?? null,
      ...values,
      takeoverAreaIds: [...serves],
    });
    if (done.ok) onDone();
  };
  return (
    <FormDialog
      title={entry ? words.edit : words.addEntry}
      busy={save.busy}
      disabled={!values.name.trim()}
      problem={save.problem}
      extra={
        entry && (
          <Button
            kind="QUIET"
            busy={remove.busy}
            onClick={() => void remove.run({ id: entry.id }).then(({ ok }) => ok && onDone())}
          >
            {words.remove}
          </Button>
        )
      }
      onSubmit={submit}
      onClose={onClose}
    >
      {remove.problem && <ProblemNote problem={remove.problem} />}
      <Input label={words.entry.name} required maxLength={80} {...typed("name")} />
      <div className="takeover-pair">
        <Input label={words.entry.place} maxLength={80} {...typed("place")} />
        <Input label={words.entry.area} inputMode="decimal" {...typed("area")} />
      </div>
      <Select
        label={words.entry.owner}
        options={ownerKindNames.map((value) => ({ value, label: ownerKinds[value][language] }))}
        value={values.owner}
        onChange={({ target }) => setValues({ ...values, owner: target.value as OwnerKind })}
      />
      <Input label={words.entry.certificate} maxLength={80} {...typed("certificate")} />
      <Input label={words.entry.use} maxLength={80} {...typed("use")} />
      <Field label={words.entry.serves} hint={words.entry.servesHint}>
        {({ id }) => (
          <div id={id} className="takeover-ticks" role="group" aria-label={words.entry.serves}>
            {takeover.areas.map((area) => (
              <label key={area.id}>
                <input
                  type="checkbox"
                  checked={serves.includes(area.id)}
                  onChange={({ target }) =>
                    setServes(
                      target.checked
                        ? [...serves, area.id]
                        : serves.filter((one) => one !== area.id),
                    )
                  }
                />
                {area.name}
              </label>
            ))}
          </div>
        )}
      </Field>
      <Textarea label={words.line.remark} rows={2} maxLength={500} {...typed("remark")} />
    </FormDialog>
  );
}
