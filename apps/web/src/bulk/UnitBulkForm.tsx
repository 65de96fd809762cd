import { Input, Select } from "@threshold/ui/Input";
import { readUnitChange } from "@threshold/domain/organization/unit-bulk";
import { useState } from "react";
import type { FormEvent } from "react";
import { UNIT_USES } from "../estate/unit-list-state.ts";
import type { UnitUse } from "../gql/graphql.ts";
import { useWords } from "../i18n/Words.tsx";
import { useMay } from "../shell/viewer.ts";
import type { BulkFormProps } from "./BulkBar.tsx";

const EMPTY = { layoutType: "", use: "", buildingArea: "", innerArea: "", status: "" };

/** What many units are given: what stays empty stays as it is. */
export function UnitBulkForm({ id, onSubmit }: BulkFormProps) {
  const { t } = useWords();
  const words = t.bulk.unit;
  const may = useMay();
  const [typed, setTyped] = useState(EMPTY);
  const [wrong, setWrong] = useState(false);
  const set = (name: keyof typeof EMPTY) => (event: { target: { value: string } }) =>
    setTyped({ ...typed, [name]: event.target.value });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { layoutType, use, buildingArea, innerArea, status } = typed;
    const unit = {
      ...(layoutType.trim() ? { layoutType: layoutType.trim() } : {}),
      ...(use ? { use: use as UnitUse } : {}),
      ...(buildingArea.trim() ? { buildingArea: Number(buildingArea) } : {}),
      ...(innerArea.trim() ? { innerArea: Number(innerArea) } : {}),
      ...(status ? { status: status as "ACTIVE" | "SUSPENDED" } : {}),
    };
    const read = readUnitChange(unit);
    setWrong(!read.ok);
    if (read.ok) onSubmit({ unit });
  };
  const { fields, uses, statuses } = t.organization;
  const field = (name: "layoutType" | "buildingArea" | "innerArea") => (
    <Input
      label={fields[name] ?? ""}
      value={typed[name]}
      placeholder={words.keep}
      autoComplete="off"
      {...(name === "layoutType" ? { maxLength: 40 } : { inputMode: "decimal" as const })}
      onChange={set(name)}
    />
  );
  return (
    <form id={id} className="form-stack" onSubmit={submit} noValidate>
      <p className="quiet">{words.lead}</p>
      {field("layoutType")}
      <Select
        label={fields["use"] ?? ""}
        placeholder={words.keep}
        value={typed.use}
        options={UNIT_USES.map((value) => ({ value, label: uses[value] }))}
        onChange={set("use")}
      />
      {field("buildingArea")}
      {field("innerArea")}
      {may("org.suspend") && (
        <Select
          label={fields["status"] ?? t.bulk.columns["status"] ?? ""}
          placeholder={words.keep}
          value={typed.status}
          options={(["ACTIVE", "SUSPENDED"] as const).map((value) => ({
            value,
            label: statuses.place[value],
          }))}
          onChange={set("status")}
        />
      )}
      {wrong && (
        <p className="ui-field-error" role="alert">
          {words.none}
        </p>
      )}
    </form>
  );
}
