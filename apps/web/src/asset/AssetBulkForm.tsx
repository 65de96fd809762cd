import { readAssetChange } from "@threshold/domain/asset/bulk";
import { day } from "@threshold/domain/calendar/day";
import { useState } from "react";
import type { FormEvent } from "react";
import type { BulkFormProps } from "../bulk/BulkBar.tsx";
import { DayInput } from "../form/DayInput.tsx";
import { useWords } from "../i18n/Words.tsx";

/** What many pieces of equipment are given: what stays empty stays as it is. */
export function AssetBulkForm({ id, onSubmit }: BulkFormProps) {
  const { t } = useWords();
  const words = t.bulk;
  const [typed, setTyped] = useState({ installedOn: "", warrantyStartOn: "" });
  const [wrong, setWrong] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { installedOn, warrantyStartOn } = typed;
    const asset = {
      ...(installedOn && { installedOn: day(installedOn) }),
      ...(warrantyStartOn && { warrantyStartOn: day(warrantyStartOn) }),
    };
    const read = readAssetChange(asset);
    setWrong(!read.ok);
    if (read.ok) onSubmit({ asset });
  };
  const field = (name: keyof typeof typed) => (
    <DayInput
      label={words.columns[name] ?? ""}
      value={typed[name]}
      onChange={(value) => setTyped({ ...typed, [name]: value })}
    />
  );
  return (
    <form id={id} className="form-stack" onSubmit={submit} noValidate>
      <p className="quiet">{words.asset.lead}</p>
      {field("installedOn")}
      {field("warrantyStartOn")}
      {wrong && (
        <p className="ui-field-error" role="alert">
          {words.unit.none}
        </p>
      )}
    </form>
  );
}
