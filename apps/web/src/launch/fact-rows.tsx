import { Button } from "@threshold/ui/Button";
import { Input, Select } from "@threshold/ui/Input";
import type { PermitStatus } from "../gql/graphql.ts";
import { useWords } from "../i18n/Words.tsx";
import { DayInput } from "../form/DayInput.tsx";
import "./fact-rows.css";

export interface PermitRow {
  name: string;
  status: PermitStatus;
  statusOn: string | null;
}

export interface FlatRow {
  location: string;
  count: number;
}

const STATES = ["NOT_STARTED", "IN_PROGRESS", "OBTAINED"] as const;

/** The developer's permits (证照), row by row. */
export function PermitRows({
  rows,
  onChange,
}: {
  rows: PermitRow[];
  onChange: (rows: PermitRow[]) => void;
}) {
  const { t } = useWords();
  const words = t.launch.facts;
  const put = (at: number, part: Partial<PermitRow>) =>
    onChange(rows.map((row, index) => (index === at ? { ...row, ...part } : row)));
  return (
    <fieldset className="fact-rows">
      <legend>{t.launch.fields.permits}</legend>
      {rows.map((row, index) => (
        <div key={index} className="fact-row fact-row-permit">
          <Input
            label={words.permitName}
            required
            value={row.name}
            onChange={({ target }) => put(index, { name: target.value })}
          />
          <Select
            label={words.permitStatus}
            value={row.status}
            options={STATES.map((value) => ({ value, label: t.launch.permitStates[value] }))}
            onChange={({ target }) => put(index, { status: target.value as PermitStatus })}
          />
          <DayInput
            label={words.permitOn}
            value={row.statusOn ?? ""}
            onChange={(day) => put(index, { statusOn: day || null })}
          />
          <RemoveRow
            label={row.name}
            onRemove={() => onChange(rows.filter((_, at) => at !== index))}
          />
        </div>
      ))}
      <Button
        small
        icon="plus"
        onClick={() => onChange([...rows, { name: "", status: "NOT_STARTED", statusOn: null }])}
      >
        {words.addPermit}
      </Button>
    </fieldset>
  );
}

/** Where the show flats (样板房) are and how many. */
export function FlatRows({
  rows,
  onChange,
}: {
  rows: FlatRow[];
  onChange: (rows: FlatRow[]) => void;
}) {
  const { t } = useWords();
  const words = t.launch.facts;
  const put = (at: number, part: Partial<FlatRow>) =>
    onChange(rows.map((row, index) => (index === at ? { ...row, ...part } : row)));
  return (
    <fieldset className="fact-rows">
      <legend>{t.launch.fields.showFlats}</legend>
      {rows.map((row, index) => (
        <div key={index} className="fact-row fact-row-flat">
          <Input
            label={words.location}
            required
            value={row.location}
            onChange={({ target }) => put(index, { location: target.value })}
          />
          <Input
            label={words.flatCount}
            type="number"
            min={1}
            value={row.count}
            onChange={({ target }) => put(index, { count: Math.max(1, Number(target.value)) })}
          />
          <RemoveRow
            label={row.location}
            onRemove={() => onChange(rows.filter((_, at) => at !== index))}
          />
        </div>
      ))}
      <Button small icon="plus" onClick={() => onChange([...rows, { location: "", count: 1 }])}>
        {words.addFlat}
      </Button>
    </fieldset>
  );
}

function RemoveRow({ label, onRemove }: { label: string; onRemove: () => void }) {
  const { t } = useWords();
  return (
    <Button kind="QUIET" icon="trash" iconOnly onClick={onRemove}>
      {`${t.launch.remove} ${label}`}
    </Button>
  );
}
